"""What a document is made of, one after the other; neither figures nor fonts are known here."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: level 1 is 一、, level 2 is （一）."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Say:
    """A paragraph; `lead` stands before it in bold."""

    text: str
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with its caption, headings, and the widths of its columns in millimetres.

    The first column is text, the others stand in the middle.
    """

    caption: str
    head: Sequence[str]
    rows: Sequence[Sequence[str]]
    widths: Sequence[float]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture (PNG or JPEG) as wide as the text, with its caption."""

    data: bytes
    caption: str


@dataclass(frozen=True, slots=True)
class Photos:
    """Photos (JPEG) two side by side, each with its caption."""

    photos: Sequence[Picture]


Block = Heading | Say | Grid | Picture | Photos
