"""Withdrawing a report with a reason, and undoing it; the tally follows both ways."""

from telegram import InlineKeyboardMarkup, Message

from briefing import report_card
from briefing.figures import Figures
from briefing.receipt import moved
from handlers import opened, reasons
from handlers.buttons import OpenReport, Reinstate, Withdraw, WithdrawFor
from handlers.keyboards import Row
from handlers.reviewing import announcing
from handlers.talk import Talk
from plan.answers import WrongAnswer
from plan.report import Status
from storage import asked, periods, reports, revisions, tally
from storage.asked import ReasonAsked
from storage.reports import Report
from storage.revisions import Reason
from storage.tally import Contribution
from texts import Markup


async def ask(talk: Talk, button: Withdraw) -> None:
    """Ask for the reason, in place of the card."""
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
    keyboard = InlineKeyboardMarkup([*rows, _keep_row(talk, report, button.back)])
    await talk.rewrite_tapped(_question(talk, "withdraw-why", report), keyboard)


def _question(talk: Talk, message: str, report: Report) -> Markup:
    name = talk.plan.indicator(report.content.indicator).short
    return talk.html(message, receipt=report.receipt, name=name)


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
        keyboard = InlineKeyboardMarkup([_keep_row(talk, report, button.back)])
        question = _question(talk, "withdraw-type", report)
        letter = await talk.rewrite_tapped(question, keyboard)
        await asked.ask(talk.connection, talk.now, talk.member.id, report.id, letter, button.back)
        return
    await _withdraw(talk, report, reason, None)
    await talk.rewrite_tapped(*await _card(talk, report.id, button.back))
    await _tell_withdrawn(talk, report, reason, None, button.back)


async def typed(talk: Talk, message: Message) -> bool:
    """Take what was typed as the reason that was asked for; returns False where none was.

    Only the very next words count: once the bot has answered anything else, or an hour has
    passed, they are meant for something else.
    """
    question = await _waiting(talk)
    if question is None or not reasons.is_answer(message):
        return False
    report = await reports.get(talk.connection, question.report)
    refusal = opened.refusal(talk, report) if report is not None else "toast-report-not-yours"
    if report is None or refusal is not None:
        await asked.forget(talk.connection, talk.member.id)
        receipt = report.receipt if report is not None else ""
        await talk.say(talk.html(refusal or "toast-report-not-yours", receipt=receipt))
        return True
    try:
        words = reasons.read(message)
    except WrongAnswer as wrong:
        await _ask_again(talk, report, question, wrong)
        return True
    await asked.forget(talk.connection, talk.member.id)
    await _withdraw(talk, report, Reason.OTHER, words)
    await talk.strip(question.letter)
    await _tell_withdrawn(talk, report, Reason.OTHER, words, question.back)
    return True


async def _waiting(talk: Talk) -> ReasonAsked | None:
    """The question that waits, where it is why he withdraws."""
    question = await reasons.waiting(talk)
    return question if question is not None and question.button is None else None


async def _ask_again(talk: Talk, report: Report, question: ReasonAsked, wrong: WrongAnswer) -> None:
    reason = talk.html(wrong.message_id, **wrong.values)
    again = _question(talk, "withdraw-type", report)
    text = Markup(f"{talk.html('wrong-answer', reason=reason)}\n\n{again}")
    keyboard = InlineKeyboardMarkup([_keep_row(talk, report, question.back)])
    # The question last: whatever the bot says after it would end it.
    await talk.strip(question.letter)
    letter = await talk.say(text, keyboard)
    await asked.ask(talk.connection, talk.now, talk.member.id, report.id, letter, question.back)


async def cancelled(talk: Talk) -> bool:
    """/cancel where a reason is asked for: the report stays; returns False where none is."""
    question = await _waiting(talk)
    if question is None:
        return False
    await asked.forget(talk.connection, talk.member.id)
    await talk.strip(question.letter)
    await talk.say(talk.html("withdraw-cancelled"))
    return True


async def _withdraw(talk: Talk, report: Report, reason: Reason, words: str | None) -> None:
    content = report.content
    locked = await periods.is_locked(talk.connection, content.unit, content.day)
    await revisions.withdraw(
        talk.connection, talk.now, report, talk.member.id, reason, words, locked=locked
    )
    indicator = talk.plan.indicator(content.indicator)
    gone = Contribution(content, report.status)
    await tally.move(talk.connection, talk.now, report.id, indicator, gone, None)


async def _card(talk: Talk, number: int, back: str) -> tuple[Markup, InlineKeyboardMarkup]:
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
    undo = opened.leading_back(Reinstate(report.id, back))
    await talk.say(said, InlineKeyboardMarkup([[undo.on(talk.plain("button-reinstate"))]]))


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
