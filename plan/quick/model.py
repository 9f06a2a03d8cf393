"""What quick entry understood of a text; how it was read and how it is shown stay out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from plan.model import State
from plan.report import Answer

INDICATOR = "indicator"
UNIT = "unit"
DATE = "date"


class Kind(StrEnum):
    """What a text is: a report, 零报告, a question about progress or the system, none of these."""

    REPORT = "report"
    NIL = "nil"
    QUESTION = "question"
    OTHER = "other"


class Topic(StrEnum):
    """What a question about the figures wants to know."""

    PROGRESS = "progress"
    BEHIND = "behind"
    RANKING = "ranking"
    SHORTFALL = "shortfall"
    COUNT = "count"
    FORECAST = "forecast"
    CHANGES = "changes"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a question is about, as far as it says so.

    ``start`` and ``end`` are the first and last day it names; with an end alone it asks what stood
    then (截至6月底). ``units`` are codes, ``elsewhere`` says that a unit is named which the tree
    does not have. ``indicators`` are the codes that its word can mean; ``measure`` is what it wants
    counted (人, 场, 元), where it says so.
    """

    topic: Topic
    indicators: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    start: date | None = None
    end: date | None = None
    measure: str = ""
    elsewhere: bool = False

    @property
    def unit(self) -> str | None:
        """The unit it is about, where it names just one."""
        return self.units[0] if len(self.units) == 1 else None

    @property
    def says_something(self) -> bool:
        """Whether an indicator, a unit (known or not) or a day is named."""
        return bool(self.indicators or self.units or self.elsewhere or self.end)


@dataclass(frozen=True, slots=True)
class QuickDraft:
    """One report as far as the text gives it; what is None was not said or has to be asked.

    ``ask`` names the fields that the words leave open, in the order of the form: the indicator,
    quantity, unit or date that is missing or vague, and answers that were begun and cannot be read.
    A required answer that nothing was said of is the form's to ask, and is not named here.
    ``options`` has, for some of them, the values the text leaves open (codes, ISO days, numbers),
    for buttons. ``nil`` says that there was none; without an indicator it is a general 零报告.
    ``source`` is the line it is from.
    """

    indicator: str | None = None
    unit: str | None = None
    day: date | None = None
    quantity: int | None = None
    numerator: int | None = None
    denominator: int | None = None
    text: str | None = None
    state: State | None = None
    answers: Mapping[str, Answer] = field(default_factory=dict, hash=False)
    nil: bool = False
    ask: tuple[str, ...] = ()
    options: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    source: str = ""


@dataclass(frozen=True, slots=True)
class Parsed:
    """What one line is.

    ``future`` says that it is OTHER because it tells of what is to come, ``numbers`` that it has
    numbers which may have been meant to count something.
    """

    kind: Kind
    drafts: tuple[QuickDraft, ...] = ()
    asked: Asked | None = None
    future: bool = False
    numbers: bool = False
    text: str = ""

    @property
    def ask(self) -> tuple[str, ...]:
        """Every field that some draft has to be asked for, each once."""
        return tuple(dict.fromkeys(name for draft in self.drafts for name in draft.ask))
