"""Evidence that came after its report was filed: the report's change card opens with it."""

from dataclasses import replace

from handlers import opened
from handlers.buttons import AddTo
from handlers.reporting import changing
from handlers.reporting.dialogue import open_draft
from handlers.reporting.fields import CARD, MOST_PHOTOS
from handlers.reporting.quick import Source
from handlers.reporting.showing import show_anew
from handlers.talk import Talk
from storage import drafts
from storage.drafts import Entry


async def add_to(talk: Talk, button: AddTo) -> None:
    """Open the change of a report with a bare draft's evidence on it; the draft is used up."""
    draft = await open_draft(talk, button.draft)
    report = await opened.changeable(talk, button.report) if draft is not None else None
    if draft is None or report is None:
        return
    if not drafts.waits_for_words(draft):
        await talk.toast(talk.plain("toast-step-passed"))
        return
    change = await drafts.changing(talk.connection, report.id, talk.member.id)
    entry = change.entry if change is not None else Entry.of(report.content)
    if len(entry.photos) + len(draft.entry.photos) > MOST_PHOTOS:
        await talk.toast(talk.plain("toast-no-room", most=str(MOST_PHOTOS)), alert=True)
        return
    change = change or await changing.begin(talk, report, entry)
    entry = Source(0, into=draft).put_into(entry)
    await drafts.drop(talk.connection, draft.id)
    if draft.form is not None:
        await talk.strip(draft.form)
    await show_anew(talk, replace(change, entry=entry, step=CARD))
