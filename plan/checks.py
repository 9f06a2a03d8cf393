"""What the entries of a plan file owe each other; a value by itself is the model's business."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError

from plan.checks_indicators import indicator_problems
from plan.fields import Day
from plan.model import (
    Indicator,
    Measure,
    Period,
    ReminderRules,
    ReportingCalendar,
    Section,
    Unit,
    Weekday,
)
from plan.problems import Problem
from plan.text import fold

_Entry = TypeVar("_Entry", Indicator, Section, Unit)
_Table = TypeVar("_Table", bound=BaseModel)


@dataclass(frozen=True)
class _Listed(Generic[_Entry]):
    """The entries of one list that are sound by themselves, and the codes of all."""

    key: str
    sound: tuple[_Entry, ...]
    codes: tuple[str, ...]


def cross_checks(data: Mapping[str, object]) -> Iterator[Problem]:
    """Yield what is wrong between the entries of a parsed plan file.

    Only entries that are sound by themselves are compared, so that one mistake is told once; the
    codes of the others still count as known.
    """
    sections = _listed("sections", Section, data)
    units = _listed("units", Unit, data)
    indicators = _listed("indicators", Indicator, data)
    start, end = _day(data, "start"), _day(data, "end")
    yield from _period_problems(data, start, end)
    for key, codes in (
        (sections.key, sections.codes),
        (units.key, units.codes),
        (indicators.key, indicators.codes),
    ):
        yield from _repeated_codes(key, codes)
    yield from _name_problems("units", units.sound)
    yield from _unit_problems(units)
    yield from _quota_problems(units.sound, indicators)
    yield from _name_problems("indicators", indicators.sound)
    measures: dict[str, Measure | None] = dict.fromkeys(indicators.codes)
    measures.update((one.code, one.measure) for one in indicators.sound)
    for one in indicators.sound:
        yield from indicator_problems(one, sections.codes, measures, (start, end))
    yield from _calendar_problems(data)


def _listed(key: str, model: type[_Entry], data: Mapping[str, object]) -> _Listed[_Entry]:
    raw = data.get(key)
    entries = [one for one in raw if isinstance(one, Mapping)] if isinstance(raw, list) else []
    codes = tuple(code for one in entries if isinstance(code := one.get("code"), str))
    parsed = (_parsed(model, one) for one in entries)
    return _Listed(key, tuple(one for one in parsed if one is not None), codes)


def _parsed(model: type[_Table], entry: object) -> _Table | None:
    try:
        return model.model_validate(entry)
    except ValidationError:
        return None  # told by the model already, with key and reason


def _day(data: Mapping[str, object], key: str) -> date | None:
    try:
        return TypeAdapter[date](Day).validate_python(data.get(key))
    except ValidationError:
        return None  # told by the model already


def _period_problems(
    data: Mapping[str, object], start: date | None, end: date | None
) -> Iterator[Problem]:
    if start is None or end is None:
        return
    found = {"start": start.isoformat(), "end": end.isoformat()}
    year = data.get("year")
    if start >= end:
        yield Problem("end", "plan-period", found)
    elif isinstance(year, int) and not start.year <= year <= end.year:
        yield Problem("year", "plan-year", {"found": str(year), **found})


def _repeated_codes(key: str, codes: Iterable[str]) -> Iterator[Problem]:
    for code, times in Counter(codes).items():
        if times > 1:
            yield Problem(f"{key}.{code}.code", "plan-code-twice", {"found": code})


def _name_problems(
    key: str, entries: tuple[Indicator, ...] | tuple[Unit, ...]
) -> Iterator[Problem]:
    """Yield each alias (or name) that would name two entries, or nothing at all."""
    owners: dict[str, str] = {}
    for one in entries:
        for name in dict.fromkeys(one.names):
            folded = fold(name)
            where = f"{key}.{one.code}.aliases"
            if not folded:
                yield Problem(where, "plan-name-without-letters", {"found": name})
                continue
            owner = owners.setdefault(folded, one.code)
            if owner != one.code:
                yield Problem(where, "plan-alias-twice", {"found": name, "other": owner})


def _unit_problems(units: _Listed[Unit]) -> Iterator[Problem]:
    roots = [one.code for one in units.sound if one.parent is None]
    complete = len(units.sound) == len(units.codes)
    if not roots and complete and units.codes:
        yield Problem("units", "plan-no-root")
    if len(roots) > 1:
        yield Problem("units", "plan-several-roots", {"found": ", ".join(roots)})
    parents = {one.code: one.parent for one in units.sound}
    for one in units.sound:
        where = f"units.{one.code}.parent"
        if one.parent is not None and one.parent not in units.codes:
            yield Problem(where, "plan-parent-unknown", {"found": one.parent})
        elif _in_a_circle(one.code, parents):
            yield Problem(where, "plan-unit-circle", {"found": one.parent or ""})


def _in_a_circle(code: str, parents: Mapping[str, str | None]) -> bool:
    upper = parents.get(code)
    for _ in parents:
        if upper == code:
            return True
        upper = parents.get(upper) if upper is not None else None
    return False


def _quota_problems(units: tuple[Unit, ...], indicators: _Listed[Indicator]) -> Iterator[Problem]:
    told = {one.code for one in indicators.sound if one.measure is Measure.NARRATIVE}
    for unit in units:
        for code in unit.quotas:
            where = f"units.{unit.code}.quotas.{code}"
            if code not in indicators.codes:
                yield Problem(where, "plan-quota-unknown", {"found": code})
            elif code in told:
                yield Problem(where, "plan-quota-narrative", {"found": code})


def _calendar_problems(data: Mapping[str, object]) -> Iterator[Problem]:
    calendar = _parsed(ReportingCalendar, data.get("calendar", {}))
    rules = _parsed(ReminderRules, data.get("reminders", {}))
    if calendar is None:
        return
    yield from _period_day_problems(calendar)
    for day in sorted(set(calendar.holidays) & set(calendar.workdays)):
        yield Problem("calendar.workdays", "plan-day-twice", {"found": day.isoformat()})
    if rules is None:
        return
    if rules.is_quiet(calendar.due_time):
        due_time = calendar.due_time.isoformat("minutes")
        yield Problem("calendar.due_time", "plan-due-quiet", {"found": due_time})
    if rules.is_quiet(rules.morning):
        morning = rules.morning.isoformat("minutes")
        yield Problem("reminders.morning", "plan-morning-quiet", {"found": morning})


def _period_day_problems(calendar: ReportingCalendar) -> Iterator[Problem]:
    """Yield a day that is no day of such a period, or a close that comes too soon."""
    sound = True
    longest = calendar.period.days[1]
    for key, day in (("due_day", calendar.due_day), ("close_day", calendar.close_day)):
        found = {"found": str(day)}
        if calendar.period is Period.WEEK and not isinstance(day, Weekday):
            yield Problem(f"calendar.{key}", "plan-weekday-wanted", found)
        elif calendar.period is not Period.WEEK and day not in range(1, longest + 1):
            values = found | {"most": str(longest)}
            yield Problem(f"calendar.{key}", "plan-day-number-wanted", values)
        else:
            continue
        sound = False
    if sound and _closes_too_soon(calendar):
        yield Problem("calendar.close_day", "plan-closes-before-due")


def _closes_too_soon(calendar: ReportingCalendar) -> bool:
    due, close = (
        day.number + 1 if isinstance(day, Weekday) else day
        for day in (calendar.due_day, calendar.close_day)
    )
    # Days beyond the end of a period are its last one: the shortest brings them closest.
    shortest = calendar.period.days[0]
    return any(
        (min(close, days), calendar.close_time) <= (min(due, days), calendar.due_time)
        for days in (shortest, max(due, close))
    )
