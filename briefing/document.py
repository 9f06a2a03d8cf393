"""The briefing as a Word document (.docx): its own layout, or a template of the federation's.

Made from a snapshot (`storage.snapshot`), in a thread of its own: it keeps a processor busy.
"""

import zipfile
from collections.abc import Mapping
from datetime import datetime
from io import BytesIO
from pathlib import Path

import docx
from docx.document import Document
from docx.shared import Mm
from docx.text.paragraph import Paragraph

from briefing import layout, template
from briefing.blocks import Block
from briefing.layout import BODY, IMPRINT, MASTHEAD, SIGNATURE, TITLE
from briefing.rendering import Renderer
from briefing.safe import file_name, plain
from briefing.story import Pictures, tell
from briefing.template import Place
from briefing.voice import Voice

FONT_TABLE = "word/fontTable.xml"
THUMBNAIL = "/thumbnail"


async def write(
    voice: Voice,
    path: Path,
    made_at: datetime,
    *,
    pictures: Pictures | None = None,
    own_template: bytes | None = None,
) -> None:
    """Write the briefing to `path`; `made_at` (no time zone) is on the plan's clock.

    `own_template` is a .docx that has passed `template.check`. Where it fails, nothing is left at
    `path`. Raises `template.WrongTemplate`.
    """
    blocks = await tell(voice, pictures or Pictures())
    data = fill(own_template or starter(voice), voice, blocks, made_at)
    part = path.with_name(f".{path.name}.part")
    try:
        part.write_bytes(data)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def name_of(voice: Voice) -> str:
    """A name for the file: the unit, what it is, its days."""
    stem = voice.say(
        "briefing-file",
        unit=voice.figures.tree[voice.top].short,
        first=voice.figures.span.first.isoformat(),
        last=voice.figures.day.isoformat(),
    )
    return f"{file_name(stem)}.docx"


def starter(voice: Voice) -> bytes:
    """The usual layout as a template, to be changed in Word and handed back."""
    document = docx.Document()
    for element in list(document.element.body)[:-1]:
        document.element.body.remove(element)
    layout.add_styles(document)
    layout.set_base(document)
    layout.set_page(document)
    document.add_paragraph(voice.say("briefing-masthead"), style=MASTHEAD)
    imprint = document.add_paragraph(f"{Place.UNIT}\t{Place.DATE}", style=IMPRINT)
    _spread(imprint)
    layout.rule_below(imprint)
    document.add_paragraph(Place.TITLE, style=TITLE)
    document.add_paragraph(Place.BODY, style=BODY)
    document.add_paragraph("", style=SIGNATURE)
    for place in (Place.UNIT, Place.DATE):
        document.add_paragraph(place, style=SIGNATURE)
    return _with_fonts(_saved(document))


def _spread(paragraph: Paragraph) -> None:
    """The second half of the line at its right end."""
    tabs = paragraph.paragraph_format.tab_stops
    tabs.add_tab_stop(Mm(layout.TEXT_WIDTH), template.RIGHT_TAB)


def fill(source: bytes, voice: Voice, blocks: list[Block], made_at: datetime) -> bytes:
    """Put the briefing into a template. Raises `template.WrongTemplate`."""
    document = template.opened(source)
    layout.add_styles(document)
    plan = voice.figures.plan
    span = voice.called(voice.figures.span)
    unit = voice.figures.tree[voice.top]
    root = voice.top == voice.figures.tree.root.code
    issuer = plan.federation if root else unit.name
    values: Mapping[Place, str] = {
        Place.UNIT: plain(issuer),
        Place.SPAN: span,
        Place.DATE: voice.day(made_at.date()),
        Place.TITLE: voice.say("briefing-title", unit=unit.short, span=span),
    }
    after = template.cut_at_body(document)
    Renderer(document).render(blocks)
    template.put_back(document, after)
    template.replace_places(document, values)
    facts = document.core_properties
    facts.title, facts.author = values[Place.TITLE], plain(plan.federation)
    facts.last_modified_by, facts.comments = facts.author, ""
    facts.created = facts.modified = made_at
    facts.revision = 1
    return _saved(document)


def _saved(document: Document) -> bytes:
    relations = document.part.package.rels
    for number, relation in list(relations.items()):
        # A picture of another document, which file managers would show.
        if relation.reltype.endswith(THUMBNAIL):
            relations.pop(number)
    data = BytesIO()
    document.save(data)
    return data.getvalue()


def _with_fonts(data: bytes) -> bytes:
    """The package with our list of fonts, which python-docx has no way to change."""
    made = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(data)) as source,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for entry in source.infolist():
            content = source.read(entry)
            target.writestr(
                entry.filename, layout.font_table() if entry.filename == FONT_TABLE else content
            )
    return made.getvalue()
