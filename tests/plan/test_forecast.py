"""The forecast, by example and by what must hold for all."""

from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction
from functools import cache

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from plan.forecast import (
    Course,
    Forecast,
    Outlook,
    Silence,
    band,
    efforts,
    forecast,
    shown,
    why_silent,
)
from plan.loading import load_plan
from plan.model import ReportingCalendar
from plan.workdays import is_workday
from tests.plan.sample import SMALL

CALENDAR = ReportingCalendar()
YEAR = Course(date(2014, 1, 1), date(2014, 12, 31), CALENDAR)
TODAY = date(2014, 9, 15)  # a Monday
PLAN = load_plan(SMALL)


@cache
def works(day: date) -> bool:
    """Whether people work on a day."""
    return is_workday(day, CALENDAR)


def workdays_back(count: int, day: date = TODAY) -> list[date]:
    """The last `count` working days before a day, oldest first."""
    found: list[date] = []
    while len(found) < count:
        day -= timedelta(days=1)
        if works(day):
            found.append(day)
    return found[::-1]


def weekly(amounts: Sequence[int]) -> dict[date, int]:
    """A history with these amounts, each on the first day of its working week."""
    days = workdays_back(5 * len(amounts))
    return {days[5 * number]: amount for number, amount in enumerate(amounts)}


def made(
    history: dict[date, int], target: int, day: date = TODAY, course: Course = YEAR
) -> Forecast:
    """A forecast that is not silent."""
    said = forecast(history, target, day, course)
    assert isinstance(said, Forecast), said
    return said


EXAMPLE = weekly([1, 1, 1, 1, 2, 2, 1, 2, 3, 2, 3, 2])


def test_the_example_of_the_documentation() -> None:
    said = made(EXAMPLE, 31)
    assert (said.actual, said.remaining, len(said.weeks), said.stretch) == (21, 10, 12, 4)
    assert (said.low, said.mean, said.high) == (Fraction(1), Fraction(7, 4), Fraction(5, 2))
    # 4 and 10 working weeks from 16 September on, over the National Day (7 days off, 2 made up).
    assert said.early == date(2014, 10, 16)
    assert said.late == date(2014, 11, 27)
    assert said.outlook is Outlook.ON_TRACK
    assert said.until == date(2014, 9, 14)
    assert said.since == workdays_back(60)[0]


@pytest.mark.parametrize(
    ("target", "outlook"),
    [(31, Outlook.ON_TRACK), (45, Outlook.AT_RISK), (90, Outlook.OUT_OF_REACH)],
)
def test_the_three_states(target: int, outlook: Outlook) -> None:
    assert made(EXAMPLE, target).outlook is outlook


def test_what_will_stand_at_the_deadline() -> None:
    said = made(EXAMPLE, 90)
    *_, (last, weeks) = efforts(TODAY, YEAR.deadline, YEAR)
    assert (last, weeks) == (YEAR.deadline, Fraction(74, 5))
    assert (said.least, said.most) == (21 + 14, 21 + 37)


def test_nothing_under_five_figures_or_six_weeks() -> None:
    days = workdays_back(60)
    four = {days[0]: 3, days[15]: 1, days[30]: 2, days[45]: 3}
    assert forecast(four, 31, TODAY, YEAR) is Silence.TOO_FEW
    assert isinstance(forecast({**four, days[50]: 1}, 31, TODAY, YEAR), Forecast)
    assert forecast(weekly([1] * 5), 31, TODAY, YEAR) is Silence.TOO_FEW
    assert isinstance(forecast(weekly([1] * 6), 31, TODAY, YEAR), Forecast)
    assert forecast({}, 31, TODAY, YEAR) is Silence.TOO_FEW


def test_silence_once_it_is_reached_or_over() -> None:
    assert forecast(EXAMPLE, 21, TODAY, YEAR) is Silence.REACHED
    assert forecast({TODAY: 30}, 30, TODAY, YEAR) is Silence.REACHED
    assert forecast(EXAMPLE, 31, YEAR.deadline, YEAR) is Silence.OVER


def test_today_counts_as_done_but_not_as_a_week() -> None:
    before, after = made(EXAMPLE, 31), made({**EXAMPLE, TODAY: 4}, 31)
    assert after.weeks == before.weeks
    assert after.actual == before.actual + 4


def test_a_slow_stretch_of_nothing_has_no_late_day() -> None:
    said = made(weekly([0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2]) | {workdays_back(60)[0]: 0}, 30)
    # Days that brought nothing are no figures, and weeks before the first entry no weeks.
    assert said.low == 0
    assert said.late is None
    assert said.outlook is Outlook.AT_RISK


