"""A photo with a caption, or an album, is a report: caption is quick entry, photos evidence.

An album has no end mark: it is closed by a durable deadline after two seconds of quiet.
"""

from dataclasses import replace
from datetime import timedelta

from telegram import Message

from handlers.reporting import fields
from handlers.reporting.evidence import keep_photo
from handlers.reporting.quick import Source, Taken, quick
from handlers.reporting.showing import show_anew
from handlers.talk import Talk
from plan.answers import WrongAnswer, parse_text
from plan.quick.mask import mask
from storage import albums, drafts, jobs
from storage.albums import Album
from storage.drafts import Draft, Entry

CLOSE = "close-album"
QUIET = timedelta(seconds=2)


async def is_known(talk: Talk, message: Message) -> bool:
    """Whether a message belongs to an album that is being gathered."""
    group = message.media_group_id
    if group is None:
        return False
    return await albums.get(talk.connection, talk.member.id, group) is not None


async def take(talk: Talk, message: Message) -> None:
    """Take a photo, a photo of an album, or a place that belongs to no open draft."""
    caption = message.caption or ""
    if message.location is not None:
        where = (message.location.latitude, message.location.longitude)
        await _begin(talk, caption, Source(message.message_id, (), where))
        return
    photo = await keep_photo(talk, message)
    group = message.media_group_id
    if group is None:
        await _begin(talk, caption, Source(message.message_id, (photo,)))
        return
    member = talk.member.id
    await albums.add(talk.connection, member, group, message.message_id, caption, photo)
    deadline = talk.now + QUIET
    payload = {"member": talk.member.telegram_id, "group": group}
    occasion = f"{CLOSE}:{member}:{group}"
    new = await jobs.add(
        talk.connection, talk.now, CLOSE, deadline, payload=payload, occasion=occasion
    )
    if new is None:
        await jobs.put_off(talk.connection, occasion, deadline)


async def recaptioned(talk: Talk, message: Message, caption: str) -> bool:
    """Take the edited caption of an album that is being gathered; False where there is none."""
    if not await is_known(talk, message):
        return False
    group = str(message.media_group_id)
    await albums.recaption(talk.connection, talk.member.id, group, caption)
    return True


async def close(talk: Talk, group: str) -> None:
    """Make a report of an album that has gone quiet."""
    album = await albums.get(talk.connection, talk.member.id, group)
    if album is not None:
        await albums.close(talk.connection, talk.member.id, group)
        await _begin(talk, album.caption, _source(album))


def _source(album: Album) -> Source:
    return Source(album.message, album.photos[: fields.MOST_PHOTOS])


async def _begin(talk: Talk, caption: str, source: Source) -> None:
    """Read the caption as quick entry; where it makes no draft, ask for the indicator.

    Nothing that came is lost. A draft that has only evidence so far takes more of it.
    """
    latest = await drafts.latest(talk.connection, talk.member.id)
    if latest is not None and _has_room(latest, source):
        source = replace(source, into=latest)
    taken = Taken.NOT
    if caption:
        taken = await quick(talk, caption, source, beside_a_draft=True)
    if taken is Taken.KEPT:
        return
    entry = source.put_into(Entry(unit=talk.member.unit))
    if taken is Taken.NOT:
        entry = await _with_note(talk, entry, caption)
    draft = source.into or await drafts.start(
        talk.connection, talk.now, talk.member.id, "indicator", entry, message=source.message
    )
    await show_anew(talk, replace(draft, entry=entry), talk.html("evidence-kept"))


def _has_room(draft: Draft, source: Source) -> bool:
    together = len(draft.entry.photos) + len(source.photos)
    return drafts.is_bare(draft) and together <= fields.MOST_PHOTOS


async def _with_note(talk: Talk, entry: Entry, caption: str) -> Entry:
    words, masked = mask(caption)
    if masked:
        await talk.say(talk.html("quick-masked"))
    try:
        said = parse_text(words, most=fields.LONGEST_TEXT) if words else None
    except WrongAnswer:
        return entry
    return replace(entry, note=entry.note or said)
