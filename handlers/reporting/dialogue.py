"""The guided report's commands and taps; what is typed is answering.py's.

Every tap carries its draft and is checked against what the draft is now; a wrong answer gets a
reason and changes nothing.
"""

from dataclasses import replace

from briefing import report_fields
from handlers.buttons import (
    Back,
    Begin,
    BeginWith,
    Cancel,
    Clear,
    Edit,
    File,
    FileAll,
    Fill,
    Keys,
    Leaf,
    Resume,
    Say,
)
from handlers.keyboards import Row
from handlers.reporting import fields, reopened
from handlers.reporting.fields import CARD
from handlers.reporting.filing import file_draft
from handlers.reporting.layout import brief
from handlers.reporting.showing import moved, show_anew, show_in_place
from handlers.talk import Talk
from plan.answers import WrongAnswer
from storage import drafts, reports
from storage.drafts import Draft, Entry
from texts import Markup

MOST_OFFERED = 8


async def report(talk: Talk) -> None:
    """/report: go on with an open draft, or begin."""
    found = await _with_anything(talk)
    if not found:
        await _begin(talk)
        return
    rows = [*await _resuming(talk, found), [Begin().on(talk.plain("button-begin"))]]
    await talk.say(talk.html("report-open-drafts", count=len(found)), Keys(rows))


async def _with_anything(talk: Talk) -> list[Draft]:
    """The speaker's open drafts that hold anything, the one touched last first."""
    found = await drafts.of_member(talk.connection, talk.member.id)
    return [one for one in found if not _is_empty(one)]


def _is_empty(draft: Draft) -> bool:
    return drafts.is_bare(draft) and draft.entry == Entry(unit=draft.entry.unit)


async def _resuming(talk: Talk, found: list[Draft]) -> list[Row]:
    return [
        [Resume(one.id).on(talk.plain("button-resume", what=await brief(talk, one)))]
        for one in found[:MOST_OFFERED]
    ]


async def _begin(talk: Talk) -> None:
    """A new report; a draft that was begun and left empty is as good as new."""
    member = talk.member.id
    empty = next(filter(_is_empty, await drafts.of_member(talk.connection, member)), None)
    if empty is None:
        entry = Entry(unit=talk.member.unit)
        empty = await drafts.start(talk.connection, talk.now, member, "indicator", entry)
    await show_anew(talk, empty)


async def open_draft(talk: Talk, draft_id: int) -> Draft | None:
    """The draft behind a tapped button; where it is gone, the person is told what became of it."""
    draft = await drafts.get(talk.connection, draft_id, talk.member.id)
    if draft is None:
        filed = await reports.of_draft(talk.connection, draft_id, talk.member.id)
        if filed is not None:
            await talk.toast(talk.plain("toast-filed-already", receipt=filed.receipt), alert=True)
        else:
            await talk.toast(talk.plain("toast-draft-gone"), alert=True)
    return draft


async def _passed(talk: Talk, draft: Draft) -> None:
    await talk.toast(talk.plain("toast-step-passed"))
    await show_in_place(talk, draft)


async def _draft_at(talk: Talk, draft_id: int, step: str) -> Draft | None:
    """The draft behind a tapped button where it still waits at this step; else he is told."""
    draft = await open_draft(talk, draft_id)
    if draft is not None and draft.step != step:
        await _passed(talk, draft)
        return None
    return draft


async def _refuse(talk: Talk, wrong: WrongAnswer) -> None:
    await talk.toast(talk.plain(wrong.message_id, **wrong.values), alert=True)


async def begin(talk: Talk, _button: Begin) -> None:
    """A new report, whatever else is open."""
    await _begin(talk)


async def begin_with(talk: Talk, button: BeginWith) -> None:
    """A new report of an indicator that a list named."""
    if not talk.plan.has(button.indicator):
        await talk.toast(talk.plain("toast-not-in-plan"), alert=True)
        return
    entry = Entry(unit=talk.member.unit, indicator=button.indicator)
    step = fields.next_step(talk, entry)
    draft = await drafts.start(talk.connection, talk.now, talk.member.id, step, entry)
    await show_anew(talk, draft)


async def resume(talk: Talk, button: Resume) -> None:
    """Go on with an open draft."""
    draft = await open_draft(talk, button.draft)
    if draft is not None:
        await show_anew(talk, draft)


async def fill(talk: Talk, button: Fill) -> None:
    """Answer the field that is being asked."""
    draft = await _draft_at(talk, button.draft, button.field)
    if draft is None:
        return
    try:
        entry = fields.take(talk, draft.entry, button.field, button.value)
    except WrongAnswer as wrong:
        await _refuse(talk, wrong)
    except (ValueError, LookupError):
        await _passed(talk, draft)
    else:
        await show_in_place(talk, moved(talk, draft, entry))


