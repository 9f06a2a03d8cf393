"""The pages of months: all of them, one with its units, one unit's figures in it."""

from briefing import period
from briefing.figures import Figures
from briefing.months import Months
from briefing.period import Month
from handlers.buttons import Key, Keys
from handlers.keyboards import Row, pairs
from handlers.oversight import is_administrator
from handlers.planning.buttons import (
    AskForConfirmation,
    Confirm,
    Lock,
    PlanHome,
    ShowMonth,
    ShowMonths,
    ShowMoves,
    ShowUnitMonth,
    Unlock,
)
from handlers.scope import top_of
from handlers.talk import Talk
from storage import period_records, periods
from texts import Markup

Page = tuple[Markup, Keys]


def figures_of(talk: Talk) -> Figures:
    """The figures as of today."""
    return Figures(talk.connection, talk.plan, talk.tree, talk.today)


def months_of(talk: Talk) -> Months:
    """The pages of months in the speaker's language."""
    return Months(figures_of(talk), talk.words)


async def known(talk: Talk, name: str, unit: str | None = None) -> Month | None:
    """The month of a tapped button, where it and the unit are the speaker's to see; else told."""
    month = Month.of(talk.plan, name)
    if month is None or month.first > talk.today:
        await talk.toast(talk.plain("toast-old-button"))
        return None
    if unit is not None and (unit not in talk.tree or not talk.tree.covers(top_of(talk), unit)):
        await talk.toast(talk.plain("toast-unit-not-yours"), alert=True)
        return None
    return month


async def show_months(talk: Talk, _button: ShowMonths) -> None:
    """The months up to now, newest first."""
    months = [one for one in Month.all(talk.plan) if one.first <= talk.today][::-1]
    unit = talk.member.unit

    def button(month: Month) -> Key:
        target = (
            ShowMonth(month.name) if is_administrator(talk) else ShowUnitMonth(unit, month.name)
        )
        return target.on(month.shown(talk.words))

    rows = [*pairs(map(button, months)), [PlanHome().on(talk.plain("button-back"))]]
    await talk.rewrite_tapped(talk.html("months-title"), Keys(rows))


async def show_month(talk: Talk, button: ShowMonth) -> None:
    """A month and its units, for an administrator."""
    month = await known(talk, button.month)
    if month is not None:
        await talk.rewrite_tapped(*await month_page(talk, month))


async def month_page(talk: Talk, month: Month) -> Page:
    """Which units have confirmed, and what an administrator can do about it."""
    figures, root = figures_of(talk), talk.tree.root.code
    units = pairs(
        ShowUnitMonth(unit.code, month.name).on(unit.short) for unit in period.expected(talk.tree)
    )
    missing = await period.unconfirmed(figures, month, [unit.code for unit in talk.tree])
    rows: list[Row] = []
    if missing and month.has_ended(talk.today):
        label = talk.plain("button-ask-months", count=str(len(missing)))
        rows.append([AskForConfirmation(month.name).on(label)])
    moves = await periods.amendments(talk.connection, month.name)
    if moves:
        label = talk.plain("button-moves", count=str(len(moves)))
        rows.append([ShowMoves(month.name, 0).on(label)])
    if root in await periods.locks(talk.connection, month.name):
        rows.append([Unlock(root, month.name).on(talk.plain("button-unlock-all"))])
    else:
        rows.append([Lock(root, month.name, 0).on(talk.plain("button-lock-all"))])
    rows.append([ShowMonths().on(talk.plain("button-back"))])
    return await months_of(talk).list_page(month), Keys([*units, *rows])


async def show_unit(talk: Talk, button: ShowUnitMonth) -> None:
    """A unit's figures of a month."""
    month = await known(talk, button.month, button.unit)
    if month is not None:
        await talk.rewrite_tapped(*await unit_page(talk, button.unit, month))


async def unit_page(talk: Talk, unit: str, month: Month, notice: str = "") -> Page:
    """A unit's figures, how they stand, and what the speaker can do: confirm, lock, unlock."""
    figures = figures_of(talk)
    text = await months_of(talk).figures_page(unit, month)
    lines = [
        *([talk.html(notice), ""] if notice else []),
        text,
        "",
        await _state(talk, unit, month),
    ]
    rows: list[Row] = []
    if await may_confirm(talk, unit, month):
        digest = period_records.digest(unit, await period.kept(figures, unit, month))
        rows.append([Confirm(month.name, digest).on(talk.plain("button-confirm"))])
    back: Key = ShowMonths().on(talk.plain("button-back"))
    if is_administrator(talk):
        rows += await _lock_row(talk, unit, month)
        back = ShowMonth(month.name).on(talk.plain("button-back"))
    return Markup("\n".join(lines)), Keys([*rows, [back]])


async def may_confirm(talk: Talk, unit: str, month: Month) -> bool:
    """Whether the speaker can confirm these figures now: his own unit's, of a month that ended."""
    if unit != talk.member.unit or unit not in {one.code for one in period.expected(talk.tree)}:
        return False
    figures = figures_of(talk)
    return month.has_ended(talk.today) and await period.is_unconfirmed(figures, unit, month)


async def _state(talk: Talk, unit: str, month: Month) -> Markup:
    figures = figures_of(talk)
    if await period.is_locked(figures, unit, month):
        return talk.html("unit-month-locked")
    record = await period.confirmation(figures, unit, month)
    if record is not None:
        when = months_of(talk).when(record)
        return talk.html("unit-month-confirmed", name=record.by, when=when)
    if not month.has_ended(talk.today):
        return talk.html("unit-month-not-over")
    return talk.html("unit-month-open")


async def _lock_row(talk: Talk, unit: str, month: Month) -> list[Row]:
    locks = await periods.locks(talk.connection, month.name)
    if unit in locks:
        return [[Unlock(unit, month.name).on(talk.plain("button-unlock"))]]
    if await periods.is_locked(talk.connection, unit, month.first):
        return []
    return [[Lock(unit, month.name, 0).on(talk.plain("button-lock"))]]
