"""Reads a workbook of earlier figures that somebody sent: hostile ones are refused, not opened."""

import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from enum import StrEnum
from io import BytesIO
from xml.etree.ElementTree import ParseError

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from briefing import packages
from briefing.import_columns import recognised
from plan.importing import Cell, Column, Row
from plan.model import Plan
from texts import Catalogue

MOST_BYTES = 5_000_000
MOST_ROWS = 20_000
MOST_COLUMNS = 60
HEAD_ROWS = 10
"""The heading is looked for in so many rows."""
MOST_EMPTY = 500
"""After so many empty rows nothing more is expected."""
NEEDED = {Column.UNIT, Column.INDICATOR, Column.DAY}
BEGINNING = 2_000

_OUTSIDE = re.compile(rb"TargetMode\s*=\s*[\"']External", re.IGNORECASE)
_LINK = re.compile(rb"<Relationship\b[^>]*relationships/hyperlink[^>]*>")
_BROKEN = (
    InvalidFileException,
    zipfile.BadZipFile,
    KeyError,
    ValueError,
    TypeError,
    AttributeError,
    IndexError,
    EOFError,
    OSError,
    ParseError,
    SyntaxError,  # lxml's error of a broken part is one
)


class Fault(StrEnum):
    """What is wrong with a whole file; the message about it is named after it."""

    NO_XLSX = "import-no-xlsx"
    TOO_LARGE = "import-too-large"
    MACROS = "import-macros"
    OUTSIDE = "import-outside"
    NO_HEAD = "import-no-head"
    NO_ROWS = "import-no-rows"
    TOO_MANY = "import-too-many"


class WrongWorkbook(Exception):
    """A workbook that cannot be imported, and why."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault)
        self.fault = fault


def read(data: bytes, plan: Plan, catalogue: Catalogue) -> list[Row]:
    """The rows of the workbook's first sheet with our headings; formulas count as their values.

    Raises WrongWorkbook.
    """
    if len(data) > MOST_BYTES:
        raise WrongWorkbook(Fault.TOO_LARGE)
    _look_inside(data)
    try:
        rows = _rows(data, plan, catalogue)
    except _BROKEN as error:
        raise WrongWorkbook(Fault.NO_XLSX) from error
    if not any(not row.is_example for row in rows):
        raise WrongWorkbook(Fault.NO_ROWS)
    return rows


def _look_inside(data: bytes) -> None:
    """Refuse macros, parts from elsewhere, entities, and what would fill the memory."""
    try:
        names = packages.parts_of(data)
    except packages.NoPackage as error:
        raise WrongWorkbook(Fault.NO_XLSX) from error
    except packages.TooLarge as error:
        raise WrongWorkbook(Fault.TOO_LARGE) from error
    if any("vbaproject" in name.lower() or "macrosheets" in name.lower() for name in names):
        raise WrongWorkbook(Fault.MACROS)
    if any("externallinks/" in name.lower() for name in names):
        raise WrongWorkbook(Fault.OUTSIDE)
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            for name in names:
                _look_at(package, name)
    except (zipfile.BadZipFile, OSError, EOFError, RuntimeError, NotImplementedError) as error:
        raise WrongWorkbook(Fault.NO_XLSX) from error  # encrypted or damaged parts


def _look_at(package: zipfile.ZipFile, name: str) -> None:
    with package.open(name) as part:
        begin = part.read(BEGINNING)
        if b"<!DOCTYPE" in begin or b"<!ENTITY" in begin:
            raise WrongWorkbook(Fault.NO_XLSX)  # no spreadsheet writes them
        if name == "[Content_Types].xml" and b"macroEnabled" in begin + part.read():
            raise WrongWorkbook(Fault.MACROS)
        if name.endswith(".rels") and _OUTSIDE.search(_LINK.sub(b"", begin + part.read())):
            raise WrongWorkbook(Fault.OUTSIDE)


def _rows(data: bytes, plan: Plan, catalogue: Catalogue) -> list[Row]:
    book = load_workbook(BytesIO(data), read_only=True, data_only=True, keep_links=False)
    try:
        for sheet in book.worksheets:
            lines = enumerate(sheet.iter_rows(max_col=MOST_COLUMNS, values_only=True), start=1)
            places = _heading(lines, plan, catalogue)
            if places:
                return list(_body(lines, places))
    finally:
        book.close()
    raise WrongWorkbook(Fault.NO_HEAD)


def _heading(
    lines: Iterator[tuple[int, Sequence[object]]], plan: Plan, catalogue: Catalogue
) -> Mapping[int, str]:
    for number, line in lines:
        found = recognised(plan, catalogue, ["" if one is None else str(one) for one in line])
        if set(found.values()) >= NEEDED:
            return found
        if number >= HEAD_ROWS:
            break
    return {}


def _body(
    lines: Iterator[tuple[int, Sequence[object]]], places: Mapping[int, str]
) -> Iterator[Row]:
    many = empty = 0
    for number, line in lines:
        cells = {
            column: _cell(line[place]) for place, column in places.items() if place < len(line)
        }
        filled = any(
            cell is not None and str(cell).strip()
            for column, cell in cells.items()
            if column != Column.MARK
        )
        empty = 0 if filled else empty + 1
        if empty > MOST_EMPTY:
            return
        if not filled:
            continue
        many += 1
        if many > MOST_ROWS:
            raise WrongWorkbook(Fault.TOO_MANY)
        yield Row(number, cells)


def _cell(value: object) -> Cell:
    if value is None or isinstance(value, str | int | float | datetime | date):
        return value
    return str(value)
