"""A second connection that only reads, and sees one state of the file from first row to last.

For long reads (workbook, briefing): the bot goes on writing meanwhile, and no one waits.
"""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TypeVar

from storage.database import Connection

ROWS_AT_ONCE = 256
T = TypeVar("T")


@asynccontextmanager
async def snapshot(path: Path) -> AsyncIterator[Connection]:
    """Open the data file for reading; everything read inside is of one moment."""

    def connect() -> sqlite3.Connection:
        # Used by two threads, never by both at once: each statement is awaited.
        address = f"{path.resolve().as_uri()}?mode=ro"
        return sqlite3.connect(address, uri=True, isolation_level=None, check_same_thread=False)

    connection = Connection(connect, iter_chunk_size=ROWS_AT_ONCE)
    await connection
    try:
        connection.row_factory = sqlite3.Row
        await connection.execute_fetchall("PRAGMA busy_timeout = 10000")
        await connection.execute_fetchall("PRAGMA query_only = ON")
        await connection.execute_fetchall("BEGIN")
        yield connection
    finally:
        # Its thread would keep the program from ending.
        await connection.close()


async def apart(path: Path, work: Callable[[Connection], Awaitable[T]]) -> T:
    """Do `work` on a snapshot in a thread with an event loop of its own, and wait for it.

    For work that fills its thread: the caller's loop stays free. What `work` calls back is called
    in that thread.
    """

    async def inside() -> T:
        async with snapshot(path) as connection:
            return await work(connection)

    return await asyncio.to_thread(lambda: asyncio.run(inside()))
