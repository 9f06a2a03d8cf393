"""The runner of jobs: kinds side by side, passing trouble, and an end whenever it is asked for."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import suppress
from pathlib import Path

import pytest

from bot import jobs as runner
from bot.clock import SystemClock
from bot.jobs import Jobs, TryAgain, Work, Write
from bot.notices import Notices
from storage import jobs
from storage.database import Connection, Database
from storage.jobs import Job
from texts import Catalogue

CLOCK = SystemClock()


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    """An empty data file."""
    made = await Database.open(tmp_path / "fieldtally.db")
    yield made
    await made.close()


async def _done(_connection: Connection) -> None:
    """Nothing to write."""


async def _add(database: Database, *kinds: str) -> None:
    async with database.transaction() as connection:
        for kind in kinds:
            await jobs.add(connection, CLOCK.now(), kind, CLOCK.now())


def _runner(
    database: Database, kinds: Mapping[str, Work], at_once: Mapping[str, int] | None = None
) -> Jobs:
    notices = Notices(Catalogue.load(), CLOCK)
    return Jobs(database, CLOCK, notices, lambda: None, kinds, at_once=at_once)


async def _end(task: asyncio.Task[None]) -> None:
    task.cancel()
    async with asyncio.timeout(5):
        with suppress(asyncio.CancelledError):
            await task


async def test_a_kind_that_hangs_holds_up_no_other_and_keeps_to_its_hands(
    database: Database,
) -> None:
    hanging: list[int] = []
    other = asyncio.Event()

    async def hang(job: Job) -> Write:
        hanging.append(job.id)
        await asyncio.Event().wait()
        return _done

    async def work(_job: Job) -> Write:
        other.set()
        return _done

    await _add(database, *["slow"] * 5, "quick")
    task = asyncio.create_task(_runner(database, {"slow": hang, "quick": work}, {"slow": 3}).run())
    async with asyncio.timeout(5):
        await other.wait()
    await _end(task)
    assert len(hanging) == 3


async def test_jobs_of_one_kind_come_one_after_the_other_and_in_order(database: Database) -> None:
    ran: list[int] = []
    running, all_ran = 0, asyncio.Event()

    async def work(job: Job) -> Write:
        nonlocal running
        running += 1
        assert running == 1
        await asyncio.sleep(0)
        ran.append(job.id)
        running -= 1
        if len(ran) == 5:
            all_ran.set()
        return _done

    await _add(database, *["one"] * 5)
    task = asyncio.create_task(_runner(database, {"one": work}).run())
    async with asyncio.timeout(5):
        await all_ran.wait()
    await _end(task)
    assert ran == sorted(ran)


async def test_trouble_that_passes_is_not_counted(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runner, "LOOK_EVERY", 0.001)
    tries: list[int] = []
    through = asyncio.Event()

    async def work(job: Job) -> Write:
        tries.append(job.tries)
        if len(tries) < 3 * runner.MOST_TRIES:
            raise TryAgain(0.001)
        through.set()
        return _done

    await _add(database, "one")
    task = asyncio.create_task(_runner(database, {"one": work}).run())
    async with asyncio.timeout(5):
        await through.wait()
    await _end(task)
    assert set(tries) == {1}


async def test_it_ends_when_it_is_told_to_just_as_a_job_ends(database: Database) -> None:
    async def work(_job: Job) -> Write:
        return _done

    def stop() -> None:
        # Called after a job's commit: at the very moment the runner is woken.
        task.cancel()

    notices = Notices(Catalogue.load(), CLOCK)
    ended = Jobs(database, CLOCK, notices, stop, {"one": work})
    await _add(database, "one")
    task = asyncio.create_task(ended.run())
    async with asyncio.timeout(5):
        await asyncio.wait([task])
    assert task.cancelled()
