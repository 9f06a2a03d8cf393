"""Nil reports (零报告): a unit says that there was nothing to report in a reporting period.

The column `monday` holds the period's first day: a Monday where the plan reports by weeks.
"""

from datetime import date, datetime

from storage import audit
from storage.database import Connection
from storage.instants import to_text

WHOLE = ""


async def add(
    connection: Connection,
    now: datetime,
    unit: str,
    first: date,
    member: int,
    indicator: str = WHOLE,
) -> bool:
    """Keep a nil report for the period from `first` on; False where it was there already."""
    rows = await connection.execute_fetchall(
        """INSERT INTO nil_report (unit, monday, indicator, filed_by, filed_at)
           VALUES (?, ?, ?, ?, ?)
           ON CONFLICT (unit, monday, indicator) DO NOTHING RETURNING id""",
        (unit, first.isoformat(), indicator, member, to_text(now)),
    )
    new = bool(list(rows))
    if new:
        await audit.record(
            connection,
            now,
            member,
            audit.Action.NIL_FILED,
            f"unit:{unit}",
            {"monday": first.isoformat(), "indicator": indicator},
        )
    return new


async def drop(
    connection: Connection, now: datetime, member: int, unit: str, first: date, indicator: str
) -> bool:
    """Take a nil report back; False where there is none."""
    rows = await connection.execute_fetchall(
        """DELETE FROM nil_report WHERE unit = ? AND monday = ? AND indicator = ? RETURNING id""",
        (unit, first.isoformat(), indicator),
    )
    gone = bool(list(rows))
    if gone:
        detail = {"monday": first.isoformat(), "indicator": indicator}
        action = audit.Action.NIL_DROPPED
        await audit.record(connection, now, member, action, f"unit:{unit}", detail)
    return gone
