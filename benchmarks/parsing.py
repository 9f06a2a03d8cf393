"""How long quick entry takes for one message, over the corpus of its tests."""

import json
import statistics
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from benchmarks.bots import PLAN_FILE, REPOSITORY
from plan.loading import load_plan
from plan.quick.grammar import Grammar
from plan.units import OrgTree

CORPUS = REPOSITORY / "tests" / "plan" / "quick" / "corpus.jsonl"
TIMES = 5


def corpus(path: Path = CORPUS) -> list[tuple[str, date, str]]:
    """What was typed, when, and in which unit."""
    rows = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return [(row["text"], date.fromisoformat(row["today"]), row["unit"]) for row in rows]


def measure() -> Sequence[float]:
    """Microseconds for each message of the corpus, the best of a few times."""
    plan = load_plan(PLAN_FILE.read_text(encoding="utf-8"))
    grammar = Grammar(plan, OrgTree(plan.units))
    return sorted(min(_once(grammar, *one) for _ in range(TIMES)) for one in corpus())


def _once(grammar: Grammar, text: str, today: date, unit: str) -> float:
    begun = time.perf_counter()
    grammar.parse_message(text, today, unit)
    return 1e6 * (time.perf_counter() - begun)


def described() -> str:
    """The figures as a sentence."""
    taken = measure()
    median, slow = statistics.median(taken), taken[int(len(taken) * 0.99)]
    return (
        f"Quick entry: {median:.0f} µs a message at the median, {slow:.0f} µs at the 99th "
        f"percentile ({len(taken)} messages)"
    )
