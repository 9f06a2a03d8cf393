"""A quarter as the soak test lives it: what happens when. No code of the bot is asked."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Asia/Shanghai")
FIRST_MONDAY = date(2014, 9, 22)
A_DAY, A_WEEK = timedelta(days=1), timedelta(days=7)
QUIET = time(8), time(21)
"""People are written to from the first of these on, and before the second."""
MORNING = time(9)

# The holidays of this quarter (1 to 7 October) and the days worked for them, as they were
# published: that week's report is due before them, and the working morning after the week's end
# comes late.
HOLIDAYS = {date(2014, 10, day) for day in range(1, 8)}
MADE_UP_FOR = {date(2014, 9, 28), date(2014, 10, 11)}
DUE_BEFORE_HOLIDAYS = {date(2014, 9, 29): date(2014, 9, 30)}
BACK_AT_WORK = {date(2014, 9, 29): date(2014, 10, 8)}


class What(StrEnum):
    """What happens at an instant."""

    EARLY = "early"  # people file in time
    DUE = "due"
    LATE_AT_NIGHT = "late at night"  # the bot was away when reports were due, and comes back
    AFTER_THE_NIGHT = "after the night"
    LATE = "late"  # people file after the reminder
    NUDGE = "nudge"
    TOO_LATE = "too late"  # the bot was away when it was to remind again, and comes back
    NIGHT = "night"  # the week closes; nobody is to hear anything
    SET_BACK = "set back"  # the clock goes back to Friday and comes again
    OVERDUE = "overdue"
    MADE_UP = "made up"  # people file after the week's end
    MORNING = "morning"  # escalation and digest
    REVIEW = "review"  # reviewers decide, several at once
    MEND = "mend"  # officers mend what was returned, add photos, withdraw and bring back
    ORDERS = "orders"  # the plan is adjusted, and the federation writes to everybody
    CLOSE = "close"  # a month is confirmed and locked
    AFTER_CLOSE = "after the close"  # late reports of that month, and amendments


NIGHTS = (What.LATE_AT_NIGHT, What.TOO_LATE, What.NIGHT)


class Mood(StrEnum):
    """What a unit does about a week."""

    EARLY = "early"
    NIL = "nil"
    LATE = "late"
    LATE_NIL = "late nil"
    MADE_UP = "made up"
    SILENT = "silent"


MOODS = (
    *(Mood.EARLY, Mood.EARLY, Mood.NIL, Mood.LATE),
    *(Mood.LATE_NIL, Mood.MADE_UP, Mood.SILENT, Mood.SILENT),
)
TURNS: Mapping[What, Collection[Mood]] = {
    What.EARLY: (Mood.EARLY, Mood.NIL),
    What.LATE: (Mood.LATE, Mood.LATE_NIL, Mood.EARLY),
    What.MADE_UP: (Mood.MADE_UP,),
}
"""Which units report when."""


@dataclass(frozen=True, slots=True, order=True)
class Event:
    """One instant of the quarter, and the Monday of the week it is about."""

    at: datetime
    what: What
    monday: date

    @property
    def month_before(self) -> str:
        """The month that ended last, YYYY-MM."""
        return f"{self.at.replace(day=1) - A_DAY:%Y-%m}"


def is_worked(day: date) -> bool:
    """Whether people work on a day."""
    return day in MADE_UP_FOR or (day.weekday() < 5 and day not in HOLIDAYS)


def workdays_after(day: date, many: int) -> date:
    """The so manieth working day after a day."""
    while many:
        day += A_DAY
        many -= is_worked(day)
    return day


def due_on(monday: date) -> datetime:
    """When the reports of a week are due."""
    return _at(DUE_BEFORE_HOLIDAYS.get(monday, monday + 4 * A_DAY), 15)


def monday_of(day: date) -> date:
    """The Monday of its week."""
    return day - day.weekday() * A_DAY


def is_spoken_on(day: date) -> bool:
    """Whether officers are reminded of the week itself on this day, by the rules."""
    monday = monday_of(day)
    return day in (due_on(monday).date(), monday + 6 * A_DAY)


def digest_day(day: date) -> date:
    """The day on which the digest of the week before goes out."""
    monday = monday_of(day)
    return BACK_AT_WORK.get(monday - A_WEEK, monday)


def events(weeks: int) -> list[Event]:
    """All that happens in so many weeks, in order; no three in a row go alike."""
    found: list[Event] = []
    for number in range(weeks):
        found += _of_week(FIRST_MONDAY + number * A_WEEK, number)
    return sorted(found)


def _of_week(monday: date, number: int) -> Iterator[Event]:
    due = due_on(monday).date()
    saturday, sunday, following = (monday + days * A_DAY for days in (5, 6, 7))
    yield Event(_at(due - A_DAY, 14), What.EARLY, monday)
    if number % 3 == 1:
        yield Event(_at(due, 22, 30), What.LATE_AT_NIGHT, monday)
        yield Event(_at(due + A_DAY, 8), What.AFTER_THE_NIGHT, monday)
    else:
        yield Event(due_on(monday), What.DUE, monday)
    yield Event(_at(saturday, 10), What.LATE, monday)
    if number % 3 == 2:
        yield Event(_at(sunday, 21, 30), What.TOO_LATE, monday)
        yield Event(_at(sunday, 21, 40), What.SET_BACK, monday)
    else:
        yield Event(_at(sunday, 8), What.NUDGE, monday)
    if number % 3 == 0:
        yield Event(_at(sunday, 21, 30), What.NIGHT, monday)
    yield Event(_at(following, 8), What.OVERDUE, monday)
    yield Event(_at(following, 8, 30), What.MADE_UP, monday)
    yield Event(_at(BACK_AT_WORK.get(monday, following), 9), What.MORNING, monday)
    yield Event(_at(following + A_DAY, 10), What.REVIEW, monday)
    yield from _of_wednesday(following + 2 * A_DAY, monday, number)


def _of_wednesday(wednesday: date, monday: date, number: int) -> Iterator[Event]:
    yield Event(_at(wednesday, 10), What.MEND, monday)
    if number == 1:
        yield Event(_at(wednesday, 11), What.ORDERS, monday)
    if 7 <= wednesday.day <= 13:
        yield Event(_at(wednesday, 15), What.CLOSE, monday)
        yield Event(_at(wednesday, 16), What.AFTER_CLOSE, monday)


def _at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), ZONE)
