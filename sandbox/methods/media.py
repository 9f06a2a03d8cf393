"""Methods that send photos, documents and albums, and getFile; what a file is lies in files.py."""

from __future__ import annotations

from sandbox.entities import MAX_CAPTION, utf16_length
from sandbox.errors import bad_request
from sandbox.files import DOWNLOAD_LIMIT, PHOTO_LIMIT, StoredFile, Upload
from sandbox.images import image_size
from sandbox.jsontypes import JsonObject, as_object, is_list
from sandbox.methods.context import Call, limit, open_chat, replied_message
from sandbox.methods.messages import read_text, send
from sandbox.params import Params

SMALLEST_ALBUM, LARGEST_ALBUM = 2, 10
MAX_SIDES = 10_000
MAX_RATIO = 20


def send_photo(call: Call) -> JsonObject:
    """Send a photo and return the Message."""
    return _send_file(call, "photo")


def send_document(call: Call) -> JsonObject:
    """Send a document and return the Message."""
    return _send_file(call, "document")


def send_media_group(call: Call) -> list[JsonObject]:
    """Send an album of photos, or one of documents; return its Messages."""
    items = call.params.parsed("media", "media")
    if not is_list(items) or not items:
        raise bad_request("there are no messages to send")
    if len(items) > LARGEST_ALBUM:
        raise bad_request("too many messages to send as an album")
    if len(items) < SMALLEST_ALBUM:
        raise bad_request("too few messages to send as an album")
    if len({str(as_object(item).get("type")) for item in items}) > 1:
        raise bad_request("can't use the media of the specified type in the album")
    contents = [read_media(call, as_object(item)) for item in items]
    chat = open_chat(call)
    reply = replied_message(call, chat)
    limit(call, chat, len(contents))
    album = {"media_group_id": call.world.next_query_id()}
    user = call.bot.as_user()
    return [call.world.post(chat, user, reply | album | content) for content in contents]


def get_file(call: Call) -> JsonObject:
    """Return the File with the path under which its bytes can be had for an hour."""
    file_id = call.params.text("file_id")
    stored = call.world.files.get(file_id)
    if not file_id:
        raise bad_request("file_id not specified")
    if stored is None:
        raise bad_request("invalid file_id")
    if len(stored.data) > DOWNLOAD_LIMIT:
        raise bad_request("file is too big")
    return stored.identity() | {"file_path": stored.path}


def read_media(call: Call, item: JsonObject) -> JsonObject:
    """Return the message fields of one InputMedia; ApiError 400 when it cannot be sent."""
    kind = item.get("type")
    if kind not in ("photo", "document"):
        raise bad_request(f"media type {kind!r} is not supported here")
    source = item.get("media")
    if not isinstance(source, str) or not source:
        raise bad_request("media not found")
    stored = _resolve(call, source, str(kind))
    caption = read_text(call, "caption", Params(item, {}))
    if utf16_length(caption.text) > MAX_CAPTION:
        raise bad_request("message caption is too long")
    return stored.shown | caption.fields("caption")


def keep_photo(call: Call, upload: Upload) -> StoredFile:
    """Check an uploaded photo as Telegram does and keep it; ApiError 400 when it is refused."""
    size = len(upload.data)
    if size > PHOTO_LIMIT:
        raise bad_request(
            f"file of size {size} bytes is too big for a photo;"
            f" the maximum size is {PHOTO_LIMIT} bytes"
        )
    sides = image_size(upload.data)
    if sides is None:
        raise bad_request("IMAGE_PROCESS_FAILED")
    if sum(sides) > MAX_SIDES or max(sides) > MAX_RATIO * min(sides):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    return call.world.files.add_photo(upload, sides)


def _send_file(call: Call, kind: str) -> JsonObject:
    upload = call.params.files.get(kind)
    source = call.params.text(kind)
    if upload is None and not source:
        raise bad_request(f"there is no {kind} in the request")
    caption = read_text(call, "caption")
    if utf16_length(caption.text) > MAX_CAPTION:
        raise bad_request("message caption is too long")
    # The chat is looked at first, so that a refused call leaves no file behind.
    open_chat(call)
    stored = _keep(call, upload, kind) if upload is not None else _resolve(call, source, kind)
    return send(call, stored.shown | caption.fields("caption"))


def _resolve(call: Call, source: str, kind: str) -> StoredFile:
    """Return the file that `attach://name` or a file id stands for."""
    if source.startswith("attach://"):
        upload = call.params.files.get(source.removeprefix("attach://"))
        if upload is None:
            raise bad_request(f"there is no {kind} in the request")
        return _keep(call, upload, kind)
    if "://" in source:
        # The stand-in fetches nothing from anywhere.
        raise bad_request("failed to get HTTP URL content")
    stored = call.world.files.get(source)
    if stored is None:
        raise bad_request(
            "wrong remote file identifier specified: can't unserialize it. Wrong last symbol"
        )
    if stored.kind != kind:
        raise bad_request(f"can't use file of type {stored.kind.title()} as {kind.title()}")
    return stored


def _keep(call: Call, upload: Upload, kind: str) -> StoredFile:
    if not upload.data:
        raise bad_request("file must be non-empty")
    if kind == "photo":
        return keep_photo(call, upload)
    thumbnail = call.params.text("thumbnail").removeprefix("attach://") or "thumbnail"
    return call.world.files.add_document(upload, call.params.files.get(thumbnail))
