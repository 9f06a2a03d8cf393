"""What waits for somebody, and since when: reports to review, returned ones, missing photos."""

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from storage import photos
from storage.database import Connection
from storage.instants import from_text


@dataclass(frozen=True, slots=True)
class Pending:
    """A report that waits for review, since its current version was made."""

    report: int
    unit: str
    since: datetime


async def pending(connection: Connection) -> list[Pending]:
    """The reports that wait for review, oldest first."""
    rows = await connection.execute_fetchall(
        """SELECT r.id, r.unit, v.at FROM report r
           JOIN report_version v ON v.report = r.id AND v.version = r.version
           WHERE r.status = 'pending' ORDER BY v.at, r.id"""
    )
    return [Pending(row["id"], row["unit"], from_text(row["at"])) for row in rows]


async def returned_at(connection: Connection) -> dict[int, datetime]:
    """When each returned report was returned, by its id, as the audit trail tells it."""
    rows = await connection.execute_fetchall(
        """SELECT r.id, max(a.at) AS at FROM report r
           JOIN audit a ON a.action = 'returned' AND a.subject = 'report:' || r.id
           WHERE r.status = 'returned' GROUP BY r.id"""
    )
    return {row["id"]: from_text(row["at"]) for row in rows}


async def photoless(
    connection: Connection, indicators: Collection[str], since: date
) -> dict[str, int]:
    """How many standing reports of these indicators and of events since a day have no photo."""
    rows = await connection.execute_fetchall(
        f"""SELECT r.unit, count(*) AS many FROM report r
           JOIN report_version v ON v.report = r.id AND v.version = r.version
           WHERE r.filed_at >= ?1 AND r.day >= ?1 AND {photos.KEPT} = '[]'
             AND r.status IN ('approved', 'pending')
             AND r.indicator IN (SELECT value FROM json_each(?2)) GROUP BY r.unit""",  # noqa: S608 - a constant
        (since.isoformat(), json.dumps(list(indicators))),
    )
    return {row["unit"]: row["many"] for row in rows}


async def first_joined(connection: Connection) -> datetime | None:
    """When the first member joined: the bot was in use from then on."""
    rows = await connection.execute_fetchall("SELECT min(joined_at) AS at FROM member")
    return next((from_text(row["at"]) for row in rows if row["at"]), None)
