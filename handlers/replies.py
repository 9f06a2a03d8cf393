"""What was typed in answer to a question outside of any draft, given to whoever asked."""

from collections.abc import Awaitable, Callable, Mapping
from typing import TypeVar

from telegram import Message

from handlers import enrol, questions, withdrawing
from handlers.buttons import Button, WithdrawFor
from handlers.menu import ADMINISTRATORS, EVERYONE, FILERS, REVIEWERS
from handlers.planning import adjusting, explaining, locking
from handlers.planning.buttons import Explain, Unlock
from handlers.reminding import announcing
from handlers.reporting.quick import is_report
from handlers.reviewing import deciding, undoing
from handlers.reviewing.buttons import RejectFor, ReturnFor, UndoFor
from handlers.talk import Talk
from handlers.units import editing
from plan.answers import WrongAnswer, parse_text
from storage.members import Role
from storage.questions import Question, Topic

LONGEST_REASON = 200
Tapped = TypeVar("Tapped", bound=Button)
# Each returns False where the text is no answer after all; raises WrongAnswer for a wrong one.
Reader = Callable[[Talk, Question, str], Awaitable[bool]]


def _reason(kind: type[Tapped], act: Callable[[Talk, Tapped, str], Awaitable[None]]) -> Reader:
    """What takes the reason that a tapped button still lacked, and does what the button is for.

    `act` raises WrongAnswer where that cannot be done any more: it is said, and not asked again.
    """

    async def taken(talk: Talk, question: Question, text: str) -> bool:
        words = parse_text(text, most=LONGEST_REASON, one_line=True)
        await questions.answered(talk, question)
        try:
            await act(talk, kind.unpack(question.subject), words)
        except WrongAnswer as wrong:
            await talk.say(talk.html(wrong.message_id, **wrong.values))
        return True

    return taken


WITHDRAWN = _reason(WithdrawFor, withdrawing.typed)


async def _withdrawn(talk: Talk, question: Question, text: str) -> bool:
    """Beside the ready-made reasons too words are the reason, unless they surely are a report."""
    offered = WithdrawFor.unpack(question.subject).reason == withdrawing.UNSAID
    if offered and is_report(talk, text):
        return False
    return await WITHDRAWN(talk, question, text)


# Who may answer, as for the button that asked: his role may be another by the time he types.
ANSWERS: Mapping[Topic, tuple[frozenset[Role], Reader]] = {
    Topic.OWN_NAME: (EVERYONE, enrol.named),
    Topic.UNIT_NEW: (REVIEWERS, editing.added),
    Topic.UNIT_NAME: (REVIEWERS, editing.renamed),
    Topic.UNIT_SHORT: (REVIEWERS, editing.shortened),
    Topic.UNIT_ALIASES: (REVIEWERS, editing.aliased),
    Topic.UNIT_WORKERS: (ADMINISTRATORS, editing.populated),
    Topic.UNIT_QUOTA: (ADMINISTRATORS, editing.given_quota),
    Topic.WITHDRAW: (FILERS, _withdrawn),
    Topic.RETURN: (REVIEWERS, _reason(ReturnFor, deciding.typed)),
    Topic.REJECT: (REVIEWERS, _reason(RejectFor, deciding.typed)),
    Topic.UNDO: (REVIEWERS, _reason(UndoFor, undoing.typed)),
    Topic.UNLOCK: (ADMINISTRATORS, _reason(Unlock, locking.typed)),
    Topic.EXPLAIN: (FILERS, _reason(Explain, explaining.typed)),
    Topic.ADJUST: (ADMINISTRATORS, adjusting.typed),
    Topic.BROADCAST: (REVIEWERS, announcing.typed),
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
    right, read = ANSWERS[question.topic]
    if talk.member.role not in right:
        await questions.answered(talk, question)
        await talk.say(talk.html("not-your-role"))
        return True
    try:
        return await read(talk, question, message.text)
    except WrongAnswer as wrong:
        await questions.again(talk, question, wrong)
        return True
