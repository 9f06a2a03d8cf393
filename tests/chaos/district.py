"""A district at work: a sandbox, the bot as a process, and officers who have joined."""

import asyncio
import random
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TypeVar

import aiohttp

from bot.operating import Wanted, make_link
from plan.loading import load_plan
from plan.model import Plan
from sandbox import Sandbox
from storage.members import Role
from tests.chaos.bot_process import BotProcess
from tests.chaos.officers import FIRST_NUMBER, Officer
from tests.chaos.phone import Phone
from tests.chaos.wreck import Wreck, survey
from tests.town import MORNING, PLAN_FILE

CALLS_KEPT = 10**6
DRAINED_WITHIN = 60.0
Hired = TypeVar("Hired", bound=Officer)


@dataclass(frozen=True, slots=True)
class District:
    """Where the killing happens."""

    sandbox: Sandbox
    http: aiohttp.ClientSession
    bot: BotProcess
    plan: Plan
    officers: Sequence[Officer]
    began: date

    @property
    def units(self) -> list[str]:
        """The codes of the units that report: all below the federation."""
        return [unit.code for unit in self.plan.units if unit.parent is not None]

    def survey(self) -> Wreck:
        """What is undone now."""
        return survey(self.bot.database, self.sandbox)

    async def all_done(self) -> None:
        """Wait until nothing is left to fetch, to handle or to send."""
        async with asyncio.timeout(DRAINED_WITHIN):
            while (left := self.survey()).undone or left.unfetched:
                await asyncio.sleep(0.05)


@asynccontextmanager
async def a_district(
    folder: Path, *, morning: str = MORNING, levels: Mapping[str, int] | None = None
) -> AsyncIterator[District]:
    """A running bot that nobody has joined yet; `levels` are those of review, by indicator."""
    connector = aiohttp.TCPConnector(limit=0)
    async with (
        await Sandbox.start(calls_kept=CALLS_KEPT) as sandbox,
        aiohttp.ClientSession(sandbox.base_url, connector=connector) as http,
    ):
        async with http.post("/sim/clock", json={"set": morning}) as answer:
            assert answer.status == 200
        plan = folder / "plan.toml"
        plan.write_text(_with_review(PLAN_FILE.read_text(encoding="utf-8"), levels or {}), "utf-8")
        bot = BotProcess(folder, sandbox, plan)
        try:
            bot.start()
            await bot.takes_updates()
            loaded = load_plan(plan.read_text(encoding="utf-8"))
            yield District(sandbox, http, bot, loaded, [], date.fromisoformat(morning[:10]))
        finally:
            bot.end()


def _with_review(text: str, levels: Mapping[str, int]) -> str:
    for code, level in levels.items():
        text = text.replace(f'\ncode = "{code}"\n', f'\ncode = "{code}"\nreview = {level}\n')
    return text


@asynccontextmanager
async def a_staffed_district(folder: Path, officers: int, seed: int) -> AsyncIterator[District]:
    """A running bot and officers who have joined by links; `seed` fixes what they will do."""
    async with a_district(folder) as district:
        hired = await hire(district, Role.OFFICER, officers, seed, FIRST_NUMBER, Officer)
        await district.all_done()
        yield replace(district, officers=hired)


async def hire(
    district: District,
    role: Role,
    people: int,
    seed: int,
    first: int,
    kind: Callable[[Phone, Plan, date, random.Random], Hired],
    units: Sequence[str] = (),
) -> list[Hired]:
    """Let people join by links, unit by unit in turns: in all below the federation, or these."""
    units = units or district.units
    links = [
        await make_link(district.bot.config, district.plan, Wanted(unit, role, uses=people))
        for unit in units[:people]
    ]
    hired = []
    for number in range(people):
        chance = random.Random(f"{seed}/{first + number}")  # noqa: S311 - must be repeatable
        phone = Phone(district.http, first + number)
        hired.append(kind(phone, district.plan, district.began, chance))
    async with asyncio.TaskGroup() as group:
        for number, one in enumerate(hired):
            group.create_task(one.join(links[number % len(links)]))
    return hired
