"""Telegram's sending limits as token buckets, on the monotonic clock."""

from dataclasses import dataclass, field

from bot.config import Limits


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

    def take(self) -> None:
        """Use one up; call only after `wait` said 0."""
        self.level -= 1

    def full(self, now: float) -> bool:
        """Whether it has nothing left to win back by `now`."""
        return self.level + (now - self.at) * self.rate >= self.capacity


class Gate:
    """When the next message to a chat may leave: a bucket for all and one per chat."""

    def __init__(self, limits: Limits, now: float) -> None:
        self._limits = limits
        self._all = Bucket(limits.per_second, limits.per_second, now)
        self._chats: dict[int, Bucket] = {}
        self._closed_until = now

    def close(self, until: float) -> None:
        """Let nothing out before `until`."""
        self._closed_until = max(self._closed_until, until)

    def wait_for_all(self, now: float) -> float:
        """Seconds until anything may leave."""
        return max(self._closed_until - now, self._all.wait(now))

    def wait_for_chat(self, chat_id: int, now: float) -> float:
        """Seconds until this chat's next message may leave, other chats aside."""
        return self._bucket(chat_id, now).wait(now)

    def take(self, chat_id: int, now: float) -> None:
        """Count one message to this chat."""
        self._all.take()
        self._bucket(chat_id, now).take()

    def _bucket(self, chat_id: int, now: float) -> Bucket:
        if chat_id not in self._chats:
            if len(self._chats) > 10_000:
                self._chats = {c: b for c, b in self._chats.items() if not b.full(now)}
            self._chats[chat_id] = self._new(chat_id, now)
        return self._chats[chat_id]

    def _new(self, chat_id: int, now: float) -> Bucket:
        if chat_id < 0:
            rate = self._limits.group_per_minute
            return Bucket(rate, rate / 60, now)
        return Bucket(self._limits.chat_burst, self._limits.chat_per_second, now)
