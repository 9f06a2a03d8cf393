"""How a briefing puts things: days, spans, numbering and the phrases that its parts share."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from briefing import wording
from briefing.figures import FlowStanding, NarrativeStanding, StockStanding
from briefing.spans import Kind, Move, Span, SpanFigures
from plan.model import Indicator
from texts import Words

LEVEL = "0.0"


@dataclass(frozen=True, slots=True)
class Row:
    """An indicator and how it moved in the span."""

    indicator: Indicator
    move: Move

    @property
    def behind(self) -> Fraction | None:
        """Percentage points ahead of time progress, below 0 behind; None where that is not said."""
        return self.move.after.gap if isinstance(self.move.after, FlowStanding) else None


def is_behind(gap: Fraction | None) -> bool:
    """Whether a gap is said to be behind: what rounds to nothing is level."""
    return gap is not None and gap < 0 and wording.points(gap) != LEVEL


@dataclass(frozen=True, slots=True)
class Voice:
    """The figures of a span for unit `top`, and the language they are told in."""

    figures: SpanFigures
    words: Words
    top: str

    def say(self, message: str, /, **values: str | int) -> str:
        """A message of the catalogue."""
        return self.words.plain(message, **values)

    def listed(self, parts: Sequence[str]) -> str:
        """Several things in one sentence."""
        return self.say("briefing-and").join(parts)

    def numbered(self, message: str, number: int, title: str) -> str:
        """A heading with its number, counted from 0, in the way of its level."""
        return self.say(message, numeral=self._numeral(number + 1), title=title)

    def _numeral(self, number: int) -> str:
        return self.say("briefing-numeral", number=number)

    def item(self, number: int, name: str) -> str:
        """What stands in bold before a numbered sentence."""
        return self.say("briefing-item", number=str(number), name=name)

    def day(self, day: date) -> str:
        """A day with its year."""
        year, month, number = str(day.year), str(day.month), str(day.day)
        return self.say("briefing-day", year=year, month=month, day=number)

    def called(self, span: Span) -> str:
        """What a span is called: its month, quarter or year, else its two days."""
        first, year = span.first, str(span.first.year)
        if span.kind is Kind.MONTH:
            return self.say("span-month", year=year, month=str(first.month))
        if span.kind is Kind.QUARTER:
            quarter = self._numeral((first.month + 2) // 3)
            return self.say("span-quarter", year=year, numeral=quarter)
        if span.kind is Kind.YEAR:
            return self.say("span-year", year=year)
        return self.say("span-days", first=self.day(first), last=self.day(span.last))

    def gap(self, gap: Fraction) -> str:
        """Ahead of, level with or behind time progress, in percentage points."""
        points = wording.points(gap)
        if points == LEVEL:
            return self.say("briefing-level")
        return self.say("briefing-ahead" if gap > 0 else "briefing-behind", points=points)

    def to_target(self, after: StockStanding) -> str:
        """How far a rate is from its target."""
        return wording.short_of_target(self.words, after.points_short or Fraction(0))

    def missing(self, after: StockStanding | NarrativeStanding) -> str:
        """The units that have not said anything."""
        if not after.missing:
            return ""
        units = self.listed([unit.short for unit in after.missing])
        return self.say("briefing-missing", units=units)
