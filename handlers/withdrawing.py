"""Withdrawing a report with a reason, and undoing it; the tally follows both ways."""

from briefing import report_card
from briefing.figures import Figures
from briefing.receipt import moved
from handlers import opened, questions
from handlers.buttons import Keys, OpenReport, Reinstate, Withdraw, WithdrawFor
from handlers.keyboards import Row
from handlers.reviewing import announcing, telling
from handlers.talk import Talk
from plan.answers import WrongAnswer
from plan.report import Status
from storage import periods, reports, revisions, tally
from storage.questions import Topic
from storage.reports import Report
from storage.revisions import Reason
from storage.tally import Contribution
from texts import Markup

UNSAID = ""  # the reason of a question whose ready-made reasons are still on offer


async def ask(talk: Talk, button: Withdraw) -> None:
    """Ask for the reason, in place of the card; it may be typed at once."""
    report = await opened.changeable(talk, button.report)
    if report is None:
        return
    rows = [
        [
            opened.leading_back(WithdrawFor(report.id, reason, button.back)).on(
                talk.plain(f"reason-{reason}")
            )
        ]
        for reason in Reason
    ]
    unsaid = opened.leading_back(WithdrawFor(report.id, UNSAID, button.back)).pack()
    text = await _question(talk, "withdraw-why", report)
    keep = _keep_row(talk, report, button.back)
    await questions.put(talk, Topic.WITHDRAW, unsaid, text, *rows, keep, way_out=False)


async def _question(talk: Talk, message: str, report: Report) -> Markup:
    content = report.content
    name = talk.plan.indicator(content.indicator).short
    lines = [talk.html(message, receipt=report.receipt, name=name)]
    if await periods.is_locked(talk.connection, content.unit, content.day):
        lines.append(talk.html("withdraw-locked"))
    return Markup("\n".join(lines))


def _keep_row(talk: Talk, report: Report, back: str) -> Row:
    keep = opened.leading_back(OpenReport(report.id, back))
    return [keep.on(talk.plain("button-keep"))]


async def withdraw_for(talk: Talk, button: WithdrawFor) -> None:
    """Withdraw for a ready-made reason, once; or ask for it in words."""
    report = await opened.changeable(talk, button.report)
    if report is None:
        return
    try:
        reason = Reason(button.reason)
    except ValueError:
        await talk.toast(talk.plain("toast-old-button"))
        return
    if reason is Reason.OTHER:
        text = await _question(talk, "withdraw-type", report)
        keep = _keep_row(talk, report, button.back)
        await questions.put(talk, Topic.WITHDRAW, button.pack(), text, keep, way_out=False)
        return
    await _withdraw(talk, report, reason, None)
    await talk.rewrite_tapped(*await _card(talk, report.id, button.back))
    await _tell_withdrawn(talk, report, reason, None, button.back)


async def typed(talk: Talk, button: WithdrawFor, words: str) -> None:
    """Withdraw for the reason that was typed. Raises WrongAnswer where that cannot be any more."""
    report = await reports.get(talk.connection, button.report)
    if report is None:
        raise WrongAnswer("toast-report-not-yours")
    refusal = opened.refusal(talk, report)
    if refusal is not None:
        raise WrongAnswer(refusal, receipt=report.receipt)
    await _withdraw(talk, report, Reason.OTHER, words)
    await _tell_withdrawn(talk, report, Reason.OTHER, words, button.back)


async def _withdraw(talk: Talk, report: Report, reason: Reason, words: str | None) -> None:
    content = report.content
    locked = await periods.is_locked(talk.connection, content.unit, content.day)
    await revisions.withdraw(
        talk.connection, talk.now, report, talk.member.id, reason, words, locked=locked
    )
    indicator = talk.plan.indicator(content.indicator)
    gone = Contribution(content, report.status)
    await tally.move(talk.connection, talk.now, report.id, indicator, gone, None)


async def _card(talk: Talk, number: int, back: str) -> tuple[Markup, Keys]:
    report = await reports.get(talk.connection, number)
    if report is None:
        raise LookupError(f"report {number} is gone")
    return await opened.view(talk, report, back)


async def _effect(talk: Talk, before: Contribution | None, after: Contribution | None) -> Markup:
    figures = Figures(talk.connection, talk.plan, talk.tree, talk.today)
    return await moved(figures, talk.words, before, after)


async def _tell_withdrawn(
    talk: Talk, report: Report, reason: Reason, words: str | None, back: str
) -> None:
    effect = await _effect(talk, Contribution(report.content, report.status), None)
    said = talk.html(
        "receipt-withdrawn",
        receipt=report.receipt,
        reason=report_card.reason_shown(talk, reason, words),
        effect=effect,
    )
    await announcing.withdrawn(talk, report, report_card.reason_shown(talk, reason, words))
    await telling.withdrawn(talk, report, reason, words)
    undo = opened.leading_back(Reinstate(report.id, back))
    await talk.say(said, Keys([[undo.on(talk.plain("button-reinstate"))]]))


async def reinstate(talk: Talk, button: Reinstate) -> None:
    """Undo a withdrawal, once: the report stands again as it stood."""
    report = await opened.seen(talk, button.report)
    if report is None:
        return
    withdrawal = await revisions.standing_withdrawal(talk.connection, report.id)
    if withdrawal is None or report.status is not Status.WITHDRAWN:
        await talk.toast(talk.plain("toast-not-withdrawn", receipt=report.receipt), alert=True)
        return
    if not opened.may_reinstate(talk, report, withdrawal):
        await talk.toast(talk.plain("toast-not-yours-to-change"), alert=True)
        return
    content = report.content
    locked = await periods.is_locked(talk.connection, content.unit, content.day)
    await revisions.reinstate(
        talk.connection, talk.now, report, withdrawal, talk.member.id, locked=locked
    )
    after = Contribution(content, withdrawal.was)
    indicator = talk.plan.indicator(content.indicator)
    await tally.move(talk.connection, talk.now, report.id, indicator, None, after)
    await talk.rewrite_tapped(*await _card(talk, report.id, button.back))
    effect = await _effect(talk, None, after)
    if after.status is Status.PENDING:
        effect = await announcing.waits(talk, report.id)
    await talk.say(talk.html("receipt-reinstated", receipt=report.receipt, effect=effect))
    await telling.reinstated(talk, report)
