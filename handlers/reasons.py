"""A reason the bot asked for in words: whether what is typed next is it."""

from datetime import timedelta

from telegram import Message

from handlers.talk import Talk
from plan.answers import parse_text
from storage import asked, outbox
from storage.asked import ReasonAsked

LONGEST_REASON = 200
# After this long what is typed is no longer taken for the reason.
PATIENCE = timedelta(hours=1)


async def waiting(talk: Talk) -> ReasonAsked | None:
    """The question that still waits: nothing else was said since, and less than an hour ago."""
    question = await asked.waiting(talk.connection, talk.member.id)
    if question is None:
        return None
    late = talk.now - question.at > PATIENCE
    if late or await outbox.answered_since(talk.connection, talk.chat_id, question.letter):
        await asked.forget(talk.connection, talk.member.id)
        return None
    return question


def is_answer(message: Message) -> bool:
    """Whether a message can be a reason: words of the sender's own."""
    return message.text is not None and message.forward_origin is None


def read(message: Message) -> str:
    """The reason that was typed. Raises WrongAnswer where it is none."""
    return parse_text(message.text or "", most=LONGEST_REASON, one_line=True)
