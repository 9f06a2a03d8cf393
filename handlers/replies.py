"""What was typed in answer to a question outside of any draft, given to whoever asked."""

from collections.abc import Awaitable, Callable, Mapping

from telegram import Message

from handlers import enrol, questions
from handlers.menu import ADMINISTRATORS, EVERYONE, REVIEWERS
from handlers.talk import Talk
from handlers.units import editing
from plan.answers import WrongAnswer
from storage.members import Role
from storage.questions import Question, Topic

# Each returns False where the text is no answer after all; raises WrongAnswer for a wrong one.
Reader = Callable[[Talk, Question, str], Awaitable[bool]]
READERS: Mapping[Topic, Reader] = {
    Topic.OWN_NAME: enrol.named,
    Topic.UNIT_NEW: editing.added,
    Topic.UNIT_NAME: editing.renamed,
    Topic.UNIT_SHORT: editing.shortened,
    Topic.UNIT_ALIASES: editing.aliased,
    Topic.UNIT_WORKERS: editing.populated,
    Topic.UNIT_QUOTA: editing.given_quota,
}
# As for the button that asked: his role may be another by the time he types.
RIGHTS: Mapping[Topic, frozenset[Role]] = {
    Topic.OWN_NAME: EVERYONE,
    Topic.UNIT_NEW: REVIEWERS,
    Topic.UNIT_NAME: REVIEWERS,
    Topic.UNIT_SHORT: REVIEWERS,
    Topic.UNIT_ALIASES: REVIEWERS,
    Topic.UNIT_WORKERS: ADMINISTRATORS,
    Topic.UNIT_QUOTA: ADMINISTRATORS,
}


async def taken(talk: Talk, message: Message) -> bool:
    """Take a message as the answer that is waited for; returns False where none is, or it is not.

    A contact, and the word that declines to share one, come from a keyboard of their own and are
    taken at any time.
    """
    if message.contact is not None and message.forward_origin is None:
        return await enrol.shared(talk, message.contact)
    if message.text is None or message.forward_origin is not None:
        return False
    if await enrol.skipped(talk, message.text):
        return True
    question = await questions.waiting(talk)
    if question is None:
        return False
    if talk.member.role not in RIGHTS[question.topic]:
        await questions.answered(talk, question)
        await talk.say(talk.html("not-your-role"))
        return True
    try:
        return await READERS[question.topic](talk, question, message.text)
    except WrongAnswer as wrong:
        await questions.again(talk, question, wrong)
        return True
