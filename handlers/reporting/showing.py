"""Putting a form before its member: anew below what was said, or in place of the old."""

from dataclasses import replace

from handlers.buttons import Keys
from handlers.reporting import fields
from handlers.reporting.form import form
from handlers.talk import Talk
from plan.answers import WrongAnswer
from storage import drafts
from storage.drafts import Draft, Entry
from texts import Markup


async def show_anew(talk: Talk, draft: Draft, reason: Markup | None = None) -> None:
    """Send the form below what was said; the old one loses its buttons."""
    await show_as(talk, draft, *await form(talk, draft, reason=reason))


async def show_as(talk: Talk, draft: Draft, text: Markup, keyboard: Keys) -> None:
    """Send this as the draft's form, below what was said; the old one loses its buttons."""
    letter = await talk.say(text, keyboard)
    if draft.form is not None:
        await talk.strip(draft.form)
    await drafts.save(talk.connection, talk.now, replace(draft, form=letter))


async def show_in_place(talk: Talk, draft: Draft, leaf: str = "") -> None:
    """Put the form in place of the one that was tapped."""
    await drafts.save(talk.connection, talk.now, draft)
    if draft.form is not None:
        await talk.rewrite(draft.form, *await form(talk, draft, leaf=leaf))


def moved(talk: Talk, draft: Draft, entry: Entry) -> Draft:
    """The draft with the answer to its step in `entry`, waiting at the next open question."""
    settled = fields.settle(entry, draft.step)
    return replace(draft, entry=settled, step=fields.next_step(talk, settled))


def reason_of(talk: Talk, wrong: WrongAnswer) -> Markup:
    """What a person is told of his wrong answer."""
    return talk.html(wrong.message_id, **wrong.values)
