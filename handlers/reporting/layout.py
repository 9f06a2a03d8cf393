"""Pieces that form and card share: heading, lines, the row of ways out."""

from collections.abc import Iterable

from briefing import report_fields
from handlers.buttons import Back, Cancel, Clear
from handlers.keyboards import Row
from handlers.reporting.fields import clearable, filled
from handlers.talk import Talk
from plan.model import Indicator
from storage import reports
from storage.drafts import Draft, Entry
from texts import Markup


def joined(lines: Iterable[str]) -> Markup:
    return Markup("\n".join(lines))


def heading(talk: Talk, indicator: Indicator) -> Markup:
    return talk.html("report-heading", label=indicator.label, name=indicator.name)


def line(talk: Talk, entry: Entry, field: str, shown: str) -> Markup:
    return talk.html("report-line", label=report_fields.label(talk, entry, field), value=shown)


def last_row(talk: Talk, draft: Draft) -> Row:
    row = [Cancel(draft.id).on(talk.plain("button-cancel"))]
    if draft.step == "photos":
        row.insert(0, Back(draft.id).on(talk.plain("button-done")))
    elif draft.step != "indicator":
        row.insert(0, Back(draft.id).on(talk.plain("button-back")))
    if clearable(talk, draft.entry, draft.step):
        if filled(draft.entry, draft.step):
            row.insert(1, Clear(draft.id, draft.step).on(talk.plain("button-clear")))
        elif draft.step in draft.entry.asks:
            row.insert(1, Clear(draft.id, draft.step).on(talk.plain("button-skip")))
    return row


async def brief(talk: Talk, draft: Draft) -> str:
    """A draft in a few words: what it changes, or its indicator and figure, as far as known."""
    entry = draft.entry
    if entry.indicator is None and entry.photos:
        return talk.plain("report-of-photos", count=len(entry.photos))
    if entry.indicator is None:
        return talk.plain("report-without-indicator")
    indicator = talk.plan.indicator(entry.indicator)
    report = await reports.get(talk.connection, draft.changes) if draft.changes else None
    if report is not None:
        return talk.plain("report-change-of", receipt=report.receipt, name=indicator.short)
    figure = f" {entry.quantity} {indicator.unit}" if entry.quantity is not None else ""
    return indicator.short + figure
