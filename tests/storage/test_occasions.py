"""What is said once: for how long that is remembered, and how often the bot spoke unasked."""

from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from storage import jobs, members, outbox, unasked, units
from storage.database import Database
from storage.members import Member, Role
from storage.outbox import Outcome, Priority
from storage.unasked import Count, Kind
from tests.town import KONGTONG, plan

NOW = datetime(2014, 9, 15, 1, tzinfo=UTC)
DAY = date(2014, 9, 15)


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    made = await Database.open(tmp_path / "fieldtally.db")
    yield made
    await made.close()


async def _member(database: Database, number: int, name: str) -> Member:
    async with database.transaction() as connection:
        await units.seed(connection, plan())
        return await members.join(connection, NOW, number, name, KONGTONG, Role.OFFICER)


async def _say(database: Database, member: Member, day: date, kind: Kind, occasion: str) -> bool:
    async with database.transaction() as connection:
        return await unasked.say(connection, NOW, member, day, kind, {"text": "x"}, occasion)


async def test_an_occasion_is_forgotten_once_it_cannot_recur_but_its_count_is_kept(
    database: Database,
) -> None:
    fang = await _member(database, 7001, "王芳")
    occasions = ("remind:2014-09-15:1", "menu:1:abc", "notice:calendar:2031:1")
    for occasion in occasions:
        assert await _say(database, fang, DAY, Kind.DUE, occasion)
    later = NOW + timedelta(days=1)
    async with database.transaction() as connection:
        await outbox.settle(connection, [Outcome(number) for number in (1, 2, 3)], NOW)
        assert await outbox.forget_finished(connection, later) == 0
        assert await outbox.forget_occasions(connection, NOW) == 0
        assert await outbox.forget_occasions(connection, later) == 1
    assert [await _say(database, fang, DAY, Kind.DUE, one) for one in occasions] == [
        True,
        False,
        False,
    ]
    assert await unasked.count(database.reader, DAY, DAY) == Count(4, 1, 4, "王芳")


async def test_a_job_is_remembered_as_long_as_it_could_recur(database: Database) -> None:
    async with database.transaction() as connection:
        job = await jobs.add(connection, NOW, "remind", NOW, occasion="remind:2014-09-15")
        waits = await jobs.add(connection, NOW, "remind", NOW, occasion="remind:2014-09-22")
        assert job is not None
        await jobs.finish(connection, job, NOW)
        await jobs.forget_done(connection, NOW + timedelta(days=1))
        rows = await connection.execute_fetchall("SELECT id FROM job")
    assert [row["id"] for row in rows] == [waits]


async def test_an_alarm_is_one_row_however_often_it_is_set(database: Database) -> None:
    async with database.transaction() as connection:
        for hours in (3, 1):
            at = NOW + timedelta(hours=hours)
            await jobs.set_alarm(connection, NOW, "snooze", at, {"member": hours}, "snooze:1")
        assert await jobs.start_next(connection, NOW) is None
        rung = await jobs.start_next(connection, NOW + timedelta(hours=1))
        assert rung is not None
        assert rung.payload == {"member": 1}
        await jobs.finish(connection, rung.id, NOW)
        await jobs.set_alarm(connection, NOW, "snooze", NOW, {"member": 1}, "snooze:1")
        again = await jobs.start_next(connection, NOW)
    assert again is not None
    assert (again.id, again.tries) == (rung.id, 1)


async def test_messages_are_counted_by_person_and_month(database: Database) -> None:
    fang = await _member(database, 7001, "王芳")
    qiang = await _member(database, 7002, "赵强")
    days = (date(2014, 8, 31), date(2014, 9, 1), date(2014, 9, 15), date(2014, 9, 15))
    for place, day in enumerate(days):
        await _say(database, fang, day, Kind.DUE, f"remind:{place}")
    await _say(database, qiang, DAY, Kind.DIGEST, "digest:1")
    count = await unasked.count(database.reader, date(2014, 9, 1), date(2014, 9, 30))
    assert count == Count(4, 2, 3, "王芳")
    assert await unasked.count(database.reader, date(2014, 1, 1), date(2014, 1, 31)) is None
    assert await unasked.told_on(database.reader, DAY) == {fang.id}
    since = await unasked.last_told(database.reader, unasked.OF_DEBTS, date(2014, 9, 2))
    assert since == {fang.id: DAY}


async def test_the_heads_of_many_lanes_are_the_first_letters_of_each(database: Database) -> None:
    chats = 3 * outbox.PAGE
    async with database.transaction() as connection:
        # One lane long enough to fill pages by itself, in front of all others.
        for _ in range(outbox.PAGE + 5):
            await outbox.add(connection, NOW, 1, "sendMessage", {}, priority=Priority.REMINDER)
        for number in range(chats):
            for _ in range(2):
                await outbox.add(
                    connection, NOW, 100 + number, "sendMessage", {}, priority=Priority.BROADCAST
                )
        urgent = await outbox.add(connection, NOW, 99, "sendMessage", {})
    letters = await outbox.heads(database.reader, without=[100, 101], most=64)
    assert [letter.chat_id for letter in letters] == [99, 1, *range(102, 164)]
    assert letters[0].id == urgent
    everything = await outbox.heads(database.reader, without=[], most=10_000)
    assert len(everything) == chats + 2
