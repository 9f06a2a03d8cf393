"""The longest report there can be, mended all over, still fits the message of its card."""

from dataclasses import replace
from pathlib import Path

from bot.demonstration.reviewed import with_review
from handlers.reporting.changing import change_content
from handlers.reporting.filing import file_content
from handlers.reviewing.deciding import settle
from plan.model import Plan, Question, QuestionKind, State
from plan.report import Content
from plan.review import Decision, ReviewReason
from storage import members, reports
from storage.members import Role
from storage.reviews import Ground
from tests.town import KONGTONG, a_town, plan

KEYS = tuple(f"q{number}" for number in range(8))


def _plan() -> Plan:
    """The plan with a narrative that asks eight questions and is reviewed."""
    reviewed = with_review(plan(), {"theory": 1})
    asked = tuple(
        Question(key=key, label="一个名称很长的问题" * 2, kind=QuestionKind.TEXT) for key in KEYS
    )
    values = {name: getattr(reviewed, name) for name in Plan.model_fields}
    indicators = [
        one.model_copy(update={"questions": asked}) if one.code == "theory" else one
        for one in reviewed.indicators
    ]
    return Plan(**{**values, "indicators": indicators})


def _content(sign: str, town: Plan) -> Content:
    return Content(
        indicator="theory",
        unit=KONGTONG,
        day=town.start,
        text=sign * 1000,
        state=State.UNDER_WAY,
        answers=dict.fromkeys(KEYS, sign * 100),
        note=sign * 1000,
    )


async def test_it_fits_and_points_to_the_history(tmp_path: Path) -> None:
    the_plan = _plan()
    async with a_town(tmp_path, by_plan=the_plan) as town:
        await town.member(7001, "王芳", KONGTONG, Role.OFFICER)
        reviewer = await town.member(7700, "吴审核", KONGTONG, Role.REVIEWER)
        async with town.database.transaction() as connection:
            officer, judge = await members.everyone(connection)
            now, content = town.now(), _content("旧", the_plan)
            await file_content(connection, the_plan, content, member=officer, now=now)
            report = await reports.get(connection, 1)
            assert report is not None
            ground = Ground(ReviewReason.OTHER, "由" * 200, tuple(f"a.{key}" for key in KEYS))
            decision = Decision.RETURNED
            await settle(
                connection, the_plan, report, decision, member=judge, now=now, ground=ground
            )
            report = await reports.get(connection, 1)
            assert report is not None
            mended = replace(_content("新", the_plan), state=State.DONE)
            await change_content(connection, the_plan, report, mended, member=officer, now=now)
        card = await reviewer.says("/review")
        assert "新" * 1000 in card
        assert "补改内容较多，见“修改记录”。" in card
        assert "旧" not in card
        assert "不予认定" in str(await reviewer.form())
