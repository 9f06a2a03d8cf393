"""The workbook that is handed out to be filled with figures of earlier months, and handed back.

Three sheets: to fill in, how to, and the choices behind the drop-downs. A refused one comes back
with a column that says row by row what was wrong.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from briefing.import_columns import columns
from briefing.ledger import questions
from briefing.safe import is_formula, plain, sheet_name
from plan.importing import Cell, Column, Refusal, Row, as_text
from plan.model import Indicator, Measure, Plan, QuestionKind, State
from plan.revision import ANSWER
from plan.units import OrgTree
from texts import Words

ROWS = 2_000
"""Rows with drop-downs."""
HEAD, PALE, ROSE, RED, RULE = "DDEBF7", "F2F2F2", "FBE5E5", "C00000", "B7C3D0"
REMARK = "remark"
WIDTHS: Mapping[str, float] = {
    REMARK: 50,
    Column.MARK: 8,
    Column.UNIT: 12,
    Column.INDICATOR: 22,
    Column.DAY: 14,
    Column.TEXT: 36,
    Column.NOTE: 24,
}
USUAL_WIDTH = 12.0
HELP = tuple(f"import-help-{number}" for number in range(1, 11))


@dataclass(frozen=True, slots=True)
class Look:
    """How a cell looks."""

    bold: bool = False
    pale: bool = False
    wraps: bool = False
    framed: bool = True
    fill: str = ""
    colour: str = "000000"


TITLES, USUAL = Look(bold=True, wraps=True, fill=HEAD), Look()
EXAMPLES, WORDS = Look(pale=True, fill=PALE), Look(wraps=True, framed=False)
WRONG, REMARKS = Look(fill=ROSE), Look(wraps=True, colour=RED)


class _Pen:
    """Writes cells: every text stays a text, whatever it begins with."""

    def __init__(self, book: Workbook) -> None:
        self.book = book
        thin = Side(style="thin", color=RULE)
        self._frame = Border(left=thin, right=thin, top=thin, bottom=thin)
        self._styles: dict[Look, NamedStyle] = {}

    def sheet(self, name: str) -> Worksheet:
        """A new sheet at the end."""
        made: Worksheet = self.book.create_sheet(sheet_name(name))
        made.page_setup.orientation, made.page_setup.paperSize = "landscape", made.PAPERSIZE_A4
        made.page_setup.fitToHeight = 0
        made.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        return made

    def write(self, sheet: Worksheet, row: int, column: int, value: Cell, look: Look) -> None:
        """Write into a cell, counted from 1."""
        cell = sheet.cell(row, column)
        cell.style = self._style(look).name
        if isinstance(value, date):
            cell.value, cell.number_format = value, "yyyy-mm-dd"
            return
        text = plain(as_text(value)) if not look.wraps else as_text(value)
        cell.value = text
        if text:
            cell.data_type = "s"
            cell.quotePrefix = is_formula(text)

    def _style(self, look: Look) -> NamedStyle:
        """The style of a look, made once: put together for each cell it took a minute."""
        if look not in self._styles:
            style = NamedStyle(f"look{len(self._styles)}")
            colour = look.colour
            style.font = Font(name="宋体", size=11, bold=look.bold, italic=look.pale, color=colour)
            style.alignment = Alignment(vertical="center", wrap_text=look.wraps)
            if look.framed:
                style.border = self._frame
            if look.fill:
                style.fill = PatternFill("solid", fgColor=look.fill)
            self.book.add_named_style(style)
            self._styles[look] = style
        return self._styles[look]

    def data(self) -> bytes:
        """The finished workbook."""
        made = BytesIO()
        self.book.save(made)
        return made.getvalue()


def _begun() -> _Pen:
    book = Workbook()
    for sheet in book.worksheets:
        book.remove(sheet)
    return _Pen(book)


def template(plan: Plan, tree: OrgTree, words: Words, top: str) -> bytes:
    """The workbook to fill in, for unit `top` and those below it."""
    pen = _begun()
    sheet = pen.sheet(words.plain("import-sheet"))
    headings = columns(plan, words)
    _headings(pen, sheet, headings)
    for row, example in enumerate(_examples(plan, tree, words, top), start=2):
        for place, column in enumerate(headings, start=1):
            pen.write(sheet, row, place, example.get(column, ""), EXAMPLES)
    how = pen.sheet(words.plain("import-help-sheet"))
    how.column_dimensions["A"].width = 90
    for row, message in enumerate(HELP, start=1):
        pen.write(how, row, 1, words.plain(message), WORDS)
    _choices(pen, sheet, plan, tree, words, top)
    return pen.data()


def _headings(pen: _Pen, sheet: Worksheet, headings: Mapping[str, str]) -> None:
    sheet.row_dimensions[1].height = 32
    for place, (column, heading) in enumerate(headings.items(), start=1):
        sheet.column_dimensions[get_column_letter(place)].width = WIDTHS.get(column, USUAL_WIDTH)
        pen.write(sheet, 1, place, heading, TITLES)
    sheet.freeze_panes = "D2"


def _examples(plan: Plan, tree: OrgTree, words: Words, top: str) -> list[dict[str, str]]:
    """A row for each measure that the plan has, marked as an example."""
    unit = (tree.children(top) or (tree[top],))[0].short
    month = words.plain("calendar-month", year=str(plan.start.year), month=str(plan.start.month))
    found = []
    for measure in (Measure.FLOW, Measure.STOCK, Measure.NARRATIVE):
        indicator = next((one for one in plan.indicators if one.measure is measure), None)
        if indicator is None:
            continue
        flow = measure is Measure.FLOW
        shared = {
            str(Column.MARK): words.plain("import-example"),
            str(Column.UNIT): unit,
            str(Column.INDICATOR): indicator.short,
            str(Column.DAY): plan.start.isoformat() if flow else month,
        }
        found.append(shared | _figures(indicator, words))
    return found


def _figures(indicator: Indicator, words: Words) -> dict[str, str]:
    if indicator.measure is Measure.STOCK:
        return {Column.NUMERATOR: "350", Column.DENOMINATOR: "412"}
    if indicator.measure is Measure.NARRATIVE:
        text = words.plain("import-example-text")
        return {Column.TEXT: text, Column.STATE: words.plain(f"state-{State.UNDER_WAY}")}
    return {Column.QUANTITY: "2"}


def _choices(
    pen: _Pen, sheet: Worksheet, plan: Plan, tree: OrgTree, words: Words, top: str
) -> None:
    """The drop-downs: units, indicators, states, and what choice questions offer."""
    offered: dict[str, Sequence[str]] = {
        Column.MARK: (words.plain("import-example"),),
        Column.UNIT: [unit.short for unit in tree.below(top)],
        Column.INDICATOR: [one.short for one in plan.indicators],
        Column.STATE: [words.plain(f"state-{state}") for state in State],
    }
    for key, together in questions(plan).items():
        if all(one.kind is QuestionKind.CHOICE for one in together):
            names = (choice for one in together for choice in one.choices)
            offered[ANSWER + key] = list(dict.fromkeys(names))
    headings = columns(plan, words)
    beside, targets = pen.sheet(words.plain("import-choices-sheet")), list(headings)
    for place, (column, choices) in enumerate(offered.items(), start=1):
        pen.write(beside, 1, place, headings[column], TITLES)
        for row, choice in enumerate(choices, start=2):
            pen.write(beside, row, place, choice, USUAL)
        letter, target = get_column_letter(place), get_column_letter(targets.index(column) + 1)
        source = f"'{beside.title}'!${letter}$2:${letter}${len(choices) + 1}"
        rule = DataValidation(type="list", formula1=source, allow_blank=True)
        rule.add(f"{target}2:{target}{ROWS}")
        sheet.add_data_validation(rule)


def remarked(plan: Plan, words: Words, rows: Sequence[Row], refusals: Sequence[Refusal]) -> bytes:
    """The rows as they were sent, behind a first column of what was refused and why.

    Once mended it can be sent again: the column of remarks is passed over.
    """
    pen = _begun()
    sheet = pen.sheet(words.plain("import-sheet"))
    headings = columns(plan, words)
    _headings(pen, sheet, {REMARK: words.plain("import-remarks"), **headings})
    of_row: dict[int, list[Refusal]] = {}
    for one in refusals:
        of_row.setdefault(one.row, []).append(one)
    for number, row in enumerate(rows, start=2):
        wrong = of_row.get(row.number, ())
        marked = {one.column for one in wrong}
        if wrong:
            remarks = "\n".join(said(plan, words, one) for one in wrong)
            pen.write(sheet, number, 1, remarks, REMARKS)
        for place, column in enumerate(headings, start=2):
            value = row.cells.get(column)
            if value is not None or column in marked:
                look = WRONG if column in marked else USUAL
                pen.write(sheet, number, place, value, look)
    return pen.data()


def said(plan: Plan, words: Words, refusal: Refusal) -> str:
    """A refusal in a sentence: the column, and what was expected there."""
    heading = columns(plan, words).get(refusal.column, refusal.column)
    reason = words.plain(refusal.message, **refusal.values)
    return words.plain("import-refusal", column=heading, reason=reason)
