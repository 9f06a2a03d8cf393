"""The outbox's sender alone: a real file, a real sandbox, letters put in by hand."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import aiohttp

from bot.api import Api
from bot.clock import SystemClock
from bot.config import Limits
from bot.limits import Gate
from bot.notices import Notices
from bot.request import AiohttpRequest
from bot.sender import Sender
from sandbox import Sandbox
from storage import members, outbox, units
from storage.database import Database
from storage.members import Role
from storage.outbox import Payload, Priority
from tests.town import NO_LIMITS, ROOT, TOKEN, Json, plan, words_of
from texts import Catalogue


@dataclass
class PostRoom:
    """A sender at work, and what the people it writes to see."""

    sandbox: Sandbox
    http: aiohttp.ClientSession
    database: Database
    sender: Sender
    clock: SystemClock

    async def add(
        self,
        chat_id: int,
        text: str,
        *,
        method: str = "sendMessage",
        priority: Priority = Priority.DIALOGUE,
        edits: int | None = None,
        fallback: Payload | None = None,
        occasion: str | None = None,
    ) -> int:
        """Put a text in without waking the sender; returns its row."""
        payload: Json = {"callback_query_id" if chat_id == outbox.NO_CHAT else "text": text}
        return await self.add_raw(
            chat_id, method, payload, priority, edits=edits, fallback=fallback, occasion=occasion
        )

    async def add_raw(
        self,
        chat_id: int,
        method: str,
        payload: Payload,
        priority: Priority = Priority.DIALOGUE,
        *,
        edits: int | None = None,
        fallback: Payload | None = None,
        occasion: str | None = None,
    ) -> int:
        """Put any call in without waking the sender; returns its row."""
        async with self.database.transaction() as connection:
            row = await outbox.add(
                connection,
                self.clock.now(),
                chat_id,
                method,
                payload,
                priority=priority,
                edits=edits,
                fallback=fallback,
                occasion=occasion,
            )
        assert row is not None
        return row

    async def empty(self) -> None:
        """Wake the sender, and wait until nothing waits any more."""
        self.sender.wake()
        async with asyncio.timeout(15):
            while await outbox.backlog(self.database.reader):
                await asyncio.sleep(0.005)

    async def person(self, number: int) -> int:
        """Somebody who has started the bot; returns his chat."""
        await self.post("/users", {"id": number, "first_name": "王芳"})
        await self.post(f"/chats/{number}/text", {"from": number, "text": "/start"})
        return number

    async def administrator(self, number: int) -> int:
        """A member who hears of what goes wrong; returns his chat."""
        await self.person(number)
        async with self.database.transaction() as connection:
            await units.seed(connection, plan())
            await members.join(
                connection, self.clock.now(), number, "李主任", ROOT, Role.ADMINISTRATOR
            )
        return number

    async def post(self, path: str, body: Json) -> Json:
        """Act on the people's side."""
        async with self.http.post(f"{self.sandbox.base_url}/sim{path}", json=body) as response:
            answer: Json = await response.json()
            assert response.status == 200, answer
            return answer

    async def strike(self, method: str, kind: str | int, **more: object) -> None:
        """Let the next call of a method fail."""
        await self.post("/faults", {"method": method, "kind": kind, **more})

    async def seen(self, chat: int) -> list[str]:
        """The bot's messages in a chat, as they stand now."""
        async with self.http.get(f"{self.sandbox.base_url}/sim/chats/{chat}") as response:
            messages = (await response.json())["messages"]
        return [words_of(one) for one in messages if one["from"]["is_bot"]]

    def calls(self, method: str) -> list[str]:
        """The texts of a method's calls, in the order they came in."""
        return [str(call.params.get("text", "")) for call in self.sandbox.calls.select(method)]

    async def status(self, letter: int) -> str:
        """What became of a letter."""
        [(status,)] = await self.rows("SELECT status FROM outbox WHERE id = ?", letter)
        return str(status)

    async def rows(self, sql: str, *values: object) -> list[tuple[object, ...]]:
        """What is stored and committed."""
        return [tuple(row) for row in await self.database.reader.execute_fetchall(sql, values)]


@asynccontextmanager
async def a_post_room(
    folder: Path, *, limits: Limits = NO_LIMITS, strict: bool = False
) -> AsyncIterator[PostRoom]:
    """A sender that runs; `strict` lets the sandbox refuse what comes too fast."""
    request = AiohttpRequest()
    await request.initialize()
    async with await Sandbox.start(limits=strict) as sandbox, aiohttp.ClientSession() as http:
        database = await Database.open(folder / "fieldtally.db")
        clock = SystemClock()
        api = Api(f"{sandbox.base_url}/bot{TOKEN}", request, request, folder)
        gate = Gate(limits, asyncio.get_running_loop().time())
        sender = Sender(database, api, gate, clock, Notices(Catalogue.load(), clock))
        running = asyncio.create_task(sender.run())
        try:
            yield PostRoom(sandbox, http, database, sender, clock)
        finally:
            running.cancel()
            await asyncio.wait([running])
            await request.shutdown()
            await database.close()
