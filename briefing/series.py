"""Figures over time and side by side: what charts and documents need beyond a single standing.

It stands beside `figures` and reads the same kept tally, so the last point of a curve, the sum of
the months and the sum of the units are the figure that the summary says.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction

from briefing.figures import Figures, FlowStanding, Standing, StockStanding
from plan.forecast import Course, Forecast, Silence, efforts, forecast, why_silent
from plan.model import Indicator, Measure, Unit
from plan.pace import time_progress
from plan.report import QUANTITY, Status
from storage import sums, tally

STEP = timedelta(days=7)
ONE_DAY = timedelta(days=1)
WORKERS = 10_000
"""For so many a unit's figure is told, so that large and small ones can be compared."""


@dataclass(frozen=True, slots=True)
class PeriodSum:
    """What the events of `first` to `last` (both counted) add up to, in the unit of measure.

    The last period ends with the day of the figures.
    """

    first: date
    last: date
    approved: int
    pending: int


@dataclass(frozen=True, slots=True)
class Band:
    """What will stand at the end of a day at the slow and at the quick rate, not rounded."""

    day: date
    least: Fraction
    most: Fraction


@dataclass(frozen=True, slots=True)
class Curve:
    """A flow or coverage from the plan's start on.

    `points` are (day, sum up to that day) for each day that brought something, approved reports
    alone; `pace` are (day, target × time progress), without a target none; `band` goes
    by weeks from the figures' day. `missing` are the units whose workers a rate waits for.
    """

    standing: FlowStanding
    start: date
    deadline: date
    points: Sequence[tuple[date, int]]
    pace: Sequence[tuple[date, Fraction]]
    outlook: Forecast | Silence
    band: Sequence[Band]
    missing: Sequence[Unit]


@dataclass(frozen=True, slots=True)
class Rates:
    """A stock over time: how it stood on each day of which some unit has a figure."""

    standing: StockStanding
    start: date
    deadline: date
    points: Sequence[tuple[date, StockStanding]]


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A unit beside its neighbours. `itself` is what the upper unit reported as its own.

    `workers` is None where unknown.
    """

    unit: Unit
    standing: Standing
    workers: int | None
    itself: bool = False

    @property
    def for_size(self) -> Fraction | None:
        """Actual ÷ workers × 10,000; None for what does not add up or without workers."""
        if not isinstance(self.standing, FlowStanding) or not self.workers:
            return None
        return Fraction(self.standing.actual * WORKERS, self.workers)


@dataclass(frozen=True, slots=True)
class UnitRows:
    """Units side by side; `source` is the indicator whose denominators give the workers."""

    indicator: Indicator
    rows: Sequence[UnitRow]
    source: Indicator | None


async def daily(
    figures: Figures, indicator: Indicator, top: str, part: str = QUANTITY
) -> dict[date, int]:
    """What each day brought `top` and those below it, approved reports alone, oldest first.

    `part` is the quantity or the key of a numeric answer (money in fen). Raises ValueError for a
    stock or a narrative, which are never summed over time.
    """
    _must_add_up(indicator)
    found = await sums.by_day(
        figures.connection, indicator.code, part, _codes(figures, top), figures.day
    )
    return {day: value for (day, status), value in found.items() if status is Status.APPROVED}


async def months(
    figures: Figures, indicator: Indicator, top: str, part: str = QUANTITY
) -> list[PeriodSum]:
    """The sums of each month from the plan's start to the figures' day, months without too.

    Parts and errors as for `daily`. Events before the plan's start come in months of their own, so
    the sum of all is the figure.
    """
    _must_add_up(indicator)
    found = await sums.by_month(
        figures.connection, indicator.code, part, _codes(figures, top), figures.day
    )
    first = min([figures.plan.start.replace(day=1), *(month for month, _ in found)])
    periods = []
    while first <= figures.day:
        following = next_month(first)
        last = min(following - ONE_DAY, figures.day)
        approved, pending = (found.get((first, status), 0) for status in tally.COUNTED)
        periods.append(PeriodSum(first, last, approved, pending))
        first = following
    return periods


async def rates(figures: Figures, indicator: Indicator, top: str) -> Rates:
    """A stock in `top` over time; on each day the newest figures of the units count."""
    standing = await figures.standing(indicator, top)
    if not isinstance(standing, StockStanding):
        raise TypeError(f"{indicator.code} is no stock")
    codes = _codes(figures, top)
    points = []
    for day in await sums.days(figures.connection, indicator.code, codes, figures.day):
        then = await replace(figures, day=day).standing(indicator, top)
        if isinstance(then, StockStanding):
            points.append((day, then))
    return Rates(standing, figures.plan.start, figures.plan.deadline(standing.indicator), points)


async def curve(figures: Figures, indicator: Indicator, top: str) -> Curve:
    """A flow or coverage in `top` and below: cumulative sums, pace line, forecast."""
    standing = await figures.standing(indicator, top)
    if not isinstance(standing, FlowStanding):
        raise TypeError(f"{indicator.code} does not add up")
    history = await daily(figures, indicator, top)
    course = course_of(figures, standing.indicator)
    said = _forecast(standing, history, figures.day, course)
    return Curve(
        standing,
        course.start,
        course.deadline,
        _cumulative(history),
        await _pace(figures, standing, course),
        said,
        _band(said, figures.day, course),
        await without_workers(figures, indicator, top),
    )


async def outlook(figures: Figures, indicator: Indicator, top: str) -> Forecast | Silence:
    """When `top` reaches the indicator's target, or why that is not said."""
    standing = await figures.standing(indicator, top)
    course = course_of(figures, standing.indicator)
    if not isinstance(standing, FlowStanding):
        silent = why_silent(indicator, None, figures.day, course)
        return silent or Silence.NO_TARGET
    history = await daily(figures, indicator, top)
    return _forecast(standing, history, figures.day, course)


