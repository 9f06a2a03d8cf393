"""The picture of the units side by side: what each did, and per 10,000 workers where known."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from briefing import sheet, wording
from briefing.figures import FlowStanding, Standing, StockStanding
from briefing.series import UnitRow, UnitRows
from briefing.sheet import BLUE, BODY, HEAD, INK, MARGIN, MUTED, ORANGE, RULE, SMALL, Sheet
from texts import Words

NAMES = 196
GUTTER = 40
KEY, NOTE = 84, 56
ROOMY, TIGHT, FEWEST = 128, 68, 560
MOST_ROWS = 30
FIGURE = 0.6
"""The room for the figure behind the longest bar, as a share of that bar."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar in a panel: its length (none is drawn without), what stands behind it, its mark."""

    length: Fraction | None
    figure: str
    mark: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Panel:
    """A column of bars on one scale."""

    heading: str
    colour: str
    hatch: str
    bars: Sequence[Bar]


@sheet.alone
def draw(words: Words, caption: sheet.Caption, drawn: UnitRows) -> bytes:
    """A bar for each unit, in the order given, thirty at most; how many are left out is said.

    The upright mark is a unit's quota, or a stock's target. The second panel is there when at least
    one unit's workers are known; a unit whose workers are not known has a dash there.
    """
    rows = drawn.rows[:MOST_ROWS]
    around = HEAD + KEY + NOTE + sheet.FOOT
    pitch = min(ROOMY, max(TIGHT, (sheet.HEIGHT - around) // max(1, len(rows))))
    page = Sheet(max(FEWEST, around + pitch * len(rows)))
    _head(words, page, caption, drawn)
    for number, row in enumerate(rows):
        name = words.plain("chart-itself") if row.itself else row.unit.short
        foot = _middle(number, pitch) + 13
        page.write(MARGIN + NAMES, foot, name, BODY, align="right", most=NAMES)
    shown = panels(words, drawn)
    left = MARGIN + NAMES + 18
    width = (sheet.WIDTH - MARGIN - left - GUTTER * (len(shown) - 1)) / len(shown)
    for number, panel in enumerate(shown):
        _panel(page, panel, left + number * (width + GUTTER), width, pitch)
    note = _note(words, drawn, len(shown))
    page.write(MARGIN, page.height - sheet.FOOT - 4, note, 30, MUTED, most=sheet.INNER)
    return page.png()


def panels(words: Words, drawn: UnitRows) -> list[Panel]:
    """What each unit did, and where workers are known the same per 10,000 of them."""
    rows, unit = drawn.rows[:MOST_ROWS], drawn.indicator.unit
    if any(isinstance(row.standing, StockStanding) for row in rows):
        bars = [_rate_bar(words, row.standing) for row in rows]
        return [Panel(words.plain("chart-rates"), BLUE, "", bars)]
    bars = [_amount_bar(row.standing) for row in rows]
    found = [Panel(words.plain("chart-raw", unit=unit), BLUE, "", bars)]
    if any(row.for_size is not None for row in rows):
        heading = words.plain("chart-for-size", unit=unit)
        found.append(Panel(heading, ORANGE, "..", [_relative(row) for row in rows]))
    return found


def _amount_bar(standing: Standing) -> Bar:
    if not isinstance(standing, FlowStanding):
        return Bar(None, "")
    mark = Fraction(standing.target) if standing.target else None
    return Bar(Fraction(standing.actual), str(standing.actual), mark)


def _rate_bar(words: Words, standing: Standing) -> Bar:
    if not isinstance(standing, StockStanding) or standing.rate is None:
        return Bar(None, words.plain("chart-not-reported"))
    target = standing.indicator.target
    mark = None if target is None else Fraction(target)
    return Bar(standing.rate * 100, wording.rate(standing.rate), mark)


def _relative(row: UnitRow) -> Bar:
    value = row.for_size
    return Bar(None, "—") if value is None else Bar(value, wording.rounded(value))


def _middle(number: int, pitch: int) -> float:
    return HEAD + KEY + (number + 0.5) * pitch


def _panel(page: Sheet, panel: Panel, left: float, width: float, pitch: int) -> None:
    page.write(left, HEAD + 52, panel.heading, SMALL, MUTED, most=width)
    height = pitch * len(panel.bars)
    field = page.axes(left, HEAD + KEY, width, height)
    lengths = [one for bar in panel.bars for one in (bar.length, bar.mark) if one is not None]
    longest = float(max(lengths, default=Fraction(1)) or 1)
    scale = longest * (1 + FIGURE)
    field.set_xlim(0, scale)
    field.set_ylim(height, 0)
    field.axvline(0, color=RULE, linewidth=4)
    for number, bar in enumerate(panel.bars):
        y, length = (number + 0.5) * pitch, float(bar.length or 0)
        if length:
            field.barh(
                y,
                length,
                pitch * 0.52,
                color=panel.colour,
                hatch=panel.hatch,
                edgecolor="white",
                linewidth=0,
            )
        if bar.mark is not None:
            ends, x = (y - pitch * 0.36, y + pitch * 0.36), float(bar.mark)
            for colour, thick in (("white", 12), (INK, 5)):
                field.plot((x, x), ends, color=colour, linewidth=thick, solid_capstyle="butt")
        end = max(length, float(bar.mark or 0)) / scale * width + 14
        colour = INK if bar.length is not None else MUTED
        room = width - end + 4
        page.write(left + end, _middle(number, pitch) + 13, bar.figure, BODY, colour, most=room)


def _head(words: Words, page: Sheet, caption: sheet.Caption, drawn: UnitRows) -> None:
    one, day = drawn.indicator, caption.day
    title = words.plain("chart-title-units", name=one.short)
    when = {"year": str(day.year), "month": str(day.month), "day": str(day.day)}
    if any(isinstance(row.standing, StockStanding) for row in drawn.rows):
        below = words.plain("chart-unit-day-rate", unit=caption.unit, **when)
    else:
        below = words.plain("chart-unit-day", unit=caption.unit, measure=one.unit, **when)
    page.head(words, caption, title, below)


def _note(words: Words, drawn: UnitRows, shown: int) -> str:
    """Where the workers are from, what the marks are, how many units are not drawn."""
    notes = []
    flows = [one.standing for one in drawn.rows if isinstance(one.standing, FlowStanding)]
    if len(drawn.rows) > MOST_ROWS:
        notes.append(words.plain("chart-more-units", count=len(drawn.rows) - MOST_ROWS))
    if any(one.target for one in flows) or not flows:
        mark = words.plain("chart-key-target")
        notes.append(f"| {mark}")
    if shown > 1:
        source = drawn.source
        notes.append(
            words.plain("chart-workers-plan")
            if source is None
            else words.plain(
                "chart-workers-source", name=source.short, denominator=source.denominator
            )
        )
    elif flows:
        notes.append(words.plain("chart-workers-unknown"))
    return "　".join(notes)