def test_free_days_take_part_in_no_rate() -> None:
    # The week of the National Day is passed over: the working weeks before 13 October have it.
    day = date(2014, 10, 13)
    history = dict.fromkeys(workdays_back(60, day), 1)
    assert made(history, 400, day).weeks == (Fraction(5),) * 12


def test_monthly_weights_scale_weeks_and_future() -> None:
    double = Course(YEAR.start, YEAR.deadline, CALENDAR, (1,) * 9 + (2,) * 3)
    plain, said = made(EXAMPLE, 40), made(EXAMPLE, 40, course=double)
    # The past nine months weigh 0.8 of an average one, the last three 1.6: twice as quick ahead.
    assert said.mean == shown(plain.mean / Fraction(4, 5))
    assert plain.early
    assert said.early
    assert said.early < plain.early
    silent = Course(YEAR.start, YEAR.deadline, CALENDAR, (0,) * 9 + (1,) * 3)
    assert forecast(EXAMPLE, 40, TODAY, silent) is Silence.TOO_FEW


def test_why_silent() -> None:
    def reason(code: str, target: int | None, day: date = TODAY) -> Silence | None:
        return why_silent(PLAN.indicator(code), target, day, YEAR)

    assert reason("rights", None) is Silence.TOLD_IN_WORDS
    assert reason("membership", None) is Silence.NOT_SUMMED
    assert reason("records", None) is Silence.NO_POPULATION
    assert reason("shows", None) is Silence.NO_TARGET
    assert reason("shows", 30, date(2013, 12, 31)) is Silence.NOT_STARTED
    assert reason("shows", 30) is None


AMOUNTS = st.lists(st.integers(0, 500), min_size=6, max_size=12).filter(
    lambda amounts: amounts[0] > 0 and sum(map(bool, amounts[-len(amounts) // 3 * 3 :])) >= 5
)
WEIGHTS = st.lists(st.integers(1, 9), min_size=12, max_size=12) | st.none()


@given(AMOUNTS, st.integers(1, 10**5), WEIGHTS)
def test_the_band_holds_the_mean_and_the_dates_stand_in_order(
    amounts: list[int], more: int, weights: list[int] | None
) -> None:
    course = Course(YEAR.start, YEAR.deadline, CALENDAR, weights)
    said = forecast(weekly(amounts), sum(amounts) + more, TODAY, course)
    assume(isinstance(said, Forecast))
    assert isinstance(said, Forecast)
    assert said.low <= said.mean <= said.high
    assert said.actual <= said.least <= said.most
    for day in (said.early, said.late):
        assert day is None or (day > TODAY and is_workday(day, CALENDAR))
    if said.late is not None:
        assert said.early is not None
        assert said.early <= said.late


@given(AMOUNTS, st.integers(1, 10**5))
def test_the_state_agrees_with_what_will_stand_at_the_deadline(
    amounts: list[int], more: int
) -> None:
    target = sum(amounts) + more
    said = forecast(weekly(amounts), target, TODAY, YEAR)
    assume(isinstance(said, Forecast))
    assert isinstance(said, Forecast)
    assert (said.outlook is Outlook.ON_TRACK) == (said.least >= target)
    assert (said.outlook is Outlook.OUT_OF_REACH) == (said.most < target)


@given(AMOUNTS, st.integers(1, 10**4), st.integers(1, 10**4))
def test_a_higher_target_is_never_reached_sooner(amounts: list[int], one: int, more: int) -> None:
    history, nearer = weekly(amounts), sum(amounts) + one
    first, second = (
        forecast(history, nearer, TODAY, YEAR),
        forecast(history, nearer + more, TODAY, YEAR),
    )
    assume(isinstance(first, Forecast))
    assert isinstance(first, Forecast)
    assert isinstance(second, Forecast)
    last = date.max
    assert (first.early or last) <= (second.early or last)
    assert (first.late or last) <= (second.late or last)


@given(st.integers(1, 10**4), st.integers(6, 12), st.integers(1, 10**5))
def test_an_even_course_has_one_day(each: int, weeks: int, more: int) -> None:
    said = made(weekly([each] * weeks), each * weeks + more)
    assert said.low == said.mean == said.high == each
    assert said.early == said.late


@given(st.lists(st.fractions(0, 10**5), min_size=6, max_size=12), st.integers(2, 4))
def test_what_is_shown_is_what_is_reckoned_with(weeks: list[Fraction], length: int) -> None:
    assume(len(weeks) >= 3 * length)
    for rate in band(weeks[: 3 * length]):
        assert shown(rate) == rate


@given(st.fractions(0, 10**5), st.fractions(0, 10**5))
def test_rounding_keeps_order_and_half_a_percent(one: Fraction, other: Fraction) -> None:
    less, more = sorted((one, other))
    assert shown(less) <= shown(more)
    assert abs(shown(one) - one) <= max(Fraction(1, 200), one / 200)
