"""Reads figures from the kept tally: sums up to a day, newest states of things, days and months."""

import json
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta

from plan.report import Status
from storage.database import Connection
from storage.instants import day_from

Sums = dict[tuple[str, str], dict[tuple[str, Status], int]]
"""Values by (indicator, part), then by (unit, status)."""

ONE_DAY = timedelta(days=1)
MONTH = len("YYYY-MM")


async def until(connection: Connection, indicators: Collection[str], day: date) -> Sums:
    """What adds up to `day` (that day included), of all parts of these indicators.

    Whole months and the days of one month: a year is never read day by day.
    """
    following = day + ONE_DAY
    month = following.isoformat()[:MONTH]  # the one that is not over; on a month's last day, none
    rows = await connection.execute_fetchall(
        """SELECT m.indicator, m.part, m.unit, m.status,
             sum(CASE WHEN m.month < ?2 THEN m.value ELSE (
               SELECT coalesce(sum(t.value), 0) FROM tally t
               WHERE t.indicator = m.indicator AND t.part = m.part AND t.unit = m.unit
                 AND t.day >= ?2 AND t.day < ?3 AND t.status = m.status) END) AS value
           FROM json_each(?1) wanted CROSS JOIN tally_month m
           WHERE m.indicator = wanted.value AND m.month <= ?2
           GROUP BY m.indicator, m.part, m.unit, m.status""",
        (json.dumps(list(indicators)), month, following.isoformat()),
    )
    found: Sums = defaultdict(dict)
    for indicator, part, unit, status, value in rows:
        if value:
            found[indicator, part][unit, Status(status)] = value
    return dict(found)


async def newest(
    connection: Connection, indicators: Collection[str], parts: Collection[str], day: date
) -> Sums:
    """The newest state of things up to `day`: these parts of these indicators, where they exist."""
    found: Sums = defaultdict(dict)
    values = (json.dumps(list(indicators)), json.dumps(list(parts)), day.isoformat())
    for status, sql in NEWEST.items():
        for indicator, part, unit, value in await connection.execute_fetchall(sql, values):
            found[indicator, part][unit, status] = value
    return dict(found)


# The status stands in the statement, so that an index of the pending ones alone is found.
NEWEST = {
    status: f"""SELECT t.indicator, t.part, t.unit, t.value
      FROM (SELECT i.value AS indicator, p.value AS part, u.code AS unit, (
              SELECT n.day FROM tally n
              WHERE n.indicator = i.value AND n.part = p.value AND n.unit = u.code
                AND n.status = '{status}' AND n.day <= ?3
              ORDER BY n.day DESC LIMIT 1) AS day
            FROM json_each(?1) i CROSS JOIN json_each(?2) p CROSS JOIN unit u) w
      CROSS JOIN tally t
      WHERE t.indicator = w.indicator AND t.part = w.part AND t.unit = w.unit AND t.day = w.day
        AND t.status = '{status}'"""  # noqa: S608 - constants
    for status in (Status.APPROVED, Status.PENDING)
}


async def by_day(
    connection: Connection, indicator: str, part: str, units: Collection[str], day: date
) -> dict[tuple[date, Status], int]:
    """What adds up on each day up to `day`, these units together; days without are left out."""
    rows = await connection.execute_fetchall(
        """SELECT t.day, t.status, sum(t.value) AS value FROM json_each(?1) u CROSS JOIN tally t
           WHERE t.indicator = ?2 AND t.part = ?3 AND t.unit = u.value AND t.day <= ?4
           GROUP BY t.day, t.status ORDER BY t.day""",
        (json.dumps(list(units)), indicator, part, day.isoformat()),
    )
    return {(day_from(row["day"]), Status(row["status"])): row["value"] for row in rows}


async def by_month(
    connection: Connection, indicator: str, part: str, units: Collection[str], day: date
) -> dict[tuple[date, Status], int]:
    """What adds up in each month up to `day`, these units together, by the month's first day."""
    following = (day + ONE_DAY).isoformat()
    rows = await connection.execute_fetchall(
        """SELECT month || '-01' AS month, status, sum(value) AS value FROM (
             SELECT m.month, m.status, m.value FROM json_each(?1) u CROSS JOIN tally_month m
             WHERE m.indicator = ?2 AND m.part = ?3 AND m.unit = u.value AND m.month < ?4
             UNION ALL
             SELECT ?4, t.status, t.value FROM json_each(?1) u CROSS JOIN tally t
             WHERE t.indicator = ?2 AND t.part = ?3 AND t.unit = u.value
               AND t.day >= ?4 AND t.day < ?5)
           GROUP BY month, status ORDER BY month""",
        (json.dumps(list(units)), indicator, part, following[:MONTH], following),
    )
    return {(day_from(row["month"]), Status(row["status"])): row["value"] for row in rows}


async def days(
    connection: Connection, indicator: str, units: Collection[str], day: date
) -> list[date]:
    """The days up to `day` of which these units have an approved figure, oldest first."""
    rows = await connection.execute_fetchall(
        """SELECT DISTINCT day FROM tally
           WHERE indicator = ? AND unit IN (SELECT value FROM json_each(?)) AND day <= ?
             AND status = 'approved' ORDER BY day""",
        (indicator, json.dumps(list(units)), day.isoformat()),
    )
    return [day_from(row["day"]) for row in rows]


def of_unit(
    sums: Sums, indicator: str, parts: Sequence[str], unit: str, status: Status
) -> Mapping[str, int]:
    """What is there of a unit and status, part → value; empty where it has said nothing."""
    return {
        part: values[unit, status]
        for part in parts
        if (unit, status) in (values := sums.get((indicator, part), {}))
    }
