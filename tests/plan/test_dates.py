"""Days as people type them on Friday, 8 August 2014."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plan.dates import check_date, parse_date
from plan.wrong import WrongAnswer
from tests.plan.said import pingliang, refusal, taken

TODAY = date(2014, 8, 8)
SIGNS = "0123456789０３年月日号-./。 上本周星期一二三四五六天十廿卅〇今昨前大"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("今天", "2014-08-08"),
        ("昨天", "2014-08-07"),
        (" 前 天 ", "2014-08-06"),
        ("大前天", "2014-08-05"),
        ("today", "2014-08-08"),
        ("Yesterday", "2014-08-07"),
        ("明天", "2014-08-09"),
        ("8月3日", "2014-08-03"),
        ("8月3号", "2014-08-03"),
        ("8月3", "2014-08-03"),
        ("3号", "2014-08-03"),
        ("8日", "2014-08-08"),
        ("30号", "2014-07-30"),
        ("八月三日", "2014-08-03"),
        ("十二月三十一号", "2014-12-31"),
        ("七月廿五", "2014-07-25"),
        ("8.3", "2014-08-03"),
        ("8。3", "2014-08-03"),
        ("8/3", "2014-08-03"),
        ("08-03", "2014-08-03"),
        ("2014-08-03", "2014-08-03"),
        ("2014/8/3", "2014-08-03"),
        ("2014年8月3日", "2014-08-03"),
        ("14年8月3日", "2014-08-03"),
        ("二〇一四年八月三日", "2014-08-03"),
        ("20140803", "2014-08-03"),
        ("８月３日", "2014-08-03"),
        ("２０１４－０８－０３", "2014-08-03"),
        ("2012年2月29日", "2012-02-29"),
        ("上周五", "2014-08-01"),
        ("上星期天", "2014-08-03"),
        ("上上周一", "2014-07-21"),
        ("本周一", "2014-08-04"),
        ("这个礼拜天", "2014-08-10"),
        ("周三", "2014-08-06"),
        ("周五", "2014-08-08"),
        ("星期六", "2014-08-02"),
        ("周日", "2014-08-03"),
    ],
)
def test_days(typed: str, meant: str) -> None:
    assert parse_date(typed, TODAY) == date.fromisoformat(meant)


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("", "answer-date-empty"),
        ("以后", "answer-date-not-date"),
        ("3", "answer-date-not-date"),
        ("8月", "answer-date-not-date"),
        ("0803", "answer-date-not-date"),
        ("2014", "answer-date-not-date"),
        ("上周", "answer-date-not-date"),
        ("8月两三日", "answer-date-not-date"),
        ("二三月五日", "answer-date-not-date"),
        ("9" * 100_000, "answer-date-not-date"),
        ("2月30日", "answer-date-not-exist"),
        ("2月29日", "answer-date-not-exist"),
        ("13月1日", "answer-date-not-exist"),
        ("2014-13-01", "answer-date-not-exist"),
        ("00000000", "answer-date-not-exist"),
        ("32号", "answer-date-not-exist"),
        ("0号", "answer-date-not-exist"),
    ],
)
def test_no_days(typed: str, reason: str) -> None:
    assert refusal(lambda: parse_date(typed, TODAY)) == reason


def test_the_year_is_that_of_today() -> None:
    assert parse_date("12月31日", date(2015, 1, 2)) == date(2015, 12, 31)


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_every_day_reads_back(day: date) -> None:
    written = (f"{day}", f"{day:%Y%m%d}", f"{day.year}年{day.month}月{day.day}日")
    assert {parse_date(text, TODAY) for text in written} == {day}
    assert parse_date(f"{day.month}月{day.day}日", day) == day
    assert parse_date(f"{day.day}号", day) == day


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)), st.sampled_from("一二三四五六日"))
def test_a_weekday_is_the_last_one(today: date, sign: str) -> None:
    found = parse_date(f"周{sign}", today)
    assert today - timedelta(days=6) <= found <= today
    assert found.weekday() == "一二三四五六日".index(sign)
    assert (
        parse_date(f"上周{sign}", today).isocalendar()[:2]
        == ((today - timedelta(days=7)).isocalendar()[:2])
    )


@given(st.text(SIGNS, max_size=12) | st.text())
def test_any_text_is_a_day_or_a_refusal(text: str) -> None:
    day = taken(lambda: parse_date(text, TODAY))
    assert day is None or date.min <= day <= date.max


def test_a_day_may_be_reported_up_to_today_and_within_the_plan() -> None:
    plan = pingliang()
    check_date(TODAY, TODAY, plan)
    check_date(plan.start, TODAY, plan)
    check_date(plan.end, date(2015, 2, 1), plan)
    tomorrow = TODAY + timedelta(days=1)
    assert refusal(lambda: check_date(tomorrow, TODAY, plan)) == "answer-date-future"
    before = date(2013, 12, 31)
    assert refusal(lambda: check_date(before, TODAY, plan)) == "answer-date-outside"
    after, late = date(2015, 1, 1), date(2015, 2, 1)
    assert refusal(lambda: check_date(after, late, plan)) == "answer-date-outside"


def test_the_limits_are_said() -> None:
    with pytest.raises(WrongAnswer) as caught:
        check_date(date(2013, 1, 1), TODAY, pingliang())
    assert caught.value.values == {
        "found": "2013-01-01",
        "start": "2014-01-01",
        "end": "2014-12-31",
    }
