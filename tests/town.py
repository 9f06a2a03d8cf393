"""The people of the tests and the town they live in: a sandbox, a bot, real HTTP, a real file.

A person says and taps as on a phone, then hears what the bot answered once it has gone quiet.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from io import BytesIO
from mimetypes import guess_type
from pathlib import Path

import aiohttp
from PIL import Image

from bot.config import Config, Health, Limits, Telegram, Webhook
from bot.parts import Running
from bot.process import serve
from plan.loading import load_plan
from plan.model import Plan
from sandbox import Sandbox
from sandbox.rich.plain import plain_text
from storage import invitations
from storage.database import Database
from storage.instants import to_text
from storage.members import Role

PLAN_FILE = Path(__file__).parent.parent / "plans" / "pingliang-2014.toml"
TOKEN = "100001:test"
MORNING = "2014-09-15T09:00:00+08:00"  # a Monday
NO_LIMITS = Limits(per_second=10_000, chat_per_second=10_000, chat_burst=10_000)
Json = dict[str, object]
NEVER = 1 << 53
"""A revision no chat reaches: nothing has changed since, so a view of it is small."""
_EMPTY: list[bytes] = []

KONGTONG, JINGCHUAN, ROOT = "620802", "620821", "620800"


@cache
def plan() -> Plan:
    """The Pingliang plan."""
    return load_plan(PLAN_FILE.read_text(encoding="utf-8"))


def picture(colour: str = "red", size: tuple[int, int] = (64, 48)) -> bytes:
    """A small JPEG."""
    file = BytesIO()
    Image.new("RGB", size, colour).save(file, "JPEG")
    return file.getvalue()


@dataclass
class Town:
    """The sandbox, the bot's configuration, and the bot while it runs."""

    sandbox: Sandbox
    http: aiohttp.ClientSession
    config: Config
    plan: Plan
    running: Running | None = None
    _stop: asyncio.Event = field(default_factory=asyncio.Event)
    _task: asyncio.Task[None] | None = None

    @property
    def database(self) -> Database:
        """The running bot's file."""
        assert self.running is not None
        return self.running.database

    async def start_bot(self) -> None:
        """Start the bot and wait until it takes updates."""
        started = asyncio.Event()

        def ready(running: Running) -> None:
            self.running = running
            started.set()

        self._stop = asyncio.Event()
        self._task = asyncio.create_task(serve(self.config, self.plan, ready, self._stop))
        waiting = asyncio.create_task(started.wait())
        await asyncio.wait([waiting, self._task], return_when=asyncio.FIRST_COMPLETED)
        waiting.cancel()
        if self._task.done():
            self._task.result()

    async def stop_bot(self) -> None:
        """Stop the bot in order."""
        self._stop.set()
        if self._task is not None:
            await self._task
        self.running = self._task = None

    async def restart_bot(self) -> None:
        """Stop it and start it again on the same file."""
        await self.stop_bot()
        await self.start_bot()

    async def post(self, path: str, body: Json) -> Json:
        """Act on the people's side; a refusal there is an error of the test."""
        async with self.http.post(f"{self.sandbox.base_url}/sim{path}", json=body) as response:
            answer: Json = await response.json()
            assert response.status == 200, answer
            return answer

    async def strike(self, method: str, kind: str | int, **more: object) -> None:
        """Let the next call of a method fail: 429, 500, "reset", "html" and so on."""
        await self.post("/faults", {"method": method, "kind": kind, **more})

    async def rows(self, sql: str, *values: object) -> list[tuple[object, ...]]:
        """What is stored and committed."""
        return [tuple(row) for row in await self.database.reader.execute_fetchall(sql, values)]

    async def quiet(self, update: Json | None = None) -> None:
        """Wait until the bot has handled this update and said all it has to say."""
        number = update.get("update_id") if update else None
        async with asyncio.timeout(20):
            while not await self._is_quiet(number):
                await asyncio.sleep(0.004)

    async def _is_quiet(self, number: object) -> bool:
        # First that it has arrived: the other way round it could arrive between the two looks.
        if number is not None and not await self.rows(
            "SELECT 1 FROM inbox WHERE update_id = ?", number
        ):
            return False
        waiting = await self.rows(
            """SELECT (SELECT count(*) FROM inbox WHERE status = 'waiting')
                    + (SELECT count(*) FROM outbox WHERE status = 'waiting')"""
        )
        return waiting == [(0,)]

    async def person(self, number: int, name: str, **more: str) -> "Person":
        """Somebody with a phone, a stranger to the bot."""
        await self.post("/users", {"id": number, "first_name": name, **more})
        return Person(self, number, name)

    async def member(self, number: int, name: str, unit: str, role: Role) -> "Person":
        """Somebody who has joined by a link, with the name that Telegram has."""
        person = await self.person(number, name)
        async with self.database.transaction() as connection:
            token = await invitations.issue(connection, self.now(), unit, role, None)
        await person.says(f"/start {token}")
        await person.taps(f"就用“{name}”")
        return person

    def now(self) -> datetime:
        """The sandbox's clock, in UTC."""
        return datetime.fromtimestamp(self.sandbox.clock.now(), UTC)

    async def set_clock(self, instant: str) -> None:
        """Set the sandbox's clock, and wait until the bot's has followed."""
        await self.post("/clock", {"set": instant})
        assert self.running is not None
        async with asyncio.timeout(5):
            while abs((self.running.clock.now() - self.now()).total_seconds()) > 1:
                await asyncio.sleep(0.02)

    async def until(self, holds: Callable[[], Awaitable[bool]], seconds: float = 10) -> None:
        """Wait until something holds; the test fails when it does not within so many seconds."""
        async with asyncio.timeout(seconds):
            while not await holds():
                await asyncio.sleep(0.02)

    async def until_rows(self, sql: str) -> list[tuple[object, ...]]:
        """Wait until a query finds rows; returns them."""

        async def found() -> bool:
            return bool(await self.rows(sql))

        await self.until(found)
        return await self.rows(sql)

    async def at_rest(self) -> None:
        """Wait until the day is planned and no job is due."""

        async def rests() -> bool:
            due = "SELECT 1 FROM job WHERE status = 'waiting' AND run_at <= ?"
            return not await self.rows(due, to_text(self.now()))

        await self.until_rows("SELECT 1 FROM job WHERE occasion LIKE 'morning:%'")
        await self.until(rests)
        await self.quiet()

    async def calls(self, method: str) -> list[Json]:
        """The Bot API calls of a method so far."""
        url = f"{self.sandbox.base_url}/sim/calls?method={method}"
        async with self.http.get(url) as response:
            calls: list[Json] = (await response.json())["calls"]
            return calls

    async def tally(self, indicator: str, part: str = "quantity") -> int:
        """The kept tally of an indicator, all units and days."""
        [(value,)] = await self.rows(
            "SELECT coalesce(sum(value), 0) FROM tally WHERE indicator = ? AND part = ?",
            indicator,
            part,
        )
        assert isinstance(value, int)
        return value


