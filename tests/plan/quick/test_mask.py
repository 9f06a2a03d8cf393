"""Card numbers in people's text are blacked out and never counted; other numbers are left alone."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plan.quick import mask
from tests.plan.quick.judging import GRAMMAR

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def _identity(birth: date, serial: int) -> str:
    body = f"622722{birth:%Y%m%d}{serial:03}"
    total = sum(int(sign) * weight for sign, weight in zip(body, WEIGHTS, strict=True))
    return body + "10X98765432"[total % 11]


def _card(body: str) -> str:
    doubled = [
        int(sign) * (2 if place % 2 == 0 else 1) for place, sign in enumerate(reversed(body))
    ]
    return body + str(-sum(one - 9 if one > 9 else one for one in doubled) % 10)


@given(
    st.dates(date(1930, 1, 1), date(2010, 12, 31)),
    st.integers(0, 999),
    st.text("救助户，元 ", max_size=8),
)
def test_an_identity_card_is_masked(birth: date, serial: int, around: str) -> None:
    number = _identity(birth, serial)
    masked, found = mask(f"{around}{number}{around}")
    assert found
    assert masked == f"{around}{'*' * 14}{number[-4:]}{around}"


@given(st.text("0123456789", min_size=14, max_size=17))
def test_a_bank_card_is_masked(body: str) -> None:
    number = _card("6" + body)
    masked, found = mask(f"卡号{number}。")
    assert found
    assert number not in masked
    assert masked.endswith(f"{number[-4:]}。")


@pytest.mark.parametrize(
    "text",
    [
        "６２２７２２１９８５０１０１２３４５",
        "622722850101234",
        "622722 19850101 234X",
        "6222 0210 0111 6245 702",
        "6222-0210-0111-6245-702",
    ],
)
def test_other_ways_to_write_them(text: str) -> None:
    masked, found = mask(text)
    assert found
    assert masked.count("*") >= 11
    assert len(masked) == len(text)


@pytest.mark.parametrize(
    "text",
    ["13893312345", "20140803", "0933-8212345", "演出2场300人", "1" * 16, "999999999999999999", ""],
)
def test_other_numbers_are_left_alone(text: str) -> None:
    assert mask(text) == (text, False)


@given(st.text(max_size=80))
def test_masking_keeps_the_length_and_is_done_once(text: str) -> None:
    masked, found = mask(text)
    assert len(masked) == len(text)
    assert found == (masked != text)
    assert mask(masked) == (masked, False)


def test_they_never_count() -> None:
    parsed = GRAMMAR.parse(
        "救助困难职工622722198501012345一户，卡号6222021001116245702", date(2014, 8, 5)
    )
    assert [one.quantity for one in parsed.drafts] == [1]
    masked = mask("救助困难职工622722198501012345一户")[0]
    assert [one.quantity for one in GRAMMAR.parse(masked, date(2014, 8, 5)).drafts] == [1]
