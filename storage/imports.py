"""Workbooks of earlier figures: the file until it is decided on, and its rows once imported."""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from plan.importing import Ready
from plan.model import Plan
from storage import audit, periods, reports, tally
from storage.database import Connection
from storage.instants import to_text
from storage.members import Member


class Status(StrEnum):
    """Where a file stands: fetched and checked by a job, then imported, refused or dropped."""

    WAITING = "waiting"
    CHECKED = "checked"
    REFUSED = "refused"
    IMPORTING = "importing"
    IMPORTED = "imported"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class File:
    """A workbook somebody sent; `letter` shows what becomes of it."""

    id: int
    member: int
    file_id: str
    name: str
    status: Status
    content: bytes | None
    letter: int | None


async def receive(
    connection: Connection, now: datetime, member: int, file_id: str, name: str, letter: int
) -> int:
    """Keep that a workbook came; returns its number."""
    [row] = await connection.execute_fetchall(
        """INSERT INTO import_file (member, file_id, name, letter, at) VALUES (?, ?, ?, ?, ?)
           RETURNING id""",
        (member, file_id, name, letter, to_text(now)),
    )
    return int(row["id"])


async def get(connection: Connection, file: int) -> File | None:
    """A file by its number."""
    rows = await connection.execute_fetchall(
        """SELECT id, member, file_id, name, status, content, letter FROM import_file
           WHERE id = ?""",
        (file,),
    )
    for row in rows:
        return File(
            row["id"],
            row["member"],
            row["file_id"],
            row["name"],
            Status(row["status"]),
            row["content"],
            row["letter"],
        )
    return None


async def stand(
    connection: Connection, file: int, status: Status, content: bytes | None = None
) -> None:
    """Note where a file stands; its content is kept only while it may still be imported."""
    kept = status in {Status.CHECKED, Status.IMPORTING}
    await connection.execute_fetchall(
        """UPDATE import_file SET status = ?, content = CASE WHEN ? THEN coalesce(?, content) END
           WHERE id = ?""",
        (status, kept, content, file),
    )


async def show_in(connection: Connection, file: int, letter: int) -> None:
    """Note the letter that shows what becomes of a file."""
    await connection.execute_fetchall(
        "UPDATE import_file SET letter = ? WHERE id = ?", (letter, file)
    )


async def forget_left(connection: Connection, before: datetime) -> None:
    """Drop files that were sent before `before` and never decided on."""
    await connection.execute_fetchall(
        """UPDATE import_file SET status = 'dropped', content = NULL
           WHERE status IN ('waiting', 'checked') AND at < ?""",
        (to_text(before),),
    )


async def known(connection: Connection, keys: Collection[str]) -> set[str]:
    """Which of these rows were imported before."""
    rows = await connection.execute_fetchall(
        "SELECT key FROM imported_row WHERE key IN (SELECT value FROM json_each(?))",
        (json.dumps(list(keys)),),
    )
    return {row["key"] for row in rows}


async def closed(connection: Connection, rows: Sequence[Ready]) -> list[Ready]:
    """The rows that are new though their month is closed to their unit."""
    before = await known(connection, [one.key for one in rows])
    found: dict[tuple[str, str], bool] = {}
    shut = []
    for one in rows:
        unit, day = one.content.unit, one.content.day
        where = unit, periods.month_of(day)
        if where not in found:
            found[where] = await periods.is_locked(connection, unit, day)
        if found[where] and one.key not in before:
            shut.append(one)
    return shut


async def add_all(
    connection: Connection,
    now: datetime,
    plan: Plan,
    rows: Sequence[Ready],
    member: Member,
    file: str,
) -> int:
    """Make reports of all rows that are new, filed by `member`; returns how many that were.

    Whether he may, and that no month is locked, is the caller's to check. What is many goes through
    the connection's own thread, so that the event loop goes on meanwhile.
    """
    before = await known(connection, [one.key for one in rows])
    new = [one for one in rows if one.key not in before]
    contents = [one.content for one in new]
    first = await reports.add_imported(connection, now, contents, member, plan.year)
    await tally.add_approved(connection, now, plan, contents, first)
    await periods.unsettle(connection, contents)
    await connection.executemany(
        "INSERT INTO imported_row (key, report) VALUES (?, ?)",
        [(one.key, first + place) for place, one in enumerate(new)],
    )
    if new:
        detail: dict[str, str | int | None] = {"file": file, "count": len(new)}
        subject = f"member:{member.id}"
        await audit.record(connection, now, member.id, audit.Action.IMPORTED, subject, detail)
    return len(new)
