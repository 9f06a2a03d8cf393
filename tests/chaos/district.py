"""A district at work: a sandbox, the bot as a process, and officers who have joined."""

import asyncio
import random
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import aiohttp

from bot.operating import Wanted, make_link
from plan.model import Plan
from sandbox import Sandbox
from storage.members import Role
from tests.chaos.bot_process import BotProcess
from tests.chaos.officers import FIRST_NUMBER, Officer
from tests.chaos.phone import Phone
from tests.chaos.wreck import Wreck, survey
from tests.town import MORNING, plan

CALLS_KEPT = 10**6
DRAINED_WITHIN = 60.0


@dataclass(frozen=True, slots=True)
class District:
    """Where the killing happens."""

    sandbox: Sandbox
    http: aiohttp.ClientSession
    bot: BotProcess
    plan: Plan
    officers: Sequence[Officer]

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
async def a_district(folder: Path, officers: int, seed: int) -> AsyncIterator[District]:
    """A running bot and officers who have joined by links; `seed` fixes what they will do."""
    connector = aiohttp.TCPConnector(limit=0)
    async with (
        await Sandbox.start(calls_kept=CALLS_KEPT) as sandbox,
        aiohttp.ClientSession(sandbox.base_url, connector=connector) as http,
    ):
        async with http.post("/sim/clock", json={"set": MORNING}) as answer:
            assert answer.status == 200
        bot = BotProcess(folder, sandbox)
        try:
            bot.start()
            await bot.takes_updates()
            district = District(sandbox, http, bot, plan(), [])
            hired = await hire(district, Role.OFFICER, officers, seed)
            await district.all_done()
            yield replace(district, officers=hired)
        finally:
            bot.end()


async def hire(
    district: District, role: Role, people: int, seed: int, first: int = FIRST_NUMBER
) -> list[Officer]:
    """Let people join by links, unit by unit in turns; those above the units in the federation."""
    below = role in (Role.OFFICER, Role.REVIEWER)
    units = district.units if below else [district.plan.root.code]
    links = [
        await make_link(district.bot.config, district.plan, Wanted(unit, role, uses=people))
        for unit in units[:people]
    ]
    today = date.fromisoformat(MORNING[:10])
    hired = []
    for number in range(people):
        chance = random.Random(f"{seed}/{number}")  # noqa: S311 - must be repeatable
        phone = Phone(district.http, first + number)
        hired.append(Officer(phone, district.plan, today, chance))
    async with asyncio.TaskGroup() as group:
        for number, one in enumerate(hired):
            group.create_task(one.join(links[number % len(links)]))
    return hired
