"""What was filed: the root says what counts now, the versions are only ever added to."""

import asyncio
import json
import sqlite3
from collections.abc import AsyncIterator, Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import partial

from plan.model import State
from plan.report import Content, Status
from storage import audit, chain, photos
from storage.database import Connection
from storage.instants import day_from, from_text, to_text
from storage.members import Member
from storage.values import dump_answers, load_answers


class Cause(StrEnum):
    """Why a version was made: filed, changed (period open), amended (period locked).

    Of first versions also how the report came: late (the period was locked), from a workbook.
    """

    FILED = "filed"
    CHANGED = "changed"
    AMENDED = "amended"
    LATE = "late"
    IMPORTED = "imported"


@dataclass(frozen=True, slots=True)
class Report:
    """A filed report in its current version. `filed_at` is in UTC, `origin` how it came."""

    id: int
    receipt: str
    version: int
    status: Status
    content: Content
    filed_by: int
    filer: str
    on_behalf: bool
    filed_at: datetime
    filer_unit: str
    filer_active: bool
    origin: Cause = Cause.FILED
    level: int = 0


SELECT = f"""SELECT r.id, r.receipt, r.version, r.status, r.filed_by, r.filed_at, r.origin, r.level,
              m.name AS filer,
              m.unit AS filer_unit, m.status = 'active' AS filer_active,
              v.indicator, v.unit, v.day, v.quantity, v.numerator, v.denominator, v.text, v.state,
              v.answers, {photos.KEPT} AS photos, v.note, v.on_behalf, v.latitude, v.longitude
            FROM report r JOIN report_version v ON v.report = r.id AND v.version = r.version
            JOIN member m ON m.id = r.filed_by"""  # noqa: S608 - a constant


def content_of(row: sqlite3.Row) -> Content:
    """What a row of `report_version` says."""
    return Content(
        indicator=row["indicator"],
        unit=row["unit"],
        day=day_from(row["day"]),
        quantity=row["quantity"],
        numerator=row["numerator"],
        denominator=row["denominator"],
        text=row["text"],
        state=State(row["state"]) if row["state"] else None,
        answers=load_answers(row["answers"]),
        photos=tuple(json.loads(row["photos"])),
        note=row["note"],
        location=None if row["latitude"] is None else (row["latitude"], row["longitude"]),
    )


def _report(row: sqlite3.Row) -> Report:
    return Report(
        row["id"],
        row["receipt"],
        row["version"],
        Status(row["status"]),
        content_of(row),
        row["filed_by"],
        row["filer"],
        bool(row["on_behalf"]),
        from_text(row["filed_at"]),
        row["filer_unit"],
        bool(row["filer_active"]),
        Cause(row["origin"]),
        row["level"],
    )


async def add(
    connection: Connection,
    now: datetime,
    content: Content,
    *,
    draft: int | None,
    filed_by: int,
    on_behalf: bool,
    status: Status,
    level: int = 0,
    year: int,
    message: int | None = None,
    origin: Cause = Cause.FILED,
) -> str:
    """Keep a new report with its first version and its audit row; returns the receipt number.

    The number is the plan's year and a running number; `message` is the one it was typed in (quick
    entry), in the filer's chat; `level` is that of review it waits at. Raises
    sqlite3.IntegrityError when this draft was filed already.
    """
    [row] = await connection.execute_fetchall("SELECT coalesce(max(id), 0) + 1 FROM report")
    report = int(row[0])
    receipt = f"{year}-{report:05d}"
    await connection.execute_fetchall(
        """INSERT INTO report
             (id, receipt, draft, indicator, unit, day, status, level, version, filed_by,
              filed_at, message, origin)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?, ?, ?)""",
        (
            report,
            receipt,
            draft,
            *_values(content)[:3],  # indicator, unit, day
            status,
            level,
            filed_by,
            to_text(now),
            message,
            origin,
        ),
    )
    seal = await add_version(connection, now, report, 1, content, filed_by, on_behalf)
    detail = _detail(receipt, seal, origin)
    await audit.record(connection, now, filed_by, audit.Action.FILED, f"report:{report}", detail)
    return receipt


