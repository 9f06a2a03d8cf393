"""What an indicator's entries owe each other and the plan; other parts of the file stay out."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from datetime import date

from plan.model import Indicator, Measure, Question, QuestionKind
from plan.pace import months_between
from plan.problems import Problem
from plan.text import fold

RESERVED_KEYS = frozenset(
    {
        "indicator",
        "unit",
        "day",
        "date",
        "quantity",
        "numerator",
        "denominator",
        "text",
        "state",
        "answers",
        "photos",
        "note",
        "nil",
    }
)
"""What a report has by itself; a question of the same name would hide it."""

Period = tuple[date | None, date | None]


def indicator_problems(
    one: Indicator,
    sections: Collection[str],
    measures: Mapping[str, Measure | None],
    period: Period,
) -> Iterator[Problem]:
    """Yield what is wrong with an indicator that is sound value by value.

    ``measures`` has the measure of each indicator of the plan by code, None where that one is not
    sound; ``period`` is the plan's start and end as far as they are known.
    """
    where = f"indicators.{one.code}"
    if one.section not in sections:
        yield Problem(f"{where}.section", "plan-section-unknown", {"found": one.section})
    if one.numeric and not one.unit.strip():
        yield Problem(f"{where}.unit", "plan-unit-missing")
    yield from _target_problems(one, f"{where}.target")
    yield from _deadline_problems(one, f"{where}.deadline", period)
    yield from _weight_problems(one, f"{where}.weights", period)
    yield from _population_problems(one, f"{where}.population", measures)
    yield from _question_problems(one, f"{where}.questions")


def _target_problems(one: Indicator, where: str) -> Iterator[Problem]:
    rated = one.measure in (Measure.STOCK, Measure.COVERAGE)
    if one.target is None:
        if rated:
            yield Problem(where, "plan-target-missing")
    elif one.measure is Measure.NARRATIVE:
        yield Problem(where, "plan-target-narrative", {"found": str(one.target)})
    elif rated and one.target > 100:
        yield Problem(where, "plan-target-percent", {"found": str(one.target)})
    elif one.measure is Measure.FLOW and not isinstance(one.target, int):
        yield Problem(where, "plan-target-whole", {"found": str(one.target)})


def _deadline_problems(one: Indicator, where: str, period: Period) -> Iterator[Problem]:
    start, end = period
    if one.deadline is None or start is None or end is None or start <= one.deadline <= end:
        return
    yield Problem(
        where,
        "plan-deadline-outside",
        {
            "found": one.deadline.isoformat(),
            "start": start.isoformat(),
            "end": end.isoformat(),
        },
    )


def _weight_problems(one: Indicator, where: str, period: Period) -> Iterator[Problem]:
    if one.weights is None:
        return
    start, end = period
    if len(one.weights) != 12:
        yield Problem(where, "plan-weights-count", {"found": str(len(one.weights))})
    elif start is not None and end is not None and start < end:
        months = months_between(start, one.deadline or end)
        if not any(one.weights[month - 1] for month, _ in months):
            yield Problem(where, "plan-weights-zero")


def _population_problems(
    one: Indicator, where: str, measures: Mapping[str, Measure | None]
) -> Iterator[Problem]:
    if one.population is None:
        return
    if one.measure is not Measure.COVERAGE:
        yield Problem(where, "plan-population-needless", {"found": str(one.population)})
    elif isinstance(one.population, str):
        if one.population not in measures:
            yield Problem(where, "plan-population-unknown", {"found": one.population})
        elif measures[one.population] not in (Measure.STOCK, None):
            yield Problem(where, "plan-population-no-stock", {"found": one.population})


def _question_problems(one: Indicator, where: str) -> Iterator[Problem]:
    for key, times in Counter(question.key for question in one.questions).items():
        if times > 1:
            yield Problem(f"{where}.{key}.key", "plan-question-twice", {"found": key})
        if key in RESERVED_KEYS:
            yield Problem(f"{where}.{key}.key", "plan-question-reserved", {"found": key})
    for question in one.questions:
        yield from _choice_problems(question, f"{where}.{question.key}.choices")


def _choice_problems(question: Question, where: str) -> Iterator[Problem]:
    if question.kind is not QuestionKind.CHOICE:
        if question.choices:
            yield Problem(where, "plan-choices-needless")
        return
    if len(question.choices) < 2:
        yield Problem(where, "plan-choices-missing")
    for folded, times in Counter(fold(choice) for choice in question.choices).items():
        if times > 1:
            yield Problem(where, "plan-choice-twice", {"found": folded})
