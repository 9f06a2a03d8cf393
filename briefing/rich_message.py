"""A document as Telegram's rich message (Bot API 10.1): its HTML, and parts within its limits."""

from briefing.rich import (
    Block,
    Details,
    Divider,
    Document,
    Footer,
    Heading,
    Listing,
    Paragraph,
    Quote,
    Table,
    marked,
)
from briefing.rich_parts import Blocks, head, readable

MOST_CHARACTERS = 32_768
MOST_BLOCKS = 500


def payload(document: Document) -> dict[str, object]:
    """The InputRichMessage. The document is one that `split` gave, or known to be small."""
    # Figures and people's words must not turn into links, telephone and card numbers.
    return {"html": html(document.blocks), "skip_entity_detection": True}


def split(document: Document) -> tuple[Document, ...]:
    """The document in as many parts as the limits of a message ask for; mostly itself alone."""
    parts: list[Document] = []
    rest = document.blocks
    while rest:
        kept, rest = head(rest, fits)
        parts.append(Document(kept))
    return tuple(parts) or (document,)


def fits(blocks: Blocks) -> bool:
    """Whether blocks go into one rich message."""
    if sum(map(_count, blocks)) > MOST_BLOCKS:
        return False
    return sum(len(text) for one in blocks for text in readable(one)) <= MOST_CHARACTERS


def _count(block: Block) -> int:
    """The blocks Telegram counts: rows, points with what stands in them, and all that is nested."""
    match block:
        case Table():
            return 1 + len(block.rows) + block.has_header
        case Listing():
            return 1 + 2 * len(block.items)
        case Details():
            return 1 + sum(map(_count, block.blocks))
        case Quote():
            return 2
        case _:
            return 1


def html(blocks: Blocks) -> str:
    """Blocks in the HTML of rich messages."""
    return "".join(map(_html, blocks))


def _html(block: Block) -> str:
    match block:
        case Heading():
            return f"<h{block.level}>{_text(block.text)}</h{block.level}>"
        case Paragraph():
            return f"<p>{_text(block.text)}</p>"
        case Footer():
            return f"<footer>{_text(block.text)}</footer>"
        case Quote():
            return f"<blockquote>{_text(block.text)}</blockquote>"
        case Divider():
            return "<hr/>"
        case Listing():
            items = "".join(f"<li>{_text(item)}</li>" for item in block.items)
            return f"<ol>{items}</ol>" if block.ordered else f"<ul>{items}</ul>"
        case Details():
            state = " open" if block.is_open else ""
            summary = f"<summary>{_text(block.summary)}</summary>"
            return f"<details{state}>{summary}{html(block.blocks)}</details>"
        case Table():
            return _table(block)


def _table(table: Table) -> str:
    caption = f"<caption>{_text(table.caption)}</caption>" if table.caption else ""
    header = _row(table, table.header, "th") if table.has_header else ""
    rows = "".join(_row(table, row, "td") for row in table.rows)
    return f"<table bordered striped>{caption}{header}{rows}</table>"


def _row(table: Table, cells: tuple[str, ...], tag: str) -> str:
    shown = (
        f'<{tag} align="{table.aligned(column)}">{_text(cell)}</{tag}>'
        for column, cell in enumerate(cells)
    )
    return f"<tr>{''.join(shown)}</tr>"


def _text(text: str) -> str:
    return marked(text).replace("\n", "<br>")
