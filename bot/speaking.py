"""How the bot speaks of its own accord: reads on a snapshot, queues in small transactions, once."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.clock import Clock
from bot.jobs import Write
from bot.notes import Note, Reading
from handlers.talk import Office
from plan.reminding import Window
from plan.reporting import ReportingPeriod
from storage import groups, jobs, outbox, reported, unasked
from storage.database import Connection, Database
from storage.jobs import Job
from storage.members import Member
from storage.outbox import Priority
from storage.snapshot import apart

AT_ONCE = 200
"""Messages a transaction: so many rows take a few milliseconds, and updates wait no longer."""
Read = Callable[[Reading], Awaitable[Sequence[Note]]]


async def nothing(_connection: Connection) -> datetime | None:
    """The end of a job that has nothing more to write."""
    return None


async def again(instant: datetime, _connection: Connection) -> datetime | None:
    """The end of a job that is to run again at an instant."""
    return instant.astimezone(UTC)


class Speaker:
    """What reminders and digests share."""

    def __init__(self, database: Database, path: Path, office: Office, clock: Clock) -> None:
        self._database = database
        self._path = path
        self.office = office
        self.clock = clock

    def now(self) -> datetime:
        """The present instant in the plan's time zone."""
        return self.clock.now().astimezone(ZoneInfo(self.office.plan.timezone))

    async def add(
        self,
        connection: Connection,
        kind: str,
        at: datetime,
        payload: Mapping[str, object],
        occasion: str,
    ) -> None:
        """Queue the job of an occasion, once."""
        await jobs.add(connection, self.clock.now(), kind, at, payload=payload, occasion=occasion)

    async def speak(
        self,
        job: Job,
        kind: str,
        window: Window | None,
        read: Read,
        occasion: str,
        period: ReportingPeriod | None = None,
    ) -> Write:
        """Say within its window what `read` finds; too late nothing, in quiet hours of his later.

        What was found because a unit is silent in `period` is not said if it has reported since.
        """
        now = self.now()
        if window is None or now >= window.end:
            return nothing
        # The clock may have been set back since the job was planned.
        if window.start > now:
            return partial(again, window.start)
        reading, notes = await self._read(job, read)
        await self._deliver(notes, period)
        return partial(self._put_off, kind, job.payload, occasion, reading)

    async def _read(self, job: Job, read: Read) -> tuple[Reading, Sequence[Note]]:
        """Read on a snapshot, in a thread of its own: there may be thousands of people."""
        only = job.payload.get("only")

        async def inside(connection: Connection) -> tuple[Reading, Sequence[Note]]:
            chosen = only if isinstance(only, list) else None
            reading = Reading(self.office, connection, self.clock.now(), chosen)
            return reading, await read(reading)

        return await apart(self._path, inside)

    async def _deliver(self, notes: Sequence[Note], period: ReportingPeriod | None) -> None:
        tree = self.office.tree
        for start in range(0, len(notes), AT_ONCE):
            async with self._database.transaction() as connection:
                said = await reported.units_of(connection, period) if period else set()
                for note in notes[start : start + AT_ONCE]:
                    below = {unit.code for unit in tree.below(note.silent)} if note.silent else ()
                    if said.isdisjoint(below):
                        await self._queue(connection, note)

    async def _queue(self, connection: Connection, note: Note) -> None:
        now, to = self.clock.now(), note.to
        if isinstance(to, Member):
            await unasked.say(
                connection,
                now,
                to,
                self.office.day(now),
                note.kind,
                note.payload,
                note.occasion,
                method=note.method,
                fallback=note.fallback,
            )
            return
        group = await groups.get(connection, to.chat_id)
        # It may have been given back, or the bot put out of it, since it was read.
        if group is not None and group.unit == to.unit:
            await outbox.add(
                connection,
                now,
                to.chat_id,
                note.method,
                note.payload,
                priority=Priority.REMINDER,
                fallback=note.fallback,
                occasion=note.occasion,
            )

    async def _put_off(
        self,
        kind: str,
        payload: Mapping[str, object],
        occasion: str,
        reading: Reading,
        connection: Connection,
    ) -> datetime | None:
        """Give those who are in their own quiet hours a job of their own."""
        for until, people in reading.put_off.items():
            at = until.astimezone(UTC)
            name = f"{occasion}:{at:%Y%m%dT%H%M}"
            await self.add(connection, kind, at, {**payload, "only": people}, name)
        return None
