"""Brings updates in by long polling: a batch is committed before Telegram may forget it."""

import asyncio
import logging

from telegram.error import Conflict, NetworkError, TelegramError

from bot.api import Api
from bot.inlet import ALLOWED_UPDATES, Inlet
from bot.limits import pause_after
from bot.request import Json

logger = logging.getLogger(__name__)

LONG_POLL = 50.0
GATHERING = 0.02


class Polling:
    """Asks for updates for ever."""

    def __init__(self, api: Api, inlet: Inlet) -> None:
        self._api = api
        self._inlet = inlet

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
                self._inlet.heard = asyncio.get_running_loop().time()
                offset = await self._keep(batch, offset)
                failures = 0
                # A rush is taken in larger batches; who writes alone waits for nothing.
                await asyncio.sleep(GATHERING)
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
        kept = await self._inlet.keep(batch)
        if not kept:
            raise NetworkError("updates without an update_id")
        return kept[-1] + 1

    async def _pause(self, error: TelegramError, failures: int) -> None:
        if isinstance(error, Conflict):
            logger.error("another process is polling with this token: stop one of them")
        else:
            logger.warning("getUpdates: %s, try %s", error, failures)
        await asyncio.sleep(pause_after(error, failures))
