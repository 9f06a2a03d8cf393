"""The one place that changes chats: finds them, posts, edits and deletes messages; no HTTP."""

from __future__ import annotations

import itertools

from sandbox.clock import Clock
from sandbox.errors import SimError
from sandbox.files import FileStore
from sandbox.jsontypes import JsonObject, as_int, as_object
from sandbox.state import Bot, Chat, ChatKind, Person, Status
from sandbox.visibility import bot_sees

BOT_NAME = "实事通"
FIRST_BOT_ID = 7_000_000_001
FIRST_PERSON_ID = 100_001


class World:
    """Everything the sandbox holds while it runs."""

    def __init__(self, clock: Clock) -> None:
        """Start with one bot that waits for its token, and nobody else."""
        self.clock = clock
        self.files = FileStore()
        self.people: dict[int, Person] = {}
        self.groups: dict[int, Chat] = {}
        self.bots: dict[int, Bot] = {}
        self._by_token: dict[str, Bot] = {}
        self._person_ids = itertools.count(FIRST_PERSON_ID)
        self._group_ids = itertools.count(1)
        self._query_ids = itertools.count(4_000_000_000_000_000_001)
        self._revisions = itertools.count(1)
        # People may write before any bot has called: the first token takes this bot over.
        self.first_bot = self._new_bot(FIRST_BOT_ID)

    def bot(self, token: str) -> Bot:
        """Return the bot of a token; a token not seen before makes one."""
        found = self._by_token.get(token)
        if found is None:
            wanted = _id_in(token)
            if not self._by_token:
                found = self._rename_first(wanted)
            else:
                taken = not wanted or wanted in self.bots or wanted in self.people
                found = self._new_bot(max(self.bots) + 1 if taken else wanted)
            self._by_token[token] = found
        return found

    def bot_named(self, username: str) -> Bot:
        """Return the bot of that username, the first one for ''; SimError when there is none."""
        if not username:
            return self.first_bot
        for bot in self.bots.values():
            if bot.username.lower() == username.lower().removeprefix("@"):
                return bot
        raise SimError(f"there is no bot named {username}")

    def person(self, person_id: int) -> Person:
        """Return a person; SimError when there is none of that id."""
        found = self.people.get(person_id)
        if found is None:
            raise SimError(f"there is no person {person_id}; create one with POST /sim/users")
        return found

    def free_person_id(self) -> int:
        """Return an id nobody has."""
        return next(i for i in self._person_ids if i not in self.people and i not in self.bots)

    def free_group_id(self, *, supergroup: bool) -> int:
        """Return the id for a new group; supergroups start with -100 as in Telegram."""
        base = 1_000_000_000_000 if supergroup else 4_000_000
        return next(-(base + i) for i in self._group_ids if -(base + i) not in self.groups)

    def conversation(self, bot: Bot, person: Person) -> Chat:
        """Return a person's conversation with a bot, an empty one the first time."""
        chat = bot.conversations.get(person.id)
        if chat is None:
            members = {person.id: Status.MEMBER, bot.id: Status.MEMBER}
            chat = Chat(id=person.id, kind=ChatKind.PRIVATE, person=person, members=members)
            bot.conversations[person.id] = chat
        return chat

    def next_query_id(self) -> str:
        """Return a fresh id for a callback or inline query."""
        return str(next(self._query_ids))

    def next_revision(self) -> int:
        """Return a number greater than that of every change so far."""
        return next(self._revisions)

    def post(self, chat: Chat, sender: JsonObject, content: JsonObject) -> JsonObject:
        """Add a message to a chat and return it."""
        chat.last_message_id += 1
        message: JsonObject = {
            "message_id": chat.last_message_id,
            "from": sender,
            "chat": chat.as_json(),
            "date": self.clock.seconds(),
        }
        message |= content
        if sender["is_bot"]:
            chat.action = ("", 0.0)
        self._keep(chat, chat.last_message_id, message)
        return message

    def replace(self, chat: Chat, message: JsonObject) -> JsonObject:
        """Put an edited message in the place of its older form, which stays as others hold it."""
        self._keep(chat, as_int(message["message_id"]), message)
        return message

    def delete(self, chat: Chat, message_id: int) -> None:
        """Take a message out of a chat."""
        del chat.messages[message_id]
        chat.deleted.add(message_id)
        chat.touch(message_id, self.next_revision())

    def tell_bots(self, chat: Chat, kind: str, message: JsonObject) -> dict[int, JsonObject]:
        """Give a person's message to the bots that may see it; return the update by bot id."""
        made: dict[int, JsonObject] = {}
        for bot in self.bots_in(chat):
            if bot_sees(bot, chat, message):
                update = bot.updates.add(kind, message)
                if update is not None:
                    made[bot.id] = update
        return made

    def bots_in(self, chat: Chat) -> list[Bot]:
        """Return the bots that are in a chat."""
        return [bot for bot in self.bots.values() if self._is_in(bot, chat)]

    def author(self, message: JsonObject) -> int:
        """Return the id of who sent a message."""
        return as_int(as_object(message.get("from")).get("id"))

    def _is_in(self, bot: Bot, chat: Chat) -> bool:
        if chat.is_private:
            return bot.conversations.get(chat.id) is chat
        return chat.has(bot.id)

    def _keep(self, chat: Chat, message_id: int, message: JsonObject) -> None:
        chat.messages[message_id] = message
        chat.touch(message_id, self.next_revision())

    def _new_bot(self, bot_id: int) -> Bot:
        number = len(self.bots)
        username = "fieldtally_demo_bot" if number == 0 else f"fieldtally_demo{number + 1}_bot"
        bot = Bot(id=bot_id, username=username, name=BOT_NAME)
        self.bots[bot_id] = bot
        return bot

    def _rename_first(self, wanted: int) -> Bot:
        """Give the waiting bot the id its token names: clients check one against the other."""
        bot = self.first_bot
        if wanted and wanted not in self.people and wanted != bot.id:
            del self.bots[bot.id]
            for chat in (*self.groups.values(), *bot.conversations.values()):
                if bot.id in chat.members:
                    chat.members[wanted] = chat.members.pop(bot.id)
            bot.id = wanted
            self.bots[wanted] = bot
        return bot


def _id_in(token: str) -> int:
    """Return the bot id in front of a token's colon, or 0."""
    head = token.partition(":")[0]
    return int(head) if head.isascii() and head.isdigit() and len(head) < 16 else 0
