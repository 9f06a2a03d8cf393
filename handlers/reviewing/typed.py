"""A reviewer's reason in words, typed after the bot asked for it."""

from telegram import InlineKeyboardMarkup, Message

from handlers import opened, reasons
from handlers.buttons import Stale
from handlers.reviewing import deciding, undoing
from handlers.reviewing.buttons import RejectFor, ReturnFor, UndoFor
from handlers.talk import Talk
from plan.answers import WrongAnswer
from storage import asked
from storage.asked import ReasonAsked

Asking = ReturnFor | RejectFor | UndoFor


def _asking(question: ReasonAsked) -> Asking | None:
    """The button whose reason was asked for; None where a withdrawal's was."""
    for kind in (ReturnFor, RejectFor, UndoFor):
        try:
            return kind.unpack(question.button or "")
        except Stale:
            continue
    return None


async def typed(talk: Talk, message: Message) -> bool:
    """Take what was typed as the reason that was asked for; returns False where none was."""
    question = await reasons.waiting(talk)
    button = _asking(question) if question is not None else None
    if question is None or button is None or not reasons.is_answer(message):
        return False
    try:
        words = reasons.read(message)
    except WrongAnswer as wrong:
        reason = talk.html(wrong.message_id, **wrong.values)
        # The question last: whatever the bot says after it would end it.
        letter = await talk.say(talk.html("wrong-answer", reason=reason))
        await asked.ask(
            talk.connection,
            talk.now,
            talk.member.id,
            question.report,
            letter,
            "",
            button=question.button,
        )
        return True
    await asked.forget(talk.connection, talk.member.id)
    await talk.strip(question.letter)
    try:
        await _act(talk, button, words)
    except WrongAnswer as wrong:
        await talk.say(talk.html(wrong.message_id, **wrong.values))
    return True


async def _act(talk: Talk, button: Asking, words: str) -> None:
    if isinstance(button, UndoFor):
        report, review = await undoing.case(talk, button)
        said = await undoing.undo(talk, button, report, review, words)
        await talk.say(said, InlineKeyboardMarkup([opened.opening(talk, report, "")]))
        return
    report = await deciding.case(talk, button)
    await talk.say(*await deciding.decided(talk, button, report, words))


async def cancelled(talk: Talk) -> bool:
    """/cancel where a reviewer's reason is asked for: nothing is decided; False where none is."""
    question = await reasons.waiting(talk)
    if question is None or _asking(question) is None:
        return False
    await asked.forget(talk.connection, talk.member.id)
    await talk.strip(question.letter)
    await talk.say(talk.html("review-not-decided"))
    return True