@dataclass
class Person:
    """One who says and taps; `heard` is what the bot said since his last action."""

    town: Town
    number: int
    name: str
    heard: list[Json] = field(default_factory=list)
    toasted: str = ""

    async def says(self, text: str) -> str:
        """Type a text; returns the newest message of the bot."""
        return await self._acts("text", {"text": text})

    async def sends(self, message: Json) -> str:
        """Send anything else: a sticker, a voice message, something forwarded."""
        return await self._acts("message", {"message": message})

    async def shares(self, **contact: object) -> str:
        """Share a contact: the person's own, unless another is given."""
        return await self._acts("contact", contact)

    async def edits(self, message: Json, text: str) -> str:
        """Edit a message sent before."""
        return await self._acts("edit", {"message_id": message["message_id"], "text": text})

    async def taps(self, label: str) -> str:
        """Tap a button by (part of) its label on the newest message that has it."""
        for message in reversed(await self.screen()):
            for text, _ in buttons(message):
                if label in text:
                    return await self._acts(
                        "tap", {"message_id": message["message_id"], "label": text}
                    )
        raise AssertionError(f"no button {label!r} in: {await self.text()}")

    async def taps_data(self, data: str, message: Json) -> str:
        """Tap an old button again, by its data."""
        return await self._acts("tap", {"message_id": message["message_id"], "data": data})

    async def photos(self, *pictures: bytes, caption: str = "") -> str:
        """Send a photo, or several as an album."""
        return await self._uploads("photos", pictures, caption)

    async def document(self, content: bytes, name: str = "0.jpg") -> str:
        """Send a file, a picture unless its name says otherwise."""
        return await self._uploads("document", (content,), "", name)

    async def _uploads(
        self, action: str, pictures: Sequence[bytes], caption: str, name: str = ""
    ) -> str:
        form = aiohttp.FormData(quote_fields=False)
        form.add_field("from", str(self.number))
        form.add_field("caption", caption)
        for number, content in enumerate(pictures):
            called = name or f"{number}.jpg"
            form.add_field("file", content, filename=called, content_type=guess_type(called)[0])
        before = await self._revision()
        url = f"{self.town.sandbox.base_url}/sim/chats/{self.number}/{action}"
        async with self.town.http.post(url, data=form) as response:
            answer = await response.json()
            assert response.status == 200, answer
        return await self._listen(before, answer)

    async def _acts(self, action: str, body: Json) -> str:
        before = await self._revision()
        answer = await self.town.post(
            f"/chats/{self.number}/{action}", {"from": self.number, **body}
        )
        return await self._listen(before, answer)

    async def _listen(self, before: int, answer: Json) -> str:
        updates = answer.get("updates")
        await self.town.quiet(updates[-1] if isinstance(updates, list) else answer)
        changed = await self._view(since=before)
        self.heard = [message for message in _messages(changed) if not self._said(message)]
        toasts = changed["toasts"]
        self.toasted = str(toasts[-1]["text"]) if isinstance(toasts, list) and toasts else ""
        return words_of(self.heard[-1]) if self.heard else ""

    def _said(self, message: Json) -> bool:
        sender = message["from"]
        return isinstance(sender, dict) and sender["id"] == self.number

    async def _revision(self) -> int:
        revision = (await self._view(since=NEVER))["revision"]
        assert isinstance(revision, int)
        return revision

    async def _view(self, since: int = 0) -> Json:
        url = f"{self.town.sandbox.base_url}/sim/chats/{self.number}?since={since}"
        async with self.town.http.get(url) as response:
            view: Json = await response.json()
            assert response.status == 200, view
            return view

    async def screen(self) -> list[Json]:
        """The chat as it stands on the phone now."""
        return _messages(await self._view())

    async def toast(self) -> str:
        """The short word over the chat that answered his last tap, or nothing."""
        return self.toasted

    async def text(self) -> str:
        """The newest message of the bot."""
        said = [message for message in await self.screen() if not self._said(message)]
        return words_of(said[-1]) if said else ""

    async def form(self) -> Json:
        """The newest message that has buttons."""
        with_buttons = [message for message in await self.screen() if buttons(message)]
        return with_buttons[-1]


