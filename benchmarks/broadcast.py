"""A message to ten thousand officers at Telegram's limits: how near to them the sender comes."""

import asyncio
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import aiohttp
import click

from benchmarks.bots import OURS
from benchmarks.path import first_line, processor_seconds, running
from plan.units import OrgTree
from storage import broadcasts, units
from storage.broadcasts import Broadcast, Stage
from storage.database import Database
from storage.members import Language
from storage.outbox import Payload

PEOPLE = 10_000
LIMIT = 30
"""Messages a second, as Telegram allows them and config.example.toml has them."""
LONGEST_START = 120.0
WARM_UP = 3.0
NOW = datetime(2014, 9, 1, tzinfo=UTC)
TEXT = "📢 <b>平凉市通知</b>（李主任）\n\n请各县（区）于本周五前报送下半年工作安排，并归档材料。"


@dataclass(frozen=True, slots=True)
class Rate:
    """Messages a second, the bot's share of a core, and how long queueing all letters took."""

    per_second: float
    busy: float
    queueing: float

    @property
    def share(self) -> float:
        """Of what Telegram allows."""
        return self.per_second / LIMIT


async def measured(people: int, seconds: float) -> Rate:
    """Start stub and bot with a message waiting for each of so many, and count for a while."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        stub_command = [sys.executable, "-m", "benchmarks.stub", str(people), "--silent"]
        with running(stub_command, folder / "stub.log", subprocess.PIPE) as stub:
            port = await asyncio.to_thread(first_line, stub)
            url = f"http://127.0.0.1:{port}"
            command = await OURS.prepare(folder, url, people)
            config = folder / "config.toml"
            text = config.read_text(encoding="utf-8")
            config.write_text(text[: text.index("# So high")], encoding="utf-8")
            queueing = await _queue(folder / OURS.database)
            with running(command, folder / "bot.log") as bot:
                return await _counted(url, bot.pid, seconds, queueing)


async def _queue(path: Path) -> float:
    """Queue the letters as the bot does; returns the seconds it took."""
    database = await Database.open(path)
    try:
        tree: OrgTree = await units.tree(database.reader)
        message = Broadcast(1, 1, tree.root.code, TEXT, Stage.SENT, 1, NOW)
        payload: Payload = {"text": TEXT, "parse_mode": "HTML"}
        began = time.monotonic()
        async with database.transaction() as connection:
            codes = [unit.code for unit in tree]
            payloads = {(Language.CHINESE, False): payload}
            await broadcasts.address(connection, NOW, message, codes, payloads, ())
        return time.monotonic() - began
    finally:
        await database.close()


async def _counted(url: str, bot: int, seconds: float, queueing: float) -> Rate:
    async with aiohttp.ClientSession() as http:
        end = time.monotonic() + LONGEST_START
        while await _sent(http, url) < LIMIT * WARM_UP:
            if time.monotonic() > end:
                raise RuntimeError("the broadcast did not begin")
            await asyncio.sleep(0.1)
        began, before, used = time.monotonic(), await _sent(http, url), processor_seconds(bot)
        await asyncio.sleep(seconds)
        sent, took = await _sent(http, url) - before, time.monotonic() - began
        return Rate(sent / took, (processor_seconds(bot) - used) / took, queueing)


async def _sent(http: aiohttp.ClientSession, url: str) -> int:
    async with http.get(f"{url}/counts") as response:
        counts = await response.json()
        return int(counts["calls"].get("sendMessage", 0))


def described(people: int = PEOPLE, seconds: float = 10.0) -> str:
    """The figures in two lines."""
    rate = asyncio.run(measured(people, seconds))
    return (
        f"Broadcast to {people} people, {seconds:.0f} s of it: {rate.per_second:.2f} messages/s, "
        f"{rate.share:.1%} of the {LIMIT} that Telegram allows\n"
        f"  bot's CPU {rate.busy:.0%} of a core; queueing all letters {rate.queueing * 1000:.0f} ms"
    )


@click.command()
@click.option("--people", default=PEOPLE, show_default=True)
@click.option("--seconds", default=30.0, show_default=True)
def main(people: int, seconds: float) -> None:
    """Print the figures. No figure makes it fail."""
    click.echo(described(people, seconds))


if __name__ == "__main__":
    main()
