"""What a report did to the plan, in the line that stands on its receipt."""

from briefing import wording
from briefing.figures import Figures, FlowStanding, NarrativeStanding, StockStanding
from plan.model import Indicator
from plan.report import Content, Status
from storage.tally import Contribution
from texts import Markup, Words


async def effect(figures: Figures, words: Words, indicator: Indicator, content: Content) -> Markup:
    """The federation's figure after this report.

    For example `+2 场次 → 17/30，56.7%；序时进度 60.3%，差 2 场次`.
    """
    standing = await figures.standing(indicator, figures.tree.root.code)
    if isinstance(standing, FlowStanding):
        return _flow(words, standing, content.quantity or 0)
    if isinstance(standing, StockStanding):
        return _stock(words, standing)
    return _narrative(words, standing, content)


async def moved(
    figures: Figures, words: Words, before: Contribution | None, after: Contribution | None
) -> Markup:
    """The federation's figure after a report was changed, withdrawn or brought back.

    For example `-2 场次 → 15/30，50.0%；…`; a line for each indicator where two are concerned.
    """
    codes = list(dict.fromkeys(one.content.indicator for one in (before, after) if one is not None))
    lines: list[str] = []
    for code in codes:
        indicator = figures.plan.indicator(code)
        left, right = _of(before, code), _of(after, code)
        line = await _moved(figures, words, indicator, left, right)
        if len(codes) > 1:
            line = words.html("effect-of", name=indicator.short, effect=line)
        lines.append(line)
    return Markup("\n".join(lines))


def _of(one: Contribution | None, indicator: str) -> Contribution | None:
    return one if one is not None and one.content.indicator == indicator else None


async def _moved(
    figures: Figures,
    words: Words,
    indicator: Indicator,
    before: Contribution | None,
    after: Contribution | None,
) -> Markup:
    standing = await figures.standing(indicator, figures.tree.root.code)
    if isinstance(standing, FlowStanding):
        return _flow(words, standing, _counted(after) - _counted(before))
    if isinstance(standing, StockStanding):
        return words.html("effect-no-figure") if standing.rate is None else _stock(words, standing)
    if after is not None:
        return _narrative(words, standing, after.content)
    said, whole = _said(standing)
    return words.html("effect-states", said=said, whole=whole)


def _counted(one: Contribution | None) -> int:
    if one is None or one.status is not Status.APPROVED:
        return 0
    return one.content.quantity or 0


def _signed(number: int) -> str:
    return f"{number:+d}" if number else "±0"


def _flow(words: Words, standing: FlowStanding, moved_by: int) -> Markup:
    unit = standing.indicator.unit
    added, actual = _signed(moved_by), str(standing.actual)
    if standing.target is None or standing.rate is None:
        return words.html("effect-count", added=added, actual=actual, unit=unit)
    if standing.shortfall:
        outlook = words.html("effect-short", short=str(standing.shortfall), unit=unit)
    else:
        outlook = words.html("effect-on-time")
    said = words.html(
        "effect-target",
        added=added,
        actual=actual,
        target=str(standing.target),
        unit=unit,
        rate=wording.rate(standing.rate),
        progress=wording.rate(standing.progress),
        outlook=outlook,
    )
    return _with_adjustment(words, standing, said)


def _with_adjustment(
    words: Words, standing: FlowStanding | StockStanding, effect: Markup
) -> Markup:
    """The effect, and below it what an adjustment made of the plan."""
    adjusted = "，".join(wording.adjusted(words, standing))
    return words.html("effect-adjusted", effect=effect, adjusted=adjusted) if adjusted else effect


def _stock(words: Words, standing: StockStanding) -> Markup:
    if standing.rate is None or standing.points_short is None:
        return words.html("effect-none")
    outlook = wording.short_of_target(words, standing.points_short)
    missing = "、".join(unit.short for unit in standing.missing)
    tail = words.html("effect-missing", units=missing) if missing else Markup("")
    rate = wording.rate(standing.rate)
    said = words.html("effect-stock", rate=rate, outlook=outlook, missing=tail)
    return _with_adjustment(words, standing, said)


def _narrative(words: Words, standing: NarrativeStanding, content: Content) -> Markup:
    if content.state is None:
        return words.html("effect-none")
    said, whole = _said(standing)
    state = words.plain(f"state-{content.state}")
    return words.html("effect-narrative", state=state, said=said, whole=whole)


def _said(standing: NarrativeStanding) -> tuple[str, str]:
    said = sum(standing.states.values())
    return str(said), str(said + len(standing.missing))
