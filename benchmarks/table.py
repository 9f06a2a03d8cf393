"""Rows of text in columns."""

from collections.abc import Sequence
from unicodedata import east_asian_width


def lines(rows: Sequence[Sequence[str]]) -> str:
    """The rows below each other: the first column to the left, figures to the right."""
    widths = [max(map(_width, column)) for column in zip(*rows, strict=True)]
    return "\n".join(_line(row, widths) for row in rows)


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    first, *others = (
        cell + fill if place == 0 else fill + cell
        for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        for fill in [" " * (width - _width(cell))]
    )
    return "  ".join([first, *others]).rstrip()


def _width(text: str) -> int:
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in text)
