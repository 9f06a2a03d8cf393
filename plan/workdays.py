"""Working days and the week's deadline, by China's statutory calendar; no clock comes in here."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import chinese_calendar  # type: ignore[import-untyped] # it ships no type information

from plan.model import Plan, ReminderRules, ReportingCalendar

FIRST_YEAR, LAST_YEAR = 2004, 2026
DAYS = 7


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


def monday_of(day: date) -> date:
    """The Monday of the day's week."""
    return day - timedelta(days=day.weekday())


def due_day(monday: date, calendar: ReportingCalendar) -> date | None:
    """The day a week's report is due: the rule's weekday or the last working day before it.

    Where only days after it are worked (make-up days), the last of these; None where none is.
    """
    week = [monday + timedelta(days=number) for number in range(DAYS)]
    worked = [day for day in week if is_workday(day, calendar)]
    in_time = [day for day in worked if day.weekday() <= calendar.due_day.number]
    return max(in_time or worked, default=None)


def due_at(monday: date, plan: Plan) -> datetime | None:
    """The instant (plan's time zone) a week's report is due, None in a week without work."""
    day = due_day(monday, plan.calendar)
    if day is None:
        return None
    return datetime.combine(day, plan.calendar.due_time, ZoneInfo(plan.timezone))


def close_at(monday: date, plan: Plan) -> datetime:
    """The instant (plan's time zone) after which a week's reminder is no longer made up for."""
    day = monday + timedelta(days=plan.calendar.close_day.number)
    return datetime.combine(day, plan.calendar.close_time, ZoneInfo(plan.timezone))


def out_of_quiet(instant: datetime, rules: ReminderRules) -> datetime:
    """The first instant from `instant` on (in its time zone) at which people may be written to."""
    if not rules.is_quiet(instant.time()):
        return instant
    morning = datetime.combine(instant.date(), rules.quiet_until, instant.tzinfo)
    return morning if morning > instant else morning + timedelta(days=1)
