"""Layouts of buttons that several dialogues use."""

from collections.abc import Iterable

from handlers.buttons import Key

Row = list[Key]


def pairs(buttons: Iterable[Key]) -> list[Row]:
    """Two buttons to a row: wide enough for eight Chinese characters on a phone."""
    flat = list(buttons)
    return [flat[start : start + 2] for start in range(0, len(flat), 2)]
