"""A demonstration person's phone: what he does goes over the people's side, as on the page."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

import aiohttp

from sandbox.jsontypes import JsonObject
from sandbox.rich.plain import plain_text

PATIENCE = 20.0
Json = JsonObject


@dataclass(frozen=True, slots=True)
class Phone:
    """Acts in one person's chat with the bot, or in a group; `session` knows the sandbox."""

    number: int
    session: aiohttp.ClientSession
    group: int | None = None

    async def opens(self, link: str) -> None:
        """Follow an invitation."""
        await self._act("start", {"link": link})

    async def says(self, text: str) -> None:
        """Type a text."""
        await self._act("text", {"text": text})

    async def sends(self, pictures: list[bytes]) -> None:
        """Send an album."""
        form = aiohttp.FormData({"from": str(self.number)})
        for number, picture in enumerate(pictures):
            name = f"{number}.jpg"
            form.add_field("file", picture, filename=name, content_type="image/jpeg")
        async with self.session.post(self._path("photos"), data=form) as response:
            response.raise_for_status()

    async def taps(self, label: str) -> None:
        """Tap a button as soon as there is one with this label."""
        message = await self._until(lambda message: label in _labels(message))
        await self._act("tap", {"message_id": message["message_id"], "label": label})

    async def hears(self, words: str) -> None:
        """Wait until the bot has said something with these words."""
        await self._until(lambda message: words in _said(message))

    async def _until(self, fits: Callable[[Json], bool]) -> Json:
        since = 0
        async with asyncio.timeout(PATIENCE):
            while True:
                asking = f"?wait={PATIENCE if since else 0}&since={since}&as={self.number}"
                where = f"/sim/chats/{self.group or self.number}{asking}"
                async with self.session.get(where) as response:
                    view = await response.json()
                found = [message for message in view["messages"] if fits(message)]
                if found:
                    return dict(found[-1])
                since = view["revision"]

    async def _act(self, action: str, body: Json) -> None:
        request = {"from": self.number, **body}
        async with self.session.post(self._path(action), json=request) as response:
            response.raise_for_status()

    def _path(self, action: str) -> str:
        return f"/sim/chats/{self.group or self.number}/{action}"


def _said(message: Json) -> str:
    return str(message.get("text") or plain_text(message))


def _labels(message: Json) -> list[str]:
    markup = message.get("reply_markup")
    rows = markup.get("inline_keyboard", []) if isinstance(markup, dict) else []
    return [button["text"] for row in rows for button in row]
