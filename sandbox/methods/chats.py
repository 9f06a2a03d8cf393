"""Methods that look at chats and their members and leave them; no messages."""

from __future__ import annotations

from sandbox.errors import bad_request
from sandbox.jsontypes import JsonObject
from sandbox.memberships import member_json, set_status
from sandbox.methods.context import Call, find_chat
from sandbox.state import Status


def get_chat(call: Call) -> JsonObject:
    """Return the ChatFullInfo of a chat the bot knows."""
    chat = find_chat(call)
    if chat.is_private and not chat.started:
        raise bad_request("chat not found")
    full: JsonObject = {
        "accent_color_id": abs(chat.id) % 7,
        "max_reaction_count": 11,
        "accepted_gift_types": {
            "unlimited_gifts": chat.is_private,
            "limited_gifts": chat.is_private,
            "unique_gifts": chat.is_private,
            "premium_subscription": chat.is_private,
            "gifts_from_channels": chat.is_private,
        },
    }
    if not chat.is_private:
        full["permissions"] = {"can_send_messages": True}
    return chat.as_json() | full


def get_chat_member(call: Call) -> JsonObject:
    """Return the ChatMember that somebody is in a chat."""
    chat = find_chat(call)
    user_id = call.params.integer("user_id")
    person, bot = call.world.people.get(user_id), call.world.bots.get(user_id)
    if bot is not None:
        user = bot.as_user()
    elif person is not None:
        user = person.as_user()
    else:
        raise bad_request("user not found" if user_id else "invalid user_id specified")
    return member_json(user, chat.members.get(user_id, Status.LEFT))


def leave_chat(call: Call) -> bool:
    """Take the bot out of a group."""
    chat = find_chat(call)
    if chat.is_private:
        raise bad_request("chat member status can't be changed in private chats")
    if not chat.has(call.bot.id):
        raise bad_request("chat not found")
    set_status(call.world, chat, call.bot.as_user(), call.bot.as_user(), Status.LEFT)
    return True
