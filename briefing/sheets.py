"""The look of a workbook's sheets: formats, headings, print set-up; no figure is known here.

The only file that knows XlsxWriter, which has no type information of its own: what is used of it
is typed here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Protocol

import xlsxwriter  # type: ignore[import-untyped] # it ships no type information

from briefing.grid import Kind, Table
from briefing.safe import for_page, is_formula, plain, sheet_name

FONT = "等线"  # of every Office that knows Chinese; others take their own
INK, RULE, SHADE = "#1F3A5F", "#B7C3D0", "#DCE6F1"
DAY, INSTANT = "yyyy-mm-dd", "yyyy-mm-dd hh:mm"
YUAN, PERCENT = "#,##0.00", "0.0%"
# What is said in chat as ▲ ahead and ▼ behind; no colour alone carries it.
POINTS = '[Color5]"▲"0.0;[Red]"▼"0.0;"●"0.0'
TITLE_ROW, NOTE_ROW, HEAD_ROW = 0, 1, 2
ROWS_OF_A_SHEET = 1_000_000
A4, PORTRAIT = 9, 110

Format = object


class Chart(Protocol):
    """What is used of an XlsxWriter chart."""

    def add_series(self, options: Mapping[str, object]) -> None: ...
    def combine(self, chart: "Chart") -> None: ...
    def set_title(self, options: Mapping[str, object]) -> None: ...
    def set_x_axis(self, options: Mapping[str, object]) -> None: ...
    def set_y_axis(self, options: Mapping[str, object]) -> None: ...
    def set_legend(self, options: Mapping[str, object]) -> None: ...
    def set_size(self, options: Mapping[str, object]) -> None: ...
    def set_chartarea(self, options: Mapping[str, object]) -> None: ...


class Sheet(Protocol):
    """What is used of an XlsxWriter worksheet."""

    name: str

    def write_string(self, row: int, col: int, text: str, look: Format = None) -> int: ...
    def write_number(self, row: int, col: int, number: float, look: Format = None) -> int: ...
    def write_datetime(self, row: int, col: int, day: object, look: Format = None) -> int: ...
    def write_blank(self, row: int, col: int, blank: None, look: Format = None) -> int: ...
    def set_row(self, row: int, height: float) -> int: ...
    def set_column(self, first: int, last: int, width: float, look: Format = None) -> int: ...
    def freeze_panes(self, row: int, col: int) -> None: ...
    def autofilter(self, *place: int) -> int: ...
    def repeat_rows(self, first: int, last: int) -> None: ...
    def repeat_columns(self, first: int, last: int) -> None: ...
    def print_area(self, *place: int) -> int: ...
    def set_landscape(self) -> None: ...
    def set_paper(self, size: int) -> None: ...
    def set_margins(self, *, left: float, right: float, top: float, bottom: float) -> None: ...
    def set_footer(self, text: str) -> None: ...
    def fit_to_pages(self, wide: int, tall: int) -> None: ...
    def set_h_pagebreaks(self, rows: Sequence[int]) -> None: ...
    def conditional_format(self, *place: object) -> int: ...
    def insert_chart(self, row: int, col: int, chart: Chart) -> int: ...


class Package(Protocol):
    """What is used of an XlsxWriter workbook."""

    def add_worksheet(self, name: str) -> Sheet: ...
    def add_format(self, look: Mapping[str, object]) -> Format: ...
    def add_chart(self, options: Mapping[str, str]) -> Chart: ...
    def set_properties(self, properties: Mapping[str, object]) -> None: ...
    def close(self) -> None: ...


@dataclass(frozen=True)
class Book:
    """A workbook being made, with the formats its sheets share."""

    package: Package
    footer: str

    @classmethod
    def create(cls, path: Path, title: str, author: str, made_at: datetime, footer: str) -> "Book":
        """Begin a workbook at `path`; `made_at` is on the reader's clock, `footer` is text."""
        options = {
            "strings_to_formulas": False,
            "strings_to_numbers": False,
            "strings_to_urls": False,
        }
        package: Package = xlsxwriter.Workbook(str(path), options)
        package.set_properties({"title": plain(title), "author": plain(author), "created": made_at})
        return cls(package, footer)

    def sheet(self, name: str) -> Sheet:
        """Add a sheet; people's words in its name are made harmless."""
        return self.package.add_worksheet(sheet_name(name))

    def look(self, **more: object) -> Format:
        """A format of the body: thin rule, centred in height."""
        body = {"font_name": FONT, "font_size": 10, "valign": "vcenter"}
        return self.package.add_format({**body, "border": 1, "border_color": RULE, **more})

    @cached_property
    def kinds(self) -> Mapping[Kind, Format]:
        """The formats of columns."""
        return self._kinds(border=1)

    @cached_property
    def long_kinds(self) -> Mapping[Kind, Format]:
        """Those of long sheets: without borders, for an empty cell is not written there."""
        return self._kinds(border=0)

    def _kinds(self, **more: object) -> Mapping[Kind, Format]:
        words = {"num_format": "@", "indent": 1, **more}
        return {
            Kind.TEXT: self.look(**words),
            Kind.LONG: self.look(text_wrap=True, **words),
            # Typed over, such a text stays a text: the mark is the spreadsheet's own.
            Kind.QUOTED: self.look(quote_prefix=True, text_wrap=True, **words),
            Kind.WHOLE: self.look(num_format="0", **more),
            Kind.YUAN: self.look(num_format=YUAN, **more),
            Kind.PERCENT: self.look(num_format=PERCENT, **more),
            Kind.DAY: self.look(num_format=DAY, align="center", **more),
            Kind.INSTANT: self.look(num_format=INSTANT, align="center", **more),
        }

    @cached_property
    def rule(self) -> Format:
        """Thin rules round a cell."""
        return self.package.add_format({"border": 1, "border_color": RULE})

    @cached_property
    def head(self) -> Format:
        """The format of headings."""
        return self.look(bold=True, text_wrap=True, align="center", bg_color=SHADE, font_color=INK)

    @cached_property
    def title(self) -> Format:
        """The format of a sheet's title."""
        return self.package.add_format(
            {
                "font_name": FONT,
                "font_size": 16,
                "bold": True,
                "font_color": INK,
                "valign": "vcenter",
            }
        )

    @cached_property
    def note(self) -> Format:
        """The format of the line below the title."""
        return self.package.add_format(
            {"font_name": FONT, "font_size": 9, "font_color": "#5A6675", "valign": "vcenter"}
        )


