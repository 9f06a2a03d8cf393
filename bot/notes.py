"""Who is to be told what of the bot's own accord, and in which words; read from one snapshot.

Nothing is written or sent here.
"""

from collections.abc import AsyncIterator, Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.attention import Attention, attention
from briefing.arrears import Arrears
from briefing.figures import Figures
from briefing.owing import Debts
from handlers.menu import REVIEWERS
from handlers.reminding import messages
from handlers.reminding.messages import Payload
from handlers.reviewing import bench
from handlers.talk import Office, Talk, Turn
from plan.reminding import Step, speaks_on
from plan.reporting import ReportingPeriod, period_of
from plan.workdays import is_workday, out_of_quiet, workdays_after
from storage import chores, members, unasked
from storage.database import Connection
from storage.groups import Group
from storage.members import Member, Role
from storage.unasked import Kind

LONG_AGO = timedelta(days=400)
KINDS = {
    Step.DUE: Kind.DUE,
    Step.NUDGE: Kind.NUDGE,
    Step.OVERDUE: Kind.OVERDUE,
    Step.ESCALATION: Kind.ESCALATION,
}
MESSAGES = {Step.OVERDUE: "remind-overdue", Step.ESCALATION: "remind-escalation"}


@dataclass(frozen=True, slots=True)
class Note:
    """A message to a member or a group; `silent` is the unit whose report would make it needless.

    It is a text, unless `method` is another; `fallback` is said where Telegram refuses it.
    """

    to: Member | Group
    kind: Kind
    payload: Payload
    occasion: str
    silent: str | None = None
    method: str = "sendMessage"
    fallback: Payload | None = None


