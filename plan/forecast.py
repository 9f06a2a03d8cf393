"""When an indicator will reach its target at the recent rate, with the arithmetic; no clock here.

The method, in an administrator's words: the days before today are cut into working weeks of five
working days, holidays left out; the last eight are looked at, up to sixteen where figures are rare.
What they brought on average is the rate; the average without the best quarter of them is the slow
one, without the worst quarter the quick one. What remains ÷ rate is the number of working weeks
still needed, counted off in the calendar.

Why a quarter: leaving out the best two of eight evenly scattered weeks moves their mean by 1.1 of
its standard errors, four of sixteen by 1.6, so the true rate lies in the band about three times in
four, nine times in ten where figures are rare. Nothing is assumed on how big a single report is, as
a band after Poisson would.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction
from math import ceil, floor

from plan.model import Indicator, Measure, ReportingCalendar
from plan.workdays import is_workday

WEEKS, MOST_WEEKS = 8, 16
"""Working weeks looked back at; more than eight only until there are enough figures."""
ENOUGH = 10
"""So many days with a figure are enough."""
LEFT_OUT = 4
"""One week of so many, rounded up, is left out of the slow average, and of the quick one."""
FEWEST = 5
"""Under so many working weeks, or days with a figure in them, nothing is forecast."""
WORKDAYS = 5
"""Working days in a working week."""
BEYOND = timedelta(days=366)
"""How long after the deadline a day is still named; later ones are not in sight."""

ONE_DAY = timedelta(days=1)


class Outlook(StrEnum):
    """已完成, 有望按期完成, 有风险, 难以按期完成."""

    REACHED = "reached"
    ON_TRACK = "on-track"
    AT_RISK = "at-risk"
    OUT_OF_REACH = "out-of-reach"


class Silence(StrEnum):
    """Why nothing is forecast."""

    TOLD_IN_WORDS = "told-in-words"
    NOT_SUMMED = "not-summed"  # a stock is as it was last found; there is no rate per week
    NO_TARGET = "no-target"
    NO_POPULATION = "no-population"
    NOT_STARTED = "not-started"
    TOO_FEW = "too-few"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Course:
    """What a forecast starts from: the period, its calendar, and twelve monthly weights or none."""

    start: date
    deadline: date
    calendar: ReportingCalendar
    weights: Sequence[int] | None = None

    def factor(self, day: date) -> Fraction:
        """How much is planned for a working day, as a multiple of the average one."""
        if self.weights is None:
            return Fraction(1)
        return Fraction(12 * self.weights[day.month - 1], sum(self.weights))

    def works(self, day: date) -> bool:
        """Whether people work on `day`."""
        return is_workday(day, self.calendar)


@dataclass(frozen=True, slots=True)
class Forecast:
    """The forecast and every number it was made with.

    `weeks` are the amounts of the working weeks from `since` to `until` (both counted), oldest
    first, in the unit of measure; with monthly weights, in terms of an average month. `low`, `mean`
    and `high` are a week's amounts, rounded as they are shown, so that the sum can be done again.
    `early` and `late` are the days the target is reached at the high and the low rate, None when
    that is more than a year after the deadline. `least` and `most` are what will stand at the
    deadline, in whole units.
    """

    outlook: Outlook
    actual: int
    target: int
    deadline: date
    since: date
    until: date
    weeks: tuple[Fraction, ...]
    low: Fraction
    mean: Fraction
    high: Fraction
    early: date | None
    late: date | None
    least: int
    most: int

    @property
    def left_out(self) -> int:
        """How many weeks the slow and the quick average leave out."""
        return left_out(len(self.weeks))

    @property
    def remaining(self) -> int:
        """Target − actual, 0 when it is reached."""
        return max(0, self.target - self.actual)


def why_silent(
    indicator: Indicator, target: int | None, day: date, course: Course
) -> Silence | None:
    """Return what forbids a forecast before any report is looked at, or None."""
    if indicator.measure is Measure.NARRATIVE:
        return Silence.TOLD_IN_WORDS
    if indicator.measure is Measure.STOCK:
        return Silence.NOT_SUMMED
    if not target:
        unknown = indicator.target is not None and indicator.measure is Measure.COVERAGE
        return Silence.NO_POPULATION if unknown else Silence.NO_TARGET
    if day < course.start:
        return Silence.NOT_STARTED
    return Silence.OVER if day >= course.deadline else None


def forecast(
    history: Mapping[date, int], target: int, day: date, course: Course
) -> Forecast | Silence:
    """Forecast when the sum of `history` (what each day brought, up to `day`) reaches `target`.

    Silent (TOO_FEW) unless there are five working weeks since the first figure and five days with a
    figure in those looked at; `day` itself is still running and belongs to no week. On track: the
    late day is no later than the deadline; out of reach: not even the early one is; else at risk.
    Example: 14 performances in eight weeks (0 1 1 2 2 2 3 3) are 1.75 a week, 1.33 without the two
    best, 2.17 without the two worst; 10 that remain take 4.6 to 7.5 working weeks.
    """
    actual = sum(amount for done, amount in history.items() if done <= day)
    blocks = _blocks(history, day, course)
    if len(blocks) < FEWEST or sum(block.figures for block in blocks) < FEWEST:
        return Silence.TOO_FEW
    weeks = tuple(block.amount for block in blocks)
    low, mean, high = band(weeks)
    early = _reached(target - actual, high, day, course)
    late = _reached(target - actual, low, day, course)
    still = list(efforts(day, course.deadline, course))[-1][1] if day < course.deadline else 0
    return Forecast(
        outlook=_outlook(actual >= target, early, late, course.deadline),
        actual=actual,
        target=target,
        deadline=course.deadline,
        since=blocks[0].first,
        until=day - ONE_DAY,
        weeks=weeks,
        low=low,
        mean=mean,
        high=high,
        early=early,
        late=late,
        least=floor(actual + low * still),
        most=floor(actual + high * still),
    )


def left_out(weeks: int) -> int:
    """Return how many of so many weeks are left out: a quarter, rounded up."""
    return ceil(weeks / LEFT_OUT)


def band(weeks: Sequence[Fraction]) -> tuple[Fraction, Fraction, Fraction]:
    """Return the slow, the usual and the quick week of at least two, rounded as shown."""
    ordered = sorted(weeks)
    out = left_out(len(ordered))
    parts = (ordered[:-out], ordered, ordered[out:])
    low, mean, high = (shown(sum(part, Fraction(0)) / len(part)) for part in parts)
    return low, mean, high


def efforts(day: date, until: date, course: Course) -> Iterator[tuple[date, Fraction]]:
    """Yield each day after `day` up to `until` with the working weeks that lie between.

    A working day is a fifth of one, with monthly weights times its month's factor.
    """
    weeks = Fraction(0)
    while day < until:
        day += ONE_DAY
        if course.works(day):
            weeks += course.factor(day) / WORKDAYS
        yield day, weeks


def shown(rate: Fraction) -> Fraction:
    """Round a rate half up to the places it is shown with: two under 10, one under 100, else none.

    Examples: 7/4 is 1.75, 70/3 is 23.3, 1000/3 is 333.
    """
    scale = 100 if rate < 10 else 10 if rate < 100 else 1
    return Fraction(floor(rate * scale + Fraction(1, 2)), scale)


def _outlook(reached: bool, early: date | None, late: date | None, deadline: date) -> Outlook:
    if reached:
        return Outlook.REACHED
    if late is not None and late <= deadline:
        return Outlook.ON_TRACK
    if early is not None and early <= deadline:
        return Outlook.AT_RISK
    return Outlook.OUT_OF_REACH


def _reached(missing: int, rate: Fraction, day: date, course: Course) -> date | None:
    """The first day on which what is missing has been done; `day` itself when nothing is."""
    if missing <= 0:
        return day
    following = efforts(day, course.deadline + BEYOND, course)
    return next((then for then, weeks in following if rate * weeks >= missing), None)


@dataclass(frozen=True, slots=True)
class _Block:
    """A working week: its first day, what it brought, and on how many days."""

    first: date
    amount: Fraction
    figures: int


def _blocks(history: Mapping[date, int], day: date, course: Course) -> list[_Block]:
    """The last working weeks before `day`, oldest first.

    None begins before the first figure or the plan. With monthly weights an amount is divided by
    what was planned for its days; weeks for which nothing was planned are passed over.
    """
    begun = max(course.start, min(history, default=day))
    found: list[_Block] = []
    for days in _weeks_back(day, begun, course):
        planned = sum((course.factor(one) for one in days if course.works(one)), Fraction(0))
        amounts = [history[one] for one in days if history.get(one)]
        if planned:
            found.append(_Block(days[-1], sum(amounts) * WORKDAYS / planned, len(amounts)))
        enough = len(found) >= WEEKS and sum(block.figures for block in found) >= ENOUGH
        if enough or len(found) == MOST_WEEKS:
            break
    return found[::-1]


def _weeks_back(day: date, begun: date, course: Course) -> Iterator[list[date]]:
    """All days of each five working days before `day`, newest first, while they fit in.

    A free day belongs to the week of the working day before it, as work on a weekend does.
    """
    block: list[date] = []
    worked = 0
    while day > begun:
        day -= ONE_DAY
        block.append(day)
        worked += course.works(day)
        if worked == WORKDAYS:
            yield block
            block, worked = [], 0
