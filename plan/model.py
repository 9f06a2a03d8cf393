"""The plan as a federation writes it down; it knows its own words only, no report and no file."""

from collections.abc import Mapping
from datetime import date, time
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, PlainValidator, model_validator
from pydantic_core import PydanticCustomError

from plan.fields import (
    Amount,
    Clock,
    Code,
    Day,
    Key,
    Line,
    Population,
    Prose,
    Quotas,
    ReviewLevels,
    Short,
    UnitCode,
    Whole,
    Zone,
)
from plan.text import fold

TO_BE_FILLED = "待本级工会填写"
"""Stands for a 口径 or a 责任部门 that the published plan does not give."""


class Measure(StrEnum):
    """How an indicator's figures behave: 时期数, 覆盖, 时点数, 文字."""

    FLOW = "flow"
    COVERAGE = "coverage"
    STOCK = "stock"
    NARRATIVE = "narrative"


class State(StrEnum):
    """How far a piece of work told in words is: 未启动, 推进中, 已完成, 受阻."""

    NOT_STARTED = "not-started"
    UNDER_WAY = "under-way"
    DONE = "done"
    BLOCKED = "blocked"

    @property
    def ordinal(self) -> int:
        """Place in the declaration, from 0; the number that the tally keeps."""
        return tuple(State).index(self)


class QuestionKind(StrEnum):
    """What an answer is: a whole number, yuan with at most two decimals, words, one of several."""

    COUNT = "count"
    MONEY = "money"
    TEXT = "text"
    CHOICE = "choice"


class Weekday(StrEnum):
    """A day of the week by its English name, Monday first."""

    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"
    FRIDAY = "friday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"

    @property
    def number(self) -> int:
        """Monday 0 to Sunday 6, as ``date.weekday()`` counts."""
        return tuple(Weekday).index(self)


class Period(StrEnum):
    """How long a reporting period is: Monday to Sunday, 旬 (1–10, 11–20, 21–end), a month."""

    WEEK = "week"
    TEN_DAYS = "ten-days"
    MONTH = "month"

    @property
    def days(self) -> tuple[int, int]:
        """How many days the shortest and the longest of them have."""
        return {Period.WEEK: (7, 7), Period.TEN_DAYS: (8, 11), Period.MONTH: (28, 31)}[self]


def _as_period_day(value: object) -> Weekday | int:
    """Take a weekday's name, or the number of a day counted within the period."""
    if isinstance(value, Weekday) or (isinstance(value, int) and not isinstance(value, bool)):
        return value
    try:
        return Weekday(str(value))
    except ValueError:
        expected = {"expected": " / ".join(Weekday), "found": str(value)}
        raise PydanticCustomError("plan-not-one-of", "a weekday or a number", expected) from None


PeriodDay = Annotated[Weekday | int, PlainValidator(_as_period_day)]
"""A day of a reporting period: a weekday in a week, else the number counted from its first day."""
USUAL_DAYS: Mapping[str, tuple[Weekday | int, Weekday | int]] = {
    Period.WEEK: (Weekday.FRIDAY, Weekday.SUNDAY),
    Period.TEN_DAYS: (10, 11),
    Period.MONTH: (25, 31),
}
"""When a period is due and closes where the plan file does not say."""


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Question(_Frozen):
    """What a report is asked beyond quantity and date.

    ``required`` blocks filing while empty; ``choices`` belong to a choice question; ``unit`` stands
    behind a number (人次, 元).
    """

    key: Key
    label: Line
    kind: QuestionKind
    required: bool = Field(default=False, strict=True)
    choices: Annotated[tuple[Short, ...], Field(max_length=12)] = ()
    unit: str = Field(default="", max_length=8)
    hint: str = Field(default="", max_length=120)

    @property
    def numeric(self) -> bool:
        """Whether its answers are numbers; they add up for a flow or a coverage."""
        return self.kind in (QuestionKind.COUNT, QuestionKind.MONEY)


class Section(_Frozen):
    """A heading of the plan; sections are shown in the order of the file."""

    code: Code
    name: Line


