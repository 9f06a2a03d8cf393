"""Methods that send text and places, pass messages on and delete them; no files and no edits."""

from __future__ import annotations

from sandbox.entities import MAX_TEXT, FormattedText, format_text, utf16_length
from sandbox.errors import bad_request
from sandbox.jsontypes import JsonObject, as_int, is_list
from sandbox.keyboards import is_inline, read_markup, shown_markup
from sandbox.methods.context import (
    Call,
    find_chat,
    find_message,
    limit,
    open_chat,
    replied_message,
)
from sandbox.params import Params
from sandbox.state import ACTION_SECONDS, Chat

DELETABLE_SECONDS = 48 * 3600
MENTION_LINK = "tg://user?id="
ACTIONS = frozenset(
    {
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    }
)
# What a copy leaves behind: where the message stood, and who spoke.
NOT_COPIED = frozenset(
    {
        "message_id",
        "from",
        "chat",
        "date",
        "edit_date",
        "reply_to_message",
        "reply_markup",
        "forward_origin",
        "media_group_id",
    }
)


def send_message(call: Call) -> JsonObject:
    """Send a text and return the Message."""
    formatted = read_text(call)
    if utf16_length(formatted.text) > MAX_TEXT:
        raise bad_request("message is too long")
    return send(call, formatted.fields("text"))


def send_location(call: Call) -> JsonObject:
    """Send a place and return the Message."""
    for name in ("latitude", "longitude"):
        if not call.params.text(name).strip():
            raise bad_request(f"{name} is empty")
    latitude, longitude = call.params.number("latitude"), call.params.number("longitude")
    if latitude is None or longitude is None:
        raise bad_request("wrong location specified")
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise bad_request("wrong location specified")
    return send(call, {"location": {"latitude": latitude, "longitude": longitude}})


def send_chat_action(call: Call) -> bool:
    """Show people what the bot is doing for five seconds."""
    action = call.params.text("action").lower()
    if action not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    chat = open_chat(call)
    chat.action = (action, call.world.clock.now() + ACTION_SECONDS)
    chat.bell.ring()
    return True


def forward_message(call: Call) -> JsonObject:
    """Forward a message and return the new one."""
    chat = open_chat(call)
    original = _source(call, "forward")
    content = {name: value for name, value in original.items() if name not in NOT_COPIED}
    content["forward_origin"] = original.get("forward_origin") or {
        "type": "user",
        "sender_user": original["from"],
        "date": original["date"],
    }
    limit(call, chat)
    return call.world.post(chat, call.bot.as_user(), content)


def copy_message(call: Call) -> JsonObject:
    """Send a message's content anew and return its MessageId."""
    original = _source(call, "copy")
    content = {name: value for name, value in original.items() if name not in NOT_COPIED}
    if "caption" in call.params:
        content.pop("caption", None)
        content.pop("caption_entities", None)
        content |= read_text(call, "caption").fields("caption")
    return {"message_id": send(call, content)["message_id"]}


def delete_message(call: Call) -> bool:
    """Delete one message."""
    message_id = call.params.integer("message_id")
    if not message_id:
        raise bad_request("message identifier is not specified")
    chat = find_chat(call)
    message = find_message(chat, message_id, "delete")
    _check_deletable(call, chat, message)
    call.world.delete(chat, message_id)
    return True


def delete_messages(call: Call) -> bool:
    """Delete up to a hundred messages; the ones that are gone are passed over."""
    ids = call.params.parsed("message_ids", "message identifiers")
    if not is_list(ids) or not 1 <= len(ids) <= 100:
        raise bad_request("message identifiers are not specified")
    chat = find_chat(call)
    for message_id in (as_int(value) for value in ids):
        if message_id in chat.messages:
            _check_deletable(call, chat, chat.messages[message_id])
            call.world.delete(chat, message_id)
    return True


def send(call: Call, content: JsonObject) -> JsonObject:
    """Post one message with the call's reply and markup; ApiError when the chat refuses it."""
    markup = read_markup(call.params)
    chat = open_chat(call)
    reply = replied_message(call, chat)
    limit(call, chat)
    message = call.world.post(chat, call.bot.as_user(), reply | content | shown_markup(markup))
    if markup is not None and not is_inline(markup):
        _keep_keyboard(chat, as_int(message["message_id"]), markup)
    return message


def read_text(call: Call, name: str = "text", source: Params | None = None) -> FormattedText:
    """Return the call's text or caption; ApiError 400 when a text is empty or does not parse.

    `source` are the parameters to read when they are not the call's own, as in an album.
    """
    params = source or call.params
    entities_name = "entities" if name == "text" else f"{name}_entities"
    entities = params.parsed(entities_name, "entities")
    formatted = format_text(params.text(name), params.text("parse_mode"), entities)
    if name == "text" and not formatted.text:
        raise bad_request("message text is empty")
    return _with_mentions(call, formatted)


def _with_mentions(call: Call, formatted: FormattedText) -> FormattedText:
    """Turn links to `tg://user?id=N` into mentions; the ones to nobody known are dropped."""
    if not any(MENTION_LINK in str(entity.get("url")) for entity in formatted.entities):
        return formatted
    entities: list[JsonObject] = []
    for entity in formatted.entities:
        head, found, number = str(entity.get("url", "")).partition(MENTION_LINK)
        person = call.world.people.get(int(number)) if number.isdecimal() else None
        if person is not None:
            kept = {name: entity[name] for name in ("offset", "length")}
            entities.append({"type": "text_mention"} | kept | {"user": person.as_user()})
        elif not found or head:
            entities.append(entity)
    return FormattedText(formatted.text, tuple(entities))


def _source(call: Call, purpose: str) -> JsonObject:
    return find_message(find_chat(call, "from_chat_id"), call.params.integer("message_id"), purpose)


def _keep_keyboard(chat: Chat, message_id: int, markup: JsonObject) -> None:
    """Remember the keyboard people now have below the chat; such a message cannot be edited."""
    chat.uneditable.add(message_id)
    for member in chat.members:
        if "keyboard" in markup:
            chat.keyboards[member] = markup
        elif "remove_keyboard" in markup:
            chat.keyboards.pop(member, None)


def _check_deletable(call: Call, chat: Chat, message: JsonObject) -> None:
    own = call.world.author(message) == call.bot.id
    if not own and not chat.is_private and not chat.members.get(call.bot.id) == "administrator":
        raise bad_request("message can't be deleted")
    if call.world.clock.seconds() - as_int(message["date"]) > DELETABLE_SECONDS:
        raise bad_request("message can't be deleted for everyone")