def course_of(figures: Figures, indicator: Indicator) -> Course:
    """The indicator's period with the plan's calendar."""
    plan = figures.plan
    return Course(plan.start, plan.deadline(indicator), plan.calendar, indicator.weights)


async def without_workers(figures: Figures, indicator: Indicator, top: str) -> tuple[Unit, ...]:
    """The units whose workers a coverage waits for; none for other measures."""
    if not isinstance(indicator.population, str):
        return ()
    source = await figures.standing(figures.plan.indicator(indicator.population), top)
    return source.missing if isinstance(source, StockStanding) else ()


async def with_target(figures: Figures, top: str) -> list[Standing]:
    """How everything with a target stands: first what has a gap to time progress, most behind last.

    Then coverages whose population is not known yet, then stocks, which have no time progress.
    Flows without a target in `top` are left out.
    """
    reading = await figures.read(figures.plan.indicators)
    wanted = [one for one in figures.plan.indicators if reading.in_force(one).target is not None]
    found = [reading.standing(one, top) for one in wanted]
    return sorted(filter(_has_target, found), key=_by_gap)


async def side_by_side(figures: Figures, indicator: Indicator, top: str) -> UnitRows:
    """The units right below `top`, what adds up ranked by amount, else in the plan's order.

    With what `top` reported as its own, if anything, so that the amounts add up to its figure; a
    unit with none below it stands alone.
    """
    children = await figures.children(indicator, top)
    shown = children or [(figures.tree[top], await figures.standing(indicator, top))]
    known, source = await workers(figures, [unit for unit, _ in shown])
    rows = [UnitRow(unit, standing, known.get(unit.code)) for unit, standing in shown]
    if tally.adds_up(indicator):
        rows.sort(key=_by_amount)
        own = await figures.own(indicator, top) if children else 0
        if own:
            progress = figures.time_progress(await figures.in_force(indicator))
            standing = FlowStanding(indicator, own, 0, None, progress, {})
            rows.append(UnitRow(figures.tree[top], standing, None, itself=True))
    return UnitRows(indicator, rows, source)


