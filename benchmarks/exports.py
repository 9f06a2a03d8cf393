"""How long workbook, ledger, briefing and charts take, and how much memory: medians.

`python -m benchmarks.exports [REPORTS [ROUNDS]]` prints a table. Each is made by a fresh process,
so the figures hold the loading of its libraries too; the reports are invented.
"""

import asyncio
import resource
import subprocess
import sys
import tempfile
import time
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from random import Random
from statistics import median

from benchmarks import table
from briefing.orders import Order, What
from briefing.production import Workshop
from plan.loading import load_plan
from plan.model import Measure, Plan, QuestionKind, State
from plan.report import Answer, Content, Status
from plan.units import OrgTree
from storage import members, reports, tally, units
from storage.database import Database
from storage.members import Role
from storage.snapshot import apart
from texts import Catalogue, Words

ROOT = Path(__file__).parent.parent
REPORTS, ROUNDS = 100_000, 3
NOW = datetime(2014, 9, 15, 1, tzinfo=UTC)
TODAY = date(2014, 9, 15)


def _plan() -> Plan:
    return load_plan((ROOT / "plans" / "pingliang-2014.toml").read_text(encoding="utf-8"))


def _contents(plan: Plan, count: int) -> list[Content]:
    """Reports as they are: a place, an answer or two, a note of a sentence."""
    random = Random(2014)  # noqa: S311 - plausible, not secret
    codes = [unit.code for unit in plan.units if unit.parent is not None]
    found = []
    for number in range(count):
        one = plan.indicators[number % len(plan.indicators)]
        answers: dict[str, Answer] = {
            asked.key: random.randrange(2_000)
            if asked.kind in {QuestionKind.COUNT, QuestionKind.MONEY}
            else "八里桥工地职工活动中心"
            for asked in one.questions
        }
        adds_up, stock = tally.adds_up(one), one.measure is Measure.STOCK
        words = one.measure is Measure.NARRATIVE
        content = Content(
            one.code,
            random.choice(codes),
            plan.start + timedelta(days=random.randrange((TODAY - plan.start).days)),
            quantity=random.randrange(1, 90) if adds_up else None,
            numerator=random.randrange(700, 900) if stock else None,
            denominator=1_000 if stock else None,
            text="按计划推进，基层反映良好。" if words else None,
            state=State.UNDER_WAY if words else None,
            answers=answers,
            note="现场秩序良好，职工反映很好，下月继续。",
        )
        found.append(content)
    return found


async def _fill(path: Path, count: int) -> None:
    plan = _plan()
    database = await Database.open(path)
    async with database.transaction() as connection:
        await units.seed(connection, plan)
        officer = await members.join(connection, NOW, 1, "王芳", plan.root.code, Role.OFFICER)
        for content in _contents(plan, count):
            await reports.add(
                connection,
                NOW - timedelta(days=(TODAY - content.day).days),
                content,
                draft=None,
                filed_by=officer.id,
                on_behalf=True,
                status=Status.APPROVED,
                year=plan.year,
            )
        await tally.rebuild(connection, plan)
    await database.close()


async def _export(what: What, path: Path) -> Path:
    """Make one file as the bot does; returns where it is."""
    plan = _plan()
    shop = Workshop(plan, OrgTree(plan.units), Words(Catalogue.load(), "zh"), NOW, path.parent)
    august, indicator = date(2014, 8, 1), plan.indicators[3].code
    order = {
        What.BRIEFING: Order(what, plan.root.code, august, date(2014, 8, 31)),
        What.CURVE: Order(what, plan.root.code, TODAY, TODAY, indicator),
        What.UNITS_CHART: Order(what, plan.root.code, TODAY, TODAY, indicator),
    }.get(what, Order(what, plan.root.code, TODAY, TODAY))
    target = path.with_suffix(f".{what.suffix}")
    await apart(path, partial(shop.make, order, path=target))
    return target


def _measure(what: What, path: Path) -> None:
    """Make one file in this process and say what it took, as a line of numbers."""
    begun = time.perf_counter()
    target = asyncio.run(_export(what, path))
    taken = time.perf_counter() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(taken, time.process_time(), peak, target.stat().st_size / 1e6)  # noqa: T201


def _medians(what: What, path: Path, rounds: int) -> list[float]:
    """Seconds, seconds of CPU, MB of memory and MB of the file, each round in a fresh process."""
    command = [sys.executable, "-m", "benchmarks.exports", "--one", what, str(path)]
    lines = [
        subprocess.run(command, check=True, cwd=ROOT, capture_output=True, text=True).stdout  # noqa: S603 - our own module
        for _ in range(rounds)
    ]
    return [
        median(column) for column in zip(*(map(float, one.split()) for one in lines), strict=True)
    ]


def main(arguments: list[str]) -> None:
    """Fill a file with reports, then make each export in processes of its own."""
    if arguments[:1] == ["--one"]:
        _measure(What(arguments[1]), Path(arguments[2]))
        return
    count, rounds = (*map(int, arguments), *(REPORTS, ROUNDS)[len(arguments) :])
    with tempfile.TemporaryDirectory(prefix="fieldtally-exports-") as folder:
        path = Path(folder, "fieldtally.db")
        asyncio.run(_fill(path, count))
        rows = [[f"{count} reports", "s", "s of CPU", "MB memory", "MB file"]]
        for what in What:
            figures = _medians(what, path, rounds)
            rows.append([what.name.lower(), *(f"{figure:.2f}" for figure in figures)])
        print(table.lines(rows))  # noqa: T201


if __name__ == "__main__":
    main(sys.argv[1:])