@dataclass
class Reading:
    """What is read for one step; `only` narrows it to those who were put off before.

    `put_off` are members by the instant (UTC) at which their own quiet hours end.
    """

    office: Office
    connection: Connection
    now: datetime
    only: Collection[int] | None = None
    put_off: dict[datetime, list[int]] = field(default_factory=dict)

    @property
    def day(self) -> date:
        """Today in the plan's time zone."""
        return self.office.day(self.now)

    @property
    def figures(self) -> Figures:
        """The figures of today."""
        return Figures(self.connection, self.office.plan, self.office.tree, self.day)

    def talk(self, member: Member) -> Talk:
        """A talk with a member, for the words it has."""
        turn = Turn(self.connection, self.now, None, member)
        return Talk(self.office, turn, member.telegram_id)

    async def listeners(
        self, people: Collection[Member], roles: Collection[Role]
    ) -> AsyncIterator[tuple[Member, Attention]]:
        """Who of these roles can be written to now; who is in his quiet hours is put off."""
        local = self.now.astimezone(ZoneInfo(self.office.plan.timezone))
        for member in people:
            wanted = self.only is None or member.id in self.only
            if member.role not in roles or not member.reachable or not wanted:
                continue
            choices = await attention(self.connection, member, self.office.plan.reminders)
            later = out_of_quiet(local, choices.quiet)
            if later > local:
                self.put_off.setdefault(later, []).append(member.id)
            else:
                yield member, choices

    async def of_step(self, step: Step, period: ReportingPeriod) -> list[Note]:
        """What a step of a period has to say."""
        arrears = await Arrears.read(self.figures, period)
        if step in MESSAGES:
            return await self._overdue(step, arrears)
        return await self._due(step, arrears)

    async def _due(self, step: Step, arrears: Arrears) -> list[Note]:
        told_today = await unasked.told_on(self.connection, self.day)
        recent = await self._told_lately()
        notes = []
        async for member, choices in self.listeners(arrears.people, {Role.OFFICER}):
            if member.id in told_today or not choices.reminders:
                continue
            debts = await arrears.of(member)
            if step is Step.NUDGE and debts.unreported is None:
                continue
            kind = KINDS[step] if debts.pressing else Kind.LAGGING
            if kind is Kind.LAGGING and (not debts.lagging or member.id in recent):
                continue
            payload = messages.owed(self.talk(member), debts, last_call=step is Step.NUDGE)
            occasion = f"{step}:{arrears.period.key}:{member.id}"
            silent = member.unit if debts.unreported else None
            notes.append(Note(member, kind, payload, occasion, silent))
        return notes

    async def _told_lately(self) -> Collection[int]:
        """Who need not hear of indicators that lag alone; everybody where the plan wants it so."""
        days = self.office.plan.reminders.lagging_days
        if not days:
            return {one.id for one in await members.everyone(self.connection)}
        since = self.day - timedelta(days=days - 1)
        return await unasked.last_told(self.connection, unasked.OF_DEBTS, since)

    async def _overdue(self, step: Step, arrears: Arrears) -> list[Note]:
        root = self.office.tree.root.code
        notes = []
        roles = {Role.REVIEWER, Role.ADMINISTRATOR}
        async for member, _choices in self.listeners(arrears.people, roles):
            federal = member.role is Role.ADMINISTRATOR or member.unit == root
            if federal is not (step is Step.ESCALATION):
                continue
            units = arrears.silent_units(root if federal else member.unit)
            if units:
                talk = self.talk(member)
                payload = messages.silent(talk, MESSAGES[step], arrears.period, units)
                occasion = f"{step}:{arrears.period.key}:{member.id}"
                notes.append(Note(member, KINDS[step], payload, occasion))
        return notes

    async def of_morning(self, without: Collection[int]) -> list[Note]:
        """What waits for somebody: returned reports, missing photos, reports to review.

        `without` are those who hear of it in today's digest.
        """
        people = await members.everyone(self.connection)
        told_today = await unasked.told_on(self.connection, self.day)
        free = [one for one in people if one.id not in told_today and one.id not in without]
        return [*await self._mending(free), *await self._reviewing(free)]

    async def _mending(self, people: Collection[Member]) -> list[Note]:
        plan = self.office.plan
        if speaks_on(self.day, plan):
            return []
        arrears = await Arrears.read(self.figures, period_of(self.day, plan))
        returned = await chores.returned_at(self.connection)
        told = await unasked.last_told(self.connection, unasked.OF_DEBTS, self.day - LONG_AGO)
        notes = []
        async for member, choices in self.listeners(people, {Role.OFFICER}):
            if not choices.reminders:
                continue
            debts = replace(await arrears.of(member, lagging=False), unreported=None)
            if self._is_ripe(debts, returned, told.get(member.id)):
                payload = messages.owed(self.talk(member), debts)
                notes.append(Note(member, Kind.MORNING, payload, self._this_morning(member)))
        return notes

    def _this_morning(self, member: Member) -> str:
        return f"morning:{self.day}:{member.id}"

    def _is_ripe(self, debts: Debts, returned: Mapping[int, datetime], told: date | None) -> bool:
        """Whether something has waited long enough that nobody spoke of since it had."""
        plan, office = self.office.plan, self.office
        since = [returned[one.id] for one in debts.returned if one.id in returned]
        since += [one.filed_at for one in debts.photoless]
        wait = plan.reminders.returned_days
        ripe = (workdays_after(office.day(at), wait, plan.calendar) for at in since)
        return any(day <= self.day and (told is None or day > told) for day in ripe)

    async def _reviewing(self, people: Collection[Member]) -> list[Note]:
        since = {one.report: one.since for one in await chores.pending(self.connection)}
        notes = []
        async for member, _choices in self.listeners(people, REVIEWERS):
            office = self.office
            queue = await bench.queue(self.connection, office.plan, office.tree, member)
            waited = [since[one.report] for one in queue]
            days = self._workdays_since(min(waited)) if waited else 0
            if days > office.plan.reminders.pending_days:
                payload = messages.to_review(self.talk(member), len(queue), days)
                notes.append(Note(member, Kind.MORNING, payload, self._this_morning(member)))
        return notes

    def _workdays_since(self, instant: datetime) -> int:
        first, calendar = self.office.day(instant), self.office.plan.calendar
        days = (first + timedelta(days=number) for number in range((self.day - first).days))
        return sum(is_workday(day, calendar) for day in days)
