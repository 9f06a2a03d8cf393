"""The buttons of units and work groups. How callback data is built is handlers/buttons.py's."""

from dataclasses import dataclass

from handlers.buttons import Button


@dataclass(frozen=True)
class ShowUnit(Button):
    """A unit's card."""

    prefix = "ou"
    unit: str


@dataclass(frozen=True)
class AddUnit(Button):
    """Ask for the name of a new unit below this one."""

    prefix = "oa"
    unit: str


@dataclass(frozen=True)
class EditUnit(Button):
    """Ask for a value of a unit; `key` is that of storage/units.py."""

    prefix = "oe"
    unit: str
    key: str


@dataclass(frozen=True)
class ShowQuotas(Button):
    """A unit's own targets, indicator by indicator."""

    prefix = "oq"
    unit: str


@dataclass(frozen=True)
class PlanValue(Button):
    """Let the plan file's value of a unit count again."""

    prefix = "op"
    unit: str
    key: str


@dataclass(frozen=True)
class MoveUnit(Button):
    """Below which unit a unit is to stand: the tree opened at `at`."""

    prefix = "om"
    unit: str
    at: str
    page: int = 0


@dataclass(frozen=True)
class PutUnit(Button):
    """Put a unit below another."""

    prefix = "ob"
    unit: str
    parent: str


@dataclass(frozen=True)
class AskClosing(Button):
    """Ask whether a unit is to be closed."""

    prefix = "oc"
    unit: str


@dataclass(frozen=True)
class CloseUnit(Button):
    """Close a unit (1), or open it again (0)."""

    prefix = "ox"
    unit: str
    closed: int


# Work groups.


@dataclass(frozen=True)
class GroupAt(Button):
    """Whose is this group? The tree opened at `unit`."""

    prefix = "ga"
    chat: int
    unit: str
    page: int = 0


@dataclass(frozen=True)
class GroupFor(Button):
    """Register a group for a unit."""

    prefix = "gr"
    chat: int
    unit: str


@dataclass(frozen=True)
class ReleaseGroup(Button):
    """A group is nobody's any more."""

    prefix = "gx"
    chat: int
