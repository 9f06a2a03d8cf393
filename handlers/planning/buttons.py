"""The buttons of /plan: pages of the plan, months, adjustments, imports."""

from dataclasses import dataclass

from handlers.buttons import Button


@dataclass(frozen=True)
class PlanHome(Button):
    """The plan's first page."""

    prefix = "pl"


@dataclass(frozen=True)
class PlanSection(Button):
    """What a section of the plan asks for."""

    prefix = "pls"
    section: str


@dataclass(frozen=True)
class PlanIndicator(Button):
    """What one indicator is: target, deadline, 口径, department, questions."""

    prefix = "pli"
    indicator: str


# Adjustments. Their buttons carry the question's number: a button stays tappable for ever.


@dataclass(frozen=True)
class Adjust(Button):
    """Begin to adjust an indicator."""

    prefix = "aj"
    indicator: str


@dataclass(frozen=True)
class AdjustField(Button):
    """Fill a field of an adjustment, or with an empty value ask for it again."""

    prefix = "ajf"
    question: int
    field: str
    value: str


@dataclass(frozen=True)
class AdjustGo(Button):
    """Make the adjustment."""

    prefix = "ajg"
    question: int


@dataclass(frozen=True)
class ShowAdjustments(Button):
    """A page of all adjustments, newest first."""

    prefix = "ajl"
    page: int


@dataclass(frozen=True)
class CancelAdjustment(Button):
    """Cancel an adjustment: first (0) ask, then (1) do it."""

    prefix = "ajc"
    number: int
    sure: int


# Months, named YYYY-MM.


@dataclass(frozen=True)
class ShowMonths(Button):
    """The plan's months."""

    prefix = "mo"


@dataclass(frozen=True)
class ShowMonth(Button):
    """A month: which units have confirmed it, whether it is locked."""

    prefix = "mop"
    month: str


@dataclass(frozen=True)
class ShowUnitMonth(Button):
    """A unit's figures of a month."""

    prefix = "mou"
    unit: str
    month: str


@dataclass(frozen=True)
class Confirm(Button):
    """Confirm one's unit's figures of a month, those that were shown (by their digest)."""

    prefix = "moc"
    month: str
    digest: str


@dataclass(frozen=True)
class AskForConfirmation(Button):
    """Ask the units that have not confirmed a month to do so."""

    prefix = "mon"
    month: str


@dataclass(frozen=True)
class Lock(Button):
    """Lock a month for a unit and those below: first (0) a preview, then (1) do it."""

    prefix = "mol"
    unit: str
    month: str
    sure: int


@dataclass(frozen=True)
class Unlock(Button):
    """Unlock a month again: the reason is asked."""

    prefix = "mox"
    unit: str
    month: str


@dataclass(frozen=True)
class ShowMoves(Button):
    """A page of what came late or was amended in a month that was locked."""

    prefix = "mom"
    month: str
    page: int


@dataclass(frozen=True)
class Explain(Button):
    """Why a report came late or was amended: a ready-made reason, or words to be typed."""

    prefix = "mow"
    report: int
    version: int
    why: str


# Figures of earlier months from a workbook.


@dataclass(frozen=True)
class ShowImport(Button):
    """How figures are imported."""

    prefix = "im"


@dataclass(frozen=True)
class ImportForm(Button):
    """Hand out the workbook to fill in."""

    prefix = "imf"


@dataclass(frozen=True)
class Import(Button):
    """Import a workbook that was checked."""

    prefix = "img"
    file: int


@dataclass(frozen=True)
class DropImport(Button):
    """Do not import it."""

    prefix = "imx"
    file: int
