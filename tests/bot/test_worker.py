"""One update, one transaction: what fails leaves nothing behind, is told once, and stops nobody."""

import asyncio
import json
import logging
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from telegram import Update
from telegram.ext import BaseHandler, MessageHandler, filters

from bot import worker
from bot.config import Config, Telegram
from bot.jobs import Jobs
from bot.notices import Notices
from bot.process import build_application
from bot.request import AiohttpRequest
from handlers.talk import Office, Talk
from plan.units import OrgTree
from storage import dead_letters, inbox, jobs, members, outbox, units
from storage.database import Database
from storage.members import Role
from tests.town import KONGTONG, ROOT, Json, plan
from texts import Catalogue

FANG, CHIEF, DEPUTY = 7001, 7900, 7901
SECRET = "困难职工张三，电话13800000000"
MORNING = datetime(2014, 9, 15, 1, tzinfo=UTC)


@dataclass
class StandingClock:
    """A clock that is moved by hand."""

    at: datetime = MORNING

    def now(self) -> datetime:
        """The instant it stands at."""
        return self.at


@dataclass
class Bench:
    """The worker on a real file with real handlers; nothing is sent."""

    database: Database
    worker: worker.Worker
    notices: Notices
    clock: StandingClock
    running: asyncio.Task[None]

    async def arrives(self, *updates: Json | str) -> None:
        """Put updates into the inbox, and wait until they have been handled."""
        rows = [one if isinstance(one, str) else json.dumps(one) for one in updates]
        async with self.database.transaction() as connection:
            await inbox.add(connection, [(_number(raw), raw) for raw in rows], self.clock.now())
        await self.settled()

    async def settled(self) -> None:
        """Wait until no update waits."""
        self.worker.wake()
        async with asyncio.timeout(10):
            while await inbox.backlog(self.database.reader):
                if self.running.done():
                    self.running.result()
                await asyncio.sleep(0.002)

    async def rows(self, sql: str, *values: object) -> list[tuple[object, ...]]:
        """What is stored and committed."""
        return [tuple(row) for row in await self.database.reader.execute_fetchall(sql, values)]

    async def said_to(self, chat: int) -> list[str]:
        """The texts that wait to be sent to a chat."""
        rows = await self.rows("SELECT payload FROM outbox WHERE chat_id = ? ORDER BY id", chat)
        return [json.loads(str(payload)).get("text", "") for (payload,) in rows]


def _number(raw: str) -> int:
    number = json.loads(raw)["update_id"]
    assert isinstance(number, int)
    return number


def text(update_id: int, said: str, number: int = FANG, **more: object) -> Json:
    """A person's text, as Telegram sends it."""
    sender = {"id": number, "is_bot": False, "first_name": "王芳"}
    message: Json = {"message_id": update_id, "date": 1410742800, "from": sender, "text": said}
    message["chat"] = {"id": number, "type": "private", "first_name": "王芳"}
    if said.startswith("/"):
        length = len(said.split()[0])
        message["entities"] = [{"type": "bot_command", "offset": 0, "length": length}]
    return {"update_id": update_id, "message": {**message, **more}}


async def _boom(update: Update, talk: Talk) -> None:
    """Say and write something, then fail."""
    talk.update_message = update.message
    await talk.say(talk.html("my-none"))
    await talk.connection.execute_fetchall("UPDATE member SET name = 'changed'")
    raise RuntimeError("the handler broke")


async def _dawdle(update: Update, talk: Talk) -> None:
    """Write something, then never end."""
    await talk.connection.execute_fetchall("UPDATE member SET name = 'changed'")
    await asyncio.Event().wait()


def _on(word: str, run: object) -> BaseHandler[Update, Talk, None]:
    return MessageHandler(filters.Regex(f"^{word}"), run)  # type: ignore[arg-type]


@pytest.fixture
async def bench(tmp_path: Path) -> AsyncIterator[Bench]:
    """The worker, an officer and two administrators; 'boom' and 'dawdle' reach bad handlers."""
    database = await Database.open(tmp_path / "fieldtally.db")
    clock = StandingClock()
    async with database.transaction() as connection:
        await units.seed(connection, plan())
        await members.join(connection, MORNING, FANG, "王芳", KONGTONG, Role.OFFICER)
        for number in (CHIEF, DEPUTY):
            await members.join(connection, MORNING, number, "李主任", ROOT, Role.ADMINISTRATOR)
    office = Office(plan(), OrgTree(plan().units), Catalogue.load(), "fieldtally_bot")
    config = Config(plan=tmp_path, telegram=Telegram(token="100001:test"))
    application = build_application(config, office, AiohttpRequest(), AiohttpRequest())
    application.add_handlers([_on("boom", _boom), _on("dawdle", _dawdle)], group=-1)
    await _initialize(application)
    notices = Notices(office.catalogue, clock)
    made = worker.Worker(database, application, office, clock, notices, lambda: None)
    running = asyncio.create_task(made.run())
    try:
        yield Bench(database, made, notices, clock, running)
    finally:
        running.cancel()
        await asyncio.wait([running])
        await database.close()
