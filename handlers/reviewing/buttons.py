"""The buttons of review; each decision carries version and level, so that none is made unseen.

`only` narrows the queue: "" for all of it, "u" and a unit, or "i" and an indicator.
"""

from dataclasses import dataclass, replace
from typing import TypeVar

from handlers.buttons import Button


@dataclass(frozen=True)
class QueueCard(Button):
    """The card of a waiting report, or of the next one where it no longer waits."""

    prefix = "qc"
    report: int
    only: str


@dataclass(frozen=True)
class Narrow(Button):
    """Choose the unit or the indicator whose reports are looked through."""

    prefix = "qn"
    report: int
    only: str


@dataclass(frozen=True)
class Approve(Button):
    """Approve what the card shows."""

    prefix = "qa"
    report: int
    version: int
    level: int
    only: str


@dataclass(frozen=True)
class AskReturn(Button):
    """Ask what is wrong and why; `fields` has a bit for each in dispute, in the card's order."""

    prefix = "qr"
    report: int
    version: int
    level: int
    fields: int
    only: str


@dataclass(frozen=True)
class ReturnFor(Button):
    """Return a report for a reason."""

    prefix = "qf"
    report: int
    version: int
    level: int
    fields: int
    reason: str
    only: str


@dataclass(frozen=True)
class AskReject(Button):
    """Ask why a report is not to be recognised."""

    prefix = "qx"
    report: int
    version: int
    level: int
    only: str


@dataclass(frozen=True)
class RejectFor(Button):
    """Reject a report for a reason."""

    prefix = "qj"
    report: int
    version: int
    level: int
    reason: str
    only: str


@dataclass(frozen=True)
class AskUndo(Button):
    """Ask why an approval or a rejection is to be undone."""

    prefix = "qu"
    report: int
    review: int


@dataclass(frozen=True)
class UndoFor(Button):
    """Undo an approval or a rejection for a reason."""

    prefix = "qo"
    report: int
    review: int
    reason: str


@dataclass(frozen=True)
class AskAll(Button):
    """Show how many could be approved together."""

    prefix = "qb"
    only: str


@dataclass(frozen=True)
class ApproveAll(Button):
    """Approve together what was shown: nothing that was made after `until` (Unix milliseconds)."""

    prefix = "qy"
    until: int
    only: str


@dataclass(frozen=True)
class Mend(Button):
    """Answer one field of a returned report anew."""

    prefix = "md"
    report: int
    field: str


Narrowed = TypeVar(
    "Narrowed", QueueCard, Narrow, Approve, AskReturn, ReturnFor, AskReject, RejectFor
)


def fitting(button: Narrowed) -> Narrowed:
    """The button as it is; where it is too much for 64 bytes, without what narrows the queue."""
    try:
        button.pack()
    except ValueError:
        return replace(button, only="")
    return button
