"""The officer's side of a return: a tap on a field in dispute opens the card at that field."""

from dataclasses import replace

from handlers import opened
from handlers.reporting import changing, reopened
from handlers.reporting.showing import show_anew
from handlers.reviewing.buttons import Mend
from handlers.talk import Talk
from plan.report import Status
from storage import drafts
from storage.drafts import Entry


async def mend(talk: Talk, button: Mend) -> None:
    """Ask for one field of a returned report again; a change that is open already goes on."""
    report = await opened.changeable(talk, button.report)
    if report is None:
        return
    returned = await reopened.standing_return(talk, report)
    if report.status is not Status.RETURNED or returned is None:
        await talk.toast(talk.plain("toast-not-returned", receipt=report.receipt), alert=True)
        return
    draft = await drafts.changing(talk.connection, report.id, talk.member.id)
    if draft is None:
        draft = await changing.begin(talk, report, Entry.of(report.content))
    if button.field not in reopened.open_fields(talk, draft.entry, returned):
        await talk.toast(talk.plain("toast-old-button"))
        return
    await show_anew(talk, replace(draft, step=button.field))
