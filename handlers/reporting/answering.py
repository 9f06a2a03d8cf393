"""What is sent outside a command: an answer to the open draft, evidence, or quick entry."""

from dataclasses import replace

from telegram import Message

from handlers import asking
from handlers.reporting import albums, fields
from handlers.reporting.evidence import has_evidence, refuse_what_is_no_answer, with_evidence
from handlers.reporting.quick import Source, is_report, quick
from handlers.reporting.showing import moved, reason_of, show_anew, show_in_place
from handlers.talk import Talk
from plan.answers import WrongAnswer
from plan.quick.mask import mask
from plan.quick.model import Kind
from storage import drafts
from storage.drafts import Draft


async def answered(talk: Talk, message: Message) -> None:
    """A message outside any command."""
    draft = await drafts.latest(talk.connection, talk.member.id)
    if has_evidence(message) and (draft is None or await _is_of_its_own(talk, message)):
        await albums.take(talk, message)
        return
    if draft is None:
        if not await _is_quick(talk, message, beside_a_draft=False):
            await talk.say(talk.html("nothing-open"))
        return
    try:
        draft = await _with_answer(talk, draft, message)
    except WrongAnswer as wrong:
        # What does not answer the question may be a report of its own: the draft stays as it is.
        if not await _is_quick(talk, message, beside_a_draft=True):
            reason = talk.html("wrong-answer", reason=reason_of(talk, wrong))
            await show_anew(talk, draft, reason)
    else:
        await _answer_taken(talk, draft, message)


async def asked(talk: Talk, message: Message) -> None:
    """A message of one who reads only: a question, or nothing he can do."""
    parsed = talk.office.grammar.parse(message.text or "", talk.today, talk.member.unit)
    if parsed.kind is not Kind.QUESTION:
        await talk.say(talk.html("nothing-asked"))
    elif not await asking.answer(talk, parsed.asked):
        await talk.say(talk.html("ask-examples"))


async def _is_of_its_own(talk: Talk, message: Message) -> bool:
    """Whether a photo is a report itself, by its caption, not evidence of the open draft."""
    if await albums.is_known(talk, message):
        return True
    return bool(message.caption) and is_report(talk, message.caption or "")


async def _is_quick(talk: Talk, message: Message, *, beside_a_draft: bool) -> bool:
    if message.text is None or message.forward_origin is not None:
        return False
    source = Source(message.message_id)
    return await quick(talk, message.text, source, beside_a_draft=beside_a_draft)


async def _with_answer(talk: Talk, draft: Draft, message: Message) -> Draft:
    if has_evidence(message):
        entry = await with_evidence(talk, draft.entry, message)
        if message.caption and entry.note is None:
            entry = fields.read(talk, entry, "note", mask(message.caption)[0])
        return replace(draft, entry=entry)
    refuse_what_is_no_answer(message)
    text, masked = mask(message.text or "")
    entry = fields.read(talk, draft.entry, draft.step, text)
    if masked:
        await talk.say(talk.html("quick-masked"))
    return moved(talk, draft, entry)


async def _answer_taken(talk: Talk, draft: Draft, message: Message) -> None:
    # An album comes as one message a photo: only its first one brings a new form.
    album = message.media_group_id
    if album is not None and album == draft.album:
        await show_in_place(talk, draft)
    else:
        await show_anew(talk, replace(draft, album=album))
