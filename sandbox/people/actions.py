"""What a person sends: text, photos, places, contacts, files, edits; taps have their own file."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

from sandbox.entities import MAX_CAPTION, FormattedText, person_text, split_text, utf16_length
from sandbox.errors import SimError
from sandbox.files import PHOTO_LIMIT, Upload
from sandbox.images import image_size
from sandbox.jsontypes import JsonObject
from sandbox.people.body import Body
from sandbox.people.scene import Scene, all_of, say, set_blocked, unseen, update_for

MAX_ALBUM = 10
PAYLOAD = re.compile(r"[A-Za-z0-9_-]{0,64}")
# These the sandbox gives itself; a message that had others would not be in this chat.
OWN_FIELDS = ("message_id", "from", "chat")


def send_text(scene: Scene, body: Body) -> JsonObject:
    """Say a text; one that is too long goes out in pieces, as people's clients do it."""
    return say_text(scene, body.text("text"), _reply(scene, body))


def say_text(scene: Scene, text: str, reply: JsonObject | None = None) -> JsonObject:
    """Say a text and return its update; SimError when nothing but blanks is left of it."""
    formatted = [person_text(piece) for piece in split_text(text.strip())]
    contents = [piece.fields("text") for piece in formatted if piece.text]
    if not contents:
        raise SimError("'text' must not be empty")
    if scene.chat.blocked and str(contents[0]["text"]).startswith("/start"):
        # The client's "restart" button: it unblocks first.
        set_blocked(scene, blocked=False)
    updates = [say(scene, (reply or {}) | content) for content in contents]
    return updates[0] if len(updates) == 1 else all_of(updates)


def start(scene: Scene, body: Body) -> JsonObject:
    """Follow an invitation: `payload`, or a whole `link` t.me/<bot>?start=X."""
    if body.has("link"):
        return follow_link(scene, body.text("link"))
    return _start(scene, body.text("payload", ""))


def follow_link(scene: Scene, link: str) -> JsonObject:
    """Click a link to a bot, which sends it `/start X`; SimError when it leads elsewhere."""
    username, payload = read_start_link(link)
    bot = scene.world.bot_named(username)
    chat = scene.world.conversation(bot, scene.person)
    return _start(Scene(scene.world, chat, scene.person, bot), payload)


def read_start_link(link: str) -> tuple[str, str]:
    """Return bot name and payload of a t.me or tg:// link to a bot; SimError for other links."""
    try:
        parts = urlsplit(link if "://" in link else f"https://{link}")
    except ValueError as error:
        raise SimError(f"{link} is no link") from error
    query = parse_qs(parts.query)
    payload = query.get("start", [""])[0]
    if parts.scheme == "tg" and parts.netloc == "resolve" and "domain" in query:
        return query["domain"][0], payload
    username = parts.path.strip("/")
    if parts.netloc.lower() not in ("t.me", "telegram.me") or not username or "/" in username:
        raise SimError(f"{link} opens a web page and sends nothing to a bot")
    return username, payload


def send_photos(scene: Scene, body: Body) -> JsonObject:
    """Send one photo, or several as an album that shares a media_group_id."""
    if not 1 <= len(body.files) <= MAX_ALBUM:
        raise SimError(f"send 1 to {MAX_ALBUM} photos, not {len(body.files)}")
    sizes = [_photo_size(upload) for upload in body.files]
    caption = _caption(body)
    files = scene.world.files
    stored = [files.add_photo(upload, size) for upload, size in zip(body.files, sizes, strict=True)]
    album: JsonObject = {"media_group_id": scene.world.next_query_id()} if len(stored) > 1 else {}
    contents = [album | photo.shown for photo in stored]
    contents[0] |= caption.fields("caption")
    return all_of([say(scene, content) for content in contents])


def send_document(scene: Scene, body: Body) -> JsonObject:
    """Send a file with an optional caption."""
    if len(body.files) != 1:
        raise SimError(f"send exactly one file, not {len(body.files)}")
    if not body.files[0].data:
        raise SimError("the file is empty")
    caption = _caption(body)
    stored = scene.world.files.add_document(body.files[0])
    return say(scene, stored.shown | caption.fields("caption"))


def send_location(scene: Scene, body: Body) -> JsonObject:
    """Send a place."""
    latitude, longitude = body.number("latitude"), body.number("longitude")
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise SimError("'latitude' is within 90 degrees and 'longitude' within 180")
    location: JsonObject = {"latitude": latitude, "longitude": longitude}
    if body.has("horizontal_accuracy"):
        location["horizontal_accuracy"] = body.number("horizontal_accuracy")
    return say(scene, {"location": location})


