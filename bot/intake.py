"""Brings updates in by long polling: a batch is committed before Telegram may forget it."""

import asyncio
import json
import logging
from collections.abc import Callable

from telegram.error import Conflict, NetworkError, TelegramError

from bot.api import Api
from bot.clock import Clock
from bot.limits import pause_after
from bot.notices import Notices
from bot.request import Json
from storage import inbox
from storage.database import Database

logger = logging.getLogger(__name__)

ALLOWED_UPDATES = ("message", "edited_message", "callback_query", "my_chat_member")
LONG_POLL = 50.0
LARGEST_ID = 2**63 - 1


class Polling:
    """Asks for updates for ever; `heard` is the monotonic time of the last good answer."""

    def __init__(
        self,
        database: Database,
        api: Api,
        clock: Clock,
        notices: Notices,
        committed: Callable[[], None],
    ) -> None:
        self._database = database
        self._api = api
        self._clock = clock
        self._notices = notices
        self._committed = committed
        self._given_up: list[str] = []
        self.heard: float | None = None

    async def run(self) -> None:
        """Remove a webhook, dropping nothing, then poll. Raises StorageBroken."""
        # Never from a stored offset: update ids restart at random after a quiet week.
        offset: int | None = None
        webhook_gone = False
        failures = 0
        while True:
            try:
                if not webhook_gone:
                    await self._api.call("deleteWebhook", {"drop_pending_updates": False})
                    webhook_gone = True
                batch = await self._ask(offset)
                self.heard = asyncio.get_running_loop().time()
                offset = await self._keep(batch, offset)
                failures = 0
            except TelegramError as error:
                failures += 1
                await self._pause(error, failures)

    async def _ask(self, offset: int | None) -> list[Json]:
        parameters: dict[str, object] = {"allowed_updates": ALLOWED_UPDATES, "limit": 100}
        if offset is not None:
            parameters["offset"] = offset
        return await self._api.poll(parameters, seconds=LONG_POLL)

    async def _keep(self, batch: list[Json], offset: int | None) -> int | None:
        """Commit a batch; returns the next offset. Raises NetworkError when there can be none."""
        if not batch:
            return offset
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
        if not good:
            raise NetworkError("updates without an update_id")
        return good[-1][0] + 1

    async def _pause(self, error: TelegramError, failures: int) -> None:
        if isinstance(error, Conflict):
            logger.error("another process is polling with this token: stop one of them")
        else:
            logger.warning("getUpdates: %s, try %s", error, failures)
        await asyncio.sleep(pause_after(error, failures))


def _update_id(update: Json) -> int | None:
    number = update.get("update_id") if isinstance(update, dict) else None
    if isinstance(number, int) and not isinstance(number, bool) and abs(number) <= LARGEST_ID:
        return number
    return None
