"""The guided report as a dialogue: what is typed or tapped moves a draft from step to step.

Every tap carries its draft and is checked against what the draft is now; a wrong answer gets a
reason and changes nothing.
"""

from dataclasses import replace

from telegram import InlineKeyboardMarkup, Message

from handlers.buttons import Back, Begin, BeginWith, Cancel, Clear, Edit, File, Fill, Leaf, Resume
from handlers.reporting import fields, wording
from handlers.reporting.evidence import has_evidence, refuse_what_is_no_answer, with_evidence
from handlers.reporting.fields import CARD
from handlers.reporting.filing import file_draft
from handlers.reporting.form import form
from handlers.talk import Talk
from plan.answers import WrongAnswer
from storage import drafts, reports
from storage.drafts import Draft, Entry
from texts import Markup


async def report(talk: Talk) -> None:
    """/report: go on with an open draft, or begin."""
    draft = await drafts.latest(talk.connection, talk.member.id)
    if draft is None or draft.entry.indicator is None:
        await _begin(talk, draft)
        return
    keyboard = InlineKeyboardMarkup(
        [
            [Resume(draft.id).on(talk.plain("button-resume", what=_brief(talk, draft.entry)))],
            [Begin().on(talk.plain("button-begin"))],
        ]
    )
    await talk.say(talk.html("report-open-draft"), keyboard)


def _brief(talk: Talk, entry: Entry) -> str:
    indicator = fields.indicator_of(talk, entry)
    figure = f" {entry.quantity} {indicator.unit}" if entry.quantity is not None else ""
    return indicator.short + figure


async def _begin(talk: Talk, empty: Draft | None = None) -> None:
    if empty is None:
        entry = Entry(unit=talk.member.unit)
        empty = await drafts.start(talk.connection, talk.now, talk.member.id, "indicator", entry)
    await _show_anew(talk, empty)


async def _show_anew(talk: Talk, draft: Draft, reason: Markup | None = None) -> None:
    """Send the form below what was said; the old one loses its buttons."""
    letter = await talk.say(*await form(talk, draft, reason=reason))
    if draft.form is not None:
        await talk.strip(draft.form)
    await drafts.save(talk.connection, talk.now, replace(draft, form=letter))


async def _show_in_place(talk: Talk, draft: Draft, leaf: str = "") -> None:
    """Put the form in place of the one that was tapped."""
    await drafts.save(talk.connection, talk.now, draft)
    if draft.form is not None:
        await talk.rewrite(draft.form, *await form(talk, draft, leaf=leaf))


def _moved(talk: Talk, draft: Draft, entry: Entry) -> Draft:
    return replace(draft, entry=entry, step=fields.next_step(talk, entry))


# What is typed or sent.


async def answered(talk: Talk, message: Message) -> None:
    """A message outside any command: an answer to the draft that was touched last."""
    draft = await drafts.latest(talk.connection, talk.member.id)
    if draft is None:
        await talk.say(talk.html("nothing-open"))
        return
    try:
        draft = await _with_answer(talk, draft, message)
    except WrongAnswer as wrong:
        await _show_anew(talk, draft, talk.html("wrong-answer", reason=reason_of(talk, wrong)))
    else:
        await _answer_taken(talk, draft, message)


async def _answer_taken(talk: Talk, draft: Draft, message: Message) -> None:
    # An album comes as one message a photo: only its first one brings a new form.
    album = message.media_group_id
    if album is not None and album == draft.album:
        await _show_in_place(talk, draft)
    else:
        await _show_anew(talk, replace(draft, album=album))


def reason_of(talk: Talk, wrong: WrongAnswer) -> Markup:
    """What a person is told of his wrong answer."""
    return talk.html(wrong.message_id, **wrong.values)


async def _with_answer(talk: Talk, draft: Draft, message: Message) -> Draft:
    if has_evidence(message):
        if draft.entry.indicator is None:
            raise WrongAnswer("report-indicator-first")
        return replace(draft, entry=await with_evidence(talk, draft.entry, message))
    refuse_what_is_no_answer(message)
    return _moved(talk, draft, fields.read(talk, draft.entry, draft.step, message.text or ""))


# What is tapped.


