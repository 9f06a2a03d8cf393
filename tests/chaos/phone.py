"""An officer's phone: what stands on the screen, over the people's side of the sandbox."""

import re
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

import aiohttp

from handlers.buttons import Button, Stale
from tests.town import Json, buttons

T = TypeVar("T")
B = TypeVar("B", bound=Button)
RECEIPT = re.compile(r"\b\d{4}-\d{5}\b")


@dataclass(frozen=True, slots=True)
class Seen:
    """A button that stands on the screen."""

    message_id: int
    data: str


@dataclass
class Phone:
    """The private chat of one person with the bot, kept up to date by its changes.

    `updates` are the ids of all that he did: Telegram has taken each of them.
    """

    http: aiohttp.ClientSession
    number: int
    messages: dict[int, Json] = field(default_factory=dict)
    revision: int = 0
    updates: set[int] = field(default_factory=set)

    async def create(self, name: str) -> None:
        """Give this person an account."""
        await self._post("/sim/users", {"id": self.number, "first_name": name})

    async def follows(self, link: str) -> None:
        """Click a link to the bot."""
        await self._acts("start", {"link": link})

    async def says(self, text: str) -> int:
        """Type a text; returns the message's id. The sandbox has taken it when this returns."""
        message = (await self._acts("text", {"text": text}))["message"]
        assert isinstance(message, dict)
        return int(message["message_id"])

    async def shows(self, pictures: Sequence[bytes], caption: str = "") -> None:
        """Send a photo, or several as an album."""
        form = aiohttp.FormData(quote_fields=False)
        form.add_field("from", str(self.number))
        form.add_field("caption", caption)
        for number, content in enumerate(pictures):
            name = f"{number}.jpg"
            form.add_field("file", content, filename=name, content_type="image/jpeg")
        async with self.http.post(f"/sim/chats/{self.number}/photos", data=form) as response:
            answer: Json = await response.json()
            assert response.status == 200, answer
        several = answer.get("updates")
        for update in several if isinstance(several, list) else [answer]:
            self.updates.add(int(str(update["update_id"])))

    async def taps(self, button: Seen) -> None:
        """Tap a button as it was seen: by now the message may show others."""
        await self._acts("tap", {"message_id": button.message_id, "data": button.data})

    async def blocks(self, *, blocked: bool = True) -> None:
        """Block the bot, or let it in again."""
        await self._acts("block", {"blocked": blocked})

    async def look(self, wait: float = 0) -> None:
        """Take over what has changed, waiting up to `wait` seconds for a change."""
        url = f"/sim/chats/{self.number}"
        query = {"since": str(self.revision), "wait": f"{wait:.3f}"}
        async with self.http.get(url, params=query) as response:
            view = await response.json()
            assert response.status == 200, view
        self.revision = view["revision"]
        self.messages |= {message["message_id"]: message for message in view["messages"]}

    async def look_anew(self) -> None:
        """Take over the whole chat."""
        self.messages, self.revision = {}, 0
        await self.look()

    async def sees(self, find: Callable[[], T | None], patience: float) -> T | None:
        """Look until `find` finds something on the screen, or `patience` (seconds) is over."""
        end = time.monotonic() + patience
        while (found := find()) is None and (left := end - time.monotonic()) > 0:
            await self.look(left)
        return found

    def forget(self, until: int) -> None:
        """Scroll older messages off the screen."""
        self.messages = {number: one for number, one in self.messages.items() if number > until}

    def button(self, label: str) -> Seen | None:
        """The button with this label on the newest message that has one."""
        for number in sorted(self.messages, reverse=True):
            for text, data in buttons(self.messages[number]):
                if text == label:
                    return Seen(number, data)
        return None

    def offered(self, kind: type[B], **wanted: object) -> tuple[Seen, B] | None:
        """The newest button of a kind that has these values."""
        for number in sorted(self.messages, reverse=True):
            for _, data in buttons(self.messages[number]):
                try:
                    button = kind.unpack(data)
                except Stale:
                    continue
                if all(getattr(button, name) == value for name, value in wanted.items()):
                    return Seen(number, data), button
        return None

    def form(self, sentence: str) -> int | None:
        """The newest message with buttons that says this sentence."""
        for number in sorted(self.messages, reverse=True):
            message = self.messages[number]
            if sentence in str(message.get("text")) and buttons(message):
                return number
        return None

    def hears(self, words: str, after: int = 0) -> int | None:
        """The newest message that says these words."""
        for number in sorted(self.messages, reverse=True):
            if number > after and words in str(self.messages[number].get("text")):
                return number
        return None

    def receipts(self, label: str) -> list[str]:
        """The number of each receipt; `label` is the button below it."""
        found = []
        for message in self.messages.values():
            match = RECEIPT.search(str(message.get("text")))
            if match and any(text == label for text, _ in buttons(message)):
                found.append(match.group())
        return found

    def newest_of_the_bot(self) -> int:
        """The newest message that is not the person's own."""
        senders = {number: one.get("from") for number, one in self.messages.items()}
        return max(
            number
            for number, sender in senders.items()
            if isinstance(sender, dict) and sender.get("id") != self.number
        )

    def shown(self, message: int) -> tuple[object, ...]:
        """What a message shows: words and buttons."""
        one = self.messages.get(message, {})
        return tuple(one.get(name) for name in ("text", "entities", "reply_markup"))

    def text(self, message: int) -> str:
        """The words of a message."""
        return str(self.messages[message].get("text"))

    def told(self) -> list[object]:
        """What stands on the screen, for whoever looks for what went wrong."""
        return [message.get("text") for message in self.messages.values()]

    async def _acts(self, action: str, body: Json) -> Json:
        path = f"/sim/chats/{self.number}/{action}"
        update = await self._post(path, {"from": self.number, **body})
        number = update["update_id"]
        assert isinstance(number, int)
        self.updates.add(number)
        return update

    async def _post(self, path: str, body: Json) -> Json:
        async with self.http.post(path, json=body) as response:
            answer: Json = await response.json()
            assert response.status == 200, answer
            return answer
