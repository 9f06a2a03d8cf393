"""Who is in a chat: the ChatMember objects and the updates when one changes; no HTTP."""

from __future__ import annotations

from sandbox.jsontypes import JsonObject, as_int
from sandbox.state import Chat, Status
from sandbox.world import World

ADMIN_RIGHTS = (
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_pin_messages",
    "can_send_welcome_messages",  # newer than Bot API 10.1; aiogram insists on it
)


def member_json(user: JsonObject, status: Status) -> JsonObject:
    """Return the ChatMember of somebody with a status."""
    member: JsonObject = {"status": str(status), "user": user}
    if status is Status.KICKED:
        member["until_date"] = 0
    if status in (Status.ADMINISTRATOR, Status.CREATOR):
        member["is_anonymous"] = False
    if status is Status.ADMINISTRATOR:
        member["can_be_edited"] = False
        member |= dict.fromkeys(ADMIN_RIGHTS, True)
    return member


def set_status(
    world: World, chat: Chat, actor: JsonObject, user: JsonObject, status: Status
) -> list[tuple[int, JsonObject]]:
    """Change how somebody belongs to a chat and tell the bots that may know.

    Returns the updates made, each with the id of the bot it is for: `my_chat_member` for a bot
    itself, `chat_member` for the bots that administer the chat and asked for it.
    """
    user_id = as_int(user["id"])
    old = chat.members.get(user_id, Status.LEFT)
    chat.members[user_id] = status
    change: JsonObject = {
        "chat": chat.as_json(),
        "from": actor,
        "date": world.clock.seconds(),
        "old_chat_member": member_json(user, old),
        "new_chat_member": member_json(user, status),
    }
    made: list[tuple[int, JsonObject]] = []
    for bot in world.bots.values():
        update = None
        if bot.id == user_id:
            update = bot.updates.add("my_chat_member", change)
        elif chat.members.get(bot.id) is Status.ADMINISTRATOR:
            update = bot.updates.add("chat_member", change)
        if update is not None:
            made.append((bot.id, update))
    return made
