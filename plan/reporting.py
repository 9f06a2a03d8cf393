"""Reporting periods (报告期): which days one covers, when it is due and closes. No clock."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from plan.model import Period, Plan, ReportingCalendar, Weekday
from plan.workdays import is_workday

ONE_DAY = timedelta(days=1)
LAST_OF_MIDDLE = 20


@dataclass(frozen=True, slots=True)
class ReportingPeriod:
    """The days from `first` to `last`; instants are in the plan's time zone.

    `due` is None where none of its days is worked: then nobody is reminded.
    """

    first: date
    last: date
    due: datetime | None
    close: datetime

    @property
    def key(self) -> str:
        """What names it in rows: its first day."""
        return self.first.isoformat()

    @property
    def since(self) -> datetime:
        """The instant it begins."""
        return datetime.combine(self.first, datetime.min.time(), self.close.tzinfo)

    @property
    def until(self) -> datetime:
        """The first instant after it."""
        return datetime.combine(self.last + ONE_DAY, datetime.min.time(), self.close.tzinfo)


def period_of(day: date, plan: Plan) -> ReportingPeriod:
    """The reporting period a day lies in."""
    calendar, zone = plan.calendar, ZoneInfo(plan.timezone)
    first, last = _ends(day, calendar.period)
    due = _due_day(first, last, calendar)
    close = _day(first, last, calendar.close_day)
    if due is not None:
        # Where only days after the due day are worked, they must not come after the close.
        close = max(close, due)
    return ReportingPeriod(
        first,
        last,
        None if due is None else datetime.combine(due, calendar.due_time, zone),
        datetime.combine(close, calendar.close_time, zone),
    )


def period_before(period: ReportingPeriod, plan: Plan) -> ReportingPeriod:
    """The period that ended the day before."""
    return period_of(period.first - ONE_DAY, plan)


def period_named(key: str, plan: Plan) -> ReportingPeriod | None:
    """The period with this key; None where none begins on such a day."""
    try:
        period = period_of(date.fromisoformat(key), plan)
    except (ValueError, OverflowError):
        return None
    return period if period.key == key else None


def _ends(day: date, kind: Period) -> tuple[date, date]:
    if kind is Period.WEEK:
        monday = day - timedelta(days=day.weekday())
        return monday, monday + timedelta(days=6)
    end = day.replace(day=monthrange(day.year, day.month)[1])
    if kind is Period.MONTH:
        return day.replace(day=1), end
    first = min((day.day - 1) // 10, 2) * 10 + 1
    return day.replace(day=first), end if first > LAST_OF_MIDDLE else day.replace(day=first + 9)


def _day(first: date, last: date, day: Weekday | int) -> date:
    """A day named by the calendar in this period; one beyond its end means its last."""
    after = day.number if isinstance(day, Weekday) else day - 1
    return min(first + timedelta(days=after), last)


def _due_day(first: date, last: date, calendar: ReportingCalendar) -> date | None:
    """The rule's day or the last working day before it; where there is none, the next one after."""
    days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    worked = [day for day in days if is_workday(day, calendar)]
    rule = _day(first, last, calendar.due_day)
    return max((day for day in worked if day <= rule), default=min(worked, default=None))
