"""What reviewers hear: the first report in an empty queue, one mended, one they approved withdrawn.

And when filers hear of approvals: together, a moment after the first. Both are jobs, so they
outlive a restart and keep quiet at night.
"""

from datetime import timedelta

from briefing import report_card, review_lines
from handlers import opened
from handlers.buttons import Keys
from handlers.reviewing import bench, rights
from handlers.reviewing.buttons import QueueCard
from handlers.reviewing.telling import beside
from handlers.talk import Talk
from plan.report import Content, Status
from plan.review import Decision, Judge, Stand
from storage import jobs, members, reports, reviews
from storage.reports import Report
from storage.reviews import Waiting
from texts import Markup

QUEUE_NEWS = "review-queue"
APPROVED_NEWS = "review-approved"
# So long after the first report the reviewer is called: what is filed in one go is one call.
SOON = timedelta(minutes=1)
# Approvals of so long are told in one message.
TOGETHER = timedelta(minutes=2)


async def waits(talk: Talk, number: int) -> Markup:
    """Report `number` began to wait: see that somebody hears of it; says for what it waits."""
    report = await reports.get(talk.connection, number)
    if report is None:
        raise LookupError(f"report {number} is gone")
    acting = await rights.acting_on(talk, report)
    others = [one for one in acting.judges if one.reachable and one.id != talk.member.id]
    await _call(talk, others)
    return review_lines.waiting_line(talk, report, acting)


async def passed(talk: Talk, report: Report, after: Stand) -> Markup | None:
    """A report was approved at its level: the next one hears of it, or in a moment its filer.

    Returns what it waits for now, None where it was approved for good.
    """
    if after.status is Status.PENDING:
        return await waits(talk, report.id)
    await _approved(talk, report)
    return None


async def _call(talk: Talk, judges: list[Judge]) -> None:
    """Call those for whom nothing else waits; the others know that they have something to do."""
    sitting = await bench.sitting(talk.connection, talk.tree)
    every = [unit.code for unit in talk.tree]
    found = await reviews.waiting(talk.connection, every)
    for judge in judges:
        if _only_one(sitting, found, judge):
            payload = {"member": judge.id}
            await jobs.add(talk.connection, talk.now, QUEUE_NEWS, talk.now + SOON, payload=payload)


def _only_one(sitting: bench.Bench, found: list[Waiting], judge: Judge) -> bool:
    theirs = (one for one in found if judge.id in sitting.acting(one))
    return next(theirs, None) is not None and next(theirs, None) is None


async def queue_news(talk: Talk) -> None:
    """Tell a reviewer that there is something for him, where there still is."""
    stack = await bench.queue(talk.connection, talk.plan, talk.tree, talk.member)
    if stack:
        text = talk.html("queue-news", count=str(len(stack)))
        await talk.say(text, _to_card(talk, 0))


def _to_card(talk: Talk, report: int) -> Keys:
    return Keys([[QueueCard(report, "").on(talk.plain("button-to-review"))]])


async def handed_in(talk: Talk, before: Report, after: Report) -> Markup:
    """A change made a report wait: who returned it hears of it, else as `waits`."""
    if before.status is Status.RETURNED and await _mended(talk, after, before.content):
        return review_lines.waiting_line(talk, after, await rights.acting_on(talk, after))
    return await waits(talk, after.id)


async def _mended(talk: Talk, report: Report, before: Content) -> bool:
    """Bring a mended report back to who returned it, with what changed; False where he is gone."""
    returned = review_lines.last_return(await reviews.of_report(talk.connection, report.id))
    if returned is None or returned.by_member not in await rights.acting_on(talk, report):
        return False
    member = await members.get(talk.connection, returned.by_member)
    if member is None or not member.reachable:
        return False
    theirs = beside(talk, member)
    lines = [
        theirs.html("mended-news", receipt=report.receipt, name=talk.member.name),
        *report_card.change_lines(theirs, before, report.content),
    ]
    await theirs.say(Markup("\n".join(lines)), _to_card(theirs, report.id))
    return True


async def withdrawn(talk: Talk, report: Report, reason: str) -> None:
    """Tell who approved a report last that it was withdrawn, unless he did it himself."""
    found = [
        one
        for one in await reviews.of_report(talk.connection, report.id)
        if one.stands and one.decision is Decision.APPROVED and one.version == report.version
    ]
    if not found or report.status is not Status.APPROVED:
        return
    member = await members.get(talk.connection, found[-1].by_member)
    if member is None or not member.active or member.id == talk.member.id:
        return
    theirs = beside(talk, member)
    name = talk.plan.indicator(report.content.indicator).short
    values = {"receipt": report.receipt, "name": name, "who": talk.member.name, "reason": reason}
    text = theirs.html("approved-withdrawn", **values)
    await theirs.say(text, Keys([opened.opening(theirs, report)]))


async def _approved(talk: Talk, report: Report) -> None:
    """The filer hears of it in a moment, with what comes by then.

    The job is named after what he knows already, so there is one however many are approved.
    """
    known = await reviews.told(talk.connection, report.filed_by)
    await jobs.add(
        talk.connection,
        talk.now,
        APPROVED_NEWS,
        talk.now + TOGETHER,
        payload={"member": report.filed_by},
        occasion=f"{APPROVED_NEWS}:{report.filed_by}:{known}",
    )
