"""When an indicator will reach its target at the recent rate, with the arithmetic; no clock here.

The method, in an administrator's words: the days before today are cut into working weeks of five
working days, holidays left out. The last twelve are looked at, in three stretches of four (as many
as there are, in three equal stretches, while there are fewer). The average of all is the rate, the
slowest and the quickest stretch are its limits. What remains ÷ rate is the number of working weeks
still needed, counted off in the calendar.

Why three stretches: the least and the greatest of three means lie 1.5 standard errors about the
mean of all, so the true rate is between them about six times in seven, whatever size single reports
have; and four weeks are long enough that a quiet week of a rare event does not count as standstill.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from math import floor
from operator import itemgetter

from plan.model import Indicator, Measure, ReportingCalendar
from plan.workdays import is_workday

STRETCHES = 3
"""The equal parts whose slowest and quickest limit the forecast."""
SHORTEST, LONGEST = 2, 4
"""Working weeks in a stretch; with less than three of the shortest nothing is forecast."""
FEWEST = 5
"""With a figure on fewer days than this in the weeks looked at, nothing is forecast."""
WORKDAYS = 5
"""Working days in a working week."""
BEYOND = timedelta(days=366)
"""How long after the deadline a day is still named; later ones are not in sight."""

ONE_DAY = timedelta(days=1)


class Outlook(StrEnum):
    """有望按期完成, 有风险, 难以按期完成."""

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
    REACHED = "reached"
    OVER = "over"
    TOO_FEW = "too-few"


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
        return _works(day, self.calendar)


@lru_cache(maxsize=4096)
def _works(day: date, calendar: ReportingCalendar) -> bool:
    # The statutory calendar looks through all its years each time it is asked.
    return is_workday(day, calendar)


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
    def stretch(self) -> int:
        """How many working weeks the slowest and the quickest stretch have."""
        return len(self.weeks) // STRETCHES

    @property
    def remaining(self) -> int:
        """Target − actual."""
        return self.target - self.actual


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
    return Silence.NOT_STARTED if day < course.start else None


def forecast(
    history: Mapping[date, int], target: int, day: date, course: Course
) -> Forecast | Silence:
    """Forecast when the sum of `history` (what each day brought, up to `day`) reaches `target`.

    Silent when it is reached, when the deadline has come, and (TOO_FEW) unless there are six
    working weeks since the first figure and five days with a figure in those looked at; `day`
    itself is still running and belongs to no week. On track: the late day is no later than the
    deadline; out of reach: not even the early one is; else at risk.
    Example: 21 performances in twelve weeks, 4 in the first four, then 7, then 10, are 1.75 a week,
    at least 1 and at most 2.5; the 10 that remain take 4 to 10 working weeks.
    """
    actual = sum(amount for done, amount in history.items() if done <= day)
    if actual >= target:
        return Silence.REACHED
    if day >= course.deadline:
        return Silence.OVER
    blocks = _blocks(history, day, course)
    if not blocks or sum(block.figures for block in blocks) < FEWEST:
        return Silence.TOO_FEW
    weeks = tuple(block.amount for block in blocks)
    low, mean, high = band(weeks)
    ahead = list(efforts(day, course.deadline + BEYOND, course))
    early, late = (_reached(target - actual, rate, ahead) for rate in (high, low))
    _, still = ahead[(course.deadline - day).days - 1]
    return Forecast(
        outlook=_outlook(early, late, course.deadline),
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


def band(weeks: Sequence[Fraction]) -> tuple[Fraction, Fraction, Fraction]:
    """Return a week's amount in the slowest stretch, in all, and in the quickest, rounded as shown.

    The number of weeks is a multiple of three.
    """
    length = len(weeks) // STRETCHES
    parts = [weeks[length * number : length * (number + 1)] for number in range(STRETCHES)]
    amounts = sorted(sum(part, Fraction(0)) for part in parts)
    mean = sum(amounts, Fraction(0)) / len(weeks)
    return shown(amounts[0] / length), shown(mean), shown(amounts[-1] / length)


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


def _outlook(early: date | None, late: date | None, deadline: date) -> Outlook:
    if late is not None and late <= deadline:
        return Outlook.ON_TRACK
    if early is not None and early <= deadline:
        return Outlook.AT_RISK
    return Outlook.OUT_OF_REACH


def _reached(missing: int, rate: Fraction, ahead: Sequence[tuple[date, Fraction]]) -> date | None:
    """The first day on which what is missing has been done, or None."""
    if not rate:
        return None
    place = bisect_left(ahead, missing / rate, key=itemgetter(1))
    return ahead[place][0] if place < len(ahead) else None


@dataclass(frozen=True, slots=True)
class _Block:
    """A working week: its first day, what it brought, and on how many days."""

    first: date
    amount: Fraction
    figures: int


def _blocks(history: Mapping[date, int], day: date, course: Course) -> list[_Block]:
    """The last working weeks before `day`, oldest first: three equal stretches, or nothing.

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
        if len(found) == STRETCHES * LONGEST:
            break
    length = len(found) // STRETCHES
    return found[: length * STRETCHES][::-1] if length >= SHORTEST else []


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
