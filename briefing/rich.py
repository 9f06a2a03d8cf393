"""A document for chat: headings, tables, details and so on; how each form is written is not here.

`rich_message` writes it as a rich message, which Telegram shows natively, and `rich_text` as HTML
text for servers and clients that know none. A text in it is a plain `str`, which is escaped, or
`Markup` from the catalogue, which stands as it is (inline tags only); "\\n" breaks the line.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from html import escape, unescape
from typing import TypeAlias

from texts import Markup

MOST_COLUMNS = 20
TAG = re.compile(r"<[^>]*>")


class Align(StrEnum):
    """Where a column's text stands."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Heading:
    """A title, from level 1 (largest) to 6."""

    text: str
    level: int = 3


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    text: str


@dataclass(frozen=True, slots=True)
class Footer:
    """Small print: what counts, where it comes from."""

    text: str


@dataclass(frozen=True, slots=True)
class Quote:
    """Somebody's words."""

    text: str


@dataclass(frozen=True, slots=True)
class Divider:
    """A line across."""


@dataclass(frozen=True, slots=True)
class Listing:
    """Points, or numbered steps."""

    items: tuple[str, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a header of the same length; columns without an alignment stand left.

    `lines` are what to say instead where tables cannot be shown, one text a row (which may break);
    without them the cells themselves are set as lines. A header may be all empty: then none shows.
    Raises ValueError for rows of another length and for more columns than Telegram takes.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    align: tuple[Align, ...] = ()
    caption: str = ""
    lines: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not 1 <= len(self.header) <= MOST_COLUMNS:
            raise ValueError(f"a table of {len(self.header)} columns")
        if any(len(row) != len(self.header) for row in self.rows):
            raise ValueError("a row is not as long as the header")
        if self.lines and len(self.lines) != len(self.rows):
            raise ValueError("not one line a row")

    def aligned(self, column: int) -> Align:
        """The alignment of a column."""
        return self.align[column] if column < len(self.align) else Align.LEFT

    @property
    def has_header(self) -> bool:
        """Whether any column has a name."""
        return any(self.header)


@dataclass(frozen=True, slots=True)
class Details:
    """What opens on a tap; the summary always shows."""

    summary: str
    blocks: tuple["Block", ...]
    is_open: bool = False


Block: TypeAlias = Heading | Paragraph | Footer | Quote | Divider | Listing | Table | Details


@dataclass(frozen=True, slots=True)
class Document:
    """Blocks from top to bottom."""

    blocks: tuple[Block, ...]


def marked(text: str) -> Markup:
    """A text as HTML: `Markup` as it stands, any other escaped."""
    return text if isinstance(text, Markup) else Markup(escape(text, quote=False))


def bare(text: str) -> str:
    """A text as it is read: without tags, and not escaped."""
    return unescape(TAG.sub("", text)) if isinstance(text, Markup) else text
