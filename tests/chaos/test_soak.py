"""A quarter of reporting weeks, with faults and kill -9: all that was due is said, once."""

import asyncio
import random
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import click

from storage.instants import to_text
from storage.members import Role
from tests.chaos import soak_checks
from tests.chaos.conftest import Scale
from tests.chaos.district import District, a_district, hire
from tests.chaos.officers import PHOTOLESS, Officer
from tests.chaos.quarter import (
    A_WEEK,
    FIRST_MONDAY,
    MOODS,
    SPOKEN,
    Event,
    Mood,
    Record,
    Staff,
    What,
    due_on,
    events,
)
from tests.chaos.soak_checks import Kept
from tests.chaos.weather import Weather
from tests.chaos.wreck import reading

SECONDS_A_WEEK = 90.0
SECONDS_FOR_THE_REST = 120.0
DONE_WITHIN = 60.0
A_WHILE = 2.5  # seconds in which a bot that wrongly spoke would have
OFTEN, RARELY = 0.5, 0.1  # how likely the bot is killed at an event
REVIEWERS, ADMINISTRATORS, LEADERS = 7501, 7601, 7701


async def test_a_quarter_of_weeks(tmp_path: Path, scale: Scale) -> None:
    click.echo(f"\n{scale.weeks} weeks, {scale.staff} officers, --seed {scale.seed}")
    async with (
        asyncio.timeout(SECONDS_FOR_THE_REST + SECONDS_A_WEEK * scale.weeks),
        a_district(tmp_path, scale.staff, scale.seed) as district,
    ):
        soak = await Soak.begin(district, scale)
        for event in events(scale.weeks):
            await soak.lives_through(event)
        await soak.weather.clears()
        await soak.settled()
        assert await district.bot.stop() == 0
        await soak_checks.judge(district, soak.everybody, soak.kept, soak.record, soak.weather)


