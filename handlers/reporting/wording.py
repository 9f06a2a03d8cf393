"""How fields and their values are called and shown, on forms, cards and lists."""

from datetime import date
from decimal import Decimal

from handlers.reporting.fields import ANSWER, indicator_of, question_of
from handlers.talk import Talk
from storage.drafts import Entry


def label(talk: Talk, entry: Entry, field: str) -> str:
    """The name of a field, as on its button."""
    if field.startswith(ANSWER):
        return question_of(talk, entry, field).label
    indicator = talk.plan.indicator(entry.indicator) if entry.indicator else None
    if indicator is not None and field in {"numerator", "denominator"}:
        return str(getattr(indicator, field))
    return talk.plain(f"field-{field}")


def day_shown(talk: Talk, day: date) -> str:
    """A date with its weekday."""
    return talk.plain(
        "day-shown",
        year=str(day.year),
        month=str(day.month),
        day=str(day.day),
        weekday=talk.plain(f"weekday-{day.isoweekday()}"),
    )


def amount(value: str | int | Decimal | None, unit: str) -> str:
    """A number with its unit of measure, or the words themselves."""
    if value is None:
        return ""
    shown = f"{value:f}" if isinstance(value, Decimal) else str(value)
    return f"{shown} {unit}" if unit and not isinstance(value, str) else shown


def value(talk: Talk, entry: Entry, field: str) -> str:
    """What a field holds, as plain text; empty when it has no answer."""
    if field.startswith(ANSWER):
        question = question_of(talk, entry, field)
        return amount(entry.answers.get(question.key), question.unit)
    if field == "indicator":
        return indicator_of(talk, entry).name
    if field in {"quantity", "numerator", "denominator"}:
        return amount(getattr(entry, field), indicator_of(talk, entry).unit)
    if field == "day":
        return day_shown(talk, entry.day) if entry.day else ""
    if field == "state":
        return talk.plain(f"state-{entry.state}") if entry.state else ""
    if field == "unit":
        return talk.tree[entry.unit].short
    if field == "photos":
        return photos_shown(talk, entry)
    if field == "location":
        return f"{entry.location[0]:.5f}, {entry.location[1]:.5f}" if entry.location else ""
    return str(getattr(entry, field) or "")


def photos_shown(talk: Talk, entry: Entry) -> str:
    """How many photos there are, of how many wanted."""
    wanted = indicator_of(talk, entry).photos
    return talk.plain("photos-shown", have=str(len(entry.photos)), wanted=str(wanted))
