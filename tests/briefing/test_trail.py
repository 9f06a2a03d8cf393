"""The audit trail in the workbook: every action has its words, those of review among them."""

from datetime import UTC, datetime

from briefing.extract import Extract
from briefing.figures import Figures
from briefing.trail import ACTIONS, trail
from plan.report import Content, Status
from plan.review import Decision, ReviewReason, Stand
from storage import members, reports, reviews, units
from storage.audit import Action
from storage.database import Database
from storage.members import Role
from storage.reviews import Ground
from tests.briefing.conftest import ROOT, TODAY
from tests.town import KONGTONG, plan
from texts import Words

NOW = datetime(2014, 9, 15, 1, tzinfo=UTC)


def test_every_action_has_its_words() -> None:
    assert set(ACTIONS) == set(Action)


async def test_a_return_and_an_undone_approval_stand_in_the_trail(
    blank: Database, words: Words
) -> None:
    content = Content("performances", KONGTONG, TODAY, quantity=2)
    async with blank.transaction() as connection:
        officer = await members.join(connection, NOW, 1, "王芳", KONGTONG, Role.OFFICER)
        judge = await members.join(connection, NOW, 2, "吴审核", KONGTONG, Role.REVIEWER)
        receipt = await reports.add(
            connection,
            NOW,
            content,
            draft=None,
            filed_by=officer.id,
            on_behalf=False,
            status=Status.PENDING,
            level=1,
            year=2014,
        )
        report = await reports.of_receipt(connection, receipt)
        assert report is not None
        after = Stand(Status.APPROVED, 1)
        await reviews.decide(connection, NOW, report, Decision.APPROVED, after, judge.id)
        [review] = await reviews.of_report(connection, report.id)
        await reviews.undo(
            connection, NOW, report, review, judge.id, Ground(ReviewReason.OTHER, "数错了")
        )
        ground = Ground(ReviewReason.FIGURE, None, ("quantity", "a.audience"))
        after = Stand(Status.RETURNED, 1)
        await reviews.decide(connection, NOW, report, Decision.RETURNED, after, judge.id, ground)
    figures = Figures(blank.reader, plan(), await units.tree(blank.reader), TODAY)
    table = await trail(Extract(figures, words, ROOT, NOW))
    said = [(row[1], row[2], row[6]) async for row in table.rows]
    assert said[-3:] == [
        ("吴审核", "审核通过", "审核级次：1"),
        ("吴审核", "撤销通过", "审核级次：1；说明：数错了"),
        ("吴审核", "退回", "审核级次：1；原因：数量与佐证不符；要补改：数量、观众人次"),
    ]
