"""The page of an official document (GB/T 9704-2012): paper, fonts, styles, page number.

The styles have Chinese names, so that whoever makes a template of his own finds them in Word's
list; those he has not defined are added as they are here.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

MASTHEAD, IMPRINT, TITLE, BODY = "简报报头", "简报报头附注", "简报标题", "简报正文"
HEADING_1, HEADING_2 = "简报一级标题", "简报二级标题"
TABLE_HEAD, TABLE, CAPTION = "简报表头", "简报表格", "简报图表题"
FIGURE, SIGNATURE, PAGE_NUMBER = "简报图片", "简报落款", "简报页码"

SMALL_TITLE, FANG, KAI, HEI, SONG = (
    "方正小标宋简体",
    "仿宋_GB2312",
    "楷体_GB2312",
    "黑体",
    "宋体",
)
# What stands in where a font is not installed: Office's own first, then free ones.
FALLBACKS: Mapping[str, tuple[str, str]] = {
    SMALL_TITLE: ("小标宋,方正小标宋_GBK,华文中宋,STZhongsong,宋体,Noto Serif CJK SC", "roman"),
    FANG: ("仿宋,FangSong,华文仿宋,STFangsong,Noto Serif CJK SC", "modern"),
    KAI: ("楷体,KaiTi,华文楷体,STKaiti,Noto Serif CJK SC", "modern"),
    HEI: ("SimHei,微软雅黑,Microsoft YaHei,Noto Sans CJK SC", "modern"),
    SONG: ("SimSun,华文宋体,STSong,Noto Serif CJK SC", "auto"),
}
WESTERN = "Times New Roman"

ER_HAO, SAN_HAO, SI_HAO, XIAO_SI, WU_HAO = 22.0, 16.0, 14.0, 12.0, 10.5
TOP, BOTTOM, LEFT, RIGHT = 37, 35, 28, 26
TEXT_WIDTH, TEXT_HEIGHT = 210 - LEFT - RIGHT, 297 - TOP - BOTTOM
LINES = 22
MM_PT = 72 / 25.4
LINE = int(TEXT_HEIGHT * MM_PT / LINES * 20) / 20
"""Points from line to line: 22 of them fill the height."""
CLOSER = -5
"""Twentieths of a point that a sign of size 三号 stands closer, so that 28 fill a line."""
# The page number's dash stands 7 mm below the text.
FOOTER_DISTANCE = 25
RED = RGBColor(0xC0, 0x00, 0x00)
LEFT_, CENTRE, RIGHT_, BOTH = (
    WD_ALIGN_PARAGRAPH.LEFT,
    WD_ALIGN_PARAGRAPH.CENTER,
    WD_ALIGN_PARAGRAPH.RIGHT,
    WD_ALIGN_PARAGRAPH.JUSTIFY,
)


@dataclass(frozen=True, slots=True)
class _Look:
    font: str
    size: float
    align: WD_ALIGN_PARAGRAPH = BOTH
    indent: int = 0
    """Hundredths of a sign before the first line."""
    line: float | None = LINE
    """Exact points from line to line; None is single."""
    colour: RGBColor | None = None
    before: float = 0
    after: float = 0
    level: int | None = None
    keep: bool = False
    """Stay on the page of what follows."""


LOOKS: Mapping[str, _Look] = {
    MASTHEAD: _Look(SMALL_TITLE, 44, CENTRE, line=None, colour=RED, after=10),
    IMPRINT: _Look(FANG, SAN_HAO, LEFT_),
    TITLE: _Look(SMALL_TITLE, ER_HAO, CENTRE, line=36, before=LINE, after=LINE / 2, keep=True),
    BODY: _Look(FANG, SAN_HAO, indent=200),
    HEADING_1: _Look(HEI, SAN_HAO, LEFT_, indent=200, level=0, keep=True),
    HEADING_2: _Look(KAI, SAN_HAO, LEFT_, indent=200, level=1, keep=True),
    TABLE_HEAD: _Look(HEI, WU_HAO, CENTRE, line=None, before=2, after=2, keep=True),
    TABLE: _Look(FANG, WU_HAO, CENTRE, line=None, before=2, after=2),
    CAPTION: _Look(KAI, XIAO_SI, CENTRE, line=20, before=6, after=4),
    FIGURE: _Look(FANG, WU_HAO, CENTRE, line=None, before=6, keep=True),
    SIGNATURE: _Look(FANG, SAN_HAO, RIGHT_),
    PAGE_NUMBER: _Look(SONG, SI_HAO, RIGHT_, line=None),
}


def add_styles(document: Document) -> None:
    """Add those of our styles that the document does not have."""
    there = {style.name for style in document.styles}
    for name in LOOKS:
        if name not in there:
            _add_style(document, name, LOOKS[name])


def _add_style(document: Document, name: str, look: _Look) -> None:
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    if not isinstance(style, ParagraphStyle):
        raise TypeError(name)
    style.base_style = None
    style.quick_style = True
    _set_font(style, look)
    shape = style.paragraph_format
    shape.alignment = look.align
    shape.space_before, shape.space_after = Pt(look.before), Pt(look.after)
    shape.keep_with_next = look.keep
    shape.widow_control = False
    if look.line is None:
        shape.line_spacing_rule = WD_LINE_SPACING.SINGLE
    else:
        shape.line_spacing_rule, shape.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(look.line)
    properties = style.element.get_or_add_pPr()
    if look.line is None:
        # Else the page's grid would pull small lines apart.
        snap = OxmlElement("w:snapToGrid")
        snap.set(qn("w:val"), "0")
        properties.insert_element_before(snap, "w:spacing", "w:ind", "w:jc", "w:outlineLvl")
    if look.indent:
        properties.get_or_add_ind().set(qn("w:firstLineChars"), str(look.indent))
        # For readers that do not know signs as a measure.
        shape.first_line_indent = Pt(look.size * look.indent / 100)
    if look.level is not None:
        _append(properties, "w:outlineLvl", val=str(look.level))


def _set_font(style: ParagraphStyle, look: _Look) -> None:
    style.font.name, style.font.size, style.font.color.rgb = WESTERN, Pt(look.size), look.colour
    properties = style.element.get_or_add_rPr()
    fonts = properties.get_or_add_rFonts()
    fonts.set(qn("w:eastAsia"), look.font)
    if look.size == SAN_HAO:
        _append(properties, "w:spacing", val=str(CLOSER))
    # Else a reader may take another country's forms of the same signs.
    _append(properties, "w:lang", val="en-US", eastAsia="zh-CN")
    if look.font is SONG:
        fonts.set(qn("w:ascii"), SONG)
        fonts.set(qn("w:hAnsi"), SONG)


def set_base(document: Document) -> None:
    """The body's font for everything without a style of ours; the page's grid is measured by it."""
    base = document.styles["Normal"]
    if not isinstance(base, ParagraphStyle):
        raise TypeError("Normal")
    fonts = base.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    _set_font(base, LOOKS[BODY])


def set_page(document: Document) -> None:
    """A4 with the standard's margins, 22 lines, and page numbers."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(TOP), Mm(BOTTOM)
    section.left_margin, section.right_margin = Mm(LEFT), Mm(RIGHT)
    section.header_distance, section.footer_distance = Mm(15), Mm(FOOTER_DISTANCE)
    properties = document.element.body.sectPr
    for old in properties.findall(qn("w:docGrid")):
        properties.remove(old)
    # Lines only: with signs in the grid as well, LibreOffice sets a third fewer to a line.
    _append(properties, "w:docGrid", type="lines", linePitch=str(int(LINE * 20)))
    document.settings.odd_and_even_pages_header_footer = True
    section.footer.is_linked_to_previous = section.even_page_footer.is_linked_to_previous = False
    _number(section.footer.paragraphs[0], RIGHT_)
    _number(section.even_page_footer.paragraphs[0], LEFT_)