class Unit(_Frozen):
    """A unit of the federation. ``workers`` and ``quotas`` are there only if the plan sets them.

    A ``closed`` unit keeps its reports, but nothing new is asked of it or filed for it.
    """

    code: UnitCode
    name: Line
    short: Short
    aliases: tuple[Line, ...] = ()
    parent: UnitCode | None = None
    workers: Whole | None = None
    quotas: Quotas = Field(default_factory=lambda: MappingProxyType[str, int]({}))
    closed: bool = Field(default=False, strict=True)

    def __hash__(self) -> int:
        return hash(self.code)  # the quotas are a mapping and have no hash of their own

    @property
    def names(self) -> tuple[str, ...]:
        """Everything the unit is called by: code, name, short name, aliases."""
        return (self.code, self.name, self.short, *self.aliases)


class Indicator(_Frozen):
    """One thing the plan counts or tells.

    ``target`` is in ``unit`` for a flow and in percent for a coverage or a stock (85 is 85 %).
    ``deadline`` None is the plan's end. ``weights`` are twelve shares of the year, January first.
    ``population`` (coverage only) is a head count, or the code of the stock indicator whose newest
    denominators supply it. ``numerator`` and ``denominator`` (stock only) say what is asked for.
    ``photos`` is how many are wanted. ``review`` None is the plan's.
    """

    code: Code
    label: Short
    name: Line
    short: Short
    section: Code
    measure: Measure
    unit: str = Field(default="", max_length=8)
    numerator: str = Field(default="", max_length=24)
    denominator: str = Field(default="", max_length=24)
    target: Amount | None = None
    deadline: Day | None = None
    definition: Prose
    department: Prose
    aliases: tuple[Line, ...] = ()
    questions: Annotated[tuple[Question, ...], Field(max_length=8)] = ()
    photos: Annotated[int, Field(strict=True, ge=0, le=10)] = 0
    weights: tuple[Whole, ...] | None = None
    population: Population | None = None
    review: ReviewLevels | None = None

    @property
    def numeric(self) -> bool:
        """Whether a report of it carries a number: true for all but a narrative."""
        return self.measure is not Measure.NARRATIVE

    @property
    def names(self) -> tuple[str, ...]:
        """Everything that names this indicator alone: code, name, short name, aliases."""
        return (self.code, self.name, self.short, *self.aliases)

    def question(self, key: str) -> Question:
        """Return the question with this key; raise KeyError if it has none."""
        for question in self.questions:
            if question.key == key:
                return question
        raise KeyError(key)


