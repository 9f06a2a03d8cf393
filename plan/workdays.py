"""Working days and quiet hours, by China's statutory calendar; no clock comes in here."""

from datetime import date, datetime, timedelta

import chinese_calendar  # type: ignore[import-untyped] # it ships no type information

from plan.model import ReminderRules, ReportingCalendar

FIRST_YEAR, LAST_YEAR = 2004, 2026
LONGEST_REST = 31


def is_known(day: date) -> bool:
    """Whether the statutory calendar of the day's year is known; if not, weekends alone count."""
    return FIRST_YEAR <= day.year <= LAST_YEAR


def is_workday(day: date, calendar: ReportingCalendar) -> bool:
    """Whether people work on `day`: the plan file's own days first, then the statutory calendar."""
    if day in calendar.workdays:
        return True
    if day in calendar.holidays:
        return False
    return bool(chinese_calendar.is_workday(day)) if is_known(day) else day.weekday() < 5


def workday_from(day: date, calendar: ReportingCalendar) -> date:
    """The first working day from `day` on; `day` itself where a month of them brings none."""
    days = (day + timedelta(days=number) for number in range(LONGEST_REST))
    return next((one for one in days if is_workday(one, calendar)), day)


def workdays_after(day: date, number: int, calendar: ReportingCalendar) -> date:
    """The `number`-th working day after `day`."""
    for _ in range(number):
        day = workday_from(day + timedelta(days=1), calendar)
    return day


def out_of_quiet(instant: datetime, rules: ReminderRules) -> datetime:
    """The first instant from `instant` on (in its time zone) at which people may be written to."""
    if not rules.is_quiet(instant.time()):
        return instant
    morning = datetime.combine(instant.date(), rules.quiet_until, instant.tzinfo)
    return morning if morning > instant else morning + timedelta(days=1)
