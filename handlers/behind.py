"""The reports behind a figure or its change: the end of the way down, each report opens."""

from briefing import moved, summary
from handlers import opened
from handlers.buttons import Button, Keys, ShowIndicator, ShowReports
from handlers.overview_buttons import ShowMovedBy, ShowWeek
from handlers.talk import Talk
from handlers.viewing import indicator_of, view_of
from storage import moves, reports
from storage.reports import Report
from texts import Markup

PAGE = 8


async def show_reports(talk: Talk, button: ShowReports) -> None:
    """A page of the reports of an indicator in a unit the speaker may see, newest event first."""
    indicator = await indicator_of(talk, button.indicator)
    view = await view_of(talk, button.unit, button.day)
    if indicator is None or view is None:
        return
    units = [unit.code for unit in talk.tree.below(view.top)]
    page = max(button.page, 0)
    # One more than is shown, to know whether there is a next page.
    found = await reports.of_indicator(
        talk.connection, indicator.code, units, view.day, most=PAGE + 1, skip=page * PAGE
    )
    text = summary.report_list(talk.words, view.figures, indicator, view.top, found[:PAGE])

    def to(number: int) -> Button:
        return ShowReports(indicator.code, view.top, number, view.as_of)

    pages = [to(page - 1)] if page else [], [to(page + 1)] if found[PAGE:] else []
    back = ShowIndicator(indicator.code, view.unit, view.as_of)
    await _show(talk, text, found[:PAGE], (to(page), back), pages)


async def show_moves(talk: Talk, button: ShowMovedBy) -> None:
    """A page of the reports that moved an indicator since the week began, newest first."""
    indicator = await indicator_of(talk, button.indicator)
    view = await view_of(talk, button.unit)
    if indicator is None or view is None:
        return
    units = [unit.code for unit in talk.tree.below(view.top)]
    began = moved.week_began(talk.plan, talk.today)
    through = await moves.reports_since(talk.connection, began, indicator.code, units)
    page = max(button.page, 0)
    shown = through[page * PAGE : (page + 1) * PAGE]
    lines: list[str] = [
        summary.name_of(talk.words, indicator),
        talk.html("moved-through", unit=talk.tree[view.top].short),
    ]
    found: dict[int, Report] = {}
    for one in shown:
        report = found.get(one.report) or await reports.get(talk.connection, one.report)
        if report is not None:
            found[one.report] = report
            lines += ["", *moved.report_lines(talk.words, view.figures, one, report)]
    if not shown:
        lines += ["", talk.html("moved-nothing")]

    def to(number: int) -> Button:
        return ShowMovedBy(indicator.code, view.unit, number)

    more = through[(page + 1) * PAGE :]
    pages = [to(page - 1)] if page else [], [to(page + 1)] if more else []
    text = Markup("\n".join(lines))
    await _show(talk, text, list(found.values()), (to(page), ShowWeek(view.unit)), pages)


async def _show(
    talk: Talk,
    text: Markup,
    found: list[Report],
    ways: tuple[Button, Button],
    pages: tuple[list[Button], list[Button]],
) -> None:
    """A list with the buttons that open its reports, turn its pages and lead back.

    `ways` are the list itself and what it was opened from; `pages` those before and after, if any.
    """
    here, back = ways
    before, after = pages
    turns = [*(one.on("‹") for one in before), *(one.on("›") for one in after)]
    rows = [
        *opened.openings(talk, found, here.pack()),
        *([turns] if turns else []),
        [back.on(talk.plain("button-back"))],
    ]
    await talk.rewrite_tapped(text, Keys(rows))
