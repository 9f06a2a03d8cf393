"""Telegram's sending limits, and how long to wait after a failure, on the monotonic clock."""

from collections import deque
from dataclasses import dataclass, field
from datetime import timedelta

from telegram.error import RetryAfter, TelegramError

from bot.config import Limits
from storage.outbox import NO_CHAT

LONGEST_PAUSE = 30.0
A_MINUTE = 61.0  # a second of slack for the way


def pause_after(error: TelegramError, tries: int) -> float:
    """Seconds to wait after the `tries`-th failure in a row: doubling, or what Telegram says."""
    # The exponent is bounded: an outage of a night makes it larger than a float can be.
    pause = min(0.25 * 2.0 ** min(tries, 10), LONGEST_PAUSE)
    return max(pause, wait_told(error)) if isinstance(error, RetryAfter) else pause


def wait_told(error: RetryAfter) -> float:
    """The seconds Telegram asks us to wait."""
    told = error.retry_after
    return told.total_seconds() if isinstance(told, timedelta) else float(told)


@dataclass(slots=True)
class Bucket:
    """Holds up to `capacity` sendings and wins `rate` back a second."""

    capacity: float
    rate: float
    at: float
    level: float = field(init=False)

    def __post_init__(self) -> None:
        self.level = self.capacity

    def wait(self, now: float) -> float:
        """Seconds until one may be taken; 0 when it may be taken now."""
        self.level = min(self.capacity, self.level + (now - self.at) * self.rate)
        self.at = now
        # A hair of tolerance, or rounding would make the caller wait for nothing.
        return max(0.0, (1 - self.level) / self.rate) if self.level < 1 - 1e-9 else 0.0

    def take(self, _now: float) -> None:
        """Use one up; call only after `wait` said 0."""
        self.level -= 1

    def full(self, now: float) -> bool:
        """Whether it has nothing left to win back by `now`."""
        return self.level + (now - self.at) * self.rate >= self.capacity


@dataclass(slots=True)
class Window:
    """Lets at most `most` sendings out within any `seconds`."""

    most: int
    seconds: float
    taken: deque[float] = field(default_factory=deque)

    def wait(self, now: float) -> float:
        """Seconds until one may be taken; 0 when it may be taken now."""
        while self.taken and self.taken[0] + self.seconds <= now + 1e-9:
            self.taken.popleft()
        return self.taken[0] + self.seconds - now if len(self.taken) >= self.most else 0.0

    def take(self, now: float) -> None:
        """Use one up; call only after `wait` said 0."""
        self.taken.append(now)

    def full(self, now: float) -> bool:
        """Whether it has nothing left to win back by `now`."""
        return not self.taken or self.taken[-1] + self.seconds <= now


class Gate:
    """When the next message to a chat may leave: a limit for all and one per chat."""

    def __init__(self, limits: Limits, now: float) -> None:
        self._limits = limits
        # By thirds of a second: a whole second's messages at once could arrive closer together
        # than they left, and be too many.
        third = max(1, limits.per_second // 3)
        self._all = Window(third, third / limits.per_second)
        self._chats: dict[int, Bucket | Window] = {}
        self._closed_until = now

    def close(self, until: float) -> None:
        """Let nothing out before `until`."""
        self._closed_until = max(self._closed_until, until)

    def closed_for(self, now: float) -> float:
        """Seconds until anything at all may leave; 0 when the gate is open."""
        return max(0.0, self._closed_until - now)

    def wait_for_all(self, now: float) -> float:
        """Seconds until a message may leave, whatever its chat."""
        return max(self.closed_for(now), self._all.wait(now))

    def wait_for_chat(self, chat_id: int, now: float) -> float:
        """Seconds until this chat's next message may leave, other chats aside."""
        return self._bucket(chat_id, now).wait(now)

    def take(self, chat_id: int, now: float) -> None:
        """Count one message to this chat; a call that belongs to no chat is no message."""
        if chat_id != NO_CHAT:
            self._all.take(now)
        self._bucket(chat_id, now).take(now)

    def _bucket(self, chat_id: int, now: float) -> Bucket | Window:
        if chat_id not in self._chats:
            if len(self._chats) > 10_000:
                self._chats = {c: b for c, b in self._chats.items() if not b.full(now)}
            self._chats[chat_id] = self._new(chat_id, now)
        return self._chats[chat_id]

    def _new(self, chat_id: int, now: float) -> Bucket | Window:
        if chat_id < 0:
            return Window(self._limits.group_per_minute, A_MINUTE)
        return Bucket(self._limits.chat_burst, self._limits.chat_per_second, now)
