"""/plan: what the plan says, section by section; for administrators also the way to change it."""

from briefing import plan_pages
from briefing.figures import Figures
from handlers.buttons import BeginWith, Keys, ShowIndicator
from handlers.keyboards import Row, pairs
from handlers.menu import ADMINISTRATORS, FILERS
from handlers.planning.buttons import (
    Adjust,
    PlanHome,
    PlanIndicator,
    PlanSection,
    ShowAdjustments,
    ShowImport,
    ShowMonths,
)
from handlers.talk import Talk


def _figures(talk: Talk) -> Figures:
    return Figures(talk.connection, talk.plan, talk.tree, talk.today)


def _home_rows(talk: Talk) -> Keys:
    sections = pairs(PlanSection(one.code).on(one.name) for one in talk.plan.sections)
    months = ShowMonths().on(talk.plain("button-months"))
    adjusted = ShowAdjustments(0).on(talk.plain("button-adjust-list"))
    rows: list[Row] = []
    if talk.member.role in ADMINISTRATORS:
        rows = [[months, adjusted], [ShowImport().on(talk.plain("button-import"))]]
    elif talk.member.role in FILERS:
        rows = [[months]]
    return Keys([*sections, *rows])


async def plan_command(talk: Talk) -> None:
    """/plan: the first page."""
    await talk.say(plan_pages.home(_figures(talk), talk.words), _home_rows(talk))


async def show_home(talk: Talk, _button: PlanHome) -> None:
    """Back to the first page."""
    await talk.rewrite_tapped(plan_pages.home(_figures(talk), talk.words), _home_rows(talk))


async def show_section(talk: Talk, button: PlanSection) -> None:
    """A section, with a button for each of its indicators."""
    indicators = talk.plan.in_section(button.section)
    if not indicators:
        await talk.toast(talk.plain("toast-not-in-plan"), alert=True)
        return
    text = await plan_pages.section(_figures(talk), talk.words, button.section)
    rows = pairs(PlanIndicator(one.code).on(one.short) for one in indicators)
    back = PlanHome().on(talk.plain("button-back"))
    await talk.rewrite_tapped(text, Keys([*rows, [back]]))


async def show_indicator(talk: Talk, button: PlanIndicator) -> None:
    """One indicator, and what the speaker can do about it."""
    if not talk.plan.has(button.indicator):
        await talk.toast(talk.plain("toast-not-in-plan"), alert=True)
        return
    one = talk.plan.indicator(button.indicator)
    text = await plan_pages.indicator(_figures(talk), talk.words, one)
    row: Row = [ShowIndicator(one.code).on(talk.plain("command-summary"))]
    if talk.member.role in FILERS:
        row.append(BeginWith(one.code).on(talk.plain("button-report")))
    rows = [row]
    if talk.member.role in ADMINISTRATORS and one.numeric:
        rows.append([Adjust(one.code).on(talk.plain("button-adjust"))])
    rows.append([PlanSection(one.section).on(talk.plain("button-back"))])
    await talk.rewrite_tapped(text, Keys(rows))
