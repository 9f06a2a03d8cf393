"""What every Bot API method works with: the call, and the chat and message it names; no method."""

from __future__ import annotations

from dataclasses import dataclass

from sandbox.errors import ApiError, bad_request
from sandbox.jsontypes import JsonObject, as_int
from sandbox.limits import Limits
from sandbox.params import Params
from sandbox.state import Bot, Chat, Status
from sandbox.webhook import WebhookSender
from sandbox.world import World

CHAT_NOT_FOUND = "chat not found"


@dataclass(frozen=True, slots=True)
class Call:
    """One call of a Bot API method."""

    world: World
    bot: Bot
    params: Params
    webhooks: WebhookSender
    limits: Limits | None = None


def find_chat(call: Call, name: str = "chat_id") -> Chat:
    """Return the chat a parameter names, whatever the bot may do there; ApiError 400 if none."""
    text = call.params.text(name).strip()
    if not text:
        raise bad_request(f"{name} is empty")
    chat_id = call.params.integer(name)
    person = call.world.people.get(chat_id)
    if person is not None:
        return call.world.conversation(call.bot, person)
    chat = call.world.groups.get(chat_id)
    if chat is None:
        raise bad_request(CHAT_NOT_FOUND)
    if chat.migrated_to:
        raise ApiError(
            400,
            "group chat was upgraded to a supergroup chat",
            migrate_to_chat_id=chat.migrated_to,
        )
    return chat


def open_chat(call: Call, name: str = "chat_id") -> Chat:
    """Return the chat a parameter names, in which the bot may write; ApiError 403 if it may not."""
    chat = find_chat(call, name)
    if chat.is_private:
        _check_person(call, chat)
    else:
        _check_membership(call, chat)
    return chat


def find_message(chat: Chat, message_id: int, purpose: str) -> JsonObject:
    """Return a message of the chat; ApiError 400 naming the purpose when it is not there."""
    message = chat.messages.get(message_id)
    if message is None:
        raise bad_request(f"message to {purpose} not found")
    return message


def limit(call: Call, chat: Chat, messages: int = 1) -> None:
    """Count messages against the rate limits; ApiError 429 when they are on and exceeded."""
    if call.limits is not None:
        call.limits.check(chat.id, messages)


def replied_message(call: Call, chat: Chat) -> JsonObject:
    """Return the message field for the reply the call asks for; ApiError 400 if it is gone."""
    reply = call.params.parsed("reply_parameters", "reply parameters")
    fields = reply if isinstance(reply, dict) else {}
    message_id = as_int(fields.get("message_id")) or call.params.integer("reply_to_message_id")
    if not message_id:
        return {}
    message = chat.messages.get(message_id)
    if message is not None:
        shown = {name: value for name, value in message.items() if name != "reply_to_message"}
        return {"reply_to_message": shown}
    forgiving = "allow_sending_without_reply"
    if fields.get(forgiving) is True or call.params.flag(forgiving):
        return {}
    raise bad_request("message to be replied not found")


def _check_person(call: Call, chat: Chat) -> None:
    if chat.person is not None and chat.person.deactivated:
        raise ApiError(403, "user is deactivated")
    if not chat.started:
        raise ApiError(403, "bot can't initiate conversation with a user")
    if chat.blocked:
        raise ApiError(403, "bot was blocked by the user")


def _check_membership(call: Call, chat: Chat) -> None:
    status = chat.members.get(call.bot.id)
    if status is None:
        # A group it has never been in is no chat to the bot.
        raise bad_request(CHAT_NOT_FOUND)
    if status is Status.KICKED:
        raise ApiError(403, f"bot was kicked from the {chat.kind} chat")
    if not status.inside:
        raise ApiError(403, f"bot is not a member of the {chat.kind} chat")
