"""The picture of the whole plan: a bar for each indicator with a target, against time progress."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from matplotlib.axes import Axes

from briefing import sheet, wording
from briefing.figures import FlowStanding, Standing, StockStanding
from briefing.sheet import (
    BLUE,
    BODY,
    HEAD,
    INK,
    INNER,
    MARGIN,
    MUTED,
    SKY,
    SMALL,
    VERMILLION,
    Sheet,
)
from plan.model import Indicator, Measure
from texts import Words

GAP_COLUMN = 176
FIELD = INNER - GAP_COLUMN
BAR = 32
KEY, HEADING, FEWEST = 84, 76, 620
ROOMY, TIGHT = 124, 100
WIDEST = Fraction(13, 10)
"""Bars end here, with an arrow; the figure above them says how much it is."""
HATCH = "//"


@dataclass(frozen=True, slots=True)
class Row:
    """An indicator's bar: a share of its target, the share it is held against, and the gap.

    `gap` is in percentage points, below 0 is behind; None where there is nothing to compare.
    """

    indicator: Indicator
    figure: str
    rate: Fraction | None
    mark: Fraction | None
    gap: Fraction | None

    @property
    def state(self) -> bool:
        """Whether it is a stock, which no time progress is held against."""
        return self.indicator.measure is Measure.STOCK

    @property
    def behind(self) -> bool:
        """Whether it is behind time progress by as much as one decimal shows."""
        if self.gap is None or self.state:
            return False
        return self.gap < 0 and wording.points(self.gap) != "0.0"

    @property
    def colour(self) -> str:
        """Ahead, behind, or not to be judged by time."""
        if self.state:
            return SKY
        return VERMILLION if self.behind else BLUE


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under a heading; `column` stands over their gaps."""

    heading: str
    column: str
    rows: Sequence[Row]


@sheet.alone
def draw(
    words: Words, caption: sheet.Caption, progress: Fraction, standings: Sequence[Standing]
) -> bytes:
    """Bars of achievement rates, in the order given; `progress` is the whole plan's, 0 to 1.

    The grey track is the target (100 %), the upright line the indicator's own time progress. Stocks
    come last: their bar is the rate itself, the line its target.
    """
    groups = grouped(words, standings)
    pitch, height = _layout(groups)
    page = Sheet(height)
    title = words.plain("chart-title-plan", unit=caption.unit, year=str(caption.year))
    page.head(words, caption, title, _below(words, caption, progress))
    if not groups:
        page.write(MARGIN, HEAD + 120, words.plain("chart-none-with-target"), BODY, MUTED)
        return page.png()
    _key(words, page)
    top = HEAD + KEY
    field = page.axes(MARGIN, top, FIELD, height - top - sheet.FOOT)
    field.set_ylim(height - top - sheet.FOOT, 0)
    rates = [row.rate for group in groups for row in group.rows if row.rate is not None]
    field.set_xlim(0, float(min(WIDEST, max([Fraction(1), *rates]))))
    y = 0
    for group in groups:
        y = _head_group(page, group, top, y)
        for row in group.rows:
            _draw_row(words, page, field, row, top, y)
            y += pitch
    return page.png()


def grouped(words: Words, standings: Sequence[Standing]) -> list[Group]:
    """What is held against time, what has no rate yet, what is a state; empty groups left out."""
    flows = [one for one in standings if isinstance(one, FlowStanding)]
    timed = [_flow(words, one) for one in flows if one.gap is not None]
    unrated = [_flow(words, one) for one in flows if one.gap is None]
    stocks = [_stock(words, one) for one in standings if isinstance(one, StockStanding)]
    groups = (
        Group("", words.plain("chart-gap"), timed),
        Group(words.plain("chart-group-no-rate"), "", unrated),
        Group(words.plain("chart-group-stock"), words.plain("chart-to-target"), stocks),
    )
    return [group for group in groups if group.rows]


def _flow(words: Words, one: FlowStanding) -> Row:
    actual, unit = str(one.actual), one.indicator.unit
    if one.target is None or one.rate is None:
        figure = words.plain("chart-figure-count", actual=actual, unit=unit)
        return Row(one.indicator, figure, None, None, None)
    was = _original(one)
    values = {"actual": actual, "target": str(one.target), "unit": unit}
    rate = wording.rate(one.rate)
    if not was:
        figure = words.plain("chart-figure-target", rate=rate, **values)
    else:
        figure = words.plain("chart-figure-target-adjusted", rate=rate, was=was, **values)
    return Row(one.indicator, figure, one.rate, one.progress, one.gap)


def _original(one: FlowStanding | StockStanding) -> str:
    """The target as planned, where an adjustment changed it; in the measure of the figure."""
    if one.change is None or one.change.target is None or one.change.target[0] is None:
        return ""
    was = one.change.target[0]
    flow = one.indicator.measure is Measure.FLOW
    return str(was) if flow else wording.target(one.indicator, was)


