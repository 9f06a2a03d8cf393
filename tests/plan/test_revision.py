"""What differs between two versions of a report, and how two changes of one go together."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from plan.report import Content
from plan.revision import changed_fields, merged

SHOW = Content("performances", "620802", date(2014, 9, 1), quantity=2, answers={"audience": 600})

contents = st.builds(
    Content,
    indicator=st.just("performances"),
    unit=st.sampled_from(["620802", "620821"]),
    day=st.dates(date(2014, 1, 1), date(2014, 12, 31)),
    quantity=st.integers(1, 5),
    answers=st.dictionaries(st.sampled_from(["audience", "place", "amount"]), st.integers(0, 3)),
    photos=st.lists(st.integers(1, 4), max_size=2).map(tuple),
    note=st.none() | st.sampled_from(["", "a", "b"]),
)


def test_each_field_that_differs_is_named_answers_by_their_question() -> None:
    after = replace(SHOW, quantity=3, answers={"place": "南山"}, photos=(1,))
    assert changed_fields(SHOW, after) == ("quantity", "a.audience", "a.place", "photos")
    assert changed_fields(SHOW, SHOW) == ()


def test_money_written_otherwise_is_the_same() -> None:
    one = replace(SHOW, answers={"amount": Decimal("12.50")})
    assert changed_fields(one, replace(SHOW, answers={"amount": Decimal("12.5")})) == ()


def test_both_changes_stand_together() -> None:
    theirs = replace(SHOW, quantity=3, answers={"audience": 600, "place": "南山"})
    mine = replace(SHOW, note="雨", answers={})
    both = merged(SHOW, theirs, mine)
    assert both == replace(SHOW, quantity=3, note="雨", answers={"place": "南山"})


def test_on_the_same_field_mine_is_kept() -> None:
    both = merged(SHOW, replace(SHOW, quantity=3), replace(SHOW, quantity=4))
    assert both.quantity == 4


def test_who_chose_another_indicator_is_followed() -> None:
    other = Content("mutual-insurance", "620802", SHOW.day, quantity=40)
    assert merged(SHOW, other, replace(SHOW, quantity=3)) == other
    assert merged(SHOW, replace(SHOW, quantity=3), other) == other


@given(contents, contents)
def test_one_change_alone_is_that_change(base: Content, changed: Content) -> None:
    assert merged(base, base, changed) == changed
    assert merged(base, changed, base) == changed


@given(contents, contents, contents)
def test_nothing_comes_in_that_neither_said(base: Content, theirs: Content, mine: Content) -> None:
    both = merged(base, theirs, mine)
    touched = set(changed_fields(base, theirs)) | set(changed_fields(base, mine))
    assert set(changed_fields(base, both)) <= touched
    assert set(changed_fields(mine, both)) <= set(changed_fields(base, theirs))
