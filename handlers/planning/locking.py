"""An administrator locks a unit's month, or everybody's, and unlocks it again with a reason."""

from briefing import period
from briefing.period import Month
from handlers import questions
from handlers.buttons import Keys
from handlers.planning.buttons import Lock, ShowMonth, ShowUnitMonth, Unlock
from handlers.planning.months import figures_of, known, month_page, months_of, unit_page
from handlers.talk import Talk
from plan.answers import WrongAnswer
from storage import period_records, periods
from storage.period_records import Kind
from storage.questions import Topic


def _back(talk: Talk, unit: str, month: str) -> Keys:
    whole = unit == talk.tree.root.code
    target = ShowMonth(month) if whole else ShowUnitMonth(unit, month)
    return Keys([[target.on(talk.plain("button-back"))]])


async def _show(talk: Talk, unit: str, month: Month) -> None:
    whole = unit == talk.tree.root.code
    page = await (month_page(talk, month) if whole else unit_page(talk, unit, month))
    await talk.rewrite_tapped(*page)


async def lock(talk: Talk, button: Lock) -> None:
    """Show what a lock would close, then lock and keep the figures as they are."""
    month = await known(talk, button.month, button.unit)
    if month is None:
        return
    unit = button.unit
    if await period.is_locked(figures_of(talk), unit, month):
        await talk.toast(talk.plain("toast-locked-already"), alert=True)
        await _show(talk, unit, month)
        return
    if not button.sure:
        really = Lock(unit, month.name, 1).on(talk.plain("button-lock-really"))
        back = _back(talk, unit, month.name).rows[0]
        text = await months_of(talk).preview(unit, month)
        await talk.rewrite_tapped(text, Keys([[really], back]))
        return
    figures = await period.kept(figures_of(talk), unit, month)
    await period_records.add(
        talk.connection, talk.now, Kind.LOCKED, unit, month.name, talk.member.id, figures
    )
    await talk.toast(talk.plain("toast-locked"))
    await _show(talk, unit, month)


async def _standing(talk: Talk, unit: str, month: str) -> bool:
    return unit in await periods.locks(talk.connection, month)


async def unlock(talk: Talk, button: Unlock) -> None:
    """Ask why a month is to be unlocked."""
    month = await known(talk, button.month, button.unit)
    if month is None:
        return
    if not await _standing(talk, button.unit, month.name):
        await talk.toast(talk.plain("toast-not-locked"), alert=True)
        await _show(talk, button.unit, month)
        return
    called = months_of(talk).called(button.unit)
    text = talk.html("unlock-why", unit=called, month=month.shown(talk.words))
    await questions.put(talk, Topic.UNLOCK, button.pack(), text)


async def typed(talk: Talk, button: Unlock, reason: str) -> None:
    """Unlock for the reason that was typed. Raises WrongAnswer where that cannot be any more."""
    unit, month = button.unit, Month.of(talk.plan, button.month)
    if month is None or not await _standing(talk, unit, month.name):
        raise WrongAnswer("toast-not-locked")
    await period_records.unlock(talk.connection, talk.now, unit, month.name, talk.member.id, reason)
    called = months_of(talk).called(unit)
    said = talk.html("unlocked", unit=called, month=month.shown(talk.words), reason=reason)
    await talk.say(said, _back(talk, unit, month.name))
