"""The buttons of /settings and of joining. How callback data is built is handlers/buttons.py's."""

from dataclasses import dataclass

from handlers.buttons import Button


@dataclass(frozen=True)
class KeepName(Button):
    """The name that Telegram has is the real one."""

    prefix = "cfk"


@dataclass(frozen=True)
class AskName(Button):
    """Ask for one's real name."""

    prefix = "cfn"


@dataclass(frozen=True)
class AskPhone(Button):
    """Ask for one's phone number."""

    prefix = "cfp"


@dataclass(frozen=True)
class ShowSettings(Button):
    """All that one can choose."""

    prefix = "cfs"


@dataclass(frozen=True)
class ShowQuiet(Button):
    """Choose one's quiet hours."""

    prefix = "cfh"


@dataclass(frozen=True)
class ChooseQuiet(Button):
    """Keep quiet from one full hour to another; both the same are the plan's."""

    prefix = "cfq"
    begin: int
    end: int


@dataclass(frozen=True)
class ChooseWeekly(Button):
    """The weekly reminder: 1 wanted, 0 not."""

    prefix = "cfw"
    wanted: int


@dataclass(frozen=True)
class ChooseDigest(Button):
    """How often the digest comes."""

    prefix = "cfd"
    digest: str


@dataclass(frozen=True)
class CancelQuestion(Button):
    """What was asked to be typed is no longer wanted."""

    prefix = "dx"
    question: int
