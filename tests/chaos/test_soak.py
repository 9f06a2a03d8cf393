"""A quarter of reporting weeks, with faults and kill -9: nothing lost, what was due said once."""

import asyncio
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import click

from storage.instants import to_text
from tests.chaos import soak_checks
from tests.chaos.conftest import Scale
from tests.chaos.district import District, a_district
from tests.chaos.kept import Kept
from tests.chaos.quarter import (
    A_WEEK,
    FIRST_MONDAY,
    MORNING,
    NIGHTS,
    ZONE,
    Event,
    What,
    due_on,
    events,
)
from tests.chaos.record import SPOKEN
from tests.chaos.soak import LEVELS, Life
from tests.chaos.weather import Weather
from tests.chaos.wreck import reading

SECONDS_A_WEEK = 150.0
SECONDS_FOR_THE_REST = 120.0
DONE_WITHIN = 60.0
A_WHILE = 0.5  # seconds in which a bot that wrongly spoke would have
OFTEN, RARELY = 0.5, 0.1  # how likely the bot is killed at an event
UNLUCKY = {What.EARLY: OFTEN, What.REVIEW: OFTEN, What.MEND: OFTEN}
SHORT = 2  # weeks, in the suite
AN_HOUR = timedelta(hours=1)


async def test_a_quarter_of_weeks(tmp_path: Path, scale: Scale) -> None:
    click.echo(f"\n{scale.weeks} weeks, {scale.staff} officers, --seed {scale.seed}")
    began = datetime.combine(FIRST_MONDAY, MORNING, ZONE).isoformat()
    async with (
        asyncio.timeout(SECONDS_FOR_THE_REST + SECONDS_A_WEEK * scale.weeks),
        a_district(tmp_path, morning=began, levels=LEVELS) as district,
    ):
        soak = await Soak.begin(district, scale)
        for event in events(scale.weeks):
            await soak.lives_through(event)
        await soak.ends(event)
        await soak_checks.judge(district, soak.life, soak.kept, soak.weather)


@dataclass
class Soak:
    """Time passing over a district; `kept` is what the bot forgets after two days."""

    district: District
    life: Life
    weather: Weather
    kept: Kept = field(default_factory=Kept)

    @classmethod
    async def begin(cls, district: District, scale: Scale) -> "Soak":
        """Let everybody join."""
        busy = 1 if scale.weeks <= SHORT else 3
        life = await Life.begin(district, scale.staff, scale.seed, busy)
        return cls(district, life, Weather(district, life.chance))

    async def lives_through(self, event: Event) -> None:
        """Let the clock come to an event and everything happen that belongs to it."""
        click.echo(f"{event.at:%Y-%m-%d %H:%M} {event.what}")
        await self._settled()
        self.life.record.passes(event)
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
        await self._act(event)
        if event.what in NIGHTS:
            await asyncio.sleep(A_WHILE)

    async def ends(self, last: Event) -> None:
        """Let what is put off by an hour or less be done, and end the bot."""
        await self.weather.clears()
        await self._settled()
        await self._set_clock(last.at + AN_HOUR)
        await self._followed(last)
        await self._settled()
        assert await self.district.bot.stop() == 0

    async def _act(self, event: Event) -> None:
        """Let people do what is theirs, and kill the bot meanwhile, maybe."""
        self.life.book.receipts = self.kept.receipts
        async with asyncio.TaskGroup() as group:
            acts = self.life.acts(event)
            for act in acts:
                group.create_task(act)
            if acts and self._is_unlucky(event, UNLUCKY.get(event.what, RARELY)):
                await self.weather.kills(self.life.chance.uniform(0.1, 0.6))
        if event.what is What.CLOSE:
            await self._settled()
            with reading(self.district.bot.database) as file:
                self.kept.take_figures(file, event.month_before)
            soak_checks.check_snapshot(self.kept, self.life.book, event.month_before)

    def _is_killed_at(self, event: Event) -> bool:
        if not any(said.at == event.at for said in self.life.record.due):
            return False
        return event.what is What.DUE or self._is_unlucky(event, RARELY)

    def _is_unlucky(self, event: Event, share: float) -> bool:
        # In the two weeks of the suite the bot is killed where it is certain to be: three times.
        if event.monday < FIRST_MONDAY + SHORT * A_WEEK:
            return event.what is What.REVIEW and event.monday == FIRST_MONDAY
        return self.life.chance.random() < share

    async def _settled(self) -> None:
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
