"""Who may decide at which level, where a report stands next, what stands out: the rules alone."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plan.loading import PlanErrors, load_plan
from plan.model import Plan
from plan.report import Content, Status
from plan.review import (
    FIRST,
    LATE_DAYS,
    SECOND,
    Decision,
    Judge,
    Stand,
    acting,
    is_late,
    is_unusual,
    levels_of,
    when_changed,
    when_decided,
    when_filed,
)
from plan.units import OrgTree
from tests.plan.sample import SMALL, broken

ROOT, COUNTY, OTHER, TOWN = "620800", "620802", "620821", "620802A"
PLAN = load_plan(SMALL)


def _plan(levels: str) -> Plan:
    return load_plan(broken('unit = "场次"', f'unit = "场次"\nreview = {levels}'))


def _tree() -> OrgTree:
    unit = PLAN.unit(COUNTY)
    more = ((OTHER, ROOT), (TOWN, COUNTY))
    return OrgTree(
        (
            *PLAN.units,
            *(unit.model_copy(update={"code": code, "parent": up}) for code, up in more),
        )
    )


def _judge(number: int, unit: str, *, administrator: bool = False, reachable: bool = True) -> Judge:
    return Judge(number, unit, administrator, reachable)


COUNTYS = _judge(1, COUNTY)
NEIGHBOUR = _judge(2, OTHER)
FEDERAL = _judge(3, ROOT)
HEAD = _judge(4, ROOT, administrator=True)
BENCH = (COUNTYS, NEIGHBOUR, FEDERAL, HEAD)


def _who(unit: str, level: int, authors: set[int], bench: tuple[Judge, ...] = BENCH) -> set[int]:
    return {one.id for one in acting(_tree(), bench, unit, level, authors).judges}


def test_the_plan_file_sets_levels_for_all_and_for_one() -> None:
    assert levels_of(PLAN, PLAN.indicator("shows")) == 0
    both = _plan("2")
    assert levels_of(both, both.indicator("shows")) == 2
    assert levels_of(both, both.indicator("records")) == 0
    all_but_one = load_plan(
        broken("year = 2014", "year = 2014\nreview = 1").replace(
            'unit = "场次"', 'unit = "场次"\nreview = 0'
        )
    )
    assert levels_of(all_but_one, all_but_one.indicator("records")) == 1
    assert levels_of(all_but_one, all_but_one.indicator("shows")) == 0


@pytest.mark.parametrize("wrong", ["3", "-1", '"two"', "true", "1.5"])
def test_any_other_number_of_levels_is_an_error_that_names_its_key(wrong: str) -> None:
    with pytest.raises(PlanErrors) as caught:
        _plan(wrong)
    assert [one.key for one in caught.value.problems] == ["indicators.shows.review"]


def test_level_one_is_the_countys_and_level_two_the_federations() -> None:
    assert _who(COUNTY, FIRST, set()) == {1}
    assert _who(TOWN, FIRST, set()) == {1}
    assert _who(OTHER, FIRST, set()) == {2}
    assert _who(COUNTY, SECOND, set()) == {3, 4}


def test_where_a_level_has_nobody_the_federation_stands_in_and_it_is_said() -> None:
    away = (_judge(1, COUNTY, reachable=False), NEIGHBOUR, FEDERAL, HEAD)
    found = acting(_tree(), away, COUNTY, FIRST, set())
    assert found.standing_in
    assert {one.id for one in found.judges} == {1, 3, 4}
    assert _who(ROOT, FIRST, set()) == {3, 4}
    assert not acting(_tree(), BENCH, COUNTY, FIRST, set()).standing_in


def test_nobody_decides_on_what_he_wrote_and_no_level_is_skipped_for_it() -> None:
    assert _who(COUNTY, FIRST, {1}) == {3, 4}
    assert _who(COUNTY, SECOND, {4}) == {3}
    alone = (HEAD,)
    assert _who(COUNTY, FIRST, {4}, alone) == set()
    assert _who(COUNTY, SECOND, {4}, alone) == set()


@given(
    st.sets(st.sampled_from([1, 2, 3, 4])),
    st.sampled_from([ROOT, COUNTY, OTHER, TOWN]),
    st.sampled_from([FIRST, SECOND]),
)
def test_an_author_never_acts_and_nobody_is_missed_while_anyone_is_free(
    authors: set[int], unit: str, level: int
) -> None:
    who = _who(unit, level, authors)
    assert not who & authors
    assert who or {3, 4} <= authors


def test_a_report_goes_up_level_by_level() -> None:
    assert when_filed(0) == Stand(Status.APPROVED)
    assert when_filed(1) == when_filed(2) == Stand(Status.PENDING, FIRST)
    assert when_decided(Decision.APPROVED, FIRST, 2) == Stand(Status.PENDING, SECOND)
    assert when_decided(Decision.APPROVED, SECOND, 2) == Stand(Status.APPROVED, SECOND)
    assert when_decided(Decision.APPROVED, FIRST, 1) == Stand(Status.APPROVED, FIRST)
    # The plan may ask for less by the time of the decision.
    assert when_decided(Decision.APPROVED, SECOND, 0) == Stand(Status.APPROVED, SECOND)
    assert when_decided(Decision.RETURNED, SECOND, 2) == Stand(Status.RETURNED, SECOND)
    assert when_decided(Decision.REJECTED, FIRST, 2) == Stand(Status.REJECTED, FIRST)


def test_a_change_is_seen_by_whoever_must_see_it() -> None:
    assert when_changed(Stand(Status.RETURNED, SECOND), 2) == Stand(Status.PENDING, SECOND)
    assert when_changed(Stand(Status.RETURNED, SECOND), 1) == Stand(Status.PENDING, FIRST)
    assert when_changed(Stand(Status.RETURNED, 0), 0) == Stand(Status.PENDING, FIRST)
    assert when_changed(Stand(Status.PENDING, SECOND), 2) == Stand(Status.PENDING, FIRST)
    assert when_changed(Stand(Status.APPROVED, SECOND), 2) == Stand(Status.PENDING, FIRST)
    assert when_changed(Stand(Status.APPROVED), 0) == Stand(Status.APPROVED)


def _shows(quantity: int, day: date = date(2014, 9, 1)) -> Content:
    return Content(indicator="shows", unit=COUNTY, day=day, quantity=quantity)


def test_late_is_over_a_week_after_the_event_or_past_the_deadline() -> None:
    shows, day = PLAN.indicator("shows"), date(2014, 9, 1)
    in_time, over = day + timedelta(days=LATE_DAYS), day + timedelta(days=LATE_DAYS + 1)
    assert not is_late(PLAN, shows, day, in_time)
    assert is_late(PLAN, shows, day, over)
    last = date(2014, 11, 30)
    assert not is_late(PLAN, shows, last, last)
    assert is_late(PLAN, shows, last, last + timedelta(days=1))


def test_unusual_is_over_three_times_the_units_own_median() -> None:
    shows = PLAN.indicator("shows")
    usual = [1, 2, 2, 2, 900]
    assert not is_unusual(shows, _shows(6), usual)
    assert is_unusual(shows, _shows(7), usual)
    assert not is_unusual(shows, _shows(1000), usual[:4]), "too few to know what is usual"
    rate = Content(indicator="membership", unit=COUNTY, day=date(2014, 9, 1), numerator=9)
    assert not is_unusual(PLAN.indicator("membership"), rate, usual)
