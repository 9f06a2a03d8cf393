"""A reviewer decides: approve, return for mending with a reason, reject with a reason.

Every tap carries version and level and is checked against what the report is now: of two who tap
at once one decides, and the other is told who did.
"""

from collections.abc import Awaitable, Callable
from datetime import datetime

from briefing import review_lines
from briefing.figures import Figures
from briefing.receipt import moved
from briefing.report_fields import fields_of, instant_shown, label
from handlers import questions, scope
from handlers.buttons import Keys
from handlers.keyboards import Row, pairs
from handlers.reporting import reopened
from handlers.reviewing import announcing, bench, queue, telling
from handlers.reviewing.buttons import (
    Approve,
    AskReject,
    AskReturn,
    AskUndo,
    QueueCard,
    RejectFor,
    ReturnFor,
    fitting,
)
from handlers.talk import Talk
from plan.answers import WrongAnswer
from plan.model import Plan
from plan.report import Status
from plan.review import (
    REJECT_REASONS,
    RETURN_REASONS,
    Decision,
    ReviewReason,
    Stand,
    levels_of,
    when_decided,
)
from storage import reports, reviews, tally
from storage.database import Connection
from storage.drafts import Entry
from storage.members import Member
from storage.questions import Topic
from storage.reports import Report
from storage.reviews import NO_GROUND, Ground, Review
from storage.tally import Contribution
from texts import Markup

Case = Approve | AskReturn | ReturnFor | AskReject | RejectFor
WHAT = {
    Decision.APPROVED: "decided-approved",
    Decision.RETURNED: "decided-returned",
    Decision.REJECTED: "decided-rejected",
}


class Overtaken(WrongAnswer):
    """The report is no longer as the card showed it."""


async def settle(
    connection: Connection,
    plan: Plan,
    report: Report,
    decision: Decision,
    *,
    member: Member,
    now: datetime,
    ground: Ground = NO_GROUND,
) -> Stand:
    """Keep a decision and move the tally, in the caller's transaction; returns where it stands now.

    Whether `member` may decide is the caller's to check.
    """
    content, indicator = report.content, plan.indicator(report.content.indicator)
    after = when_decided(decision, report.level, levels_of(plan, indicator))
    await reviews.decide(connection, now, report, decision, after, member.id, ground)
    was, becomes = Contribution(content, report.status), Contribution(content, after.status)
    await tally.move(connection, now, report.id, indicator, was, becomes)
    return after


async def case(talk: Talk, button: Case) -> Report:
    """The report behind a button, where the speaker may decide on it as he saw it.

    Raises Overtaken where it is another version or no longer waits there, WrongAnswer where it is
    not his to decide.
    """
    report = await reports.get(talk.connection, button.report)
    if report is None or not scope.may_see(talk, report):
        raise WrongAnswer("toast-report-not-yours")
    if not talk.plan.has(report.content.indicator):
        raise WrongAnswer("toast-not-in-plan")
    waiting = await reviews.waiting_at(talk.connection, report.id, button.level)
    if waiting is None or talk.member.id in waiting.authors:
        raise WrongAnswer("toast-review-own", receipt=report.receipt)
    if talk.member.id not in (await bench.sitting(talk.connection, talk.tree)).acting(waiting):
        raise WrongAnswer("toast-review-not-yours", receipt=report.receipt)
    if report.version != button.version:
        raise Overtaken("toast-review-new-version", receipt=report.receipt)
    if (report.status, report.level) != (Status.PENDING, button.level):
        raise await _overtaken(talk, report, button.level)
    return report


async def _overtaken(talk: Talk, report: Report, level: int) -> Overtaken:
    if report.status is Status.WITHDRAWN:
        return Overtaken("toast-review-withdrawn", receipt=report.receipt)
    found = [
        one
        for one in await reviews.of_report(talk.connection, report.id)
        if one.stands and one.level == level and one.version == report.version
    ]
    if not found:
        return Overtaken("toast-review-elsewhere", receipt=report.receipt)
    last = found[-1]
    return Overtaken(
        "toast-review-done",
        receipt=report.receipt,
        name=last.by,
        when=instant_shown(talk, last.at),
        what=talk.plain(WHAT[last.decision]),
    )


async def at_hand(talk: Talk, button: Case) -> Report | None:
    """As `case`; the refused is told why, and sees the card as it is now where that has changed."""
    try:
        return await case(talk, button)
    except WrongAnswer as wrong:
        await talk.toast(talk.plain(wrong.message_id, **wrong.values), alert=True)
        if isinstance(wrong, Overtaken):
            await talk.rewrite_tapped(*await queue.at(talk, button.report, button.only))
    return None


async def approve(talk: Talk, button: Approve) -> None:
    """Approve, once; the next card comes, with the way back on top of it."""
    report = await at_hand(talk, button)
    if report is None:
        return
    after = await settle(
        talk.connection, talk.plan, report, Decision.APPROVED, member=talk.member, now=talk.now
    )
    notice = await _approved(talk, report, after)
    await talk.toast(talk.plain("toast-review-approved"))
    undo = await _undo_row(talk, report)
    await talk.rewrite_tapped(*await queue.at(talk, report.id, button.only, notice, undo))


async def _approved(talk: Talk, report: Report, after: Stand) -> Markup:
    """See that who is concerned hears of an approval; says what it did."""
    waits = await announcing.passed(talk, report, after)
    if waits is not None:
        return talk.html("review-passed-on", receipt=report.receipt, waits=waits)
    figures = Figures(talk.connection, talk.plan, talk.tree, talk.today)
    effect = await moved(
        figures,
        talk.words,
        Contribution(report.content, report.status),
        Contribution(report.content, after.status),
    )
    return talk.html("review-passed", receipt=report.receipt, effect=effect)


