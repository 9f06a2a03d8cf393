"""What moved the figures when, and through which report: added to by storage/tally.py alone."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from plan.report import Content, Status
from storage.database import Connection
from storage.instants import to_text


@dataclass(frozen=True, slots=True)
class Gain:
    """What an indicator's figure gained (lost, below 0) in a unit, and how many reports moved it.

    `value` is None where nothing is summed.
    """

    indicator: str
    unit: str
    status: Status
    value: int | None
    reports: int


@dataclass(frozen=True, slots=True)
class Move:
    """What one report did to a figure; `value` as in `Gain`."""

    report: int
    status: Status
    value: int | None


async def keep(
    connection: Connection,
    now: datetime,
    report: int,
    indicator: str,
    gained: Mapping[tuple[str, Status], int | None],
) -> None:
    """Keep what a report did, by unit and status."""
    for (unit, status), value in gained.items():
        await connection.execute_fetchall(
            """INSERT INTO tally_move (at, report, indicator, unit, status, value)
               VALUES (?, ?, ?, ?, ?, ?)
               ON CONFLICT DO UPDATE SET value = value + excluded.value""",
            (to_text(now), report, indicator, unit, status, value),
        )


async def keep_all(
    connection: Connection, now: datetime, contents: Sequence[Content], first: int
) -> None:
    """Keep what many new approved reports did; they are numbered from `first` on."""
    at = to_text(now)
    await connection.executemany(
        """INSERT INTO tally_move (at, report, indicator, unit, status, value)
           VALUES (?, ?, ?, ?, 'approved', ?)""",
        [
            (at, number, one.indicator, one.unit, one.quantity)
            for number, one in enumerate(contents, first)
        ],
    )


async def since(connection: Connection, instant: datetime) -> list[Gain]:
    """What moved from `instant` (UTC) on, by indicator, unit and status.

    What came and went again in between is left out, a state of things that was reported is not.
    """
    rows = await connection.execute_fetchall(
        """SELECT indicator, unit, status, sum(value) AS value, count(DISTINCT report) AS reports
           FROM tally_move WHERE at >= ? GROUP BY indicator, unit, status
           HAVING sum(value) IS NOT 0""",
        (to_text(instant),),
    )
    return [
        Gain(row["indicator"], row["unit"], Status(row["status"]), row["value"], row["reports"])
        for row in rows
    ]


async def reports_since(
    connection: Connection, instant: datetime, indicator: str, units: Collection[str]
) -> list[Move]:
    """The reports that moved an indicator in these units from `instant` (UTC) on, newest first."""
    marks = ",".join("?" * len(units))
    rows = await connection.execute_fetchall(
        f"""SELECT report, status, sum(value) AS value FROM tally_move
            WHERE at >= ? AND indicator = ? AND unit IN ({marks})
            GROUP BY report, status HAVING sum(value) IS NOT 0
            ORDER BY max(at) DESC, report DESC""",  # noqa: S608 - only marks are filled in
        (to_text(instant), indicator, *units),
    )
    return [Move(row["report"], Status(row["status"]), row["value"]) for row in rows]
