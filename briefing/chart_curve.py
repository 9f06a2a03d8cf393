"""The picture of one indicator over the year: its curve, its pace, its target, what is expected."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from math import ceil

from matplotlib.axes import Axes

from briefing import outlook, sheet, wording
from briefing.figures import FlowStanding
from briefing.series import Curve, Rates
from briefing.sheet import (
    BLUE,
    BODY,
    HEAD,
    INK,
    INNER,
    MARGIN,
    MUTED,
    ORANGE,
    RULE,
    SMALL,
    VERMILLION,
    Sheet,
)
from plan.forecast import Silence
from texts import Words

LEFT = 132
RIGHT = 40
KEY_LINE = 50
TOP = HEAD + 2 * KEY_LINE + 44
PLOT = 920
MOST_LABELS = 7
STEPS = (1, 2, 5)
PACE_DASHES, TARGET_DASHES = (0, (3, 2)), (0, (6, 2, 1, 2))
PALE = "#FBE7BF"


@dataclass(frozen=True, slots=True)
class Sample:
    """An entry of the key: what the line looks like, and what it says."""

    style: str
    colour: str
    text: str


@sheet.alone
def draw(words: Words, caption: sheet.Caption, drawn: Curve | Rates) -> bytes:
    """A flow or coverage: cumulative sums against pace, with target and the band of the forecast.

    A stock: how its rate moved, with its target; no pace and no forecast. Below the plot stands
    what is expected and how it was worked out, or why nothing is forecast.
    """
    page = Sheet()
    _head(words, page, caption, drawn)
    field = page.axes(LEFT, TOP, sheet.WIDTH - LEFT - RIGHT, PLOT)
    first, last = drawn.start, max(drawn.deadline, drawn.start + timedelta(days=6))
    field.set_xlim(_x(first), _x(last) + 0.02 * (last - first).days)
    _months(words, page, field, first, last)
    if isinstance(drawn, Curve):
        _draw_curve(words, page, field, caption, drawn)
    else:
        _draw_rates(words, page, field, drawn)
    _today(field, caption.day, drawn)
    return page.png()


def _head(words: Words, page: Sheet, caption: sheet.Caption, drawn: Curve | Rates) -> None:
    one, day = drawn.standing.indicator, caption.day
    title = words.plain("chart-title-indicator", label=one.label, name=one.short)
    when = {"year": str(day.year), "month": str(day.month), "day": str(day.day)}
    if isinstance(drawn, Curve):
        below = words.plain("chart-unit-day", unit=caption.unit, measure=one.unit, **when)
    else:
        below = words.plain("chart-unit-day-rate", unit=caption.unit, **when)
    page.head(words, caption, title, below)


def _draw_curve(
    words: Words, page: Sheet, field: Axes, caption: sheet.Caption, drawn: Curve
) -> None:
    standing, day = drawn.standing, caption.day
    top = _top_of(drawn)
    _levels(page, field, 0, top)
    _key(page, key_of(words, drawn))
    if drawn.band:
        _band(field, drawn)
    if standing.target:
        field.axhline(standing.target, color=VERMILLION, linewidth=4, linestyle=TARGET_DASHES)
        days, due = [_x(day) for day, _ in drawn.pace], [float(due) for _, due in drawn.pace]
        field.plot(days, due, color=MUTED, linewidth=4, linestyle=PACE_DASHES)
        now, by_now = _x(min(day, drawn.deadline)), float(_due(drawn))
        field.plot(now, by_now, "D", color="white", ms=15, mec=MUTED, mew=4)
    _steps(field, [(drawn.start, 0), *drawn.points, (day, standing.actual)])
    said = outlook.lines(words, drawn.outlook, standing.indicator.unit, len(drawn.missing))
    _say(page, said if drawn.points else [words.plain("chart-nothing"), *said])


def _top_of(drawn: Curve) -> float:
    """The end of the scale: the target with some air, the forecast up to a quarter above it."""
    standing = drawn.standing
    expected = float(max((one.most for one in drawn.band), default=0))
    target = standing.target or 0
    return max(standing.actual * 1.08, target * 1.08, min(expected * 1.03, target * 1.25), 1)


def _due(drawn: Curve) -> Fraction:
    standing = drawn.standing
    return Fraction(standing.target or 0) * standing.progress


def key_of(words: Words, drawn: Curve) -> list[Sample]:
    """The key of a curve: what was done, what is asked, what is due by now, what is expected."""
    standing = drawn.standing
    unit, actual = standing.indicator.unit, str(standing.actual)
    if standing.target is None or standing.rate is None:
        text = words.plain("chart-line-actual", actual=actual, unit=unit)
        return [Sample("line", BLUE, text)]
    shown = wording.rate(standing.rate)
    due, progress = str(ceil(_due(drawn))), wording.rate(standing.progress)
    target = _target_shown(words, standing)
    actually = words.plain("chart-line-actual-rate", actual=actual, unit=unit, rate=shown)
    by_now = words.plain("chart-line-pace", due=due, unit=unit, progress=progress)
    samples = [
        Sample("line", BLUE, actually),
        Sample("target", VERMILLION, target),
        Sample("pace", MUTED, by_now),
    ]
    if drawn.band:
        samples.append(Sample("band", ORANGE, words.plain("chart-line-forecast")))
    return samples


def _target_shown(words: Words, standing: FlowStanding) -> str:
    """The target as it stands, with the original one where an adjustment changed it."""
    target, change = str(standing.target), standing.change
    if change is None or change.target is None or change.target[0] is None:
        return words.plain("chart-line-target", target=target, unit=standing.indicator.unit)
    was = wording.target(standing.indicator, change.target[0])
    return words.plain(
        "chart-line-target-adjusted", target=target, unit=standing.indicator.unit, was=was
    )


def _draw_rates(words: Words, page: Sheet, field: Axes, drawn: Rates) -> None:
    standing = drawn.standing
    target = standing.indicator.target
    points = [(day, one.rate) for day, one in drawn.points if one.rate is not None]
    shown = [float(rate) * 100 for _, rate in points] + [float(target or 0)]
    lowest = int(max(0, min(shown) - 12) // 10 * 10)
    _levels(page, field, lowest, max(100, *shown) + 1, sign="%")
    samples = []
    if standing.rate is not None:
        samples.append(
            Sample("line", BLUE, words.plain("chart-line-rate", rate=wording.rate(standing.rate)))
        )
    if target is not None:
        text = words.plain("chart-line-rate-target", target=f"{Decimal(target).normalize():f}")
        samples.append(Sample("target", VERMILLION, text))
        field.axhline(float(target), color=VERMILLION, linewidth=4, linestyle=TARGET_DASHES)
    _key(page, samples)
    xs, ys = [_x(day) for day, _ in points], [float(rate) * 100 for _, rate in points]
    field.plot(xs, ys, "o-", color=BLUE, linewidth=6, ms=16, mec="white", mew=3)
    said = [outlook.silence(words, Silence.NOT_SUMMED)]
    if standing.points_short is not None:
        said.insert(0, wording.short_of_target(words, standing.points_short))
    if standing.missing:
        said.append(words.plain("chart-line-missing", count=len(standing.missing)))
    _say(page, said if points else [words.plain("chart-nothing"), *said])


def _x(day: date) -> float:
    return float(day.toordinal())


def _steps(field: Axes, points: Sequence[tuple[date, int]]) -> None:
    xs = [_x(max(day, points[0][0])) for day, _ in points]
    ys = [amount for _, amount in points]
    field.step(xs, ys, where="post", color=BLUE, linewidth=7)
    field.plot(xs[-1], ys[-1], "o", color=BLUE, ms=20, mec="white", mew=4, zorder=5, clip_on=False)


def _band(field: Axes, drawn: Curve) -> None:
    xs = [_x(one.day) for one in drawn.band]
    least = [float(one.least) for one in drawn.band]
    most = [float(one.most) for one in drawn.band]
    field.fill_between(xs, least, most, facecolor=PALE, edgecolor=ORANGE, hatch="..", linewidth=0)
    for edge in (least, most):
        field.plot(xs, edge, color=ORANGE, linewidth=3)


def _today(field: Axes, day: date, drawn: Curve | Rates) -> None:
    if drawn.start <= day <= drawn.deadline:
        field.axvline(_x(day), color=INK, linewidth=2, linestyle=(0, (1, 2)), zorder=1)


def _key(page: Sheet, samples: Sequence[Sample]) -> None:
    """Two entries to a line, what they stand for and the numbers of today."""
    field = page.axes(0, HEAD, sheet.WIDTH, TOP - HEAD)
    field.set_xlim(0, sheet.WIDTH)
    field.set_ylim(TOP - HEAD, 0)
    half = INNER / 2
    for number, sample in enumerate(samples):
        x, y = MARGIN + number % 2 * half, 34 + number // 2 * KEY_LINE
        ends = (x, x + 52)
        match sample.style:
            case "line":
                field.plot(ends, (y, y), color=sample.colour, linewidth=7)
                field.plot(x + 26, y, "o", color=sample.colour, ms=18, mec="white", mew=3)
            case "target":
                field.plot(ends, (y, y), color=sample.colour, linewidth=4, linestyle=TARGET_DASHES)
            case "pace":
                field.plot(ends, (y, y), color=sample.colour, linewidth=4, linestyle=PACE_DASHES)
                field.plot(x + 26, y, "D", color="white", ms=13, mec=sample.colour, mew=4)
            case _:
                field.barh(
                    y,
                    52,
                    26,
                    left=x,
                    facecolor=PALE,
                    edgecolor=ORANGE,
                    hatch="..",
                    linewidth=3,
                )
        page.write(x + 66, HEAD + y + 11, sample.text, SMALL, most=half - 80)


def _levels(page: Sheet, field: Axes, bottom: float, top: float, sign: str = "") -> None:
    """The scale: four to seven round steps with a rule each."""
    field.set_ylim(bottom, top)
    step = _round_step(top - bottom)
    level = ceil(bottom / step) * step
    while level <= top:
        y = TOP + PLOT * (1 - (level - bottom) / (top - bottom))
        field.axhline(
            level, color=INK if level == 0 else RULE, linewidth=3 if level == 0 else 1.5, zorder=0
        )
        page.write(LEFT - 14, y + 11, f"{level}{sign}", 30, MUTED, align="right", most=LEFT - 22)
        level += step


def _round_step(span: float) -> int:
    """1, 2 or 5 times a power of ten, so that at most seven steps fill the span."""
    scale = 1
    while True:
        for step in STEPS:
            if span / (step * scale) <= MOST_LABELS:
                return step * scale
        scale *= 10


def _months(words: Words, page: Sheet, field: Axes, first: date, last: date) -> None:
    """A rule at the beginning of each month; named as often as there is room."""
    begins = [first]
    while (following := (begins[-1].replace(day=1) + timedelta(days=32)).replace(day=1)) <= last:
        begins.append(following)
    every = ceil(len(begins) / MOST_LABELS)
    left, right = field.get_xlim()
    width = sheet.WIDTH - LEFT - RIGHT
    for number, begin in enumerate(begins):
        field.axvline(_x(begin), color=RULE, linewidth=1.5, zorder=0)
        if number % every == 0:
            x = LEFT + width * (_x(begin) - left) / (right - left)
            name = words.plain("chart-month", month=begin.month)
            page.write(x + 4, TOP + PLOT + 42, name, 30, MUTED, most=120)


def _say(page: Sheet, said: Sequence[str]) -> None:
    """What is expected in larger type, below it the arithmetic."""
    y = float(TOP + PLOT + 112)
    for number, line in enumerate(said):
        size, colour = (BODY + 2, INK) if number == 0 else (SMALL, MUTED)
        y = page.paragraph(MARGIN, y, line, size, INNER, colour)
