"""How long it takes to say how the plan stands when many reports lie behind it.

`python -m benchmarks.figures [FEW MANY]` prints a table; the reports are invented rows. Of ten
million the file has about six gigabytes.
"""

import asyncio
import statistics
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from benchmarks import filling, table
from benchmarks.bots import PLAN_FILE
from briefing import moved, series, summary
from briefing.figures import Figures
from plan.loading import load_plan
from plan.model import Plan
from storage import members, reports, units
from storage.database import Database
from storage.members import Role
from texts import Catalogue, Words

FEW, MANY = 100_000, 10_000_000
IN_PASSING = 1_000_000
TIMES = 31
TODAY = date(2014, 9, 14)  # a Sunday: a whole week has moved
NOW = datetime(2014, 9, 15, 1, tzinfo=UTC)
Work = Callable[[Figures, Words], Awaitable[object]]


async def _whole(figures: Figures, words: Words) -> object:
    return await summary.whole(figures, words, figures.plan.root.code)


async def _one(figures: Figures, words: Words) -> object:
    one = figures.plan.indicator("performances")
    return await summary.indicator(figures, words, one, figures.plan.root.code)


async def _months(figures: Figures, _words: Words) -> object:
    one = figures.plan.indicator("performances")
    return await series.months(figures, one, figures.plan.root.code)


async def _reports(figures: Figures, _words: Words) -> object:
    codes = [unit.code for unit in figures.tree]
    return await reports.of_indicator(
        figures.connection, "performances", codes, figures.day, most=9
    )


async def _week(figures: Figures, _words: Words) -> object:
    return await moved.this_week(figures, figures.plan.root.code)


WORKS: Mapping[str, Work] = {
    "the whole plan": _whole,
    "one indicator": _one,
    "its months": _months,
    "its newest reports": _reports,
    "what moved this week": _week,
}


async def _made(path: Path, plan: Plan, count: int) -> None:
    database = await Database.open(path)
    async with database.transaction() as connection:
        await units.seed(connection, plan)
        await members.join(connection, NOW, 1, "王芳", plan.root.code, Role.OFFICER)
    await database.close()
    await asyncio.to_thread(filling.fill, path, plan, TODAY, count)


async def _measure(paths: Sequence[Path], counts: Sequence[int]) -> list[dict[str, float]]:
    """Milliseconds for each work with each file, at the median; the files take turns."""
    plan = load_plan(PLAN_FILE.read_text(encoding="utf-8"))
    words = Words(Catalogue.load(), "zh")
    databases = []
    for path, count in zip(paths, counts, strict=True):
        await _made(path, plan, count)
        databases.append(await Database.open(path))
    try:
        readers = [database.reader for database in databases]
        several = [Figures(one, plan, await units.tree(one), TODAY) for one in readers]
        taken: list[dict[str, list[float]]] = [{name: [] for name in WORKS} for _ in several]
        for _ in range(TIMES):
            for name, work in WORKS.items():
                for figures, times in zip(several, taken, strict=True):
                    begun = time.perf_counter()
                    await work(figures, words)
                    times[name].append(1e3 * (time.perf_counter() - begun))
    finally:
        for database in databases:
            await database.close()
    return [{name: statistics.median(one[name]) for name in WORKS} for one in taken]


def described(few: int = FEW, many: int = IN_PASSING) -> str:
    """The figures as a table: milliseconds with few and with many reports, and their ratio."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{count}.db" for count in (few, many)]
        less, more = asyncio.run(_measure(paths, (few, many)))
    rows = [["ms, median", f"{few:,}", f"{many:,}", "ratio"]]
    for name in WORKS:
        ratio = f"{more[name] / less[name]:.2f} ×"
        rows.append([name, f"{less[name]:.2f}", f"{more[name]:.2f}", ratio])
    return f"How the plan stands, by the number of reports\n{table.lines(rows)}"


if __name__ == "__main__":
    counts = [int(one) for one in sys.argv[1:3]] or [FEW, MANY]
    sys.stdout.write(f"{described(*counts)}\n")
