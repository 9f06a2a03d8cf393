"""Editing the message of a quick report: a change of the report is offered, never made unasked."""

from dataclasses import replace
from datetime import date

from telegram import Message

from handlers import opened
from handlers.buttons import Keys, TakeEdited
from handlers.reporting import changing
from handlers.reporting.fields import CARD
from handlers.reporting.showing import show_anew
from handlers.talk import Talk
from plan.quick.mask import mask
from storage import drafts, edits, reports
from storage.drafts import Entry

TAKEN = ("indicator", "unit", "day", "quantity", "numerator", "denominator", "text", "state")


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
    await talk.say(talk.html("edited-offer", count=len(found)), Keys(rows))


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
        filed_on = talk.office.day(report.filed_at)
        place = siblings.index(report.id)
        entry = with_edited_text(talk, draft.entry, text, place, filed_on)
        draft = replace(draft, entry=entry, step=CARD)
    await show_anew(talk, draft)


async def _siblings(talk: Talk, report: int) -> list[int]:
    """The reports of the same message, in its order."""
    message = await reports.message_of(talk.connection, report)
    if message is None:
        return [report]
    made = await reports.of_message(talk.connection, talk.member.id, message)
    return [one.id for one in made]


def with_edited_text(talk: Talk, entry: Entry, text: str, position: int, filed_on: date) -> Entry:
    """The entry with what the edited text says of it put in; what it leaves open stays as it was.

    `position` is the report's place among those that the same message made; 今天 in the text is
    the day it was filed on.
    """
    masked, _ = mask(text)
    lines = talk.office.grammar.parse_message(masked, filed_on, talk.member.unit)
    said = [one for line in lines for one in line.drafts if not one.nil]
    if position >= len(said):
        return entry
    new = said[position]
    kept = entry if new.indicator in {None, entry.indicator} else Entry(unit=entry.unit)
    values = {name: getattr(new, name) for name in TAKEN if getattr(new, name) is not None}
    evidence = {"photos": entry.photos, "location": entry.location, "note": entry.note}
    answers = {**kept.answers, **new.answers}
    return replace(kept, **{"day": entry.day, **evidence, **values, "answers": answers})
