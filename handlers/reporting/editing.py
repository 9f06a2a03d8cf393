"""Editing the message of a quick report: a change of the report is offered, never made unasked."""

from dataclasses import replace

from telegram import Message

from handlers import opened
from handlers.buttons import Keys, TakeEdited
from handlers.reporting import changing
from handlers.reporting.fields import CARD
from handlers.reporting.showing import show_anew
from handlers.talk import Talk
from plan.quick.mask import mask
from plan.quick.model import QuickDraft
from storage import drafts, edits, reports
from storage.drafts import Entry
from storage.reports import Report

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
        new = await _said_now(talk, report, text)
        if new is None:
            await talk.say(talk.html("edited-unread", receipt=report.receipt))
        else:
            draft = replace(draft, entry=_with(draft.entry, new), step=CARD)
    await show_anew(talk, draft)


async def _said_now(talk: Talk, report: Report, text: str) -> QuickDraft | None:
    """What an edited message says of one of its reports; None where it says nothing of it.

    Reports are told apart by their indicator, for an item may be struck out before them: 走访4户，
    培训1期 edited to 培训1期. 今天 in the text is the day the report was filed on.
    """
    masked, _ = mask(text)
    filed_on = talk.office.day(report.filed_at)
    lines = talk.office.grammar.parse_message(masked, filed_on, talk.member.unit)
    said = [one for line in lines for one in line.drafts if not one.nil]
    message = await reports.message_of(talk.connection, report.id)
    made = [report]
    if message is not None:
        made = await reports.of_message(talk.connection, talk.member.id, message)
    if len(said) == len(made) == 1:
        return said[0]  # its indicator may be what was edited
    kin = [one.id for one in made if one.content.indicator == report.content.indicator]
    same = [one for one in said if one.indicator == report.content.indicator]
    return same[kin.index(report.id)] if len(same) == len(kin) else None


def _with(entry: Entry, new: QuickDraft) -> Entry:
    """The entry with what was said put in; what that leaves open stays as it was."""
    kept = entry if new.indicator in {None, entry.indicator} else Entry(unit=entry.unit)
    values = {name: getattr(new, name) for name in TAKEN if getattr(new, name) is not None}
    evidence = {"photos": entry.photos, "location": entry.location, "note": entry.note}
    answers = {**kept.answers, **new.answers}
    return replace(kept, **{"day": entry.day, **evidence, **values, "answers": answers})
