"""What a briefing (工作简报) says of a span, from its first paragraph to its last table."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path

from briefing import wording
from briefing.blocks import Block, Heading, Picture, Say
from briefing.doings import Doings, look_at
from briefing.figures import FlowStanding, NarrativeStanding, StockStanding
from briefing.story_ahead import behind, next_pace
from briefing.story_moves import moved
from briefing.story_units import all_indicators, unit_by_unit
from briefing.voice import LEVEL, Row, Voice, is_behind
from plan.model import Measure


@dataclass(frozen=True, slots=True)
class Pictures:
    """The folder of the photos' bytes, and a chart (PNG) to put in; either may be missing."""

    photos: Path | None = None
    chart: bytes | None = None


async def tell(voice: Voice, pictures: Pictures) -> list[Block]:
    """The whole briefing below its title."""
    rows = [
        Row(one, await voice.figures.move(one, voice.top))
        for section in voice.figures.plan.sections
        for one in voice.figures.plan.in_section(section.code)
    ]
    doings = await look_at(voice.figures, voice.top)
    parts: list[tuple[str, list[Block]]] = [
        ("briefing-part-done", _achieved(voice, rows)),
        ("briefing-part-behind", await behind(voice, rows)),
        ("briefing-part-units", await unit_by_unit(voice, doings, pictures.photos)),
        ("briefing-part-moved", await moved(voice)),
        ("briefing-part-next", next_pace(voice, rows)),
        ("briefing-part-all", [*_chart(voice, pictures.chart), all_indicators(voice, rows)]),
    ]
    said: list[Block] = [_lead(voice, rows, doings.values())]
    for number, (title, blocks) in enumerate(one for one in parts if one[1]):
        said += [Heading(1, voice.numbered("briefing-first", number, voice.say(title))), *blocks]
    return said


def _lead(voice: Voice, rows: Sequence[Row], doings: Iterable[Doings]) -> Say:
    gaps = [row.behind for row in rows if row.behind is not None]
    late = sum(is_behind(gap) for gap in gaps)
    found = tuple(doings)
    pending = sum(one.pending for one in found)
    return Say(
        voice.say(
            "briefing-lead",
            span=voice.called(voice.figures.span),
            unit=voice.figures.tree[voice.top].short,
            filed=sum(one.filed for one in found),
            photos=sum(one.photos for one in found),
            pending=voice.say("briefing-pending", count=pending) if pending else "",
            day=voice.day(voice.figures.day),
            progress=wording.rate(voice.figures.after.year_progress),
            measured=len(gaps),
            behind=late,
            ahead=len(gaps) - late,
        )
    )


def _chart(voice: Voice, chart: bytes | None) -> list[Block]:
    if chart is None:
        return []
    return [Picture(chart, voice.say("briefing-picture", day=voice.day(voice.figures.day)))]


def _achieved(voice: Voice, rows: Sequence[Row]) -> list[Block]:
    said: list[Block] = []
    plan = voice.figures.plan
    sections = [one for one in plan.sections if plan.in_section(one.code)]
    for number, section in enumerate(sections):
        said.append(Heading(2, voice.numbered("briefing-second", number, section.name)))
        here = [row for row in rows if row.indicator.section == section.code]
        said += [
            Say(_moved(voice, row), voice.item(place, row.indicator.name))
            for place, row in enumerate(here, start=1)
        ]
    return said


def _moved(voice: Voice, row: Row) -> str:
    after = row.move.after
    if isinstance(after, FlowStanding):
        return f"{_flow(voice, row, after)}{_waiting(voice, after)}"
    if isinstance(after, StockStanding):
        return _stock(voice, row, after)
    return _states(voice, after)


def _flow(voice: Voice, row: Row, after: FlowStanding) -> str:
    extras = "".join(_extras(voice, row, after))
    adjusted = _adjusted(voice, after)
    if after.target is None or after.rate is None or after.gap is None:
        unknown = row.indicator.measure is Measure.COVERAGE
        return voice.say(
            "briefing-flow-free",
            added=row.move.added,
            actual=after.actual,
            unit=row.indicator.unit,
            extras=extras,
            missing=voice.say("briefing-no-population") if unknown else "",
        )
    return (
        voice.say(
            "briefing-flow",
            added=row.move.added,
            actual=after.actual,
            unit=row.indicator.unit,
            extras=extras,
            target=after.target,
            rate=wording.rate(after.rate),
            pace=voice.gap(after.gap),
        )
        + adjusted
    )


def _adjusted(voice: Voice, after: FlowStanding | StockStanding) -> str:
    """What an adjustment of the plan made of target or deadline, with the 文号."""
    parts = wording.adjusted(voice.words, after)
    return voice.say("briefing-adjusted", said="，".join(parts)) if parts else ""


def _waiting(voice: Voice, after: FlowStanding) -> str:
    """What is still to be reviewed, and not in the figures."""
    if not after.pending:
        return ""
    return voice.say("briefing-waiting", pending=after.pending, unit=after.indicator.unit)


def _extras(voice: Voice, row: Row, after: FlowStanding) -> list[str]:
    """What the span added to the sums of numeric answers: people reached, money spent."""
    added = {key: row.move.added_extra(key) for key in after.extras}
    only = replace(after, extras=added)
    return [
        voice.say(
            "briefing-extra",
            sum=f"{one.label.removesuffix(one.unit)}{wording.extra(only, one.key)}",  # noqa: S610 - no Django
        )
        for one in row.indicator.questions
        if added.get(one.key)
    ]


def _stock(voice: Voice, row: Row, after: StockStanding) -> str:
    if after.rate is None:
        return voice.say("briefing-unsaid")
    return voice.say(
        "briefing-stock",
        rate=wording.rate(after.rate),
        numerator=after.numerator,
        denominator=after.denominator,
        moved=_points(voice, row.move.points),
        short=voice.to_target(after),
        missing=voice.missing(after),
    ) + _adjusted(voice, after)


def _points(voice: Voice, points: Fraction | None) -> str:
    if points is None:
        return ""
    if wording.points(points) == LEVEL:
        return voice.say("briefing-stock-same")
    message = "briefing-stock-up" if points > 0 else "briefing-stock-down"
    return voice.say(message, points=wording.points(points))


def _states(voice: Voice, after: NarrativeStanding) -> str:
    said = [
        voice.say("briefing-state", state=voice.say(f"state-{state}"), count=count)
        for state, count in after.states.items()
        if count
    ]
    if not said:
        return voice.say("briefing-unsaid")
    return voice.say("briefing-narrative", states=voice.listed(said), missing=voice.missing(after))
