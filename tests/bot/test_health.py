"""/healthz: what a supervisor learns, and when it should worry."""

import time
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import aiohttp
import pytest

from bot.config import Health
from bot.health import SILENT_TOO_LONG, HealthServer
from storage import inbox, outbox
from storage.database import Database
from tests.town import Json, Person, Town

NOW = datetime(2014, 9, 15, 1, tzinfo=UTC)


async def _answer(port: int) -> tuple[int, Json]:
    async with (
        aiohttp.ClientSession() as session,
        session.get(f"http://127.0.0.1:{port}/healthz") as response,
    ):
        return response.status, await response.json()


async def test_a_bot_that_works_says_so(town: Town, officer: Person) -> None:
    await officer.says("/my")
    assert town.running is not None
    assert town.running.health is not None
    status, said = await _answer(town.running.health.port)
    assert status == 200
    silent = said.pop("seconds_since_telegram")
    assert isinstance(silent, float)
    assert 0 <= silent < 10
    assert said == {"ok": True, "inbox": 0, "outbox": 0, "dead_letters": 0}


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    """An empty file."""
    made = await Database.open(tmp_path / "fieldtally.db")
    yield made
    await made.close()


async def _asked(database: Database, heard: float | None) -> tuple[int, Json]:
    server = HealthServer(Health(port=0), database, lambda: heard)
    await server.start()
    try:
        return await _answer(server.port)
    finally:
        await server.stop()


async def test_the_backlogs_are_counted(database: Database) -> None:
    async with database.transaction() as connection:
        await inbox.add(connection, [(1, "{}"), (2, "{}")], NOW)
        await outbox.add(connection, NOW, 7001, "sendMessage", {"text": "x"})
    _, said = await _asked(database, time.monotonic())
    assert (said["inbox"], said["outbox"]) == (2, 1)


async def test_a_telegram_not_heard_of_for_too_long_is_an_alarm(database: Database) -> None:
    now = time.monotonic()
    for heard, status in ((now - SILENT_TOO_LONG - 1, 503), (now, 200), (None, 200)):
        answer = await _asked(database, heard)
        assert answer[0] == status
        assert answer[1]["ok"] is (status == 200)


async def test_a_file_that_does_not_answer_is_an_alarm(database: Database) -> None:
    async with database.transaction() as connection:
        await connection.execute_fetchall("ALTER TABLE inbox RENAME TO gone")
    status, said = await _asked(database, time.monotonic())
    assert status == 503
    assert "inbox" in str(said["reason"])
