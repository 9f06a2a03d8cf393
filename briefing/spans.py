"""Figures of a span of days: what stands at its end, and what was added since its beginning.

Both ends are read by `briefing.figures`, so a span never disagrees with chat.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum, auto
from fractions import Fraction
from typing import Self

from briefing.figures import Figures, FlowStanding, Standing, StockStanding
from plan.model import Indicator, Plan, Unit
from plan.units import OrgTree
from storage.database import Connection

ONE_DAY = timedelta(days=1)
QUARTER = 3


class Kind(Enum):
    """What a span is called by: its month, its quarter, its year, or its two days."""

    MONTH = auto()
    QUARTER = auto()
    YEAR = auto()
    DAYS = auto()


@dataclass(frozen=True, slots=True)
class Span:
    """The days from `first` to `last`, both counted."""

    first: date
    last: date

    def __post_init__(self) -> None:
        """Raise ValueError for a span that ends before it begins."""
        if self.last < self.first:
            raise ValueError("a span ends on or after the day it begins")

    @classmethod
    def month(cls, year: int, number: int) -> Self:
        """A calendar month."""
        return cls(date(year, number, 1), _month_end(year, number))

    @classmethod
    def quarter(cls, year: int, number: int) -> Self:
        """A quarter, 1 to 4."""
        first = QUARTER * (number - 1) + 1
        return cls(date(year, first, 1), _month_end(year, first + QUARTER - 1))

    @property
    def kind(self) -> Kind:
        """Month, quarter, year, or just days."""
        months = self._whole_months()
        if months == 1:
            return Kind.MONTH
        if months == QUARTER and self.first.month % QUARTER == 1:
            return Kind.QUARTER
        return Kind.YEAR if months == 12 and self.first.month == 1 else Kind.DAYS

    @property
    def next(self) -> "Span":
        """The span after this one: the next month or quarter, else as many days again."""
        first = self.last + ONE_DAY
        if self.kind is Kind.DAYS:
            return Span(first, first + (self.last - self.first))
        months = self._whole_months()
        ahead = first.month - 1 + months - 1
        return Span(first, _month_end(first.year + ahead // 12, ahead % 12 + 1))

    def _whole_months(self) -> int:
        """How many calendar months the span is, 0 where it is not of whole ones."""
        whole = self.first.day == 1 and (self.last + ONE_DAY).day == 1
        years = self.last.year - self.first.year
        return years * 12 + self.last.month - self.first.month + 1 if whole else 0


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


@dataclass(frozen=True, slots=True)
class Move:
    """How an indicator stood the day before a span and stands at its end."""

    before: Standing
    after: Standing

    @property
    def added(self) -> int:
        """What the span added to a flow or coverage; it is negative where more was corrected."""
        if isinstance(self.before, FlowStanding) and isinstance(self.after, FlowStanding):
            return self.after.actual - self.before.actual
        return 0

    def added_extra(self, key: str) -> int:
        """What the span added to the sum of a numeric answer."""
        if isinstance(self.before, FlowStanding) and isinstance(self.after, FlowStanding):
            return self.after.extras.get(key, 0) - self.before.extras.get(key, 0)
        return 0

    @property
    def points(self) -> Fraction | None:
        """By how many percentage points a state of things rose (fell, if below 0) in the span."""
        before, after = self.before, self.after
        if not isinstance(before, StockStanding) or not isinstance(after, StockStanding):
            return None
        if before.rate is None or after.rate is None:
            return None
        return (after.rate - before.rate) * 100


@dataclass(frozen=True, slots=True)
class SpanFigures:
    """The figures of a span, read through a connection; of one that is not over, up to `today`."""

    connection: Connection
    plan: Plan
    tree: OrgTree
    span: Span
    today: date

    @property
    def day(self) -> date:
        """The last day that is counted."""
        return max(self.span.first, min(self.span.last, self.today))

    @property
    def ahead(self) -> Span:
        """What comes now: the rest of the span, or the next one once it is over."""
        rest = self.day < self.span.last
        return Span(self.day + ONE_DAY, self.span.last) if rest else self.span.next

    @property
    def before(self) -> Figures:
        """The figures up to the day before the span."""
        return Figures(self.connection, self.plan, self.tree, self.span.first - ONE_DAY)

    @property
    def after(self) -> Figures:
        """The figures up to the last day that is counted."""
        return Figures(self.connection, self.plan, self.tree, self.day)

    async def move(self, indicator: Indicator, top: str) -> Move:
        """How an indicator moved in unit `top` and below it."""
        [(_unit, move)] = await self.by_unit(indicator, (top,))
        return move

    async def by_unit(
        self, indicator: Indicator, units: tuple[str, ...]
    ) -> list[tuple[Unit, Move]]:
        """How it moved in each of these units and below."""
        before = await self.before.by_unit(indicator, units)
        after = await self.after.by_unit(indicator, units)
        return [
            (unit, Move(was, now)) for (unit, now), (_u, was) in zip(after, before, strict=True)
        ]
