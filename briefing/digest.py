"""进展快报: what a week or month brought, who reported, what is behind, what waits, the seal."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from briefing import wording
from briefing.arrears import Arrears
from briefing.figures import Figures, FlowStanding, StockStanding
from briefing.spans import Move, Span, SpanFigures
from plan.model import Unit
from plan.pace import percent
from plan.reminding import DigestSpan
from plan.reporting import ONE_DAY, ReportingPeriod, period_of
from storage import chain, chores, reported
from texts import Markup, Words

MOST_MOVED, MOST_COMPARED, MOST_UNITS = 6, 3, 8
FEWER = 3
"""Of each kind in the short form for a work group."""
DIGITS = 12


@dataclass(frozen=True, slots=True)
class Turnout:
    """上报率: units that were to report in the periods that closed, that did, and did in time.

    `silent` are those of the last period that did not.
    """

    expected: int
    reported: int
    in_time: int
    silent: Sequence[Unit]


@dataclass(frozen=True, slots=True)
class Digest:
    """What a digest tells of a unit and those below it. `turnout` is None where nothing closed.

    `moved` are what the span brought, most of the target first; `ahead` and `behind` as the
    indicators stand at its end, furthest first; `seal` begins the audit trail's newest hash.
    """

    span: DigestSpan
    unit: Unit
    progress: Fraction
    turnout: Turnout | None
    moved: Sequence[Move]
    ahead: Sequence[FlowStanding]
    behind: Sequence[FlowStanding]
    pending: int
    seal: str


async def read(figures: Figures, span: DigestSpan, top: str) -> Digest:
    """What there is to tell; `figures` are today's."""
    connection, plan, tree = figures.connection, figures.plan, figures.tree
    whole = SpanFigures(connection, plan, tree, Span(span.first, span.last), figures.day)
    moves = [await whole.move(one, top) for one in plan.indicators]
    now = [move.after for move in moves if isinstance(move.after, FlowStanding)]
    compared = sorted((one for one in now if one.gap), key=lambda one: one.gap or 0)
    units = {unit.code for unit in tree.below(top)}
    waiting = await chores.pending(connection)
    _, newest = await chain.newest(connection)
    return Digest(
        span,
        tree[top],
        whole.after.year_progress,
        await _turnout(figures, span, top),
        sorted((move for move in moves if _brought(move)), key=_weight, reverse=True),
        [one for one in reversed(compared) if (one.gap or 0) > 0],
        [one for one in compared if (one.gap or 0) < 0],
        sum(one.unit in units for one in waiting),
        newest[:DIGITS],
    )


def _brought(move: Move) -> bool:
    return move.added != 0 or bool(move.points) or _is_first(move)


def _is_first(move: Move) -> bool:
    """Whether a rate was reported for the first time."""
    if not isinstance(move.before, StockStanding) or not isinstance(move.after, StockStanding):
        return False
    return move.before.rate is None and move.after.rate is not None


def _weight(move: Move) -> Fraction:
    """By how much of its target an indicator moved; one without a target comes last."""
    if isinstance(move.after, FlowStanding) and move.after.target:
        return Fraction(move.added, move.after.target)
    return abs(move.points or Fraction()) / 100


async def _turnout(figures: Figures, span: DigestSpan, top: str) -> Turnout | None:
    closed = _closed(figures, span)
    if not closed:
        return None
    arrears = await Arrears.read(figures, closed[-1])
    units, tree = arrears.expected(top), figures.tree
    done = in_time = 0
    for period in closed:
        said = await reported.units_of(figures.connection, period)
        early = await reported.units_of(figures.connection, period, period.due)
        for unit in units:
            below = [one.code for one in tree.below(unit.code)]
            done += not said.isdisjoint(below)
            in_time += not early.isdisjoint(below)
    return Turnout(len(units) * len(closed), done, in_time, arrears.silent_units(top))


