"""The demonstration: sandbox and bot on this machine, and a scripted chat printed as it happens.

The people are invented. They speak to the bot as real ones do: over HTTP, through Telegram's
stand-in.
"""

import asyncio
import html
import tempfile
from dataclasses import dataclass
from pathlib import Path

import aiohttp
import click

from bot.config import Config, Health, Telegram
from bot.operating import first_link
from bot.parts import Running
from bot.process import serve
from plan.model import Plan
from sandbox import Sandbox
from texts import Words

MORNING = "2014-09-15T09:00:00+08:00"
TOKEN = "100001:demonstration"  # noqa: S105 - the sandbox takes any
PATIENCE = 20.0
# Telegram's limit of one message a second to a chat holds here too.
QUIET = 1.3

Json = dict[str, object]


@dataclass
class Actor:
    """An invented person with a phone; what he does and hears is printed."""

    number: int
    name: str
    session: aiohttp.ClientSession
    revision: int = 1

    async def joins(self, link: str) -> str:
        """Get a Telegram account and open an invitation."""
        await self._post("/sim/users", {"id": self.number, "first_name": self.name})
        click.secho(f"\n{self.name} ▶ {link}", fg="green")
        return await self._act("start", {"link": link})

    async def says(self, text: str) -> str:
        """Type a text; returns what the bot answers."""
        click.secho(f"\n{self.name} ▶ {text}", fg="green")
        return await self._act("text", {"text": text})

    async def taps(self, label: str) -> str:
        """Tap a button of the newest message that has it; returns what the bot answers."""
        click.secho(f"\n{self.name} ▶ [{label}]", fg="green")
        for message in reversed(_messages(await self._view(0, 0))):
            if any(label == one for row in _rows(message) for one in row):
                where = {"message_id": message["message_id"], "label": label}
                return await self._act("tap", where)
        raise LookupError(f"no button {label!r}")

    async def _act(self, action: str, body: Json) -> str:
        await self._post(f"/sim/chats/{self.number}/{action}", {"from": self.number, **body})
        return await self._hear()

    async def _hear(self) -> str:
        """Print what the bot says, until it has been quiet for a moment."""
        heard = ""
        async with asyncio.timeout(PATIENCE):
            while True:
                view = await self._view(self.revision, QUIET if heard else PATIENCE)
                news = [m for m in _messages(view) if "text" in m and _by_bot(m)]
                if heard and not news:
                    return heard
                self.revision = int(str(view["revision"]))
                for message in news:
                    heard = str(message["text"])
                    _print(message)

    async def _view(self, since: int, wait: float) -> Json:
        where = f"/sim/chats/{self.number}?since={since}&wait={wait}"
        async with self.session.get(where) as response:
            view: Json = await response.json()
            return view

    async def _post(self, path: str, body: Json) -> None:
        async with self.session.post(path, json=body) as response:
            response.raise_for_status()


def _messages(view: Json) -> list[Json]:
    messages = view["messages"]
    return messages if isinstance(messages, list) else []


def _rows(message: Json) -> list[list[str]]:
    markup = message.get("reply_markup")
    rows = markup.get("inline_keyboard", []) if isinstance(markup, dict) else []
    return [[str(button["text"]) for button in row] for row in rows]


def _by_bot(message: Json) -> bool:
    sender = message["from"]
    return isinstance(sender, dict) and bool(sender["is_bot"])


def _print(message: Json) -> None:
    for line in html.unescape(str(message["text"])).splitlines():
        click.echo(f"    {line}")
    for row in _rows(message):
        click.secho("    " + "  ".join(f"[{label}]" for label in row), fg="cyan")


async def play(plan_path: Path, plan: Plan, words: Words) -> None:
    """Start sandbox and bot in a folder that is thrown away, and play the arc."""
    with tempfile.TemporaryDirectory(prefix="fieldtally-demo-") as folder:
        async with await Sandbox.start() as sandbox:
            await _play_in(sandbox, _config(sandbox, plan_path, Path(folder)), plan, words)


def _config(sandbox: Sandbox, plan_path: Path, folder: Path) -> Config:
    telegram = Telegram(
        token=TOKEN,
        base_url=f"{sandbox.base_url}/bot",
        base_file_url=f"{sandbox.base_url}/file/bot",
    )
    clock = f"{sandbox.base_url}/sim/clock"
    health = Health(port=0)
    return Config(plan=plan_path, data=folder, clock_url=clock, telegram=telegram, health=health)


async def _play_in(sandbox: Sandbox, config: Config, plan: Plan, words: Words) -> None:
    click.echo(words.plain("demo-begin", address=sandbox.base_url))
    stop, ready = asyncio.Event(), asyncio.Event()

    def started(_running: Running) -> None:
        ready.set()

    async with aiohttp.ClientSession(sandbox.base_url) as session:
        async with session.post("/sim/clock", json={"set": MORNING}) as response:
            response.raise_for_status()
        link = await first_link(config, plan)
        bot = asyncio.create_task(serve(config, plan, started, stop))
        script = asyncio.create_task(_arc(session, link, ready, words))
        await asyncio.wait([bot, script], return_when=asyncio.FIRST_COMPLETED)
        stop.set()
        await bot
        await script
    click.echo(words.plain("demo-end"))


async def _arc(
    session: aiohttp.ClientSession, link: str, ready: asyncio.Event, words: Words
) -> None:
    await ready.wait()
    administrator = Actor(7900, "李主任（演示）", session)
    officer = Actor(7001, "王芳（演示）", session)
    await administrator.joins(link)
    await administrator.says("/invite")
    await administrator.taps("崆峒区")
    invitation = await administrator.taps(words.plain("role-officer"))
    await officer.joins(next(word for word in invitation.split() if word.startswith("http")))
    await officer.says("/report")
    await officer.taps("送文化演出")
    await officer.says("2")
    await officer.taps(words.plain("button-days-ago-0"))
    await officer.taps(words.plain("button-file"))
    await administrator.says("/summary")
