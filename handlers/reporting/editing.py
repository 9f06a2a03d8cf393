"""Editing the message of a quick report: an open card follows, a change of a report is offered.

Nothing that was filed is changed unasked.
"""

from dataclasses import replace
from datetime import date

from telegram import Message

from handlers import opened
from handlers.buttons import Keys, TakeEdited
from handlers.reporting import albums, changing
from handlers.reporting.fields import CARD
from handlers.reporting.following import Said, follow, updated
from handlers.reporting.quick import key_of
from handlers.reporting.showing import show_anew
from handlers.talk import Talk
from plan.quick.mask import mask
from plan.quick.model import QuickDraft
from plan.report import Status
from storage import drafts, edits, reports
from storage.drafts import Entry
from storage.reports import Report


async def edited(talk: Talk, message: Message) -> None:
    """Follow an edited message where it made drafts or reports; any other is passed over."""
    text = message.text or message.caption
    if not text or await albums.recaptioned(talk, message, text):
        return
    sent_on = talk.office.day(message.date)
    await follow(talk, _said(talk, text, sent_on), message.message_id, text)
    made = await reports.of_message(talk.connection, talk.member.id, message.message_id)
    # Telegram also tells of edits that changed no word.
    news = [one for one in made if await edits.keep(talk.connection, talk.now, one.id, text)]
    found = [one for one in news if opened.refusal(talk, one) is None]
    if found:
        await _offer(talk, found)
    for one in news:
        if one.status is Status.WITHDRAWN:
            await talk.say(talk.html("edited-withdrawn", receipt=one.receipt))


def _said(talk: Talk, text: str, sent_on: date) -> list[Said]:
    """What a text says, item by item, as of the day it was sent on."""
    masked, _ = mask(text)
    lines = talk.office.grammar.parse_message(masked, sent_on, talk.member.unit)
    return [
        (key_of(one, number, sent_on), one)
        for line in lines
        for number, one in enumerate(line.drafts)
        if not one.nil
    ]


async def _offer(talk: Talk, found: list[Report]) -> None:
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
            draft = replace(draft, entry=updated(draft.entry, new), step=CARD)
    await show_anew(talk, draft)


async def _said_now(talk: Talk, report: Report, text: str) -> QuickDraft | None:
    """What an edited message says of one of its reports; None where it says nothing of it.

    Reports are told apart by their indicator, for an item may be struck out before them: 走访4户，
    培训1期 edited to 培训1期. 今天 in the text is the day the report was filed on.
    """
    filed_on = talk.office.day(report.filed_at)
    said = [one for _, one in _said(talk, text, filed_on)]
    message = await reports.message_of(talk.connection, report.id)
    made = [report]
    if message is not None:
        made = await reports.of_message(talk.connection, talk.member.id, message)
    if len(said) == len(made) == 1:
        return said[0]  # its indicator may be what was edited
    kin = [one.id for one in made if one.content.indicator == report.content.indicator]
    same = [one for one in said if one.indicator == report.content.indicator]
    return same[kin.index(report.id)] if len(same) == len(kin) else None
