"""Evidence photos: their names with Telegram, whether their bytes are here, who uses them."""

import json
import sqlite3
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePosixPath

from storage.database import Connection
from storage.instants import to_text


@dataclass(frozen=True, slots=True)
class Photo:
    """A photo that somebody sent, as a `kind` "photo" or "document".

    `sha256` and `likeness` are None until its bytes are here.
    """

    id: int
    file_id: str
    sent_by: int
    status: str
    sha256: str | None
    likeness: str | None
    suffix: str | None
    kind: str = "photo"
    error: str | None = None

    @property
    def file(self) -> PurePosixPath | None:
        """Where its bytes lie in the folder of photos; None until they are here."""
        return file_of(self.sha256, self.suffix) if self.sha256 and self.suffix else None

    @property
    def thumbnail(self) -> PurePosixPath | None:
        """Where its small picture lies, beside its bytes."""
        return self.file.with_suffix(".thumb.jpg") if self.file else None


def file_of(sha256: str, suffix: str) -> PurePosixPath:
    """Where bytes with this hash lie: the same content has one place."""
    return PurePosixPath(sha256[:2], f"{sha256}.{suffix}")


# The photos of a version (`v`) that are here or may come, as JSON; what failed is no evidence.
KEPT = """CASE v.photos WHEN '[]' THEN '[]' ELSE (
            SELECT json_group_array(e.value) FROM json_each(v.photos) e
            WHERE NOT EXISTS (
              SELECT 1 FROM photo f WHERE f.id = e.value AND f.status = 'failed')) END"""


COLUMNS = "id, file_id, sent_by, status, sha256, likeness, suffix, kind, error"


def _photo(row: sqlite3.Row) -> Photo:
    return Photo(*(row[name.strip()] for name in COLUMNS.split(",")))


async def add(
    connection: Connection,
    now: datetime,
    file_id: str,
    unique_id: str,
    sent_by: int,
    kind: str = "photo",
) -> int:
    """Keep a photo that was sent, as a photo or as a document; returns its id."""
    [row] = await connection.execute_fetchall(
        """INSERT INTO photo (file_id, unique_id, sent_by, kind, received_at) VALUES (?, ?, ?, ?, ?)
           RETURNING id""",
        (file_id, unique_id, sent_by, kind, to_text(now)),
    )
    return int(row["id"])


async def has_same(connection: Connection, photos: Collection[int], unique_id: str) -> bool:
    """Whether one of these photos is the very file that Telegram knows by `unique_id`."""
    rows = await connection.execute_fetchall(
        """SELECT 1 FROM photo WHERE unique_id = ?
             AND id IN (SELECT value FROM json_each(?)) LIMIT 1""",
        (unique_id, json.dumps(sorted(photos))),
    )
    return bool(rows)


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


@dataclass(frozen=True, slots=True)
class Picture:
    """What is known of a photo once its bytes are here."""

    sha256: str
    likeness: str | None
    suffix: str
    size: int


async def fetched_before(connection: Connection, photo: int) -> Picture | None:
    """The picture behind another row of the same Telegram file, where its bytes are here."""
    rows = await connection.execute_fetchall(
        """SELECT q.sha256, q.likeness, q.suffix, q.bytes
           FROM photo p JOIN photo q ON q.unique_id = p.unique_id AND q.status = 'stored'
           WHERE p.id = ? LIMIT 1""",
        (photo,),
    )
    return next((Picture(*row) for row in rows), None)


async def store(connection: Connection, photo: int, picture: Picture) -> None:
    """Note that the bytes of a photo are here."""
    await connection.execute_fetchall(
        """UPDATE photo SET status = 'stored', sha256 = ?, likeness = ?, suffix = ?, bytes = ?
           WHERE id = ?""",
        (picture.sha256, picture.likeness, picture.suffix, picture.size, photo),
    )


async def fail(connection: Connection, photo: int, error: str) -> None:
    """Note that the bytes of a photo cannot be had, and why."""
    await connection.execute_fetchall(
        "UPDATE photo SET status = 'failed', error = ? WHERE id = ?", (error, photo)
    )


async def failed_of(connection: Connection, report: int, version: int) -> list[Photo]:
    """The photos of a version of a report that could not be had."""
    rows = await connection.execute_fetchall(
        f"""SELECT {COLUMNS} FROM photo WHERE status = 'failed' AND id IN (
              SELECT e.value FROM report_version v, json_each(v.photos) e
              WHERE v.report = ? AND v.version = ?) ORDER BY id""",  # noqa: S608 - a constant
        (report, version),
    )
    return [_photo(row) for row in rows]


async def shown_by(connection: Connection, photo: int) -> dict[int, str]:
    """The receipt numbers of the reports that show a photo in their current version, by id."""
    rows = await connection.execute_fetchall(
        """SELECT r.id, r.receipt FROM report_photo u
           JOIN report r ON r.id = u.report AND r.version = u.version
           WHERE u.photo = ? ORDER BY r.id""",
        (photo,),
    )
    return {row["id"]: row["receipt"] for row in rows}
