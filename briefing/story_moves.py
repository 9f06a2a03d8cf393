"""What a briefing says of earlier months: what moved since they were locked, how far and why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from briefing import moves, period
from briefing.blocks import Block, Grid, Say
from briefing.moves import Told
from briefing.period import Month
from briefing.voice import Voice
from plan.model import Indicator, Measure, State
from plan.report import DENOMINATOR, NUMERATOR, QUANTITY, STATE
from storage import period_records, periods
from storage.period_records import Cell, PeriodFigures, Record

WIDTHS = (22, 18, 26, 20, 20, 50)
NOTHING = "—"
Where = tuple[str, str]
"""A unit and an indicator."""


@dataclass(frozen=True, slots=True)
class _Scene:
    """A month under its locks: the figures as they were locked and as they are, and who is told."""

    month: Month
    locks: Mapping[str, Record]
    then: PeriodFigures
    now: PeriodFigures


async def moved(voice: Voice) -> list[Block]:
    """What came in the span for months locked before, and which were unlocked; else nothing."""
    since, until = _instants(voice)
    rows: list[list[str]] = []
    for month in Month.all(voice.figures.plan):
        rows += await _month(voice, month, since, until)
    said = await _unlocked(voice, since, until)
    if not rows:
        return said
    head = [
        voice.say("detail-month"),
        voice.say("field-unit"),
        voice.say("field-indicator"),
        voice.say("briefing-then"),
        voice.say("briefing-now"),
        voice.say("briefing-moved-why"),
    ]
    lead = Say(voice.say("briefing-moved-lead", count=len(rows)))
    return [lead, *said, Grid(voice.say("briefing-moved-caption"), head, rows, WIDTHS)]


def _instants(voice: Voice) -> tuple[datetime, datetime]:
    """The span by the clock: what was filed, changed or unlocked in it is told."""
    zone, midnight = ZoneInfo(voice.figures.plan.timezone), datetime.min.time()
    first = datetime.combine(voice.figures.span.first, midnight, zone)
    last = datetime.combine(voice.figures.day, midnight, zone)
    return first, last + timedelta(days=1)


async def _month(voice: Voice, month: Month, since: datetime, until: datetime) -> list[list[str]]:
    connection, units = voice.figures.connection, _units(voice)
    told: dict[Where, list[Told]] = {}
    for amendment in await periods.amendments(connection, month.name):
        if since <= amendment.at < until:
            one = await moves.tell(connection, _View(voice), amendment)
            if one is not None and one.report.content.unit in units:
                where = one.report.content.unit, one.report.content.indicator
                told.setdefault(where, []).append(one)
    scene = await _scene(voice, month)
    if not scene.locks:
        return []
    for where in await _reviewed(voice, scene, since, until):
        told.setdefault(where, [])
    ordered = sorted(told, key=lambda where: _place(voice, where))
    return [_row(voice, scene, where, told[where]) for where in ordered]


def _units(voice: Voice) -> set[str]:
    return {unit.code for unit in voice.figures.tree.below(voice.top)}


def _place(voice: Voice, where: Where) -> tuple[int, int]:
    """In the order of the plan: units, then indicators."""
    units = [unit.code for unit in voice.figures.tree]
    indicators = [one.code for one in voice.figures.plan.indicators]
    return units.index(where[0]), indicators.index(where[1])


async def _scene(voice: Voice, month: Month) -> _Scene:
    """What was locked; where a unit and one above it are, its own lock tells."""
    connection, tree = voice.figures.connection, voice.figures.tree
    records = await period_records.standing(connection, period_records.Kind.LOCKED, month.name)
    locks: dict[str, Record] = {}
    then: PeriodFigures = {}
    for unit in tree.below(voice.top):
        above = [one.code for one in tree.path(unit.code) if one.code in records]
        if above:
            locks[unit.code] = records[above[-1]]
    for record in set(locks.values()):
        kept = await period_records.figures_then(connection, record.id)
        then |= {cell: figure for cell, figure in kept.items() if locks.get(cell.unit) == record}
    now = await period.kept(voice.figures.after, voice.top, month) if locks else {}
    return _Scene(month, locks, then, now)


async def _reviewed(
    voice: Voice, scene: _Scene, since: datetime, until: datetime
) -> Sequence[Where]:
    """Where a figure moved by what is neither late nor amended: a decision of a reviewer."""
    differ = {
        (cell.unit, cell.indicator)
        for cell in period_records.differing(scene.then, scene.now)
        if cell.unit in scene.locks and voice.figures.plan.has(cell.indicator)
    }
    if not differ:
        return []
    connection, month = voice.figures.connection, scene.month.name
    since = max(since, min(record.at for record in scene.locks.values()))
    touched = await periods.touched(connection, month, since, until)
    return [where for where in differ if where in touched]


def _row(voice: Voice, scene: _Scene, where: Where, told: Sequence[Told]) -> list[str]:
    unit, code = where
    indicator = voice.figures.plan.indicator(code)
    why = "；".join(_why(voice, one) for one in told) or voice.say("briefing-moved-reviewed")
    return [
        scene.month.shown(voice.words),
        voice.figures.tree[unit].short,
        indicator.short,
        _figure(voice, scene.then, unit, indicator),
        _figure(voice, scene.now, unit, indicator),
        why,
    ]


def _why(voice: Voice, one: Told) -> str:
    return voice.say(
        "briefing-moved-by",
        receipt=one.report.receipt,
        what=one.what,
        figure=one.figure,
        why=one.why,
    )


def _figure(voice: Voice, figures: PeriodFigures, unit: str, indicator: Indicator) -> str:
    def value(part: str) -> int | None:
        kept = figures.get(Cell(unit, indicator.code, part))
        return None if kept is None else kept.telling

    if indicator.measure is Measure.STOCK:
        top, bottom = value(NUMERATOR), value(DENOMINATOR)
        return NOTHING if bottom is None else f"{top}/{bottom}"
    if indicator.measure is Measure.NARRATIVE:
        state = value(STATE)
        return NOTHING if state is None else voice.say(f"state-{tuple(State)[state]}")
    return f"{value(QUANTITY) or 0}{indicator.unit}"


async def _unlocked(voice: Voice, since: datetime, until: datetime) -> list[Block]:
    """A sentence for each month that was unlocked in the span, with the reason."""
    records = await period_records.unlocked(voice.figures.connection, since, until)
    said: list[Block] = []
    for one in records:
        month = Month.of(voice.figures.plan, one.month)
        if month is None or one.unit not in _units(voice) or one.ended_at is None:
            continue
        zone = ZoneInfo(voice.figures.plan.timezone)
        text = voice.say(
            "briefing-unlocked",
            unit=voice.figures.tree[one.unit].short,
            month=month.shown(voice.words),
            day=voice.day(one.ended_at.astimezone(zone).date()),
            reason=one.reason or "",
        )
        said.append(Say(text))
    return said


class _View:
    """What it takes to put a report into words, from a briefing's voice."""

    def __init__(self, voice: Voice) -> None:
        self.plan = voice.figures.plan
        self.tree = voice.figures.tree
        self.words = voice.words
