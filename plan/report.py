"""What a report says and what it adds to the figures; how it is stored or shown stays out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from plan.model import Indicator, Measure, QuestionKind, State

Answer = str | int | Decimal
"""An answer to a question: words or a choice, a whole number, yuan."""

QUANTITY = "quantity"
NUMERATOR = "numerator"
DENOMINATOR = "denominator"
STATE = "state"
TEXT = "text"

OWN_FIELDS: Mapping[Measure, tuple[str, ...]] = {
    Measure.FLOW: (QUANTITY,),
    Measure.COVERAGE: (QUANTITY,),
    Measure.STOCK: (NUMERATOR, DENOMINATOR),
    Measure.NARRATIVE: (TEXT, STATE),
}
"""The fields that hold a report's figure, in the order they are asked."""

FEN = 100
"""Fen in a yuan: the tally keeps whole numbers."""


class Status(StrEnum):
    """Where a report stands: 待审, 通过, 退回, 不予认定, 撤回."""

    PENDING = "pending"
    APPROVED = "approved"
    RETURNED = "returned"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Content:
    """What one version of a report says.

    ``day`` is the day of the event, or the as-of day of a stock, in the plan's time zone.
    ``photos`` are the ids of the evidence's rows; ``location`` is (latitude, longitude) in degrees.
    Which fields are filled follows from the indicator's measure.
    """

    indicator: str
    unit: str
    day: date
    quantity: int | None = None
    numerator: int | None = None
    denominator: int | None = None
    text: str | None = None
    state: State | None = None
    answers: Mapping[str, Answer] = field(default_factory=dict, hash=False)
    photos: tuple[int, ...] = ()
    note: str | None = None
    location: tuple[float, float] | None = None


def tally_parts(indicator: Indicator, content: Content) -> dict[str, int]:
    """Return what ``content`` adds to the kept tally, by part.

    Flow and coverage: ``quantity`` and each numeric answer by its key, money in fen (yuan × 100).
    Stock: ``numerator`` and ``denominator``. Narrative: ``state`` as its ordinal. What is still
    empty is left out. Numbers asked of a stock or a narrative stay in the report: the newest one
    counts there, and nothing is summed.
    Example: two performances before 600 people give {"quantity": 2, "audience": 600}.
    """
    if indicator.measure is Measure.NARRATIVE:
        return {} if content.state is None else {STATE: content.state.ordinal}
    if indicator.measure is Measure.STOCK:
        counted = {NUMERATOR: content.numerator, DENOMINATOR: content.denominator}
        return {part: number for part, number in counted.items() if number is not None}
    parts = {} if content.quantity is None else {QUANTITY: content.quantity}
    return parts | _numeric_answers(indicator, content)


def missing(indicator: Indicator, content: Content) -> tuple[str, ...]:
    """Return the required fields that are still empty, in the order they are asked.

    The measure's own fields come first (quantity; numerator, denominator; text, state), then the
    keys of required questions.
    """
    own: Mapping[str, object]
    if indicator.measure is Measure.NARRATIVE:
        own = {TEXT: content.text, STATE: content.state}
    elif indicator.measure is Measure.STOCK:
        own = {NUMERATOR: content.numerator, DENOMINATOR: content.denominator}
    else:
        own = {QUANTITY: content.quantity}
    asked = {one.key: content.answers.get(one.key) for one in indicator.questions if one.required}
    return tuple(key for key, value in {**own, **asked}.items() if value is None or value == "")


def _numeric_answers(indicator: Indicator, content: Content) -> dict[str, int]:
    parts: dict[str, int] = {}
    for question in indicator.questions:
        answer = content.answers.get(question.key)
        if answer is None or not question.numeric:
            continue
        scale = FEN if question.kind is QuestionKind.MONEY else 1
        parts[question.key] = int(Decimal(answer) * scale)  # exact: money has two decimals at most
    return parts
