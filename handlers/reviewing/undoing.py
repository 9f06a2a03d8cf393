"""Undoing an approval or a rejection with a reason, until the month is locked."""

from briefing import review_lines
from briefing.figures import Figures
from briefing.receipt import moved
from handlers import opened, questions, scope
from handlers.buttons import Keys, OpenReport
from handlers.keyboards import Row
from handlers.reviewing import announcing, rights, telling
from handlers.reviewing.buttons import AskUndo, UndoFor
from handlers.talk import Talk
from plan.answers import WrongAnswer
from plan.report import Status
from plan.review import UNDO_REASONS, ReviewReason
from storage import periods, reports, reviews, tally
from storage.questions import Topic
from storage.reports import Report
from storage.reviews import Ground, Review
from storage.tally import Contribution
from texts import Markup


async def _case(talk: Talk, button: AskUndo | UndoFor) -> tuple[Report, Review]:
    """The decision behind a button, where the speaker may undo it now; else raises WrongAnswer."""
    report = await reports.get(talk.connection, button.report)
    if report is None or not scope.may_see(talk, report):
        raise WrongAnswer("toast-report-not-yours")
    if not talk.plan.has(report.content.indicator):
        raise WrongAnswer("toast-not-in-plan")
    last = rights.undoable(report, await reviews.of_report(talk.connection, report.id))
    if last is None or last.id != button.review:
        raise WrongAnswer("toast-review-not-last", receipt=report.receipt)
    if not await rights.may_decide(talk, report, last.level):
        raise WrongAnswer("toast-review-not-yours", receipt=report.receipt)
    content = report.content
    if await periods.is_locked(talk.connection, content.unit, content.day):
        raise WrongAnswer("toast-review-locked", receipt=report.receipt)
    return report, last


async def _at_hand(talk: Talk, button: AskUndo | UndoFor) -> tuple[Report, Review] | None:
    try:
        return await _case(talk, button)
    except WrongAnswer as wrong:
        await talk.toast(talk.plain(wrong.message_id, **wrong.values), alert=True)
        return None


async def ask(talk: Talk, button: AskUndo) -> None:
    """Ask why, below: the card that was tapped on stays."""
    found = await _at_hand(talk, button)
    if found is None:
        return
    report, review = found
    rows = [
        [UndoFor(report.id, review.id, one).on(talk.plain(f"reason-{one}"))] for one in UNDO_REASONS
    ]
    keyboard = Keys([*rows, _keep_row(talk, report)])
    await talk.say(_question(talk, "undo-why", report), keyboard)


def _question(talk: Talk, message: str, report: Report) -> Markup:
    name = talk.plan.indicator(report.content.indicator).short
    return talk.html(message, receipt=report.receipt, name=name)


def _keep_row(talk: Talk, report: Report) -> Row:
    return [OpenReport(report.id, "").on(talk.plain("button-keep-decision"))]


async def undo_for(talk: Talk, button: UndoFor) -> None:
    """Undo for a ready-made reason, once; or ask for it in words."""
    found = await _at_hand(talk, button)
    if found is None:
        return
    if button.reason not in UNDO_REASONS:
        await talk.toast(talk.plain("toast-old-button"))
        return
    report, review = found
    if button.reason == ReviewReason.OTHER:
        text, keep = _question(talk, "review-type", report), _keep_row(talk, report)
        await questions.put(talk, Topic.UNDO, button.pack(), text, keep, way_out=False)
        return
    said = await _undo(talk, button, report, review, None)
    await talk.rewrite_tapped(said, Keys([opened.opening(talk, report)]))


async def typed(talk: Talk, button: UndoFor, words: str) -> None:
    """Undo for the reason that was typed. Raises WrongAnswer where that cannot be any more."""
    report, review = await _case(talk, button)
    said = await _undo(talk, button, report, review, words)
    await talk.say(said, Keys([opened.opening(talk, report)]))


async def _undo(
    talk: Talk, button: UndoFor, report: Report, review: Review, words: str | None
) -> Markup:
    """Undo what `_case` let through: the report waits again at that level; says what it did."""
    ground = Ground(ReviewReason(button.reason), words)
    await reviews.undo(talk.connection, talk.now, report, review, talk.member.id, ground)
    before = Contribution(report.content, report.status)
    after = Contribution(report.content, Status.PENDING)
    indicator = talk.plan.indicator(report.content.indicator)
    await tally.move(talk.connection, talk.now, report.id, indicator, before, after)
    await telling.undone(talk, report, review, ground)
    waits = await announcing.waits(talk, report.id)
    figures = Figures(talk.connection, talk.plan, talk.tree, talk.today)
    effect = await moved(figures, talk.words, before, after)
    reason = review_lines.reason_shown(talk, ground.reason, words)
    values = {"receipt": report.receipt, "reason": reason, "effect": effect, "waits": waits}
    return talk.html("review-undone", **values)
