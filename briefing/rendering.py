"""Puts blocks on paper with python-docx, in the styles of `briefing.layout`."""

from collections.abc import Sequence
from io import BytesIO

from docx.document import Document
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm
from docx.table import Table, _Cell
from PIL import Image

from briefing.blocks import Block, Grid, Heading, Photos, Picture, Say
from briefing.layout import (
    BODY,
    CAPTION,
    FIGURE,
    HEADING_1,
    HEADING_2,
    TABLE,
    TABLE_HEAD,
    TEXT_WIDTH,
)
from briefing.safe import plain

PHOTO_WIDTH, PHOTO_HEIGHT = 72, 48
PICTURE_HEIGHT = 150
SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")


class Renderer:
    """Appends blocks to a document."""

    def __init__(self, document: Document) -> None:
        self._document = document

    def render(self, blocks: Sequence[Block]) -> None:
        """Append these blocks."""
        for block in blocks:
            match block:
                case Heading():
                    style = HEADING_1 if block.level == 1 else HEADING_2
                    self._document.add_paragraph(plain(block.text), style=style)
                case Say():
                    self._say(block)
                case Grid():
                    self._grid(block)
                case Picture():
                    self._picture(block)
                case Photos():
                    self._photos(block)

    def _say(self, say: Say) -> None:
        paragraph = self._document.add_paragraph(style=BODY)
        if say.lead:
            space = " " if say.lead.endswith(" ") else ""
            paragraph.add_run(plain(say.lead) + space).bold = True
        paragraph.add_run(plain(say.text))

    def _grid(self, grid: Grid) -> None:
        caption = self._document.add_paragraph(plain(grid.caption), style=CAPTION)
        caption.paragraph_format.keep_with_next = True
        table = self._table(len(grid.rows) + 1, grid.widths, ruled=True)
        lines = [(TABLE_HEAD, grid.head), *((TABLE, row) for row in grid.rows)]
        for row, (style, values) in zip(table.rows, lines, strict=True):
            for number, (cell, value) in enumerate(zip(row.cells, values, strict=True)):
                cell.width = Mm(grid.widths[number])
                cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
                paragraph = cell.paragraphs[0]
                paragraph.style = style
                paragraph.add_run(plain(value))
                if number == 0 and style == TABLE:
                    paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT

    def _picture(self, picture: Picture) -> None:
        paragraph = self._document.add_paragraph(style=FIGURE)
        width = _width(picture.data, TEXT_WIDTH, PICTURE_HEIGHT)
        paragraph.add_run().add_picture(BytesIO(picture.data), width=Mm(width))
        self._document.add_paragraph(plain(picture.caption), style=CAPTION)

    def _photos(self, block: Photos) -> None:
        photos = block.photos
        table = self._table(-(-len(photos) // 2), (TEXT_WIDTH / 2, TEXT_WIDTH / 2), ruled=False)
        for number, photo in enumerate(photos):
            self._photo(table.cell(number // 2, number % 2), photo)

    def _table(self, rows: int, widths: Sequence[float], *, ruled: bool) -> Table:
        """A table of fixed widths in the middle of the page, whatever styles there are."""
        table: Table = self._document.add_table(rows, len(widths))
        table.autofit = False
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Mm(width)
        element = self._document.element.body.findall(qn("w:tbl"))[-1]
        if ruled:
            element.tblPr.append(_borders())
        for number, row in enumerate(element.findall(qn("w:tr"))):
            _keep_whole(row, heading=ruled and number == 0)
        return table

    def _photo(self, cell: _Cell, photo: Picture) -> None:
        paragraph = cell.paragraphs[0]
        paragraph.style = FIGURE
        # In a table it would keep all rows on one page.
        paragraph.paragraph_format.keep_with_next = False
        width = _width(photo.data, PHOTO_WIDTH, PHOTO_HEIGHT)
        paragraph.add_run().add_picture(BytesIO(photo.data), width=Mm(width))
        cell.add_paragraph(plain(photo.caption), style=CAPTION)


def _width(data: bytes, widest: float, highest: float) -> float:
    """How many millimetres wide a picture is when neither side is longer than it may be."""
    with Image.open(BytesIO(data)) as image:
        return min(widest, highest * image.width / image.height)


def _keep_whole(row: BaseOxmlElement, *, heading: bool) -> None:
    """A row stays on one page; a heading is repeated on each."""
    properties = OxmlElement("w:trPr")
    properties.append(OxmlElement("w:cantSplit"))
    if heading:
        properties.append(OxmlElement("w:tblHeader"))
    row.insert(0, properties)


def _borders() -> BaseOxmlElement:
    borders = OxmlElement("w:tblBorders")
    for side in SIDES:
        border = OxmlElement(f"w:{side}")
        border.set(qn("w:val"), "single")
        border.set(qn("w:sz"), "4")
        borders.append(border)
    return borders
