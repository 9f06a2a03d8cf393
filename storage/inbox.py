"""Updates as they came from Telegram, kept until they are handled."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from storage.database import Connection
from storage.instants import to_text


@dataclass(frozen=True, slots=True)
class Waiting:
    """An update whose run has been started: `tries` counts this run too."""

    seq: int
    update_id: int
    raw: str
    tries: int


async def add(connection: Connection, updates: Iterable[tuple[int, str]], now: datetime) -> int:
    """Keep (update_id, raw JSON) pairs in their order; returns how many were new."""
    added = 0
    for update_id, raw in updates:
        rows = await connection.execute_fetchall(
            """INSERT INTO inbox (update_id, raw, received_at) VALUES (?, ?, ?)
               ON CONFLICT (update_id) DO NOTHING RETURNING seq""",
            (update_id, raw, to_text(now)),
        )
        added += len(list(rows))
    return added


async def start_next(connection: Connection, *, most: int = 1) -> list[Waiting]:
    """Count a run of the oldest waiting updates and return them in their order.

    One that was started before and never ended comes alone: it may be what ended the process.
    """
    rows = await connection.execute_fetchall(
        """SELECT seq, update_id, raw, tries FROM inbox WHERE status = 'waiting'
           ORDER BY seq LIMIT ?""",
        (most,),
    )
    started = [Waiting(row["seq"], row["update_id"], row["raw"], row["tries"] + 1) for row in rows]
    again = next((place for place, one in enumerate(started) if one.tries > 1), most)
    started = started[: max(again, 1)]
    if started:
        await connection.execute_fetchall(
            """UPDATE inbox SET tries = tries + 1
               WHERE status = 'waiting' AND seq BETWEEN ? AND ?""",
            (started[0].seq, started[-1].seq),
        )
    return started


async def finish(
    connection: Connection, seq: int, now: datetime, *, error: str | None = None
) -> None:
    """Mark an update done, or failed where an error is named.

    Of what is done only the id stays, to know it again: people's words are not kept twice.
    """
    await connection.execute_fetchall(
        """UPDATE inbox SET status = ?, error = ?, finished_at = ?,
             raw = CASE WHEN ? IS NULL THEN '' ELSE raw END WHERE seq = ?""",
        ("failed" if error else "done", error, to_text(now), error, seq),
    )


async def forget_finished(connection: Connection, before: datetime) -> int:
    """Delete updates finished before `before`; returns how many."""
    rows = await connection.execute_fetchall(
        "DELETE FROM inbox WHERE status <> 'waiting' AND finished_at < ? RETURNING seq",
        (to_text(before),),
    )
    return len(list(rows))


async def backlog(connection: Connection) -> int:
    """How many updates wait to be handled."""
    [row] = await connection.execute_fetchall("SELECT count(*) FROM inbox WHERE status = 'waiting'")
    return int(row[0])
