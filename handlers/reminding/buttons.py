"""The buttons of reminders and of /remind."""

from dataclasses import dataclass
from enum import StrEnum

from handlers.buttons import Button


class Later(StrEnum):
    """When to remind again."""

    HOUR = "hour"
    MORNING = "morning"


@dataclass(frozen=True)
class Snooze(Button):
    """Remind me later: `when` is a `Later`."""

    prefix = "rz"
    when: str


@dataclass(frozen=True)
class ShowArrears(Button):
    """Who owes what, as it is now."""

    prefix = "rs"


@dataclass(frozen=True)
class NudgeNow(Button):
    """Nudge the officers of a unit and below who owe something in the period from `first` on."""

    prefix = "rg"
    unit: str
    first: str


@dataclass(frozen=True)
class Announce(Button):
    """Write to all officers of a unit: which one?"""

    prefix = "rn"


@dataclass(frozen=True)
class AnnounceTo(Button):
    """Write to all officers of this unit and those below it."""

    prefix = "ru"
    unit: str


@dataclass(frozen=True)
class SendOut(Button):
    """Send the message that was previewed."""

    prefix = "ro"
    broadcast: int


@dataclass(frozen=True)
class DropOut(Button):
    """Do not send it."""

    prefix = "rx"
    broadcast: int
