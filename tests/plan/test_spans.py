"""Stretches of days as people type them."""

from datetime import date

import pytest

from plan.spans import parse_span
from plan.wrong import WrongAnswer
from tests.town import plan

PLAN = plan()
TODAY = date(2014, 9, 15)


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("8月", "2014-08-01", "2014-08-31"),
        ("八月份", "2014-08-01", "2014-08-31"),
        ("2014年8月", "2014-08-01", "2014-08-31"),
        ("2014-08", "2014-08-01", "2014-08-31"),
        ("上个月", "2014-08-01", "2014-08-31"),
        ("本月", "2014-09-01", "2014-09-30"),
        ("三季度", "2014-07-01", "2014-09-30"),
        ("第二季度", "2014-04-01", "2014-06-30"),
        ("Q2", "2014-04-01", "2014-06-30"),
        ("上季度", "2014-04-01", "2014-06-30"),
        ("本季度", "2014-07-01", "2014-09-30"),
        ("二季度到三季度", "2014-04-01", "2014-09-30"),
        ("上半年", "2014-01-01", "2014-06-30"),
        ("今年以来", "2014-01-01", "2014-09-15"),
        ("7月1日-8月31日", "2014-07-01", "2014-08-31"),
        ("7.1-8.31", "2014-07-01", "2014-08-31"),
        ("2014-07-01到2014-08-31", "2014-07-01", "2014-08-31"),
        ("2014年7月1日—2014年8月31日", "2014-07-01", "2014-08-31"),
        ("2014-07-01 to 2014-08-31", "2014-07-01", "2014-08-31"),
        ("１月至今", "2014-01-01", "2014-09-15"),
        ("6月15日", "2014-06-15", "2014-06-15"),
        ("昨天", "2014-09-14", "2014-09-14"),
        ("上周", "2014-09-08", "2014-09-14"),
    ],
)
def test_it_is_read(typed: str, first: str, last: str) -> None:
    assert parse_span(typed, TODAY, PLAN) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("", "span-not-read"),
        ("随便", "span-not-read"),
        ("2月30日", "span-not-read"),
        ("1月、2月和3月", "span-not-read"),
        ("8" * 200, "span-not-read"),
        ("2014-08-31到2014-07-01", "span-backwards"),
        ("2013年8月", "span-outside"),
        ("明年", "span-outside"),
        ("10月", "span-ahead"),
    ],
)
def test_it_is_refused(typed: str, message: str) -> None:
    with pytest.raises(WrongAnswer) as wrong:
        parse_span(typed, TODAY, PLAN)
    assert wrong.value.message_id == message