async def _open_draft(talk: Talk, draft_id: int) -> Draft | None:
    """The draft behind a tapped button; where it is gone, the person is told what became of it."""
    draft = await drafts.get(talk.connection, draft_id, talk.member.id)
    if draft is None:
        receipt = await reports.receipt_of_draft(talk.connection, draft_id, talk.member.id)
        if receipt:
            await talk.toast(talk.plain("toast-filed-already", receipt=receipt), alert=True)
        else:
            await talk.toast(talk.plain("toast-draft-gone"), alert=True)
    return draft


async def _passed(talk: Talk, draft: Draft) -> None:
    await talk.toast(talk.plain("toast-step-passed"))
    await _show_in_place(talk, draft)


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
    await _show_anew(talk, draft)


async def resume(talk: Talk, button: Resume) -> None:
    """Go on with an open draft."""
    draft = await _open_draft(talk, button.draft)
    if draft is not None:
        await _show_anew(talk, draft)


async def fill(talk: Talk, button: Fill) -> None:
    """Answer the field that is being asked."""
    draft = await _open_draft(talk, button.draft)
    if draft is None:
        return
    if draft.step != button.field:
        await _passed(talk, draft)
        return
    try:
        entry = fields.take(talk, draft.entry, button.field, button.value)
    except WrongAnswer as wrong:
        await talk.toast(talk.plain(wrong.message_id, **wrong.values), alert=True)
    except (ValueError, LookupError):
        await _passed(talk, draft)
    else:
        await _show_in_place(talk, _moved(talk, draft, entry))


async def leaf(talk: Talk, button: Leaf) -> None:
    """Open another section of indicators or another month."""
    draft = await _open_draft(talk, button.draft)
    if draft is None:
        return
    if draft.step != button.field:
        await _passed(talk, draft)
        return
    try:
        await _show_in_place(talk, draft, button.page)
    except ValueError:
        await _passed(talk, draft)


async def edit(talk: Talk, button: Edit) -> None:
    """Ask for a field again, from the card."""
    draft = await _open_draft(talk, button.draft)
    if draft is None:
        return
    if draft.step != CARD or not fields.is_field(talk, draft.entry, button.field):
        await _passed(talk, draft)
        return
    await _show_in_place(talk, replace(draft, step=button.field))


async def clear(talk: Talk, button: Clear) -> None:
    """Empty the field that is being asked, where it may be empty."""
    draft = await _open_draft(talk, button.draft)
    if draft is None:
        return
    if draft.step != button.field or not fields.clearable(talk, draft.entry, button.field):
        await _passed(talk, draft)
        return
    await _show_in_place(talk, _moved(talk, draft, fields.clear(draft.entry, button.field)))


async def back(talk: Talk, button: Back) -> None:
    """One step back."""
    draft = await _open_draft(talk, button.draft)
    if draft is not None:
        step = fields.step_before(talk, draft.entry, draft.step)
        await _show_in_place(talk, replace(draft, step=step))


async def cancel(talk: Talk, button: Cancel) -> None:
    """Throw the draft away."""
    draft = await _open_draft(talk, button.draft)
    if draft is not None:
        await throw_away(talk, draft)


async def throw_away(talk: Talk, draft: Draft) -> None:
    """Delete a draft; its form says so."""
    await drafts.drop(talk.connection, draft.id)
    if draft.form is not None:
        await talk.rewrite(draft.form, talk.html("report-cancelled"))


async def cancel_command(talk: Talk) -> None:
    """/cancel: throw away the draft that was touched last."""
    draft = await drafts.latest(talk.connection, talk.member.id)
    if draft is None:
        await talk.say(talk.html("nothing-to-cancel"))
        return
    await throw_away(talk, draft)
    await talk.say(talk.html("report-cancelled"))


async def file(talk: Talk, button: File) -> None:
    """File the report, once."""
    draft = await _open_draft(talk, button.draft)
    if draft is None:
        return
    if draft.step != CARD:
        await _passed(talk, draft)
        return
    empty = fields.required_and_empty(talk, draft.entry)
    if empty:
        names = "、".join(wording.label(talk, draft.entry, field) for field in empty)
        await talk.toast(talk.plain("toast-required", fields=names), alert=True)
        return
    try:
        await file_draft(talk, draft)
    except WrongAnswer as wrong:
        await talk.toast(talk.plain(wrong.message_id, **wrong.values), alert=True)