@dataclass
class Soak:
    """A district in which time passes; `kept` is what the bot forgets after two days."""

    district: District
    everybody: list[Officer]
    record: Record
    weather: Weather
    chance: random.Random
    kept: Kept = field(default_factory=Kept)
    moods: dict[str, Mood] = field(default_factory=dict)

    @classmethod
    async def begin(cls, district: District, scale: Scale) -> "Soak":
        """Let the others join: a reviewer for each unit, two administrators, a leader."""
        seed, units = scale.seed, district.units
        for officer in district.officers:
            officer.indicators, officer.in_one_line = PHOTOLESS, 0.4
        reviewers = await hire(district, Role.REVIEWER, len(units), seed, REVIEWERS)
        administrators = await hire(district, Role.ADMINISTRATOR, 2, seed, ADMINISTRATORS)
        leaders = await hire(district, Role.LEADER, 1, seed, LEADERS)
        everybody = [*district.officers, *reviewers, *administrators, *leaders]
        officers = {
            one.phone.number: units[number % len(units)]
            for number, one in enumerate(district.officers)
        }
        staff = Staff(
            officers,
            {one.phone.number: unit for one, unit in zip(reviewers, units, strict=True)},
            [one.phone.number for one in administrators],
            [one.phone.number for one in leaders],
        )
        chance = random.Random(f"{seed}/quarter")  # noqa: S311 - must be repeatable
        return cls(district, everybody, Record(staff), Weather(district, chance), chance)

    async def lives_through(self, event: Event) -> None:
        """Let the clock come to an event and everything happen that belongs to it."""
        click.echo(f"{event.at:%Y-%m-%d %H:%M} {event.what}")
        await self.settled()
        self.record.passes(event)
        await self.weather.turns()
        if event.what in (What.LATE_AT_NIGHT, What.TOO_LATE):
            await self.weather.keeps_away(lambda: self._set_clock(event.at))
        elif self._is_killed_at(event):
            await self.weather.kills_when_it_speaks(lambda: self._set_clock(event.at))
        else:
            if event.what is What.SET_BACK:
                await self._set_clock(due_on(event.monday))
                await asyncio.sleep(A_WHILE)
            await self._set_clock(event.at)
        await self._followed(event)
        if event.what in (What.EARLY, What.LATE, What.MADE_UP):
            await self._file(event)
        if event.what in (What.NIGHT, What.LATE_AT_NIGHT, What.TOO_LATE):
            await asyncio.sleep(A_WHILE)

    def _is_killed_at(self, event: Event) -> bool:
        if not any(said.at == event.at for said in self.record.due):
            return False
        return event.what is What.DUE or self._is_unlucky(event, RARELY)

    def _is_unlucky(self, event: Event, share: float) -> bool:
        # In the two weeks of the suite the bot is killed where it is certain to be: twice.
        return self.chance.random() < share and event.monday >= FIRST_MONDAY + 2 * A_WEEK

    async def settled(self) -> None:
        """Wait until nothing is left to do, and keep what the bot will forget."""
        await self.district.all_done()
        with reading(self.district.bot.database) as file:
            self.kept.take(file)

    async def _set_clock(self, instant: datetime) -> None:
        body = {"set": instant.isoformat()}
        async with self.district.http.post("/sim/clock", json=body) as answer:
            assert answer.status == 200

    def _has_followed(self, event: Event) -> bool:
        """Whether the bot lives in this hour, and has said what it had to say."""
        now = self.district.sandbox.clock.now()
        instant = to_text(datetime.fromtimestamp(now, UTC))
        with reading(self.district.bot.database) as file:
            [(late, planned)] = file.execute(
                """SELECT coalesce(sum(run_at <= ?1), 0), coalesce(sum(kind = 'tidy'), 0)
                   FROM job WHERE status = 'waiting'""",
                (instant,),
            )
            jobs = [
                file.execute(
                    "SELECT min(status = 'done') FROM job WHERE occasion GLOB ?",
                    (f"{step}:{event.monday}*",),
                ).fetchone()[0]
                for step in SPOKEN.get(event.what, ())
            ]
        return not late and bool(planned) and all(jobs)

    async def _followed(self, event: Event) -> None:
        end = asyncio.get_running_loop().time() + DONE_WITHIN
        while not self._has_followed(event):
            assert asyncio.get_running_loop().time() < end, (
                f"its jobs are not done: {event}; {self.district.bot.last_words()}"
            )
            await asyncio.sleep(0.02)

    async def _file(self, event: Event) -> None:
        """Let those report whose turn it is, and kill the bot meanwhile, maybe."""
        if event.what is What.EARLY:
            moods = self.chance.sample(MOODS, len(MOODS))
            self.moods = dict(zip(self.district.units, moods, strict=True))
        async with asyncio.TaskGroup() as group:
            for officer in self._whose_turn_it_is(event.what):
                group.create_task(self._tell(officer, event))
            if self._is_unlucky(event, OFTEN if event.what is What.EARLY else RARELY):
                await self.weather.kills(self.chance.uniform(0.1, 0.6))

    def _whose_turn_it_is(self, what: What) -> list[Officer]:
        """Of each unit that acts now one officer at least, and about half of the others."""
        turns = {
            What.EARLY: (Mood.EARLY, Mood.NIL),
            What.LATE: (Mood.LATE, Mood.LATE_NIL, Mood.EARLY),
            What.MADE_UP: (Mood.MADE_UP,),
        }[what]
        found = []
        for unit in (unit for unit, mood in self.moods.items() if mood in turns):
            ours = [one for one in self.district.officers if self._unit(one) == unit]
            first = self.chance.randrange(max(len(ours), 1))
            found += [
                one
                for number, one in enumerate(ours)
                if number == first or self.chance.random() < 0.5
            ]
        return found

    def _unit(self, officer: Officer) -> str:
        return self.record.staff.officers[officer.phone.number]

    async def _tell(self, officer: Officer, event: Event) -> None:
        unit = self._unit(officer)
        officer.today = event.at.date()
        if self.moods[unit] in (Mood.NIL, Mood.LATE_NIL):
            await officer.has_nothing()
            self.record.nothing(unit, event.at)
            return
        # What is made up on Monday is of the days before it.
        days_ago = self.chance.choice((1, 2)) if event.what is What.MADE_UP else None
        filing = await officer.report(days_ago)
        self.record.filed(unit, event.at, filing.day)
