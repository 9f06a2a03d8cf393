"""Who confirmed or locked a unit's month, what the figures were, and how that ended."""

import json
import sqlite3
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from hashlib import sha256

from plan.model import Indicator, Measure, Plan
from plan.report import DENOMINATOR, NUMERATOR, QUANTITY, STATE
from storage import audit, tally
from storage.database import Connection
from storage.instants import from_text, to_text


class Kind(StrEnum):
    """上报确认, 锁定."""

    CONFIRMED = "confirmed"
    LOCKED = "locked"


@dataclass(frozen=True, slots=True)
class Record:
    """A unit's month as somebody confirmed or locked it; `at` in UTC.

    `trail` is the newest row of the audit trail then. `moved`: a figure was touched since, so a
    confirmation no longer stands. `ended_at` and `reason` tell how it ended.
    """

    id: int
    kind: Kind
    unit: str
    month: str
    by_member: int
    by: str
    at: datetime
    trail: int
    moved: bool
    ended_at: datetime | None
    reason: str | None


@dataclass(frozen=True, slots=True)
class Cell:
    """What a kept figure is about: a unit's own reports of one part of an indicator."""

    unit: str
    indicator: str
    part: str


@dataclass(frozen=True, slots=True)
class Kept:
    """A figure: what the month added (None for a state of things), and what stood at its end."""

    in_month: int | None
    value: int

    @property
    def telling(self) -> int:
        """What is compared: the month's own sum (earlier months have theirs), or the state."""
        return self.value if self.in_month is None else self.in_month


PeriodFigures = dict[Cell, Kept]

SELECT = """SELECT p.id, p.kind, p.unit, p.month, p.by_member, m.name, p.at, p.trail, p.moved,
              p.ended_at, p.reason
            FROM period_record p JOIN member m ON m.id = p.by_member"""


def _record(row: sqlite3.Row) -> Record:
    return Record(
        row["id"],
        Kind(row["kind"]),
        row["unit"],
        row["month"],
        row["by_member"],
        row["name"],
        from_text(row["at"]),
        row["trail"],
        bool(row["moved"]),
        from_text(row["ended_at"]) if row["ended_at"] else None,
        row["reason"],
    )


async def figures_of(
    connection: Connection, plan: Plan, units: Collection[str], first: date, last: date
) -> PeriodFigures:
    """The approved figures of a month of these units' own reports, as known now."""
    found: PeriodFigures = {}
    for indicator in plan.indicators:
        for part in _parts(indicator):
            read = _sums if tally.adds_up(indicator) else _states
            for unit, kept in await read(connection, indicator.code, part, units, first, last):
                found[Cell(unit, indicator.code, part)] = kept
    return found


def _parts(indicator: Indicator) -> tuple[str, ...]:
    if indicator.measure is Measure.STOCK:
        return NUMERATOR, DENOMINATOR
    if indicator.measure is Measure.NARRATIVE:
        return (STATE,)
    return (QUANTITY, *(one.key for one in indicator.questions if one.numeric))


async def _sums(
    connection: Connection,
    indicator: str,
    part: str,
    units: Collection[str],
    first: date,
    last: date,
) -> list[tuple[str, Kept]]:
    rows = await connection.execute_fetchall(
        """SELECT unit, sum(value) AS value,
                  sum(CASE WHEN day >= ? THEN value ELSE 0 END) AS in_month
           FROM tally WHERE indicator = ? AND part = ? AND status = 'approved' AND day <= ?
             AND unit IN (SELECT value FROM json_each(?)) GROUP BY unit""",
        (first.isoformat(), indicator, part, last.isoformat(), json.dumps(list(units))),
    )
    return [(row["unit"], Kept(row["in_month"], row["value"])) for row in rows]


async def _states(
    connection: Connection,
    indicator: str,
    part: str,
    units: Collection[str],
    _first: date,
    last: date,
) -> list[tuple[str, Kept]]:
    rows = await connection.execute_fetchall(
        """SELECT t.unit, t.value FROM tally t
           WHERE t.indicator = ? AND t.part = ? AND t.status = 'approved'
             AND t.unit IN (SELECT value FROM json_each(?))
             AND t.day = (SELECT max(n.day) FROM tally n
               WHERE n.indicator = t.indicator AND n.part = t.part AND n.unit = t.unit
                 AND n.status = 'approved' AND n.day <= ?)""",
        (indicator, part, json.dumps(list(units)), last.isoformat()),
    )
    return [(row["unit"], Kept(None, row["value"])) for row in rows]


def digest(unit: str, figures: PeriodFigures) -> str:
    """Eight signs that change when a figure does: a button carries what its page showed.

    They are the unit's own: who has moved to another confirms nothing there by an old button.
    """
    told = sorted((c.unit, c.indicator, c.part, k.telling) for c, k in figures.items() if k.telling)
    return sha256(json.dumps([unit, told]).encode()).hexdigest()[:8]


