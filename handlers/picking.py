"""Choosing a unit of the tree by buttons, level by level, however many there are."""

from collections.abc import Callable

from handlers.buttons import Button
from handlers.keyboards import Row, pairs
from handlers.talk import Talk
from plan.model import Unit

AT_ONCE = 20


def unit_rows(
    talk: Talk,
    top: str,
    at: str,
    page: int,
    *,
    choose: Callable[[str], Button],
    opened: Callable[[str, int], Button],
) -> list[Row]:
    """Rows to choose the unit `at`, one right below it, or to go on; nothing above `top`.

    A unit that has others below it is opened, any other is chosen.
    """
    page = max(page, 0)
    below = [unit for unit in talk.tree.children(at) if not talk.tree.is_closed(unit.code)]

    def shown(unit: Unit) -> Button:
        return opened(unit.code, 0) if len(talk.tree.offered(unit.code)) > 1 else choose(unit.code)

    label = talk.plain("button-this-unit", unit=talk.tree[at].short)
    rows = [
        [choose(at).on(label)],
        *pairs(shown(unit).on(_label(talk, unit)) for unit in part(below, page)),
    ]
    turns = turning(len(below), page, lambda to: opened(at, to))
    parent = talk.tree[at].parent
    up = [opened(parent, 0).on(talk.plain("button-up"))] if at != top and parent else []
    return [row for row in (*rows, turns, up) if row]


def _label(talk: Talk, unit: Unit) -> str:
    return f"{unit.short} ›" if len(talk.tree.offered(unit.code)) > 1 else unit.short


def part(units: list[Unit], page: int) -> list[Unit]:
    """The units of a page."""
    return units[page * AT_ONCE : (page + 1) * AT_ONCE]


def turning(count: int, page: int, to: Callable[[int], Button], at_once: int = AT_ONCE) -> Row:
    """The buttons to the pages beside this one, where there are any."""
    row = [to(page - 1).on("‹")] if page > 0 else []
    return [*row, to(page + 1).on("›")] if (page + 1) * at_once < count else row
