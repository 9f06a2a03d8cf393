"""A member's card: who he is, and for administrators what can be changed."""

from briefing.report_fields import day_shown
from handlers.buttons import Keys
from handlers.keyboards import Row
from handlers.members.buttons import AskChange, MoveMember, OpenMember, RolesOf, ShowMembers
from handlers.members.changes import Change, Kind, is_erased
from handlers.oversight import is_administrator
from handlers.scope import top_of
from handlers.talk import Talk
from storage import staff
from storage.members import Member
from storage.staff import Profile
from texts import Markup


async def open_member(talk: Talk, button: OpenMember) -> None:
    """Show the card in place of the list."""
    found = await seen(talk, button.member)
    if found is not None:
        await talk.rewrite_tapped(*view(talk, found))


async def seen(talk: Talk, number: int) -> Profile | None:
    """The member a button names, where he is there and within the speaker's units; else a toast."""
    found = await staff.profile(talk.connection, number)
    if found is None or not talk.tree.covers(top_of(talk), found.member.unit):
        await talk.toast(talk.plain("toast-member-not-yours"), alert=True)
        return None
    return found


def view(talk: Talk, found: Profile) -> tuple[Markup, Keys]:
    """The card's text and buttons."""
    member = found.member
    lines = [
        talk.html("member-title", name=member.name, standing=_standing(talk, member)),
        _line(talk, "field-unit", talk.tree[member.unit].name),
        _line(talk, "member-role", talk.plain(f"role-{member.role}")),
        _line(talk, "member-phone", found.phone or talk.plain("member-unknown")),
        _line(talk, "member-joined", day_shown(talk, talk.office.day(found.joined_at))),
        _line(talk, "member-seen", _seen_on(talk, member)),
        _line(talk, "member-language", talk.plain(f"language-{member.language}")),
        _line(talk, "member-reports", str(found.reports)),
    ]
    back = [ShowMembers(member.unit).on(talk.plain("button-back"))]
    acts = _acts(talk, member) if is_administrator(talk) else []
    return Markup("\n".join(lines)), Keys([*acts, back])


def _line(talk: Talk, label: str, value: str) -> str:
    return talk.html("report-line", label=talk.plain(label), value=value)


def _seen_on(talk: Talk, member: Member) -> str:
    return day_shown(talk, member.seen_on) if member.seen_on else talk.plain("member-unknown")


def _standing(talk: Talk, member: Member) -> str:
    if not member.active:
        return talk.plain("member-suspended")
    return "" if member.reachable else talk.plain("member-unreachable")


def _acts(talk: Talk, member: Member) -> list[Row]:
    def ask(kind: Kind, label: str) -> Row:
        return [AskChange(member.id, Change(kind).pack()).on(talk.plain(label))]

    if not member.active:
        erase = [] if is_erased(member) else ask(Kind.ERASE, "button-erase")
        return [ask(Kind.BRING_BACK, "button-bring-back"), *([erase] if erase else [])]
    move = MoveMember(member.id, talk.tree.root.code).on(talk.plain("button-move-member"))
    role = RolesOf(member.id).on(talk.plain("button-role"))
    return [[move, role], ask(Kind.SUSPEND, "button-suspend")]
