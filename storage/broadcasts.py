"""Messages that a person writes to all officers of a unit and below, and how far they have come."""

import json
import sqlite3
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from storage import audit
from storage.database import Connection
from storage.instants import from_text, to_text
from storage.members import Language
from storage.outbox import Payload, Priority


class Stage(StrEnum):
    """It was previewed; it is on its way or sent; it was given up."""

    READY = "ready"
    SENT = "sent"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Broadcast:
    """A message to many; `letter` shows its writer how far it is, once it is sent."""

    id: int
    by_member: int
    unit: str
    text: str
    stage: Stage
    letter: int | None
    at: datetime


@dataclass(frozen=True, slots=True)
class Recipients:
    """How many officers can be reached, and the (name, unit) of those who cannot."""

    reachable: int
    unreachable: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Progress:
    """How many letters there are, how many of them wait, and how many were sent."""

    total: int
    waiting: int
    sent: int


OFFICERS = """FROM member WHERE role = 'officer' AND status = 'active'
              AND unit IN (SELECT value FROM json_each(?))"""


def _broadcast(row: sqlite3.Row) -> Broadcast:
    return Broadcast(
        row["id"],
        row["by_member"],
        row["unit"],
        row["text"],
        Stage(row["status"]),
        row["letter"],
        from_text(row["at"]),
    )


async def write(connection: Connection, now: datetime, member: int, unit: str, text: str) -> int:
    """Keep what a member wrote to a unit, to be previewed; returns its id."""
    [row] = await connection.execute_fetchall(
        "INSERT INTO broadcast (by_member, unit, text, at) VALUES (?, ?, ?, ?) RETURNING id",
        (member, unit, text, to_text(now)),
    )
    return int(row["id"])


async def get(connection: Connection, broadcast: int) -> Broadcast | None:
    """The message with this id."""
    rows = await connection.execute_fetchall("SELECT * FROM broadcast WHERE id = ?", (broadcast,))
    return next(map(_broadcast, rows), None)


async def drop(connection: Connection, broadcast: int) -> None:
    """Give it up before it was sent."""
    await connection.execute_fetchall(
        "UPDATE broadcast SET status = 'dropped' WHERE id = ?", (broadcast,)
    )


async def release(
    connection: Connection, now: datetime, one: Broadcast, letter: int, recipients: int
) -> None:
    """It is to be sent: `letter` shows how far it is."""
    await connection.execute_fetchall(
        "UPDATE broadcast SET status = 'sent', letter = ? WHERE id = ?", (letter, one.id)
    )
    detail: dict[str, str | int | None] = {"text": one.text, "recipients": recipients}
    await audit.record(
        connection, now, one.by_member, audit.Action.BROADCAST, f"unit:{one.unit}", detail
    )


async def recipients(connection: Connection, units: Collection[str]) -> Recipients:
    """The officers of these units."""
    values = (json.dumps(list(units)),)
    [row] = await connection.execute_fetchall(
        f"SELECT count(*) {OFFICERS} AND reachable = 1", values
    )
    gone = await connection.execute_fetchall(
        f"SELECT name, unit {OFFICERS} AND reachable = 0 ORDER BY unit, id", values
    )
    return Recipients(int(row[0]), tuple((one["name"], one["unit"]) for one in gone))


async def address(
    connection: Connection,
    now: datetime,
    one: Broadcast,
    units: Collection[str],
    payloads: Mapping[tuple[Language, bool], Payload],
    others: Collection[int],
) -> None:
    """Queue its letter to each officer of these units who can be reached, once.

    `payloads` are by language and whether he is one of the `others`.
    """
    for (language, is_other), payload in payloads.items():
        await connection.execute_fetchall(
            f"""INSERT INTO outbox (chat_id, method, payload, priority, occasion, created_at)
                SELECT telegram_id, 'sendMessage', ?, ?, ? || id, ? {OFFICERS}
                  AND reachable = 1 AND language = ?
                  AND (id IN (SELECT value FROM json_each(?))) = ? ORDER BY id
                ON CONFLICT (occasion) DO NOTHING""",  # noqa: S608 - whom it goes to alone
            (
                json.dumps(payload, ensure_ascii=False),
                int(Priority.BROADCAST),
                _occasion(one.id),
                to_text(now),
                json.dumps(list(units)),
                language,
                json.dumps(list(others)),
                is_other,
            ),
        )


def _occasion(broadcast: int) -> str:
    return f"broadcast:{broadcast}:"


async def progress(connection: Connection, broadcast: int) -> Progress:
    """How far its letters are."""
    begin = _occasion(broadcast)
    [row] = await connection.execute_fetchall(
        """SELECT count(*) AS total, total(status = 'waiting') AS waiting,
                  total(status = 'sent') AS sent
           FROM outbox WHERE occasion > ? AND occasion < ?""",
        (begin, f"{begin[:-1]};"),  # the sign after the colon
    )
    return Progress(row["total"], int(row["waiting"]), int(row["sent"]))
