"""The first sheet (汇总): every indicator as it stands, and a chart of all against the time."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

from briefing import owing, wording
from briefing.extract import Extract
from briefing.figures import FlowStanding, Standing, StockStanding
from briefing.grid import Kind
from briefing.sheets import (
    HEAD_ROW,
    POINTS,
    Book,
    Chart,
    Format,
    Sheet,
    headings,
    print_setup,
    text,
    top_of,
)
from briefing.wording import extra
from plan.model import Indicator, Measure
from plan.pace import percent

Value = str | int | Fraction | Decimal | date | None
"""A fraction is a rate, a decimal percentage points."""
Row = tuple[Indicator, Standing]
BARS, LINE, GRID = "#0072B2", "#D55E00", "#D9D9D9"
CHART_HEIGHT, CHART_ROWS = 420, 21
# Beside the printed part: what the chart is drawn from.
CHART_COLUMN = 16


@dataclass(frozen=True, slots=True)
class _Field:
    title: str
    width: float
    get: Callable[[Indicator, Standing], Value]


async def overview(book: Book, extract: Extract, title: str, note: str) -> None:
    """Add the sheet."""
    figures = extract.figures
    sheet = book.sheet(extract.words.plain("sheet-overview"))
    top_of(book, sheet, title, note)
    fields = _fields(extract)
    headings(book, sheet, [field.title for field in fields])
    for number, field in enumerate(fields):
        sheet.set_column(number, number, field.width)
    rows: list[Row] = [
        (one, await figures.standing(one, extract.top))
        for section in figures.plan.sections
        for one in figures.plan.in_section(section.code)
    ]
    pen = Pen(book, sheet)
    for number, row in enumerate(rows, start=HEAD_ROW + 1):
        sheet.set_row(number, 21)
        for column, field in enumerate(fields):
            pen.write(number, column, field.get(*row))
    last = HEAD_ROW + len(rows)
    sheet.freeze_panes(HEAD_ROW + 1, 3)
    sheet.autofilter(HEAD_ROW, 0, last, len(fields) - 1)
    print_setup(book, sheet)
    rows_in_chart = _chart(book, sheet, extract, rows, fields, last + 2)
    sheet.print_area(0, 0, last + 1 + rows_in_chart, len(fields) - 1)


class Pen:
    """Writes a value into a cell of a sheet in the format that its type asks for."""

    def __init__(self, book: Book, sheet: Sheet) -> None:
        self._sheet = sheet
        kinds = book.kinds
        self._quoted = kinds[Kind.QUOTED]
        self._empty = kinds[Kind.TEXT]
        self._texts = kinds[Kind.LONG]
        self._looks: dict[type, Format] = {
            int: kinds[Kind.WHOLE],
            Fraction: kinds[Kind.PERCENT],
            Decimal: book.look(num_format=POINTS),
        }
        self._day = kinds[Kind.DAY]

    def write(self, row: int, column: int, value: Value) -> None:
        """Write it; an empty one leaves a cell with its rules."""
        if value is None or value == "":
            self._sheet.write_blank(row, column, None, self._empty)
        elif isinstance(value, str):
            text(self._sheet, row, column, value, self._texts, self._quoted)
        elif isinstance(value, date):
            day = datetime.combine(value, datetime.min.time())
            self._sheet.write_datetime(row, column, day, self._day)
        else:
            self._sheet.write_number(row, column, float(value), self._looks[type(value)])


def _fields(extract: Extract) -> list[_Field]:
    plain, plan = extract.words.plain, extract.figures.plan
    return [
        _Field(plain("column-section"), 10, lambda i, _s: plan.section(i.section).name),
        _Field(plain("column-label"), 9, lambda i, _s: i.label),
        _Field(plain("field-indicator"), 34, lambda i, _s: i.name),
        _Field(plain("column-unit-of-measure"), 9, lambda i, _s: i.unit),
        _Field(plain("column-target"), 9, _target),
        _Field(plain("column-actual"), 10, _actual),
        _Field(plain("column-rate"), 9, _rate),
        _Field(plain("column-progress"), 10, _progress),
        _Field(plain("column-gap"), 11, _gap),
        _Field(plain("column-short"), 9, _short),
        _Field(plain("column-weekly"), 10, lambda _i, s: _weekly(extract, s)),
        _Field(plain("column-pending"), 8, _pending),
        _Field(plain("column-deadline"), 12, lambda _i, s: _deadline(extract, s.indicator)),
        _Field(plain("column-said"), 46, lambda _i, s: _said(extract, s)),
    ]


def _target(_indicator: Indicator, standing: Standing) -> Value:
    if isinstance(standing, FlowStanding):
        return standing.target
    target = standing.indicator.target
    return None if target is None else Fraction(target) / 100


def _actual(_indicator: Indicator, standing: Standing) -> Value:
    if isinstance(standing, FlowStanding):
        return standing.actual
    return standing.numerator if isinstance(standing, StockStanding) and standing.rate else None


def _rate(_indicator: Indicator, standing: Standing) -> Value:
    return standing.rate if isinstance(standing, FlowStanding | StockStanding) else None


def _progress(_indicator: Indicator, standing: Standing) -> Value:
    if isinstance(standing, FlowStanding) and standing.rate is not None:
        return standing.progress
    return None


def _gap(_indicator: Indicator, standing: Standing) -> Value:
    # Rounded as in chat, so that a level one is level here too.
    if isinstance(standing, FlowStanding) and standing.gap is not None:
        return percent(standing.gap / 100)
    return None


def _short(_indicator: Indicator, standing: Standing) -> Value:
    return standing.shortfall if isinstance(standing, FlowStanding) else None


def _weekly(extract: Extract, standing: Standing) -> Value:
    if not isinstance(standing, FlowStanding) or standing.target is None:
        return None
    deadline = extract.figures.plan.deadline(standing.indicator)
    return owing.catch_up(extract.figures, standing, deadline)


def _pending(_indicator: Indicator, standing: Standing) -> Value:
    return (standing.pending or None) if isinstance(standing, FlowStanding) else None


def _deadline(extract: Extract, indicator: Indicator) -> Value:
    counted = indicator.measure is not Measure.NARRATIVE and indicator.target is not None
    return extract.figures.plan.deadline(indicator) if counted else None


def _said(extract: Extract, standing: Standing) -> str:
    """What else there is: sums of the answers, parts of a rate, states."""
    if not isinstance(standing, FlowStanding):
        return "；".join(wording.lines(extract.words, standing))
    adjusted = "，".join(wording.adjusted(extract.words, standing))
    extras = [
        extract.words.plain("extra-sum", label=one.label, sum=extra(standing, one.key))
        for one in standing.indicator.questions
        if standing.extras.get(one.key)
    ]
    if standing.indicator.measure is Measure.COVERAGE and standing.target is None:
        extras.insert(0, extract.words.plain("figure-no-population"))
    return "；".join([*filter(None, [adjusted]), *extras])


def pixels(widths: Sequence[float]) -> int:
    """How wide columns of these widths are together on a screen."""
    return round(sum(width * 7 + 5 for width in widths))


def _chart(
    book: Book,
    sheet: Sheet,
    extract: Extract,
    rows: Sequence[Row],
    fields: Sequence[_Field],
    row: int,
) -> int:
    """Columns for what is achieved, a line for the time that has passed; returns its height."""
    measured = [
        (indicator, standing)
        for indicator, standing in rows
        if isinstance(standing, FlowStanding) and standing.rate is not None
    ]
    if not measured:
        return 0
    plain = extract.words.plain
    titles = (plain("field-indicator"), plain("column-rate"), plain("column-progress"))
    for number, title in enumerate(titles, start=CHART_COLUMN):
        sheet.write_string(HEAD_ROW, number, title, book.head)
    pen = Pen(book, sheet)
    for number, (indicator, standing) in enumerate(measured, start=HEAD_ROW + 1):
        cells: tuple[Value, ...] = (indicator.short, standing.rate, standing.progress)
        for column, value in enumerate(cells, start=CHART_COLUMN):
            pen.write(number, column, value)
    sheet.set_column(CHART_COLUMN, CHART_COLUMN, 14)
    chart = _against_time(book, sheet, len(measured))
    finish(chart, plain("chart-plan"), [field.width for field in fields])
    sheet.insert_chart(row, 0, chart)
    return CHART_ROWS


def _against_time(book: Book, sheet: Sheet, count: int) -> Chart:
    chart = book.package.add_chart({"type": "column"})
    line = book.package.add_chart({"type": "line"})
    first, last = HEAD_ROW + 1, HEAD_ROW + count

    def series(column: int) -> dict[str, object]:
        place = CHART_COLUMN + column
        return {
            "name": [sheet.name, HEAD_ROW, place],
            "categories": [sheet.name, first, CHART_COLUMN, last, CHART_COLUMN],
            "values": [sheet.name, first, place, last, place],
        }

    labels = {
        "value": True,
        "num_format": "0.0%",
        "position": "inside_end",  # above the column it would meet the line
        "font": {"size": 10, "bold": True, "color": "#FFFFFF"},
    }
    chart.add_series({**series(1), "fill": {"color": BARS}, "gap": 80, "data_labels": labels})
    dashes = {"color": LINE, "width": 2.25, "dash_type": "dash"}
    line.add_series({**series(2), "line": dashes})
    chart.combine(line)
    return chart


def finish(chart: Chart, title: str, widths: Sequence[float], most: float | None = None) -> None:
    """Title, axes, legend and size, the same for all charts: as wide as the table above it.

    The upright axis is of shares, up to `most`.
    """
    chart.set_title({"name": title, "name_font": {"size": 14, "bold": True}, "overlay": False})
    chart.set_x_axis({"num_font": {"size": 10}})
    lines = {"visible": True, "line": {"color": GRID}}
    chart.set_y_axis({"num_format": "0%", "min": 0, "max": most, "major_gridlines": lines})
    chart.set_legend({"position": "bottom", "font": {"size": 10}})
    chart.set_size({"width": pixels(widths), "height": CHART_HEIGHT})
    chart.set_chartarea({"border": {"color": GRID}})