def _closed(figures: Figures, span: DigestSpan) -> list[ReportingPeriod]:
    """The periods that were due and closed within the span."""
    found = []
    period = period_of(span.first, figures.plan)
    while period.first <= span.last:
        if period.due is not None and period.close.date() <= span.last:
            found.append(period)
        period = period_of(period.last + ONE_DAY, figures.plan)
    return found


def text(words: Words, digest: Digest) -> Markup:
    """The digest for a person who may see all of it."""
    lines = [*_head(words, digest), *_turnout_lines(words, digest)]
    lines += _moved(words, digest, MOST_MOVED)
    lines += _compared(words, digest, MOST_COMPARED)
    lines.append("")
    if digest.pending:
        lines.append(words.html("digest-pending", count=str(digest.pending)))
    if digest.seal:
        lines.append(words.html("digest-seal", seal=digest.seal))
    return Markup("\n".join(lines).strip())


def short(words: Words, digest: Digest) -> Markup:
    """The digest for a work group: fewer lines, and nothing of persons or of the trail."""
    lines = [*_head(words, digest), *_turnout_lines(words, digest)]
    lines += _moved(words, digest, FEWER)
    lines += _compared(words, digest, FEWER)
    return Markup("\n".join(lines))


def _head(words: Words, digest: Digest) -> list[str]:
    first, last = digest.span.first, digest.span.last
    days = words.plain(
        "period-span",
        from_month=str(first.month),
        from_day=str(first.day),
        to_month=str(last.month),
        to_day=str(last.day),
    )
    progress = wording.rate(digest.progress)
    return [
        words.html("digest-title", unit=digest.unit.short),
        words.html("digest-days", days=days, progress=progress),
    ]


def _turnout_lines(words: Words, digest: Digest) -> list[str]:
    turnout = digest.turnout
    if turnout is None or not turnout.expected:
        return []
    lines: list[str] = [
        "",
        words.html(
            "digest-turnout",
            expected=str(turnout.expected),
            reported=str(turnout.reported),
            rate=_percent(turnout.reported, turnout.expected),
            in_time=_percent(turnout.in_time, turnout.expected),
        ),
    ]
    if turnout.silent:
        names = "、".join(unit.short for unit in turnout.silent[:MOST_UNITS])
        count = str(len(turnout.silent))
        lines.append(words.html("digest-silent", units=names, count=count))
    return lines


def _percent(part: int, whole: int) -> str:
    return f"{percent(Fraction(part, whole))}%"


def _moved(words: Words, digest: Digest, most: int) -> list[str]:
    lines: list[str] = ["", words.html("digest-moved")]
    if not digest.moved:
        lines.append(words.html("digest-still"))
    for move in digest.moved[:most]:
        lines.append(words.html("digest-move", name=move.after.indicator.short, moved=_step(move)))
        stands = _stands(move)
        if stands:
            lines.append(words.html("digest-stands", figure=stands))
    return lines


def _step(move: Move) -> str:
    if isinstance(move.after, FlowStanding):
        return f"{move.added:+d}{move.after.indicator.unit}"
    if _is_first(move):
        return ""
    points = move.points or Fraction()
    return f"{'+' if points > 0 else '-'}{wording.points(points)}%"


def _stands(move: Move) -> str:
    after = move.after
    if isinstance(after, FlowStanding):
        unit = after.indicator.unit
        if after.rate is None or after.target is None:
            return f"{after.actual}{unit}"
        return f"{after.actual}/{after.target}{unit} {wording.rate(after.rate)}"
    if isinstance(after, StockStanding) and after.rate is not None:
        return wording.rate(after.rate)
    return ""


def _compared(words: Words, digest: Digest, most: int) -> list[str]:
    lines: list[str] = []
    for title, standings in (("digest-behind", digest.behind), ("digest-ahead", digest.ahead)):
        if standings:
            lines += ["", words.html(title)]
        lines += [
            words.html(
                "digest-gap",
                name=one.indicator.short,
                gap=wording.against_time(words, one),
            )
            for one in standings[:most]
        ]
    return lines
