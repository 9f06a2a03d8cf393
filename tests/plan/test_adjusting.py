"""Adjustments of the plan: which target and deadline count on a day, and what is due by it."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from plan.adjusting import Adjustment, change_of, due_on, effective, parse_target
from plan.loading import load_plan
from plan.wrong import WrongAnswer
from tests.plan.sample import SMALL

PLAN = load_plan(SMALL)
SHOWS = PLAN.indicator("shows")
RATE = PLAN.indicator("membership")
AUGUST = date(2014, 8, 1)
MORE = Adjustment("shows", AUGUST, 36, None, "平工发〔2014〕45号", "加场")
LATER = Adjustment("shows", AUGUST, None, date(2014, 12, 31), "平工发〔2014〕46号", "延期")
LATEST = Adjustment("shows", date(2014, 10, 1), 40, None, "平工发〔2014〕50号", "再加")
ALL = [LATEST, MORE, LATER]


@pytest.mark.parametrize(
    ("day", "target", "deadline"),
    [
        (date(2014, 7, 31), 30, date(2014, 11, 30)),
        (AUGUST, 36, date(2014, 12, 31)),
        (date(2014, 9, 30), 36, date(2014, 12, 31)),
        (date(2014, 10, 1), 40, date(2014, 12, 31)),
    ],
)
def test_a_day_has_the_target_and_deadline_in_force_then(
    day: date, target: int, deadline: date
) -> None:
    now = effective(SHOWS, ALL, day)
    assert (now.target, now.deadline) == (target, deadline)


def test_what_is_not_adjusted_is_the_indicator_itself() -> None:
    assert effective(SHOWS, [], AUGUST) is SHOWS
    assert change_of(PLAN, SHOWS, ALL, date(2014, 7, 31)) is None


def test_a_change_names_what_was_and_what_is_and_the_newest_authority() -> None:
    change = change_of(PLAN, SHOWS, ALL, date(2014, 12, 1))
    assert change is not None
    assert change.target == (30, 40)
    assert change.deadline == (date(2014, 11, 30), date(2014, 12, 31))
    assert (change.since, change.authority) == (date(2014, 10, 1), "平工发〔2014〕50号")


def test_an_adjustment_back_to_the_plan_is_no_change() -> None:
    back = Adjustment("shows", date(2014, 9, 1), 30, None, "平工发〔2014〕47号", "恢复")
    assert change_of(PLAN, SHOWS, [MORE, back], date(2014, 9, 1)) is None


def test_what_is_due_steps_where_the_adjustment_begins() -> None:
    # The sample's weights are equal, so a month is a twelfth; its deadline is 30 November.
    before, after = date(2014, 7, 31), AUGUST
    assert due_on(PLAN, SHOWS, [MORE], before) == 30 * Fraction(7, 11)
    assert due_on(PLAN, SHOWS, [MORE], after) == 36 * (7 + Fraction(1, 31)) / 11
    assert due_on(PLAN, PLAN.indicator("rights"), [], after) == 0


@pytest.mark.parametrize(("text", "target"), [("36", 36), ("三十六场次", 36), ("约40", 40)])
def test_a_flows_target_is_a_count(text: str, target: int) -> None:
    assert parse_target(SHOWS, text) == target


@pytest.mark.parametrize(
    ("text", "target"),
    [("90", 90), ("87.5%", Decimal("87.5")), ("百分之八十", None), ("９０％", 90)],
)
def test_a_rates_target_is_per_cent(text: str, target: Decimal | int | None) -> None:
    if target is None:
        with pytest.raises(WrongAnswer):
            parse_target(RATE, text)
    else:
        assert parse_target(RATE, text) == target


@pytest.mark.parametrize("text", ["0", "101", "-5", "九成", "85.555", ""])
def test_what_is_no_percentage_is_refused(text: str) -> None:
    with pytest.raises(WrongAnswer, match="answer-percent"):
        parse_target(RATE, text)
