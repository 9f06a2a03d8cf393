"""Finds the parts that a line gives of one number (其中崆峒2场，泾川1场); no sums without 其中."""

import re
from collections.abc import Sequence
from dataclasses import replace

from plan.quick.answers import TRADE
from plan.quick.cues import VENUES
from plan.quick.item import Item
from plan.quick.scan import Scan
from plan.quick.tokens import Day, Figure, Mark, Sign, UnitRef

_KIND = re.compile("|".join((*VENUES.values(), TRADE.pattern, "初级|中级|高级|技师")))


def parts_by_unit(scan: Scan, parts: Sequence[Figure], item: Item) -> list[tuple[str, Figure]]:
    """Return the units and numbers of 其中崆峒2场，泾川1场 that belong to ``item``."""
    if item.figure is None:
        return []
    found: list[tuple[str, Figure]] = []
    for figure in parts:
        if figure.measure != item.figure.measure or figure.start < item.end:
            continue
        refs = [
            ref for ref in scan.of(UnitRef) if item.end <= ref.start and ref.end <= figure.start
        ]
        if refs and len(refs[-1].codes) == 1:
            found.append((refs[-1].codes[0], figure))
    return found


def parts_by_kind(scan: Scan, parts: Sequence[Figure], item: Item) -> list[Figure]:
    """Return the numbers of 其中企业2场，工地1场 (venue, trade, level or day) of ``item``.

    Nothing where one of them is of no kind that makes a report of its own: 其中女职工2人.
    """
    if item.figure is None:
        return []
    begin = next(
        (one.end for one in scan.of(Mark) if one.sign is Sign.OF_WHICH and one.end > item.end), None
    )
    found: list[Figure] = []
    for figure in parts:
        if begin is None or figure.measure != item.figure.measure or figure.start < begin:
            continue
        dated = any(begin <= day.start and day.end <= figure.start for day in scan.of(Day))
        if not dated and not _KIND.search(scan.line[begin : figure.start]):
            return []
        found.append(figure)
        begin = figure.end
    return found


def is_sum_of(item: Item, parts: Sequence[Figure]) -> bool:
    """Return whether ``parts`` are two at least and add up to the number of ``item``."""
    return len(parts) > 1 and sum((one.value or 0) for one in parts) == item.value


def part_of(item: Item, figure: Figure, units: tuple[str, ...] | None) -> Item:
    """Return the part of ``item`` that ``figure`` is; what was said of the whole is asked for."""
    said = [*item.people, *(("", one) for one in item.money)]
    return replace(
        item,
        at=figure.start,
        end=figure.end,
        figure=figure,
        units=units,
        people=[one for one in item.people if one[1].per],
        money=[one for one in item.money if one.per],
        unread=[*item.unread, *(key for key, one in said if not one.per)],
    )
