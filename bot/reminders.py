"""Reminders, step by step: to officers, once more, to reviewers, to the federation; and mornings.

One job row per step and period, one outbox row per person and occasion: however often the process
restarts or the clock moves, nobody is told twice; what was missed is made up for while it makes
sense.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.clock import Clock
from bot.jobs import Work, Write
from bot.notes import Note, Reading
from bot.notices import Notices
from briefing import owing
from handlers.reminding import messages
from handlers.reminding.snoozing import SNOOZE
from handlers.talk import Office
from plan.reminding import Step, morning_of, steps
from plan.reporting import ReportingPeriod, period_before, period_named, period_of
from plan.workdays import is_known, is_workday, out_of_quiet
from storage import chores, jobs, members, outbox, reported, unasked
from storage.database import Connection, Database
from storage.jobs import Job
from storage.members import Role
from storage.outbox import Priority
from storage.snapshot import apart

MORNING = "morning"
AT_ONCE = 200
"""Messages a transaction: so many rows take a few milliseconds, and updates wait no longer."""


async def nothing(_connection: Connection) -> datetime | None:
    """The end of a job that has nothing more to write."""
    return None


def again_at(instant: datetime) -> Write:
    """The end of a run of a job that is to run again later."""

    async def write(_connection: Connection) -> datetime | None:
        return instant.astimezone(UTC)

    return write


class Reminders:
    """Plans the jobs as the days come, and does them."""

    def __init__(
        self, database: Database, path: Path, office: Office, clock: Clock, notices: Notices
    ) -> None:
        self._database = database
        self._path = path
        self._office = office
        self._clock = clock
        self._notices = notices
        self._planned: date | None = None

    def kinds(self) -> dict[str, Work]:
        """The kinds of jobs done here."""
        done: dict[str, Work] = {step.value: partial(self._step, step) for step in Step}
        return {**done, MORNING: self._morning, SNOOZE: self._snoozed}

    def _local_now(self) -> datetime:
        return self._clock.now().astimezone(ZoneInfo(self._office.plan.timezone))

    async def plan_ahead(self) -> None:
        """See that this period and this day have their jobs; cheap when they have."""
        today = self._local_now().date()
        if today == self._planned:
            return
        async with self._database.transaction() as connection:
            await self._plan(connection, today)
        self._planned = today

    async def _plan(self, connection: Connection, today: date) -> None:
        plan = self._office.plan
        period = period_of(today, plan)
        before = period_before(period, plan)
        await self._plan_period(connection, period)
        # Its last steps come when it is over; where nobody was there yet, nobody owed anything.
        joined = await chores.first_joined(connection)
        if before.due is not None and joined is not None and joined < before.due:
            await self._plan_period(connection, before)
        if is_workday(today, plan.calendar):
            due, day = morning_of(today, plan), today.isoformat()
            await self._add(connection, MORNING, due, {"day": day}, f"{MORNING}:{day}")
        if not is_known(period.first):
            await self._notices.unknown_holidays(connection, period.first.year)

    async def _plan_period(self, connection: Connection, period: ReportingPeriod) -> None:
        for step, window in steps(period, self._office.plan).items():
            payload = {"first": period.key}
            await self._add(connection, step, window.start, payload, f"{step}:{period.key}")

    async def _add(
        self,
        connection: Connection,
        kind: str,
        at: datetime,
        payload: Mapping[str, object],
        occasion: str,
    ) -> None:
        await jobs.add(connection, self._clock.now(), kind, at, payload=payload, occasion=occasion)

    async def _step(self, step: Step, job: Job) -> Write:
        """Do a step, or put it off while people may not be written to."""
        plan, now = self._office.plan, self._local_now()
        period = period_named(str(job.payload["first"]), plan)
        window = steps(period, plan).get(step) if period else None
        if period is None or window is None or now >= window.end:
            return nothing
        # The clock may have been set back since the job was planned.
        later = max(out_of_quiet(now, plan.reminders), window.start)
        if later > now:
            return again_at(later)
        reading, notes = await self._read(job, lambda reading: reading.of_step(step, period))
        await self._deliver(notes, period)
        return partial(self._put_off, step, {"first": period.key}, f"{step}:{period.key}", reading)

    async def _read(
        self, job: Job, work: Callable[[Reading], Awaitable[Sequence[Note]]]
    ) -> tuple[Reading, Sequence[Note]]:
        """Read on a snapshot, in a thread of its own: there may be thousands of people."""
        only = job.payload.get("only")

        async def inside(connection: Connection) -> tuple[Reading, Sequence[Note]]:
            chosen = only if isinstance(only, list) else None
            reading = Reading(self._office, connection, self._clock.now(), chosen)
            return reading, await work(reading)

        return await apart(self._path, inside)

    async def _deliver(self, notes: Sequence[Note], period: ReportingPeriod | None) -> None:
        """Queue the messages, each once; what was reported since they were read needs none."""
        tree = self._office.tree
        for start in range(0, len(notes), AT_ONCE):
            async with self._database.transaction() as connection:
                said = await reported.units_of(connection, period) if period else set()
                for note in notes[start : start + AT_ONCE]:
                    below = {unit.code for unit in tree.below(note.silent)} if note.silent else ()
                    if said.isdisjoint(below):
                        await self._say(connection, note)

    async def _say(self, connection: Connection, note: Note) -> None:
        now = self._clock.now()
        day = self._office.day(now)
        await unasked.say(connection, now, note.member, day, note.kind, note.payload, note.occasion)

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
            await self._add(connection, kind, at, {**payload, "only": people}, name)
        return None

    async def _morning(self, job: Job) -> Write:
        """Speak of what waits for somebody, on the day itself only."""
        plan, now = self._office.plan, self._local_now()
        day = date.fromisoformat(str(job.payload["day"]))
        if now.date() > day:
            return nothing
        later = max(out_of_quiet(now, plan.reminders), morning_of(day, plan))
        if later > now:
            return again_at(later)
        reading, notes = await self._read(job, lambda reading: reading.of_morning(()))
        await self._deliver(notes, None)
        payload = {"day": day.isoformat()}
        return partial(self._put_off, MORNING, payload, f"{MORNING}:{day}", reading)

    async def _snoozed(self, job: Job) -> Write:
        """Remind one who asked for it, where anything is owed still."""
        return partial(self._remind_again, int(str(job.payload["member"])))

    async def _remind_again(self, number: int, connection: Connection) -> datetime | None:
        now = self._local_now()
        later = out_of_quiet(now, self._office.plan.reminders)
        if later > now:
            return later.astimezone(UTC)
        member = await members.get(connection, number)
        if member is None or not member.active or not member.reachable:
            return None
        if member.role is Role.LEADER:
            return None
        reading = Reading(self._office, connection, self._clock.now())
        debts = await owing.debts(reading.figures, member.unit, member.id)
        if debts:
            await outbox.add(
                connection,
                reading.now,
                member.telegram_id,
                "sendMessage",
                messages.owed(reading.talk(member), debts),
                priority=Priority.REMINDER,
            )
        return None
