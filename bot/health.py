"""/healthz: whether the bot hears Telegram and its file answers, for a supervisor to ask."""

import sqlite3
import time
from collections.abc import Callable

from aiohttp import web

from bot.config import Health
from storage import dead_letters, inbox, outbox
from storage.database import Database

SILENT_TOO_LONG = 120.0


class HealthServer:
    """Answers 200 with the backlogs while all is well, 503 with the reason otherwise."""

    def __init__(
        self, config: Health, database: Database, heard: Callable[[], float | None]
    ) -> None:
        self._config = config
        self._database = database
        self._heard = heard
        self._started = time.monotonic()
        self._runner: web.AppRunner | None = None
        self.port = config.port

    async def start(self) -> None:
        """Listen. Raises OSError when the port is taken."""
        app = web.Application()
        app.router.add_get("/healthz", self._answer)
        self._runner = web.AppRunner(app, access_log=None)
        await self._runner.setup()
        site = web.TCPSite(self._runner, self._config.host, self._config.port)
        await site.start()
        self.port = self._runner.addresses[0][1]

    async def stop(self) -> None:
        """Stop listening."""
        if self._runner is not None:
            await self._runner.cleanup()

    async def _answer(self, _request: web.Request) -> web.Response:
        silent = time.monotonic() - (self._heard() or self._started)
        try:
            reader = self._database.reader
            state: dict[str, object] = {
                "inbox": await inbox.backlog(reader),
                "outbox": await outbox.backlog(reader),
                "dead_letters": await dead_letters.count(reader),
            }
        except sqlite3.Error as error:
            return web.json_response({"ok": False, "reason": str(error)}, status=503)
        state["seconds_since_telegram"] = round(silent, 1)
        state["ok"] = silent < SILENT_TOO_LONG
        return web.json_response(state, status=200 if state["ok"] else 503)