async def leaf(talk: Talk, button: Leaf) -> None:
    """Open another section of indicators or another month."""
    draft = await _draft_at(talk, button.draft, button.field)
    if draft is None:
        return
    try:
        await show_in_place(talk, draft, button.page)
    except ValueError:
        await _passed(talk, draft)


async def edit(talk: Talk, button: Edit) -> None:
    """Ask for a field again, from the card."""
    draft = await _draft_at(talk, button.draft, CARD)
    if draft is None:
        return
    returned = await reopened.answered(talk, draft)
    if button.field not in reopened.open_fields(talk, draft.entry, returned):
        await _passed(talk, draft)
        return
    await show_in_place(talk, replace(draft, step=button.field))


async def clear(talk: Talk, button: Clear) -> None:
    """Empty the field that is being asked, where it may be empty."""
    draft = await _draft_at(talk, button.draft, button.field)
    if draft is None:
        return
    if not fields.clearable(talk, draft.entry, button.field):
        await _passed(talk, draft)
        return
    await show_in_place(talk, moved(talk, draft, fields.clear(draft.entry, button.field)))


async def back(talk: Talk, button: Back) -> None:
    """One step back."""
    draft = await open_draft(talk, button.draft)
    if draft is not None:
        step = fields.step_before(talk, draft.entry, draft.step)
        await show_in_place(talk, replace(draft, step=step))


async def cancel(talk: Talk, button: Cancel) -> None:
    """Throw the draft away."""
    draft = await open_draft(talk, button.draft)
    if draft is not None:
        await throw_away(talk, draft)


async def throw_away(talk: Talk, draft: Draft) -> None:
    """Delete a draft; its form says so."""
    await drafts.drop(talk.connection, draft.id)
    if draft.form is not None:
        await talk.rewrite(draft.form, _cancelled(talk, draft))


def _cancelled(talk: Talk, draft: Draft) -> Markup:
    return talk.html("report-cancelled" if draft.changes is None else "change-cancelled")


async def cancel_command(talk: Talk) -> None:
    """/cancel: throw away the draft that was touched last."""
    draft = await drafts.latest(talk.connection, talk.member.id)
    if draft is None:
        await talk.say(talk.html("nothing-to-cancel"))
        return
    what = await brief(talk, draft)
    await throw_away(talk, draft)
    left = await _with_anything(talk)
    called = "cancelled-draft" if draft.changes is None else "cancelled-change"
    said = talk.html(called, what=what, count=len(left))
    await talk.say(said, Keys(await _resuming(talk, left)) if left else None)


async def file(talk: Talk, button: File) -> None:
    """File the report, once."""
    draft = await _draft_at(talk, button.draft, CARD)
    if draft is None:
        return
    empty = fields.required_and_empty(talk, draft.entry)
    if empty:
        names = "、".join(report_fields.label(talk, draft.entry, field) for field in empty)
        await talk.toast(talk.plain("toast-required", fields=names), alert=True)
    elif await _filed(talk, draft):
        await _show_next(talk, draft.message)


async def _filed(talk: Talk, draft: Draft) -> bool:
    """File a complete draft; False where it may not be, and the person has been told why."""
    try:
        await file_draft(talk, draft)
    except WrongAnswer as wrong:
        await _refuse(talk, wrong)
        return False
    return True


async def _show_next(talk: Talk, message: int | None) -> None:
    """Show the next draft that the same message made."""
    if message is not None:
        for draft in (await drafts.of_message(talk.connection, talk.member.id, message))[:1]:
            await show_anew(talk, draft)


async def file_all(talk: Talk, button: FileAll) -> None:
    """File every draft of one message that lacks nothing; show the first that does."""
    made = await drafts.of_message(talk.connection, talk.member.id, button.message)
    if not made:
        await talk.toast(talk.plain("toast-draft-gone"), alert=True)
        return
    for draft in made:
        if draft.step == CARD and not fields.required_and_empty(talk, draft.entry):
            await _filed(talk, draft)
    await _show_next(talk, button.message)


async def type_for(talk: Talk, button: Say) -> None:
    """Answer the asked field with a value the text left open, as if it were typed."""
    draft = await _draft_at(talk, button.draft, button.field)
    if draft is None:
        return
    try:
        entry = fields.read(talk, draft.entry, button.field, button.text)
    except WrongAnswer as wrong:
        await _refuse(talk, wrong)
    else:
        await show_in_place(talk, moved(talk, draft, entry))
