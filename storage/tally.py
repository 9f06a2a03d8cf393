"""The kept tally: what the figures are read from, moved with every report that changes.

Cells are (indicator, part, unit, day, status). For what adds up (flow, coverage) a cell is a sum;
for what is a state of things (stock, narrative) it holds the newest report of that unit and day.
"""

import asyncio
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from plan.model import Indicator, Measure, Plan
from plan.report import Content, Status, tally_parts
from storage import periods, reports
from storage.database import Connection
from storage.instants import day_from

COUNTED = (Status.APPROVED, Status.PENDING)


@dataclass(frozen=True, slots=True)
class Cell:
    """The key of one kept figure; `day` is YYYY-MM-DD in the plan's time zone."""

    indicator: str
    part: str
    unit: str
    day: str
    status: str


@dataclass(frozen=True, slots=True)
class Contribution:
    """What a report says and how it stands: the part of it that counts."""

    content: Content
    status: Status


def adds_up(indicator: Indicator) -> bool:
    """Whether quantities of this indicator are summed over time."""
    return indicator.measure in {Measure.FLOW, Measure.COVERAGE}


async def move(
    connection: Connection,
    indicator: Indicator,
    before: Contribution | None,
    after: Contribution | None,
) -> None:
    """Move a report's contribution, after its own rows were written, in the same transaction."""
    changes = [
        (one, sign)
        for one, sign in ((before, -1), (after, 1))
        if one is not None and one.status in COUNTED
    ]
    for one, sign in changes:
        if adds_up(indicator):
            await _shift(connection, indicator, one, sign)
        else:
            await _find_newest(connection, indicator, one.content.unit, one.content.day)
    await periods.unsettle(connection, [one.content for one, _sign in changes])


def _cells(indicator: Indicator, one: Contribution) -> dict[Cell, int]:
    content = one.content
    return {
        Cell(indicator.code, part, content.unit, content.day.isoformat(), one.status): value
        for part, value in tally_parts(indicator, content).items()
        if value or not adds_up(indicator)
    }


async def _shift(
    connection: Connection, indicator: Indicator, one: Contribution, sign: int
) -> None:
    for cell, value in _cells(indicator, one).items():
        key = (cell.indicator, cell.part, cell.unit, cell.day, cell.status)
        await connection.execute_fetchall(
            """INSERT INTO tally (indicator, part, unit, day, status, value)
               VALUES (?, ?, ?, ?, ?, ?)
               ON CONFLICT (indicator, part, unit, day, status)
               DO UPDATE SET value = value + excluded.value""",
            (*key, sign * value),
        )
        if sign < 0:
            await connection.execute_fetchall(
                """DELETE FROM tally WHERE indicator = ? AND part = ? AND unit = ? AND day = ?
                   AND status = ? AND value = 0""",
                key,
            )


def _added(plan: Plan, contents: Sequence[Content]) -> tuple[dict[Cell, int], dict[Cell, int]]:
    """What adds up, and the newest states."""
    sums: dict[Cell, int] = defaultdict(int)
    states: dict[Cell, int] = {}
    for content in contents:
        indicator = plan.indicator(content.indicator)
        cells = _cells(indicator, Contribution(content, Status.APPROVED))
        if adds_up(indicator):
            for cell, value in cells.items():
                sums[cell] += value
        else:
            states |= cells
    return sums, states


async def add_approved(connection: Connection, plan: Plan, contents: Sequence[Content]) -> None:
    """Add what new approved reports say, the newest of all: many at once, cell by cell."""
    sums, states = await asyncio.to_thread(_added, plan, contents)
    for cells, rule in ((sums, "value + excluded.value"), (states, "excluded.value")):
        await connection.executemany(
            f"""INSERT INTO tally (indicator, part, unit, day, status, value)
                VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (indicator, part, unit, day, status) DO UPDATE SET value = {rule}""",  # noqa: S608 - one of two constants
            [(c.indicator, c.part, c.unit, c.day, c.status, v) for c, v in cells.items()],
        )


async def _find_newest(connection: Connection, indicator: Indicator, unit: str, day: date) -> None:
    cells: dict[Cell, int] = {}
    for one in await reports.of_day(connection, indicator.code, unit, day):
        if one.status in COUNTED:
            cells.update(_cells(indicator, Contribution(one.content, one.status)))
    await connection.execute_fetchall(
        "DELETE FROM tally WHERE indicator = ? AND unit = ? AND day = ?",
        (indicator.code, unit, day.isoformat()),
    )
    await _insert(connection, cells)


async def _insert(connection: Connection, cells: dict[Cell, int]) -> None:
    await connection.executemany(
        "INSERT INTO tally (indicator, part, unit, day, status, value) VALUES (?, ?, ?, ?, ?, ?)",
        [(c.indicator, c.part, c.unit, c.day, c.status, value) for c, value in cells.items()],
    )


