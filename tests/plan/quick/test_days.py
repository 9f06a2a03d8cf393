"""Dates in running text: exact ones, vague ones, festivals by any year's calendar."""

from datetime import date

import pytest

from plan.quick.days import find_days
from plan.quick.holidays import named_day

TODAY = date(2014, 8, 5)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("8月3日演出", ["2014-08-03"]),
        ("8.3 演出", ["2014-08-03"]),
        ("8/3演出", ["2014-08-03"]),
        ("3号演出", ["2014-08-03"]),
        ("28号演出", ["2014-07-28"]),
        ("昨天下午", ["2014-08-04"]),
        ("大前天", ["2014-08-02"]),
        ("上周五", ["2014-08-01"]),
        ("本周一", ["2014-08-04"]),
        ("下周一、周二", ["2014-08-11", "2014-08-12"]),
        ("上个月28号", ["2014-07-28"]),
        ("八月三号", ["2014-08-03"]),
        ("20140803", ["2014-08-03"]),
        ("二〇一四年八月三日", ["2014-08-03"]),
        ("去年8月3日", ["2013-08-03"]),
        ("3天前", ["2014-08-02"]),
        ("8月1日、3日", ["2014-08-01", "2014-08-03"]),
        ("国庆节", ["2014-10-01"]),
        ("端午", ["2014-06-02"]),
        ("8号楼", []),
        ("2-3场", []),
        ("8.3万元", []),
        ("本周一场", []),
        ("五一劳动奖章", []),
        ("7月2场", []),
    ],
)
def test_exact_days(text: str, days: list[str]) -> None:
    found = [day.isoformat() for one in find_days(text, TODAY) for day in one.days]
    assert found == days


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("七月底", "2014-07-21", "2014-07-31"),
        ("8月1日至3日", "2014-08-01", "2014-08-03"),
        ("8.1-8.3", "2014-08-01", "2014-08-03"),
        ("上周", "2014-07-28", "2014-08-03"),
        ("上个月", "2014-07-01", "2014-07-31"),
        ("下半年", "2014-07-01", "2014-12-31"),
    ],
)
def test_vague_days_have_bounds(text: str, first: str, last: str) -> None:
    (day,) = find_days(text, TODAY)
    assert not day.days
    assert (str(day.first), str(day.last)) == (first, last)


@pytest.mark.parametrize(
    "text", ["周末", "月初", "前几天", "国庆节期间", "2月30日", "13月1日", "近日"]
)
def test_what_is_no_day_has_none(text: str) -> None:
    assert [day for one in find_days(text, TODAY) for day in one.days] == []


@pytest.mark.parametrize(
    ("name", "year", "day"),
    [
        ("元旦", 2014, "2014-01-01"),
        ("春节", 2014, "2014-01-31"),
        ("除夕", 2014, "2014-01-30"),
        ("清明节", 2014, "2014-04-05"),
        ("清明", 2016, "2016-04-04"),
        ("端午节", 2014, "2014-06-02"),
        ("中秋", 2014, "2014-09-08"),
        ("中秋节", 2026, "2026-09-25"),
        ("重阳", 2014, "2014-10-02"),
        ("腊八", 2014, "2014-01-08"),
        ("建党节", 2014, "2014-07-01"),
        ("三八妇女节", 2014, "2014-03-08"),
    ],
)
def test_festivals(name: str, year: int, day: str) -> None:
    assert str(named_day(name, year)) == day
