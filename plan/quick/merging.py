"""Settles several items of one indicator: sums with their parts, contradictions; no new item."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from plan.quick.item import Item
from plan.quick.scan import Scan
from plan.quick.tokens import Figure, Mark, Sign, UnitRef


@dataclass(slots=True)
class Settled:
    """An item with its unit and days; ``clash`` are other numbers said for the same thing."""

    item: Item
    unit: str | None
    days: tuple[date, ...]
    day_options: tuple[str, ...] = ()
    quantity: int | None = None
    clash: tuple[str, ...] = ()
    unit_options: tuple[str, ...] = ()
    ask_quantity: bool = False
    zone: str = ""
    header: str = ""
    wide: str = ""
    extra: list[str] = field(default_factory=list)


def settle(scan: Scan, settled: Sequence[Settled]) -> list[Settled]:
    """Return the items that stay: no sum beside its parts, one item where numbers contradict."""
    kept: list[Settled] = []
    gone: set[int] = set()
    for one in settled:
        if id(one) in gone:
            continue
        parts = _parts(scan, one, settled)
        if parts and _are_apart(parts):
            continue
        for part in parts:
            gone.add(id(part))
            one.item.people += part.item.people
            one.item.money += part.item.money
        twin = next((other for other in kept if _same(other, one)), None)
        if twin is None or _is_another(scan, twin, one):
            kept.append(one)
            continue
        _join(twin, one)
    return kept


def _same(first: Settled, second: Settled) -> bool:
    return (
        first.item.codes == second.item.codes
        and first.unit == second.unit
        and first.days == second.days
        and not first.item.nil
        and not second.item.nil
    )


def _parts(scan: Scan, one: Settled, settled: Sequence[Settled]) -> list[Settled]:
    """Return the items that ``one`` is the sum of: 共3场，崆峒2场，泾川1场."""
    later = [
        other
        for other in settled
        if other.item.codes == one.item.codes and other.item.at > one.item.at
    ]
    if len(later) < 2 or one.quantity is None or any(other.quantity is None for other in later):
        return []
    marked = re.search(r"[(:]|其中|分别", scan.line[one.item.end : later[0].item.at])
    told = len({other.unit for other in later}) == len(later) or (
        len({tuple(other.extra) for other in later}) == len(later)
    )
    same = sum(other.quantity or 0 for other in later) == one.quantity
    return later if same and (told or marked) else []


def _are_apart(parts: Sequence[Settled]) -> bool:
    """Whether parts are reports of their own: other units, venues, levels; not merely places."""
    if len({part.unit for part in parts}) == len(parts):
        return True
    said = {
        tuple(
            one
            for one in part.extra
            if not one.startswith(("place=", "name=", "employer=", "spot="))
        )
        for part in parts
    }
    return len(said) == len(parts)


def _is_another(scan: Scan, first: Settled, second: Settled) -> bool:
    """Whether a second number of the same kind tells of another event: another venue, 下午, 又."""
    between = [
        mark
        for mark in scan.of(Mark)
        if mark.sign is Sign.TIME
        and first.item.end <= mark.start < max(second.item.at, second.item.end)
    ]
    if between:
        return True
    said, other = (dict(one.partition("=")[::2] for one in item.extra) for item in (first, second))
    return any(other[key] != value for key, value in said.items() if key in other)


def _join(kept: Settled, other: Settled) -> None:
    numbers = [one for one in (kept.quantity, other.quantity) if one is not None]
    if kept.quantity is None and not kept.ask_quantity and not kept.clash:
        kept.quantity = other.quantity
        kept.item.figure = kept.item.figure or other.item.figure
    elif other.quantity is not None and other.quantity != kept.quantity:
        kept.quantity = None
        kept.clash = tuple(str(one) for one in numbers)
    kept.item.people += other.item.people
    kept.item.money += other.item.money
    kept.zone += other.zone


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
