"""/invite: links for one or for several, with a QR picture; those still open can be revoked."""

from datetime import timedelta

from handlers.buttons import Key, Keys
from handlers.keyboards import Row, pairs
from handlers.members.buttons import (
    InviteTo,
    MakeInvite,
    RevokeInvite,
    ShapeInvite,
    ShowInvites,
)
from handlers.oversight import is_administrator, open_unit_in_scope
from handlers.picking import turning, unit_rows
from handlers.scope import top_of
from handlers.talk import Talk
from plan.model import Unit
from storage import invitations, jobs
from storage.invitations import VALID_FOR, Invitation
from storage.members import Role
from texts import Markup

USES = (1, 10, 30, 100)
DAYS = (1, 7, 30)
PAGE = 10
DRAW = "invite-qr"
"""The job that sends a link as a QR picture."""
Shape = ShapeInvite | MakeInvite


async def invite(talk: Talk) -> None:
    """/invite: to which unit?"""
    await talk.say(*await _to_which(talk, top_of(talk), 0))


async def invite_to(talk: Talk, button: InviteTo) -> None:
    """The tree opened further."""
    unit = await open_unit_in_scope(talk, button.unit)
    if unit is not None:
        await talk.rewrite_tapped(*await _to_which(talk, unit.code, button.page))


async def _to_which(talk: Talk, at: str, page: int) -> tuple[Markup, Keys]:
    rows = unit_rows(
        talk,
        top_of(talk),
        at,
        page,
        choose=lambda code: ShapeInvite(code, Role.OFFICER.value, 1, VALID_FOR.days),
        opened=InviteTo,
    )
    count = len(await _open_ones(talk))
    if count:
        rows.append([ShowInvites().on(talk.plain("button-open-invites", count=str(count)))])
    return talk.html("invite-unit"), Keys(rows)


def _roles(talk: Talk) -> tuple[Role, ...]:
    """The roles the speaker may invite to."""
    return tuple(Role) if is_administrator(talk) else (Role.OFFICER,)


def _uses(role: str) -> tuple[int, ...]:
    # A link that makes administrators of several people would be worth stealing.
    return USES[:1] if role == Role.ADMINISTRATOR else USES


async def _unit_of(talk: Talk, shape: Shape) -> Unit | None:
    """The unit of an invitation the speaker may make; else he is told why not."""
    unit = await open_unit_in_scope(talk, shape.unit)
    if unit is None:
        return None
    known = shape.uses in USES and shape.days in DAYS and shape.role in set(_roles(talk))
    if not known:
        await talk.toast(talk.plain("toast-old-button"), alert=True)
    return unit if known else None


async def shape_invite(talk: Talk, button: ShapeInvite) -> None:
    """In which role, for how many, for how long: all on one card, as usual at first."""
    unit = await _unit_of(talk, button)
    if unit is None:
        return
    uses = button.uses if button.uses in _uses(button.role) else 1
    after = await invitations.newest(talk.connection, talk.member.id)
    make = MakeInvite(unit.code, button.role, uses, button.days, after)
    rows = [
        *_role_rows(talk, button),
        _uses_row(talk, button, uses),
        _days_row(talk, button, uses),
        [make.on(talk.plain("button-make-invite"))],
        [InviteTo(unit.parent or unit.code).on(talk.plain("button-back"))]
        if unit.code != top_of(talk)
        else [],
    ]
    await talk.rewrite_tapped(
        _shaped(talk, unit, button.role, uses, button.days),
        Keys([row for row in rows if row]),
    )


def _shaped(talk: Talk, unit: Unit, role: str, uses: int, days: int) -> Markup:
    return talk.html(
        "invite-shape",
        unit=unit.name,
        role=talk.plain(f"role-{role}"),
        uses=str(uses),
        days=str(days),
    )


def _marked(button: ShapeInvite, label: str, chosen: bool) -> Key:
    return button.on(f"● {label}" if chosen else label)


def _role_rows(talk: Talk, now: ShapeInvite) -> list[Row]:
    roles = _roles(talk)
    if len(roles) == 1:
        return []
    return pairs(
        _marked(
            ShapeInvite(now.unit, role.value, now.uses, now.days),
            talk.plain(f"role-{role}"),
            role == now.role,
        )
        for role in roles
    )


