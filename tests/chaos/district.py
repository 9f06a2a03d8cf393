"""A district at work: a sandbox, the bot as a process, and officers who have joined."""

import asyncio
import random
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
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
    bot: BotProcess
    plan: Plan
    officers: Sequence[Officer]

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
            district = District(sandbox, bot, plan(), [])
            hired = [await _hired(district, http, number, seed) for number in range(officers)]
            await district.all_done()
            yield District(sandbox, bot, district.plan, hired)
        finally:
            bot.end()


async def _hired(
    district: District, http: aiohttp.ClientSession, number: int, seed: int
) -> Officer:
    chance = random.Random(f"{seed}/{number}")  # noqa: S311 - must be repeatable
    today = date.fromisoformat(MORNING[:10])
    officer = Officer(Phone(http, FIRST_NUMBER + number), district.plan, today, chance)
    units = [unit.code for unit in district.plan.units if unit.parent is not None]
    unit = units[number % len(units)]
    wanted = Wanted(unit, Role.OFFICER)
    await officer.join(await make_link(district.bot.config, district.plan, wanted))
    return officer