def differing(before: PeriodFigures, now: PeriodFigures) -> list[Cell]:
    """The cells that tell something else now, in a steady order."""
    nothing = Kept(0, 0)
    return [
        cell
        for cell in dict.fromkeys((*before, *now))
        if before.get(cell, nothing).telling != now.get(cell, nothing).telling
    ]


async def add(
    connection: Connection,
    now: datetime,
    kind: Kind,
    unit: str,
    month: str,
    by_member: int,
    figures: PeriodFigures,
) -> int:
    """Keep a confirmation or a lock with its figures, and record it; returns its id.

    An earlier one of the same kind ends. A lock stands from now on.
    """
    await end(connection, now, kind, unit, month, by_member, None)
    action = audit.Action.CONFIRMED if kind is Kind.CONFIRMED else audit.Action.LOCKED
    await audit.record(connection, now, by_member, action, f"unit:{unit}", {"month": month})
    [row] = await connection.execute_fetchall(
        """INSERT INTO period_record (kind, unit, month, by_member, at, trail)
           VALUES (?, ?, ?, ?, ?, (SELECT coalesce(max(id), 0) FROM audit)) RETURNING id""",
        (kind, unit, month, by_member, to_text(now)),
    )
    number = int(row["id"])
    await connection.executemany(
        """INSERT INTO period_figure (record, unit, indicator, part, in_month, value)
           VALUES (?, ?, ?, ?, ?, ?)""",
        [(number, c.unit, c.indicator, c.part, k.in_month, k.value) for c, k in figures.items()],
    )
    if kind is Kind.LOCKED:
        await connection.execute_fetchall(
            """INSERT INTO period_lock (unit, month, record) VALUES (?, ?, ?)
               ON CONFLICT (unit, month) DO UPDATE SET record = excluded.record""",
            (unit, month, number),
        )
    return number


async def end(
    connection: Connection,
    now: datetime,
    kind: Kind,
    unit: str,
    month: str,
    by_member: int | None,
    reason: str | None,
) -> None:
    """End the standing record of this kind, if there is one; the caller records why."""
    await connection.execute_fetchall(
        """UPDATE period_record SET ended_by = ?, ended_at = ?, reason = ?
           WHERE month = ? AND kind = ? AND unit = ? AND ended_at IS NULL""",
        (by_member, to_text(now), reason, month, kind, unit),
    )


async def unlock(
    connection: Connection, now: datetime, unit: str, month: str, by_member: int, reason: str
) -> None:
    """Take a unit's own lock of a month away, with the reason."""
    await end(connection, now, Kind.LOCKED, unit, month, by_member, reason)
    await connection.execute_fetchall(
        "DELETE FROM period_lock WHERE unit = ? AND month = ?", (unit, month)
    )
    detail = {"month": month, "words": reason}
    await audit.record(connection, now, by_member, audit.Action.UNLOCKED, f"unit:{unit}", detail)


async def standing(connection: Connection, kind: Kind, month: str) -> dict[str, Record]:
    """The standing records of a month, by unit; a confirmation that was `moved` is among them."""
    rows = await connection.execute_fetchall(
        f"{SELECT} WHERE p.month = ? AND p.kind = ? AND p.ended_at IS NULL", (month, kind)
    )
    return {row["unit"]: _record(row) for row in rows}


async def unlocked(connection: Connection, since: datetime, until: datetime) -> list[Record]:
    """The locks that were taken away from `since` up to before `until`, oldest first."""
    rows = await connection.execute_fetchall(
        f"""{SELECT} WHERE p.kind = 'locked' AND p.reason IS NOT NULL
              AND p.ended_at >= ? AND p.ended_at < ? ORDER BY p.ended_at, p.id""",
        (to_text(since), to_text(until)),
    )
    return [_record(row) for row in rows]


async def moved(connection: Connection) -> list[Record]:
    """The confirmations of which a figure was touched since."""
    rows = await connection.execute_fetchall(
        f"{SELECT} WHERE p.moved = 1 AND p.ended_at IS NULL ORDER BY p.id"
    )
    return [_record(row) for row in rows]


async def settle(connection: Connection, record: int) -> None:
    """What was touched left the figures as they were: the confirmation stands again."""
    await connection.execute_fetchall("UPDATE period_record SET moved = 0 WHERE id = ?", (record,))


async def figures_then(connection: Connection, record: int) -> PeriodFigures:
    """The figures as they were confirmed or locked."""
    rows = await connection.execute_fetchall(
        "SELECT unit, indicator, part, in_month, value FROM period_figure WHERE record = ?",
        (record,),
    )
    return {
        Cell(row["unit"], row["indicator"], row["part"]): Kept(row["in_month"], row["value"])
        for row in rows
    }


async def counts(
    connection: Connection, units: Sequence[str], first: date, last: date
) -> dict[str, int]:
    """How many reports of these units and days there are, by their status."""
    rows = await connection.execute_fetchall(
        """SELECT status, count(*) AS many FROM report
           WHERE unit IN (SELECT value FROM json_each(?)) AND day BETWEEN ? AND ?
           GROUP BY status""",
        (json.dumps(list(units)), first.isoformat(), last.isoformat()),
    )
    return {row["status"]: row["many"] for row in rows}
