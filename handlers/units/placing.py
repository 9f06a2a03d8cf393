"""Putting a unit below another, closing it, opening it again; its reports stay with it."""

from handlers.buttons import Keys
from handlers.oversight import is_administrator, unit_in_scope
from handlers.picking import unit_rows
from handlers.talk import Talk
from handlers.units.buttons import AskClosing, CloseUnit, MoveUnit, PutUnit, ShowUnit
from handlers.units.card import may_shape, view
from plan.model import Unit
from storage import staff, units


async def move_unit(talk: Talk, button: MoveUnit) -> None:
    """Below which unit?"""
    unit = await _movable(talk, button.unit)
    if unit is None:
        return
    if button.at not in talk.tree:
        await talk.toast(talk.plain("toast-unit-gone"), alert=True)
        return
    rows = unit_rows(
        talk,
        talk.tree.root.code,
        button.at,
        button.page,
        choose=lambda code: PutUnit(unit.code, code),
        opened=lambda code, page: MoveUnit(unit.code, code, page),
    )
    rows.append([ShowUnit(unit.code).on(talk.plain("button-back"))])
    text = talk.html("unit-move-to", unit=unit.name)
    await talk.rewrite_tapped(text, Keys(rows))


async def _movable(talk: Talk, code: str) -> Unit | None:
    """The unit, where the speaker may put it elsewhere; else he is told."""
    unit = await unit_in_scope(talk, code)
    if unit is not None and (unit.parent is None or not is_administrator(talk)):
        await talk.toast(talk.plain("toast-unit-not-yours"), alert=True)
        return None
    return unit


async def put_unit(talk: Talk, button: PutUnit) -> None:
    """Put it there, unless that is itself or below itself, or closed."""
    unit = await _movable(talk, button.unit)
    if unit is None:
        return
    parent = talk.tree.get(button.parent)
    if parent is None or talk.tree.is_closed(button.parent):
        await talk.toast(talk.plain("toast-unit-gone"), alert=True)
        return
    if talk.tree.covers(unit.code, parent.code):
        await talk.toast(talk.plain("toast-unit-below-itself"), alert=True)
        return
    if parent.code == unit.parent:
        await talk.toast(talk.plain("toast-no-change"), alert=True)
        return
    await units.change(talk.connection, talk.now, unit.code, "parent", parent.code, talk.member.id)
    await _show(talk, unit.code)


async def _show(talk: Talk, code: str) -> None:
    await talk.office.refresh(talk.connection)
    await talk.toast(talk.plain("toast-changed"))
    await talk.rewrite_tapped(*await view(talk, talk.tree[code]))


async def ask_closing(talk: Talk, button: AskClosing) -> None:
    """Is it meant?"""
    unit = await _closable(talk, button.unit)
    if unit is None:
        return
    do = CloseUnit(unit.code, 1).on(talk.plain("button-sure"))
    back = ShowUnit(unit.code).on(talk.plain("button-cancel"))
    text = talk.html("unit-close-ask", unit=unit.name)
    await talk.rewrite_tapped(text, Keys([[do, back]]))


async def _closable(talk: Talk, code: str) -> Unit | None:
    """The unit, where the speaker may close it and nobody serves it any more; else he is told."""
    unit = await unit_in_scope(talk, code)
    if unit is None:
        return None
    if unit.parent is None or not may_shape(talk, unit):
        await talk.toast(talk.plain("toast-unit-not-yours"), alert=True)
        return None
    counts = await staff.counts(talk.connection)
    below = talk.tree.below(unit.code)
    serving = sum(counts[one.code].active for one in below if one.code in counts)
    if serving:
        await talk.toast(talk.plain("toast-unit-served", count=str(serving)), alert=True)
        return None
    return unit


async def close_unit(talk: Talk, button: CloseUnit) -> None:
    """Close it, or open it again."""
    closed = bool(button.closed)
    unit = await (_closable if closed else unit_in_scope)(talk, button.unit)
    if unit is None:
        return
    if unit.parent is None or not may_shape(talk, unit):
        await talk.toast(talk.plain("toast-unit-not-yours"), alert=True)
        return
    if unit.closed is closed:
        await talk.toast(talk.plain("toast-no-change"), alert=True)
        return
    await units.change(talk.connection, talk.now, unit.code, "closed", closed, talk.member.id)
    await _show(talk, unit.code)
