"""Evidence photos: their names with Telegram, whether their bytes are here, who uses them."""

import sqlite3
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from storage.database import Connection
from storage.instants import to_text


@dataclass(frozen=True, slots=True)
class Photo:
    """A photo that somebody sent. `sha256` and `likeness` are None until its bytes are here."""

    id: int
    file_id: str
    sent_by: int
    status: str
    sha256: str | None
    likeness: str | None
    suffix: str | None


COLUMNS = "id, file_id, sent_by, status, sha256, likeness, suffix"


def _photo(row: sqlite3.Row) -> Photo:
    return Photo(*(row[name.strip()] for name in COLUMNS.split(",")))


async def add(
    connection: Connection, now: datetime, file_id: str, unique_id: str, sent_by: int
) -> int:
    """Keep a photo that was sent; returns its id."""
    [row] = await connection.execute_fetchall(
        """INSERT INTO photo (file_id, unique_id, sent_by, received_at) VALUES (?, ?, ?, ?)
           RETURNING id""",
        (file_id, unique_id, sent_by, to_text(now)),
    )
    return int(row["id"])


async def get(connection: Connection, photo: int) -> Photo | None:
    """The photo with this id."""
    rows = await connection.execute_fetchall(
        f"SELECT {COLUMNS} FROM photo WHERE id = ?",  # noqa: S608 - a constant
        (photo,),
    )
    return next(map(_photo, rows), None)


async def of_report(connection: Connection, photos: Collection[int]) -> list[Photo]:
    """The photos with these ids, in the order of the ids."""
    marks = ",".join("?" * len(photos))
    rows = await connection.execute_fetchall(
        f"SELECT {COLUMNS} FROM photo WHERE id IN ({marks}) ORDER BY id",  # noqa: S608 - marks
        tuple(photos),
    )
    return [_photo(row) for row in rows]


async def use(connection: Connection, photos: Collection[int], report: int, version: int) -> None:
    """Note that a version of a report shows these photos."""
    await connection.executemany(
        "INSERT INTO report_photo (photo, report, version) VALUES (?, ?, ?)",
        [(photo, report, version) for photo in photos],
    )
