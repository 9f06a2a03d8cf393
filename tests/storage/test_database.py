"""The file itself: migrations, and transactions that end however their caller does."""

import asyncio
import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest

from storage.database import Connection, Database, StorageBroken, Undone, migrations, only_process

TABLES = "SELECT name, sql FROM sqlite_master ORDER BY name"


async def _keys(database: Database) -> set[str]:
    rows = await database.reader.execute_fetchall("SELECT key FROM setting")
    return {row["key"] for row in rows}


async def _put(database: Database, key: str) -> None:
    async with database.transaction() as connection:
        await connection.execute_fetchall("INSERT INTO setting VALUES (?, '')", (key,))


def _schema(path: Path) -> list[tuple[str, str]]:
    with closing(sqlite3.connect(path)) as file:
        return file.execute(TABLES).fetchall()


async def test_an_empty_file_becomes_the_newest_and_opening_it_again_changes_nothing(
    tmp_path: Path,
) -> None:
    path = tmp_path / "new" / "fieldtally.db"
    await (await Database.open(path)).close()
    first = _schema(path)
    with closing(sqlite3.connect(path)) as file:
        assert file.execute("PRAGMA user_version").fetchone() == (migrations()[-1][0],)
        assert file.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    database = await Database.open(path)
    await _put(database, "kept")
    await database.close()
    assert _schema(path) == first
    again = await Database.open(path)
    assert await _keys(again) == {"kept"}
    await again.close()


async def test_two_that_open_a_new_file_at_once_both_succeed(tmp_path: Path) -> None:
    opening = [Database.open(tmp_path / "new.db") for _ in range(4)]
    ended = await asyncio.gather(*opening, return_exceptions=True)
    opened = [one for one in ended if isinstance(one, Database)]
    for database in opened:
        await database.close()
    assert len(opened) == 4, ended


def test_migrations_are_numbered_from_one_without_a_gap() -> None:
    assert [number for number, _ in migrations()] == list(range(1, len(migrations()) + 1))


async def test_a_file_of_a_newer_program_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "fieldtally.db"
    with closing(sqlite3.connect(path)) as file:
        file.execute("PRAGMA user_version = 9999")
    with pytest.raises(StorageBroken, match="9999"):
        await Database.open(path)
    assert _schema(path) == []


async def test_what_cannot_be_opened_leaves_no_thread_behind(tmp_path: Path) -> None:
    path = tmp_path / "fieldtally.db"
    path.write_bytes(b"this is no database" * 100)
    before = threading.active_count()
    with pytest.raises(sqlite3.DatabaseError):
        await Database.open(path)
    async with asyncio.timeout(5):
        while threading.active_count() > before:
            await asyncio.sleep(0.01)


async def test_a_transaction_is_committed_at_its_end_and_not_seen_before(
    database: Database,
) -> None:
    async with database.transaction() as connection:
        await connection.execute_fetchall("INSERT INTO setting VALUES ('a', '')")
        assert await _keys(database) == set()
    assert await _keys(database) == {"a"}


async def test_an_exception_undoes_all_of_it_and_the_next_goes_on(database: Database) -> None:
    with pytest.raises(ZeroDivisionError):
        await _fails(database)
    await _put(database, "b")
    assert await _keys(database) == {"b"}


@pytest.mark.parametrize("steps", range(12))
async def test_a_writer_cancelled_anywhere_leaves_no_transaction_open(
    database: Database, steps: int
) -> None:
    task = asyncio.create_task(_put(database, "a"))
    for _ in range(steps):
        await asyncio.sleep(0.0002)
    task.cancel()
    task.cancel()
    [ended] = await asyncio.gather(task, return_exceptions=True)
    await _put(database, "b")
    assert {"b"} <= await _keys(database) <= {"a", "b"}
    if ended is None:
        assert "a" in await _keys(database)


@pytest.mark.parametrize("moment", ["BEGIN IMMEDIATE", "ROLLBACK", "COMMIT"])
async def test_a_writer_cancelled_while_the_file_is_busy_leaves_no_transaction_open(
    database: Database, moment: str
) -> None:
    armed, reached, finish = threading.Event(), threading.Event(), threading.Event()

    def trace(statement: str) -> None:
        if armed.is_set() and statement == moment:
            reached.set()
            finish.wait(5)

    async with database.transaction() as connection:
        await connection.set_trace_callback(trace)
    armed.set()
    task = asyncio.create_task(_fails(database) if moment == "ROLLBACK" else _put(database, "a"))
    await asyncio.to_thread(reached.wait, 5)
    for _ in range(3):
        task.cancel()
        await asyncio.sleep(0)
    finish.set()
    with pytest.raises(asyncio.CancelledError):
        await task
    await _put(database, "b")
    assert await _keys(database) == ({"a", "b"} if moment == "COMMIT" else {"b"})


