"""What a briefing says of what is behind, by how much, and of the pace that would catch up."""

from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction
from math import ceil

from briefing import owing, wording
from briefing.blocks import Block, Grid, Say
from briefing.figures import Figures, FlowStanding, StockStanding
from briefing.spans import ONE_DAY, Span
from briefing.voice import Row, Voice, is_behind
from plan.model import Indicator
from plan.workdays import is_workday

UNITS_NAMED = 3


async def behind(voice: Voice, rows: Sequence[Row]) -> list[Block]:
    """The indicators behind time progress, furthest first, then rates below their targets."""
    late = [
        (gap, row.move.after)
        for row in rows
        if isinstance(row.move.after, FlowStanding)
        and (gap := row.behind) is not None
        and is_behind(gap)
    ]
    late.sort(key=lambda one: one[0])
    said = [(after.indicator, await _late(voice, gap, after)) for gap, after in late]
    for row in rows:
        after = row.move.after
        if isinstance(after, StockStanding) and (after.points_short or 0) > 0:
            text = voice.say("briefing-short", short=voice.to_target(after))
            said.append((row.indicator, text))
    if not said:
        return [Say(voice.say("briefing-none-behind"))]
    return [
        Say(text, voice.item(number, one.name)) for number, (one, text) in enumerate(said, start=1)
    ]


async def _late(voice: Voice, gap: Fraction, after: FlowStanding) -> str:
    lacking = after.shortfall or 0
    return voice.say(
        "briefing-late",
        due=after.actual + lacking,
        actual=after.actual,
        short=lacking,
        unit=after.indicator.unit,
        points=wording.points(gap),
        units=await _late_units(voice, after.indicator),
    )


async def _late_units(voice: Voice, indicator: Indicator) -> str:
    """The units furthest behind, where units have targets of their own."""
    standings = await voice.figures.after.children(indicator, voice.top)
    gaps = sorted(
        (standing.gap, number, unit.short)
        for number, (unit, standing) in enumerate(standings)
        if isinstance(standing, FlowStanding)
        and standing.gap is not None
        and is_behind(standing.gap)
    )
    if not gaps:
        return ""
    named = [
        voice.say("briefing-late-unit", unit=unit, points=wording.points(gap))
        for gap, _number, unit in gaps[:UNITS_NAMED]
    ]
    return voice.say("briefing-late-units", units=voice.listed(named))


def next_pace(voice: Voice, rows: Sequence[Row]) -> list[Block]:
    """What each indicator with a target needs a week, and in the time that comes now."""
    figures, coming = voice.figures, voice.figures.ahead
    tomorrow = Figures(figures.connection, figures.plan, figures.tree, figures.day + ONE_DAY)
    lines = [
        _needed(voice, tomorrow, coming, row.move.after)
        for row in rows
        if isinstance(row.move.after, FlowStanding)
        and row.move.after.target is not None
        and row.move.after.actual < row.move.after.target
        and figures.plan.deadline(row.move.after.indicator) > figures.day
    ]
    if not lines:
        return []
    head = [
        voice.say("field-indicator"),
        voice.say("briefing-remaining"),
        voice.say("column-deadline"),
        voice.say("briefing-weekly"),
        voice.say("briefing-coming"),
    ]
    span = voice.called(coming)
    days = workdays(tomorrow, coming.last)
    lead = Say(voice.say("briefing-next", span=span, days=days))
    caption = voice.say("briefing-next-caption", span=span)
    return [lead, Grid(caption, head, lines, (44, 28, 28, 28, 28))]


def _needed(voice: Voice, tomorrow: Figures, coming: Span, after: FlowStanding) -> list[str]:
    indicator = after.indicator
    deadline = tomorrow.plan.deadline(indicator)
    remaining = (after.target or 0) - after.actual
    left = workdays(tomorrow, deadline)
    here = workdays(tomorrow, min(coming.last, deadline))
    due = ceil(Fraction(remaining * here, left)) if left else remaining
    weekly = owing.catch_up(tomorrow, after, deadline)
    unit = indicator.unit
    return [
        indicator.short,
        f"{remaining}{unit}",
        voice.say("briefing-short-day", month=str(deadline.month), day=str(deadline.day)),
        f"{weekly}{unit}",
        f"{due}{unit}",
    ]


def workdays(figures: Figures, last: date) -> int:
    """Working days from the figures' day to `last`, both counted."""
    days = (last - figures.day).days + 1
    calendar = figures.plan.calendar
    return sum(is_workday(figures.day + timedelta(days=n), calendar) for n in range(days))
