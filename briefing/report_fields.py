"""How a report's fields and their values are called and shown, on forms, cards and in histories."""

from datetime import date, datetime
from decimal import Decimal
from typing import Protocol
from zoneinfo import ZoneInfo

from plan.model import Indicator, Plan, Question
from plan.report import OWN_FIELDS, Content
from plan.revision import ANSWER
from plan.units import OrgTree
from storage.drafts import Entry
from texts import Words


class View(Protocol):
    """What it takes to show a report to somebody: the plan, the units, his language."""

    @property
    def plan(self) -> Plan:
        """The plan."""

    @property
    def tree(self) -> OrgTree:
        """The org units."""

    @property
    def words(self) -> Words:
        """The catalogue in the reader's language."""


def fields_of(indicator: Indicator, content: Content) -> tuple[str, ...]:
    """The fields a filed report of this indicator is shown with, in the card's order."""
    own = OWN_FIELDS[indicator.measure]
    answers = (ANSWER + question.key for question in indicator.questions)
    location = ("location",) if content.location else ()
    return ("unit", *own, "day", *answers, "photos", *location, "note")


def _indicator(view: View, entry: Entry) -> Indicator:
    if entry.indicator is None:
        raise ValueError("no indicator was chosen yet")
    return view.plan.indicator(entry.indicator)


def _question(view: View, entry: Entry, field: str) -> Question:
    return _indicator(view, entry).question(field.removeprefix(ANSWER))


def label(view: View, entry: Entry, field: str) -> str:
    """The name of a field, as on its button."""
    if field.startswith(ANSWER):
        return _question(view, entry, field).label
    indicator = view.plan.indicator(entry.indicator) if entry.indicator else None
    if indicator is not None and field in {"numerator", "denominator"}:
        return str(getattr(indicator, field))
    return view.words.plain(f"field-{field}")


def day_shown(view: View, day: date) -> str:
    """A date with its weekday."""
    return view.words.plain(
        "day-shown",
        year=str(day.year),
        month=str(day.month),
        day=str(day.day),
        weekday=view.words.plain(f"weekday-{day.isoweekday()}"),
    )


def instant_shown(view: View, instant: datetime) -> str:
    """When something was done, to the minute, in the plan's time zone."""
    local = instant.astimezone(ZoneInfo(view.plan.timezone))
    return view.words.plain(
        "instant-shown", month=str(local.month), day=str(local.day), time=f"{local:%H:%M}"
    )


def amount(value: str | int | Decimal | None, unit: str) -> str:
    """A number with its unit of measure, or the words themselves."""
    if value is None:
        return ""
    shown = f"{value:f}" if isinstance(value, Decimal) else str(value)
    return f"{shown} {unit}" if unit and not isinstance(value, str) else shown


def value(view: View, entry: Entry, field: str) -> str:
    """What a field holds, as plain text; empty when it has no answer."""
    if field.startswith(ANSWER):
        question = _question(view, entry, field)
        return amount(entry.answers.get(question.key), question.unit)
    if field == "indicator":
        return _indicator(view, entry).name
    if field in {"quantity", "numerator", "denominator"}:
        return amount(getattr(entry, field), _indicator(view, entry).unit)
    if field == "day":
        return day_shown(view, entry.day) if entry.day else ""
    if field == "state":
        return view.words.plain(f"state-{entry.state}") if entry.state else ""
    if field == "unit":
        return view.tree[entry.unit].short
    if field == "photos":
        return photos_shown(view, entry)
    if field == "location":
        return f"{entry.location[0]:.5f}, {entry.location[1]:.5f}" if entry.location else ""
    return str(getattr(entry, field) or "")


def photos_shown(view: View, entry: Entry) -> str:
    """How many photos there are, of how many wanted."""
    wanted = _indicator(view, entry).photos if entry.indicator else 0
    return view.words.plain("photos-shown", have=str(len(entry.photos)), wanted=str(wanted))
