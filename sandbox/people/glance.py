"""Each chat at a glance, for a list of chats: newest message, who wrote how much, what goes on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from sandbox.jsontypes import JsonObject, as_int
from sandbox.rich.plain import plain_text
from sandbox.state import Bot, Chat
from sandbox.world import World

PREVIEW = 120
# What a message is, when it is not text; the first of these that it has.
CONTENTS = (
    "photo",
    "document",
    "location",
    "venue",
    "contact",
    "sticker",
    "voice",
    "audio",
    "video",
    "video_note",
    "animation",
    "poll",
    "new_chat_members",
    "left_chat_member",
    "group_chat_created",
)


class ChatGlances:
    """Looks at all chats again and again, and counts the messages of those alone that changed."""

    def __init__(self, world: World) -> None:
        """Take the world that holds the chats."""
        self._world = world
        self._counted: dict[str, tuple[int, JsonObject]] = {}

    def all(self) -> Iterator[tuple[str, JsonObject]]:
        """Yield each chat's key and its glance: private ones with their bot, then groups."""
        for bot in self._world.bots.values():
            for chat in bot.conversations.values():
                yield self._glance(f"{chat.id}:{bot.username}", chat, bot)
        for chat in self._world.groups.values():
            yield self._glance(str(chat.id), chat, None)

    def _glance(self, key: str, chat: Chat, bot: Bot | None) -> tuple[str, JsonObject]:
        revision, counted = self._counted.get(key, (-1, {}))
        if revision != chat.revision:
            counted = _count(self._world, chat)
            self._counted[key] = (chat.revision, counted)
        action, until = chat.action
        glance = chat.as_json() | counted
        glance |= {
            "key": key,
            "bot": bot.username if bot else None,
            "members": [user for user in chat.members if chat.has(user)],
            "started": chat.started,
            "blocked": chat.blocked,
            "migrated_to": chat.migrated_to or None,
            "action": action if until > self._world.clock.now() else None,
            "taps": self._taps(chat),
        }
        return key, glance

    def _taps(self, chat: Chat) -> list[str]:
        """Return the taps in a chat that no bot has answered yet."""
        now = self._world.clock.now()
        return [
            query.id
            for bot in self._world.bots.values()
            for query in bot.queries.values()
            if query.chat is chat and not query.is_stale(now)
        ]


def _count(world: World, chat: Chat) -> JsonObject:
    newest = chat.messages[max(chat.messages)] if chat.messages else None
    posted = Counter(world.author(message) for message in chat.messages.values())
    return {
        "revision": chat.revision,
        # The page keeps how many of them somebody has seen, and so knows what is unread.
        "posted": {str(author): count for author, count in posted.items()},
        "last": _preview(world, newest) if newest else None,
    }


def _preview(world: World, message: JsonObject) -> JsonObject:
    text = message.get("text") or message.get("caption") or plain_text(message)
    return {
        "message_id": as_int(message["message_id"]),
        "date": as_int(message["date"]),
        "from": world.author(message),
        "text": str(text)[:PREVIEW],
        "content": next((name for name in CONTENTS if name in message), None),
    }
