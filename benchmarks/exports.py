"""How long workbook, ledger and briefing take, and how much memory, each in a fresh process.

`python -m benchmarks.exports [REPORTS]` prints a table; the reports are invented.
"""

import asyncio
import resource
import subprocess
import sys
import tempfile
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random

from briefing import document, workbook
from briefing.extract import Extract
from briefing.figures import Figures
from briefing.spans import Span, SpanFigures
from briefing.voice import Voice
from plan.loading import load_plan
from plan.model import Measure, Plan, QuestionKind, State
from plan.report import Answer, Content, Status
from plan.units import OrgTree
from storage import members, reports, tally, units
from storage.database import Connection, Database
from storage.members import Role
from storage.snapshot import apart
from texts import Catalogue, Words

ROOT = Path(__file__).parent.parent
REPORTS = 100_000
NOW = datetime(2014, 9, 15, 1, tzinfo=UTC)
TODAY = date(2014, 9, 15)
FILES = {"workbook": "xlsx", "ledger": "csv", "briefing": "docx"}


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


async def _export(what: str, path: Path) -> None:
    plan = _plan()

    async def work(connection: Connection) -> None:
        tree, words = OrgTree(plan.units), Words(Catalogue.load(), "zh")
        target = path.with_suffix(f".{FILES[what]}")
        if what == "briefing":
            figures = SpanFigures(connection, plan, tree, Span.month(2014, 8), TODAY)
            voice = Voice(figures, words, plan.root.code)
            await document.write(voice, target, NOW.replace(tzinfo=None))
            return
        extract = Extract(Figures(connection, plan, tree, TODAY), words, plan.root.code, NOW)
        make = {"workbook": workbook.write, "ledger": workbook.write_csv}[what]
        await make(extract, target)

    await apart(path, work)


def _measure(what: str, path: Path) -> None:
    """Make one file in this process and say what it took."""
    begun = time.perf_counter()
    asyncio.run(_export(what, path))
    taken = time.perf_counter() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    size = path.with_suffix(f".{FILES[what]}").stat().st_size / 1e6
    cpu = time.process_time()
    print(f"{what:10} {taken:6.1f} s {cpu:6.1f} s CPU {peak:6.0f} MB memory {size:6.1f} MB file")  # noqa: T201


def main(arguments: list[str]) -> None:
    """Fill a file with reports, then make each export in a process of its own."""
    if len(arguments) == 2:
        _measure(arguments[0], Path(arguments[1]))
        return
    count = int(arguments[0]) if arguments else REPORTS
    with tempfile.TemporaryDirectory(prefix="fieldtally-exports-") as folder:
        path = Path(folder, "fieldtally.db")
        asyncio.run(_fill(path, count))
        for what in FILES:
            command = [sys.executable, "-m", "benchmarks.exports", what, str(path)]
            subprocess.run(command, check=True, cwd=ROOT)  # noqa: S603 - our own module


if __name__ == "__main__":
    main(sys.argv[1:])
