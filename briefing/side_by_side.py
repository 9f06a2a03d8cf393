"""The units below one side by side: how far ahead or behind, their share, and for their size."""

from dataclasses import dataclass
from fractions import Fraction

from briefing import series, wording
from briefing.figures import Figures, FlowStanding, StockStanding
from briefing.rich import Align, Block, Footer, Heading, Table
from briefing.series import UnitRow
from plan.model import Indicator
from texts import Markup, Words

COLUMNS = ("side-column-unit", "side-column-figure", "side-column-gap", "side-column-sized")


@dataclass(frozen=True, slots=True)
class Compared:
    """A unit's row, and its share of what all reported together (None where nothing adds up)."""

    row: UnitRow
    share: Fraction | None

    @property
    def gap(self) -> Fraction | None:
        """Percentage points ahead of time progress against the unit's own quota, if it has one."""
        standing = self.row.standing
        return standing.gap if isinstance(standing, FlowStanding) else None


async def compared(figures: Figures, one: Indicator, top: str) -> list[Compared]:
    """The units right below `top`: by gap where they have quotas, else by amount or rate.

    What `top` reported as its own stands last. Nothing for a unit with none below it.
    """
    if not figures.tree.children(top):
        return []
    found = await series.side_by_side(figures, one, top)
    amounts = [row.standing.actual for row in found.rows if isinstance(row.standing, FlowStanding)]
    total = sum(amounts)
    rows = [Compared(row, _share(row, total)) for row in found.rows]
    return sorted(rows, key=_order)


def _share(row: UnitRow, total: int) -> Fraction | None:
    standing = row.standing
    return (
        Fraction(standing.actual, total) if isinstance(standing, FlowStanding) and total else None
    )


def _order(one: Compared) -> tuple[bool, bool, Fraction]:
    standing = one.row.standing
    if isinstance(standing, FlowStanding):
        measured = Fraction(standing.actual) if one.gap is None else one.gap
        return one.row.itself, one.gap is None, -measured
    if isinstance(standing, StockStanding) and standing.rate is not None:
        return False, False, -standing.rate
    return False, True, Fraction(0)


async def blocks(figures: Figures, words: Words, one: Indicator, top: str) -> tuple[Block, ...]:
    """A heading and a table of the units, and what its columns mean; nothing without units."""
    rows = await compared(figures, one, top)
    if not rows:
        return ()
    sized = any(one.row.for_size is not None for one in rows)
    shown: tuple[Block, ...] = (
        Heading(words.plain("summary-by-unit"), 4),
        table(words, rows, sized=sized),
    )
    notes = _notes(words, rows, sized=sized)
    return (*shown, Footer("\n".join(notes))) if notes else shown


def _notes(words: Words, rows: list[Compared], *, sized: bool) -> list[str]:
    flows = [row for row in rows if isinstance(row.row.standing, FlowStanding)]
    if not flows:
        return []
    notes = []
    if any(row.gap is not None for row in flows):
        notes.append(words.plain("side-gap"))
    if any(row.gap is None and not row.row.itself for row in flows):
        notes.append(words.plain("side-no-quota"))
    if sized:
        notes.append(words.plain("side-sized"))
    return notes


def table(words: Words, rows: list[Compared], *, sized: bool) -> Table:
    """The units as a table: figure, gap or share, and for their size where it is known."""
    columns = COLUMNS if sized else COLUMNS[:-1]
    cells = [_cells(words, row) for row in rows]
    return Table(
        tuple(map(words.plain, columns)),
        tuple(row[: len(columns)] for row in cells),
        (Align.LEFT, *(Align.RIGHT for _ in columns[1:])),
        lines=tuple(_line(words, row) for row in cells),
    )


def _cells(words: Words, one: Compared) -> tuple[str, str, str, str]:
    row = one.row
    name = words.plain("unit-itself") if row.itself else row.unit.short
    figure, gap = wording.in_cells(words, row.standing)
    if not gap and one.share is not None:
        gap = words.plain("side-share", share=wording.rate(one.share))
    sized = "" if row.for_size is None else wording.rounded(row.for_size)
    return name, figure, gap, sized


def _line(words: Words, cells: tuple[str, str, str, str]) -> Markup:
    name, figure, gap, sized = cells
    said = [figure, *([gap] if gap else [])]
    if sized:
        said.append(words.plain("side-sized-short", value=sized))
    parts = wording.fitted([words.plain("side-unit", unit=name), *said])
    return Markup("\n".join(words.html("summary-line", line=line) for line in parts))
