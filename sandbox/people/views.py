"""What people see: a chat's messages and toasts as they are now, and the list of chats."""

from __future__ import annotations

import asyncio

from sandbox.errors import SimError
from sandbox.jsontypes import JsonObject
from sandbox.people.groups import group_json
from sandbox.state import ACTION_SECONDS, Chat
from sandbox.world import World

MAX_WAIT = 60.0


async def wait_for_change(chat: Chat, since: int, seconds: float) -> None:
    """Wait until something in the chat is newer than a revision, or the time is over."""
    loop = asyncio.get_running_loop()
    end = loop.time() + min(seconds, MAX_WAIT)
    while chat.revision <= since and (left := end - loop.time()) > 0:
        if not await chat.bell.wait(left):
            return


def chat_view(world: World, chat: Chat, viewer: int, since: int = 0) -> JsonObject:
    """Return a chat as somebody sees it; after a revision only what has changed since."""
    if since:
        changed = _changed(chat, since)
        messages = [chat.messages[number] for number in changed if number in chat.messages]
        deleted = [number for number in changed if number in chat.deleted]
    else:
        messages, deleted = list(chat.messages.values()), sorted(chat.deleted)
    toasts = [
        toast.as_json()
        for toast in chat.toasts
        if toast.person == viewer and toast.revision > since
    ]
    action, until = chat.action
    left = until - world.clock.now()
    return {
        "chat": chat.as_json(),
        "messages": messages,
        "toasts": toasts,
        "deleted": deleted,
        "revision": chat.revision,
        "keyboard": chat.keyboards.get(viewer),
        "action": action if 0 < left <= ACTION_SECONDS else None,
        "started": chat.started,
        "blocked": chat.blocked,
    }


def viewer_of(world: World, chat: Chat, asked: str) -> int:
    """Return who looks at a chat: its person, or in a group the one asked for, 0 for nobody."""
    if not asked:
        return chat.id if chat.is_private else 0
    if not asked.isdecimal():
        raise SimError("'as' must be the id of a person")
    person = world.person(int(asked))
    if not chat.has(person.id):
        raise SimError(f"person {person.id} is not in chat {chat.id}")
    return person.id


def chats_view(world: World) -> list[JsonObject]:
    """Return every chat that has something in it: private ones with their bot, then groups."""
    private = [
        chat.as_json() | {"bot": bot.username, "started": chat.started, "blocked": chat.blocked}
        for bot in world.bots.values()
        for chat in bot.conversations.values()
    ]
    return [*private, *(group_json(chat) for chat in world.groups.values())]


def _changed(chat: Chat, since: int) -> list[int]:
    """Return the ids of the messages changed after a revision, in order of their ids."""
    found: list[int] = []
    for message_id, revision in reversed(chat.changes.items()):
        if revision <= since:
            break
        found.append(message_id)
    return sorted(found)