async def _fails(database: Database) -> None:
    async with database.transaction() as connection:
        await connection.execute_fetchall("INSERT INTO setting VALUES ('a', '')")
        raise ZeroDivisionError


async def _breaks_at_its_commit(database: Database) -> None:
    async with database.transaction() as connection:
        # Foreign keys looked at by the commit only, as a full disk is found by it.
        await connection.execute_fetchall("PRAGMA defer_foreign_keys = ON")
        await connection.execute_fetchall(
            """INSERT INTO draft (member, step, content, format, touched_at)
               VALUES (99, '', '', 1, '')"""
        )


async def test_a_commit_that_fails_says_that_storage_is_broken(database: Database) -> None:
    with pytest.raises(StorageBroken):
        await _breaks_at_its_commit(database)


async def test_writers_take_turns(database: Database) -> None:
    await asyncio.gather(*(_put(database, str(number)) for number in range(20)))
    assert len(await _keys(database)) == 20


async def test_the_reader_cannot_write(database: Database) -> None:
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        await database.reader.execute_fetchall("DELETE FROM setting")


async def test_one_process_at_a_time_runs_the_bot_on_a_file(tmp_path: Path) -> None:
    path = tmp_path / "new" / "fieldtally.db"
    refused = pytest.raises(StorageBroken, match="another process")
    with only_process(path), refused, only_process(path):
        pass
    with only_process(path):
        pass


APPEND_ONLY = [
    "UPDATE audit SET actor = NULL",
    "DELETE FROM audit",
    "UPDATE report_version SET note = 'x'",
    "DELETE FROM report_version",
]
A_REPORT = """
INSERT INTO unit (code, name, short, position) VALUES ('u', 'u', 'u', 0);
INSERT INTO member (telegram_id, name, unit, role, joined_at) VALUES (1, 'x', 'u', 'officer', '');
INSERT INTO report (receipt, indicator, unit, day, status, version, filed_by, filed_at)
  VALUES ('r', 'i', 'u', '', 'approved', 1, 1, '');
INSERT INTO report_version
  (report, version, indicator, unit, day, answers, photos, by_member, on_behalf, at)
  VALUES (1, 1, 'i', 'u', '', '{}', '[]', 1, 0, '');
INSERT INTO audit (at, action, subject) VALUES ('', 'filed', 'report:1')
"""


async def _all(database: Database, statements: str) -> None:
    async with database.transaction() as connection:
        for statement in statements.split(";"):
            await connection.execute_fetchall(statement)


@pytest.mark.parametrize("change", APPEND_ONLY)
async def test_the_trail_and_the_versions_are_only_ever_added_to(
    database: Database, change: str
) -> None:
    await _all(database, A_REPORT)
    with pytest.raises(sqlite3.IntegrityError, match=r"append-only|never"):
        await _all(database, change)


async def _fails_in_a_part(connection: Connection) -> None:
    async with connection.savepoint():
        await connection.execute_fetchall("INSERT INTO setting VALUES ('b', '')")
        raise ZeroDivisionError


async def test_a_part_that_fails_is_undone_alone(database: Database) -> None:
    async with database.transaction() as connection:
        await connection.execute_fetchall("INSERT INTO setting VALUES ('a', '')")
        with pytest.raises(ZeroDivisionError):
            await _fails_in_a_part(connection)
        async with connection.savepoint():
            await connection.execute_fetchall("INSERT INTO setting VALUES ('c', '')")
    assert await _keys(database) == {"a", "c"}


ENDLESS = "WITH n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i), '' FROM n"


async def test_a_statement_ends_at_its_limit_and_the_next_goes_on(database: Database) -> None:
    async with database.transaction() as connection:
        await connection.execute_fetchall("INSERT INTO setting VALUES ('a', '')")
        with pytest.raises(TimeoutError), connection.limited(0.05):
            await connection.execute_fetchall(ENDLESS)
        await connection.execute_fetchall("INSERT INTO setting VALUES ('b', '')")
    assert await _keys(database) == {"a", "b"}


async def _writes_without_end(database: Database) -> None:
    async with database.transaction() as connection:
        await connection.execute_fetchall("INSERT INTO setting VALUES ('a', '')")
        async with connection.savepoint():
            with connection.limited(0.05):
                await connection.execute_fetchall(f"INSERT INTO setting {ENDLESS}")


async def test_a_write_that_is_cut_off_undoes_the_whole_transaction(database: Database) -> None:
    with pytest.raises(Undone) as caught:
        await _writes_without_end(database)
    assert isinstance(caught.value.__cause__, TimeoutError)
    await _put(database, "c")
    assert await _keys(database) == {"c"}
