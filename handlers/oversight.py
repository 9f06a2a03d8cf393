"""Whom and what an administrator or reviewer has to do with: his unit and all below it."""

from handlers.scope import top_of
from handlers.talk import Talk
from plan.model import Unit
from storage.members import Role


def is_administrator(talk: Talk) -> bool:
    """Whether the speaker administers the whole federation."""
    return talk.member.role is Role.ADMINISTRATOR


async def unit_in_scope(talk: Talk, code: str) -> Unit | None:
    """The unit a button names, where it is there and the speaker's; else he is told."""
    unit = talk.tree.get(code)
    if unit is None:
        await talk.toast(talk.plain("toast-unit-gone"), alert=True)
        return None
    if not talk.tree.covers(top_of(talk), code):
        await talk.toast(talk.plain("toast-unit-not-yours"), alert=True)
        return None
    return unit


async def open_unit_in_scope(talk: Talk, code: str) -> Unit | None:
    """As `unit_in_scope`, and not closed."""
    unit = await unit_in_scope(talk, code)
    if unit is not None and talk.tree.is_closed(code):
        await talk.toast(talk.plain("toast-unit-closed", unit=unit.short), alert=True)
        return None
    return unit
