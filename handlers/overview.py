"""/summary: the plan's state by section, indicator, unit, month, week, up to any day.

behind.py goes on from here to the reports; asking.py answers questions in words.
"""

from dataclasses import replace

from briefing import compact, moved, periods_told, summary, units_told
from briefing.rich import Document, Paragraph
from handlers import viewing
from handlers.buttons import Keys, ShowIndicator, ShowPlan, ShowReports, ShowSection
from handlers.files import picturing
from handlers.keyboards import Row, pairs
from handlers.overview_buttons import ShowDays, ShowMonths, ShowMovedBy, ShowUnits, ShowWeek
from handlers.scope import top_of
from handlers.talk import Talk
from handlers.viewing import View, indicator_of, view_of
from plan.model import Indicator
from plan.quick.model import Asked


async def summary_command(talk: Talk) -> None:
    """/summary: the whole plan; with words behind it, the unit, indicator and day they name."""
    text = " ".join(talk.args)
    asked = talk.office.grammar.about(text, talk.today, talk.member.unit)
    if text and not asked.says_something:
        await talk.say(talk.html("as-of-unclear", text=text[:20]))
        return
    view = await named_view(talk, asked)
    if view is None:
        return
    indicators = [talk.plan.indicator(code) for code in asked.indicators]
    one = indicators[0] if len(indicators) == 1 else None
    document = await _document(view, one)
    if asked.end is not None and asked.end > talk.today:
        ahead = talk.plain("as-of-ahead", month=str(asked.end.month), day=str(asked.end.day))
        document = Document((Paragraph(ahead), *document.blocks))
    keyboard = _of_plan(view) if one is None else _of_indicator(view, one)
    await viewing.show(talk, document, keyboard)


async def _document(view: View, one: Indicator | None) -> Document:
    words = view.talk.words
    if one is None:
        return await summary.whole(view.figures, words, view.top)
    return await summary.indicator(view.figures, words, one, view.top)


async def named_view(talk: Talk, asked: Asked) -> View | None:
    """What typed words look at; where that cannot be shown, the speaker is told why."""
    top = asked.unit or top_of(talk)
    if asked.elsewhere:
        await talk.say(talk.html("ask-unit-unknown"))
    elif not all(talk.tree.covers(top_of(talk), unit) for unit in asked.units):
        await talk.say(talk.html("ask-unit-not-yours"))
    elif asked.end is not None and asked.end < talk.plan.start:
        start = talk.plan.start
        await talk.say(talk.html("as-of-before", month=str(start.month), day=str(start.day)))
    else:
        return View(talk, top, min(asked.end or talk.today, talk.today))
    return None


async def in_a_group(talk: Talk) -> None:
    """/summary in a group: the short form for the speaker's unit, or one below it that he names."""
    asked = talk.office.grammar.about(" ".join(talk.args), talk.today, talk.member.unit)
    view = await named_view(talk, asked)
    if view is not None:
        await talk.say(await compact.text(view.figures, talk.words, view.top))


async def show_plan(talk: Talk, button: ShowPlan) -> None:
    """The whole plan of a unit."""
    view = await view_of(talk, button.unit, button.day)
    if view is not None:
        await viewing.show(talk, await _document(view, None), _of_plan(view))


def _of_plan(view: View) -> Keys:
    talk, unit, day = view.talk, view.unit, view.as_of
    rows = pairs(ShowSection(one.code, unit, day).on(one.name) for one in talk.plan.sections)
    week = ShowWeek(unit).on(talk.plain("button-week"))
    by_unit = [ShowUnits(unit, day).on(talk.plain("button-by-unit"))] if view.children else []
    picture = [picturing.plan_button(talk, view.top, view.day)]
    rows += [[*by_unit, week], [ShowDays("", unit).on(talk.plain("button-as-of")), *picture]]
    if unit:
        name = talk.tree[view.upper or top_of(talk)].short
        rows.append([ShowPlan(view.upper, day).on(talk.plain("button-upper", unit=name))])
    return Keys(rows)


