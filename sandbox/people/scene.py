"""Who does something in which chat, and how a person's message reaches the bots."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sandbox.errors import SimError
from sandbox.jsontypes import JsonObject
from sandbox.memberships import set_status
from sandbox.people.body import Body
from sandbox.state import Bot, Chat, Person, Status
from sandbox.world import World


@dataclass(frozen=True, slots=True)
class Scene:
    """A person acting in a chat, and the bot whose update is the answer to the request."""

    world: World
    chat: Chat
    person: Person
    bot: Bot


def find_scene(world: World, chat_id: int, body: Body) -> Scene:
    """Return the scene that a request names; SimError when it cannot happen."""
    person = world.person(body.integer("from"))
    if person.deactivated:
        raise SimError(f"the account of person {person.id} is deactivated")
    chat = find_chat(world, chat_id, body.text("bot", ""))
    if chat.is_private and chat.person is not person:
        raise SimError(f"chat {chat_id} is the private chat of person {chat_id} only")
    if not chat.has(person.id):
        raise SimError(f"person {person.id} is not in chat {chat_id}")
    return Scene(world, chat, person, addressed(world, chat, body.text("bot", "")))


def find_chat(world: World, chat_id: int, bot_name: str) -> Chat:
    """Return the chat of an id, as people know it; SimError when there is none any more."""
    if chat_id > 0:
        return world.conversation(world.bot_named(bot_name), world.person(chat_id))
    chat = world.groups.get(chat_id)
    if chat is None:
        raise SimError(f"there is no chat {chat_id}; create a group with POST /sim/chats")
    if chat.migrated_to:
        raise SimError(f"group {chat_id} has become the supergroup {chat.migrated_to}")
    return chat


def say(scene: Scene, content: JsonObject) -> JsonObject:
    """Post a person's message and return the update it made.

    A message that privacy mode or allowed_updates keeps from the bot makes none: `update_id` is
    null then.
    """
    chat = scene.chat
    if chat.blocked:
        raise SimError(f"person {scene.person.id} has blocked the bot; unblock it or send /start")
    chat.started = True
    message = scene.world.post(chat, scene.person.as_user(), content)
    return update_for(scene, "message", message)


def update_for(scene: Scene, kind: str, message: JsonObject) -> JsonObject:
    """Tell the bots of a new or edited message and return the addressed bot's update."""
    made = scene.world.tell_bots(scene.chat, kind, message)
    return made.get(scene.bot.id) or unseen(kind, message)


def unseen(kind: str, content: JsonObject) -> JsonObject:
    """Return what stands for the update of something the bot does not get to see."""
    return {"update_id": None, kind: content}


def all_of(updates: Sequence[JsonObject]) -> JsonObject:
    """Answer with several updates: the first one's own fields, it as `update`, all as `updates`."""
    return updates[0] | {"update": updates[0], "updates": list(updates)}


def set_blocked(scene: Scene, *, blocked: bool) -> JsonObject:
    """Let a person block or unblock the bot and return the update that makes."""
    chat = scene.chat
    if not chat.is_private:
        raise SimError("a bot can be blocked in a private chat only")
    chat.blocked = blocked
    status = Status.KICKED if blocked else Status.MEMBER
    made = set_status(scene.world, chat, scene.person.as_user(), scene.bot.as_user(), status)
    return made[0][1] if made else unseen("my_chat_member", {})


def addressed(world: World, chat: Chat, bot_name: str) -> Bot:
    """Return the bot a chat is with: the one named, else the first one in it."""
    bot = world.bot_named(bot_name)
    if bot_name or chat.is_private or chat.has(bot.id):
        return bot
    inside = world.bots_in(chat)
    return inside[0] if inside else bot
