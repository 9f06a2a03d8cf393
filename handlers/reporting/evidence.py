"""What a message brings besides words: photos are kept as rows, to be fetched; places too."""

from dataclasses import replace

from telegram import Message

from handlers.reporting import fields
from handlers.talk import Talk
from plan.answers import WrongAnswer
from storage import jobs, photos
from storage.drafts import Entry

FETCH = "fetch-photo"


def has_evidence(message: Message) -> bool:
    """Whether a message brings a photo or a place."""
    return _picture(message) is not None or message.location is not None


async def with_evidence(talk: Talk, entry: Entry, message: Message) -> Entry:
    """The entry with the photo or place of a message. Raises WrongAnswer when it takes no more."""
    if message.location is not None:
        where = (message.location.latitude, message.location.longitude)
        return replace(entry, location=where)
    fields.check_room_for_photo(entry)
    picture = _picture(message)
    if picture and await photos.has_same(talk.connection, entry.photos, picture[1]):
        raise WrongAnswer("report-photo-there")
    return fields.with_photo(entry, await keep_photo(talk, message))


async def keep_photo(talk: Talk, message: Message) -> int:
    """Keep the photo of a message and queue the job that fetches it; returns its id.

    Raises ValueError for a message without one.
    """
    picture = _picture(message)
    if picture is None:
        raise ValueError("the message has no photo")
    kind = "photo" if message.photo else "document"
    photo = await photos.add(talk.connection, talk.now, *picture, talk.member.id, kind)
    await jobs.add(
        talk.connection,
        talk.now,
        FETCH,
        talk.now,
        payload={"photo": photo},
    )
    return photo


def _picture(message: Message) -> tuple[str, str] | None:
    """(file_id, file_unique_id) of the picture a message brings, as a photo or as a file."""
    if message.photo:
        largest = message.photo[-1]
        return largest.file_id, largest.file_unique_id
    document = message.document
    if document is not None and (document.mime_type or "").startswith("image/"):
        return document.file_id, document.file_unique_id
    return None


def refuse_what_is_no_answer(message: Message) -> None:
    """Raises WrongAnswer for a message that cannot be an answer: forwarded, or without words."""
    if message.forward_origin is not None:
        raise WrongAnswer("report-no-forwards")
    if message.text is None:
        raise WrongAnswer("report-words-wanted")
