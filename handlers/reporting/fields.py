"""The fields of a report as a table: in which order they are asked, how an answer is read.

Each field has a name, which is also the draft's step: the entry's own attributes, and `a.KEY` for
the plan's questions. No message is sent from here.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from handlers.talk import Talk
from plan import revision
from plan.answers import (
    WrongAnswer,
    check_stock,
    parse_answer,
    parse_count,
    parse_state,
    parse_text,
)
from plan.dates import check_date, parse_date
from plan.model import Indicator, Measure, Question, State
from plan.report import OWN_FIELDS, missing
from storage.drafts import Entry

CARD = "card"
ANSWER = revision.ANSWER
LONGEST_TEXT = 1000
MOST_PHOTOS = 10

SEQUENCE = {measure: ("indicator", *own, "day") for measure, own in OWN_FIELDS.items()}


def indicator_of(talk: Talk, entry: Entry) -> Indicator:
    """The entry's indicator. Raises RuntimeError before one was chosen."""
    if entry.indicator is None:
        raise RuntimeError("no indicator was chosen yet")
    return talk.plan.indicator(entry.indicator)


def sequence(talk: Talk, entry: Entry) -> tuple[str, ...]:
    """The fields asked one after the other before the card."""
    if entry.indicator is None:
        return ("indicator",)
    return SEQUENCE[indicator_of(talk, entry).measure]


def next_step(talk: Talk, entry: Entry) -> str:
    """The first field in sequence that has no answer, or the card."""
    open_fields = (name for name in sequence(talk, entry) if getattr(entry, name) is None)
    return next(open_fields, next(iter(entry.asks), CARD))


def settle(entry: Entry, field: str) -> Entry:
    """The entry with a field no longer asked for."""
    options = {name: values for name, values in entry.options.items() if name != field}
    asks = tuple(name for name in entry.asks if name != field)
    return replace(entry, asks=asks, options=options)


def step_before(talk: Talk, entry: Entry, step: str) -> str:
    """Where "back" leads: to the card when all is answered, else to the question before."""
    asked = sequence(talk, entry)
    if step != CARD and next_step(talk, entry) == CARD:
        return CARD
    place = asked.index(step) if step in asked else len(asked)
    return asked[max(place - 1, 0)]


def card_fields(talk: Talk, entry: Entry) -> tuple[str, ...]:
    """The fields that can be edited from the card, in the order shown."""
    indicator = indicator_of(talk, entry)
    unit = ("unit",) if len(talk.tree.offered(talk.member.unit)) > 1 else ()
    answers = tuple(ANSWER + question.key for question in indicator.questions)
    location = ("location",) if entry.location else ()
    return (*unit, *sequence(talk, entry)[1:], *answers, "photos", *location, "note")


def clearable(talk: Talk, entry: Entry, field: str) -> bool:
    """Whether a field may be left empty."""
    if field.startswith(ANSWER):
        return not question_of(talk, entry, field).required
    return field in {"photos", "note", "location"}


def filled(entry: Entry, field: str) -> bool:
    """Whether a field holds anything."""
    if field.startswith(ANSWER):
        return field.removeprefix(ANSWER) in entry.answers
    return bool(getattr(entry, field))


def question_of(talk: Talk, entry: Entry, field: str) -> Question:
    """The plan's question behind an `a.KEY` field."""
    return indicator_of(talk, entry).question(field.removeprefix(ANSWER))


def required_and_empty(talk: Talk, entry: Entry) -> tuple[str, ...]:
    """The fields that keep the report from being filed."""
    empty = missing(indicator_of(talk, entry), entry.content())
    own = sequence(talk, entry)
    return tuple(name if name in own else ANSWER + name for name in empty)


def with_answer(entry: Entry, field: str, value: str | int | Decimal | None) -> Entry:
    """The entry with the answer to a question kept, or emptied."""
    key = field.removeprefix(ANSWER)
    others = {name: said for name, said in entry.answers.items() if name != key}
    return replace(entry, answers=others if value is None else {**others, key: value})


