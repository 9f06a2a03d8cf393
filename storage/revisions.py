"""What became of a filed report: new versions, withdrawals and their undoing; nothing is lost."""

import sqlite3
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from plan.report import Content, Status
from storage import audit, reports
from storage.database import Connection
from storage.instants import from_text, to_text
from storage.reports import Cause, Report


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a report, and who made it when (UTC)."""

    number: int
    content: Content
    cause: Cause
    by: str
    at: datetime


class Reason(StrEnum):
    """Why a report was withdrawn: 重复上报, 填错了, 没有办成; OTHER has words of its own."""

    DUPLICATE = "duplicate"
    WRONG = "wrong"
    NOT_HELD = "not-held"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """A withdrawal; `was` is the status before it. `undone_by` and `undone_at` come together."""

    id: int
    reason: Reason
    words: str | None
    was: Status
    by_member: int
    by: str
    at: datetime
    undone_by: str | None
    undone_at: datetime | None


async def versions(connection: Connection, report: int) -> list[Version]:
    """All versions of a report, oldest first."""
    rows = await connection.execute_fetchall(
        """SELECT v.*, m.name AS by_name,
             CASE v.version WHEN 1 THEN r.origin ELSE v.cause END AS why
           FROM report_version v JOIN member m ON m.id = v.by_member
           JOIN report r ON r.id = v.report
           WHERE v.report = ? ORDER BY v.version""",
        (report,),
    )
    return [_version(row) for row in rows]


def _version(row: sqlite3.Row) -> Version:
    return Version(
        row["version"],
        reports.content_of(row),
        Cause(row["why"]),
        row["by_name"],
        from_text(row["at"]),
    )


async def version(connection: Connection, report: int, number: int) -> Version | None:
    """One version of a report."""
    rows = await connection.execute_fetchall(
        """SELECT v.*, m.name AS by_name,
             CASE v.version WHEN 1 THEN r.origin ELSE v.cause END AS why
           FROM report_version v JOIN member m ON m.id = v.by_member
           JOIN report r ON r.id = v.report
           WHERE v.report = ? AND v.version = ?""",
        (report, number),
    )
    return next(map(_version, rows), None)


async def change(
    connection: Connection,
    now: datetime,
    before: Report,
    content: Content,
    *,
    status: Status,
    level: int,
    cause: Cause,
    by_member: int,
    on_behalf: bool,
    draft: int | None,
    fields: tuple[str, ...],
) -> int:
    """Add a version after `before` and let the root follow it; returns the version's number.

    `fields` are the names of what changed, for the trail. Raises sqlite3.IntegrityError when
    another version came in between.
    """
    number = before.version + 1
    seal = await reports.add_version(
        connection, now, before.id, number, content, by_member, on_behalf, cause=cause, draft=draft
    )
    await connection.execute_fetchall(
        """UPDATE report SET indicator = ?, unit = ?, day = ?, status = ?, level = ?, version = ?
           WHERE id = ?""",
        (
            content.indicator,
            content.unit,
            content.day.isoformat(),
            status,
            level,
            number,
            before.id,
        ),
    )
    await audit.record(
        connection,
        now,
        by_member,
        audit.Action.AMENDED if cause is Cause.AMENDED else audit.Action.CHANGED,
        f"report:{before.id}",
        {"receipt": before.receipt, "version": number, "fields": " ".join(fields), "seal": seal},
    )
    return number


async def withdraw(
    connection: Connection,
    now: datetime,
    report: Report,
    by_member: int,
    reason: Reason,
    words: str | None,
    *,
    locked: bool,
) -> None:
    """Withdraw a report. Raises sqlite3.IntegrityError where it is withdrawn already."""
    await connection.execute_fetchall(
        """INSERT INTO withdrawal (report, reason, words, was, locked, by_member, at)
           VALUES (?, ?, ?, ?, ?, ?, ?)""",
        (report.id, reason, words, report.status, locked, by_member, to_text(now)),
    )
    await _stand(connection, report.id, Status.WITHDRAWN)
    await audit.record(
        connection,
        now,
        by_member,
        audit.Action.WITHDRAWN,
        f"report:{report.id}",
        {"receipt": report.receipt, "reason": reason, "words": words, "locked": int(locked)},
    )


async def reinstate(
    connection: Connection,
    now: datetime,
    report: Report,
    withdrawal: Withdrawal,
    by_member: int,
    *,
    locked: bool,
) -> None:
    """Undo a withdrawal: the report stands again where it stood."""
    await connection.execute_fetchall(
        """UPDATE withdrawal SET undone_by = ?, undone_at = ?, locked = max(locked, ?)
           WHERE id = ?""",
        (by_member, to_text(now), locked, withdrawal.id),
    )
    await _stand(connection, report.id, withdrawal.was)
    await audit.record(
        connection,
        now,
        by_member,
        audit.Action.REINSTATED,
        f"report:{report.id}",
        {"receipt": report.receipt, "status": withdrawal.was, "locked": int(locked)},
    )


async def _stand(connection: Connection, report: int, status: Status) -> None:
    await connection.execute_fetchall("UPDATE report SET status = ? WHERE id = ?", (status, report))


async def withdrawals(connection: Connection, report: int) -> list[Withdrawal]:
    """The withdrawals of a report, undone ones too, oldest first."""
    rows = await connection.execute_fetchall(
        """SELECT w.id, w.reason, w.words, w.was, w.by_member, w.at, w.undone_at,
                  m.name AS by_name, u.name AS undone_by
           FROM withdrawal w JOIN member m ON m.id = w.by_member
           LEFT JOIN member u ON u.id = w.undone_by
           WHERE w.report = ? ORDER BY w.id""",
        (report,),
    )
    return [
        Withdrawal(
            row["id"],
            Reason(row["reason"]),
            row["words"],
            Status(row["was"]),
            row["by_member"],
            row["by_name"],
            from_text(row["at"]),
            row["undone_by"],
            from_text(row["undone_at"]) if row["undone_at"] else None,
        )
        for row in rows
    ]


async def standing_withdrawal(connection: Connection, report: int) -> Withdrawal | None:
    """The withdrawal that keeps a report from counting now."""
    found = [one for one in await withdrawals(connection, report) if one.undone_at is None]
    return found[0] if found else None
