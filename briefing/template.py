"""A federation's own template for the briefing: a .docx with places to fill, checked before use.

Styles and places, no template language: what comes over the wire is never run. The places are
written in double braces; the briefing's text takes the place of a paragraph that holds only
{{正文}}, in the styles of `briefing.layout`, which the template may define as it likes.
"""

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from io import BytesIO

import docx
from docx.document import Document
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.paragraph import Paragraph

from briefing import packages

RIGHT_TAB = WD_TAB_ALIGNMENT.RIGHT


class Place(StrEnum):
    """What is filled in, as it stands in the template."""

    TITLE = "{{标题}}"
    UNIT = "{{单位}}"
    SPAN = "{{期间}}"
    DATE = "{{日期}}"
    BODY = "{{正文}}"


class Fault(StrEnum):
    """What is wrong with a template; the message about it is named after it."""

    NO_DOCX = "template-no-docx"
    TOO_LARGE = "template-too-large"
    NO_BODY = "template-no-body"
    OUTSIDE = "template-outside"
    MACROS = "template-macros"


class WrongTemplate(Exception):
    """A template that cannot be used, and why."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault)
        self.fault = fault


def check(data: bytes) -> None:
    """Raise WrongTemplate unless this is a .docx that can be filled and is safe to hand out."""
    document = opened(data)
    if body_place(document) is None:
        raise WrongTemplate(Fault.NO_BODY)


def opened(data: bytes) -> Document:
    """Open a template. Raises WrongTemplate."""
    _look_inside(data)
    try:
        document = docx.Document(BytesIO(data))
    except (PackageNotFoundError, KeyError, ValueError, SyntaxError, AttributeError) as error:
        raise WrongTemplate(Fault.NO_DOCX) from error
    for part in document.part.package.iter_parts():
        if "vbaProject" in part.partname or "macroEnabled" in part.content_type:
            raise WrongTemplate(Fault.MACROS)
        for relation in part.rels.values():
            # A link may lead outside; a template or an object fetched from there may not.
            if relation.is_external and relation.reltype != RELATIONSHIP_TYPE.HYPERLINK:
                raise WrongTemplate(Fault.OUTSIDE)
    return document


def _look_inside(data: bytes) -> None:
    """Refuse what is no package, or would fill the memory when unpacked."""
    try:
        packages.parts_of(data)
    except packages.NoPackage as error:
        raise WrongTemplate(Fault.NO_DOCX) from error
    except packages.TooLarge as error:
        raise WrongTemplate(Fault.TOO_LARGE) from error


def body_place(document: Document) -> BaseOxmlElement | None:
    """The paragraph that holds nothing but the place for the text."""
    for child in document.element.body:
        said = "".join(part.text or "" for part in child.iter(qn("w:t")))
        if child.tag == qn("w:p") and said.strip() == Place.BODY:
            return child  # type: ignore[no-any-return] # lxml is untyped
    return None


def cut_at_body(document: Document) -> Sequence[BaseOxmlElement]:
    """Take out the place for the text and all after it; returns what comes after, to put back.

    Raises WrongTemplate where there is no such place.
    """
    place, body = body_place(document), document.element.body
    if place is None:
        raise WrongTemplate(Fault.NO_BODY)
    children = list(body)
    after = [one for one in children[children.index(place) + 1 :] if one.tag != qn("w:sectPr")]
    for one in (place, *after):
        body.remove(one)
    return after


def put_back(document: Document, after: Sequence[BaseOxmlElement]) -> None:
    """Put back what stood after the text."""
    for one in after:
        document.element.body.sectPr.addprevious(one)


def replace_places(document: Document, values: Mapping[Place, str]) -> None:
    """Fill the places in text, tables, headers and footers, in the format they stand in."""
    for paragraph in _paragraphs(document):
        if "{{" not in paragraph.text:
            continue
        for run in paragraph.runs:
            if "{{" in run.text:
                run.text = _filled(run.text, values)
        if any(place in paragraph.text for place in values):
            # Word has spread a place over several runs: they become one.
            first, *others = paragraph.runs
            first.text = _filled(paragraph.text, values)
            for run in others:
                run.text = ""


def _filled(text: str, values: Mapping[Place, str]) -> str:
    for place, value in values.items():
        text = text.replace(place, value)
    return text


def _paragraphs(document: Document) -> Iterator[Paragraph]:
    yield from document.paragraphs
    for table in document.tables:
        for row in table.rows:
            for cell in row.cells:
                yield from cell.paragraphs
    for section in document.sections:
        for part in (
            section.header,
            section.even_page_header,
            section.first_page_header,
            section.footer,
            section.even_page_footer,
            section.first_page_footer,
        ):
            if not part.is_linked_to_previous:
                yield from part.paragraphs