async def workers(
    figures: Figures, units: Sequence[Unit]
) -> tuple[Mapping[str, int], Indicator | None]:
    """How many workers each of these units has, and the indicator that told it.

    From the plan where it gives all of them (then no indicator), else from the newest denominators
    of the stock that supplies a coverage's population; units that are not known are left out.
    """
    if units and all(unit.workers for unit in units):
        return {unit.code: unit.workers for unit in units if unit.workers}, None
    codes = [one.population for one in figures.plan.indicators if isinstance(one.population, str)]
    if not codes:
        return {}, None
    source = figures.plan.indicator(codes[0])
    told = await figures.by_unit(source, tuple(unit.code for unit in units))
    return {
        unit.code: standing.denominator
        for unit, standing in told
        if isinstance(standing, StockStanding) and standing.denominator and not standing.missing
    }, source


def _must_add_up(indicator: Indicator) -> None:
    if not tally.adds_up(indicator):
        raise ValueError(f"{indicator.code} is never summed over time")


def _codes(figures: Figures, top: str) -> list[str]:
    return [unit.code for unit in figures.tree.below(top)]


def next_month(first: date) -> date:
    """The first day of the month after the one that begins on `first`."""
    return (first + timedelta(days=31)).replace(day=1)


def _cumulative(history: Mapping[date, int]) -> list[tuple[date, int]]:
    total, points = 0, []
    for day, amount in history.items():
        total += amount
        points.append((day, total))
    return points


def _days(first: date, last: date) -> list[date]:
    """Every seventh day, and the last one."""
    return [first + STEP * number for number in range((last - first).days // 7 + 1)] + [last]


async def _pace(
    figures: Figures, standing: FlowStanding, course: Course
) -> list[tuple[date, Fraction]]:
    """Target × time progress, day by day; it steps where an adjustment of the target begins."""
    target, change = standing.target, standing.change
    if not target:
        return []
    if change is None:
        return [
            (day, target * time_progress(course.start, course.deadline, day, course.weights))
            for day in _days(course.start, course.deadline)
        ]
    # In the target's own measure (per cent of a coverage), brought to what it means here.
    scale = Fraction(target) / Fraction(standing.indicator.target or target)
    since = [one.since for one in await figures.adjustments(standing.indicator)]
    steps = {day for one in since for day in (one - ONE_DAY, one)}
    inside = {day for day in steps if course.start <= day <= course.deadline}
    days = sorted({*_days(course.start, course.deadline), *inside})
    due = await figures.due_by(standing.indicator, days)
    return [(day, amount * scale) for day, amount in zip(days, due, strict=True)]


def _forecast(
    standing: FlowStanding, history: Mapping[date, int], day: date, course: Course
) -> Forecast | Silence:
    silent = why_silent(standing.indicator, standing.target, day, course)
    if silent or standing.target is None:
        return silent or Silence.NO_TARGET
    return forecast(history, standing.target, day, course)


def _band(said: Forecast | Silence, day: date, course: Course) -> list[Band]:
    if isinstance(said, Silence):
        return []
    actual = Fraction(said.actual)
    return [
        Band(day, actual, actual),
        *(
            Band(then, actual + said.low * weeks, actual + said.high * weeks)
            for then, weeks in efforts(day, course.deadline, course)
            if then.weekday() == day.weekday() or then == course.deadline
        ),
    ]


def _has_target(standing: Standing) -> bool:
    if isinstance(standing, FlowStanding):
        return standing.target is not None or standing.indicator.measure is Measure.COVERAGE
    return isinstance(standing, StockStanding)


def _by_gap(standing: Standing) -> tuple[int, Fraction]:
    if isinstance(standing, FlowStanding):
        return (1, Fraction(0)) if standing.gap is None else (0, -standing.gap)
    return 2, Fraction(0)


def _by_amount(row: UnitRow) -> int:
    return -row.standing.actual if isinstance(row.standing, FlowStanding) else 0
