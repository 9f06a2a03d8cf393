"""Changing a member: asked first, done once, and told to him in a plain sentence."""

from handlers.buttons import Keys
from handlers.keyboards import pairs
from handlers.members.buttons import AskChange, DoChange, MoveMember, OpenMember, RolesOf
from handlers.members.card import seen, view
from handlers.members.changes import Change, Kind, refusal
from handlers.menu import ADMINISTRATORS, clear_menu, show_menu
from handlers.picking import unit_rows
from handlers.talk import Talk
from storage import drafts, staff
from storage.members import Member, Role
from texts import Markup


async def move_member(talk: Talk, button: MoveMember) -> None:
    """To which unit?"""
    found = await seen(talk, button.member)
    if found is None:
        return
    if button.unit not in talk.tree:
        await talk.toast(talk.plain("toast-unit-gone"), alert=True)
        return
    rows = unit_rows(
        talk,
        talk.tree.root.code,
        button.unit,
        button.page,
        choose=lambda code: AskChange(button.member, Change(Kind.MOVE, code).pack()),
        opened=lambda code, page: MoveMember(button.member, code, page),
    )
    rows.append([OpenMember(button.member).on(talk.plain("button-back"))])
    member = found.member
    text = talk.html("member-move-to", name=member.name, unit=talk.tree[member.unit].name)
    await talk.rewrite_tapped(text, Keys(rows))


async def roles_of(talk: Talk, button: RolesOf) -> None:
    """Which role?"""
    found = await seen(talk, button.member)
    if found is None:
        return
    member = found.member
    buttons = [
        AskChange(member.id, Change(Kind.ROLE, role.value).pack()).on(talk.plain(f"role-{role}"))
        for role in Role
        if role is not member.role
    ]
    back = [OpenMember(member.id).on(talk.plain("button-back"))]
    role = talk.plain(f"role-{member.role}")
    text = talk.html("member-role-to", name=member.name, role=role)
    await talk.rewrite_tapped(text, Keys([*pairs(buttons), back]))


async def ask_change(talk: Talk, button: AskChange) -> None:
    """Is it meant?"""
    allowed = await _allowed(talk, button)
    if allowed is None:
        return
    member, change = allowed
    text = _said(talk, "confirm", member, change)
    do = DoChange(member.id, button.change).on(talk.plain("button-sure"))
    back = OpenMember(member.id).on(talk.plain("button-cancel"))
    await talk.rewrite_tapped(text, Keys([[do, back]]))


async def _allowed(talk: Talk, button: AskChange | DoChange) -> tuple[Member, Change] | None:
    """The member and the change, where it can be made now; else the speaker is told why not."""
    found, change = await seen(talk, button.member), Change.unpack(button.change)
    if found is None:
        return None
    if change is None:
        await talk.toast(talk.plain("toast-old-button"), alert=True)
        return None
    reason = await refusal(talk, found.member, change)
    if reason is not None:
        await talk.toast(talk.plain(reason), alert=True)
        return None
    return found.member, change


def _said(talk: Talk, stem: str, member: Member, change: Change) -> Markup:
    """The sentence `stem` on a change, with all that it may name."""
    values: dict[str, str] = {}
    if change.kind is Kind.MOVE:
        values["unit"] = talk.tree[change.value].name
    if change.kind is Kind.ROLE:
        values["role"] = talk.plain(f"role-{change.value}")
    if stem == "confirm":
        values["name"] = member.name
    return talk.html(f"{stem}-{change.kind}", **values)


async def do_change(talk: Talk, button: DoChange) -> None:
    """Change him, once; tell him; show his card as it is now."""
    allowed = await _allowed(talk, button)
    if allowed is None:
        return
    before, change = allowed
    after = await _changed(talk, before, change)
    own = after.id == talk.member.id
    if change.kind is not Kind.ERASE:
        await _tell(talk.with_member(after), change, own=own)
    if own:
        talk.turn.member = after
        if not after.active or after.role not in ADMINISTRATORS:
            await talk.rewrite_tapped(_said(talk, "told", after, change), Keys(()))
            return
    await talk.toast(talk.plain("toast-changed"))
    found = await seen(talk, after.id)
    if found is not None:
        await talk.rewrite_tapped(*view(talk, found))


async def _changed(talk: Talk, member: Member, change: Change) -> Member:
    connection, now, by = talk.connection, talk.now, talk.member.id
    if change.kind is Kind.MOVE:
        return await staff.move(connection, now, member, change.value, by)
    if change.kind is Kind.ROLE:
        return await staff.give_role(connection, now, member, Role(change.value), by)
    if change.kind is Kind.ERASE:
        return await staff.erase(connection, now, member, by)
    suspended = change.kind is Kind.SUSPEND
    if not suspended:
        await drafts.begin_anew(connection, now, member.id)
    return await staff.suspend(connection, now, member, by, suspended=suspended)


async def _tell(his: Talk, change: Change, *, own: bool) -> None:
    """What is different for him from now on, and his command menu."""
    if not own and his.member.reachable:
        await his.say(_said(his, "told", his.member, change))
    if his.member.active:
        await show_menu(his)
    else:
        await clear_menu(his)
