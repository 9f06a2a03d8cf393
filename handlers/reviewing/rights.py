"""What a reviewer may do on a report he opened: go to its card, undo the last decision on it."""

from collections.abc import Sequence

from handlers.keyboards import Row
from handlers.menu import REVIEWERS
from handlers.reviewing import bench
from handlers.reviewing.buttons import AskUndo, QueueCard
from handlers.talk import Talk
from plan.report import Status
from plan.review import Acting, Decision, Stand
from storage import reviews
from storage.reports import Report
from storage.reviews import Review


async def acting_on(talk: Talk, report: Report) -> Acting:
    """Who may decide on a waiting report now."""
    waiting = await reviews.waiting_at(talk.connection, report.id, report.level)
    if waiting is None:
        raise LookupError(f"report {report.id} is gone")
    return (await bench.sitting(talk.connection, talk.tree)).acting(waiting)


async def may_decide(talk: Talk, report: Report, level: int) -> bool:
    """Whether the speaker is one of those who decide on a report at a level."""
    if talk.member.role not in REVIEWERS or not level:
        return False
    waiting = await reviews.waiting_at(talk.connection, report.id, level)
    sitting = await bench.sitting(talk.connection, talk.tree)
    return waiting is not None and talk.member.id in sitting.acting(waiting)


def undoable(report: Report, decided: Sequence[Review]) -> Review | None:
    """The decision that made the report stand where it stands, where it can be undone."""
    found = [one for one in decided if one.stands and one.version == report.version]
    if not found:
        return None
    last = found[-1]
    left = {
        Decision.APPROVED: {
            Stand(Status.APPROVED, last.level),
            Stand(Status.PENDING, last.level + 1),
        },
        Decision.REJECTED: {Stand(Status.REJECTED, last.level)},
        Decision.RETURNED: set[Stand](),
    }
    return last if Stand(report.status, report.level) in left[last.decision] else None


async def offers(talk: Talk, report: Report, decided: Sequence[Review]) -> list[Row]:
    """The buttons of review on an opened report."""
    if report.status is Status.PENDING and await may_decide(talk, report, report.level):
        return [[QueueCard(report.id, "").on(talk.plain("button-to-review"))]]
    last = undoable(report, decided)
    if last is not None and await may_decide(talk, report, last.level):
        label = talk.plain("button-undo", receipt=report.receipt)
        return [[AskUndo(report.id, last.id).on(label)]]
    return []
