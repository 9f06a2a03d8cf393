"""Editing the message of a quick report: a change of the report is offered, never made unasked."""

from dataclasses import replace

from telegram import InlineKeyboardMarkup, Message

from handlers import opened
from handlers.buttons import TakeEdited
from handlers.reporting import changing
from handlers.reporting.fields import CARD
from handlers.reporting.showing import show_anew
from handlers.talk import Talk
from storage import drafts, edits, reports
from storage.drafts import Entry


async def edited(talk: Talk, message: Message) -> None:
    """Offer to change the reports that came of an edited message; any other is passed over."""
    text = message.text or message.caption
    made = await reports.of_message(talk.connection, talk.member.id, message.message_id)
    found = [one for one in made if opened.refusal(talk, one) is None]
    if not text or not found:
        return
    # Telegram also tells of edits that changed no word.
    news = [await edits.keep(talk.connection, talk.now, one.id, text) for one in found]
    if not any(news):
        return
    rows = [
        [
            TakeEdited(one.id).on(
                talk.plain(
                    "button-take-edited",
                    receipt=one.receipt,
                    name=talk.plan.indicator(one.content.indicator).short,
                )
            )
        ]
        for one in found
    ]
    await talk.say(talk.html("edited-offer", count=len(found)), InlineKeyboardMarkup(rows))


async def take_edited(talk: Talk, button: TakeEdited) -> None:
    """Open the change card with what the edited message says now."""
    report = await opened.changeable(talk, button.report)
    if report is None:
        return
    text = await edits.text_of(talk.connection, report.id)
    draft = await drafts.changing(talk.connection, report.id, talk.member.id)
    if draft is None:
        draft = await changing.begin(talk, report, Entry.of(report.content))
    if text is not None:
        siblings = await _siblings(talk, report.id)
        entry = with_edited_text(talk, draft.entry, text, siblings.index(report.id))
        draft = replace(draft, entry=entry, step=CARD)
    await show_anew(talk, draft)


async def _siblings(talk: Talk, report: int) -> list[int]:
    """The reports of the same message, in its order."""
    message = await reports.message_of(talk.connection, report)
    if message is None:
        return [report]
    made = await reports.of_message(talk.connection, talk.member.id, message)
    return [one.id for one in made]


def with_edited_text(_talk: Talk, entry: Entry, _text: str, _position: int) -> Entry:
    """The entry with what the edited text says of it put in: here quick entry's answer goes in.

    `position` is the report's place among those that the same message made.
    """
    return entry
