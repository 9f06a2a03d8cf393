"""/members: who there is, unit by unit, and the search. A member's card is card.py's."""

from collections.abc import Mapping

from handlers.buttons import Key, Keys
from handlers.keyboards import pairs
from handlers.members.buttons import OpenMember, ShapeInvite, ShowMembers
from handlers.oversight import unit_in_scope
from handlers.picking import turning
from handlers.scope import top_of
from handlers.talk import Talk
from handlers.units.buttons import ShowUnit
from plan.model import Unit
from storage import staff
from storage.invitations import VALID_FOR
from storage.members import Member, Role
from storage.staff import Count
from texts import Markup

PAGE = 20
MOST_FOUND = 30
LONGEST_SEARCH = 40


async def members(talk: Talk) -> None:
    """/members: the speaker's unit; with a name, a phone number or a unit, whom it fits."""
    words = " ".join(talk.args)[:LONGEST_SEARCH]
    if words:
        await _search(talk, words)
    else:
        await talk.say(*await _page(talk, talk.tree[top_of(talk)], 0))


async def show_members(talk: Talk, button: ShowMembers) -> None:
    """A page of a unit."""
    unit = await unit_in_scope(talk, button.unit)
    if unit is not None:
        await talk.rewrite_tapped(*await _page(talk, unit, max(button.page, 0)))


async def _page(talk: Talk, unit: Unit, page: int) -> tuple[Markup, Keys]:
    counts = await staff.counts(talk.connection)
    own = counts.get(unit.code, Count(0, 0))
    below = talk.tree.children(unit.code)
    # The units first, the members after them, as one long list cut into pages.
    units = [_unit_button(talk, one, counts) for one in below[page * PAGE : (page + 1) * PAGE]]
    room, passed = PAGE - len(units), max(0, page * PAGE - len(below))
    people = await staff.of_unit(talk.connection, unit.code, most=room, skip=passed)
    rows = [*pairs(units), *pairs(_member_button(talk, one) for one in people)]
    total = len(below) + own.active + own.suspended
    rows.append(turning(total, page, lambda to: ShowMembers(unit.code, to), PAGE))
    rows += _acts(talk, unit)
    text = talk.html(
        "members-of",
        unit=unit.name,
        own=str(own.active),
        suspended=own.suspended,
        all=str(_active_below(talk, unit.code, counts)),
    )
    return text, Keys([row for row in rows if row])


def _active_below(talk: Talk, code: str, counts: Mapping[str, Count]) -> int:
    below = (one.code for one in talk.tree.below(code))
    return sum(counts[one].active for one in below if one in counts)


def _unit_button(talk: Talk, unit: Unit, counts: Mapping[str, Count]) -> Key:
    many = str(_active_below(talk, unit.code, counts))
    label = "members-unit-closed" if unit.closed else "members-unit"
    return ShowMembers(unit.code).on(talk.plain(label, unit=unit.short, count=many))


def _member_button(talk: Talk, member: Member) -> Key:
    sign = "" if member.active and member.reachable else "📵 " if member.active else "🚫 "
    role = talk.plain(f"role-{member.role}")
    return OpenMember(member.id).on(f"{sign}{member.name[:20]} · {role}")


def _acts(talk: Talk, unit: Unit) -> list[list[Key]]:
    invite = ShapeInvite(unit.code, Role.OFFICER.value, 1, VALID_FOR.days)
    row = [ShowUnit(unit.code).on(talk.plain("button-unit"))]
    if not talk.tree.is_closed(unit.code):
        row.insert(0, invite.on(talk.plain("button-invite")))
    up = unit.parent if unit.code != top_of(talk) else None
    return [row, [ShowMembers(up).on(talk.plain("button-up"))] if up else []]


async def _search(talk: Talk, words: str) -> None:
    scope = [unit.code for unit in talk.tree.below(top_of(talk))]
    units = [unit for unit in talk.tree.find(words) if unit.code in scope]
    if len(units) == 1 and words in units[0].names:
        await talk.say(*await _page(talk, units[0], 0))
        return
    named = [unit.code for unit in units]
    found = await staff.search(talk.connection, scope, words, named, most=MOST_FOUND + 1)
    if not found:
        await talk.say(talk.html("members-none", words=words))
        return
    buttons = [
        OpenMember(one.id).on(f"{one.name[:12]} · {talk.tree[one.unit].short}")
        for one in found[:MOST_FOUND]
    ]
    many = "members-found-many" if len(found) > MOST_FOUND else "members-found"
    text = talk.html(many, words=words, count=str(min(len(found), MOST_FOUND)))
    await talk.say(text, Keys(pairs(buttons)))
