"""The units below one, each with all its indicators together: how many are behind, what lags most.

Where the plan sets a unit no quotas it says how many of its indicators have a figure, no more.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from briefing import wording
from briefing.figures import Figures, FlowStanding, Reading, StockStanding
from briefing.rich import Align, Block, Document, Footer, Paragraph, Table
from briefing.summary import head
from briefing.voice import is_behind
from plan.model import Measure, Unit
from texts import Markup, Words

COLUMNS = ("units-column-unit", "units-column-counted", "units-column-behind")


@dataclass(frozen=True, slots=True)
class UnitState:
    """A unit and how it stands; `gaps` are of what it has a quota for, the most behind first."""

    unit: Unit
    gaps: Sequence[FlowStanding]
    counted: int
    of: int

    @property
    def behind(self) -> int:
        """How many indicators are behind time progress."""
        return sum(is_behind(one.gap) for one in self.gaps)

    @property
    def worst(self) -> FlowStanding | None:
        """What is behind most, if anything is."""
        return self.gaps[0] if self.behind else None


async def states(figures: Figures, top: str) -> list[UnitState]:
    """The units right below `top`, those furthest behind first; without quotas in their order."""
    reading = await figures.read(figures.plan.indicators)
    found = [_state(reading, unit) for unit in figures.tree.children(top)]
    return sorted(found, key=lambda one: (-one.behind, _gap(one.worst)))


def _state(reading: Reading, unit: Unit) -> UnitState:
    numeric = [one for one in reading.plan.indicators if one.measure is not Measure.NARRATIVE]
    standings = [reading.standing(one, unit.code) for one in numeric]
    flows = [one for one in standings if isinstance(one, FlowStanding)]
    rates = [one for one in standings if isinstance(one, StockStanding)]
    counted = sum(bool(one.actual) for one in flows) + sum(one.rate is not None for one in rates)
    gaps = sorted((one for one in flows if one.gap is not None), key=_gap)
    return UnitState(unit, gaps, counted, len(numeric))


def _gap(one: FlowStanding | None) -> Fraction:
    return Fraction(0) if one is None or one.gap is None else one.gap


async def document(figures: Figures, words: Words, top: str) -> Document:
    """The units as a table; a unit without any below it says so."""
    found = await states(figures, top)
    blocks: tuple[Block, ...] = head(figures, words, top)
    if not found:
        return Document((*blocks, Paragraph(words.plain("units-none"))))
    table = Table(
        tuple(map(words.plain, COLUMNS)),
        tuple((one.unit.short, f"{one.counted}/{one.of}", _behind(words, one)) for one in found),
        (Align.LEFT, Align.RIGHT, Align.LEFT),
        lines=tuple(_lines(words, one) for one in found),
    )
    note = words.plain("units-note" if any(one.gaps for one in found) else "units-no-quotas")
    return Document((*blocks, table, Footer(note)))


def _counted(words: Words, one: UnitState) -> str:
    return words.plain("units-counted", counted=str(one.counted), of=str(one.of))


def _behind(words: Words, one: UnitState) -> str:
    if not one.gaps:
        return ""
    if one.worst is None or one.worst.gap is None:
        return words.plain("units-on-time")
    return words.plain(
        "units-behind",
        behind=str(one.behind),
        name=one.worst.indicator.short,
        points=wording.points(one.worst.gap),
    )


def _lines(words: Words, one: UnitState) -> Markup:
    lines = wording.fitted(
        [one.unit.short, _counted(words, one), *wording.broken(_behind(words, one))]
    )
    return Markup("\n".join(words.html("summary-line", line=line) for line in lines))
