"""Long tables for files: their columns and rows, and how a row is written; no table is known here.

XlsxWriter takes some eight microseconds a cell, which is too long for a hundred thousand reports.
So it makes the workbook with one sample row in each long sheet, and the rows are written here in
its place, in the same format.
"""

import re
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum, auto
from fractions import Fraction
from functools import lru_cache
from xml.sax.saxutils import escape

from briefing.safe import is_formula, plain

Value = str | int | Decimal | Fraction | date | datetime | None
Progress = Callable[[int, int], None]
"""Called as (done, total), in the thread that writes."""

EPOCH = date(1899, 12, 30)
SECONDS_OF_A_DAY = 86_400
REMEMBERED = 20_000
"""Values that come again (names, units, days, places) are worked out once."""


class Kind(Enum):
    """How a column's values look; QUOTED is a text that must not be taken for a formula."""

    TEXT = auto()
    LONG = auto()
    QUOTED = auto()
    WHOLE = auto()
    YUAN = auto()
    PERCENT = auto()
    DAY = auto()
    INSTANT = auto()


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, what is in it, its width in Western signs."""

    title: str
    kind: Kind
    width: float


@dataclass(frozen=True, slots=True)
class Table:
    """A long table; `rows` gives `count` rows of as many values as there are columns.

    Instants come without a time zone, in the reader's local time. `pages` is how many pages wide
    it prints.
    """

    name: str
    title: str
    columns: Sequence[Column]
    count: int
    rows: AsyncIterator[Sequence[Value]]
    pages: int = 1


class RowWriter:
    """Writes rows of a sheet as SpreadsheetML; texts stay texts whatever they say."""

    def __init__(self, columns: Sequence[Column], styles: Mapping[Kind, int]) -> None:
        # The parts of a cell before and after the row's number, for a usual and a quoted one.
        self._columns = [
            (f'<c r="{_letters(number)}', f'" s="{styles[column.kind]}"')
            for number, column in enumerate(columns)
        ]
        self._quoted = f'" s="{styles[Kind.QUOTED]}"'

    def row(self, number: int, values: Sequence[Value]) -> str:
        """The row with this number, counted from 1; empty values have no cell."""
        place, quoted = str(number), self._quoted
        cells = [
            f"{start}{place}{_rest(style, quoted, value)}"
            for (start, style), value in zip(self._columns, values, strict=True)
            if value is not None and value != ""
        ]
        return f'<row r="{number}">{"".join(cells)}</row>'


@lru_cache(maxsize=REMEMBERED)
def _rest(style: str, quoted: str, value: Value) -> str:
    """A cell after its row number: the format (`quoted` where it might be a formula), the value."""
    if isinstance(value, str):
        line = plain(value)
        chosen = quoted if is_formula(line) else style
        return f'{chosen} t="inlineStr"><is><t>{_text(line)}</t></is></c>'
    return f"{style}><v>{serial(value)}</v></c>"


def serial(value: int | Decimal | Fraction | date | datetime | None) -> str:
    """A number as a spreadsheet keeps it; days and instants are counted from the end of 1899."""
    if isinstance(value, datetime):
        seconds = value.hour * 3600 + value.minute * 60 + value.second
        return f"{(value.date() - EPOCH).days + seconds / SECONDS_OF_A_DAY:.15g}"
    if isinstance(value, date):
        return str((value - EPOCH).days)
    return repr(float(value)) if isinstance(value, Fraction) else str(value)


def sample_styles(sheet: str, kinds: Sequence[Kind]) -> tuple[str, str, dict[Kind, int]]:
    """What stands before and after a sheet's last row, and the formats of that row's cells.

    Raises ValueError where the last row has not one cell for each of `kinds`.
    """
    start = sheet.rindex("<row ")
    end = sheet.index("</sheetData>")
    found = re.findall(r'<c r="[A-Z]+[0-9]+" s="([0-9]+)"', sheet[start:end])
    styles = dict(zip(kinds, map(int, found), strict=True))
    return sheet[:start], sheet[end:], styles


def _text(text: str) -> str:
    # _x0041_ would be read as A: its first sign is written as such a code itself.
    if "_x" in text:
        text = re.sub(r"_(?=x[0-9A-Fa-f]{4}_)", "_x005F_", text)
    return escape(text)


def _letters(number: int) -> str:
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
