"""What the bot says of its own accord: said once for each occasion, counted by person and day."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from storage import outbox
from storage.database import Connection
from storage.instants import day_from
from storage.members import Member
from storage.outbox import Priority


class Kind(StrEnum):
    """What a message was about."""

    DUE = "due"
    NUDGE = "nudge"
    LAGGING = "lagging"
    MORNING = "morning"
    OVERDUE = "overdue"
    ESCALATION = "escalation"
    DIGEST = "digest"
    DRAFT = "draft"


OF_DEBTS = frozenset({Kind.DUE, Kind.NUDGE, Kind.LAGGING, Kind.MORNING})
"""Messages of which nobody gets more than one a day."""


@dataclass(frozen=True, slots=True)
class Count:
    """How many messages were sent in all, among how many active members; the most to one person."""

    total: int
    people: int
    most: int
    busiest: str


async def say(
    connection: Connection,
    now: datetime,
    member: Member,
    day: date,
    kind: Kind,
    payload: Mapping[str, object],
    occasion: str,
    method: str = "sendMessage",
    fallback: Mapping[str, object] | None = None,
) -> bool:
    """Queue a message to a member and count it; False where this occasion had its message."""
    letter = await outbox.add(
        connection,
        now,
        member.telegram_id,
        method,
        payload,
        priority=Priority.REMINDER,
        fallback=fallback,
        occasion=occasion,
    )
    if letter is None:
        return False
    await note(connection, member, day, kind)
    return True


async def note(connection: Connection, member: Member, day: date, kind: Kind) -> None:
    """Count a message that was queued to a member."""
    await connection.execute_fetchall(
        """INSERT INTO unasked (day, member, kind, many) VALUES (?, ?, ?, 1)
           ON CONFLICT (day, member, kind) DO UPDATE SET many = many + 1""",
        (day.isoformat(), member.id, kind),
    )


async def told_on(connection: Connection, day: date) -> set[int]:
    """The members who were written to about debts on a day."""
    rows = await connection.execute_fetchall(
        f"SELECT DISTINCT member FROM unasked WHERE day = ? AND kind IN ({_marks(OF_DEBTS)})",  # noqa: S608 - marks alone
        (day.isoformat(), *OF_DEBTS),
    )
    return {row["member"] for row in rows}


async def last_told(
    connection: Connection, kinds: Collection[Kind], since: date
) -> dict[int, date]:
    """The last day, from `since` on, each member was written to about one of these."""
    rows = await connection.execute_fetchall(
        f"""SELECT member, max(day) AS day FROM unasked
            WHERE day >= ? AND kind IN ({_marks(kinds)}) GROUP BY member""",  # noqa: S608 - marks alone
        (since.isoformat(), *kinds),
    )
    return {row["member"]: day_from(row["day"]) for row in rows}


def _marks(values: Collection[object]) -> str:
    return ",".join("?" * len(values))


async def count(connection: Connection, first: date, last: date) -> Count | None:
    """What was said between two days; None where it was nothing."""
    rows = await connection.execute_fetchall(
        """SELECT m.name, sum(u.many) AS many, sum(sum(u.many)) OVER () AS total,
             (SELECT count(*) FROM member WHERE status = 'active') AS people
           FROM unasked u JOIN member m ON m.id = u.member
           WHERE u.day BETWEEN ? AND ? GROUP BY u.member ORDER BY many DESC, m.id LIMIT 1""",
        (first.isoformat(), last.isoformat()),
    )
    return next(
        (Count(row["total"], max(row["people"], 1), row["many"], row["name"]) for row in rows), None
    )
