"""Questions in words about the plan's progress, answered from the same figures as the summary."""

from dataclasses import replace
from datetime import timedelta

from telegram import InlineKeyboardMarkup

from briefing import summary
from briefing.figures import Figures, FlowStanding
from handlers import overview
from handlers.buttons import ShowIndicator
from handlers.talk import Talk
from plan.model import Indicator
from plan.quick.model import Asked, Topic


async def answer(talk: Talk, asked: Asked | None) -> bool:
    """Answer a question; returns False where it is not about the plan's figures."""
    if asked is None:
        return False
    top = asked.unit or overview.top_of(talk)
    if not talk.tree.covers(overview.top_of(talk), top):
        await talk.say(talk.html("ask-unit-not-yours"))
        return True
    if len(asked.indicators) != 1 or asked.topic is Topic.BEHIND:
        await overview.summary_command(talk)
        return True
    await _indicator(talk, talk.plan.indicator(asked.indicators[0]), top, asked)
    return True


async def _indicator(talk: Talk, indicator: Indicator, top: str, asked: Asked) -> None:
    end = min(asked.end or talk.today, talk.today)
    figures = Figures(talk.connection, talk.plan, talk.tree, end)
    keyboard = InlineKeyboardMarkup(
        [[ShowIndicator(indicator.code).on(talk.plain("button-by-unit"))]]
    )
    standing = await figures.standing(indicator, top)
    if asked.start is not None and isinstance(standing, FlowStanding):
        before = replace(figures, day=asked.start - timedelta(days=1))
        earlier = await before.standing(indicator, top)
        in_span = standing.actual - (earlier.actual if isinstance(earlier, FlowStanding) else 0)
        text = talk.html(
            "asked-span",
            unit=talk.tree[top].short,
            name=indicator.short,
            start=asked.start.isoformat(),
            end=end.isoformat(),
            figure=f"{in_span}{indicator.unit}",
        )
        await talk.say(text, keyboard)
        return
    await talk.say(await summary.indicator(figures, talk.words, indicator, top), keyboard)
