"""Methods that change a message the bot has sent; sending and deleting are not here."""

from __future__ import annotations

from sandbox.entities import MAX_CAPTION, MAX_TEXT, utf16_length
from sandbox.errors import ApiError, bad_request
from sandbox.jsontypes import JsonObject, is_object
from sandbox.keyboards import read_markup, shown_markup
from sandbox.methods.context import Call, find_message, limit, open_chat
from sandbox.methods.media import read_media
from sandbox.methods.messages import read_text
from sandbox.methods.rich import PARAMETER, read_rich
from sandbox.state import Chat

NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same"
    " as a current content and reply markup of the message"
)
TEXT_FIELDS = ("text", "entities", PARAMETER)
CAPTION_FIELDS = ("caption", "caption_entities")
MEDIA_FIELDS = ("photo", "document")


def edit_message_text(call: Call) -> JsonObject:
    """Give a text or rich message another content and inline keyboard; return the Message."""
    content = _text_or_rich(call)
    chat, message = _own_message(call)
    if "text" not in message and PARAMETER not in message:
        raise bad_request("there is no text in the message to edit")
    _check_length(str(content.get("text", "")), MAX_TEXT)
    return _change(call, chat, message, TEXT_FIELDS, content)


def _text_or_rich(call: Call) -> JsonObject:
    if PARAMETER not in call.params:
        return read_text(call).fields("text")
    if "text" in call.params:
        raise bad_request("exactly one of text and rich_message must be used")
    return read_rich(call)


def edit_message_caption(call: Call) -> JsonObject:
    """Give a message with media another caption and inline keyboard; return the Message."""
    formatted = read_text(call, "caption")
    chat, message = _own_message(call)
    if not any(name in message for name in MEDIA_FIELDS):
        raise bad_request("there is no caption in the message to edit")
    _check_length(formatted.text, MAX_CAPTION)
    return _change(call, chat, message, CAPTION_FIELDS, formatted.fields("caption"))


def edit_message_reply_markup(call: Call) -> JsonObject:
    """Give a message another inline keyboard, or none; return the Message."""
    chat, message = _own_message(call)
    return _change(call, chat, message, (), {})


def edit_message_media(call: Call) -> JsonObject:
    """Put another photo or document into a message; return the Message."""
    item = call.params.parsed("media", "InputMedia")
    if not is_object(item):
        raise bad_request("media is not specified")
    chat, message = _own_message(call)
    content = read_media(call, item)
    return _change(call, chat, message, (*TEXT_FIELDS, *CAPTION_FIELDS, *MEDIA_FIELDS), content)


def _own_message(call: Call) -> tuple[Chat, JsonObject]:
    """Return chat and message the call names; ApiError 400 when the bot cannot edit it."""
    if call.params.text("inline_message_id"):
        raise bad_request("MESSAGE_ID_INVALID")
    message_id = call.params.integer("message_id")
    if not message_id:
        raise bad_request("message identifier is not specified")
    chat = open_chat(call)
    message = find_message(chat, message_id, "edit")
    if call.world.author(message) != call.bot.id or message_id in chat.uneditable:
        raise bad_request("message can't be edited")
    return chat, message


def _check_length(text: str, most: int) -> None:
    if utf16_length(text) > most:
        kind = "message caption is too long" if most == MAX_CAPTION else "MESSAGE_TOO_LONG"
        raise bad_request(kind)


def _change(
    call: Call, chat: Chat, message: JsonObject, old: tuple[str, ...], new: JsonObject
) -> JsonObject:
    """Replace some fields and the keyboard; ApiError 400 when that changes nothing."""
    content = new | shown_markup(read_markup(call.params, inline_only=True))
    replaced = {*old, "reply_markup"}
    if content == {name: message[name] for name in replaced if name in message}:
        raise ApiError(400, NOT_MODIFIED)
    limit(call, chat)
    kept = {name: value for name, value in message.items() if name not in replaced}
    edited = kept | {"edit_date": call.world.clock.seconds()} | content
    return call.world.replace(chat, edited)
