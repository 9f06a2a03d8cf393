"""What is sent outside a command: an answer to the open draft, evidence, or quick entry."""

from dataclasses import replace

from telegram import Message

from handlers import asking
from handlers.reporting import albums, fields
from handlers.reporting.evidence import has_evidence, refuse_what_is_no_answer, with_evidence
from handlers.reporting.fields import CARD
from handlers.reporting.quick import Source, Taken, is_report, quick
from handlers.reporting.showing import moved, reason_of, show_anew, show_in_place
from handlers.talk import Talk
from plan.answers import WrongAnswer
from plan.quick.mask import mask
from plan.quick.model import Kind
from storage import drafts
from storage.drafts import Draft

# Said of what cannot be read, where nothing is being asked: forwarded words, what is no words.
UNREADABLE = {
    "report-no-forwards": "no-forwards",
    "report-words-wanted": "words-wanted",
}
REFUSED = "refused:"  # before the name of an album that found no room


async def answered(talk: Talk, message: Message) -> None:
    """A message outside any command."""
    draft = await drafts.latest(talk.connection, talk.member.id)
    if has_evidence(message) and (draft is None or await _is_of_its_own(talk, message)):
        await albums.take(talk, message)
    elif draft is None:
        if not await _is_quick(talk, message, None):
            await talk.say(talk.html(_unreadable(message) or "nothing-open"))
    else:
        await _answer(talk, draft, message)


async def _answer(talk: Talk, draft: Draft, message: Message) -> None:
    try:
        changed = await _with_answer(talk, draft, message)
    except WrongAnswer as wrong:
        await _no_answer(talk, draft, message, wrong)
    else:
        await _answer_taken(talk, changed, message)


async def _no_answer(talk: Talk, draft: Draft, message: Message, wrong: WrongAnswer) -> None:
    """What does not answer the question may be a report of its own: the draft stays as it is."""
    if has_evidence(message) and _is_refused_again(draft, message):
        return
    if not await _is_quick(talk, message, draft):
        album = message.media_group_id
        refused = replace(draft, album=REFUSED + album) if album else draft
        await show_anew(talk, refused, talk.html("wrong-answer", reason=reason_of(talk, wrong)))


def _is_refused_again(draft: Draft, message: Message) -> bool:
    """Whether this is a further photo of an album that found no room: it was said once."""
    album = message.media_group_id
    return album is not None and draft.album == REFUSED + album


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


async def _is_quick(talk: Talk, message: Message, draft: Draft | None) -> bool:
    """Whether the words, or those beside a video or a file, were taken as quick entry."""
    words = message.text or message.caption
    if words is None or _is_of_another(talk, message):
        return False
    into = draft if draft is not None and drafts.is_bare(draft) else None
    if message.text is None and is_report(talk, words):
        await talk.say(talk.html("quick-words-only"))
    source = Source(message.message_id, into=into)
    beside = draft is not None and into is None
    return await quick(talk, words, source, beside_a_draft=beside) is not Taken.NOT


def _is_of_another(talk: Talk, message: Message) -> bool:
    """Whether the words were forwarded from anybody else than their sender."""
    origin = message.forward_origin
    author = getattr(origin, "sender_user", None)
    return origin is not None and (author is None or author.id != talk.member.telegram_id)


def _unreadable(message: Message) -> str | None:
    try:
        refuse_what_is_no_answer(message)
    except WrongAnswer as wrong:
        return UNREADABLE[wrong.message_id]
    return None


async def _with_answer(talk: Talk, draft: Draft, message: Message) -> Draft:
    if has_evidence(message):
        entry = await with_evidence(talk, draft.entry, message)
        if message.caption and entry.note is None:
            entry = fields.read(talk, entry, "note", mask(message.caption)[0])
        return replace(draft, entry=entry)
    refuse_what_is_no_answer(message)
    text, masked = mask(message.text or "")
    draft = replace(draft, step=_step_answered(talk, draft, text))
    entry = fields.read(talk, draft.entry, draft.step, text)
    if masked:
        await talk.say(talk.html("quick-masked"))
    return moved(talk, draft, entry)


def _step_answered(talk: Talk, draft: Draft, text: str) -> str:
    """The step that words answer: on a card that lacks one thing, that; unless they are no answer.

    A report, "nothing this week" and a question are of their own.
    """
    if draft.step != CARD:
        return draft.step
    lacking = fields.required_and_empty(talk, draft.entry)
    kind = talk.office.grammar.parse(text, talk.today, talk.member.unit).kind
    of_its_own = kind in {Kind.NIL, Kind.QUESTION} or is_report(talk, text)
    return lacking[0] if len(lacking) == 1 and not of_its_own else CARD


async def _answer_taken(talk: Talk, draft: Draft, message: Message) -> None:
    # An album comes as one message a photo: only its first one brings a new form.
    album = message.media_group_id
    if album is not None and album == draft.album:
        await show_in_place(talk, draft)
    else:
        await show_anew(talk, replace(draft, album=album))