def _uses_row(talk: Talk, now: ShapeInvite, chosen: int) -> Row:
    choices = _uses(now.role)
    if len(choices) == 1:
        return []
    return [
        _marked(
            ShapeInvite(now.unit, now.role, uses, now.days),
            talk.plain("invite-uses", count=str(uses)),
            uses == chosen,
        )
        for uses in choices
    ]


def _days_row(talk: Talk, now: ShapeInvite, uses: int) -> Row:
    return [
        _marked(
            ShapeInvite(now.unit, now.role, uses, days),
            talk.plain("invite-days", count=str(days)),
            days == now.days,
        )
        for days in DAYS
    ]


async def make_invite(talk: Talk, button: MakeInvite) -> None:
    """The link, in a message of its own that can be passed on as it is; two taps make one."""
    unit = await _unit_of(talk, button)
    if unit is None:
        return
    if await invitations.newest(talk.connection, talk.member.id) != button.after:
        await talk.toast(talk.plain("toast-invite-made"), alert=True)
        return
    role = Role(button.role)
    uses = button.uses if button.uses in _uses(role) else 1
    valid_for = timedelta(days=button.days)
    token = await invitations.issue(
        talk.connection, talk.now, unit.code, role, talk.member.id, uses=uses, valid_for=valid_for
    )
    names = {"unit": unit.name, "role": talk.plain(f"role-{role}")}
    await talk.rewrite_tapped(talk.html("invite-made", **names), Keys(()))
    link = invitations.link(talk.office.username, token)
    until = talk.office.day(talk.now + valid_for)
    day = {"month": str(until.month), "day": str(until.day)}
    await talk.say(talk.html("invite-link", **names, link=link, uses=uses, **day))
    picture = {"chat": talk.chat_id, "link": link, "caption": talk.plain("qr-caption", **names)}
    poster = {
        "title": talk.plain("qr-title"),
        "unit": unit.name,
        "role": talk.plain("qr-role", role=names["role"]),
        "how": talk.plain("qr-how"),
        "until": talk.plain("qr-until", uses=uses, **day),
        "federation": talk.plan.federation,
    }
    await jobs.add(talk.connection, talk.now, DRAW, talk.now, payload={**picture, "poster": poster})


# Those that are still open.


async def _open_ones(talk: Talk) -> list[Invitation]:
    """What the speaker may see and revoke: all of his units, a reviewer those to officers only."""
    roles = _roles(talk)
    return [
        one
        for one in await invitations.open_ones(talk.connection, talk.now)
        if talk.tree.covers(top_of(talk), one.unit) and one.role in roles
    ]


async def show_invites(talk: Talk, button: ShowInvites) -> None:
    """A page of them, each with a button to revoke it."""
    await _show(talk, button.page)


async def _show(talk: Talk, page: int) -> None:
    found = await _open_ones(talk)
    shown = found[page * PAGE : (page + 1) * PAGE]
    lines = [_line(talk, one) for one in shown]
    rows = [
        [RevokeInvite(one.id).on(talk.plain("button-revoke", number=str(one.id)))] for one in shown
    ]
    back = [InviteTo(top_of(talk)).on(talk.plain("button-back"))]
    rows += [turning(len(found), page, ShowInvites, PAGE), back]
    title = talk.html("invites-title", count=str(len(found)))
    keyboard = Keys([row for row in rows if row])
    await talk.rewrite_tapped(Markup("\n".join([title, *lines])), keyboard)


def _line(talk: Talk, one: Invitation) -> str:
    until = talk.office.day(one.expires_at)
    return talk.html(
        "invites-line",
        number=str(one.id),
        unit=talk.tree[one.unit].short,
        role=talk.plain(f"role-{one.role}"),
        used=str(one.used),
        uses=str(one.uses),
        month=str(until.month),
        day=str(until.day),
    )


async def revoke_invite(talk: Talk, button: RevokeInvite) -> None:
    """Let nobody in by it any more, and show what is left."""
    found = [one for one in await _open_ones(talk) if one.id == button.invitation]
    if not found:
        await talk.toast(talk.plain("toast-invite-gone"), alert=True)
        return
    await invitations.revoke(talk.connection, talk.now, button.invitation, talk.member.id)
    await talk.toast(talk.plain("toast-revoked"))
    await _show(talk, 0)
