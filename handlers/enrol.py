"""Joining: a link with a token brings a person in; then he is asked for his name and his phone.

He is a member once the link is opened, so that of two with the same single-use link one gets in,
and neither loses what he types next. Links are made in handlers/members/inviting.py.
"""

from telegram import (
    Contact,
    KeyboardButton,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
)

from handlers import questions
from handlers.buttons import Keys
from handlers.choices import AskName, AskPhone, KeepName
from handlers.menu import show_menu
from handlers.talk import Talk
from plan.answers import WrongAnswer
from plan.naming import person_name
from plan.quick.model import Kind
from plan.text import visible
from storage import drafts, invitations, members, staff
from storage import questions as stored
from storage.questions import Question, Topic

LONGEST_NAME = 64
LONGEST_PHONE = 20


async def start(talk: Talk) -> None:
    """/start, with or without an invitation's token."""
    token = talk.args[0] if talk.args else None
    if talk.turn.member is not None:
        await _welcome_back(talk, with_link=token is not None)
        return
    invitation = await invitations.find(talk.connection, token, talk.now) if token else None
    if invitation is None or talk.tree.is_closed(invitation.unit):
        await turn_away(talk, "stranger-bad-link" if token else "stranger")
        return
    member = await members.join(
        talk.connection,
        talk.now,
        talk.sender.id,
        _telegrams_name(talk),
        invitation.unit,
        invitation.role,
    )
    await invitations.use(talk.connection, talk.now, invitation, member.id)
    talk.turn.member = member
    await show_menu(talk)
    welcome = talk.html("welcome", name=member.name, **_place(talk))
    keep = KeepName().on(talk.plain("button-keep-name", name=member.name[:20]))
    await questions.put(talk, Topic.OWN_NAME, "", welcome, [keep], way_out=False)


def _place(talk: Talk) -> dict[str, str]:
    """The speaker's unit and role, in words."""
    member = talk.member
    return {"unit": talk.tree[member.unit].name, "role": talk.plain(f"role-{member.role}")}


def _telegrams_name(talk: Talk) -> str:
    return visible(talk.sender.full_name)[:LONGEST_NAME] or f"#{talk.sender.id}"


async def _welcome_back(talk: Talk, *, with_link: bool) -> None:
    await talk.say(talk.html("welcome-member" if with_link else "welcome-back", **_place(talk)))


async def turn_away(talk: Talk, message: str = "stranger") -> None:
    """One polite sentence to a stranger, with his own id to pass on, and nothing else."""
    if talk.query is not None:
        await talk.toast(talk.plain(message, id=str(talk.sender.id)), alert=True)
    else:
        await talk.say(talk.html(message, id=str(talk.sender.id)))


# His name.


async def ask_name(talk: Talk, _button: AskName) -> None:
    """From /settings: his real name."""
    await questions.put(talk, Topic.OWN_NAME, "again", talk.html("name-ask"))


async def keep_name(talk: Talk, _button: KeepName) -> None:
    """The name Telegram has is the real one: it is asked for no more."""
    await stored.drop(talk.connection, talk.member.id, Topic.OWN_NAME)
    text = talk.html("welcome-named", name=talk.member.name, **_place(talk))
    await talk.rewrite_tapped(text, Keys(()))
    await _ask_phone(talk)


async def named(talk: Talk, question: Question, text: str) -> bool:
    """His name, typed; right after joining, what is no name is taken for what else it may be.

    Raises WrongAnswer where he was asked in so many words.
    """
    name = person_name(text)
    first_time = not question.subject
    if name is None or (first_time and _says_something_else(talk, text)):
        if first_time:
            return False
        raise WrongAnswer("name-wrong")
    talk.turn.member = await staff.rename(talk.connection, talk.now, talk.member, name)
    await questions.answered(talk, question)
    await talk.say(talk.html("name-kept", name=name))
    if first_time:
        await _ask_phone(talk)
    return True


def _says_something_else(talk: Talk, text: str) -> bool:
    return talk.office.grammar.parse(text, talk.today, talk.member.unit).kind is not Kind.OTHER


# His phone number.


async def ask_phone(talk: Talk, _button: AskPhone) -> None:
    """From /settings: his phone number."""
    await _ask_phone(talk)


async def _ask_phone(talk: Talk) -> None:
    rows = [
        [KeyboardButton(talk.plain("button-share-phone"), request_contact=True)],
        [KeyboardButton(talk.plain("button-no-phone"))],
    ]
    keyboard = ReplyKeyboardMarkup(rows, resize_keyboard=True, one_time_keyboard=True)
    await talk.say(talk.html("phone-ask"), keyboard)


async def shared(talk: Talk, contact: Contact) -> bool:
    """A contact was sent: kept where it is the sender's own; returns False where others will see.

    Of somebody else's he is told, unless he is in the middle of a report.
    """
    if contact.user_id != talk.sender.id:
        if await drafts.latest(talk.connection, talk.member.id) is not None:
            return False
        await talk.say(talk.html("phone-not-own"))
        return True
    phone = visible(contact.phone_number)[:LONGEST_PHONE]
    await staff.keep_phone(talk.connection, talk.now, talk.member, phone)
    await talk.say(talk.html("phone-kept"), ReplyKeyboardRemove())
    return True


async def skipped(talk: Talk, text: str) -> bool:
    """The keyboard's other button: no phone number; returns False for any other text."""
    if text != talk.plain("button-no-phone"):
        return False
    await talk.say(talk.html("phone-skipped"), ReplyKeyboardRemove())
    return True