def _messages(view: Json) -> list[Json]:
    messages = view["messages"]
    assert isinstance(messages, list)
    return messages


def words_of(message: Json) -> str:
    """What is to be read in a message: its text, or its rich content, a line a block or row."""
    return str(message.get("text") or plain_text(message))


def buttons(message: Json) -> list[tuple[str, str]]:
    """The (label, data) of each button of a message."""
    markup = message.get("reply_markup")
    rows = markup.get("inline_keyboard", []) if isinstance(markup, dict) else []
    return [(b["text"], b.get("callback_data", "")) for row in rows for b in row]


async def lay_out(file: Path) -> None:
    """Put an empty data file in its newest form in place; each process makes it once."""
    if not _EMPTY and not file.exists():
        made = await Database.open(file)
        await made.close()
        _EMPTY.append(file.read_bytes())
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(_EMPTY[0])


@asynccontextmanager
async def a_town(
    folder: Path,
    *,
    now: str = MORNING,
    limits: Limits = NO_LIMITS,
    webhook: Webhook | None = None,
    rich_messages: bool = True,
    by_plan: Plan | None = None,
) -> AsyncIterator[Town]:
    """A town with a running bot, its clock standing at `now` and ticking on."""
    async with await Sandbox.start() as sandbox, aiohttp.ClientSession() as http:
        telegram = Telegram(
            token=TOKEN,
            base_url=f"{sandbox.base_url}/bot",
            base_file_url=f"{sandbox.base_url}/file/bot",
            updates="webhook" if webhook else "polling",
            rich_messages=rich_messages,
        )
        config = Config(
            plan=PLAN_FILE,
            data=folder,
            clock_url=f"{sandbox.base_url}/sim/clock",
            telegram=telegram,
            health=Health(port=0),
            limits=limits,
            webhook=webhook,
        )
        await lay_out(config.database)
        town = Town(sandbox, http, config, by_plan or plan())
        await town.post("/clock", {"set": now})
        await town.start_bot()
        try:
            yield town
        finally:
            await town.stop_bot()
