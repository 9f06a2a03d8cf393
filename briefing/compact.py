"""How the plan stands in one short message for a group: no names of people, no buttons."""

from fractions import Fraction

from briefing import wording
from briefing.figures import Figures, FlowStanding, Standing, StockStanding
from texts import Markup, Words

MOST = 10


async def text(figures: Figures, words: Words, top: str, *, closing: bool = True) -> Markup:
    """At most 15 lines: what has a target, the most behind first; else what was counted.

    `closing` says at the end where more is to be had.
    """
    day = figures.day
    lines: list[str] = [
        words.html(
            "compact-title", unit=figures.tree[top].short, month=str(day.month), day=str(day.day)
        ),
        words.html("compact-progress", progress=wording.rate(figures.year_progress)),
    ]
    shown, left_out = await _shown(figures, top)
    lines += [_line(words, one) for one in shown]
    if not shown:
        lines.append(words.html("compact-nothing"))
    if left_out:
        lines.append(words.html("compact-more", count=str(left_out)))
    if closing:
        lines.append(words.html("compact-end"))
    return Markup("\n".join(lines))


async def _shown(figures: Figures, top: str) -> tuple[list[Standing], int]:
    """What is told, and how many more there are: what has a target, then what was only counted."""
    reading = await figures.read(figures.plan.indicators)
    every = [reading.standing(one, top) for one in figures.plan.indicators]
    flows = [one for one in every if isinstance(one, FlowStanding)]
    measured = sorted((one for one in flows if one.gap is not None), key=_gap)
    rates = [one for one in every if isinstance(one, StockStanding) and one.rate is not None]
    counted = [one for one in flows if one.gap is None and one.actual]
    found: list[Standing] = [*measured, *rates, *counted]
    return found[:MOST], len(found[MOST:])


def _gap(one: FlowStanding) -> Fraction:
    # What is furthest behind comes first: that is what a group is to see.
    return Fraction(0) if one.gap is None else one.gap


def _line(words: Words, one: Standing) -> Markup:
    figure, gap = wording.in_cells(words, one)
    return words.html("compact-line", gap=gap or "·", name=one.indicator.short, figure=figure)
