"""Delivers updates to webhooks and tries again until they are taken; who made them is not here."""

from __future__ import annotations

import asyncio
import ssl
from dataclasses import dataclass, field

import aiohttp

from sandbox.clock import Clock
from sandbox.jsontypes import JsonObject, encode
from sandbox.state import Bot, Webhook

FIRST_PAUSE = 0.1
LONGEST_PAUSE = 10.0
ANSWER_SECONDS = 60.0


@dataclass(slots=True)
class _Delivery:
    """The tasks that serve one bot's webhook, and what each has in hand."""

    tasks: list[asyncio.Task[None]] = field(default_factory=list)
    in_hand: dict[int, JsonObject] = field(default_factory=dict)


class WebhookSender:
    """Sends each bot's updates to its URL, as many at a time as it set max_connections."""

    def __init__(self, clock: Clock) -> None:
        """Take the clock that dates errors."""
        self._clock = clock
        self._session: aiohttp.ClientSession | None = None
        self._deliveries: dict[int, _Delivery] = {}

    def start(self, bot: Bot, hook: Webhook) -> None:
        """Begin to deliver a bot's updates; the running event loop does the work."""
        if self._session is None:
            self._session = aiohttp.ClientSession(
                timeout=aiohttp.ClientTimeout(total=ANSWER_SECONDS)
            )
        delivery = self._deliveries[bot.id] = _Delivery()
        for _ in range(hook.max_connections):
            task = asyncio.create_task(self._serve(self._session, bot, hook, delivery))
            delivery.tasks.append(task)

    def stop(self, bot: Bot) -> None:
        """Stop delivering; what was not taken yet goes back to the head of the queue."""
        delivery = self._deliveries.pop(bot.id, None)
        if delivery is None:
            return
        for task in delivery.tasks:
            task.cancel()
        bot.updates.pending.extendleft(sorted(delivery.in_hand.items(), reverse=True))
        delivery.in_hand.clear()

    def under_way(self, bot: Bot) -> int:
        """Return how many updates are being delivered now."""
        delivery = self._deliveries.get(bot.id)
        return len(delivery.in_hand) if delivery else 0

    async def close(self) -> None:
        """End all deliveries and close their connections."""
        tasks = [task for delivery in self._deliveries.values() for task in delivery.tasks]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        self._deliveries.clear()
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def _serve(
        self, session: aiohttp.ClientSession, bot: Bot, hook: Webhook, delivery: _Delivery
    ) -> None:
        trust = trust_of(hook)
        while True:
            while not bot.updates.pending:
                await bot.updates.bell.wait(ANSWER_SECONDS)
            update_id, update = bot.updates.pending.popleft()
            delivery.in_hand[update_id] = update
            pause = FIRST_PAUSE
            while not await self._deliver(session, hook, update, trust):
                await asyncio.sleep(pause)
                pause = min(pause * 2, LONGEST_PAUSE)
            delivery.in_hand.pop(update_id, None)

    async def _deliver(
        self,
        session: aiohttp.ClientSession,
        hook: Webhook,
        update: JsonObject,
        trust: ssl.SSLContext | bool,
    ) -> bool:
        """Post one update; return whether it was taken."""
        headers = {"Content-Type": "application/json"}
        if hook.secret:
            headers["X-Telegram-Bot-Api-Secret-Token"] = hook.secret
        try:
            async with session.post(
                hook.url, data=encode(update), headers=headers, ssl=trust, allow_redirects=False
            ) as answer:
                await answer.read()
                if 200 <= answer.status < 300:
                    return True
                problem = f"Wrong response from the webhook: {answer.status} {answer.reason}"
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            problem = f"Connection failed: {error}"
        hook.last_error_date = self._clock.seconds()
        hook.last_error_message = problem
        return False


def trust_of(hook: Webhook) -> ssl.SSLContext | bool:
    """Return what to check a server by: the certificate the bot sent along, or the system's.

    ssl.SSLError or ValueError when the certificate cannot be read.
    """
    if not hook.certificate:
        return True
    return ssl.create_default_context(cadata=hook.certificate.decode("ascii"))