def text(sheet: Sheet, row: int, col: int, words: str, look: Format, quoted: Format) -> None:
    """Write a text as text; `quoted` is the format of one that could be taken for a formula."""
    line = plain(words)
    sheet.write_string(row, col, line, quoted if is_formula(line) else look)


def top_of(book: Book, sheet: Sheet, title: str, note: str) -> None:
    """Title and the line below it, above the headings."""
    sheet.set_row(TITLE_ROW, 27)
    sheet.write_string(TITLE_ROW, 0, plain(title), book.title)
    sheet.write_string(NOTE_ROW, 0, plain(note), book.note)


def headings(book: Book, sheet: Sheet, titles: Sequence[str], *, row: int = HEAD_ROW) -> None:
    """A row of column headings."""
    sheet.set_row(row, 30)
    for number, title in enumerate(titles):
        sheet.write_string(row, number, plain(title), book.head)


def print_setup(
    book: Book, sheet: Sheet, *, pages: int = 1, landscape: bool = True, head: int = HEAD_ROW
) -> None:
    """A4, so many pages wide, headings on each page, its number and the sheet's name below."""
    sheet.set_paper(A4)
    if landscape:
        sheet.set_landscape()
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
    sheet.fit_to_pages(pages, 0)
    sheet.repeat_rows(head, head)
    if pages > 1:
        sheet.repeat_columns(0, 0)
    sheet.set_footer(f"&L&9{for_page(book.footer)}&C&9&A&R&9&P / &N")


def long_sheet(book: Book, table: Table, note: str, part: int = 0) -> Sheet:
    """A sheet for a long table: all but its rows, of which one sample stands there.

    `part` counts the sheets of a table that one sheet cannot hold.
    """
    sheet = book.sheet(f"{table.name}{part + 1}" if part else table.name)
    top_of(book, sheet, table.title, note)
    headings(book, sheet, [column.title for column in table.columns])
    for number, column in enumerate(table.columns):
        sheet.set_column(number, number, column.width)
    rows = min(ROWS_OF_A_SHEET, table.count - part * ROWS_OF_A_SHEET)
    sheet.freeze_panes(HEAD_ROW + 1, 1)
    sheet.autofilter(HEAD_ROW, 0, HEAD_ROW + max(rows, 1), len(table.columns) - 1)
    wide = sum(column.width for column in table.columns) > PORTRAIT
    print_setup(book, sheet, pages=table.pages, landscape=wide)
    # Rules for all cells at once: the empty ones are not written.
    last = HEAD_ROW + max(rows, 1)
    rule = {"type": "formula", "criteria": "=TRUE", "format": book.rule}
    sheet.conditional_format(HEAD_ROW + 1, 0, last, len(table.columns) - 1, rule)
    for number, look in enumerate(book.long_kinds.values()):
        sheet.write_number(HEAD_ROW + 1, number, 0, look)
    return sheet
