"""The buttons of members and invitations. How callback data is built is handlers/buttons.py's."""

from dataclasses import dataclass

from handlers.buttons import Button


@dataclass(frozen=True)
class ShowMembers(Button):
    """A page of a unit's members and of the units below it."""

    prefix = "mbl"
    unit: str
    page: int = 0


@dataclass(frozen=True)
class OpenMember(Button):
    """A member's card."""

    prefix = "mbo"
    member: int


@dataclass(frozen=True)
class MoveMember(Button):
    """To which unit a member is to be moved: the tree opened at `unit`."""

    prefix = "mbm"
    member: int
    unit: str
    page: int = 0


@dataclass(frozen=True)
class RolesOf(Button):
    """Which role a member is to have."""

    prefix = "mbr"
    member: int


@dataclass(frozen=True)
class AskChange(Button):
    """Ask whether a change of a member is meant; `change` is `changes.Change` as text."""

    prefix = "mba"
    member: int
    change: str


@dataclass(frozen=True)
class DoChange(Button):
    """Change a member."""

    prefix = "mbd"
    member: int
    change: str


# Invitations.


@dataclass(frozen=True)
class InviteTo(Button):
    """To which unit? The tree opened at `unit`."""

    prefix = "ivt"
    unit: str
    page: int = 0


@dataclass(frozen=True)
class ShapeInvite(Button):
    """An invitation not made yet: in which role, for how many, for how many days."""

    prefix = "ivs"
    unit: str
    role: str
    uses: int
    days: int


@dataclass(frozen=True)
class MakeInvite(Button):
    """Make the invitation; `after` is the newest the speaker had made, so two taps make one."""

    prefix = "ivm"
    unit: str
    role: str
    uses: int
    days: int
    after: int


@dataclass(frozen=True)
class ShowInvites(Button):
    """A page of the invitations that can still be used."""

    prefix = "ivl"
    page: int = 0


@dataclass(frozen=True)
class RevokeInvite(Button):
    """Let nobody in by an invitation any more."""

    prefix = "ivr"
    invitation: int
