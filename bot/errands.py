"""What a person has the bot say to many: nudging those who owe something, a message to officers."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.attention import free_from
from bot.clock import Clock
from bot.jobs import Work, Write
from bot.notes import Reading
from briefing.arrears import Arrears
from handlers.reminding import announcing, messages
from handlers.reminding.announcing import BROADCAST
from handlers.reminding.desk import BY_HAND
from handlers.talk import Office, Talk, Turn
from plan.reporting import ReportingPeriod, period_named
from plan.workdays import out_of_quiet
from storage import broadcasts, members, nudges
from storage.database import Connection, Database
from storage.jobs import Job
from storage.members import Member, Role
from storage.snapshot import apart
from texts import Markup

AT_ONCE = 200
AN_HOUR = timedelta(hours=1)
LOOK_AGAIN = timedelta(seconds=2)


@dataclass
class Round:
    """Whom to nudge with what; how many were nudged within the hour; who cannot be reached."""

    letters: list[tuple[Member, messages.Payload]] = field(default_factory=list)
    lately: int = 0
    unreachable: list[tuple[str, str]] = field(default_factory=list)


class Errands:
    """Does what was asked for in /remind."""

    def __init__(self, database: Database, path: Path, office: Office, clock: Clock) -> None:
        self._database = database
        self._path = path
        self._office = office
        self._clock = clock

    def kinds(self) -> dict[str, Work]:
        """The kinds of jobs done here."""
        return {BY_HAND: self._nudge, BROADCAST: self._broadcast}

    def _talk(self, connection: Connection, member: Member) -> Talk:
        turn = Turn(connection, self._clock.now(), None, member)
        return Talk(self._office, turn, member.telegram_id)

    async def _nudge(self, job: Job) -> Write:
        """Nudge who owes something now, outside quiet hours."""
        period = period_named(str(job.payload["first"]), self._office.plan)
        unit = str(job.payload["unit"])
        zone = ZoneInfo(self._office.plan.timezone)
        now = self._clock.now().astimezone(zone)
        later = out_of_quiet(now, self._office.plan.reminders)
        if period is None or unit not in self._office.tree or later > now:
            return partial(self._postponed, later if later > now else None)
        found = await apart(self._path, lambda at: self._look(at, period, unit))
        for start in range(0, len(found.letters), AT_ONCE):
            async with self._database.transaction() as connection:
                for member, payload in found.letters[start : start + AT_ONCE]:
                    await nudges.add(connection, self._clock.now(), member, payload, job.id)
        return partial(self._report, int(str(job.payload["by"])), unit, found)

    async def _postponed(self, until: datetime | None, _connection: Connection) -> datetime | None:
        return until.astimezone(UTC) if until else None

    async def _look(self, connection: Connection, period: ReportingPeriod, top: str) -> Round:
        now = self._clock.now()
        local = now.astimezone(ZoneInfo(self._office.plan.timezone))
        reading = Reading(self._office, connection, now)
        arrears = await Arrears.read(reading.figures, period)
        lately = await nudges.since(connection, now - AN_HOUR)
        found, below = Round(), {unit.code for unit in self._office.tree.below(top)}
        for member in arrears.people:
            if member.role is not Role.OFFICER or member.unit not in below:
                continue
            debts = await arrears.of(member, lagging=False)
            if not debts:
                continue
            if not member.reachable:
                found.unreachable.append((member.name, member.unit))
            elif member.id in lately:
                found.lately += 1
            else:
                rules, talk = self._office.plan.reminders, reading.talk(member)
                # It was a person's decision to nudge now; at least nobody is woken by it.
                asleep = await free_from(connection, member, rules, local) > local
                payload = messages.owed(talk, debts) | {"disable_notification": asleep}
                found.letters.append((member, payload))
        return found

    async def _report(self, number: int, unit: str, found: Round, connection: Connection) -> None:
        member = await members.get(connection, number)
        if member is None:
            return
        talk = self._talk(connection, member)
        count = len(found.letters)
        await nudges.record(connection, talk.now, member.id, unit, count)
        lines: list[str] = [talk.html("nudged", count=str(count))]
        if not (found.letters or found.lately or found.unreachable):
            lines = [talk.html("nudged-nobody")]
        if found.lately:
            lines.append(talk.html("nudged-lately", count=str(found.lately)))
        if found.unreachable:
            lines.append(announcing.unreachable(talk, found.unreachable))
        await talk.say(Markup("\n".join(lines)))

    async def _broadcast(self, job: Job) -> Write:
        """Queue a message's letters in the first run; then tell its writer how far it is."""
        return partial(self._send_on, int(str(job.payload["broadcast"])))

    async def _send_on(self, number: int, connection: Connection) -> datetime | None:
        one = await broadcasts.get(connection, number)
        member = await members.get(connection, one.by_member) if one else None
        if one is None or member is None or one.letter is None:
            return None
        talk = self._talk(connection, member)
        if not (await broadcasts.progress(connection, one.id)).total:
            await announcing.address(talk, one)
        elif await announcing.show_progress(talk, one, one.letter):
            return None
        return self._clock.now() + LOOK_AGAIN
