"""Months that are closed to a unit: what changes in one is an amendment (更正)."""

from dataclasses import dataclass
from datetime import date, datetime

from storage.database import Connection
from storage.instants import from_text


@dataclass(frozen=True, slots=True)
class Amendment:
    """A change in a locked period; `version` is None where it was a withdrawal."""

    report: int
    receipt: str
    version: int | None
    by: str
    at: datetime


async def is_locked(connection: Connection, unit: str, day: date) -> bool:
    """Whether a unit's month is closed, so that a change of this day is an amendment."""
    rows = await connection.execute_fetchall(
        "SELECT 1 FROM period_lock WHERE unit = ? AND month = ?", (unit, f"{day:%Y-%m}")
    )
    return bool(list(rows))


async def amendments(connection: Connection, month: str) -> list[Amendment]:
    """What was amended of a month (YYYY-MM), by the day of the event before or after, oldest first.

    Withdrawals in a locked period are among them, those undone since too.
    """
    rows = await connection.execute_fetchall(
        """SELECT r.id AS report, r.receipt, v.version, m.name, v.at
             FROM report_version v
             JOIN report_version b ON b.report = v.report AND b.version = v.version - 1
             JOIN report r ON r.id = v.report JOIN member m ON m.id = v.by_member
             WHERE v.cause = 'amended' AND ? IN (substr(v.day, 1, 7), substr(b.day, 1, 7))
           UNION ALL
           SELECT r.id, r.receipt, NULL, m.name, w.at
             FROM withdrawal w JOIN report r ON r.id = w.report JOIN member m ON m.id = w.by_member
             WHERE w.locked = 1 AND substr(r.day, 1, 7) = ?
           ORDER BY 5, 1""",
        (month, month),
    )
    return [
        Amendment(row["report"], row["receipt"], row["version"], row["name"], from_text(row["at"]))
        for row in rows
    ]
