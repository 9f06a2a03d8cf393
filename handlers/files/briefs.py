"""/brief: the briefing as a Word document, of a stretch of days."""

from datetime import date, timedelta

from briefing import production
from briefing.orders import Order, What
from handlers.buttons import Keys
from handlers.files.buttons import BriefOf, PlaceTemplate, StarterTemplate
from handlers.files.exporting import newest_day
from handlers.files.ordering import is_in_the_making, put_in_hand
from handlers.keyboards import Row, pairs
from handlers.scope import top_of
from handlers.talk import Talk
from plan.spans import checked, month_end, parse_span, quarter_of
from plan.wrong import WrongAnswer
from storage import settings
from storage.members import Role
from texts import Markup

HALF_A_YEAR = 6
ONE_DAY = timedelta(days=1)


async def brief(talk: Talk) -> None:
    """/brief: of which days? With a stretch typed behind it, that one at once."""
    typed = " ".join(talk.args)
    if not typed:
        await talk.say(*await form(talk))
        return
    try:
        first, last = parse_span(typed, talk.today, talk.plan)
    except WrongAnswer as wrong:
        reason = talk.html(wrong.message_id, **wrong.values)
        await talk.say(talk.html("brief-wrong", reason=reason))
        return
    order = Order(What.BRIEFING, top_of(talk), first, last)
    if not await is_in_the_making(talk, order):
        await put_in_hand(talk, order, await talk.say(talk.html("making")))


async def make(talk: Talk, button: BriefOf) -> None:
    """Have the briefing made; the message shows how far it is."""
    try:
        checked(button.first, button.last, talk.today, talk.plan)
    except WrongAnswer as wrong:
        await talk.toast(talk.plain(wrong.message_id, **wrong.values), alert=True)
        return
    await _put_in_hand(talk, Order(What.BRIEFING, top_of(talk), button.first, button.last))


async def starter(talk: Talk, _button: StarterTemplate) -> None:
    """Hand out the usual layout, to be changed in Word and sent back."""
    month = newest_day(talk).replace(day=1)
    await _put_in_hand(talk, Order(What.STARTER, top_of(talk), month, month_end(month)))


async def _put_in_hand(talk: Talk, order: Order) -> None:
    if not await is_in_the_making(talk, order):
        letter = await talk.rewrite_tapped(talk.html("making"), Keys(()))
        await put_in_hand(talk, order, letter)


async def form(talk: Talk) -> tuple[Markup, Keys]:
    """Of which days? Administrators also look after the template here."""
    buttons = [
        BriefOf(first, last).on(label)
        for label, (first, last) in _spans(talk).items()
        if first >= talk.plan.start and last <= talk.plan.end
    ]
    unit = talk.tree[top_of(talk)].short
    rows, text = pairs(buttons), talk.html("brief-which", unit=unit)
    if talk.member.role is Role.ADMINISTRATOR:
        text, rows = await _with_template(talk, text, rows)
    return text, Keys(rows)


async def _with_template(talk: Talk, text: Markup, rows: list[Row]) -> tuple[Markup, list[Row]]:
    own = await settings.get(talk.connection, production.TEMPLATE)
    message = "brief-own-template" if own else "brief-usual-template"
    rows.append([StarterTemplate().on(talk.plain("button-starter"))])
    if own:
        rows.append([PlaceTemplate("").on(talk.plain("button-template-out"))])
    return Markup(f"{text}\n\n{talk.html(message)}"), rows


def _spans(talk: Talk) -> dict[str, tuple[date, date]]:
    """What is asked for most, by its label."""
    today = newest_day(talk)
    this, year = today.replace(day=1), date(today.year, 1, 1)
    last = this - ONE_DAY
    quarter = quarter_of(today)
    named = {
        talk.plain("button-month", month=str(this.month)): (this, month_end(this)),
        talk.plain("button-month", month=str(last.month)): (last.replace(day=1), last),
        _quarter(talk, quarter[0]): quarter,
        _quarter(talk, quarter[0] - ONE_DAY): quarter_of(quarter[0] - ONE_DAY),
    }
    half = date(today.year, HALF_A_YEAR, 30)
    if today > half:
        named[talk.plain("button-first-half")] = (year, half)
    return named | {talk.plain("button-year-so-far"): (talk.plan.start, talk.plan.end)}


def _quarter(talk: Talk, day: date) -> str:
    return talk.plain("button-quarter", quarter=(day.month + 2) // 3)
