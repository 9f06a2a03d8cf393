"""The org units: seeded from the plan file, changed in chat, read as a tree.

The table `unit` has the plan file's word, or that of a unit's making in chat; what was set in chat
since stands in `unit_setting` and goes before it: a start with the same file undoes nothing.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from plan.model import Plan, Unit
from plan.units import OrgTree, next_code
from storage import audit
from storage.database import Connection
from storage.instants import from_text, to_text

QUOTA = "quota:"
Value = str | int | bool | list[str]


@dataclass(frozen=True, slots=True)
class Set:
    """A value that was set in chat: when, and by whom (his name)."""

    at: datetime
    by: str


async def seed(connection: Connection, plan: Plan) -> None:
    """Take the plan file's units over, new and changed ones alike; none is ever deleted."""
    for position, unit in enumerate(plan.units):
        await _put(connection, unit, position)


async def _put(connection: Connection, unit: Unit, position: int) -> None:
    await connection.execute_fetchall(
        """INSERT INTO unit (code, name, short, aliases, parent, workers, quotas, position)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?)
           ON CONFLICT (code) DO UPDATE SET
             name = excluded.name, short = excluded.short, aliases = excluded.aliases,
             parent = excluded.parent, workers = excluded.workers, quotas = excluded.quotas,
             position = excluded.position""",
        (
            unit.code,
            unit.name,
            unit.short,
            json.dumps(unit.aliases, ensure_ascii=False),
            unit.parent,
            unit.workers,
            json.dumps(dict(unit.quotas)),
            position,
        ),
    )


async def tree(connection: Connection) -> OrgTree:
    """All units, closed ones too, in the plan file's order; those made in chat behind them."""
    rows = await connection.execute_fetchall(
        """SELECT code, name, short, aliases, parent, workers, quotas FROM unit
           ORDER BY position, code"""
    )
    changed = await _settings(connection)
    return OrgTree(
        _with(
            Unit(
                code=row["code"],
                name=row["name"],
                short=row["short"],
                aliases=tuple(json.loads(row["aliases"])),
                parent=row["parent"],
                workers=row["workers"],
                quotas=json.loads(row["quotas"]),
            ),
            changed.get(row["code"], {}),
        )
        for row in rows
    )


async def _settings(connection: Connection) -> dict[str, dict[str, Value]]:
    rows = await connection.execute_fetchall("SELECT unit, key, value FROM unit_setting")
    found: dict[str, dict[str, Value]] = {}
    for row in rows:
        found.setdefault(row["unit"], {})[row["key"]] = json.loads(row["value"])
    return found


def _with(unit: Unit, changed: Mapping[str, Value]) -> Unit:
    if not changed:
        return unit
    quotas = {k.removeprefix(QUOTA): v for k, v in changed.items() if k.startswith(QUOTA)}
    own = {k: v for k, v in changed.items() if not k.startswith(QUOTA)}
    as_planned = {name: getattr(unit, name) for name in Unit.model_fields}
    return Unit.model_validate({**as_planned, **own, "quotas": {**unit.quotas, **quotas}})


async def add(
    connection: Connection, now: datetime, unit: Unit, upper: OrgTree, by_member: int
) -> Unit:
    """Keep a new unit below its parent, with a code of the system's own; returns it.

    `upper` is the tree as it is. Raises ValueError where the parent's code leaves no room.
    """
    if unit.parent is None:
        raise ValueError("a unit made in chat has a parent")
    made = unit.model_copy(update={"code": next_code(upper, unit.parent)})
    [row] = await connection.execute_fetchall("SELECT max(position) + 1 FROM unit")
    await _put(connection, made, int(row[0]))
    detail: dict[str, str | int | None] = {"name": made.name, "parent": made.parent}
    subject = f"unit:{made.code}"
    await audit.record(connection, now, by_member, audit.Action.UNIT_ADDED, subject, detail)
    return made


async def change(
    connection: Connection, now: datetime, unit: str, key: str, value: Value, by_member: int
) -> None:
    """Set a value of a unit in chat: a field of `Unit`, or a quota by `QUOTA` and its indicator."""
    await connection.execute_fetchall(
        """INSERT INTO unit_setting (unit, key, value, by_member, at) VALUES (?, ?, ?, ?, ?)
           ON CONFLICT (unit, key) DO UPDATE SET
             value = excluded.value, by_member = excluded.by_member, at = excluded.at""",
        (unit, key, json.dumps(value, ensure_ascii=False), by_member, to_text(now)),
    )
    shown = "、".join(value) if isinstance(value, list) else value
    await _record(connection, now, unit, key, shown, by_member)


async def as_in_the_plan(
    connection: Connection, now: datetime, unit: str, key: str, by_member: int
) -> None:
    """Forget what was set for a unit in chat: the plan file's word counts again."""
    await connection.execute_fetchall(
        "DELETE FROM unit_setting WHERE unit = ? AND key = ?", (unit, key)
    )
    await _record(connection, now, unit, key, None, by_member)


async def _record(
    connection: Connection, now: datetime, unit: str, key: str, value: str | int | None, by: int
) -> None:
    kind, _colon, indicator = key.partition(":")
    detail: dict[str, str | int | None] = {"field": kind, "value": value}
    if indicator:
        detail["indicator"] = indicator
    await audit.record(connection, now, by, audit.Action.UNIT_CHANGED, f"unit:{unit}", detail)


async def set_in_chat(connection: Connection, unit: str) -> dict[str, Set]:
    """What was set for a unit in chat, by key: when and by whom."""
    rows = await connection.execute_fetchall(
        """SELECT s.key, s.at, m.name FROM unit_setting s JOIN member m ON m.id = s.by_member
           WHERE s.unit = ?""",
        (unit,),
    )
    return {row["key"]: Set(from_text(row["at"]), row["name"]) for row in rows}
