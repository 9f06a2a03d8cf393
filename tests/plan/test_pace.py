"""The arithmetic of the plan, by example and by what must hold for all."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plan.pace import (
    achievement_rate,
    gap,
    months_between,
    percent,
    shortfall,
    time_progress,
)

START, END = date(2014, 1, 1), date(2014, 12, 31)
DAYS = st.dates(date(2013, 6, 1), date(2015, 6, 1))
WEIGHTS = st.lists(st.integers(0, 20), min_size=12, max_size=12).filter(any)


def test_progress_counts_today() -> None:
    assert time_progress(START, END, date(2014, 1, 1)) == Fraction(1, 365)
    assert time_progress(START, END, date(2014, 8, 8)) == Fraction(220, 365)
    assert time_progress(START, END, END) == 1


def test_progress_is_clamped() -> None:
    assert time_progress(START, END, date(2013, 12, 31)) == 0
    assert time_progress(START, END, date(2015, 1, 1)) == 1
    assert time_progress(START, START, START) == 1


def test_progress_by_monthly_weights() -> None:
    weights = (0, 0, 10, 0, 0, 30, 0, 0, 0, 0, 0, 60)
    assert time_progress(START, END, date(2014, 2, 28), weights) == 0
    assert time_progress(START, END, date(2014, 3, 31), weights) == Fraction(1, 10)
    assert time_progress(START, END, date(2014, 6, 15), weights) == Fraction(25, 100)
    assert time_progress(START, END, date(2014, 11, 30), weights) == Fraction(40, 100)


def test_weights_of_a_period_over_the_new_year() -> None:
    start, end = date(2014, 7, 16), date(2015, 2, 28)
    halves = dict(months_between(start, date(2014, 8, 31)))
    assert halves == {7: Fraction(16, 31), 8: 1}
    weights = (5, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 10)
    assert time_progress(start, end, date(2014, 12, 31), weights) == Fraction(1, 2)


def test_what_has_no_progress() -> None:
    day = date(2014, 3, 1)
    with pytest.raises(ValueError, match="ends"):
        time_progress(END, START, day)
    with pytest.raises(ValueError, match="twelve"):
        time_progress(START, END, day, (1, 2, 3))
    with pytest.raises(ValueError, match="positive"):
        time_progress(START, END, day, (0,) * 12)


@given(DAYS, DAYS, WEIGHTS | st.none())
def test_progress_only_grows(one: date, other: date, weights: list[int] | None) -> None:
    first, last = sorted((one, other))
    before = time_progress(START, END, first, weights)
    after = time_progress(START, END, last, weights)
    assert 0 <= before <= after <= 1


@given(st.dates(START, END), st.integers(1, 9))
def test_equal_weights_meet_the_calendar_at_the_ends_of_months(day: date, weight: int) -> None:
    month_end = day.replace(day=1) - timedelta(days=1)
    weights = (weight,) * 12
    assert time_progress(START, END, month_end, weights) == Fraction(day.month - 1, 12)


def test_rates() -> None:
    assert achievement_rate(17, 30) == Fraction(17, 30)
    assert achievement_rate(0, 30) == 0
    assert achievement_rate(17, Decimal("8.5")) == 2
    assert achievement_rate(17, None) is None
    assert achievement_rate(17, 0) is None


def test_gap_and_shortfall() -> None:
    progress = Fraction(220, 365)
    assert percent(gap(Fraction(17, 30), progress) / 100) == Decimal("-3.6")
    assert shortfall(17, 30, progress) == 2  # 18.08 are due, so 19
    assert shortfall(25, 30, progress) == -6
    assert shortfall(0, 30, Fraction(0)) == 0
    assert shortfall(30, 30, Fraction(1)) == 0


@given(st.integers(0, 10**6), st.integers(1, 10**6), st.fractions(0, 1))
def test_shortfall_is_the_least_that_catches_up(
    actual: int, target: int, progress: Fraction
) -> None:
    lacking = shortfall(actual, target, progress)
    assert Fraction(actual + lacking) >= target * progress > actual + lacking - 1


@pytest.mark.parametrize(
    ("fraction", "places", "shown"),
    [
        (Fraction(17, 30), 1, "56.7"),
        (Fraction(1, 1600), 1, "0.1"),
        (Fraction(1, 2000), 1, "0.1"),
        (Fraction(-1, 2000), 1, "-0.1"),
        (Fraction(-1, 2001), 1, "0.0"),
        (Fraction(0), 1, "0.0"),
        (Fraction(1), 0, "100"),
        (Fraction(1, 3), 3, "33.333"),
        (Fraction(10**30), 1, "1" + "0" * 32 + ".0"),
    ],
)
def test_percent(fraction: Fraction, places: int, shown: str) -> None:
    assert str(percent(fraction, places)) == shown


@given(st.fractions(-100, 100), st.integers(0, 4))
def test_percent_is_off_by_half_a_step_at_most(fraction: Fraction, places: int) -> None:
    off = abs(Fraction(percent(fraction, places)) - fraction * 100)
    assert off <= Fraction(1, 2 * 10**places)
