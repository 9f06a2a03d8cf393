"""The sheet 分县: units side by side, each with all below it, and charts that compare them."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from briefing.extract import Extract
from briefing.figures import FlowStanding, NarrativeStanding, Standing, StockStanding
from briefing.overview_sheet import CHART_ROWS, Pen, Value, finish
from briefing.sheets import HEAD_ROW, Book, Chart, Sheet, headings, print_setup, top_of
from plan.model import Indicator, Measure, Unit

# Okabe and Ito's colours and four greys between: told apart by the colour-blind as well.
COLOURS = (
    "#0072B2",
    "#E69F00",
    "#009E73",
    "#CC79A7",
    "#56B4E9",
    "#D55E00",
    "#F0E442",
    "#4D4D4D",
    "#999999",
    "#7F4F24",
    "#8DA0CB",
    "#B3B3B3",
)
NAMES, WHOLE_WIDTH, UNIT_WIDTH = (10, 34, 9), 20, 12
TALL, USUAL = 38, 20
FIRST_UNIT = 4
"""The columns before the units': label, indicator, unit of measure, all together."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A row: its names, and a value for the whole and for each unit."""

    label: str
    name: str
    unit: str
    values: tuple[Value, ...]
    is_rate: bool
    short: str


async def units_side_by_side(book: Book, extract: Extract, note: str) -> None:
    """Add the sheet: a block for the units below the top one, then one for each that has some."""
    plain, tree = extract.words.plain, extract.figures.tree
    sheet = book.sheet(plain("sheet-units"))
    top_of(book, sheet, plain("units-title", unit=extract.unit(extract.top)), note)
    for column, width in enumerate(NAMES):
        sheet.set_column(column, column, width)
    tops = [unit for unit in tree.below(extract.top) if tree.children(unit.code)]
    tops = tops or [tree[extract.top]]
    widest = max(len(tree.children(unit.code)) for unit in tops)
    sheet.set_column(len(NAMES), len(NAMES), WHOLE_WIDTH)
    sheet.set_column(FIRST_UNIT, FIRST_UNIT + widest - 1, UNIT_WIDTH)
    row = HEAD_ROW
    for number, top in enumerate(tops):
        units = tree.children(top.code)
        lines = await _lines(extract, top, units)
        _block(book, sheet, extract, top, units, lines, row)
        end = row + len(lines)
        if not number:
            sheet.freeze_panes(HEAD_ROW + 1, FIRST_UNIT)
            sheet.autofilter(HEAD_ROW, 0, end, FIRST_UNIT + len(units) - 1)
            sheet.set_h_pagebreaks([end + 1])
            end = _charts(book, sheet, extract, units, lines, end + 2)
        row = end + 2
    print_setup(book, sheet)
    sheet.print_area(0, 0, row, FIRST_UNIT + widest - 1)


def _block(
    book: Book,
    sheet: Sheet,
    extract: Extract,
    top: Unit,
    units: Sequence[Unit],
    lines: Sequence[_Line],
    row: int,
) -> None:
    plain = extract.words.plain
    titles = [plain("column-label"), plain("field-indicator"), plain("column-unit-of-measure")]
    headings(book, sheet, [*titles, top.short, *(unit.short for unit in units)], row=row)
    pen = Pen(book, sheet)
    for number, line in enumerate(lines, start=row + 1):
        several = any(isinstance(value, str) and "、" in value for value in line.values)
        sheet.set_row(number, TALL if several else USUAL)
        for column, value in enumerate((line.label, line.name, line.unit, *line.values)):
            pen.write(number, column, value)


async def _lines(extract: Extract, top: Unit, units: Sequence[Unit]) -> list[_Line]:
    """A row for each indicator, and one more for its rates where units have targets."""
    figures, found = extract.figures, list[_Line]()
    codes = (top.code, *(unit.code for unit in units))
    rate = extract.words.plain("column-rate")
    for section in figures.plan.sections:
        for one in figures.plan.in_section(section.code):
            standings = [standing for _unit, standing in await figures.by_unit(one, codes)]
            values = tuple(_value(extract, standing) for standing in standings)
            stock = one.measure is Measure.STOCK
            found.append(_Line(one.label, one.name, _unit(one), values, stock, one.short))
            rates = tuple(_flow_rate(standing) for standing in standings)
            if any(share is not None for share in rates[1:]):
                name = extract.words.plain("units-rate", name=one.short, rate=rate)
                found.append(_Line(one.label, name, "%", rates, is_rate=True, short=name))
    return found