def clear(entry: Entry, field: str) -> Entry:
    """The entry with this field empty."""
    if field.startswith(ANSWER):
        return with_answer(entry, field, None)
    if field == "photos":
        return replace(entry, photos=(), lost=())
    return replace(entry, note=None) if field == "note" else replace(entry, location=None)


# How answers are read. Each function takes what was typed (or a button's value) and returns the
# new entry, or raises WrongAnswer with the reason.


def _choose(entry: Entry, indicator: Indicator) -> Entry:
    # Another indicator asks other things: unit, date, evidence and note stay.
    if entry.indicator == indicator.code:
        return entry
    if entry.indicator is None:
        return _first_choice(entry, indicator)
    return Entry(
        unit=entry.unit,
        indicator=indicator.code,
        day=entry.day,
        photos=entry.photos,
        note=entry.note,
        location=entry.location,
        lost=entry.lost,
        asks=tuple(name for name in entry.asks if name == "unit"),
    )


def _first_choice(entry: Entry, indicator: Indicator) -> Entry:
    """Quick entry may know the figures before the indicator: what fits is kept."""
    counted = indicator.measure in {Measure.FLOW, Measure.COVERAGE}
    keys = {question.key for question in indicator.questions}
    return replace(
        entry,
        indicator=indicator.code,
        quantity=entry.quantity if counted else None,
        answers={key: value for key, value in entry.answers.items() if key in keys},
        asks=tuple(n for n in entry.asks if n == "unit" or n.removeprefix(ANSWER) in keys),
    )


def _read_indicator(talk: Talk, entry: Entry, text: str) -> Entry:
    found = talk.plan.find(text)
    if not found:
        raise WrongAnswer("report-no-such-indicator", said=text[:40])
    if len(found) > 1:
        names = "、".join(one.short for one in found[:8])
        raise WrongAnswer("report-several-indicators", said=text[:40], names=names)
    return _choose(entry, found[0])


def _take_indicator(talk: Talk, entry: Entry, code: str) -> Entry:
    return _choose(entry, talk.plan.indicator(code))


def _read_quantity(talk: Talk, entry: Entry, text: str) -> Entry:
    return replace(entry, quantity=parse_count(text, unit=indicator_of(talk, entry).unit))


def _read_numerator(talk: Talk, entry: Entry, text: str) -> Entry:
    numerator = parse_count(text, unit=indicator_of(talk, entry).unit, least=0)
    if entry.denominator is not None:
        check_stock(numerator, entry.denominator)
    return replace(entry, numerator=numerator)


def _read_denominator(talk: Talk, entry: Entry, text: str) -> Entry:
    denominator = parse_count(text, unit=indicator_of(talk, entry).unit)
    if entry.numerator is not None:
        check_stock(entry.numerator, denominator)
    return replace(entry, denominator=denominator)


def _read_text(_talk: Talk, entry: Entry, text: str) -> Entry:
    return replace(entry, text=parse_text(text, most=LONGEST_TEXT))


def _read_note(_talk: Talk, entry: Entry, text: str) -> Entry:
    return replace(entry, note=parse_text(text, most=LONGEST_TEXT))


def _read_state(_talk: Talk, entry: Entry, text: str) -> Entry:
    return replace(entry, state=parse_state(text))


def _take_state(_talk: Talk, entry: Entry, value: str) -> Entry:
    return replace(entry, state=State(value))


def _keep_day(talk: Talk, entry: Entry, day: date) -> Entry:
    check_date(day, talk.today, talk.plan)
    return replace(entry, day=day)


def _read_day(talk: Talk, entry: Entry, text: str) -> Entry:
    return _keep_day(talk, entry, parse_date(text, talk.today))


def _take_day(talk: Talk, entry: Entry, value: str) -> Entry:
    return _keep_day(talk, entry, date.fromisoformat(value))


