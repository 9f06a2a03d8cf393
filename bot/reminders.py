"""The weekly reminder: each officer whose unit has filed nothing gets one message a week.

One job row per week, one outbox row per person and week: however often the process restarts or
the clock moves, nobody is reminded twice.
"""

from datetime import UTC, date, datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from bot.clock import Clock
from bot.jobs import Write
from bot.notices import Notices
from handlers.reminding import weekly
from handlers.talk import Office
from plan.workdays import close_at, due_at, is_known, monday_of, out_of_quiet
from storage import jobs, members, nil_reports, outbox, reports
from storage.database import Connection, Database
from storage.jobs import Job
from storage.members import Member, Role
from storage.outbox import Priority
from texts import Words

REMIND = "remind"


class Reminders:
    """Plans the week's job as the weeks come, and does it."""

    def __init__(self, database: Database, office: Office, clock: Clock, notices: Notices) -> None:
        self._database = database
        self._office = office
        self._clock = clock
        self._notices = notices
        self._planned: date | None = None

    def _local_now(self) -> datetime:
        return self._clock.now().astimezone(ZoneInfo(self._office.plan.timezone))

    async def plan_ahead(self) -> None:
        """See that this week has its job; cheap when it has."""
        monday = monday_of(self._local_now().date())
        if monday == self._planned:
            return
        due = due_at(monday, self._office.plan)
        async with self._database.transaction() as connection:
            if due is not None:
                await jobs.add(
                    connection,
                    self._clock.now(),
                    REMIND,
                    due,
                    payload={"monday": monday.isoformat()},
                    occasion=f"{REMIND}:{monday}",
                )
            if not is_known(monday):
                await self._notices.unknown_holidays(connection, monday.year)
        self._planned = monday

    async def remind(self, job: Job) -> Write:
        """Do a week's job, or put it off while people may not be written to."""
        return partial(self._remind, job)

    async def _remind(self, job: Job, connection: Connection) -> datetime | None:
        plan = self._office.plan
        now = self._local_now()
        monday = date.fromisoformat(str(job.payload["monday"]))
        due = due_at(monday, plan)
        if due is None or now >= close_at(monday, plan):
            return None
        # The clock may have been set back since the job was planned.
        later = max(out_of_quiet(now, plan.reminders), due)
        if later > now:
            return later.astimezone(UTC)
        await self._write_to_the_silent(connection, monday)
        return None

    async def _write_to_the_silent(self, connection: Connection, monday: date) -> None:
        zone = ZoneInfo(self._office.plan.timezone)
        since = datetime.combine(monday, datetime.min.time(), zone)
        filed = await reports.units_that_filed(connection, since, since + timedelta(days=7))
        filed |= await nil_reports.units_of_week(connection, monday)
        for member in await members.everyone(connection):
            covered = {unit.code for unit in self._office.tree.below(member.unit)}
            if member.role is Role.OFFICER and member.reachable and not covered & filed:
                await self._write_to(connection, member, monday)

    async def _write_to(self, connection: Connection, member: Member, monday: date) -> None:
        words = Words(self._office.catalogue, member.language)
        unit = self._office.tree[member.unit].name
        await outbox.add(
            connection,
            self._clock.now(),
            member.telegram_id,
            "sendMessage",
            weekly(words, unit, monday),
            priority=Priority.REMINDER,
            occasion=f"{REMIND}:{monday}:{member.id}",
        )
