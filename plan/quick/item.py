"""One thing that a line reports, while it is being put together; nothing is read here."""

from dataclasses import dataclass, field
from decimal import Decimal

from plan.quick.tokens import Figure, Named


@dataclass(slots=True)
class Item:
    """One thing that is reported: an indicator with its number, where it stands in the line.

    ``people`` and ``money`` are the numbers that answer its questions, ``shared`` those that may be
    the sum over several items (by the question's key), ``unread`` the keys that have to be asked.
    """

    codes: tuple[str, ...]
    at: int
    end: int
    named: Named | None = None
    figure: Figure | None = None
    nil: bool = False
    unsure: bool = False
    doubt: bool = False
    event: bool = False
    people: list[tuple[str, Figure]] = field(default_factory=list)
    money: list[Figure] = field(default_factory=list)
    shared: list[tuple[str, Figure]] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    hints: list[str] = field(default_factory=list)
    units: tuple[str, ...] | None = None

    @property
    def code(self) -> str | None:
        """The indicator, where it is one only."""
        return self.codes[0] if len(self.codes) == 1 else None

    @property
    def value(self) -> Decimal | None:
        """The quantity, where it is exact."""
        return self.figure.value if self.figure is not None else None