def _detail(receipt: str, seal: str, origin: Cause) -> dict[str, str | int | None]:
    """What the trail says of a new report: how it came only where not as usual."""
    said: dict[str, str | int | None] = {"receipt": receipt, "version": 1, "seal": seal}
    return said if origin is Cause.FILED else {**said, "origin": str(origin)}


async def add_version(
    connection: Connection,
    now: datetime,
    report: int,
    version: int,
    content: Content,
    by_member: int,
    on_behalf: bool,
    *,
    cause: Cause = Cause.FILED,
    draft: int | None = None,
) -> str:
    """Keep a version of a report; the root is the caller's to move.

    `draft` is the one that made a change; the first version's stands with the report itself.
    Returns the version's seal, which the caller keeps in the audit trail.
    """
    rows = await connection.execute_fetchall(
        f"""INSERT INTO report_version
             (report, version, indicator, unit, day, quantity, numerator, denominator, text,
              state, answers, photos, note, latitude, longitude, by_member, on_behalf,
              cause, draft, at)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
           RETURNING {chain.SEALED}""",  # noqa: S608 - a constant
        (
            report,
            version,
            *_values(content),
            by_member,
            on_behalf,
            cause,
            draft,
            to_text(now),
        ),
    )
    await photos.use(connection, content.photos, report, version)
    [row] = rows
    return chain.seal(row)


Rows = list[tuple[object, ...]]


def _imported(
    contents: Sequence[Content], first: int, at: str, member: Member, year: int
) -> tuple[Rows, Rows, list[audit.Told]]:
    """The rows of reports from a workbook: roots, first versions, what the trail says."""
    roots, versions, entries = Rows(), Rows(), list[audit.Told]()
    for report, content in enumerate(contents, start=first):
        receipt, values = f"{year}-{report:05d}", _values(content)
        sealed = (*values, member.id, int(content.unit != member.unit), str(Cause.FILED), at)
        roots.append((report, receipt, *values[:3], member.id, at, str(Cause.IMPORTED)))
        versions.append((report, *sealed))
        detail = _detail(receipt, chain.seal(sealed), Cause.IMPORTED)
        entries.append((audit.Action.FILED, f"report:{report}", detail))
    return roots, versions, entries


