"""Brings updates in by long polling: a batch is committed before Telegram may forget it."""

import asyncio
import json
import logging
from collections.abc import Callable

from telegram.error import Conflict, TelegramError

from bot.api import Api
from bot.clock import Clock
from bot.notices import Notices
from bot.request import Json
from storage import inbox
from storage.database import Database

logger = logging.getLogger(__name__)

ALLOWED_UPDATES = ("message", "edited_message", "callback_query", "my_chat_member")
LONG_POLL = 50.0
LONGEST_PAUSE = 30.0


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
            except TelegramError as error:
                failures += 1
                await self._pause(error, failures)
                continue
            failures = 0
            self.heard = asyncio.get_running_loop().time()
            offset = await self._keep(batch, offset)

    async def _ask(self, offset: int | None) -> list[Json]:
        parameters: dict[str, object] = {"allowed_updates": ALLOWED_UPDATES, "limit": 100}
        if offset is not None:
            parameters["offset"] = offset
        return await self._api.poll(parameters, seconds=LONG_POLL)

    async def _keep(self, batch: list[Json], offset: int | None) -> int | None:
        good: list[tuple[int, str]] = []
        bad: list[str] = []
        for update in batch:
            update_id = update.get("update_id") if isinstance(update, dict) else None
            raw = json.dumps(update, ensure_ascii=False, separators=(",", ":"))
            if isinstance(update_id, int):
                good.append((update_id, raw))
            else:
                bad.append(raw)
        if batch:
            now = self._clock.now()
            async with self._database.transaction() as connection:
                await inbox.add(connection, good, now)
                for raw in bad:
                    await self._notices.give_up(connection, "inbox", 0, raw, "no update_id")
            self._committed()
        return good[-1][0] + 1 if good else offset

    async def _pause(self, error: TelegramError, failures: int) -> None:
        if isinstance(error, Conflict):
            logger.error("another process is polling with this token: stop one of them")
        else:
            logger.warning("getUpdates: %s, try %s", error, failures)
        await asyncio.sleep(min(0.25 * 2**failures, LONGEST_PAUSE))
