"""What the bot has to say, kept until Telegram has taken it; how it is sent is not here."""

import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum

from storage.database import Connection
from storage.instants import to_text

Payload = Mapping[str, object]
NO_CHAT = 0
PAGE = 256
"""How many waiting letters are looked at at a time for the heads of their lanes."""
KEPT_FOR_GOOD = ("menu:", "notice:calendar:")
"""Occasions that recur as long as the bot runs: their letters are never forgotten."""


class Priority(IntEnum):
    """Dialogue goes before reminders, reminders before broadcasts.

    INSTANT is for calls that skip the chat's lane and the limits (an answered callback).
    """

    INSTANT = 0
    DIALOGUE = 1
    REMINDER = 2
    BROADCAST = 3


@dataclass(frozen=True, slots=True)
class Letter:
    """A row to send. `message_id` is that of the message it edits, once that was sent."""

    id: int
    chat_id: int
    method: str
    payload: dict[str, object]
    priority: Priority
    edits: int | None
    message_id: int | None
    fallback: dict[str, object] | None
    occasion: str | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a letter: its message's id where it was sent, the reason where refused."""

    id: int
    message_id: int | None = None
    error: str | None = None


async def add(
    connection: Connection,
    now: datetime,
    chat_id: int,
    method: str,
    payload: Payload,
    *,
    priority: Priority = Priority.DIALOGUE,
    edits: int | None = None,
    fallback: Payload | None = None,
    occasion: str | None = None,
    cause: int | None = None,
) -> int | None:
    """Queue a call; returns its id, or None when this `occasion` has its row already.

    The payload does not name the chat: `chat_id` (or NO_CHAT) does.

    `edits` names the row that sent the message: the sender fills in the message_id, and unsent
    edits of the same message give way to this one (but new buttons alone displace no new text).
    """
    if edits is not None:
        await _supersede(connection, now, edits, method)
    return await connection.insert(
        """INSERT INTO outbox
             (chat_id, method, payload, priority, edits, fallback, occasion, cause, created_at)
           VALUES (?, ?, ?, max(?, coalesce(
             (SELECT priority FROM outbox WHERE id = ? AND status = 'waiting'), 0)),
             ?, ?, ?, ?, ?)
           ON CONFLICT (occasion) DO NOTHING""",
        (
            chat_id,
            method,
            _dump(payload),
            int(priority),
            edits,  # it stays behind its message while that still waits to be sent
            edits,
            _dump(fallback) if fallback else None,
            occasion,
            cause,
            to_text(now),
        ),
    )


async def _supersede(connection: Connection, now: datetime, edits: int, method: str) -> None:
    await connection.execute_fetchall(
        """UPDATE outbox SET status = 'superseded', finished_at = ?
           WHERE edits = ? AND status = 'waiting'
             AND (method = ? OR method = 'editMessageReplyMarkup')""",
        (to_text(now), edits, method),
    )


def _dump(payload: Payload) -> str:
    return json.dumps(payload, ensure_ascii=False, separators=(",", ":"))


async def instants(connection: Connection, *, without: Sequence[int], most: int) -> list[Letter]:
    """Waiting calls that skip the lanes, but for those in flight (`without`)."""
    return await _letters(
        connection,
        """WHERE o.status = 'waiting' AND o.priority = 0
           AND o.id NOT IN (SELECT value FROM json_each(?)) ORDER BY o.id LIMIT ?""",
        (json.dumps(without), most),
    )


async def heads(connection: Connection, *, without: Sequence[int], most: int) -> list[Letter]:
    """The next letter of each chat's lane, but for the chats in `without`; urgent ones first.

    What waits is walked in that order, so the first of a chat is its head: with ten thousand chats
    waiting the first dozens are found as quickly as with a hundred.
    """
    found: dict[int, int] = {}
    left_out = json.dumps(without)
    after = (int(Priority.INSTANT), sys.maxsize)
    while len(found) < most:
        rows = await connection.execute_fetchall(
            """SELECT id, chat_id, priority FROM outbox
               WHERE status = 'waiting' AND (priority, id) > (?, ?)
                 AND chat_id NOT IN (SELECT value FROM json_each(?))
               ORDER BY priority, id LIMIT ?""",
            (*after, left_out, PAGE),
        )
        for row in rows:
            found.setdefault(row["chat_id"], row["id"])
        if len(rows) < PAGE:
            break
        after = (rows[-1]["priority"], rows[-1]["id"])
    return await _letters(
        connection,
        """WHERE o.id IN (SELECT value FROM json_each(?)) ORDER BY o.priority, o.id LIMIT ?""",
        (json.dumps([*found.values()][:most]), most),
    )


