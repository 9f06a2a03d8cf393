"""Joining: a link with a token brings a person in; administrators make such links."""

from telegram import InlineKeyboardMarkup

from handlers.buttons import InviteAs, InviteTo
from handlers.keyboards import pairs
from handlers.menu import show_menu
from handlers.talk import Talk
from storage import invitations, members
from storage.members import Role

LONGEST_NAME = 64


async def start(talk: Talk) -> None:
    """/start, with or without an invitation's token."""
    if talk.turn.member is not None:
        await _welcome_back(talk)
        return
    token = talk.args[0] if talk.args else None
    invitation = await invitations.find(talk.connection, token, talk.now) if token else None
    if invitation is None or invitation.unit not in talk.tree:
        await turn_away(talk, "stranger-bad-link" if token else "stranger")
        return
    user = talk.sender
    member = await members.join(
        talk.connection,
        talk.now,
        user.id,
        user.full_name[:LONGEST_NAME],
        invitation.unit,
        invitation.role,
    )
    await invitations.use(talk.connection, talk.now, invitation, member.id)
    talk.turn.member = member
    await show_menu(talk)
    await talk.say(
        talk.html(
            "welcome",
            name=member.name,
            unit=talk.tree[member.unit].name,
            role=talk.plain(f"role-{member.role}"),
        )
    )


async def _welcome_back(talk: Talk) -> None:
    member = talk.member
    role = talk.plain(f"role-{member.role}")
    await talk.say(talk.html("welcome-back", unit=talk.tree[member.unit].name, role=role))


async def turn_away(talk: Talk, message: str = "stranger") -> None:
    """One polite sentence to a stranger, with his own id to pass on, and nothing else."""
    if talk.query is not None:
        await talk.toast(talk.plain(message, id=str(talk.sender.id)), alert=True)
    else:
        await talk.say(talk.html(message, id=str(talk.sender.id)))


async def invite(talk: Talk) -> None:
    """/invite: to which unit?"""
    buttons = [InviteTo(unit.code).on(unit.short) for unit in talk.tree.below(talk.tree.root.code)]
    await talk.say(talk.html("invite-unit"), InlineKeyboardMarkup(pairs(buttons)))


async def invite_to(talk: Talk, button: InviteTo) -> None:
    """In which role?"""
    unit = talk.tree.get(button.unit)
    if unit is None:
        await talk.toast(talk.plain("toast-unit-gone"), alert=True)
        return
    buttons = [InviteAs(unit.code, role.value).on(talk.plain(f"role-{role}")) for role in Role]
    text = talk.html("invite-role", unit=unit.name)
    await talk.rewrite_tapped(text, InlineKeyboardMarkup(pairs(buttons)))


async def invite_as(talk: Talk, button: InviteAs) -> None:
    """The link, in a message of its own that can be passed on as it is."""
    unit = talk.tree.get(button.unit)
    if unit is None or button.role not in set(Role):
        await talk.toast(talk.plain("toast-unit-gone"), alert=True)
        return
    role = Role(button.role)
    token = await invitations.issue(talk.connection, talk.now, unit.code, role, talk.member.id)
    names = {"unit": unit.name, "role": talk.plain(f"role-{role}")}
    await talk.rewrite_tapped(talk.html("invite-made", **names), InlineKeyboardMarkup(()))
    link = invitations.link(talk.office.username, token)
    until = talk.office.day(talk.now + invitations.VALID_FOR)
    await talk.say(
        talk.html("invite-link", **names, link=link, month=str(until.month), day=str(until.day))
    )
