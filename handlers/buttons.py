"""Callback data, built and parsed in one place: each kind of button is a small frozen dataclass."""

from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import date
from typing import ClassVar, Self

from telegram import InlineKeyboardButton

MOST_BYTES = 64


class Stale(Exception):
    """The data does not parse: the button is older than this program."""


@dataclass(frozen=True)
class Button:
    """What a tap says. The fields (int, str, date) travel in the callback data, in order."""

    prefix: ClassVar[str]

    def pack(self) -> str:
        """The callback data, at most 64 bytes. Raises ValueError when it is longer."""
        values = [str(getattr(self, field.name)) for field in fields(self)]
        data = ":".join([self.prefix, *values])
        if len(data.encode()) > MOST_BYTES:
            raise ValueError(f"callback data too long: {data}")
        return data

    @classmethod
    def unpack(cls, data: str) -> Self:
        """Read what `pack` wrote. Raises Stale for anything else."""
        kinds = fields(cls)
        prefix, *values = data.split(":", len(kinds)) if kinds else [data]
        if prefix != cls.prefix or len(values) != len(kinds):
            raise Stale(data)
        try:
            return cls(*(READERS[f.type](v) for f, v in zip(kinds, values, strict=True)))
        except ValueError:
            raise Stale(data) from None

    def on(self, label: str) -> InlineKeyboardButton:
        """A button with this label."""
        return InlineKeyboardButton(label, callback_data=self.pack())


READERS: dict[object, Callable[[str], object]] = {
    int: int,
    str: str,
    date: date.fromisoformat,
}


# The guided report: each carries its draft, for a button stays tappable for ever.


@dataclass(frozen=True)
class Fill(Button):
    """Answer a field of a draft by a button."""

    prefix = "f"
    draft: int
    field: str
    value: str


@dataclass(frozen=True)
class Edit(Button):
    """Ask for a field again, from the card."""

    prefix = "e"
    draft: int
    field: str


@dataclass(frozen=True)
class Clear(Button):
    """Empty a field that may stay empty."""

    prefix = "z"
    draft: int
    field: str


@dataclass(frozen=True)
class Leaf(Button):
    """Show another leaf of the form: a section of the indicators, a month of the calendar."""

    prefix = "p"
    draft: int
    field: str
    page: str


@dataclass(frozen=True)
class Back(Button):
    """One step back."""

    prefix = "b"
    draft: int


@dataclass(frozen=True)
class Cancel(Button):
    """Throw the draft away."""

    prefix = "x"
    draft: int


@dataclass(frozen=True)
class File(Button):
    """File the report."""

    prefix = "ok"
    draft: int


@dataclass(frozen=True)
class Resume(Button):
    """Go on with an open draft."""

    prefix = "r"
    draft: int


@dataclass(frozen=True)
class Begin(Button):
    """Begin a new report."""

    prefix = "n"


@dataclass(frozen=True)
class BeginWith(Button):
    """Begin a report of this indicator."""

    prefix = "nw"
    indicator: str


@dataclass(frozen=True)
class FileAll(Button):
    """File all complete drafts that one message made."""

    prefix = "fa"
    message: int


@dataclass(frozen=True)
class Nil(Button):
    """There was nothing to report in the week of this Monday (YYYY-MM-DD)."""

    prefix = "nil"
    monday: str


@dataclass(frozen=True)
class ChangeReport(Button):
    """Open a filed report's card to change it."""

    prefix = "ch"
    report: int


# The summary.


@dataclass(frozen=True)
class ShowPlan(Button):
    """The whole plan."""

    prefix = "sp"


@dataclass(frozen=True)
class ShowSection(Button):
    """One section of the plan."""

    prefix = "ss"
    section: str


@dataclass(frozen=True)
class ShowIndicator(Button):
    """One indicator, unit by unit."""

    prefix = "si"
    indicator: str


@dataclass(frozen=True)
class ShowReports(Button):
    """The latest reports behind an indicator's figure in a unit and below it."""

    prefix = "sr"
    indicator: str
    unit: str


# Enrolment and settings.


@dataclass(frozen=True)
class InviteTo(Button):
    """Invite somebody to this unit."""

    prefix = "iu"
    unit: str


@dataclass(frozen=True)
class InviteAs(Button):
    """Invite somebody to this unit in this role."""

    prefix = "ir"
    unit: str
    role: str


@dataclass(frozen=True)
class Speak(Button):
    """Choose the language."""

    prefix = "l"
    language: str
