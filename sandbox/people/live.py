"""A stream of what changes in the sandbox, for pages that show it; it changes nothing itself."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Iterator

from aiohttp import web
from aiohttp.typedefs import Handler

from sandbox.bell import Bell
from sandbox.calls import CallLog
from sandbox.faults import Faults
from sandbox.jsontypes import JsonObject, encode
from sandbox.people.glance import ChatGlances
from sandbox.world import World

# A change that comes about by time alone ("typing" ends) shows after this long.
LOOK_SECONDS = 1.0
# Changes come in bursts; one look at the end of a burst is enough.
GATHER_SECONDS = 0.02
BEAT_SECONDS = 5.0


class Live:
    """Serves `GET /sim/events` (Server-Sent Events): each part of the world when it differs.

    Events: `hello` {boot}, `people`, `bots`, `chat` (one a chat), `faults`, `calls`, `ready` once
    all of these were sent, and `clock` whenever it was set and every few seconds as a sign of life.
    """

    def __init__(self, world: World, faults: Faults, calls: CallLog) -> None:
        """Take what is looked at."""
        # A page that reconnects learns from it whether this is still the world it knew.
        self.boot = secrets.token_hex(6)
        self._world = world
        self._faults = faults
        self._calls = calls
        self._glances = ChatGlances(world)
        self._bell = Bell()
        self._changes = 0
        self._closed = False

    @web.middleware
    async def noting_changes(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Look again after every request: nothing changes here but through one."""
        try:
            return await handler(request)
        finally:
            self._ring()

    def close(self) -> None:
        """End all streams."""
        self._closed = True
        self._ring()

    async def stream(self, request: web.Request) -> web.StreamResponse:
        """Send what there is, then what changes, until the page goes or the sandbox ends."""
        response = web.StreamResponse(
            headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"}
        )
        try:
            await response.prepare(request)
            await response.write(_event("hello", {"boot": self.boot}))
            await self._send_changes(response)
        except ConnectionError:
            # The page was closed; there is nobody left to tell.
            pass
        return response

    async def _send_changes(self, response: web.StreamResponse) -> None:
        sent: dict[str, bytes] = {}
        ready = False
        while not self._closed:
            seen = self._changes
            news = b"".join(self._news(sent))
            if news:
                await response.write(news)
            if not ready:
                ready = True
                await response.write(_event("ready", {}))
            # What rang while this was being sent has not been looked at yet.
            if seen == self._changes and await self._bell.wait(LOOK_SECONDS):
                await asyncio.sleep(GATHER_SECONDS)

    def _news(self, sent: dict[str, bytes]) -> Iterator[bytes]:
        """Yield the events for what differs from `sent`, and note it there."""
        clock = self._world.clock
        mark = b"%r %d" % (clock.setting, int(asyncio.get_running_loop().time() / BEAT_SECONDS))
        if sent.get("clock") != mark:
            sent["clock"] = mark
            yield _event("clock", {"unix": clock.now()})
        for key, name, content in self._parts():
            event = _event(name, content)
            if sent.get(key) != event:
                sent[key] = event
                yield event

    def _parts(self) -> Iterator[tuple[str, str, JsonObject]]:
        """Yield the key, the event's name and the content of each part of the world."""
        world = self._world
        yield "bots", "bots", {"bots": [bot.as_user() for bot in world.bots.values()]}
        yield "people", "people", {"people": [one.as_shown() for one in world.people.values()]}
        for key, glance in self._glances.all():
            yield key, "chat", glance
        yield "faults", "faults", {"faults": self._faults.as_json()}
        yield "calls", "calls", self._calls.glance()

    def _ring(self) -> None:
        self._changes += 1
        self._bell.ring()


def _event(name: str, content: JsonObject) -> bytes:
    return b"event: %s\ndata: %s\n\n" % (name.encode(), encode(content))