class ReportingCalendar(_Frozen):
    """When a reporting period is due and when it closes, in the plan's time zone.

    Due on ``due_day`` at ``due_time``, or on the last working day before it in that period; made up
    for until ``close_day`` at ``close_time``. Of a week both are weekdays, else the number of the
    day in the period; one beyond its end means its last day. ``holidays`` and ``workdays`` are days
    that differ from the statutory calendar.
    """

    period: Period = Period.WEEK
    due_day: PeriodDay = Weekday.FRIDAY
    due_time: Clock = time(15, 0)
    close_day: PeriodDay = Weekday.SUNDAY
    close_time: Clock = time(21, 0)
    holidays: tuple[Day, ...] = ()
    workdays: tuple[Day, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _usual_days(cls, data: object) -> object:
        if not isinstance(data, Mapping):
            return data
        usual = USUAL_DAYS.get(str(data.get("period", Period.WEEK)))
        return (
            {**dict(zip(("due_day", "close_day"), usual, strict=True)), **data} if usual else data
        )


class ReminderRules(_Frozen):
    """When the bot speaks of its own accord, and when it keeps silent.

    Silent from ``quiet_from`` (in it) to ``quiet_until`` (no longer). What waits for nobody in
    particular is said on working days at ``morning``. Officers are reminded once more
    ``nudge_hours`` before a period closes (0: not). After it has closed, ``to_reviewers`` tells the
    reviewers of the unit and ``to_administrators``, the next working morning, the federation.
    A returned report and a missing photo are spoken of after ``returned_days`` working days, a
    report that waits for review after ``pending_days``; indicators behind their time progress,
    where nothing else is owed, every ``lagging_days`` days (0: never).
    """

    quiet_from: Clock = time(21, 0)
    quiet_until: Clock = time(8, 0)
    morning: Clock = time(9, 0)
    nudge_hours: Annotated[int, Field(strict=True, ge=0, le=240)] = 24
    to_reviewers: bool = Field(default=True, strict=True)
    to_administrators: bool = Field(default=True, strict=True)
    returned_days: Annotated[int, Field(strict=True, ge=1, le=30)] = 2
    pending_days: Annotated[int, Field(strict=True, ge=1, le=30)] = 1
    lagging_days: Annotated[int, Field(strict=True, ge=0, le=366)] = 30

    def is_quiet(self, moment: time) -> bool:
        """Return whether ``moment`` (time of day, plan zone) is quiet, also over midnight."""
        if self.quiet_from <= self.quiet_until:
            return self.quiet_from <= moment < self.quiet_until
        return moment >= self.quiet_from or moment < self.quiet_until


class Plan(_Frozen):
    """A federation's plan for a year: what is counted, by whom, until when."""

    code: Code
    federation: Line
    name: Line
    year: Annotated[int, Field(strict=True, ge=2000, le=2100)]
    start: Day
    end: Day
    timezone: Zone
    review: ReviewLevels = 0
    sections: Annotated[tuple[Section, ...], Field(min_length=1)]
    units: Annotated[tuple[Unit, ...], Field(min_length=1)]
    indicators: Annotated[tuple[Indicator, ...], Field(min_length=1)]
    calendar: ReportingCalendar = ReportingCalendar()
    reminders: ReminderRules = ReminderRules()

    def __hash__(self) -> int:
        return hash(self.code)

    def indicator(self, code: str) -> Indicator:
        """Return the indicator with this code; raise KeyError if the plan has none."""
        return self._indicators[code]

    def has(self, code: str) -> bool:
        """Whether the plan has an indicator with this code."""
        return code in self._indicators

    def section(self, code: str) -> Section:
        """Return the section with this code; raise KeyError if the plan has none."""
        return self._sections[code]

    def unit(self, code: str) -> Unit:
        """Return the unit with this code; raise KeyError if the plan has none."""
        return self._units[code]

    def in_section(self, code: str) -> tuple[Indicator, ...]:
        """Return the section's indicators in the order of the file; none for an unknown section."""
        return self._by_section.get(code, ())

    def deadline(self, indicator: Indicator) -> date:
        """Return the day the indicator is due: its own, else the plan's end."""
        return indicator.deadline or self.end

    def find(self, text: str) -> tuple[Indicator, ...]:
        """Return the indicators that a person's typed ``text`` names, in the order of the file.

        Case, spaces, punctuation and full width do not matter. Those that are called exactly so
        (code, name, short name, alias, label such as 实事四), else those with ``text`` in a name.
        """
        wanted = fold(text)
        if not wanted:
            return ()
        exact = tuple(one for one in self.indicators if wanted in self._called[one.code])
        return exact or tuple(
            one
            for one in self.indicators
            if any(wanted in called for called in self._called[one.code])
        )

    def unfilled(self) -> tuple[tuple[str, str], ...]:
        """Return (indicator's code, key) for each entry the federation has yet to fill in."""
        return tuple(
            (one.code, key)
            for one in self.indicators
            for key, said in (("definition", one.definition), ("department", one.department))
            if said == TO_BE_FILLED
        )

    @cached_property
    def root(self) -> Unit:
        """The federation itself: the one unit without a parent."""
        return next(unit for unit in self.units if unit.parent is None)

    @cached_property
    def _indicators(self) -> Mapping[str, Indicator]:
        return {one.code: one for one in self.indicators}

    @cached_property
    def _sections(self) -> Mapping[str, Section]:
        return {one.code: one for one in self.sections}

    @cached_property
    def _units(self) -> Mapping[str, Unit]:
        return {one.code: one for one in self.units}

    @cached_property
    def _by_section(self) -> Mapping[str, tuple[Indicator, ...]]:
        return {
            section.code: tuple(one for one in self.indicators if one.section == section.code)
            for section in self.sections
        }

    @cached_property
    def _called(self) -> Mapping[str, frozenset[str]]:
        return {
            one.code: frozenset(fold(name) for name in (*one.names, one.label))
            for one in self.indicators
        }
