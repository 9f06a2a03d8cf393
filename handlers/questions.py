"""Asking somebody to type something outside of any draft; what is done with it is others'.

Whom words belong to, stated here for all: only the very next words answer a question, and only
words of one's own. Once the bot has answered anything else, or an hour has passed, what is typed
is meant for what it would be meant for otherwise: the open draft, quick entry. /cancel drops the
question first, then the draft. A question's buttons work until it is answered, cancelled or asked
anew, so what is half filled in (an adjustment) is not lost by a look elsewhere.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

from handlers.buttons import Keys
from handlers.choices import CancelQuestion
from handlers.keyboards import Row
from handlers.talk import NO_BUTTONS, Talk
from plan.answers import WrongAnswer
from storage import outbox, questions
from storage.questions import Question, Topic
from texts import Markup

PATIENCE = timedelta(hours=1)
# What is said where nothing comes of it.
CANCELLED: Mapping[Topic, str] = {
    Topic.WITHDRAW: "withdraw-cancelled",
    Topic.RETURN: "review-not-decided",
    Topic.REJECT: "review-not-decided",
    Topic.UNDO: "review-not-decided",
    Topic.UNLOCK: "unlock-dropped",
    Topic.EXPLAIN: "explain-dropped",
    Topic.ADJUST: "adjust-dropped",
    Topic.BROADCAST: "announce-dropped",
}


async def put(
    talk: Talk,
    topic: Topic,
    subject: str,
    text: Markup,
    *rows: Row,
    way_out: bool = True,
    below: bool = False,
) -> None:
    """Ask; `rows` and the rest are those of `show`."""
    question = await questions.begin(talk.connection, talk.now, talk.member.id, topic, subject)
    await show(talk, question, text, *rows, way_out=way_out, below=below)


async def show(
    talk: Talk,
    question: Question,
    text: Markup,
    *rows: Row,
    way_out: bool = True,
    below: bool = False,
) -> None:
    """Show a question, in place of the tapped message unless `below` it; below what was typed.

    `way_out` adds the button that cancels it. Whatever the bot says after this would end it.
    """
    cancelling = CancelQuestion(question.id).on(talk.plain("button-cancel"))
    keyboard = Keys([*rows, *([[cancelling]] if way_out else [])])
    if talk.query is not None and not below:
        letter = await talk.rewrite_tapped(text, keyboard)
    else:
        if question.letter:
            await talk.strip(question.letter)
        letter = await talk.say(text, keyboard)
    await questions.keep(talk.connection, replace(question, letter=letter, at=talk.now))


async def waiting(talk: Talk) -> Question | None:
    """The question that the speaker's next words answer."""
    question = await questions.newest(talk.connection, talk.member.id)
    if question is None or talk.now - question.at > PATIENCE:
        return None
    gone_on = await outbox.answered_since(talk.connection, talk.chat_id, question.letter)
    return None if gone_on else question


async def again(talk: Talk, question: Question, wrong: WrongAnswer) -> None:
    """Say why an answer cannot be taken, and go on waiting for another."""
    reason = talk.html(wrong.message_id, **wrong.values)
    await show(talk, question, talk.html("question-again", reason=reason))


async def answered(talk: Talk, question: Question) -> None:
    """The question was answered: its buttons go."""
    await questions.forget(talk.connection, question)
    await talk.strip(question.letter)


async def cancelled(talk: Talk) -> bool:
    """/cancel where something is asked: it is no longer; returns False where nothing is."""
    question = await waiting(talk)
    if question is None:
        return False
    await answered(talk, question)
    await talk.say(_nothing_done(talk, question))
    return True


async def cancel(talk: Talk, button: CancelQuestion) -> None:
    """The button: the question is no longer asked."""
    question = await questions.get(talk.connection, talk.member.id, button.question)
    if question is None:
        await talk.toast(talk.plain("toast-question-gone"), alert=True)
        return
    await questions.forget(talk.connection, question)
    await talk.rewrite_tapped(_nothing_done(talk, question), NO_BUTTONS)


def _nothing_done(talk: Talk, question: Question) -> Markup:
    return talk.html(CANCELLED.get(question.topic, "question-cancelled"))
