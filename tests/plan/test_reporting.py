"""Reporting periods: their days, when they are due and close, and the steps of reminding."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plan.model import Period, Plan, ReminderRules, ReportingCalendar
from plan.reminding import Step, last_month, last_week, speaks_on, steps
from plan.reporting import ONE_DAY, period_before, period_named, period_of
from tests.plan.sample import SMALL
from tests.plan.test_loading import found
from tests.town import plan

ZONE = ZoneInfo("Asia/Shanghai")


def _plan(**calendar: object) -> Plan:
    made = ReportingCalendar.model_validate(calendar)
    return plan().model_copy(update={"calendar": made})


TEN_DAYS, MONTH = _plan(period="ten-days"), _plan(period="month")


def _at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


@pytest.mark.parametrize(
    ("monday", "due"),
    [
        ("2014-09-15", "2014-09-19"),  # an ordinary week
        ("2014-09-29", "2014-09-30"),  # National Day from Wednesday on
        ("2014-01-27", "2014-01-30"),  # Spring Festival from Friday on
        ("2014-10-06", "2014-10-10"),
    ],
)
def test_a_week_is_due_on_friday_or_the_last_working_day_before(monday: str, due: str) -> None:
    week = period_of(date.fromisoformat(monday) + timedelta(days=3), plan())
    assert (week.key, week.due) == (monday, _at(f"{due}T15:00"))
    assert week.close == _at(f"{monday}T21:00") + timedelta(days=6)


def test_a_period_without_work_has_no_due_day_and_no_steps() -> None:
    off = tuple(date(2014, 9, day) for day in range(15, 22))
    idle = _plan(holidays=off)
    week = period_of(date(2014, 9, 15), idle)
    assert week.due is None
    assert steps(week, idle) == {}


@pytest.mark.parametrize(
    ("day", "first", "last", "due", "close"),
    [
        ("2014-09-03", "2014-09-01", "2014-09-10", "10T15:00", "10T21:00"),
        ("2014-09-20", "2014-09-11", "2014-09-20", "19T15:00", "20T21:00"),  # the 20th: Saturday
        ("2014-08-21", "2014-08-21", "2014-08-31", "29T15:00", "31T21:00"),
        ("2014-02-28", "2014-02-21", "2014-02-28", "28T15:00", "28T21:00"),
    ],
)
def test_ten_days_end_on_the_tenth_the_twentieth_and_the_months_last_day(
    day: str, first: str, last: str, due: str, close: str
) -> None:
    period = period_of(date.fromisoformat(day), TEN_DAYS)
    month = day[:8]
    assert (period.key, period.last.isoformat()) == (first, last)
    assert (period.due, period.close) == (_at(month + due), _at(month + close))


def test_a_month_is_due_on_its_day_or_the_last_working_day_before() -> None:
    september = period_of(date(2014, 9, 12), MONTH)
    assert (september.first, september.last) == (date(2014, 9, 1), date(2014, 9, 30))
    assert september.due == _at("2014-09-25T15:00")
    assert september.close == _at("2014-09-30T21:00")
    february = period_of(date(2014, 2, 3), _plan(period="month", due_day=30, close_time="22:00"))
    assert february.due == _at("2014-02-28T15:00")
    assert february.close == _at("2014-02-28T22:00")


def test_where_no_day_before_is_worked_it_is_due_on_the_next_one() -> None:
    early = _plan(period="month", due_day=3, close_day=5)
    october = period_of(date(2014, 10, 2), early)  # National Day until the 7th
    assert october.due == _at("2014-10-08T15:00")
    assert october.close == _at("2014-10-08T21:00")


@settings(deadline=None)
@given(st.sampled_from(Period), st.dates(date(2005, 1, 1), date(2040, 12, 31)))
def test_every_day_is_in_exactly_one_period(kind: Period, day: date) -> None:
    one = _plan(period=kind)
    period = period_of(day, one)
    assert period.first <= day <= period.last
    assert all(period_of(end, one) == period for end in (period.first, period.last))
    assert period_before(period, one).last == period.first - ONE_DAY
    assert period_named(period.key, one) == period
    assert period.due is None or period.since <= period.due < period.close < period.until


@pytest.mark.parametrize("key", ["", "2014-09-16", "nonsense", "0001-01-02"])
def test_a_period_is_named_by_its_first_day_only(key: str) -> None:
    assert period_named(key, plan()) is None


def test_the_steps_of_an_ordinary_week() -> None:
    found_steps = steps(period_of(date(2014, 9, 15), plan()), plan())
    assert {step: window.start for step, window in found_steps.items()} == {
        Step.DUE: _at("2014-09-19T15:00"),
        Step.NUDGE: _at("2014-09-21T08:00"),  # a day before the close, out of the quiet hours
        Step.OVERDUE: _at("2014-09-22T08:00"),
        Step.ESCALATION: _at("2014-09-22T09:00"),
    }
    assert found_steps[Step.ESCALATION].end == _at("2014-09-26T15:00")


def test_the_federation_hears_on_the_next_working_morning() -> None:
    before_the_holiday = period_of(date(2014, 9, 30), TEN_DAYS)
    assert steps(before_the_holiday, TEN_DAYS)[Step.ESCALATION].start == _at("2014-10-08T09:00")


def test_steps_that_the_plan_leaves_out() -> None:
    rules = ReminderRules(nudge_hours=0, to_reviewers=False, to_administrators=False)
    quiet = plan().model_copy(update={"reminders": rules})
    assert set(steps(period_of(date(2014, 9, 15), quiet), quiet)) == {Step.DUE}


def test_days_on_which_officers_hear_of_the_period() -> None:
    days = [date(2014, 9, day) for day in range(15, 22)]
    assert [day.day for day in days if speaks_on(day, plan())] == [19, 21]


def test_digests_go_out_on_the_first_working_day() -> None:
    week = last_week(date(2014, 9, 10), plan().calendar)  # Monday the 8th was mid-autumn
    assert (week.first, week.last, week.sent_on) == (
        date(2014, 9, 1),
        date(2014, 9, 7),
        date(2014, 9, 9),
    )
    month = last_month(date(2014, 10, 20), plan().calendar)
    assert (month.first, month.last, month.sent_on) == (
        date(2014, 9, 1),
        date(2014, 9, 30),
        date(2014, 10, 8),
    )


@pytest.mark.parametrize(
    ("lines", "key", "message"),
    [
        ('due_day = 5\nclose_day = "sunday"', "calendar.due_day", "plan-weekday-wanted"),
        ('period = "month"\ndue_day = "friday"', "calendar.due_day", "plan-day-number-wanted"),
        ('period = "ten-days"\ndue_day = 12', "calendar.due_day", "plan-day-number-wanted"),
        ('period = "month"\nclose_day = 0', "calendar.close_day", "plan-day-number-wanted"),
        ('period = "month"\ndue_day = 31', "calendar.close_day", "plan-closes-before-due"),
        # In February both are the last day.
        (
            'period = "month"\ndue_day = 29\nclose_day = 30\nclose_time = "14:00"',
            "calendar.close_day",
            "plan-closes-before-due",
        ),
        ('period = "fortnight"', "calendar.period", "plan-not-one-of"),
    ],
)
def test_a_calendar_that_cannot_be_is_told(lines: str, key: str, message: str) -> None:
    begin, _, rest = SMALL.partition("[calendar]\n")
    after = rest[rest.index("[reminders]") :]
    text = f'{begin}[calendar]\nclose_time = "15:00"\n{lines}\n\n{after}'
    if "close_time" in lines:
        text = text.replace('close_time = "15:00"\n', "", 1)
    assert (key, message) in found(text)


def test_the_morning_must_not_be_quiet() -> None:
    text = SMALL.replace("[reminders]", '[reminders]\nmorning = "06:30"')
    assert found(text) == [("reminders.morning", "plan-morning-quiet")]
