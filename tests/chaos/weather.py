"""What goes wrong in a simulated quarter: faults of the Bot API, and kill -9."""

import asyncio
import random
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field

from bot.sender import AT_ONCE
from sandbox.calls import CallRecord
from tests.chaos.district import District
from tests.chaos.wreck import Wreck, reading

METHODS = ("sendMessage", "sendMessage", "editMessageText", "answerCallbackQuery", "getUpdates")
Fault = Mapping[str, object]
FAULTS: tuple[Fault, ...] = (
    {"kind": 429, "retry_after": 1},
    {"kind": 500},
    {"kind": 502, "after": True},
    {"kind": "reset"},
    {"kind": "reset", "after": True},
    {"kind": "hang", "ms": 300},
    {"kind": "hang", "ms": 300, "after": True},
    {"kind": "truncate"},
    {"kind": "html"},
    {"kind": "html", "status": 200, "after": True},
)
# Holds the first messages of a step up, so that a kill finds some in flight.
SLOW_ANSWER: Fault = {"kind": "delay", "ms": 400, "after": True}
SPEAKS_WITHIN = 10.0


@dataclass
class Weather:
    """Strikes a district; `chance` fixes how. `wrecks` are what the kills left."""

    district: District
    chance: random.Random
    wrecks: list[Wreck] = field(default_factory=list)

    async def turns(self) -> None:
        """Switch the last faults off and some others on, maybe; each strikes the next calls.

        Few of a method: were one message struck a dozen times, it would wait for minutes.
        """
        await self.clears()
        for method in self.chance.sample(METHODS, self.chance.choice((0, 0, 0, 1, 2))):
            await self._strike(method, self.chance.choice(FAULTS), self.chance.choice((1, 2)))

    async def clears(self) -> None:
        """Switch all faults off."""
        async with self.district.http.delete("/sim/faults") as answer:
            assert answer.status == 200

    async def _strike(self, method: str, fault: Fault, times: int) -> None:
        body = {"method": method, "times": times, **fault}
        async with self.district.http.post("/sim/faults", json=body) as answer:
            assert answer.status == 200, await answer.text()

    async def kills(self, after: float) -> None:
        """Kill the bot in so many seconds and start it again."""
        await self.district.bot.killed_after(after)
        self._look()
        self.district.bot.start()
        await self.district.bot.takes_updates()

    async def kills_when_it_speaks(self, sets_off: Callable[[], Awaitable[None]]) -> None:
        """Kill the bot when it begins to say what `sets_off` makes it say, and start it again."""
        await self._strike("sendMessage", SLOW_ANSWER, 3)
        await sets_off()
        end = asyncio.get_running_loop().time() + SPEAKS_WITHIN
        # Where it never speaks, what is said in the end will tell.
        while not self._speaks() and asyncio.get_running_loop().time() < end:
            await asyncio.sleep(0.002)
        await self.kills(self.chance.uniform(0, 0.05))

    async def keeps_away(self, meanwhile: Callable[[], Awaitable[None]]) -> None:
        """Kill the bot and start it again only after `meanwhile`."""
        await self.district.bot.killed_after(0)
        self._look()
        await meanwhile()
        self.district.bot.start()
        await self.district.bot.takes_updates()

    def _speaks(self) -> bool:
        with reading(self.district.bot.database) as file:
            [(waiting,)] = file.execute("SELECT count(*) FROM outbox WHERE status = 'waiting'")
        return bool(waiting)

    def _look(self) -> None:
        self.wrecks.append(self.district.survey())

    @property
    def struck(self) -> list[CallRecord]:
        """The calls that a fault has hit."""
        return [call for call in self.district.sandbox.calls.select() if call.fault]

    @property
    def possible_repeats(self) -> int:
        """How many messages were in flight at a kill, or took effect though the bot cannot know."""
        unknown = [
            call
            for call in self.struck
            if call.method.startswith("send") and (call.answer or {}).get("ok")
        ]
        return sum(min(wreck.lanes, AT_ONCE) for wreck in self.wrecks) + len(unknown)
