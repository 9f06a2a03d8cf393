"""Slow or timed work as rows: what, when, and how often it was tried."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from storage.database import Connection
from storage.instants import from_text, to_text


@dataclass(frozen=True, slots=True)
class Job:
    """A job whose run has been started: `tries` counts this run too."""

    id: int
    kind: str
    payload: dict[str, object]
    tries: int


async def add(
    connection: Connection,
    now: datetime,
    kind: str,
    run_at: datetime,
    *,
    payload: Mapping[str, object] | None = None,
    occasion: str | None = None,
) -> int | None:
    """Queue a job; returns its id, or None when this `occasion` has its row already."""
    return await connection.insert(
        """INSERT INTO job (kind, payload, run_at, occasion, created_at) VALUES (?, ?, ?, ?, ?)
           ON CONFLICT (occasion) DO NOTHING""",
        (kind, json.dumps(payload or {}), to_text(run_at), occasion, to_text(now)),
    )


async def set_alarm(
    connection: Connection,
    now: datetime,
    kind: str,
    run_at: datetime,
    payload: Mapping[str, object],
    occasion: str,
) -> None:
    """Queue the one job of an occasion that may recur: an earlier one, done or not, gives way."""
    await connection.execute_fetchall(
        """INSERT INTO job (kind, payload, run_at, occasion, created_at) VALUES (?, ?, ?, ?, ?)
           ON CONFLICT (occasion) DO UPDATE SET payload = excluded.payload, status = 'waiting',
             run_at = excluded.run_at, tries = 0, finished_at = NULL""",
        (kind, json.dumps(payload), to_text(run_at), occasion, to_text(now)),
    )


@dataclass(frozen=True, slots=True)
class Busy:
    """What is not to be started now: jobs that run or rest, kinds that have no hand free."""

    jobs: Collection[int] = ()
    kinds: Collection[str] = ()

    @property
    def condition(self) -> str:
        """SQL that leaves them out; it takes `values`."""
        jobs, kinds = (",".join("?" * len(left_out)) for left_out in (self.jobs, self.kinds))
        return f"id NOT IN ({jobs}) AND kind NOT IN ({kinds})"

    @property
    def values(self) -> tuple[int | str, ...]:
        """The values of `condition`."""
        return (*self.jobs, *self.kinds)


NOTHING = Busy()


async def start_next(connection: Connection, now: datetime, busy: Busy = NOTHING) -> Job | None:
    """Count a run of the job that is due longest and return it, or None when none is due."""
    rows = await connection.execute_fetchall(
        f"""UPDATE job SET tries = tries + 1
            WHERE id = (SELECT id FROM job
                        WHERE status = 'waiting' AND run_at <= ? AND {busy.condition}
                        ORDER BY run_at, id LIMIT 1)
            RETURNING id, kind, payload, tries""",  # noqa: S608 - only marks are filled in
        (to_text(now), *busy.values),
    )
    for row in rows:
        return Job(row["id"], row["kind"], json.loads(row["payload"]), row["tries"])
    return None


async def next_due(connection: Connection, busy: Busy = NOTHING) -> datetime | None:
    """When the next waiting job is due, or None."""
    [row] = await connection.execute_fetchall(
        f"SELECT min(run_at) FROM job WHERE status = 'waiting' AND {busy.condition}",  # noqa: S608 - only marks are filled in
        busy.values,
    )
    return None if row[0] is None else from_text(row[0])


async def waiting(connection: Connection, kind: str, member: int) -> list[Mapping[str, object]]:
    """What the jobs of a kind that wait or run for a member are about, oldest first."""
    rows = await connection.execute_fetchall(
        """SELECT payload FROM job WHERE status = 'waiting' AND kind = ?
             AND json_extract(payload, '$.member') = ? ORDER BY id""",
        (kind, member),
    )
    return [json.loads(row["payload"]) for row in rows]


async def finish(connection: Connection, job: int, now: datetime) -> None:
    """Remove a job that is done; one with an occasion stays as the record that it ran."""
    await connection.execute_fetchall("DELETE FROM job WHERE id = ? AND occasion IS NULL", (job,))
    await connection.execute_fetchall(
        "UPDATE job SET status = 'done', finished_at = ? WHERE id = ?", (to_text(now), job)
    )


async def put_off(connection: Connection, occasion: str, run_at: datetime) -> None:
    """Let the waiting job of an occasion run later."""
    await connection.execute_fetchall(
        "UPDATE job SET run_at = ? WHERE occasion = ? AND status = 'waiting'",
        (to_text(run_at), occasion),
    )


async def wait_until(connection: Connection, job: int, run_at: datetime) -> None:
    """Let a job that ran well run again at a later instant, its tries counted anew."""
    await connection.execute_fetchall(
        "UPDATE job SET run_at = ?, tries = 0 WHERE id = ?", (to_text(run_at), job)
    )


async def postpone(connection: Connection, job: int, run_at: datetime) -> None:
    """Let a job be tried again later."""
    await connection.execute_fetchall(
        "UPDATE job SET run_at = ? WHERE id = ?", (to_text(run_at), job)
    )


async def not_counted(connection: Connection, job: int) -> None:
    """A run ended in order without a result: it is none of those that a job has."""
    await connection.execute_fetchall("UPDATE job SET tries = tries - 1 WHERE id = ?", (job,))


async def forget_done(connection: Connection, before: datetime, kind: str | None = None) -> None:
    """Delete the records of jobs (of a kind, or of all) that were done before `before`."""
    await connection.execute_fetchall(
        "DELETE FROM job WHERE (kind = ?1 OR ?1 IS NULL) AND status = 'done' AND finished_at < ?2",
        (kind, to_text(before)),
    )
