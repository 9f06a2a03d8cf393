"""What a briefing says of the units: their counts, their own words, their photos; and the table."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import chain, zip_longest
from pathlib import Path

from briefing import wording
from briefing.blocks import Block, Grid, Heading, Photos, Picture, Say
from briefing.doings import Doings, caption, event, photos_of
from briefing.figures import FlowStanding, Standing, StockStanding
from briefing.voice import Row, Voice
from plan.model import Unit
from storage.reports import Report

NOTHING = "—"


async def unit_by_unit(
    voice: Voice, doings: Mapping[str, Doings], folder: Path | None
) -> list[Block]:
    """A heading and a few sentences for each unit that did something, then the photos."""
    tree, added = voice.figures.tree, await _added(voice)
    said: list[Block] = []
    units = [*tree.children(voice.top), tree[voice.top]]
    busy = [unit for unit in units if doings[unit.code].filed]
    for number, unit in enumerate(busy):
        itself = unit.code == voice.top and len(units) > 1
        name = voice.say("unit-itself") if itself else unit.short
        if len(units) > 1:
            said.append(Heading(2, voice.numbered("briefing-second", number, name)))
        said += _told(voice, doings[unit.code], [] if itself else added.get(unit.code, []))
    idle = [unit.short for unit in units[:-1] if not doings[unit.code].filed]
    if idle:
        said.append(Say(voice.say("briefing-idle", units=voice.listed(idle))))
    if folder is not None:
        said += await _photos(voice, doings, busy, folder)
    return said


async def _added(voice: Voice) -> Mapping[str, list[str]]:
    """What the span added to each indicator that adds up, by unit: the figures, not the reports."""
    units = [unit.code for unit in voice.figures.tree.children(voice.top)] or [voice.top]
    found: dict[str, list[str]] = {code: [] for code in units}
    for indicator in voice.figures.plan.indicators:
        for unit, move in await voice.figures.by_unit(indicator, tuple(units)):
            if move.added > 0:
                done = f"{move.added}{indicator.unit}"
                found[unit.code].append(
                    voice.say("briefing-added", name=indicator.short, figure=done)
                )
    return found


def _told(voice: Voice, doings: Doings, added: Sequence[str]) -> list[Block]:
    figures = voice.say("briefing-added-all", added=voice.listed(added)) if added else ""
    counts = voice.say("briefing-unit", filed=doings.filed, photos=doings.photos, figures=figures)
    events = [
        event(voice.words, voice.figures.plan.indicator(told.content.indicator), told)
        for told in sorted(doings.told, key=lambda told: told.content.day)
    ]
    said: list[Block] = [Say(counts)]
    return [*said, Say("".join(events))] if events else said


async def _photos(
    voice: Voice, doings: Mapping[str, Doings], units: Sequence[Unit], folder: Path
) -> list[Block]:
    """Photos of several units rather than many of one."""
    turns = zip_longest(*(doings[unit.code].shown for unit in units))
    wanted = [report for report in chain.from_iterable(turns) if report is not None]
    taken = await photos_of(voice.figures.connection, folder, wanted)
    shown = [Picture(data, _caption(voice, report)) for report, data in taken]
    return [Photos(shown)] if shown else []


def _caption(voice: Voice, report: Report) -> str:
    plan, tree = voice.figures.plan, voice.figures.tree
    indicator = plan.indicator(report.content.indicator)
    return caption(voice.words, tree[report.content.unit].short, indicator, report)


def all_indicators(voice: Voice, rows: Sequence[Row]) -> Grid:
    """The table of all indicators."""
    head = [
        voice.say("field-indicator"),
        voice.say("column-target"),
        voice.say("briefing-this-span"),
        voice.say("column-actual"),
        voice.say("column-rate"),
        voice.say("column-progress"),
        voice.say("briefing-gap"),
    ]
    title = voice.say("briefing-table", day=voice.day(voice.figures.day))
    lines = [_line(voice, row) for row in rows]
    return Grid(title, head, lines, (30, 22, 20, 26, 18, 21, 19))


def _line(voice: Voice, row: Row) -> list[str]:
    after, unit = row.move.after, row.indicator.unit
    if isinstance(after, FlowStanding):
        return [
            row.indicator.short,
            NOTHING if after.target is None else f"{after.target}{unit}",
            f"{row.move.added}{unit}",
            f"{after.actual}{unit}",
            NOTHING if after.rate is None else wording.rate(after.rate),
            NOTHING if after.rate is None else wording.rate(after.progress),
            NOTHING if after.gap is None else signed(after),
        ]
    return [row.indicator.short, *_state(voice, after)]


def signed(after: FlowStanding) -> str:
    """The gap in percentage points with its sign; level is 0.0."""
    points = wording.points(after.gap or 0 * after.progress)
    if points == "0.0" or after.gap is None:
        return points
    return f"+{points}" if after.gap > 0 else f"−{points}"


def _state(voice: Voice, after: Standing) -> list[str]:
    if isinstance(after, StockStanding):
        target = after.indicator.target
        shown = NOTHING if target is None else f"{Decimal(target).normalize():f}%"
        rate = voice.say("figure-not-reported") if after.rate is None else wording.rate(after.rate)
        return [shown, NOTHING, NOTHING, rate, NOTHING, NOTHING]
    if isinstance(after, FlowStanding):
        return []
    said = [
        voice.say("figure-state", state=voice.say(f"state-{state}"), count=str(count))
        for state, count in after.states.items()
        if count
    ]
    states = voice.listed(said) or voice.say("figure-not-reported")
    return [NOTHING, NOTHING, states, NOTHING, NOTHING, NOTHING]
