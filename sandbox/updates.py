"""One bot's queue of updates and its long poll; what an update means is not known here."""

from __future__ import annotations

import asyncio
from collections import deque
from itertools import islice

from sandbox.bell import Bell
from sandbox.errors import ApiError
from sandbox.jsontypes import JsonObject

# Telegram leaves these out unless a bot names them in allowed_updates.
ON_REQUEST = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
FIRST_UPDATE_ID = 730_000_001
OTHER_POLLER = (
    "terminated by other getUpdates request; make sure that only one bot instance is running"
)


class UpdateQueue:
    """The updates a bot has not confirmed yet, oldest first, and the one poll that may wait."""

    def __init__(self) -> None:
        """Start empty, with Telegram's default choice of update kinds."""
        self.pending: deque[tuple[int, JsonObject]] = deque()
        self.allowed: frozenset[str] = frozenset()
        self._next_id = FIRST_UPDATE_ID
        self._poll: asyncio.Future[bool] | None = None
        self.bell = Bell()

    def wants(self, kind: str) -> bool:
        """Tell whether the bot asked for updates of this kind."""
        return kind in self.allowed if self.allowed else kind not in ON_REQUEST

    def add(self, kind: str, content: JsonObject) -> JsonObject | None:
        """Queue an update of a kind; return it, or None when the bot does not want that kind."""
        if not self.wants(kind):
            return None
        update: JsonObject = {"update_id": self._next_id, kind: content}
        self.pending.append((self._next_id, update))
        self._next_id += 1
        self.wake()
        return update

    def wake(self) -> None:
        """Let the waiting poll and the webhook look again."""
        self.bell.ring()
        self._end_poll(superseded=False)

    def confirm(self, offset: int) -> None:
        """Forget what an offset confirms: updates below it, or all but the last -offset."""
        if offset < 0:
            while len(self.pending) > -offset:
                self.pending.popleft()
            return
        while self.pending and self.pending[0][0] < offset:
            self.pending.popleft()

    def interrupt(self) -> None:
        """End the waiting poll with the conflict that a second poll or a webhook causes."""
        self._end_poll(superseded=True)

    async def poll(self, limit: int, timeout: float) -> list[JsonObject]:
        """Return up to limit pending updates, waiting for the first; ApiError 409 if superseded."""
        self.interrupt()
        if not self.pending and timeout > 0:
            await self._wait(timeout)
        return [update for _, update in islice(self.pending, limit)]

    async def _wait(self, timeout: float) -> None:
        own: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        self._poll = own
        try:
            async with asyncio.timeout(timeout):
                superseded = await own
        except TimeoutError:
            superseded = False
        finally:
            if self._poll is own:
                self._poll = None
        if superseded:
            raise ApiError(409, OTHER_POLLER)

    def _end_poll(self, *, superseded: bool) -> None:
        if self._poll is not None and not self._poll.done():
            self._poll.set_result(superseded)
