"""Business time: the one place that asks what time it is. Retries and limits use time.monotonic."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import Protocol

import aiohttp

logger = logging.getLogger(__name__)
EVERY = 1.0


class Clock(Protocol):
    """Tells the present instant."""

    def now(self) -> datetime:
        """The present instant, aware, in UTC."""


class SystemClock:
    """The machine's own clock."""

    def now(self) -> datetime:
        """The present instant, aware, in UTC."""
        return datetime.now(UTC)


class FollowedClock:
    """Follows a sandbox's clock, so that a week passes in a click."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._ahead = timedelta()

    def now(self) -> datetime:
        """The followed clock's present instant, aware, in UTC."""
        return datetime.now(UTC) + self._ahead

    async def follow(self) -> None:
        """Ask the clock every second, for ever; while it does not answer, ours ticks on."""
        async with aiohttp.ClientSession() as session:
            while True:
                await self.ask(session)
                await asyncio.sleep(EVERY)

    async def ask(self, session: aiohttp.ClientSession) -> None:
        """Ask once."""
        try:
            async with session.get(self._url) as response:
                told = datetime.fromisoformat((await response.json())["now"])
        except (aiohttp.ClientError, TimeoutError, KeyError, ValueError) as error:
            logger.warning("clock %s does not answer: %r", self._url, error)
        else:
            self._ahead = told - datetime.now(UTC)


@asynccontextmanager
async def clock_at(url: str | None) -> AsyncIterator[Clock]:
    """The clock at `url`, followed to the end; the machine's own where there is none."""
    if url is None:
        yield SystemClock()
        return
    clock = FollowedClock(url)
    async with aiohttp.ClientSession() as session:
        await clock.ask(session)
    following = asyncio.create_task(clock.follow())
    try:
        yield clock
    finally:
        following.cancel()
        await asyncio.wait([following])
