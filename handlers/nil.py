"""The nil report (零报告): kept, asked about where something was reported after all, taken back."""

from datetime import timedelta

from handlers.buttons import DropNil, Keys, Nil, NilAnyway
from handlers.talk import Talk
from plan.reporting import ReportingPeriod, period_named
from storage import nil_reports, reported
from storage.nil_reports import WHOLE
from texts import Markup

WITHIN = timedelta(days=28)
"""How long after a period it can still be said that there was nothing in it."""
# What is said of a nil report of everything, and of one indicator alone.
KEPT = ("nil-kept", "nil-kept-one")
ALREADY = ("nil-already", "nil-already-one")
DESPITE = ("nil-despite", "nil-despite-one")
DROPPED = ("nil-dropped", "nil-dropped-one")


async def keep(talk: Talk, unit: str, period: ReportingPeriod, indicator: str = WHOLE) -> None:
    """Keep that a unit had nothing in a period, or nothing of one indicator; say so.

    Where something was reported, ask first.
    """
    many = await reported.count(talk.connection, unit, period, indicator)
    if many:
        button = NilAnyway(period.key, unit, indicator).on(talk.plain("button-nil-anyway"))
        asked = _said(talk, DESPITE, unit, period, indicator, count=many)
        await talk.say(asked, Keys([[button]]))
    else:
        await _keep(talk, unit, period, indicator)


async def anyway(talk: Talk, button: NilAnyway) -> None:
    """Keep it although something was reported."""
    period = await _period(talk, button.unit, button.first)
    if period is not None and await _named(talk, button.indicator):
        await _keep(talk, button.unit, period, button.indicator)


async def owed(talk: Talk, button: Nil) -> None:
    """The button of /owe and of reminders: nothing in this period, or one lately over."""
    period = await _period(talk, talk.member.unit, button.first)
    if period is not None:
        await keep(talk, talk.member.unit, period)


async def drop(talk: Talk, button: DropNil) -> None:
    """Take a nil report back, once."""
    period = await _period(talk, button.unit, button.first)
    if period is None or not await _named(talk, button.indicator):
        return
    member, what = talk.member.id, (button.unit, period.first, button.indicator)
    if not await nil_reports.drop(talk.connection, talk.now, member, *what):
        await talk.toast(talk.plain("toast-nil-gone"), alert=True)
        return
    said = _said(talk, DROPPED, button.unit, period, button.indicator)
    await talk.rewrite_tapped(said, Keys(()))


async def _period(talk: Talk, unit: str, first: str) -> ReportingPeriod | None:
    """The period behind a tapped button, while it is his to speak of; else he is told."""
    period = period_named(first, talk.plan)
    if period is None or not period.first <= talk.today <= period.last + WITHIN:
        await talk.toast(talk.plain("toast-old-button"), alert=True)
        return None
    if not talk.tree.covers(talk.member.unit, unit):
        await talk.toast(talk.plain("toast-report-not-yours"), alert=True)
        return None
    return period


async def _named(talk: Talk, indicator: str) -> bool:
    if indicator == WHOLE or talk.plan.has(indicator):
        return True
    await talk.toast(talk.plain("toast-not-in-plan"), alert=True)
    return False


async def _keep(talk: Talk, unit: str, period: ReportingPeriod, indicator: str) -> None:
    member = talk.member.id
    new = await nil_reports.add(talk.connection, talk.now, unit, period.first, member, indicator)
    if not new and talk.query is not None:
        await talk.toast(talk.plain("toast-nil-already"), alert=True)
        return
    if new:
        await talk.toast(talk.plain("toast-nil-kept"))
    said = _said(talk, KEPT if new else ALREADY, unit, period, indicator)
    back = DropNil(period.key, unit, indicator).on(talk.plain("button-nil-drop"))
    await talk.say(said, Keys([[back]]))


def _said(
    talk: Talk,
    messages: tuple[str, str],
    unit: str,
    period: ReportingPeriod,
    indicator: str,
    count: int = 0,
) -> Markup:
    """One of the two messages, by whether it is of everything."""
    span = talk.plain(
        "nil-span",
        month=str(period.first.month),
        day=str(period.first.day),
        kind=talk.plan.calendar.period.value,
    )
    whole, of_one = messages
    name = talk.plan.indicator(indicator).short if indicator else ""
    called = of_one if indicator else whole
    return talk.html(called, unit=talk.tree[unit].name, span=span, name=name, count=count)
