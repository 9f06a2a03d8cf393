"""What is to be made: a workbook, a briefing, a chart and so on; as a value a row can keep."""

from dataclasses import astuple, dataclass
from datetime import date
from enum import StrEnum
from typing import Self


class What(StrEnum):
    """The things that are made, by the suffix of their file or their own name."""

    WORKBOOK = "xlsx"
    LEDGER = "csv"
    BRIEFING = "docx"
    STARTER = "starter"
    IMPORT_FORM = "import-form"
    PLAN_CHART = "plan"
    CURVE = "curve"
    UNITS_CHART = "units"

    @property
    def is_chart(self) -> bool:
        """Whether it is a picture."""
        return self in {What.PLAN_CHART, What.CURVE, What.UNITS_CHART}

    @property
    def suffix(self) -> str:
        """What the name of its file ends in."""
        if self.is_chart:
            return "png"
        templates = {What.STARTER: What.BRIEFING, What.IMPORT_FORM: What.WORKBOOK}
        return templates.get(self, self).value

    @property
    def is_template(self) -> bool:
        """Whether it is empty, to be filled or changed and sent back."""
        return self in {What.STARTER, What.IMPORT_FORM}


@dataclass(frozen=True, slots=True)
class Order:
    """One thing to make of unit `top` and those below it, as of the end of `last`.

    A briefing tells of the days from `first` on; elsewhere the two are the same. `indicator` is ""
    where the whole plan is meant.
    """

    what: What
    top: str
    first: date
    last: date
    indicator: str = ""

    def pack(self) -> str:
        """The order as one line of text; equal orders have equal lines."""
        return ":".join(map(str, astuple(self)))

    @classmethod
    def unpack(cls, line: str) -> Self:
        """Read what `pack` wrote. Raises ValueError."""
        what, top, first, last, indicator = line.split(":")
        days = date.fromisoformat(first), date.fromisoformat(last)
        return cls(What(what), top, *days, indicator)
