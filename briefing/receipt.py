"""What a report did to the plan, in the line that stands on its receipt."""

from briefing import wording
from briefing.figures import Figures, FlowStanding, NarrativeStanding, StockStanding
from plan.model import Indicator
from plan.report import Content
from texts import Markup, Words


async def effect(figures: Figures, words: Words, indicator: Indicator, content: Content) -> Markup:
    """The federation's figure after this report.

    For example `+2 场次 → 17/30，56.7%；序时进度 60.3%，差 2 场次`.
    """
    standing = await figures.standing(indicator, figures.tree.root.code)
    if isinstance(standing, FlowStanding):
        return _flow(words, standing, content)
    if isinstance(standing, StockStanding):
        return _stock(words, standing)
    return _narrative(words, standing, content)


def _flow(words: Words, standing: FlowStanding, content: Content) -> Markup:
    unit = standing.indicator.unit
    added, actual = str(content.quantity), str(standing.actual)
    if standing.target is None or standing.rate is None:
        return words.html("effect-count", added=added, actual=actual, unit=unit)
    if standing.shortfall:
        outlook = words.html("effect-short", short=str(standing.shortfall), unit=unit)
    else:
        outlook = words.html("effect-on-time")
    return words.html(
        "effect-target",
        added=added,
        actual=actual,
        target=str(standing.target),
        unit=unit,
        rate=wording.rate(standing.rate),
        progress=wording.rate(standing.progress),
        outlook=outlook,
    )


def _stock(words: Words, standing: StockStanding) -> Markup:
    if standing.rate is None or standing.points_short is None:
        return words.html("effect-none")
    outlook = wording.short_of_target(words, standing.points_short)
    missing = "、".join(unit.short for unit in standing.missing)
    tail = words.html("effect-missing", units=missing) if missing else Markup("")
    rate = wording.rate(standing.rate)
    return words.html("effect-stock", rate=rate, outlook=outlook, missing=tail)


def _narrative(words: Words, standing: NarrativeStanding, content: Content) -> Markup:
    if content.state is None:
        return words.html("effect-none")
    said = sum(standing.states.values())
    whole = str(said + len(standing.missing))
    state = words.plain(f"state-{content.state}")
    return words.html("effect-narrative", state=state, said=str(said), whole=whole)
