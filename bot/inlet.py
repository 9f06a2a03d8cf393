"""Where updates enter, however they came: each is kept as a row before Telegram may forget it."""

import json
from collections.abc import Callable, Sequence

from bot.clock import Clock
from bot.notices import Notices
from bot.request import Json
from storage import inbox
from storage.database import Database

ALLOWED_UPDATES = ("message", "edited_message", "callback_query", "my_chat_member")
LARGEST_ID = 2**63 - 1


class Inlet:
    """Commits raw updates; `heard` is the monotonic time Telegram was last heard of."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        notices: Notices,
        committed: Callable[[], None],
    ) -> None:
        self._database = database
        self._clock = clock
        self._notices = notices
        self._committed = committed
        self._given_up: list[str] = []
        self.heard: float | None = None

    async def keep(self, batch: Sequence[Json]) -> list[int]:
        """Commit a batch in its order; returns the ids of the updates that have one.

        What has none becomes a dead letter, once. Raises StorageBroken.
        """
        # ASCII only: half a surrogate pair from the wire could not be stored as UTF-8.
        rows = [(_update_id(one), json.dumps(one, separators=(",", ":"))) for one in batch]
        good = [(number, raw) for number, raw in rows if number is not None]
        bad = [raw for number, raw in rows if number is None]
        async with self._database.transaction() as connection:
            await inbox.add(connection, good, self._clock.now())
            for raw in bad:
                if raw not in self._given_up:
                    await self._notices.give_up(connection, "inbox", 0, raw, "no update_id")
        self._committed()
        # Without an id it cannot be acknowledged, so it may come again with every answer.
        self._given_up = bad
        return [number for number, _ in good]


def _update_id(update: Json) -> int | None:
    number = update.get("update_id") if isinstance(update, dict) else None
    if isinstance(number, int) and not isinstance(number, bool) and abs(number) <= LARGEST_ID:
        return number
    return None
