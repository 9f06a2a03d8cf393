"""Asking somebody to type something outside of any draft; what is done with it is others'.

Only the very next words count: once the bot has answered anything else, or an hour has passed,
what is typed is meant for something else.
"""

from datetime import timedelta

from telegram import InlineKeyboardMarkup

from handlers.choices import CancelQuestion
from handlers.keyboards import Row
from handlers.talk import Talk
from plan.answers import WrongAnswer
from storage import outbox, questions
from storage.questions import Question, Topic
from texts import Markup

PATIENCE = timedelta(hours=1)


async def put(
    talk: Talk, topic: Topic, subject: str, text: Markup, *rows: Row, way_out: bool = True
) -> None:
    """Ask, in place of the tapped message where one was tapped."""
    keyboard = InlineKeyboardMarkup([*rows, *([_way_out(talk)] if way_out else [])])
    letter = await (talk.rewrite_tapped if talk.query else talk.say)(text, keyboard)
    await questions.ask(talk.connection, talk.now, talk.member.id, topic, subject, letter)


def _way_out(talk: Talk) -> Row:
    return [CancelQuestion().on(talk.plain("button-cancel"))]


async def waiting(talk: Talk) -> Question | None:
    """The question the speaker is to answer now."""
    question = await questions.waiting(talk.connection, talk.member.id)
    if question is None:
        return None
    late = talk.now - question.at > PATIENCE
    if late or await outbox.answered_since(talk.connection, talk.chat_id, question.letter):
        await questions.forget(talk.connection, talk.member.id)
        return None
    return question


async def again(talk: Talk, question: Question, wrong: WrongAnswer) -> None:
    """Say why an answer cannot be taken, and go on waiting for another."""
    await talk.strip(question.letter)
    reason = talk.html(wrong.message_id, **wrong.values)
    letter = await talk.say(
        talk.html("question-again", reason=reason), InlineKeyboardMarkup([_way_out(talk)])
    )
    await questions.ask(
        talk.connection, talk.now, talk.member.id, question.topic, question.subject, letter
    )


async def answered(talk: Talk, question: Question) -> None:
    """The question was answered: its buttons go."""
    await questions.forget(talk.connection, talk.member.id)
    await talk.strip(question.letter)


async def cancelled(talk: Talk) -> bool:
    """/cancel where something is asked: it is no longer; returns False where nothing is."""
    question = await waiting(talk)
    if question is None:
        return False
    await answered(talk, question)
    await talk.say(talk.html("question-cancelled"))
    return True


async def drop(talk: Talk) -> None:
    """Whatever the speaker was asked is no longer asked."""
    await questions.forget(talk.connection, talk.member.id)


async def cancel(talk: Talk, _button: CancelQuestion) -> None:
    """The button: the question is no longer asked."""
    await drop(talk)
    await talk.rewrite_tapped(talk.html("question-cancelled"), InlineKeyboardMarkup(()))
