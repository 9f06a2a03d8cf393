"""The plan as an object: looking up, freezing, quiet hours."""

from datetime import time

import pytest
from pydantic import ValidationError

from plan.loading import load_plan
from plan.model import ReminderRules, Weekday
from tests.plan.sample import SMALL

PLAN = load_plan(SMALL)


def test_looking_up() -> None:
    assert PLAN.root.code == "620800"
    assert PLAN.unit("620802").quotas == {"shows": 5}
    assert PLAN.section("things").name == "实事"
    assert [one.code for one in PLAN.in_section("things")] == [
        "records",
        "shows",
        "membership",
        "rights",
    ]
    assert PLAN.in_section("nothing") == ()
    for look in (PLAN.indicator, PLAN.section, PLAN.unit):
        with pytest.raises(KeyError):
            look("nothing")


def test_only_narratives_have_no_number() -> None:
    assert [one.numeric for one in PLAN.indicators] == [True, True, True, False]


def test_a_plan_cannot_be_changed() -> None:
    with pytest.raises(ValidationError):
        PLAN.indicator("shows").target = 31  # type: ignore[misc]  # that is what is tested
    with pytest.raises(TypeError):
        PLAN.unit("620802").quotas["shows"] = 6  # type: ignore[index]  # that is what is tested
    assert len({PLAN, load_plan(SMALL)}) == 1
    assert len(set(PLAN.units)) == 2


@pytest.mark.parametrize(
    ("quiet_from", "quiet_until", "moment", "quiet"),
    [
        (21, 8, 20, False),
        (21, 8, 21, True),
        (21, 8, 0, True),
        (21, 8, 7, True),
        (21, 8, 8, False),
        (12, 14, 13, True),
        (12, 14, 14, False),
        (12, 12, 12, False),
    ],
)
def test_quiet_hours(quiet_from: int, quiet_until: int, moment: int, quiet: bool) -> None:
    rules = ReminderRules(quiet_from=time(quiet_from), quiet_until=time(quiet_until))
    assert rules.is_quiet(time(moment)) is quiet


def test_weekdays_are_numbered_from_monday() -> None:
    assert (Weekday.MONDAY.number, Weekday.SUNDAY.number) == (0, 6)