async def _undo_row(talk: Talk, report: Report) -> Row:
    last = (await reviews.of_report(talk.connection, report.id))[-1]
    label = talk.plain("button-undo", receipt=report.receipt)
    return [AskUndo(report.id, last.id).on(label)]


# Return and reject: what is wrong, then why.


def _fields(talk: Talk, report: Report) -> tuple[str, ...]:
    """The fields that can be in dispute; a button's bits go by their order. The note never is."""
    indicator = talk.plan.indicator(report.content.indicator)
    every = ("indicator", *fields_of(indicator, report.content))
    return tuple(field for field in every if field != reopened.NOTE)


def _marked(talk: Talk, report: Report, bits: int) -> tuple[str, ...]:
    every = enumerate(_fields(talk, report))
    return tuple(field for place, field in every if bits >> place & 1)


async def ask_return(talk: Talk, button: AskReturn) -> None:
    """Ask which fields are in dispute, and why the report goes back: a tap on a reason sends it."""
    report = await at_hand(talk, button)
    if report is None:
        return
    here, entry = (report.id, report.version, report.level), Entry.of(report.content)
    marks = []
    for place, field in enumerate(_fields(talk, report)):
        on = button.fields >> place & 1
        toggled = fitting(AskReturn(*here, button.fields ^ (1 << place), button.only))
        marks.append(toggled.on(f"{'☑️' if on else '⬜'} {label(talk, entry, field)}"))
    reasons = pairs(
        fitting(ReturnFor(*here, button.fields, one, button.only)).on(_because(talk, one))
        for one in RETURN_REASONS
    )
    rows = [*pairs(marks), *reasons, _keep_row(talk, button)]
    await talk.rewrite_tapped(_question(talk, "return-why", report), Keys(rows))


async def ask_reject(talk: Talk, button: AskReject) -> None:
    """Ask why a report is not recognised."""
    report = await at_hand(talk, button)
    if report is None:
        return
    here = (report.id, report.version, report.level)
    reasons = pairs(
        fitting(RejectFor(*here, one, button.only)).on(talk.plain(f"reason-{one}"))
        for one in REJECT_REASONS
    )
    rows = [*reasons, _keep_row(talk, button)]
    await talk.rewrite_tapped(_question(talk, "reject-why", report), Keys(rows))


def _because(talk: Talk, reason: ReviewReason) -> str:
    """What sets a reason apart from the fields above it."""
    said = talk.plain(f"reason-{reason}")
    return said if reason is ReviewReason.OTHER else talk.plain("button-because", reason=said)


def _question(talk: Talk, message: str, report: Report) -> Markup:
    name = talk.plan.indicator(report.content.indicator).short
    return talk.html(message, receipt=report.receipt, name=name)


def _keep_row(talk: Talk, button: Case) -> Row:
    return [fitting(QueueCard(button.report, button.only)).on(talk.plain("button-back"))]


async def return_for(talk: Talk, button: ReturnFor) -> None:
    """Return for a ready-made reason, or ask for it in words."""
    await _decide_for(talk, button)


async def reject_for(talk: Talk, button: RejectFor) -> None:
    """Reject for a ready-made reason, or ask for it in words."""
    await _decide_for(talk, button)


async def _decide_for(talk: Talk, button: ReturnFor | RejectFor) -> None:
    report = await at_hand(talk, button)
    if report is None:
        return
    if button.reason not in set(ReviewReason):
        await talk.toast(talk.plain("toast-old-button"))
        return
    if button.reason == ReviewReason.OTHER:
        topic = Topic.RETURN if isinstance(button, ReturnFor) else Topic.REJECT
        text, keep = _question(talk, "review-type", report), _keep_row(talk, button)
        await questions.put(talk, topic, button.pack(), text, keep, way_out=False)
        return
    await talk.rewrite_tapped(*await _decided(talk, button, report, None))


async def typed(talk: Talk, button: ReturnFor | RejectFor, words: str) -> None:
    """Return or reject for the reason that was typed. Raises WrongAnswer as `case` does."""
    report = await case(talk, button)
    await talk.say(*await _decided(talk, button, report, words))


async def _decided(
    talk: Talk, button: ReturnFor | RejectFor, report: Report, words: str | None
) -> queue.View:
    """Return or reject what `case` let through; returns the next card below what was done."""
    notice = await _decide(talk, button, report, words)
    # A return goes on at the officer's; a rejection is the end, and may have been a slip.
    undo = await _undo_row(talk, report) if isinstance(button, RejectFor) else None
    return await queue.at(talk, report.id, button.only, notice, undo)


async def _decide(
    talk: Talk, button: ReturnFor | RejectFor, report: Report, words: str | None
) -> Markup:
    """Keep the decision and tell who answers for the report; says what was done."""
    reason = ReviewReason(button.reason)
    if isinstance(button, ReturnFor):
        decision, tell, done = Decision.RETURNED, telling.returned, "review-sent-back"
        ground = Ground(reason, words, _marked(talk, report, button.fields))
    else:
        decision, tell, done = Decision.REJECTED, telling.rejected, "review-refused"
        ground = Ground(reason, words)
    await settle(
        talk.connection,
        talk.plan,
        report,
        decision,
        member=talk.member,
        now=talk.now,
        ground=ground,
    )
    await _tell(talk, report.id, tell)
    shown = review_lines.reason_shown(talk, reason, words)
    return talk.html(done, receipt=report.receipt, reason=shown)


async def _tell(
    talk: Talk, number: int, tell: Callable[[Talk, Report, Review], Awaitable[None]]
) -> None:
    report = await reports.get(talk.connection, number)
    if report is None:
        raise LookupError(f"report {number} is gone")
    await tell(talk, report, (await reviews.of_report(talk.connection, number))[-1])
