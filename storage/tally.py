"""The kept tally, moved with every report that changes; storage/sums.py reads the figures from it.

Cells are (indicator, part, unit, day, status). For what adds up (flow, coverage) a cell is a sum,
and each month has one too; for what is a state of things (stock, narrative) a cell holds the newest
report of that unit and day.
"""

import asyncio
import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from plan.model import Indicator, Measure, Plan
from plan.report import Content, Status, tally_parts
from storage import moves, periods, reports
from storage.database import Connection, one_moment

COUNTED = (Status.APPROVED, Status.PENDING)
MONTH = len("YYYY-MM")


@dataclass(frozen=True, slots=True)
class Cell:
    """The key of one kept figure; `day` is YYYY-MM-DD in the plan's time zone, or YYYY-MM."""

    indicator: str
    part: str
    unit: str
    day: str
    status: str

    @property
    def key(self) -> tuple[str, str, str, str, str]:
        """The cell's columns, in the order of the primary key."""
        return self.indicator, self.part, self.unit, self.day, self.status

    @property
    def of_month(self) -> "Cell":
        """The cell of the month that this day belongs to."""
        return replace(self, day=self.day[:MONTH])


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
    now: datetime,
    report: int,
    indicator: Indicator,
    before: Contribution | None,
    after: Contribution | None,
) -> None:
    """Move a report's contribution, after its own rows were written, in the same transaction.

    What the move did to the figures is kept too, with its instant `now` (storage/moves.py).
    """
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
    await moves.keep(connection, now, report, indicator.code, _gained(indicator, changes))


def _gained(
    indicator: Indicator, changes: Sequence[tuple[Contribution, int]]
) -> dict[tuple[str, Status], int | None]:
    """What the quantity gained or lost, by unit and status; None where nothing is summed."""
    gained: dict[tuple[str, Status], int] = defaultdict(int)
    for one, sign in changes:
        gained[one.content.unit, one.status] += sign * (one.content.quantity or 0)
    if adds_up(indicator):
        return {key: value for key, value in gained.items() if value}
    return dict.fromkeys(gained)


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
        for table, period, key in (
            ("tally", "day", cell.key),
            ("tally_month", "month", cell.of_month.key),
        ):
            await connection.execute_fetchall(
                f"""INSERT INTO {table} (indicator, part, unit, {period}, status, value)
                    VALUES (?, ?, ?, ?, ?, ?)
                    ON CONFLICT (indicator, part, unit, {period}, status)
                    DO UPDATE SET value = value + excluded.value""",  # noqa: S608 - constants
                (*key, sign * value),
            )
            # Nothing counted is below 0, so a month is empty only when each of its days is.
            if sign < 0:
                await connection.execute_fetchall(
                    f"""DELETE FROM {table} WHERE indicator = ? AND part = ? AND unit = ?
                        AND {period} = ? AND status = ? AND value = 0""",  # noqa: S608 - constants
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


async def add_approved(
    connection: Connection, now: datetime, plan: Plan, contents: Sequence[Content], first: int
) -> None:
    """Add what new approved reports say, the newest of all: many at once, cell by cell.

    The reports are numbered from `first` on.
    """
    sums, states = await asyncio.to_thread(_added, plan, contents)
    months = by_months(plan, sums)
    for table, period, cells, rule in (
        ("tally", "day", sums, "value + excluded.value"),
        ("tally_month", "month", months, "value + excluded.value"),
        ("tally", "day", states, "excluded.value"),
    ):
        await connection.executemany(
            f"""INSERT INTO {table} (indicator, part, unit, {period}, status, value)
                VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (indicator, part, unit, {period}, status)
                DO UPDATE SET value = {rule}""",  # noqa: S608 - constants
            [(*cell.key, value) for cell, value in cells.items()],
        )
    await moves.keep_all(connection, now, contents, first)


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


async def _insert(connection: Connection, cells: Mapping[Cell, int]) -> None:
    await connection.executemany(
        "INSERT INTO tally (indicator, part, unit, day, status, value) VALUES (?, ?, ?, ?, ?, ?)",
        [(*cell.key, value) for cell, value in cells.items()],
    )


async def _insert_months(connection: Connection, cells: Mapping[Cell, int]) -> None:
    await connection.executemany(
        """INSERT INTO tally_month (indicator, part, unit, month, status, value)
           VALUES (?, ?, ?, ?, ?, ?)""",
        [(*cell.key, value) for cell, value in cells.items()],
    )


async def from_reports(connection: Connection, plan: Plan) -> dict[Cell, int]:
    """The tally as it follows from the reports alone, oldest report first.

    Reports of an indicator that the plan no longer has count in nothing and are passed over.
    """
    cells: dict[Cell, int] = defaultdict(int)
    async for one in reports.all_current(connection):
        if one.status not in COUNTED or not plan.has(one.content.indicator):
            continue
        indicator = plan.indicator(one.content.indicator)
        for cell, value in _cells(indicator, Contribution(one.content, one.status)).items():
            cells[cell] = cells[cell] + value if adds_up(indicator) else value
    return dict(cells)


def by_months(plan: Plan, cells: Mapping[Cell, int]) -> dict[Cell, int]:
    """The sums of each month, from the cells of its days; states of things have none."""
    sums: dict[Cell, int] = defaultdict(int)
    for cell, value in cells.items():
        if adds_up(plan.indicator(cell.indicator)):
            sums[cell.of_month] += value
    return dict(sums)


async def kept(connection: Connection) -> dict[Cell, int]:
    """The tally of days as it is kept."""
    rows = await connection.execute_fetchall(
        "SELECT indicator, part, unit, day, status, value FROM tally"
    )
    return {Cell(*tuple(row)[:5]): row["value"] for row in rows}


async def kept_months(connection: Connection) -> dict[Cell, int]:
    """The tally of months as it is kept."""
    rows = await connection.execute_fetchall(
        "SELECT indicator, part, unit, month, status, value FROM tally_month"
    )
    return {Cell(*tuple(row)[:5]): row["value"] for row in rows}


async def differences(connection: Connection, plan: Plan) -> dict[Cell, tuple[int, int]]:
    """Cells of days and months that are not what the reports say: (kept, expected).

    Empty when all is well. Both sides are read at one moment, so a bot may write meanwhile. What
    was reported of an indicator that the plan no longer has is not compared.
    """
    async with one_moment(connection):
        there = await kept(connection) | await kept_months(connection)
        expected = await from_reports(connection, plan)
    expected |= by_months(plan, expected)
    return {
        cell: (there.get(cell, 0), expected.get(cell, 0))
        for cell in there.keys() | expected.keys()
        if there.get(cell) != expected.get(cell) and plan.has(cell.indicator)
    }


async def rebuild(connection: Connection, plan: Plan) -> int:
    """Make both tables anew from the reports; returns the number of cells of days.

    Cells of an indicator that the plan no longer has stay: they may be wanted again.
    """
    cells = await from_reports(connection, plan)
    known = json.dumps([one.code for one in plan.indicators])
    for table in ("tally", "tally_month"):
        await connection.execute_fetchall(
            f"DELETE FROM {table} WHERE indicator IN (SELECT value FROM json_each(?))",  # noqa: S608
            (known,),
        )
    await _insert(connection, cells)
    await _insert_months(connection, by_months(plan, cells))
    return len(cells)
