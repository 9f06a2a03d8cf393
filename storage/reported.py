"""Who reported in a reporting period: by filing, by a nil report, by making it up later."""

from datetime import datetime, timedelta

from plan.reporting import ReportingPeriod
from storage.database import Connection
from storage.instants import to_text

MADE_UP_WITHIN = timedelta(days=31)


async def units_of(
    connection: Connection, period: ReportingPeriod, by: datetime | None = None
) -> set[str]:
    """The units that anything was reported for in a period, or that said there was nothing.

    What was filed in it counts, and within a month after it what was filed of its days. With `by`,
    only what was there by that instant.
    """
    latest = to_text(by or period.until + MADE_UP_WITHIN)
    rows = await connection.execute_fetchall(
        """SELECT unit FROM report
           WHERE filed_at >= ? AND filed_at <= ? AND status <> 'withdrawn'
             AND (filed_at < ? OR day BETWEEN ? AND ?)
           UNION
           SELECT unit FROM nil_report WHERE monday = ? AND indicator = '' AND filed_at <= ?""",
        (
            to_text(period.since),
            latest,
            to_text(period.until),
            period.first.isoformat(),
            period.last.isoformat(),
            period.key,
            latest,
        ),
    )
    return {row["unit"] for row in rows}


async def count(
    connection: Connection, unit: str, period: ReportingPeriod, indicator: str = ""
) -> int:
    """How many standing reports a unit has of a period's days, of one indicator or ("") of all."""
    [row] = await connection.execute_fetchall(
        """SELECT count(*) AS many FROM report
           WHERE unit = ? AND day BETWEEN ? AND ? AND ? IN ('', indicator)
             AND status NOT IN ('withdrawn', 'rejected')""",
        (unit, period.first.isoformat(), period.last.isoformat(), indicator),
    )
    return int(row["many"])
