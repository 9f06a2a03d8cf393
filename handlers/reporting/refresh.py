"""When a photo's bytes have come, or cannot be had: what its sender and the reviewer learn of it.

A job calls this in its transaction. An open draft's card is rewritten; it counts as untouched.
"""

from handlers.remarks import reason
from handlers.reporting.fields import CARD
from handlers.reporting.form import form
from handlers.reporting.sameness import kind_of
from handlers.talk import Talk
from storage import drafts, flags, likeness, photos
from storage.drafts import Draft


async def stored(talk: Talk, photo: int) -> None:
    """The photo is here: show on its open draft, or keep with its report, what it is a twin of.

    Of two filed reports the one with the later photo is flagged; nobody is written to.
    """
    found = await likeness.twins(talk.connection, [photo])
    if not found:
        return
    await _show_again(talk, photo)
    for report in await photos.shown_by(talk.connection, photo):
        for twin in found:
            if twin.report == report:
                continue
            pair = (report, twin.report) if photo > twin.other else (twin.report, report)
            await flags.keep(talk.connection, pair[0], kind_of(twin.same), pair[1])


async def failed(talk: Talk, photo: int, error: str) -> None:
    """The photo cannot be had: its sender is told on his open draft, or by one message."""
    found = await drafts.with_photo(talk.connection, talk.member.id, photo)
    for draft in found:
        await _rewrite(talk, await drafts.lose_photo(talk.connection, draft, photo))
    if found:
        return
    for receipt in (await photos.shown_by(talk.connection, photo)).values():
        why = reason(talk, error)
        await talk.say(talk.html("photo-failed-filed", receipt=receipt, reason=why))


async def _show_again(talk: Talk, photo: int) -> None:
    for draft in await drafts.with_photo(talk.connection, talk.member.id, photo):
        await _rewrite(talk, draft)


async def _rewrite(talk: Talk, draft: Draft) -> None:
    """Rewrite a draft's card. At another step the form stays: the card comes later and says it."""
    if draft.step == CARD and draft.form is not None:
        await talk.rewrite(draft.form, *await form(talk, draft))
