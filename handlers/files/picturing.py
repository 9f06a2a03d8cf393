"""Charts under the summary: the whole plan, an indicator over time, the units side by side."""

from datetime import date

from briefing.orders import Order, What
from handlers.buttons import Key
from handlers.files.buttons import ShowChart
from handlers.files.exporting import is_day_of_plan, newest_day
from handlers.files.ordering import is_allowed, is_in_the_making, put_in_hand
from handlers.talk import Talk
from plan.model import Indicator, Measure

OF_AN_INDICATOR = {What.CURVE: "button-chart-curve", What.UNITS_CHART: "button-chart-units"}


def plan_button(talk: Talk, unit: str, day: date) -> Key:
    """The button of the whole plan's picture, up to a day."""
    shown = ShowChart(What.PLAN_CHART, "", unit, min(day, newest_day(talk)))
    return shown.on(talk.plain("button-chart-plan"))


def indicator_row(talk: Talk, indicator: Indicator, unit: str, day: date) -> list[Key]:
    """The buttons of an indicator's pictures up to a day; what is told in words has none."""
    if indicator.measure is Measure.NARRATIVE:
        return []
    return [
        ShowChart(what, indicator.code, unit, min(day, newest_day(talk))).on(talk.plain(label))
        for what, label in OF_AN_INDICATOR.items()
        if what is What.CURVE or talk.tree.children(unit)
    ]


async def show_chart(talk: Talk, button: ShowChart) -> None:
    """Have the picture drawn; it comes below, and the summary stays as it is."""
    if not _is_drawn(talk, button):
        await talk.toast(talk.plain("toast-not-in-plan"), alert=True)
        return
    order = Order(What(button.what), button.unit, button.day, button.day, button.indicator)
    if not is_allowed(talk, order):
        await talk.toast(talk.plain("toast-unit-not-yours"), alert=True)
    elif await is_day_of_plan(talk, button.day) and not await is_in_the_making(talk, order):
        await put_in_hand(talk, order, None)
        await talk.toast(talk.plain("toast-drawing"))


def _is_drawn(talk: Talk, button: ShowChart) -> bool:
    """Whether there is such a picture of such an indicator."""
    if button.what == What.PLAN_CHART:
        return not button.indicator
    if button.what not in OF_AN_INDICATOR or not talk.plan.has(button.indicator):
        return False
    return talk.plan.indicator(button.indicator).measure is not Measure.NARRATIVE
