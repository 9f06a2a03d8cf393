"""The connection, its transactions and its migrations. No table is known here."""

import asyncio
import fcntl
import sqlite3
import time
from collections.abc import AsyncIterator, Coroutine, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from importlib.resources import files
from pathlib import Path
from typing import Self

import aiosqlite

OLDEST_SQLITE = (3, 35)
PRAGMAS = ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON", "busy_timeout = 10000")

# How many steps of SQLite's machine pass between two looks at the clock: well under a millisecond.
STEPS = 10_000

Values = Sequence[object]


class StorageBroken(Exception):
    """The file can no longer be written: the process must end, and the inbox replays."""


class Undone(Exception):
    """SQLite has undone the whole transaction, not only the part that failed."""


class Connection(aiosqlite.Connection):
    """Runs short statements where they are awaited; what waits for the disk stays in the thread.

    A statement of ours takes some ten microseconds, the way to the thread and back ten times that.
    Begin, commit and rollback, and cursors (`execute`), go through aiosqlite's thread.
    """

    _until: float | None = None

    # aiosqlite's also serves as a context manager, which nobody here needs.
    async def execute_fetchall(  # type: ignore[override]
        self, sql: str, parameters: Values = ()
    ) -> list[sqlite3.Row]:
        """Run one statement to its end. Raises TimeoutError beyond the limit set by `limited`."""
        return self._run(sql, parameters)[1]

    async def insert(self, sql: str, parameters: Values = ()) -> int | None:
        """Run an INSERT of one row; returns its id, or None where nothing came of it.

        RETURNING would tell the same at twice the cost. Raises TimeoutError as statements do.
        """
        cursor, _ = self._run(sql, parameters)
        return cursor.lastrowid if cursor.rowcount > 0 else None

    def _run(self, sql: str, parameters: Values) -> tuple[sqlite3.Cursor, list[sqlite3.Row]]:
        if self._is_over():
            raise TimeoutError
        try:
            cursor = self._conn.execute(sql, parameters)
            return cursor, cursor.fetchall()
        except sqlite3.OperationalError:
            if self._is_over():
                raise TimeoutError from None
            raise

    @contextmanager
    def limited(self, seconds: float) -> Iterator[None]:
        """Let the statements inside take so long in all: nothing else could end them.

        Where one that writes is cut off, SQLite undoes its whole transaction.
        """
        self._until = time.monotonic() + seconds
        self._conn.set_progress_handler(self._is_over, STEPS)
        try:
            yield
        finally:
            self._conn.set_progress_handler(None, 0)
            self._until = None

    def _is_over(self) -> bool:
        return self._until is not None and time.monotonic() > self._until

    async def begin(self) -> None:
        """Begin to write; waits for another process that writes."""
        await super().execute_fetchall("BEGIN IMMEDIATE")

    @asynccontextmanager
    async def savepoint(self) -> AsyncIterator[None]:
        """A part of a transaction that is undone alone when it fails.

        Raises Undone, from what happened, where SQLite has undone the whole transaction.
        """
        await self.execute_fetchall("SAVEPOINT part")
        try:
            yield
        except Exception as error:
            if not self.in_transaction:
                raise Undone from error
            self._conn.execute("ROLLBACK TO part")
            self._conn.execute("RELEASE part")
            raise
        await self.execute_fetchall("RELEASE part")

    @asynccontextmanager
    async def supposing(self) -> AsyncIterator[None]:
        """Read what would be: whatever is written inside is undone at its end."""
        await self.execute_fetchall("SAVEPOINT supposed")
        try:
            yield
        finally:
            if self.in_transaction:
                self._conn.execute("ROLLBACK TO supposed")
                self._conn.execute("RELEASE supposed")


@asynccontextmanager
async def one_moment(connection: Connection) -> AsyncIterator[None]:
    """What is read inside is of one moment, also where another process writes meanwhile."""
    if connection.in_transaction:
        yield
        return
    await connection.execute_fetchall("BEGIN")
    try:
        yield
    finally:
        await connection.rollback()


