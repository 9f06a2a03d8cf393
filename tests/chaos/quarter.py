"""A quarter as the soak test lives it: what happens when, and who is then to hear what.

Computed from the published rules and from what was filed; no code of the bot is asked.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Asia/Shanghai")
FIRST_MONDAY = date(2014, 9, 15)
A_DAY, A_WEEK = timedelta(days=1), timedelta(days=7)
QUIET = time(8), time(21)
"""People are written to from the first of these on, and before the second."""
MADE_UP_WITHIN = timedelta(days=31)

# The holidays of this quarter (1 to 7 October), as they were published: that week's report is due
# before them, and the working morning after the week's end comes late.
DUE_BEFORE_HOLIDAYS = {date(2014, 9, 29): date(2014, 9, 30)}
BACK_AT_WORK = {date(2014, 9, 29): date(2014, 10, 8)}


class Step(StrEnum):
    """What is said about a week, by the first word of its occasion."""

    DUE = "remind"
    NUDGE = "nudge"
    OVERDUE = "overdue"
    ESCALATION = "escalate"
    DIGEST = "digest:weekly"


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


SPOKEN: Mapping[What, Sequence[Step]] = {
    What.DUE: (Step.DUE,),
    What.AFTER_THE_NIGHT: (Step.DUE,),
    What.NUDGE: (Step.NUDGE,),
    What.OVERDUE: (Step.OVERDUE,),
    What.MORNING: (Step.ESCALATION, Step.DIGEST),
}


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


@dataclass(frozen=True, slots=True, order=True)
class Event:
    """One instant of the quarter, and the Monday of the week it is about."""

    at: datetime
    what: What
    monday: date


def due_on(monday: date) -> datetime:
    """When the reports of a week are due."""
    return _at(DUE_BEFORE_HOLIDAYS.get(monday, monday + 4 * A_DAY), 15)


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


def _at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), ZONE)


@dataclass(frozen=True, slots=True)
class Staff:
    """Who hears of what, by Telegram id."""

    officers: Mapping[int, str]
    reviewers: Mapping[int, str]
    administrators: Collection[int]
    leaders: Collection[int]

    @property
    def units(self) -> list[str]:
        """The units that have a reviewer: all that are to report."""
        return [*self.reviewers.values()]


@dataclass(frozen=True, slots=True)
class Said:
    """A message that is due: to whom, about which week, and not before when."""

    step: Step
    monday: date
    person: int
    at: datetime

    @property
    def begins(self) -> str:
        """How its occasion begins; the member's own number follows."""
        return f"{self.step}:{self.monday}"


@dataclass(frozen=True, slots=True)
class _Told:
    unit: str
    at: datetime
    day: date
    nil: bool


@dataclass
class Record:
    """The test's own book of who reported when, and of what is therefore to be said."""

    staff: Staff
    due: list[Said] = field(default_factory=list)
    told: list[_Told] = field(default_factory=list)

    def filed(self, unit: str, at: datetime, day: date) -> None:
        """A unit's officer filed a report of a day."""
        self.told.append(_Told(unit, at, day, nil=False))

    def nothing(self, unit: str, at: datetime) -> None:
        """A unit said that there was nothing this week."""
        self.told.append(_Told(unit, at, at.date(), nil=True))

    def passes(self, event: Event) -> None:
        """Work out what is due at an event, from what was told until then."""
        for step in SPOKEN.get(event.what, ()):
            self.due += [
                Said(step, event.monday, person, event.at)
                for person in self._hearers(step, self._silent(event.monday))
            ]

    def _silent(self, monday: date) -> set[str]:
        return set(self.staff.units) - {one.unit for one in self.told if self._counts(one, monday)}

    def _counts(self, one: _Told, monday: date) -> bool:
        """Filed within the week, whatever its day; or of its days, up to a month later."""
        day = one.at.date()
        if monday <= day < monday + A_WEEK:
            return True
        later = timedelta() <= day - (monday + A_WEEK) < MADE_UP_WITHIN
        return later and not one.nil and monday <= one.day < monday + A_WEEK

    def _hearers(self, step: Step, silent: Collection[str]) -> list[int]:
        staff = self.staff
        if step in (Step.DUE, Step.NUDGE):
            return [number for number, unit in staff.officers.items() if unit in silent]
        if step is Step.OVERDUE:
            return [number for number, unit in staff.reviewers.items() if unit in silent]
        if step is Step.ESCALATION:
            return [*staff.administrators] if silent else []
        return [*staff.administrators, *staff.leaders]
