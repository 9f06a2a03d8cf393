"""Who did what when: rows are only ever added, in the transaction of the change itself."""

import asyncio
import json
from collections.abc import AsyncIterator, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from storage import chain
from storage.database import Connection
from storage.instants import from_text, to_text


class Action(StrEnum):
    """What the trail records."""

    INVITED = "invited"
    JOINED = "joined"
    FILED = "filed"
    CHANGED = "changed"
    AMENDED = "amended"
    WITHDRAWN = "withdrawn"
    REINSTATED = "reinstated"
    APPROVED = "approved"
    RETURNED = "returned"
    REJECTED = "rejected"
    APPROVAL_UNDONE = "approval-undone"
    REJECTION_UNDONE = "rejection-undone"
    NIL_FILED = "nil-filed"
    NIL_DROPPED = "nil-dropped"
    LANGUAGE_CHOSEN = "language-chosen"
    UNREACHABLE = "unreachable"
    CONFIRMED = "confirmed"
    UNCONFIRMED = "unconfirmed"
    CONFIRMATION_ASKED = "confirmation-asked"
    LOCKED = "locked"
    UNLOCKED = "unlocked"
    EXPLAINED = "explained"
    ADJUSTED = "adjusted"
    ADJUSTMENT_CANCELLED = "adjustment-cancelled"
    IMPORTED = "imported"
    EXPORTED = "exported"
    TEMPLATE_PLACED = "template-placed"
    TEMPLATE_REMOVED = "template-removed"
    NUDGED = "nudged"
    BROADCAST = "broadcast"
    REVOKED = "revoked"
    MEMBER_CHANGED = "member-changed"
    MEMBER_ERASED = "member-erased"
    PREFERENCE_CHOSEN = "preference-chosen"
    UNIT_ADDED = "unit-added"
    UNIT_CHANGED = "unit-changed"
    GROUP_REGISTERED = "group-registered"
    GROUP_RELEASED = "group-released"


async def record(
    connection: Connection,
    now: datetime,
    actor: int | None,
    action: Action,
    subject: str,
    detail: Mapping[str, str | int | None] | None = None,
) -> None:
    """Add a row: `actor` is a member's id, or None for the operator and the bot itself."""
    last, before = await chain.newest(connection)
    said = json.dumps(detail or {}, ensure_ascii=False)
    values = (last + 1, to_text(now), actor, str(action), subject, said)
    await connection.execute_fetchall(
        """INSERT INTO audit (id, at, actor, action, subject, detail, hash)
           VALUES (?, ?, ?, ?, ?, ?, ?)""",
        (*values, chain.link(before, values)),
    )


Told = tuple[Action, str, Mapping[str, str | int | None]]


def _linked(
    entries: Sequence[Told], last: int, before: str, at: str, actor: int
) -> list[tuple[object, ...]]:
    rows: list[tuple[object, ...]] = []
    for number, (action, subject, detail) in enumerate(entries, start=last + 1):
        said = json.dumps(detail, ensure_ascii=False)
        values = (number, at, actor, str(action), subject, said)
        before = chain.link(before, values)
        rows.append((*values, before))
    return rows


async def record_all(
    connection: Connection, now: datetime, actor: int, entries: Sequence[Told]
) -> None:
    """Add many rows as `record` adds one: (action, subject, detail) each."""
    last, before = await chain.newest(connection)
    rows = await asyncio.to_thread(_linked, entries, last, before, to_text(now), actor)
    await connection.executemany(
        """INSERT INTO audit (id, at, actor, action, subject, detail, hash)
           VALUES (?, ?, ?, ?, ?, ?, ?)""",
        rows,
    )


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the trail, read back: `actor` is a name, None for the operator and the bot itself.

    `receipt` and `unit` are those of the report it is about, `unit` also that of a nil report;
    `about` is the name of the member it is about.
    `action` is an `Action` unless a newer program wrote it.
    """

    at: datetime
    actor: str | None
    action: str
    subject: str
    about: str | None
    receipt: str | None
    unit: str | None
    detail: Mapping[str, str | int | None]


# Rows about a report or a unit belong to that unit; those about people belong to the whole.
TRAIL = """FROM audit a
    LEFT JOIN report r ON a.subject LIKE 'report:%' AND r.id = CAST(substr(a.subject, 8) AS INTEGER)
    LEFT JOIN member m ON m.id = a.actor
    LEFT JOIN member s ON a.subject LIKE 'member:%' AND s.id = CAST(substr(a.subject, 8) AS INTEGER)
    WHERE ?1 OR coalesce(r.unit, substr(a.subject, 6)) IN (SELECT value FROM json_each(?2))"""


async def count(connection: Connection, units: Collection[str], *, whole: bool) -> int:
    """How many rows `trail` has."""
    values = (whole, json.dumps(list(units)))
    [row] = await connection.execute_fetchall(f"SELECT count(*) {TRAIL}", values)
    return int(row[0])


async def trail(
    connection: Connection, units: Collection[str], *, whole: bool
) -> AsyncIterator[Entry]:
    """What was recorded of these units, oldest first, a row at a time.

    With `whole`, what is recorded of people and invitations as well.
    """
    values = (whole, json.dumps(list(units)))
    async with connection.execute(
        f"""SELECT a.at, m.name AS actor, a.action, a.subject, a.detail, s.name AS about,
              r.receipt,
              coalesce(r.unit, CASE WHEN a.subject LIKE 'unit:%' THEN substr(a.subject, 6) END)
                AS unit {TRAIL} ORDER BY a.id""",
        values,
    ) as cursor:
        async for row in cursor:
            yield Entry(
                from_text(row["at"]),
                row["actor"],
                row["action"],
                row["subject"],
                row["about"],
                row["receipt"],
                row["unit"],
                json.loads(row["detail"]),
            )
