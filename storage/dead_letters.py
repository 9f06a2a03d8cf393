"""What could not be handled or delivered, kept for the operators."""

from datetime import datetime
from typing import Literal

from storage.database import Connection
from storage.instants import to_text

Source = Literal["inbox", "outbox", "job"]


async def add(
    connection: Connection,
    source: Source,
    reference: int,
    content: str,
    error: str,
    now: datetime,
) -> int:
    """Keep the content of a row of `source` that is given up, with the reason; returns its id."""
    [row] = await connection.execute_fetchall(
        """INSERT INTO dead_letter (source, reference, content, error, at) VALUES (?, ?, ?, ?, ?)
           RETURNING id""",
        (source, reference, content, error, to_text(now)),
    )
    return int(row["id"])


async def count(connection: Connection) -> int:
    """How many letters lie here."""
    [row] = await connection.execute_fetchall("SELECT count(*) FROM dead_letter")
    return int(row[0])
