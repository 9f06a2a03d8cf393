"""A photo with a caption, or an album, is a report: caption is quick entry, photos evidence.

An album has no end mark: it is closed by a durable deadline after two seconds of quiet.
"""

from datetime import timedelta

from telegram import Message

from handlers.reporting import fields
from handlers.reporting.evidence import keep_photo
from handlers.reporting.quick import Source, quick
from handlers.reporting.showing import show_anew
from handlers.talk import Talk
from plan.answers import WrongAnswer, parse_text
from storage import albums, drafts, jobs
from storage.albums import Album
from storage.drafts import Entry

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


async def close(talk: Talk, group: str) -> None:
    """Make a report of an album that has gone quiet."""
    album = await albums.get(talk.connection, talk.member.id, group)
    if album is not None:
        await albums.close(talk.connection, talk.member.id, group)
        await _begin(talk, album.caption, _source(album))


def _source(album: Album) -> Source:
    return Source(album.message, album.photos[: fields.MOST_PHOTOS])


async def _begin(talk: Talk, caption: str, source: Source) -> None:
    """Read the caption as quick entry; where it is none, ask for the indicator and keep it all."""
    if caption and await quick(talk, caption, source, beside_a_draft=True):
        return
    try:
        note = parse_text(caption, most=fields.LONGEST_TEXT) if caption else None
    except WrongAnswer:
        note = None
    entry = Entry(unit=talk.member.unit, photos=source.photos, location=source.location, note=note)
    draft = await drafts.start(
        talk.connection, talk.now, talk.member.id, "indicator", entry, message=source.message
    )
    await show_anew(talk, draft, talk.html("evidence-kept"))
