"""Taps and words by the hundred: what each was answered, and whether a row changed by it."""

import json
import sqlite3
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass
from typing import Self

from storage import units
from tests.handlers.walk.cast import NOBODY, People, Who
from tests.handlers.walk.rows import digests
from tests.handlers.walk.rules import Rule
from tests.handlers.walk.world import World, anchor
from tests.town import Json


@dataclass(frozen=True, slots=True)
class Words:
    """Something typed or sent in a state; who changes something by it, and who else is answered.

    `sent` is the message where it is no text.
    """

    text: str
    state: str
    acts: People = NOBODY
    may: People = NOBODY
    sent: Json | None = None


@dataclass(frozen=True, slots=True)
class Act:
    """Somebody taps or types."""

    who: Who
    rule: Rule | Words

    def __str__(self) -> str:
        what = self.rule.button if isinstance(self.rule, Rule) else self.rule.text
        return f"{self.who.name} × {what} × {self.rule.state}"


@dataclass(frozen=True, slots=True)
class Answer:
    """What an update led to: each word over the chat, and each message sent or edited."""

    toasts: tuple[str, ...] = ()
    messages: tuple[str, ...] = ()

    @property
    def says_something(self) -> bool:
        """Whether the person reads anything."""
        return any(self.toasts) or bool(self.messages)

    @property
    def refuses(self) -> bool:
        """Whether it is one sentence, and nothing besides."""
        said = [one for one in (*self.toasts, *self.messages) if one]
        return len(said) == 1 and said[0].rstrip("。").count("。") == 0 and "\n" not in said[0]


class Range:
    """Where it is walked: the town as it was built, brought back whenever something changed it."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._town = world.town
        self._path = world.town.config.database
        self._anchors: dict[Who, Json] = {}
        self._kept = sqlite3.connect(":memory:")
        self._as_built: dict[str, str] = {}

    @classmethod
    @asynccontextmanager
    async def of(cls, world: World) -> AsyncIterator[Self]:
        """The town as it is now."""
        made = cls(world)
        made._anchors = {who: await anchor(one) for who, one in world.people.items()}
        with closing(sqlite3.connect(made._path)) as live:
            live.backup(made._kept)
        made._as_built = digests(made._path)
        try:
            yield made
        finally:
            made._kept.close()

    @property
    def changed(self) -> list[str]:
        """The tables in which anything is otherwise than it was built."""
        now = digests(self._path)
        return sorted(table for table in now if now[table] != self._as_built[table])

    async def bring_back(self) -> None:
        """Put everything back as it was built."""
        with closing(sqlite3.connect(self._path)) as live:
            live.execute("PRAGMA synchronous = OFF")
            self._kept.backup(live)
        assert self._town.running is not None
        office, reader = self._town.running.office, self._town.database.reader
        if list(await units.tree(reader)) != list(office.tree):
            await office.refresh(reader)

    async def culprits(self, acts: Sequence[Act]) -> list[tuple[Act, list[str]]]:
        """Which of these changed something, and what; each is done again, alone."""
        found = []
        await self.bring_back()
        for act in acts:
            await self.do([act])
            if tables := self.changed:
                found.append((act, tables))
                await self.bring_back()
        return found

    async def do(self, acts: Sequence[Act]) -> list[Answer]:
        """All of these, one after the other without waiting between; what each led to."""
        updates = [await self._act(act) for act in acts]
        await self._town.quiet({"update_id": max(updates)})
        return await self._answers(updates)

    async def _act(self, act: Act) -> int:
        number = self._world[act.who].number
        if isinstance(act.rule, Words):
            sent = act.rule.sent
            action, body = (
                ("text", Json(text=act.rule.text))
                if sent is None
                else ("message", Json(message=sent))
            )
        else:
            message = self._anchors[act.who]["message_id"]
            action, body = "tap", Json(message_id=message, data=act.rule.button.pack())
        update = await self._town.post(f"/chats/{number}/{action}", {"from": number, **body})
        assert isinstance(update["update_id"], int), update
        return update["update_id"]

    async def _answers(self, updates: Sequence[int]) -> list[Answer]:
        toasts, messages = dict[object, list[str]](), dict[object, list[str]]()
        said = "SELECT cause, method, payload FROM outbox WHERE cause >= ?"
        for update, method, payload in await self._town.rows(said, min(updates)):
            kind = toasts if method == "answerCallbackQuery" else messages
            text = str(json.loads(str(payload)).get("text", method))
            kind.setdefault(update, []).append("" if kind is toasts and text == method else text)
        return [Answer(tuple(toasts.get(one, ())), tuple(messages.get(one, ()))) for one in updates]