def _unit(indicator: Indicator) -> str:
    return "%" if indicator.measure is Measure.STOCK else indicator.unit


def _value(extract: Extract, standing: Standing) -> Value:
    if isinstance(standing, FlowStanding):
        return standing.actual
    if isinstance(standing, StockStanding):
        return standing.rate
    return _states(extract, standing)


def _states(extract: Extract, standing: NarrativeStanding) -> str:
    said = {state: count for state, count in standing.states.items() if count}
    if sum(said.values()) == 1:
        return extract.words.plain(f"state-{next(iter(said))}")
    return "、".join(
        extract.words.plain(
            "figure-state", state=extract.words.plain(f"state-{state}"), count=str(count)
        )
        for state, count in said.items()
    )


def _flow_rate(standing: Standing) -> Fraction | None:
    return standing.rate if isinstance(standing, FlowStanding) else None


def _charts(
    book: Book,
    sheet: Sheet,
    extract: Extract,
    units: Sequence[Unit],
    lines: Sequence[_Line],
    row: int,
) -> int:
    """Rates unit by unit, and each unit's share of what was done; returns the row after them."""
    if not 1 < len(units) <= len(COLOURS):
        return row - 2
    plain = extract.words.plain
    numbered = enumerate(lines, start=HEAD_ROW + 1)
    rates = [number for number, line in numbered if line.is_rate and _has_figures(line)]
    counts = [line for line in lines if _adds_up(line)]
    charts: list[Chart] = []
    widths = (*NAMES, WHOLE_WIDTH, *(UNIT_WIDTH for _unit in units))
    if rates:
        charts.append(_rates_chart(book, sheet, rates, len(units)))
        finish(charts[-1], plain("chart-unit-rates"), widths, _most(lines))
    if counts:
        charts.append(_shares_chart(book, sheet, counts, units))
        finish(charts[-1], plain("chart-unit-shares"), widths, 1)
    for chart in charts:
        sheet.insert_chart(row, 0, chart)
        row += CHART_ROWS + 1
    return row


def _most(lines: Sequence[_Line]) -> float | None:
    """The end of an axis of rates: a hundred per cent, unless there is more."""
    rates = [value for line in lines if line.is_rate for value in line.values if value is not None]
    return None if any(isinstance(rate, Fraction) and rate > 1 for rate in rates) else 1


def _has_figures(line: _Line) -> bool:
    return any(isinstance(value, Fraction) and value for value in line.values[1:])


def _adds_up(line: _Line) -> bool:
    return any(isinstance(value, int) and value for value in line.values[1:])


def _rates_chart(book: Book, sheet: Sheet, rows: Sequence[int], units: int) -> Chart:
    chart = book.package.add_chart({"type": "column"})
    last = FIRST_UNIT + units - 1
    for colour, row in zip(COLOURS, rows, strict=False):
        chart.add_series(
            {
                "name": [sheet.name, row, 1],
                "categories": [sheet.name, HEAD_ROW, FIRST_UNIT, HEAD_ROW, last],
                "values": [sheet.name, row, FIRST_UNIT, row, last],
                "fill": {"color": colour},
                "gap": 70,
            }
        )
    return chart


def _shares_chart(
    book: Book, sheet: Sheet, counts: Sequence[_Line], units: Sequence[Unit]
) -> Chart:
    """Each indicator a column of a hundred per cent; its rows are copied beside the printed part.

    For a chart takes neighbouring rows only.
    """
    chart = book.package.add_chart({"type": "column", "subtype": "percent_stacked"})
    place = FIRST_UNIT + len(units) + 1
    first, last = HEAD_ROW + 1, HEAD_ROW + len(counts)
    pen = Pen(book, sheet)
    for column, title in enumerate(("", *(unit.short for unit in units)), start=place):
        sheet.write_string(HEAD_ROW, column, title, book.head)
    for row, line in enumerate(counts, start=first):
        for column, value in enumerate((line.short, *line.values[1:]), start=place):
            pen.write(row, column, value)
    for column, colour in zip(range(place + 1, place + 1 + len(units)), COLOURS, strict=False):
        chart.add_series(
            {
                "name": [sheet.name, HEAD_ROW, column],
                "categories": [sheet.name, first, place, last, place],
                "values": [sheet.name, first, column, last, column],
                "fill": {"color": colour},
                "gap": 50,
            }
        )
    return chart
