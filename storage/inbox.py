"""Updates as they came from Telegram, kept until they are handled."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from storage.database import Connection
from storage.instants import to_text

_BEHIND = -1
"""The tries of what stood behind another when a run was started."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """An update to be run now: `tries` counts the runs that were started, with this one.

    It is 0 for one that stands behind another: whether its turn comes is not known yet.
    """

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
    """Count a run of the oldest waiting update; return it and those that may run behind it.

    One that was started before and never ended comes alone: it may be what ended the process.
    Those behind are marked, so that they come alone as well should the process end; a run is not
    counted for them, or a message would be given up that only stood behind others when it ended.
    """
    rows = await connection.execute_fetchall(
        """SELECT seq, update_id, raw, tries FROM inbox WHERE status = 'waiting'
           ORDER BY seq LIMIT ?""",
        (most,),
    )
    rows = list(rows)
    again = next((place for place, row in enumerate(rows) if row["tries"]), most)
    rows = rows[: max(again, 1)]
    if not rows:
        return []
    first, last = rows[0]["seq"], rows[-1]["seq"]
    await connection.execute_fetchall(
        """UPDATE inbox SET tries = CASE WHEN seq = ? THEN max(tries, 0) + 1 ELSE ? END
           WHERE status = 'waiting' AND seq BETWEEN ? AND ?""",
        (first, _BEHIND, first, last),
    )
    return [
        Waiting(row["seq"], row["update_id"], row["raw"], max(row["tries"], 0) + (not place))
        for place, row in enumerate(rows)
    ]


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