async def show_section(talk: Talk, button: ShowSection) -> None:
    """One section, with a button for each of its indicators."""
    indicators = talk.plan.in_section(button.section)
    if not indicators:
        await talk.toast(talk.plain("toast-not-in-plan"), alert=True)
        return
    view = await view_of(talk, button.unit, button.day)
    if view is None:
        return
    document = await summary.section(view.figures, talk.words, button.section, view.top)
    rows = pairs(ShowIndicator(one.code, view.unit, view.as_of).on(one.short) for one in indicators)
    back = ShowPlan(view.unit, view.as_of).on(talk.plain("button-whole-plan"))
    await viewing.show(talk, document, Keys([*rows, [back]]))


async def show_indicator(talk: Talk, button: ShowIndicator) -> None:
    """One indicator, unit by unit; each unit opens, down to its reports."""
    one = await indicator_of(talk, button.indicator)
    view = await view_of(talk, button.unit, button.day)
    if one is not None and view is not None:
        await viewing.show(talk, await _document(view, one), _of_indicator(view, one))


def _of_indicator(view: View, one: Indicator) -> Keys:
    talk, unit, day = view.talk, view.unit, view.as_of
    newest = ShowReports(one.code, view.top, 0, day).on(talk.plain("button-newest-reports"))
    months = ShowMonths(one.code, unit, day).on(talk.plain("button-by-month"))
    units = pairs(
        ShowIndicator(one.code, below.code, day).on(below.short) for below in view.children
    )
    pictures = picturing.indicator_row(talk, one, view.top, view.day)
    as_of = [ShowDays(one.code, unit).on(talk.plain("button-as-of"))]
    if unit:
        whole = talk.plain("button-unit-plan", unit=talk.tree[view.top].short)
        as_of.append(ShowPlan(unit, day).on(whole))
    upper = ShowIndicator(one.code, view.upper, day) if unit else ShowSection(one.section, "", day)
    back = [upper.on(talk.plain("button-back"))]
    shown = [pictures] if pictures else []
    return Keys([*shown, [newest, months], *units, as_of, back])


async def show_months(talk: Talk, button: ShowMonths) -> None:
    """One indicator by month and quarter."""
    one = await indicator_of(talk, button.indicator)
    view = await view_of(talk, button.unit, button.day)
    if one is None or view is None:
        return
    document = await periods_told.document(view.figures, talk.words, one, view.top)
    back = ShowIndicator(one.code, view.unit, view.as_of).on(talk.plain("button-back"))
    await viewing.show(talk, document, Keys([[back]]))


async def show_units(talk: Talk, button: ShowUnits) -> None:
    """The units below one side by side; each opens to its own plan."""
    view = await view_of(talk, button.unit, button.day)
    if view is None:
        return
    document = await units_told.document(view.figures, talk.words, view.top)
    rows = pairs(ShowPlan(unit.code, view.as_of).on(unit.short) for unit in view.children)
    back = ShowPlan(view.unit, view.as_of).on(talk.plain("button-back"))
    await viewing.show(talk, document, Keys([*rows, [back]]))


async def show_days(talk: Talk, button: ShowDays) -> None:
    """The ends of the months that are over, to choose from."""
    one = await indicator_of(talk, button.indicator) if button.indicator else None
    view = await view_of(talk, button.unit)
    if view is None or (button.indicator and one is None):
        return

    def up_to(then: View) -> ShowPlan | ShowIndicator:
        if one is None:
            return ShowPlan(then.unit, then.as_of)
        return ShowIndicator(one.code, then.unit, then.as_of)

    days = [day for day in periods_told.month_ends(talk.plan.start, talk.today) if day < talk.today]
    rows = pairs(
        up_to(replace(view, day=day)).on(talk.plain("button-as-of-month", month=str(day.month)))
        for day in days
    )
    today = [up_to(view).on(talk.plain("button-today"))]
    document = Document((Paragraph(talk.plain("as-of-choose")),))
    await viewing.show(talk, document, Keys([*rows, today]))


async def show_week(talk: Talk, button: ShowWeek) -> None:
    """What moved since the week began; each indicator opens to the reports that moved it."""
    view = await view_of(talk, button.unit)
    if view is not None:
        document = await moved.document(view.figures, talk.words, view.top)
        back = [ShowPlan(view.unit).on(talk.plain("button-back"))]
        await viewing.show(talk, document, Keys([*await of_week(view), back]))


async def of_week(view: View) -> list[Row]:
    """The buttons that open what moved in the week."""
    gained = await moved.this_week(view.figures, view.top)
    return pairs(
        ShowMovedBy(one.indicator.code, view.unit).on(one.indicator.short) for one in gained
    )