async def _letters(connection: Connection, condition: str, values: tuple[str, int]) -> list[Letter]:
    rows = await connection.execute_fetchall(
        f"""SELECT o.id, o.chat_id, o.method, o.payload, o.priority, o.edits, o.fallback,
                   o.occasion, e.message_id
            FROM outbox o LEFT JOIN outbox e ON e.id = o.edits {condition}""",  # noqa: S608 - one of two constants
        values,
    )
    return [
        Letter(
            row["id"],
            row["chat_id"],
            row["method"],
            json.loads(row["payload"]),
            Priority(row["priority"]),
            row["edits"],
            row["message_id"],
            json.loads(row["fallback"]) if row["fallback"] else None,
            row["occasion"],
        )
        for row in rows
    ]


async def settle(connection: Connection, outcomes: Sequence[Outcome], now: datetime) -> None:
    """Note what became of letters that were in flight."""
    at = to_text(now)
    for outcome in outcomes:
        await connection.execute_fetchall(
            """UPDATE outbox SET status = ?, message_id = ?, error = ?, finished_at = ?
               WHERE id = ?""",
            (
                "refused" if outcome.error else "sent",
                outcome.message_id,
                outcome.error,
                at,
                outcome.id,
            ),
        )


async def move_chat(connection: Connection, old: int, new: int) -> None:
    """A group became a supergroup: its waiting letters go to the new id."""
    await connection.execute_fetchall(
        "UPDATE outbox SET chat_id = ? WHERE chat_id = ? AND status = 'waiting'", (new, old)
    )


async def drop_lane(connection: Connection, chat_id: int, now: datetime, error: str) -> None:
    """Give up all that waits for a chat that cannot be reached."""
    await connection.execute_fetchall(
        """UPDATE outbox SET status = 'refused', error = ?, finished_at = ?
           WHERE chat_id = ? AND status = 'waiting'""",
        (error, to_text(now), chat_id),
    )


async def answered_since(connection: Connection, chat_id: int, letter: int) -> bool:
    """Whether the bot has answered anything else in a chat after `letter`."""
    rows = await connection.execute_fetchall(
        """SELECT 1 FROM outbox WHERE id > ? AND chat_id = ? AND cause IS NOT NULL LIMIT 1""",
        (letter, chat_id),
    )
    return bool(list(rows))


async def backlog(connection: Connection) -> int:
    """How many letters wait to be sent."""
    [row] = await connection.execute_fetchall(
        "SELECT count(*) FROM outbox WHERE status = 'waiting'"
    )
    return int(row[0])


async def forget_finished(connection: Connection, before: datetime) -> int:
    """Delete letters finished before `before` that no draft and no occasion still needs."""
    return await _forget(connection, before, "occasion IS NULL", ())


async def forget_occasions(connection: Connection, before: datetime) -> int:
    """Delete letters finished before `before` whose occasion cannot recur so long afterwards."""
    kept = [f"{begins}*" for begins in KEPT_FOR_GOOD]
    condition = " AND ".join(["occasion IS NOT NULL", *["occasion NOT GLOB ?"] * len(kept)])
    return await _forget(connection, before, condition, kept)


async def _forget(
    connection: Connection, before: datetime, condition: str, values: Sequence[str]
) -> int:
    rows = await connection.execute_fetchall(
        f"""DELETE FROM outbox WHERE status <> 'waiting' AND finished_at < ? AND {condition}
             AND id NOT IN (SELECT form FROM draft WHERE form IS NOT NULL)
             AND id NOT IN (SELECT edits FROM outbox WHERE edits IS NOT NULL)
           RETURNING id""",  # noqa: S608 - one of two conditions of our own
        (to_text(before), *values),
    )
    return len(list(rows))
