"""Callback data, built and parsed in one place: each kind of button is a small frozen dataclass."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import ClassVar, Self

MOST_BYTES = 64


@dataclass(frozen=True, slots=True)
class Key:
    """A button under a message as it is drawn: its label, and what a tap of it sends back."""

    text: str
    data: str


@dataclass(frozen=True, slots=True)
class Keys:
    """The buttons under a message, row by row."""

    rows: Sequence[Sequence[Key]]

    def to_dict(self) -> dict[str, object]:
        """As the Bot API wants it, an InlineKeyboardMarkup."""
        rows = [[{"text": one.text, "callback_data": one.data} for one in row] for row in self.rows]
        return {"inline_keyboard": rows}


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

    def on(self, label: str) -> Key:
        """A button with this label."""
        return Key(label, self.pack())


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
class Say(Button):
    """Answer a field with words that quick entry left open, as if they were typed."""

    prefix = "t"
    draft: int
    field: str
    text: str


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
    """There was nothing to report in the period from this day on (YYYY-MM-DD)."""

    prefix = "nil"
    first: str


@dataclass(frozen=True)
class NilAnyway(Button):
    """There was nothing to report in a period, though something was; `indicator` "" for all."""

    prefix = "nia"
    first: str
    unit: str
    indicator: str


@dataclass(frozen=True)
class DropNil(Button):
    """Take a nil report back."""

    prefix = "nid"
    first: str
    unit: str
    indicator: str


@dataclass(frozen=True)
class ChangeReport(Button):
    """Open a filed report's card to change it."""

    prefix = "ch"
    report: int


# The summary. `unit` is "" for the whole of what one sees, `day` "" for today, else YYMMDD.


@dataclass(frozen=True)
class ShowPlan(Button):
    """The whole plan."""

    prefix = "sp"
    unit: str = ""
    day: str = ""


@dataclass(frozen=True)
class ShowSection(Button):
    """One section of the plan."""

    prefix = "ss"
    section: str
    unit: str = ""
    day: str = ""


@dataclass(frozen=True)
class ShowIndicator(Button):
    """One indicator, unit by unit."""

    prefix = "si"
    indicator: str
    unit: str = ""
    day: str = ""


@dataclass(frozen=True)
class ShowReports(Button):
    """A page of the reports behind an indicator's figure in a unit and below it."""

    prefix = "sr"
    indicator: str
    unit: str
    page: int = 0
    day: str = ""


# A filed report. `back` is the data of the button that leads back to the list it was opened from.


@dataclass(frozen=True)
class ShowMine(Button):
    """A page of the reports one filed, in one status or ("") in all."""

    prefix = "my"
    status: str
    page: int


@dataclass(frozen=True)
class OpenReport(Button):
    """A report's card."""

    prefix = "o"
    report: int
    back: str


@dataclass(frozen=True)
class LookAt(Button):
    """Show a report below a draft's card that has something in common with it."""

    prefix = "la"
    report: int


@dataclass(frozen=True)
class ShowPhotos(Button):
    """Send the photos of one version of a report again, and its location."""

    prefix = "ph"
    report: int
    version: int


@dataclass(frozen=True)
class ShowHistory(Button):
    """What happened to a report."""

    prefix = "h"
    report: int
    page: int
    back: str


@dataclass(frozen=True)
class TakeEdited(Button):
    """Change a quick report to what its message was edited to."""

    prefix = "te"
    report: int


@dataclass(frozen=True)
class AddTo(Button):
    """Give the evidence of a draft that says nothing yet to a report that was filed."""

    prefix = "at"
    draft: int
    report: int


@dataclass(frozen=True)
class Withdraw(Button):
    """Ask why a report is to be withdrawn."""

    prefix = "w"
    report: int
    back: str


@dataclass(frozen=True)
class WithdrawFor(Button):
    """Withdraw a report for one of the ready-made reasons, or ask for the reason in words."""

    prefix = "wf"
    report: int
    reason: str
    back: str


@dataclass(frozen=True)
class Reinstate(Button):
    """Undo a withdrawal."""

    prefix = "u"
    report: int
    back: str


# Settings; the other choices are in handlers/choices.py.


@dataclass(frozen=True)
class Speak(Button):
    """Choose the language."""

    prefix = "l"
    language: str
