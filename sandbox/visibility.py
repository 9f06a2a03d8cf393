"""Which messages of a group a bot gets to see (Telegram's privacy mode); it changes nothing."""

from __future__ import annotations

from sandbox.jsontypes import JsonObject, as_int, as_object, objects
from sandbox.state import Bot, Chat, Status

SERVICE_FIELDS = frozenset(
    {
        "new_chat_members",
        "left_chat_member",
        "group_chat_created",
        "supergroup_chat_created",
        "migrate_to_chat_id",
        "migrate_from_chat_id",
        "new_chat_title",
        "pinned_message",
    }
)


def bot_sees(bot: Bot, chat: Chat, message: JsonObject) -> bool:
    """Tell whether a bot in this chat is shown a message."""
    if chat.is_private:
        return not chat.blocked
    if bot.reads_all_messages or chat.members.get(bot.id) is Status.ADMINISTRATOR:
        return True
    if not SERVICE_FIELDS.isdisjoint(message):
        return True
    return _answers(bot, message) or _names(bot, message)


def _answers(bot: Bot, message: JsonObject) -> bool:
    replied = as_object(message.get("reply_to_message"))
    return as_object(replied.get("from")).get("id") == bot.id


def _names(bot: Bot, message: JsonObject) -> bool:
    """Tell whether a command or a mention in the message is meant for the bot."""
    text = message.get("text") or message.get("caption")
    if not isinstance(text, str):
        return False
    units = text.encode("utf-16-le", errors="surrogatepass")
    for entity in objects(message.get("entities") or message.get("caption_entities")):
        start = as_int(entity.get("offset")) * 2
        end = start + as_int(entity.get("length")) * 2
        word = units[start:end].decode("utf-16-le", errors="replace").lower()
        _, at, addressee = word.partition("@")
        if entity.get("type") == "bot_command" and not at:
            return True
        if entity.get("type") in ("bot_command", "mention") and addressee == bot.username.lower():
            return True
    return False
