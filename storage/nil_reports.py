"""Nil reports (零报告): a unit says that there was nothing to report in a week."""

from datetime import date, datetime

from storage import audit
from storage.database import Connection
from storage.instants import to_text

WHOLE_WEEK = ""


async def add(
    connection: Connection,
    now: datetime,
    unit: str,
    monday: date,
    member: int,
    indicator: str = WHOLE_WEEK,
) -> bool:
    """Keep a nil report for the week of `monday`; returns False where it was there already."""
    rows = await connection.execute_fetchall(
        """INSERT INTO nil_report (unit, monday, indicator, filed_by, filed_at)
           VALUES (?, ?, ?, ?, ?)
           ON CONFLICT (unit, monday, indicator) DO NOTHING RETURNING id""",
        (unit, monday.isoformat(), indicator, member, to_text(now)),
    )
    new = bool(list(rows))
    if new:
        await audit.record(
            connection,
            now,
            member,
            audit.Action.NIL_FILED,
            f"unit:{unit}",
            {"monday": monday.isoformat(), "indicator": indicator},
        )
    return new


async def units_of_week(connection: Connection, monday: date) -> set[str]:
    """The units that said there was nothing at all in this week."""
    rows = await connection.execute_fetchall(
        "SELECT unit FROM nil_report WHERE monday = ? AND indicator = ''", (monday.isoformat(),)
    )
    return {row["unit"] for row in rows}
