"""An indicator month by month, with its quarters: what each brought, the sum, the time progress."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from briefing import series, summary, wording
from briefing.figures import Figures, FlowStanding, StockStanding, progress_on
from briefing.rich import Align, Block, Document, Heading, Paragraph, Table
from briefing.series import PeriodSum
from plan.model import Indicator
from storage import tally
from texts import Markup, Words

QUARTER = 3
SUMS = ("months-column-added", "months-column-sum", "months-column-progress")
STATES = ("months-column-state",)


@dataclass(frozen=True, slots=True)
class Line:
    """A month or a quarter as it is shown; a quarter stands out."""

    name: str
    cells: tuple[str, ...]
    stands_out: bool = False


async def document(figures: Figures, words: Words, one: Indicator, top: str) -> Document:
    """The months up to the figures' day; a state of things as it stood at each month's end."""
    added = tally.adds_up(one)
    columns = SUMS if added else STATES
    lines = await (_sums if added else _states)(figures, words, one, top)
    blocks: tuple[Block, ...] = (
        *summary.head(figures, words, top),
        Heading(summary.name_of(words, one), 4),
    )
    if not lines:
        return Document((*blocks, Paragraph(words.plain("months-none"))))
    return Document((*blocks, _table(words, columns, lines)))


def _table(words: Words, columns: Sequence[str], lines: Sequence[Line]) -> Table:
    header = [words.plain(name) for name in columns]
    return Table(
        (words.plain("months-column-month"), *header),
        tuple((_marked(line, line.name), *line.cells) for line in lines),
        (Align.LEFT, *(Align.RIGHT for _ in columns)),
        lines=tuple(_as_text(words, header, line) for line in lines),
    )


def _marked(line: Line, text: str) -> str:
    return Markup(f"<b>{text}</b>") if line.stands_out else text


def _as_text(words: Words, header: Sequence[str], line: Line) -> Markup:
    named = [
        f"{name}{cell}" if place else cell
        for place, (name, cell) in enumerate(zip(header, line.cells, strict=True))
        if cell
    ]
    parts = wording.fitted([line.name, *named])
    return Markup("\n".join(words.html("summary-line", line=_marked(line, part)) for part in parts))


async def _sums(figures: Figures, words: Words, one: Indicator, top: str) -> list[Line]:
    standing = await figures.standing(one, top)
    target = standing.target if isinstance(standing, FlowStanding) else None
    months = await series.months(figures, one, top)
    lines: list[Line] = []
    reached, quarter = 0, []
    for month in months:
        reached += month.approved
        quarter.append(month)
        rate = f" {wording.rate(Fraction(reached, target))}" if target else ""
        progress = (
            wording.rate(progress_on(figures.plan, standing.indicator, month.last))
            if target
            else ""
        )
        name = words.plain("months-month", month=str(month.first.month))
        cells = (_amount(words, one, [month]), f"{reached}{rate}", progress)
        lines.append(Line(name, cells))
        if month.first.month % QUARTER == 0:
            lines.append(_quarter(words, one, quarter))
            quarter = []
    if len(quarter) > 1:
        lines.append(_quarter(words, one, quarter))
    return lines


def _quarter(words: Words, one: Indicator, months: Sequence[PeriodSum]) -> Line:
    number = (months[0].first.month - 1) // QUARTER + 1
    name = words.plain("months-quarter", number=number)
    return Line(name, (_amount(words, one, months), "", ""), stands_out=True)


def _amount(words: Words, one: Indicator, months: Sequence[PeriodSum]) -> str:
    figure = f"{sum(month.approved for month in months)}{one.unit}"
    pending = sum(month.pending for month in months)
    if not pending:
        return figure
    return figure + words.plain("figure-pending-short", pending=str(pending))


async def _states(figures: Figures, words: Words, one: Indicator, top: str) -> list[Line]:
    lines = []
    for day in month_ends(figures.plan.start, figures.day):
        standing = await replace(figures, day=day).standing(one, top)
        figure, gap = wording.in_cells(words, standing)
        if isinstance(standing, StockStanding) and standing.rate is None:
            figure = "—"
        name = words.plain("months-until", month=str(day.month), day=str(day.day))
        lines.append(Line(name, (f"{figure} {gap}".strip(),)))
    return lines


def month_ends(start: date, until: date) -> Iterator[date]:
    """The last days of the months from `start` on, and at last `until` itself."""
    first = start.replace(day=1)
    while first <= until:
        following = series.next_month(first)
        yield min(following - series.ONE_DAY, until)
        first = following