def _stock(words: Words, one: StockStanding) -> Row:
    target = one.indicator.target
    if one.rate is None or one.points_short is None or target is None:
        return Row(one.indicator, words.plain("chart-not-reported"), None, None, None)
    shown = f"{Decimal(target).normalize():f}"
    rate, was = wording.rate(one.rate), _original(one)
    figure = words.plain("chart-figure-stock", rate=rate, target=shown)
    if was:
        values = {"rate": rate, "target": shown, "was": was}
        figure = words.plain("chart-figure-stock-adjusted", **values)
    return Row(one.indicator, figure, one.rate, Fraction(target) / 100, -one.points_short)


def _below(words: Words, caption: sheet.Caption, progress: Fraction) -> str:
    day = caption.day
    return words.plain(
        "chart-day-progress",
        year=str(day.year),
        month=str(day.month),
        day=str(day.day),
        progress=wording.rate(progress),
    )


def _layout(groups: Sequence[Group]) -> tuple[int, int]:
    """The height of a row and of the page: the usual format while the rows fit in it."""
    around = HEAD + KEY + sheet.FOOT + HEADING * sum(bool(group.heading) for group in groups)
    rows = sum(len(group.rows) for group in groups)
    pitch = min(ROOMY, max(TIGHT, (sheet.HEIGHT - around) // max(1, rows)))
    return pitch, max(FEWEST, around + rows * pitch)


def _key(words: Words, page: Sheet) -> None:
    foot, x = HEAD + 36, float(MARGIN)
    field = page.axes(0, HEAD, sheet.WIDTH, KEY)
    field.set_xlim(0, sheet.WIDTH)
    field.set_ylim(KEY, 0)
    for colour, text in (
        (BLUE, words.plain("chart-key-ahead")),
        (VERMILLION, words.plain("chart-key-behind")),
    ):
        _paint(field, 40, 26, 26, colour, left=x)
        x += 52 + page.write(x + 52, foot, text, SMALL, MUTED, most=250) + 36
    field.plot((x + 3, x + 3), (6, 46), color=INK, linewidth=6, solid_capstyle="butt")
    page.write(x + 18, foot, words.plain("chart-key-progress"), SMALL, MUTED, most=220)


def _head_group(page: Sheet, group: Group, top: int, y: int) -> int:
    """Write a heading, if there is one, and what the column of gaps means; returns the next y."""
    right = sheet.WIDTH - MARGIN
    foot = top + y + (58 if group.heading else -48)
    width = page.write(right, foot, group.column, SMALL, MUTED, align="right", most=280)
    if not group.heading:
        return y
    page.write(MARGIN, foot, group.heading, SMALL, MUTED, most=INNER - width - 24)
    return y + HEADING


def _draw_row(words: Words, page: Sheet, field: Axes, row: Row, top: int, y: int) -> None:
    foot, right = top + y + 38, MARGIN + FIELD
    written = page.write(right, foot, row.figure, BODY, align="right", most=FIELD * 0.6)
    room = FIELD - written - 24
    label = page.write(MARGIN, foot, row.indicator.label, SMALL, MUTED, most=room * 0.42)
    page.write(MARGIN + label + 14, foot, row.indicator.short, BODY, most=room - label - 14)
    if row.rate is None:
        return
    _bar(field, row, y + 55)
    colour = INK if row.state else row.colour
    said, edge = _gap(words, row), sheet.WIDTH - MARGIN
    most = GAP_COLUMN - 20
    page.write(edge, foot + 47, said, BODY + 4, colour, align="right", most=most, strong=True)


def _gap(words: Words, row: Row) -> str:
    gap = row.gap or Fraction(0)
    points = wording.points(gap)
    if row.state:
        reached = gap >= 0
        return (
            words.plain("chart-reached") if reached else words.plain("chart-short", points=points)
        )
    sign = "●" if points == "0.0" else "▼" if row.behind else "▲"
    return f"{sign}{points}"


def _bar(field: Axes, row: Row, y: int) -> None:
    rate, end = row.rate or Fraction(0), field.get_xlim()[1]
    field.barh(y, 1, BAR, align="edge", color=sheet.TRACK)
    _paint(field, min(float(rate), end), y + BAR / 2, BAR, row.colour)
    if rate > end:
        arrow = [(end * 0.972, y), (end, y + BAR / 2), (end * 0.972, y + BAR)]
        field.plot(*zip(*arrow, strict=True), color="white", linewidth=6)
    if row.mark is not None:
        x = float(min(row.mark, Fraction(end)))
        for colour, width in (("white", 14), (INK, 6)):
            field.plot(
                (x, x),
                (y - 7, y + BAR + 7),
                color=colour,
                linewidth=width,
                solid_capstyle="butt",
                clip_on=False,
            )


def _paint(
    field: Axes, width: float, y: float, height: float, colour: str, left: float = 0
) -> None:
    """A bar; what is behind is hatched too, so that colour is not needed to tell."""
    hatched = colour == VERMILLION
    field.barh(
        y,
        width,
        height,
        left=left,
        color=colour,
        hatch=HATCH if hatched else "",
        edgecolor="white" if hatched else colour,
        linewidth=0,
        hatch_linewidth=3,
    )