async def add_imported(
    connection: Connection, now: datetime, contents: Sequence[Content], member: Member, year: int
) -> int:
    """Keep many reports from a workbook as `add` keeps one, approved; returns the first one's id.

    The rows are made here and written in a few statements.
    """
    [row] = await connection.execute_fetchall("SELECT coalesce(max(id), 0) + 1 FROM report")
    first = int(row[0])
    # In a thread, as executemany is: thousands of rows would keep the event loop waiting.
    prepare = partial(_imported, contents, first, to_text(now), member, year)
    roots, versions, entries = await asyncio.to_thread(prepare)
    await connection.executemany(
        """INSERT INTO report
             (id, receipt, indicator, unit, day, status, version, filed_by, filed_at, origin)
           VALUES (?, ?, ?, ?, ?, 'approved', 1, ?, ?, ?)""",
        roots,
    )
    await connection.executemany(
        f"""INSERT INTO report_version (report, version, {chain.SEALED})
            VALUES (?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",  # noqa: S608 - a constant
        versions,
    )
    await audit.record_all(connection, now, member.id, entries)
    return first


def _values(content: Content) -> tuple[object, ...]:
    """What `report_version` holds of a content, from indicator to longitude."""
    return (
        content.indicator,
        content.unit,
        content.day.isoformat(),
        content.quantity,
        content.numerator,
        content.denominator,
        content.text,
        content.state,
        dump_answers(content.answers),
        json.dumps(content.photos),
        content.note,
        *(content.location or (None, None)),
    )


async def of_draft(connection: Connection, draft: int, member: int) -> Report | None:
    """The report that a member's draft became or changed, in its current version."""
    rows = await connection.execute_fetchall(
        f"""{SELECT} WHERE r.draft = ?1 AND r.filed_by = ?2
            UNION ALL
            {SELECT} WHERE r.id IN (
              SELECT report FROM report_version WHERE draft = ?1 AND by_member = ?2)""",  # noqa: S608 - a constant
        (draft, member),
    )
    return next(map(_report, rows), None)


async def id_of(connection: Connection, receipt: str) -> int:
    """The id of the report with this receipt number. Raises ValueError where there is none."""
    [row] = await connection.execute_fetchall("SELECT id FROM report WHERE receipt = ?", (receipt,))
    return int(row["id"])


async def get(connection: Connection, report: int) -> Report | None:
    """The report with this id in its current version."""
    rows = await connection.execute_fetchall(f"{SELECT} WHERE r.id = ?", (report,))
    return next(map(_report, rows), None)


async def of_receipt(connection: Connection, receipt: str) -> Report | None:
    """The report with this receipt number in its current version."""
    rows = await connection.execute_fetchall(f"{SELECT} WHERE r.receipt = ?", (receipt,))
    return next(map(_report, rows), None)


async def of_member(
    connection: Connection,
    member: int,
    *,
    status: Status | None = None,
    most: int,
    skip: int = 0,
) -> list[Report]:
    """The reports a member filed, newest first, in one status or in all."""
    rows = await connection.execute_fetchall(
        f"""{SELECT} WHERE r.filed_by = ? AND (r.status = ? OR ? IS NULL)
            ORDER BY r.id DESC LIMIT ? OFFSET ?""",
        (member, status, status, most, skip),
    )
    return [_report(row) for row in rows]


async def counts_of_member(connection: Connection, member: int) -> dict[Status, int]:
    """How many reports a member filed, by their status now."""
    rows = await connection.execute_fetchall(
        "SELECT status, count(*) AS many FROM report WHERE filed_by = ? GROUP BY status", (member,)
    )
    return {Status(row["status"]): row["many"] for row in rows}


async def of_message(connection: Connection, member: int, message: int) -> list[Report]:
    """The reports a member filed by one message of his (quick entry), oldest first."""
    rows = await connection.execute_fetchall(
        f"{SELECT} WHERE r.filed_by = ? AND r.message = ? ORDER BY r.id", (member, message)
    )
    return [_report(row) for row in rows]


async def message_of(connection: Connection, report: int) -> int | None:
    """The message a report was typed in, in its filer's chat (quick entry)."""
    rows = await connection.execute_fetchall("SELECT message FROM report WHERE id = ?", (report,))
    for row in rows:
        return None if row["message"] is None else int(row["message"])
    return None


async def of_indicator(
    connection: Connection,
    indicator: str,
    units: Collection[str],
    until: date,
    *,
    most: int,
    skip: int = 0,
) -> list[Report]:
    """What an indicator's figure is made of in these units, newest event first."""
    rows = await connection.execute_fetchall(  # each unit's newest by the index, none older
        f"""{SELECT} JOIN json_each(?1) u ON r.id IN (
              SELECT n.id FROM report n
              WHERE n.indicator = ?2 AND n.unit = u.value AND n.day <= ?3
                AND n.status IN ('approved', 'pending')
              ORDER BY n.day DESC, n.id DESC LIMIT ?4)
            ORDER BY r.day DESC, r.id DESC LIMIT ?5 OFFSET ?6""",  # noqa: S608 - a constant
        (json.dumps(list(units)), indicator, until.isoformat(), skip + most, most, skip),
    )
    return [_report(row) for row in rows]


async def around(
    connection: Connection,
    indicator: str,
    units: Collection[str],
    days: tuple[date, date],
    between: tuple[int, int] | None,
) -> list[Report]:
    """What stands or waits of an indicator in these units and days, oldest filing first.

    `between` are the least and the most of its quantity; of what has none all is found. The newest
    forty of them: of more nobody would look through the likeness.
    """
    marks = ",".join("?" * len(units))
    first, last = days
    least, most = between or (None, None)
    rows = await connection.execute_fetchall(
        f"""{SELECT} WHERE r.indicator = ? AND r.unit IN ({marks}) AND r.day BETWEEN ? AND ?
              AND (? IS NULL OR v.quantity BETWEEN ? AND ?)
              AND r.status NOT IN ('withdrawn', 'rejected') ORDER BY r.id DESC LIMIT 40""",
        (indicator, *units, first.isoformat(), last.isoformat(), least, least, most),
    )
    return [_report(row) for row in reversed(list(rows))]


async def of_day(connection: Connection, indicator: str, unit: str, day: date) -> list[Report]:
    """A unit's reports of one indicator and day, oldest filing first."""
    rows = await connection.execute_fetchall(
        f"{SELECT} WHERE r.indicator = ? AND r.unit = ? AND r.day = ? ORDER BY r.id",
        (indicator, unit, day.isoformat()),
    )
    return [_report(row) for row in rows]


async def all_current(connection: Connection) -> AsyncIterator[Report]:
    """Every report in its current version, oldest first, a row at a time."""
    async with connection.execute(f"{SELECT} ORDER BY r.id") as cursor:
        async for row in cursor:
            yield _report(row)


async def count_until(connection: Connection, units: Collection[str], until: date) -> int:
    """How many reports of these units there are, of events up to a day, in any status."""
    [row] = await connection.execute_fetchall(
        "SELECT count(*) FROM report WHERE unit IN (SELECT value FROM json_each(?)) AND day <= ?",
        (json.dumps(list(units)), until.isoformat()),
    )
    return int(row[0])


async def all_until(
    connection: Connection, units: Collection[str], until: date
) -> AsyncIterator[Report]:
    """The reports of these units, of events up to a day, in any status; oldest filing first.

    They come a row at a time: there may be any number.
    """
    async with connection.execute(
        f"""{SELECT} WHERE r.unit IN (SELECT value FROM json_each(?)) AND r.day <= ?
            ORDER BY r.id""",  # noqa: S608 - a constant
        (json.dumps(list(units)), until.isoformat()),
    ) as cursor:
        async for row in cursor:
            yield _report(row)


async def of_span(
    connection: Connection, units: Collection[str], first: date, last: date
) -> AsyncIterator[Report]:
    """What counts or waits of these units between two days, newest event first, row by row."""
    async with connection.execute(
        f"""{SELECT} WHERE r.unit IN (SELECT value FROM json_each(?)) AND r.day BETWEEN ? AND ?
              AND r.status IN ('approved', 'pending') ORDER BY r.day DESC, r.id DESC""",  # noqa: S608 - a constant
        (json.dumps(list(units)), first.isoformat(), last.isoformat()),
    ) as cursor:
        async for row in cursor:
            yield _report(row)


async def first_filing(connection: Connection) -> datetime | None:
    """When the first report of all was filed (UTC), None before there is one."""
    rows = await connection.execute_fetchall("SELECT min(filed_at) AS at FROM report")
    return next((from_text(row["at"]) for row in rows if row["at"]), None)


async def uses(connection: Connection, member: int) -> dict[str, int]:
    """How often a member filed each indicator."""
    rows = await connection.execute_fetchall(
        "SELECT indicator, count(*) AS uses FROM report WHERE filed_by = ? GROUP BY indicator",
        (member,),
    )
    return {row["indicator"]: row["uses"] for row in rows}


async def of_status(connection: Connection, units: Collection[str], status: Status) -> list[Report]:
    """The reports of these units in a status, oldest first."""
    marks = ",".join("?" * len(units))
    rows = await connection.execute_fetchall(
        f"{SELECT} WHERE r.unit IN ({marks}) AND r.status = ? ORDER BY r.id", (*units, status)
    )
    return [_report(row) for row in rows]
