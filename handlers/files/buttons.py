"""The buttons of files and pictures; each names unit and day, and every tap checks them anew."""

from dataclasses import dataclass
from datetime import date

from handlers.buttons import Button


@dataclass(frozen=True)
class ExportAsOf(Button):
    """Show the choice of files as of the end of this day."""

    prefix = "xd"
    day: date


@dataclass(frozen=True)
class ExportFile(Button):
    """Make the workbook ("xlsx") or the ledger ("csv") as of the end of this day."""

    prefix = "xf"
    what: str
    day: date


@dataclass(frozen=True)
class BriefOf(Button):
    """Make the briefing of these days."""

    prefix = "bf"
    first: date
    last: date


@dataclass(frozen=True)
class StarterTemplate(Button):
    """Hand out the usual layout as a template."""

    prefix = "ts"


@dataclass(frozen=True)
class PlaceTemplate(Button):
    """Put a template that was checked in the place of the usual layout; "" takes it out again."""

    prefix = "tp"
    digest: str


@dataclass(frozen=True)
class ShowChart(Button):
    """Draw a chart: "plan", or an indicator's "curve" or "units", of a unit on a day."""

    prefix = "pc"
    what: str
    indicator: str
    unit: str
    day: date