def send_contact(scene: Scene, body: Body) -> JsonObject:
    """Send a contact: the person's own unless another first name is given."""
    person = scene.person
    contact: JsonObject = {
        "phone_number": body.text("phone_number", f"+86138{person.id % 10**8:08d}"),
        "first_name": body.text("first_name", person.first_name),
    }
    last_name = body.text("last_name", "" if body.has("first_name") else person.last_name)
    if last_name:
        contact["last_name"] = last_name
    if body.has("user_id") or not body.has("first_name"):
        contact["user_id"] = body.integer("user_id", person.id)
    return say(scene, {"contact": contact})


def send_anything(scene: Scene, body: Body) -> JsonObject:
    """Send a message with the given Bot API fields: a sticker, a voice, a forward and so on."""
    given = body.object("message")
    for name in OWN_FIELDS:
        if name in given:
            raise SimError(f"'message' cannot set '{name}': the sandbox does that")
    if not given:
        raise SimError("'message' must have at least one field, such as 'sticker'")
    text = given.get("text")
    found = person_text(text).fields("text") if isinstance(text, str) else {}
    return say(scene, found | given)


def edit_text(scene: Scene, body: Body) -> JsonObject:
    """Change the text, or the caption, of one of the person's own messages."""
    chat, message_id = scene.chat, body.integer("message_id")
    message = chat.messages.get(message_id)
    if message is None:
        raise SimError(f"there is no message {message_id} in chat {chat.id}")
    if scene.world.author(message) != scene.person.id:
        raise SimError(f"message {message_id} is not from person {scene.person.id}")
    name = "text" if "text" in message else "caption"
    formatted = person_text(body.text("text"))
    if name == "text" and not formatted.text:
        raise SimError("'text' must not be empty")
    if formatted.text == message.get(name, ""):
        raise SimError("the text is the same as before")
    entities = "entities" if name == "text" else "caption_entities"
    kept = {key: value for key, value in message.items() if key not in (name, entities)}
    edited = kept | {"edit_date": scene.world.clock.seconds()} | formatted.fields(name)
    scene.world.replace(chat, edited)
    return update_for(scene, "edited_message", edited)


def ask_inline(scene: Scene, body: Body) -> JsonObject:
    """Type an inline query to the bot in this chat."""
    query: JsonObject = {
        "id": scene.world.next_query_id(),
        "from": scene.person.as_user(),
        "query": body.text("query", ""),
        "offset": body.text("offset", ""),
        "chat_type": "sender" if scene.chat.is_private else str(scene.chat.kind),
    }
    scene.bot.inline_queries[str(query["id"])] = scene.person.id
    return scene.bot.updates.add("inline_query", query) or unseen("inline_query", query)


def block(scene: Scene, body: Body) -> JsonObject:
    """Block the bot, or unblock it with `blocked` false."""
    return set_blocked(scene, blocked=body.flag("blocked", default=True))


def _start(scene: Scene, payload: str) -> JsonObject:
    if not PAYLOAD.fullmatch(payload):
        raise SimError("a start payload has up to 64 letters, digits, '_' and '-'")
    if not scene.chat.is_private:
        scene = Scene(
            scene.world, scene.world.conversation(scene.bot, scene.person), scene.person, scene.bot
        )
    return say_text(scene, f"/start {payload}".strip())


def _reply(scene: Scene, body: Body) -> JsonObject:
    if not body.has("reply_to"):
        return {}
    message = scene.chat.messages.get(body.integer("reply_to"))
    if message is None:
        raise SimError("'reply_to' is no message of this chat")
    return {"reply_to_message": {k: v for k, v in message.items() if k != "reply_to_message"}}


def _caption(body: Body) -> FormattedText:
    caption = person_text(body.text("caption", ""))
    if utf16_length(caption.text) > MAX_CAPTION:
        raise SimError(f"'caption' has more than {MAX_CAPTION} characters")
    return caption


def _photo_size(upload: Upload) -> tuple[int, int]:
    if len(upload.data) > PHOTO_LIMIT:
        raise SimError(f"{upload.name} is larger than 10 MB; send it as a document")
    size = image_size(upload.data)
    if size is None:
        raise SimError(f"{upload.name} is neither a PNG nor a JPEG image")
    return size
