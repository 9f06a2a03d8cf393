"""A document as HTML text, for where rich messages are refused or switched off.

Lines stay within 20 Chinese characters where the document's own texts do.
"""

from functools import lru_cache

from briefing.rich import (
    Align,
    Block,
    Details,
    Divider,
    Document,
    Heading,
    Listing,
    Paragraph,
    Quote,
    Table,
    bare,
    marked,
)
from briefing.rich_parts import Blocks, head
from briefing.wording import WIDEST
from plan.text import cells
from texts import Markup, Words

# Telegram counts UTF-16 units, after tags and entities are read.
MOST_UNITS = 4096
# The spaces that stand still in a proportional font: as wide as a Chinese sign, and as a digit.
WIDE, NARROW = "\u3000", "\u2007"
RULE = "─" * 12


def text(document: Document, words: Words) -> Markup:
    """The document as one message; what does not fit is left out at a block's end, and said so."""
    whole = _joined(document.blocks)
    if units(whole) <= MOST_UNITS:
        return whole
    cut = words.html("rich-cut")
    room = MOST_UNITS - units(cut) - 2
    kept, _left_out = head(document.blocks, lambda blocks: units(_joined(blocks)) <= room)
    return Markup(f"{_joined(kept)}\n\n{cut}")


def units(shown: str) -> int:
    """How long Telegram finds a text to be, once its HTML is parsed."""
    return len(bare(Markup(shown)).encode("utf-16-le")) // 2


def _joined(blocks: Blocks, *, inside: bool = False) -> Markup:
    """Blocks under each other, mostly with a blank line between."""
    shown = ""
    before: Block | None = None
    for block in blocks:
        shown += _gap(before, block) + _shown(block, inside=inside)
        before = block
    return Markup(shown)


def _gap(before: Block | None, block: Block) -> str:
    """What stands between two blocks: a title and what leads in belong to what follows."""
    match before, block:
        case None, _:
            return ""
        case (Heading(), _) | (Details(), Details()) | (Paragraph(), Table() | Listing()):
            return "\n"
        case _:
            return "\n\n"


def _shown(block: Block, *, inside: bool) -> str:
    match block:
        case Heading():
            return f"<b>{marked(block.text)}</b>"
        case Divider():
            return RULE
        case Listing():
            signs = (f"{n}." if block.ordered else "·" for n in range(1, len(block.items) + 1))
            items = zip(signs, block.items, strict=True)
            return "\n".join(f"{sign} {marked(item)}" for sign, item in items)
        case Quote() if not inside:  # quotations cannot stand in one another
            return f"<blockquote>{marked(block.text)}</blockquote>"
        case Details():
            return _details(block, inside=inside)
        case Table():
            return "\n".join(_table(block))
        case _:
            return marked(block.text)


def _details(block: Details, *, inside: bool) -> str:
    summary = f"<b>{marked(block.summary)}</b>"
    content = _joined(block.blocks, inside=True)
    if inside:
        return f"{summary}\n{content}"
    return f"{summary}\n<blockquote expandable>{content}</blockquote>"


def _table(table: Table) -> list[str]:
    shown: list[str] = [marked(table.caption)] if table.caption else []
    if table.lines:
        return shown + [marked(line) for line in table.lines]
    rows = (table.header, *table.rows) if table.has_header else table.rows
    columns = range(len(table.header))
    widths = [max((_width(row[n]) for row in rows), default=0) for n in columns]
    fits = sum(widths) + 2 * (len(widths) - 1) <= WIDEST
    if not fits or any("\n" in cell for row in rows for cell in row):
        return shown + [line for row in table.rows for line in _stacked(table, row)]
    lines = [_aligned(table, row, widths) for row in rows]
    if table.has_header:
        lines[0] = f"<b>{lines[0]}</b>"
    return shown + lines


def _aligned(table: Table, row: tuple[str, ...], widths: list[int]) -> str:
    padded = [
        _padded(cell, width, table.aligned(column))
        for column, (cell, width) in enumerate(zip(row, widths, strict=True))
    ]
    return WIDE.join(padded).rstrip()


def _padded(cell: str, width: int, align: Align) -> str:
    lacking = width - _width(cell)
    left = {Align.LEFT: 0, Align.CENTER: lacking // 2, Align.RIGHT: lacking}[align]
    return f"{_space(left)}{marked(cell)}{_space(lacking - left)}"


@lru_cache(maxsize=4096, typed=True)  # Markup is read otherwise than a str
def _width(text: str) -> int:
    """The columns a text takes: asked again and again while a message is cut to size."""
    return cells(bare(text))


def _space(width: int) -> str:
    return WIDE * (width // 2) + NARROW * (width % 2)


def _stacked(table: Table, row: tuple[str, ...]) -> list[str]:
    """A row that is too wide for one line: its first cell, and below it the others by name."""
    lines = [f"<b>{marked(row[0])}</b>"]
    line = Markup("")
    for name, cell in zip(table.header[1:], row[1:], strict=True):
        if not bare(cell).strip():
            continue
        said = f"{marked(name)} {marked(cell)}" if name else marked(cell)
        joined = Markup(f"{line}{WIDE}{said}" if line else said)
        if line and ("\n" in cell or _width(joined) > WIDEST):
            lines.append(line)
            joined = Markup(said)
        line = joined
    return [*lines, line] if line else lines
