"""A sandbox in which the test speaks for the bot, for what the page does whatever the bot is."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import aiohttp

from sandbox import Sandbox
from tests.town import MORNING, TOKEN, Json

OFFICER, LEADER, STRANGER = 1001, 1002, 1003
PEOPLE = {OFFICER: "王芳", LEADER: "周主席", STRANGER: "过客"}


@dataclass
class Room:
    """The sandbox and the connection over which bot and people act."""

    sandbox: Sandbox
    http: aiohttp.ClientSession

    @classmethod
    @asynccontextmanager
    async def opened(cls, port: int = 0) -> AsyncIterator["Room"]:
        """A sandbox with three people, of whom two have started the bot."""
        async with (
            await Sandbox.start(port=port) as sandbox,
            aiohttp.ClientSession(sandbox.base_url) as http,
        ):
            room = cls(sandbox, http)
            await room.acts("/sim/clock", set=MORNING)
            for number, name in PEOPLE.items():
                await room.acts("/sim/users", id=number, first_name=name, language_code="zh-hans")
            for number in (OFFICER, LEADER):
                await room.acts(f"/sim/chats/{number}/start", **{"from": number})
            yield room

    async def acts(self, path: str, **body: object) -> Json:
        """Post something that must succeed; returns the answer."""
        async with self.http.post(path, json=body) as response:
            answer: Json = await response.json()
            assert response.status == 200, answer
            return answer

    async def bot(self, method: str, **parameters: object) -> None:
        """Call a method as the bot."""
        await self.acts(f"/bot{TOKEN}/{method}", **parameters)

    async def newest(self, chat: int) -> Json:
        """The newest message of a chat."""
        async with self.http.get(f"/sim/chats/{chat}") as response:
            view: Json = await response.json()
        messages = view["messages"]
        assert isinstance(messages, list)
        newest: Json = messages[-1]
        return newest
