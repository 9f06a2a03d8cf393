"""The three bots as commands to start: ours with its files laid out, the two plain ones."""

import sqlite3
import sys
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.officers import FIRST_NUMBER
from plan.loading import load_plan
from storage import members, units
from storage.database import Database
from storage.members import Role

REPOSITORY = Path(__file__).parents[1]
PLAN_FILE = REPOSITORY / "plans" / "pingliang-2014.toml"
CONFIG = """\
plan = "{plan}"
data = "data"
clock_url = "{url}/clock"

[telegram]
token = "100001:bench"
base_url = "{url}/bot"
base_file_url = "{url}/file/bot"

[health]
port = 0

# So high that the bot never idles for a limit's sake: the plain bots know none.
[limits]
per_second = 1000000
chat_per_second = 100000
chat_burst = 100000
"""


@dataclass(frozen=True, slots=True)
class Kind:
    """A bot: its name in the table, how it is laid out in a folder, how its reports are counted.

    `prepare` gets the folder, the stub's address and the number of officers; it returns what to
    run.
    """

    name: str
    prepare: Callable[[Path, str, int], Awaitable[list[str]]]
    database: str

    def stored(self, folder: Path) -> int:
        """The reports in its file."""
        connection = sqlite3.connect(folder / self.database)
        try:
            [count] = connection.execute("SELECT count(*) FROM report").fetchone()
            return int(count)
        finally:
            connection.close()


async def _ours(folder: Path, url: str, officers: int) -> list[str]:
    config = folder / "config.toml"
    config.write_text(CONFIG.format(plan=PLAN_FILE, url=url), encoding="utf-8")
    plan = load_plan(PLAN_FILE.read_text(encoding="utf-8"))
    counties = [unit.code for unit in plan.units if unit.parent is not None]
    database = await Database.open(folder / "data" / "fieldtally.db")
    try:
        async with database.transaction() as connection:
            await units.seed(connection, plan)
            for place in range(officers):
                unit = counties[place % len(counties)]
                number = FIRST_NUMBER + place
                now = datetime(2014, 9, 1, tzinfo=UTC)
                await members.join(connection, now, number, "李干事", unit, Role.OFFICER)
    finally:
        await database.close()
    return [sys.executable, "-m", "bot", "run", "--config", str(config)]


def _plain(module: str) -> Callable[[Path, str, int], Awaitable[list[str]]]:
    async def prepare(folder: Path, url: str, _officers: int) -> list[str]:
        return [sys.executable, "-m", module, f"{url}/bot", str(folder / "reports.db")]

    return prepare


OURS = Kind("fieldtally", _ours, "data/fieldtally.db")
PTB = Kind("python-telegram-bot", _plain("benchmarks.ptb_bot"), "reports.db")
AIOGRAM = Kind("aiogram", _plain("benchmarks.aiogram_bot"), "reports.db")
KINDS = (OURS, PTB, AIOGRAM)
