"""Adjustments of the plan by administrators: rows of their own, the plan file stays as it is."""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from plan.adjusting import Adjustment, Target
from storage import audit
from storage.database import Connection
from storage.instants import day_from, from_text, to_text


@dataclass(frozen=True, slots=True)
class Kept:
    """An adjustment as it is kept, and who made it when (UTC); cancelled ones too."""

    id: int
    adjustment: Adjustment
    by: str
    at: datetime
    cancelled: bool


COLUMNS = "a.indicator, a.since, a.target, a.deadline, a.authority, a.reason"


def _adjustment(row: sqlite3.Row) -> Adjustment:
    return Adjustment(
        row["indicator"],
        day_from(row["since"]),
        _target(row["target"]),
        day_from(row["deadline"]) if row["deadline"] else None,
        row["authority"],
        row["reason"],
    )


def _target(text: str | None) -> Target | None:
    if text is None:
        return None
    number = Decimal(text)
    return int(number) if number == int(number) else number


async def of_indicator(connection: Connection, indicator: str) -> list[Adjustment]:
    """The adjustments of an indicator that stand, by the day they begin."""
    rows = await connection.execute_fetchall(
        f"""SELECT {COLUMNS} FROM adjustment a
            WHERE a.indicator = ? AND a.cancelled_at IS NULL ORDER BY a.since, a.id""",  # noqa: S608 - a constant
        (indicator,),
    )
    return [_adjustment(row) for row in rows]


async def standing(connection: Connection) -> dict[str, list[Adjustment]]:
    """All adjustments that stand, by indicator, each by the day they begin."""
    rows = await connection.execute_fetchall(
        f"""SELECT {COLUMNS} FROM adjustment a
            WHERE a.cancelled_at IS NULL ORDER BY a.since, a.id"""  # noqa: S608 - a constant
    )
    found: dict[str, list[Adjustment]] = {}
    for one in map(_adjustment, rows):
        found.setdefault(one.indicator, []).append(one)
    return found


async def everything(connection: Connection) -> list[Kept]:
    """All adjustments ever made, newest first."""
    return await _kept(connection, "ORDER BY a.id DESC", ())


async def get(connection: Connection, number: int) -> Kept | None:
    """One adjustment."""
    found = await _kept(connection, "WHERE a.id = ?", (number,))
    return next(iter(found), None)


async def _kept(connection: Connection, rest: str, values: tuple[int, ...]) -> list[Kept]:
    rows = await connection.execute_fetchall(
        f"""SELECT a.id, {COLUMNS}, m.name, a.at, a.cancelled_at IS NOT NULL AS cancelled
            FROM adjustment a JOIN member m ON m.id = a.by_member {rest}""",  # noqa: S608 - one of two constants
        values,
    )
    return [
        Kept(row["id"], _adjustment(row), row["name"], from_text(row["at"]), bool(row["cancelled"]))
        for row in rows
    ]


async def add(connection: Connection, now: datetime, one: Adjustment, by_member: int) -> int:
    """Keep an adjustment and record it; returns its id."""
    [row] = await connection.execute_fetchall(
        """INSERT INTO adjustment
             (indicator, since, target, deadline, authority, reason, by_member, at)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING id""",
        (
            one.indicator,
            one.since.isoformat(),
            None if one.target is None else str(one.target),
            one.deadline.isoformat() if one.deadline else None,
            one.authority,
            one.reason,
            by_member,
            to_text(now),
        ),
    )
    number = int(row["id"])
    action, subject = audit.Action.ADJUSTED, f"adjustment:{number}"
    await audit.record(connection, now, by_member, action, subject, _detail(one))
    return number


async def cancel(connection: Connection, now: datetime, kept: Kept, by_member: int) -> None:
    """Cancel an adjustment, as if it had never been; it stays to be read."""
    await connection.execute_fetchall(
        "UPDATE adjustment SET cancelled_by = ?, cancelled_at = ? WHERE id = ?",
        (by_member, to_text(now), kept.id),
    )
    action, subject = audit.Action.ADJUSTMENT_CANCELLED, f"adjustment:{kept.id}"
    await audit.record(connection, now, by_member, action, subject, _detail(kept.adjustment))


def _detail(one: Adjustment) -> Mapping[str, str | int | None]:
    return {
        "indicator": one.indicator,
        "since": one.since.isoformat(),
        "target": None if one.target is None else str(one.target),
        "deadline": one.deadline.isoformat() if one.deadline else None,
        "authority": one.authority,
        "words": one.reason,
    }