async def from_reports(connection: Connection, plan: Plan) -> dict[Cell, int]:
    """The tally as it follows from the reports alone, oldest report first."""
    cells: dict[Cell, int] = defaultdict(int)
    async for one in reports.all_current(connection):
        indicator = plan.indicator(one.content.indicator)
        if one.status not in COUNTED:
            continue
        for cell, value in _cells(indicator, Contribution(one.content, one.status)).items():
            cells[cell] = cells[cell] + value if adds_up(indicator) else value
    return dict(cells)


async def kept(connection: Connection) -> dict[Cell, int]:
    """The tally as it is kept."""
    rows = await connection.execute_fetchall(
        "SELECT indicator, part, unit, day, status, value FROM tally"
    )
    return {Cell(*tuple(row)[:5]): row["value"] for row in rows}


async def differences(connection: Connection, plan: Plan) -> dict[Cell, tuple[int, int]]:
    """Cells that are not what the reports say: (kept, expected); empty when all is well."""
    there, expected = await kept(connection), await from_reports(connection, plan)
    return {
        cell: (there.get(cell, 0), expected.get(cell, 0))
        for cell in there.keys() | expected.keys()
        if there.get(cell) != expected.get(cell)
    }


async def rebuild(connection: Connection, plan: Plan) -> int:
    """Make the table anew from the reports; returns the number of cells."""
    cells = await from_reports(connection, plan)
    await connection.execute_fetchall("DELETE FROM tally")
    await _insert(connection, cells)
    return len(cells)


async def sums(
    connection: Connection, indicator: str, part: str, until: date
) -> dict[tuple[str, Status], int]:
    """What adds up to `until` (that day included), by unit and status."""
    rows = await connection.execute_fetchall(
        """SELECT unit, status, sum(value) AS value FROM tally
           WHERE indicator = ? AND part = ? AND day <= ? GROUP BY unit, status""",
        (indicator, part, until.isoformat()),
    )
    return {(row["unit"], Status(row["status"])): row["value"] for row in rows}


async def newest(
    connection: Connection, indicator: str, parts: Sequence[str], until: date
) -> dict[tuple[str, Status], dict[str, int]]:
    """The newest state of things up to `until`, by unit and status: part → value."""
    found: dict[tuple[str, Status], dict[str, int]] = defaultdict(dict)
    for part in parts:
        rows = await connection.execute_fetchall(
            """SELECT t.unit, t.status, t.value FROM tally t
               WHERE t.indicator = ? AND t.part = ? AND t.day = (
                 SELECT max(n.day) FROM tally n
                 WHERE n.indicator = t.indicator AND n.part = t.part AND n.unit = t.unit
                   AND n.status = t.status AND n.day <= ?)""",
            (indicator, part, until.isoformat()),
        )
        for row in rows:
            found[row["unit"], Status(row["status"])][part] = row["value"]
    return dict(found)


async def by_day(
    connection: Connection, indicator: str, part: str, units: Collection[str], until: date
) -> dict[tuple[date, Status], int]:
    """What adds up on each day up to `until`, these units together; days without are left out."""
    marks = ",".join("?" * len(units))
    rows = await connection.execute_fetchall(
        f"""SELECT day, status, sum(value) AS value FROM tally
            WHERE indicator = ? AND part = ? AND unit IN ({marks}) AND day <= ?
            GROUP BY day, status ORDER BY day""",  # noqa: S608 - only marks are filled in
        (indicator, part, *units, until.isoformat()),
    )
    return {(day_from(row["day"]), Status(row["status"])): row["value"] for row in rows}


async def by_month(
    connection: Connection, indicator: str, part: str, units: Collection[str], until: date
) -> dict[tuple[date, Status], int]:
    """What adds up in each month up to `until`, these units together, by the month's first day."""
    marks = ",".join("?" * len(units))
    rows = await connection.execute_fetchall(
        f"""SELECT substr(day, 1, 7) || '-01' AS month, status, sum(value) AS value FROM tally
            WHERE indicator = ? AND part = ? AND unit IN ({marks}) AND day <= ?
            GROUP BY month, status ORDER BY month""",  # noqa: S608 - only marks are filled in
        (indicator, part, *units, until.isoformat()),
    )
    return {(day_from(row["month"]), Status(row["status"])): row["value"] for row in rows}


async def days(
    connection: Connection, indicator: str, units: Collection[str], until: date
) -> list[date]:
    """The days up to `until` of which these units have an approved figure, oldest first."""
    marks = ",".join("?" * len(units))
    rows = await connection.execute_fetchall(
        f"""SELECT DISTINCT day FROM tally
            WHERE indicator = ? AND unit IN ({marks}) AND day <= ? AND status = 'approved'
            ORDER BY day""",  # noqa: S608 - only marks are filled in
        (indicator, *units, until.isoformat()),
    )
    return [day_from(row["day"]) for row in rows]
