"""The buttons of the summary beyond plan, section, indicator and reports (handlers/buttons.py).

`unit` is "" for the whole of what one sees, `day` "" for today, else YYMMDD: data has 64 bytes.
"""

from dataclasses import dataclass

from handlers.buttons import Button


@dataclass(frozen=True)
class ShowMonths(Button):
    """An indicator by month and quarter."""

    prefix = "sm"
    indicator: str
    unit: str = ""
    day: str = ""


@dataclass(frozen=True)
class ShowUnits(Button):
    """The units below one, side by side; each opens."""

    prefix = "su"
    unit: str = ""
    day: str = ""


@dataclass(frozen=True)
class ShowDays(Button):
    """Choose the day up to which figures are shown, of an indicator or ("") of the whole plan."""

    prefix = "sd"
    indicator: str
    unit: str = ""


@dataclass(frozen=True)
class ShowWeek(Button):
    """What moved since the week began."""

    prefix = "sw"
    unit: str = ""


@dataclass(frozen=True)
class ShowMovedBy(Button):
    """A page of the reports that moved an indicator since the week began."""

    prefix = "sv"
    indicator: str
    unit: str = ""
    page: int = 0