def _read_unit(talk: Talk, entry: Entry, text: str) -> Entry:
    found = talk.tree.find(text)
    if len(found) != 1:
        raise WrongAnswer("report-no-such-unit", said=text[:40])
    return _take_unit(talk, entry, found[0].code)


def _take_unit(talk: Talk, entry: Entry, code: str) -> Entry:
    check_unit(talk, code)
    return replace(entry, unit=code)


def check_unit(talk: Talk, code: str) -> None:
    """Raises WrongAnswer where the speaker may not report for this unit."""
    if not talk.tree.covers(talk.member.unit, code):
        raise WrongAnswer("report-unit-not-yours", unit=talk.tree[talk.member.unit].name)
    if talk.tree.is_closed(code):
        raise WrongAnswer("toast-unit-closed", unit=talk.tree[code].short)


def _read_photos(_talk: Talk, _entry: Entry, _text: str) -> Entry:
    raise WrongAnswer("report-photos-wanted")


def _drop_photo(_talk: Talk, entry: Entry, value: str) -> Entry:
    kept = tuple(one for one in entry.photos if one != int(value))
    return replace(entry, photos=kept)


def _read_location(_talk: Talk, _entry: Entry, _text: str) -> Entry:
    raise WrongAnswer("report-location-wanted")


def _read_card(_talk: Talk, _entry: Entry, _text: str) -> Entry:
    raise WrongAnswer("report-card-wants-taps")


def _no_take(_talk: Talk, _entry: Entry, value: str) -> Entry:
    raise ValueError(f"no button answers this field with {value!r}")


def read_answer(talk: Talk, entry: Entry, field: str, text: str) -> Entry:
    """Read a typed answer to one of the plan's questions."""
    return with_answer(entry, field, parse_answer(question_of(talk, entry, field), text))


def take_answer(talk: Talk, entry: Entry, field: str, value: str) -> Entry:
    """Take a tapped answer, the number of a choice. Raises ValueError or IndexError for none."""
    return with_answer(entry, field, question_of(talk, entry, field).choices[int(value)])


Reader = Callable[[Talk, Entry, str], Entry]


@dataclass(frozen=True, slots=True)
class Field:
    """How one field is answered by typing and by tapping."""

    read: Reader
    take: Reader = _no_take


FIELDS = {
    "indicator": Field(_read_indicator, _take_indicator),
    "quantity": Field(_read_quantity),
    "numerator": Field(_read_numerator),
    "denominator": Field(_read_denominator),
    "text": Field(_read_text),
    "state": Field(_read_state, _take_state),
    "day": Field(_read_day, _take_day),
    "unit": Field(_read_unit, _take_unit),
    "photos": Field(_read_photos, _drop_photo),
    "note": Field(_read_note),
    "location": Field(_read_location),
    CARD: Field(_read_card),
}


def read(talk: Talk, entry: Entry, step: str, text: str) -> Entry:
    """Read what was typed at a step. Raises WrongAnswer with the reason."""
    if step.startswith(ANSWER):
        return read_answer(talk, entry, step, text)
    return FIELDS[step].read(talk, entry, text)


def take(talk: Talk, entry: Entry, step: str, value: str) -> Entry:
    """Take a button's value at a step.

    Raises WrongAnswer with the reason, and ValueError or LookupError for a value of another plan.
    """
    if step.startswith(ANSWER):
        return take_answer(talk, entry, step, value)
    return FIELDS[step].take(talk, entry, value)


def check_room_for_photo(entry: Entry) -> None:
    """Raises WrongAnswer when the entry takes no more photos."""
    if len(entry.photos) >= MOST_PHOTOS:
        raise WrongAnswer("report-too-many-photos", most=str(MOST_PHOTOS))


def with_photo(entry: Entry, photo: int) -> Entry:
    """The entry with one more photo, by its row's id."""
    return replace(entry, photos=(*entry.photos, photo), lost=())
