"""What can be changed of a member, as a button carries it, and why it may not be."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from handlers.talk import Talk
from storage import staff
from storage.members import Member, Role


class Kind(StrEnum):
    """A kind of change."""

    MOVE = "move"
    ROLE = "role"
    SUSPEND = "suspend"
    BRING_BACK = "bring-back"
    ERASE = "erase"


@dataclass(frozen=True, slots=True)
class Change:
    """A change; `value` is the unit to move to, or the role to have."""

    kind: Kind
    value: str = ""

    def pack(self) -> str:
        """As a button carries it."""
        return f"{self.kind}={self.value}"

    @classmethod
    def unpack(cls, text: str) -> Self | None:
        """Read what `pack` wrote; None for anything else."""
        kind, _sign, value = text.partition("=")
        return cls(Kind(kind), value) if kind in set(Kind) else None

    def takes_administration(self) -> bool:
        """Whether an administrator would be none after it."""
        to_other_role = self.kind is Kind.ROLE and self.value != Role.ADMINISTRATOR
        return to_other_role or self.kind is Kind.SUSPEND


def is_erased(member: Member) -> bool:
    """Whether his name was blanked already."""
    return member.name == f"#{member.id}"


async def refusal(talk: Talk, member: Member, change: Change) -> str | None:
    """The message that says why a change cannot be made now, None where it can."""
    if not _is_known(talk, change):
        return "toast-unit-gone" if change.kind is Kind.MOVE else "toast-old-button"
    if _is_so_already(member, change):
        return "toast-no-change"
    if member.active and change.kind is Kind.ERASE:
        return "toast-suspend-first"
    if not member.active and change.kind in {Kind.MOVE, Kind.ROLE}:
        return "toast-bring-back-first"
    administers = member.active and member.role is Role.ADMINISTRATOR
    if administers and change.takes_administration():
        other = await staff.another_administers(talk.connection, member)
        return None if other else "toast-last-administrator"
    return None


def _is_known(talk: Talk, change: Change) -> bool:
    if change.kind is Kind.MOVE:
        return change.value in talk.tree and not talk.tree.is_closed(change.value)
    return change.kind is not Kind.ROLE or change.value in set(Role)


def _is_so_already(member: Member, change: Change) -> bool:
    return {
        Kind.MOVE: member.unit == change.value,
        Kind.ROLE: member.role == change.value,
        Kind.SUSPEND: not member.active,
        Kind.BRING_BACK: member.active,
        Kind.ERASE: is_erased(member),
    }[change.kind]
