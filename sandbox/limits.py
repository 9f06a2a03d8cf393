"""Telegram's rate limits for sending, measured in real time; switched on with --limits."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from sandbox.errors import ApiError


@dataclass(slots=True)
class Bucket:
    """Holds tokens that come back at a steady rate."""

    rate: float
    size: float
    tokens: float
    updated: float

    def wait_for(self, amount: float, now: float) -> float:
        """Return the seconds until `amount` tokens are there (0 when they are)."""
        self.tokens = min(self.size, self.tokens + (now - self.updated) * self.rate)
        self.updated = now
        return max(0.0, (min(amount, self.size) - self.tokens) / self.rate)

    def take(self, amount: float) -> None:
        """Use tokens up."""
        self.tokens -= amount


# (per second, at once). Telegram says one a second to a chat and allows "short bursts"; its
# other limits are meant per window, which a bucket follows closely enough.
OVERALL = (30.0, 30.0)
PER_CHAT = (1.0, 5.0)
PER_GROUP = (20 / 60, 20.0)


class Limits:
    """Refuses what a bot sends too fast; one instance per bot."""

    def __init__(self, clock: Callable[[], float]) -> None:
        """Take a monotonic clock in seconds."""
        self._clock = clock
        self._overall = self._bucket(OVERALL)
        self._chats: dict[int, Bucket] = {}

    def check(self, chat_id: int, messages: int) -> None:
        """Count messages sent to a chat; ApiError 429 with retry_after when that is too many."""
        now = self._clock()
        chat = self._chats.get(chat_id)
        if chat is None:
            chat = self._chats[chat_id] = self._bucket(PER_GROUP if chat_id < 0 else PER_CHAT)
        wait = max(self._overall.wait_for(messages, now), chat.wait_for(messages, now))
        if wait > 0:
            seconds = math.ceil(wait)
            raise ApiError(429, f"retry after {seconds}", retry_after=seconds)
        self._overall.take(messages)
        chat.take(messages)

    def _bucket(self, rule: tuple[float, float]) -> Bucket:
        return Bucket(rate=rule[0], size=rule[1], tokens=rule[1], updated=self._clock())
