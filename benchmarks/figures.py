"""How long the summary takes when many reports stand behind it: it reads the kept tally."""

import asyncio
import statistics
import tempfile
import time
from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from random import Random

from benchmarks.bots import PLAN_FILE
from briefing import summary
from briefing.figures import Figures
from plan.loading import load_plan
from plan.model import Plan
from plan.units import OrgTree
from storage import tally
from storage.database import Database
from texts import Catalogue, Words

COUNTS = (100_000, 1_000_000)
TIMES = 7
TODAY = date(2014, 9, 15)


def _cells(plan: Plan, count: int) -> Counter[tuple[str, str, str]]:
    """The sums that so many invented reports leave, by indicator, unit and day."""
    random = Random(2014)  # noqa: S311 - plausible, not secret
    codes = [one.code for one in plan.indicators if tally.adds_up(one)]
    units = [unit.code for unit in plan.units if unit.parent is not None]
    days = [plan.start + timedelta(days=past) for past in range((TODAY - plan.start).days)]
    names = [day.isoformat() for day in days]
    cells: Counter[tuple[str, str, str]] = Counter()
    for _ in range(count):
        cells[random.choice(codes), random.choice(units), random.choice(names)] += 2
    return cells


async def _measure(path: Path, count: int) -> float:
    """Milliseconds for the whole plan's summary, at the median."""
    plan = load_plan(PLAN_FILE.read_text(encoding="utf-8"))
    words = Words(Catalogue.load(), "zh")
    database = await Database.open(path)
    try:
        async with database.transaction() as connection:
            await connection.executemany(
                "INSERT INTO tally VALUES (?, 'quantity', ?, ?, 'approved', ?)",
                [(*cell, value) for cell, value in _cells(plan, count).items()],
            )
        taken = []
        for _ in range(TIMES):
            begun = time.perf_counter()
            figures = Figures(database.reader, plan, OrgTree(plan.units), TODAY)
            await summary.whole(figures, words, plan.root.code)
            taken.append(1e3 * (time.perf_counter() - begun))
    finally:
        await database.close()
    return statistics.median(taken)


def described() -> str:
    """The figures as a sentence."""
    with tempfile.TemporaryDirectory() as folder:
        few, many = (asyncio.run(_measure(Path(folder) / f"{count}.db", count)) for count in COUNTS)
    return (
        f"Summary: {few:.1f} ms with {COUNTS[0]:,} reports, {many:.1f} ms with {COUNTS[1]:,} "
        f"({many / few:.2f} ×)"
    )
