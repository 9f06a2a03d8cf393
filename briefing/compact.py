"""How the plan stands in one short message for a group: no names of people, no buttons."""

from briefing import series, wording
from briefing.figures import Figures, FlowStanding, Standing
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
    """What is told, and how many more there are."""
    targeted = [one for one in await series.with_target(figures, top) if _is_measured(one)]
    if targeted:
        # What is furthest behind first: that is what a group is to see.
        gaps = [one for one in targeted if isinstance(one, FlowStanding)][::-1]
        found: list[Standing] = [*gaps, *(one for one in targeted if one not in gaps)]
    else:
        reading = await figures.read(figures.plan.indicators)
        every = (reading.standing(one, top) for one in figures.plan.indicators)
        found = [one for one in every if isinstance(one, FlowStanding) and one.actual]
    return found[:MOST], len(found[MOST:])


def _is_measured(one: Standing) -> bool:
    """Whether it stands against a target of this unit; a rate nobody told is not shown."""
    return one.gap is not None if isinstance(one, FlowStanding) else True


def _line(words: Words, one: Standing) -> Markup:
    figure, gap = wording.in_cells(words, one)
    return words.html("compact-line", gap=gap or "·", name=one.indicator.short, figure=figure)
