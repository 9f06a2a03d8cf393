"""The typed pieces a line is made of; finding them and putting them together stay out."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum, auto


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of the normalised line, from ``start`` up to but not including ``end``."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Day(Span):
    """A date: ``days`` are the exact days; without any it is vague, within ``first`` to ``last``.

    ``period`` says that a stretch is named as such (本周, 上个月), not a day badly.
    """

    days: tuple[date, ...] = ()
    first: date | None = None
    last: date | None = None
    period: bool = False

    @property
    def begins(self) -> date | None:
        """The first day it can mean."""
        return min(self.days) if self.days else self.first

    @property
    def ends(self) -> date | None:
        """The last day it can mean."""
        return max(self.days) if self.days else self.last


@dataclass(frozen=True, slots=True)
class UnitRef(Span):
    """Units named together (崆峒、泾川); no code where the name is of no unit of the tree."""

    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Named(Span):
    """An indicator's name; several codes where it can mean several (突破二).

    ``weak``: it may well be the object of other work (困难职工家庭) or a thing (慰问金).
    """

    codes: tuple[str, ...]
    weak: bool = False


EACH_ONE = "各"
"""A figure's ``per`` where 各 stands before it: of each of those named, whatever they are."""


@dataclass(frozen=True, slots=True)
class Figure(Span):
    """A number with its measure word; ``value`` is None where it is rough or unreadable.

    ``noun`` is what stands behind and is known not to be counted or to be other people; ``per`` is
    the measure word of 每户, 每场.
    """

    value: Decimal | None
    measure: str = ""
    money: bool = False
    per: str = ""
    where: bool = False
    others: bool = False
    total: bool = False
    options: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Share(Span):
    """A percentage."""

    value: Decimal


@dataclass(frozen=True, slots=True)
class Ratio(Span):
    """Two counts, 350/412."""

    numerator: int
    denominator: int


class Sign(Enum):
    """What a mark does to its surroundings."""

    EACH = auto()
    SEVERALLY = auto()
    OF_WHICH = auto()
    TIME = auto()


@dataclass(frozen=True, slots=True)
class Mark(Span):
    """A word of the grammar itself."""

    sign: Sign


Token = Day | UnitRef | Named | Figure | Share | Ratio | Mark
