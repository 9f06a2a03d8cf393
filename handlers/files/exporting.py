"""/export: the workbook or the ledger of the speaker's units, as of a day."""

from datetime import date, timedelta

from briefing.orders import Order, What
from handlers.buttons import Keys
from handlers.files.buttons import ExportAsOf, ExportFile
from handlers.files.ordering import is_in_the_making, put_in_hand
from handlers.keyboards import pairs
from handlers.scope import top_of
from handlers.talk import Talk
from plan.spans import checked, parse_span
from plan.wrong import WrongAnswer
from texts import Markup

MONTHS_SHOWN = 6
LABELS = {What.WORKBOOK: "button-workbook", What.LEDGER: "button-ledger"}


async def export(talk: Talk) -> None:
    """/export, with or without a day: which file?"""
    typed, day = " ".join(talk.args), newest_day(talk)
    if typed:
        try:
            day = min(parse_span(typed, talk.today, talk.plan)[1], day)
        except WrongAnswer as wrong:
            reason = talk.html(wrong.message_id, **wrong.values)
            await talk.say(talk.html("export-wrong", reason=reason))
            return
    await talk.say(*form(talk, day))


def newest_day(talk: Talk) -> date:
    """Today, or the last day of a plan that is over: nothing is dated later."""
    return min(talk.today, talk.plan.end)


async def as_of(talk: Talk, button: ExportAsOf) -> None:
    """The same choice as of another day."""
    if await is_day_of_plan(talk, button.day):
        await talk.rewrite_tapped(*form(talk, button.day))


async def make(talk: Talk, button: ExportFile) -> None:
    """Have the file made; the message shows how far it is."""
    if button.what not in LABELS:
        await talk.toast(talk.plain("toast-old-button"))
        return
    order = Order(What(button.what), top_of(talk), button.day, button.day)
    if await is_day_of_plan(talk, button.day) and not await is_in_the_making(talk, order):
        letter = await talk.rewrite_tapped(talk.html("making"), Keys(()))
        await put_in_hand(talk, order, letter)


async def is_day_of_plan(talk: Talk, day: date) -> bool:
    """Whether figures of a day may be asked for; if not, the speaker has been told."""
    try:
        checked(day, day, talk.today, talk.plan)
    except WrongAnswer as wrong:
        await talk.toast(talk.plain(wrong.message_id, **wrong.values), alert=True)
        return False
    return True


def form(talk: Talk, day: date) -> tuple[Markup, Keys]:
    """Which file, and as of which day."""
    files = [ExportFile(what, day).on(talk.plain(label)) for what, label in LABELS.items()]
    days = [
        ExportAsOf(end).on(talk.plain("button-month-end", month=str(end.month)))
        for end in _month_ends(talk)
        if end != day
    ]
    newest = newest_day(talk)
    if day != newest:
        days.insert(0, ExportAsOf(newest).on(talk.plain("button-newest-day")))
    unit = talk.tree[top_of(talk)].short
    text = talk.html("export-which", unit=unit, month=str(day.month), day=str(day.day))
    return text, Keys([files, *pairs(days)])


def _month_ends(talk: Talk) -> list[date]:
    """The last days of the months that are over, the newest first."""
    ends: list[date] = []
    day = newest_day(talk).replace(day=1) - timedelta(days=1)
    while day >= talk.plan.start and len(ends) < MONTHS_SHOWN:
        ends.append(day)
        day = day.replace(day=1) - timedelta(days=1)
    return ends
