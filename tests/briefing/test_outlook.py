"""A forecast in words: the state, the days, and a sum that can be done again on paper."""

import re
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from briefing import outlook
from plan.forecast import Forecast, Outlook, Silence
from texts import Words

SAID = Forecast(
    outlook=Outlook.AT_RISK,
    actual=20,
    target=30,
    deadline=date(2014, 12, 31),
    since=date(2014, 6, 20),
    until=date(2014, 9, 14),
    weeks=(Fraction(1),) * 12,
    low=Fraction(1, 2),
    mean=Fraction(67, 100),
    high=Fraction(3, 4),
    early=date(2014, 12, 22),
    late=date(2015, 2, 6),
    least=27,
    most=30,
)


def test_state_days_and_arithmetic(words: Words) -> None:
    assert outlook.lines(words, SAID, "场次") == [
        "有风险：预计12月22日至2015年2月6日完成",
        "近12个工作周每周0.67场次；最慢的4周0.5，最快的4周0.75",
        "还差10÷每周0.75～0.5＝13.3～20个工作周",
    ]


def test_the_division_comes_out_as_it_is_written(words: Words) -> None:
    *_, division = outlook.lines(words, replace(SAID, low=Fraction(9, 7)), "场次")
    left, high, low, few, many = map(float, re.findall(r"[\d.]+", division))
    assert few == pytest.approx(left / high, abs=0.05)
    assert many == pytest.approx(left / low, abs=0.05)


def test_out_of_reach_says_what_will_stand(words: Words) -> None:
    said = replace(SAID, outlook=Outlook.OUT_OF_REACH, early=date(2015, 1, 5))
    assert outlook.lines(words, said, "场次")[0] == "难以按期：到12月31日预计27～30场次"


def test_a_single_day_and_an_open_end(words: Words) -> None:
    one = replace(SAID, outlook=Outlook.ON_TRACK, early=date(2014, 11, 3), late=date(2014, 11, 3))
    assert outlook.lines(words, one, "场次")[0] == "有望按期：预计11月3日完成"
    still = replace(SAID, low=Fraction(0), late=None)
    first, _, last = outlook.lines(words, still, "场次")
    assert first == "有风险：最早12月22日完成，最晚算不出"
    assert "÷" not in last


@pytest.mark.parametrize("said", Silence)
def test_every_silence_says_why(words: Words, said: Silence) -> None:
    [line] = outlook.lines(words, said, "场次", missing=3)
    assert line
    assert ("3个单位" in line) == (said is Silence.NO_POPULATION)


@pytest.mark.parametrize(
    ("rate", "shown"),
    [(Fraction(7, 4), "1.75"), (Fraction(2), "2"), (Fraction(233, 10), "23.3"), (333, "333")],
)
def test_rates_have_no_needless_zeros(rate: Fraction, shown: str) -> None:
    assert outlook.number(Fraction(rate)) == shown
