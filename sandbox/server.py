"""Puts Bot API and people's side on one port and starts and stops them; no rule of either."""

from __future__ import annotations

from types import TracebackType

from aiohttp import web

from sandbox import pagefiles
from sandbox.botapi import BotApi
from sandbox.calls import CALLS_KEPT, CallLog
from sandbox.clock import Clock
from sandbox.faults import Faults
from sandbox.files import UPLOAD_LIMIT
from sandbox.people.routes import PeopleSide, errors_as_json
from sandbox.world import World

# Room for an upload of the largest file with the fields around it, so that the refusal of a
# larger one is ours and in Telegram's words.
MAX_BODY = UPLOAD_LIMIT + 16 * 1024 * 1024


class Sandbox:
    """A running Telegram stand-in; `base_url` is what a client puts before `/bot<token>/`."""

    def __init__(self, *, limits: bool = False, calls_kept: int = CALLS_KEPT) -> None:
        """Prepare an empty sandbox; `start` or `serve` lets it listen."""
        self.clock = Clock()
        self.world = World(self.clock)
        self.faults = Faults()
        self.calls = CallLog(calls_kept)
        self.bot_api = BotApi(self.world, self.calls, self.faults, limits=limits)
        self.base_url = ""
        self._people = PeopleSide(self.world, self.faults, self.calls)
        self._runner: web.AppRunner | None = None

    @classmethod
    async def start(
        cls,
        host: str = "127.0.0.1",
        port: int = 0,
        *,
        limits: bool = False,
        calls_kept: int = CALLS_KEPT,
    ) -> Sandbox:
        """Return a sandbox that listens; port 0 takes a free one. OSError when a port is taken."""
        sandbox = cls(limits=limits, calls_kept=calls_kept)
        await sandbox.serve(host, port)
        return sandbox

    async def serve(self, host: str, port: int) -> None:
        """Listen on an address; OSError when the port is taken."""
        runner = web.AppRunner(self.application(), access_log=None, shutdown_timeout=1.0)
        await runner.setup()
        try:
            await web.TCPSite(runner, host, port).start()
        except OSError:
            await runner.cleanup()
            raise
        self._runner = runner
        address, bound = runner.addresses[0][:2]
        shown = f"[{address}]" if ":" in address else address
        self.base_url = f"http://{shown}:{bound}"

    def application(self) -> web.Application:
        """Return the aiohttp application with all routes."""
        app = web.Application(
            client_max_size=MAX_BODY, middlewares=[self._people.live.noting_changes, errors_as_json]
        )
        for verb in ("GET", "POST"):
            app.router.add_route(verb, "/bot{token}/{method}", self.bot_api.call)
        app.router.add_get("/file/bot{token}/{path:.+}", self.bot_api.download)
        app.router.add_routes(self._people.routes())
        app.router.add_routes(pagefiles.routes())
        app.on_shutdown.append(self._end_waiting)
        return app

    async def stop(self) -> None:
        """Stop listening and end everything that waits; a second call does nothing."""
        runner, self._runner = self._runner, None
        if runner is not None:
            await runner.cleanup()

    async def __aenter__(self) -> Sandbox:
        """Return the sandbox itself; it is listening already."""
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Stop it."""
        await self.stop()

    async def _end_waiting(self, _: web.Application) -> None:
        self._people.close()
        await self.bot_api.close()
