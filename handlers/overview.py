"""/summary: the state of the plan, down to one indicator by unit; behind.py goes on from there."""

from telegram import InlineKeyboardMarkup

from briefing import summary
from briefing.figures import Figures
from handlers.buttons import ShowIndicator, ShowPlan, ShowReports, ShowSection
from handlers.files import picturing
from handlers.keyboards import pairs
from handlers.scope import top_of as top_of  # noqa: PLC0414 - other dialogues take it from here
from handlers.talk import Talk


def _figures(talk: Talk) -> Figures:
    return Figures(talk.connection, talk.plan, talk.tree, talk.today)


async def summary_command(talk: Talk) -> None:
    """/summary: the whole plan."""
    text = await summary.whole(_figures(talk), talk.words, top_of(talk))
    await talk.say(text, _sections(talk))


async def show_plan(talk: Talk, _button: ShowPlan) -> None:
    """Back to the whole plan."""
    text = await summary.whole(_figures(talk), talk.words, top_of(talk))
    await talk.rewrite_tapped(text, _sections(talk))


async def show_section(talk: Talk, button: ShowSection) -> None:
    """One section, with a button for each of its indicators."""
    indicators = talk.plan.in_section(button.section)
    if not indicators:
        await _gone(talk)
        return
    text = await summary.section(_figures(talk), talk.words, button.section, top_of(talk))
    buttons = [ShowIndicator(one.code).on(one.short) for one in indicators]
    back = ShowPlan().on(talk.plain("button-whole-plan"))
    await talk.rewrite_tapped(text, InlineKeyboardMarkup([*pairs(buttons), [back]]))


async def show_indicator(talk: Talk, button: ShowIndicator) -> None:
    """One indicator, unit by unit; each unit opens to its reports."""
    if not talk.plan.has(button.indicator):
        await _gone(talk)
        return
    indicator = talk.plan.indicator(button.indicator)
    text = await summary.indicator(_figures(talk), talk.words, indicator, top_of(talk))
    units = talk.tree.children(top_of(talk))
    buttons = [ShowReports(indicator.code, unit.code).on(unit.short) for unit in units]
    newest = ShowReports(indicator.code, top_of(talk)).on(talk.plain("button-newest-reports"))
    back = ShowSection(indicator.section).on(talk.plain("button-back"))
    pictures = picturing.indicator_row(talk, indicator, top_of(talk))
    rows = [*([pictures] if pictures else []), [newest], *pairs(buttons), [back]]
    await talk.rewrite_tapped(text, InlineKeyboardMarkup(rows))


async def _gone(talk: Talk) -> None:
    await talk.toast(talk.plain("toast-not-in-plan"), alert=True)


def _sections(talk: Talk) -> InlineKeyboardMarkup:
    buttons = [ShowSection(section.code).on(section.name) for section in talk.plan.sections]
    picture = picturing.plan_button(talk, top_of(talk))
    return InlineKeyboardMarkup([*pairs(buttons), [picture]])
