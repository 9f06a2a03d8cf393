"""A server that is not Telegram: it answers whatever it is told to."""

import asyncio
from dataclasses import dataclass, field

from aiohttp import web


@dataclass
class Server:
    """A server that answers as it is told, and counts its callers' connections."""

    url: str = ""
    status: int = 200
    body: str = '{"ok": true, "result": true}'
    silent: asyncio.Event = field(default_factory=asyncio.Event)
    connections: set[object] = field(default_factory=set)

    async def answer(self, request: web.Request) -> web.Response:
        """One call."""
        self.connections.add(request.transport)
        await self.silent.wait()
        return web.Response(status=self.status, text=self.body)