def _number(paragraph: Paragraph, side: WD_ALIGN_PARAGRAPH) -> None:
    """— 1 —, one sign away from the edge: odd pages right, even pages left."""
    paragraph.style = PAGE_NUMBER
    paragraph.alignment = side
    indent = Pt(SI_HAO)
    if side is RIGHT_:
        paragraph.paragraph_format.right_indent = indent
    else:
        paragraph.paragraph_format.left_indent = indent
    paragraph.add_run("— ")
    for kind in ("begin", "instr", "end"):
        run = paragraph.add_run()
        if kind == "instr":
            _append(run.element, "w:instrText").text = "PAGE"
        else:
            _append(run.element, "w:fldChar", fldCharType=kind)
    paragraph.add_run(" —")


def rule_below(paragraph: Paragraph) -> None:
    """The red line below the masthead."""
    properties = paragraph.paragraph_format.element.get_or_add_pPr()
    borders = OxmlElement("w:pBdr")
    _append(borders, "w:bottom", val="single", sz="18", space="6", color=str(RED))
    properties.insert_element_before(borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc")


def _append(parent: BaseOxmlElement, name: str, /, **attributes: str) -> BaseOxmlElement:
    child = OxmlElement(name)
    for key, value in attributes.items():
        child.set(qn(f"w:{key}"), value)
    parent.append(child)
    return child


def font_table() -> bytes:
    """The package's list of fonts, each with what may stand in for it."""
    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{others}"/><w:charset w:val="86"/>'
        f'<w:family w:val="{family}"/><w:pitch w:val="auto"/></w:font>'
        for name, (others, family) in FALLBACKS.items()
    )
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    return f'{head}<w:fonts xmlns:w="{space}">{fonts}</w:fonts>'.encode()
