"""Reminders, step by step: to officers, once more, to reviewers, to the federation; and mornings.

One job row per step and period, one outbox row per person and occasion: however often the process
restarts or the clock moves, nobody is told twice; what was missed is made up for while it makes
sense.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from functools import partial

from bot.attention import free_from
from bot.digests import Digests
from bot.jobs import Work, Write
from bot.notes import Note, Reading
from bot.notices import Notices
from bot.speaking import Speaker
from briefing import owing
from handlers.reminding import messages
from handlers.reminding.snoozing import SNOOZE
from plan.reminding import Step, Window, morning_of, steps
from plan.reporting import ONE_DAY, ReportingPeriod, period_before, period_named, period_of
from plan.workdays import is_known, is_workday
from storage import chores, members, outbox
from storage.database import Connection, Database
from storage.jobs import Job
from storage.members import Role
from storage.outbox import Priority

MORNING = "morning"


class Reminders:
    """Plans the jobs as the days come, and does them."""

    def __init__(
        self, database: Database, speaker: Speaker, digests: Digests, notices: Notices
    ) -> None:
        self._database = database
        self._speaker = speaker
        self._digests = digests
        self._notices = notices
        self._planned: date | None = None

    def kinds(self) -> dict[str, Work]:
        """The kinds of jobs done here."""
        done: dict[str, Work] = {step.value: partial(self._step, step) for step in Step}
        return {**done, **self._digests.kinds(), MORNING: self._morning, SNOOZE: self._snoozed}

    async def plan_ahead(self) -> None:
        """See that this period and this day have their jobs; cheap when they have."""
        today = self._speaker.now().date()
        if today == self._planned:
            return
        async with self._database.transaction() as connection:
            await self._plan(connection, today)
        self._planned = today

    async def _plan(self, connection: Connection, today: date) -> None:
        plan = self._speaker.office.plan
        period = period_of(today, plan)
        before = period_before(period, plan)
        await self._plan_period(connection, period)
        # Its last steps come when it is over; where nobody was there yet, nobody owed anything.
        joined = await chores.first_joined(connection)
        if before.due is not None and joined is not None and joined < before.due:
            await self._plan_period(connection, before)
        if is_workday(today, plan.calendar):
            due, day = morning_of(today, plan), today.isoformat()
            await self._speaker.add(connection, MORNING, due, {"day": day}, f"{MORNING}:{day}")
        await self._digests.plan(connection, today, joined)
        if not is_known(period.first):
            await self._notices.unknown_holidays(connection, period.first.year)

    async def _plan_period(self, connection: Connection, period: ReportingPeriod) -> None:
        for step, window in steps(period, self._speaker.office.plan).items():
            payload, occasion = {"first": period.key}, f"{step}:{period.key}"
            await self._speaker.add(connection, step, window.start, payload, occasion)

    async def _step(self, step: Step, job: Job) -> Write:
        """Say what a step has to say, to everybody it concerns."""
        plan = self._speaker.office.plan
        key = str(job.payload["first"])
        period = period_named(key, plan)
        window = steps(period, plan).get(step) if period else None

        async def read(reading: Reading) -> Sequence[Note]:
            return await reading.of_step(step, period) if period else []

        return await self._speaker.speak(job, step, window, read, f"{step}:{key}", period)

    async def _morning(self, job: Job) -> Write:
        """Speak of what waits for somebody, on the day itself only."""
        day = date.fromisoformat(str(job.payload["day"]))
        plan = self._speaker.office.plan
        morning = morning_of(day, plan)
        window = Window(morning, datetime.combine(day + ONE_DAY, time(), morning.tzinfo))

        async def read(reading: Reading) -> Sequence[Note]:
            return await reading.of_morning(await self._digests.readers(reading))

        return await self._speaker.speak(job, MORNING, window, read, f"{MORNING}:{day}")

    async def _snoozed(self, job: Job) -> Write:
        """Remind one who asked for it, where anything is owed still."""
        return partial(self._remind_again, int(str(job.payload["member"])))

    async def _remind_again(self, number: int, connection: Connection) -> datetime | None:
        office, now = self._speaker.office, self._speaker.now()
        member = await members.get(connection, number)
        if member is None or not member.active or not member.reachable:
            return None
        if member.role is Role.LEADER:
            return None
        later = await free_from(connection, member, office.plan.reminders, now)
        if later > now:
            return later.astimezone(UTC)
        reading = Reading(office, connection, self._speaker.clock.now())
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
