"""The reports behind a figure: the end of the way down from the summary, each opens."""

from telegram import InlineKeyboardMarkup

from briefing import summary
from briefing.figures import Figures
from handlers import opened
from handlers.buttons import ShowIndicator, ShowReports
from handlers.overview import top_of
from handlers.talk import Talk
from storage import reports

PAGE = 8


async def show_reports(talk: Talk, button: ShowReports) -> None:
    """A page of the reports of an indicator in a unit the speaker may see, newest event first."""
    if not talk.plan.has(button.indicator) or button.unit not in talk.tree:
        await talk.toast(talk.plain("toast-not-in-plan"), alert=True)
        return
    if not talk.tree.covers(top_of(talk), button.unit):
        await talk.toast(talk.plain("toast-unit-not-yours"), alert=True)
        return
    indicator = talk.plan.indicator(button.indicator)
    units = [unit.code for unit in talk.tree.below(button.unit)]
    page = max(button.page, 0)
    # One more than is shown, to know whether there is a next page.
    found = await reports.of_indicator(
        talk.connection, indicator.code, units, talk.today, most=PAGE + 1, skip=page * PAGE
    )
    shown, more = found[:PAGE], len(found) > PAGE
    figures = Figures(talk.connection, talk.plan, talk.tree, talk.today)
    text = summary.report_list(talk.words, figures, indicator, button.unit, shown)
    beside = ((page - 1, "‹", page > 0), (page + 1, "›", more))
    turns = [
        ShowReports(indicator.code, button.unit, n).on(sign) for n, sign, there in beside if there
    ]
    here = ShowReports(indicator.code, button.unit, page)
    back = ShowIndicator(indicator.code).on(talk.plain("button-back"))
    rows = [*opened.openings(talk, shown, here.pack()), *([turns] if turns else []), [back]]
    await talk.rewrite_tapped(text, InlineKeyboardMarkup(rows))
