"""Groups as people make and change them: creation, members, the step to a supergroup."""

from __future__ import annotations

from sandbox.errors import SimError
from sandbox.jsontypes import JsonObject
from sandbox.memberships import set_status
from sandbox.people.body import Body, whole_number
from sandbox.people.scene import Scene, all_of, say, unseen
from sandbox.state import Chat, ChatKind, Status
from sandbox.world import World

CHANGES = ("add", "remove", "promote", "demote")


def create_group(world: World, body: Body) -> JsonObject:
    """Create a group: `title`, `members`, `type`, `bot` (default true) and, if wanted, `id`."""
    kind = body.text("type", "group")
    if kind not in ("group", "supergroup"):
        raise SimError("'type' must be group or supergroup")
    title = body.text("title").strip()
    people = [world.person(whole_number(value, "members")) for value in body.array("members")]
    if not title or not people:
        raise SimError("a group needs a 'title' and at least one of 'members'")
    chat_id = _free_id(world, body, supergroup=kind == "supergroup")
    members = {person.id: Status.MEMBER for person in people} | {people[0].id: Status.CREATOR}
    chat = Chat(id=chat_id, kind=ChatKind(kind), title=title, members=members)
    world.groups[chat_id] = chat
    scene = Scene(world, chat, people[0], world.first_bot)
    if body.flag("bot", default=True):
        actor = people[0].as_user()
        set_status(world, chat, actor, world.first_bot.as_user(), Status.MEMBER)
    say(scene, {"group_chat_created": True})
    return group_json(chat)


def group_json(chat: Chat) -> JsonObject:
    """Return a group as `/sim/chats` shows it."""
    members = [{"user": user_id, "status": str(status)} for user_id, status in chat.members.items()]
    shown = chat.as_json() | {"members": members}
    return shown | ({"migrated_to": chat.migrated_to} if chat.migrated_to else {})


def change_members(scene: Scene, body: Body) -> JsonObject:
    """Add, remove, promote or demote: each a list of person ids, "bot" or bot names."""
    if scene.chat.is_private:
        raise SimError("a private chat has no members to change")
    unknown = [name for name in body.fields if name not in (*CHANGES, "from", "bot")]
    if unknown:
        raise SimError(f"'{unknown[0]}' is not one of {', '.join(CHANGES)}")
    wanted = [(change, _user(scene, value)) for change in CHANGES for value in body.array(change)]
    updates = [update for change, user in wanted for update in _change(scene, change, user)]
    if not updates:
        raise SimError(f"name somebody under one of {', '.join(CHANGES)}")
    return all_of(updates)


def migrate(scene: Scene, _: Body) -> JsonObject:
    """Turn a group into a supergroup with a new id; both chats get their service message."""
    world, old = scene.world, scene.chat
    if old.kind is not ChatKind.GROUP:
        raise SimError("only a plain group can become a supergroup")
    new_id = world.free_group_id(supergroup=True)
    new = Chat(id=new_id, kind=ChatKind.SUPERGROUP, title=old.title, members=dict(old.members))
    world.groups[new_id] = new
    first = say(scene, {"migrate_to_chat_id": new_id})
    old.migrated_to = new_id
    moved = Scene(world, new, scene.person, scene.bot)
    return all_of([first, say(moved, {"migrate_from_chat_id": old.id})])


def _free_id(world: World, body: Body, *, supergroup: bool) -> int:
    if not body.has("id"):
        return world.free_group_id(supergroup=supergroup)
    chat_id = body.integer("id")
    if chat_id >= 0:
        raise SimError("the id of a group is negative")
    if chat_id in world.groups:
        raise SimError(f"there is a chat {chat_id} already")
    return chat_id


def _user(scene: Scene, value: object) -> JsonObject:
    if value == "bot":
        return scene.bot.as_user()
    if isinstance(value, str) and not value.lstrip("-").isdecimal():
        return scene.world.bot_named(value).as_user()
    return scene.world.person(whole_number(value, "members")).as_user()


def _change(scene: Scene, change: str, user: JsonObject) -> list[JsonObject]:
    """Make one change and return the addressed bot's updates of it, at least a stand-in."""
    chat, user_id = scene.chat, int(str(user["id"]))
    inside = chat.has(user_id)
    if inside == (change == "add"):
        raise SimError(f"{user_id} is {'already' if inside else 'not'} in chat {chat.id}")
    if change == "add":
        return [_set(scene, user, Status.MEMBER), say(scene, {"new_chat_members": [user]})]
    if change == "remove":
        status = Status.LEFT if user_id == scene.person.id else Status.KICKED
        # The bot that goes still hears of it, so the message comes before the change.
        return [say(scene, {"left_chat_member": user}), _set(scene, user, status)]
    status = Status.ADMINISTRATOR if change == "promote" else Status.MEMBER
    return [_set(scene, user, status)]


def _set(scene: Scene, user: JsonObject, status: Status) -> JsonObject:
    made = set_status(scene.world, scene.chat, scene.person.as_user(), user, status)
    kind = "my_chat_member" if user["id"] == scene.bot.id else "chat_member"
    return dict(made).get(scene.bot.id) or unseen(kind, {})