class Database:
    """One SQLite file: a writer that takes turns, and a reader that sees only what is committed."""

    def __init__(self, writer: Connection, reader: Connection) -> None:
        self._writer = writer
        self._turn = asyncio.Lock()
        self.reader = reader

    @classmethod
    async def open(cls, path: Path) -> Self:
        """Open (and where needed create and migrate) the file at `path`.

        Raises StorageBroken when SQLite is too old or the file was written by a newer program.
        """
        if sqlite3.sqlite_version_info < OLDEST_SQLITE:
            raise StorageBroken(f"SQLite {sqlite3.sqlite_version} is too old; 3.35 is needed")
        path.parent.mkdir(parents=True, exist_ok=True)
        writer = await _connect(path)
        try:
            await migrate(writer)
            reader = await _connect(path, "query_only = ON")
        except BaseException:
            await writer.close()
            raise
        return cls(writer, reader)

    async def close(self) -> None:
        """Wait for a running transaction, then close both connections."""
        async with self._turn:
            await self.reader.close()
            await self._writer.close()

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Connection]:
        """One short write transaction: committed at the end, rolled back on any exception.

        A cancelled caller still ends its transaction before the next one begins.
        Raises StorageBroken when the commit fails.
        """
        async with self._turn:
            try:
                # Inside, for a caller cancelled here has begun his transaction all the same.
                await _to_the_end(self._begin())
                yield self._writer
            except BaseException:
                await _to_the_end(self._writer.rollback())
                raise
            await _to_the_end(self._commit())

    async def _begin(self) -> None:
        await self._writer.begin()

    async def _commit(self) -> None:
        try:
            await self._writer.commit()
        except sqlite3.Error as error:
            raise StorageBroken(f"commit failed: {error}") from error


async def _to_the_end(work: Coroutine[None, None, None]) -> None:
    """Finish `work` however often the caller is cancelled meanwhile; then pass that on.

    Raises what `work` raises, cancelled or not.
    """
    task = asyncio.ensure_future(work)
    cancelled: asyncio.CancelledError | None = None
    while not task.done():
        try:
            await asyncio.wait([task])
        except asyncio.CancelledError as error:
            cancelled = error
    task.result()
    if cancelled is not None:
        raise cancelled


async def _connect(path: Path, *pragmas: str) -> Connection:
    def connect() -> sqlite3.Connection:
        # Used by two threads, never by both at once: each statement is awaited.
        return sqlite3.connect(path, isolation_level=None, check_same_thread=False)

    connection = Connection(connect, iter_chunk_size=64)
    await connection
    connection.row_factory = sqlite3.Row
    try:
        for pragma in (*PRAGMAS, *pragmas):
            await connection.execute_fetchall(f"PRAGMA {pragma}")
    except BaseException:
        # Its thread would keep the program from ending.
        await connection.close()
        raise
    return connection


@contextmanager
def only_process(path: Path) -> Iterator[None]:
    """Be the one process that runs the bot on this file: a second would repeat every effect.

    A killed process gives the right back. Raises StorageBroken where another one has it.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.with_suffix(".lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise StorageBroken(f"another process runs the bot on {path}") from None
        yield


def migrations() -> list[tuple[int, str]]:
    """The numbered scripts beside this file, in order: (number, SQL)."""
    scripts = files(__package__).joinpath("migrations")
    return sorted(
        (int(script.name.split("_")[0]), script.read_text(encoding="utf-8"))
        for script in scripts.iterdir()
        if script.name.endswith(".sql")
    )


def newest_version() -> int:
    """The form of a data file that this program works on."""
    return migrations()[-1][0]


async def migrate(connection: Connection) -> int:
    """Bring the file to the newest form, each step in one transaction with its record.

    Returns the version reached. Raises StorageBroken for a file from a newer program.
    """
    version = await version_of(connection)
    steps = migrations()
    newest = steps[-1][0]
    if version > newest:
        raise StorageBroken(f"the data file has version {version}, this program knows {newest}")
    for number, script in steps:
        if number > version:
            await _run_script(connection, number, script)
    return newest


async def version_of(connection: Connection) -> int:
    """The form of a data file: the number of the newest migration it has seen."""
    [row] = await connection.execute_fetchall("PRAGMA user_version")
    return int(row[0])


async def _run_script(connection: Connection, number: int, script: str) -> None:
    # executescript() would commit; statement by statement it stays one transaction.
    await connection.begin()
    try:
        # Another process may have opened the new file at the same moment and done this step.
        if await version_of(connection) < number:
            for statement in _statements(script):
                await connection.execute_fetchall(statement)
            await connection.execute_fetchall(f"PRAGMA user_version = {number:d}")
        await connection.commit()
    except BaseException:
        await connection.rollback()
        raise


def _statements(script: str) -> list[str]:
    statements, current = [], ""
    for line in script.splitlines(keepends=True):
        current += line
        if sqlite3.complete_statement(current):
            statements.append(current)
            current = ""
    return statements
