"""Finds the parts that a line gives of one number (其中崆峒2场，泾川1场); no sums without 其中."""

import re
from collections.abc import Sequence
from dataclasses import replace

from plan.quick.answers import TRADE
from plan.quick.cues import VENUES
from plan.quick.item import Item
from plan.quick.measures import Measures
from plan.quick.scan import Scan, is_sentence_break
from plan.quick.tokens import Day, Figure, Mark, Named, Sign, UnitRef
from plan.quick.words import PEOPLE

_NEAR = 8
_APART = re.compile("(?:[区镇乡村县]|机关|企业|工地|男|女)(?:职工|员工|的)?$")
"""Parts that cannot overlap, as 女职工 and 农民工 can."""
_TWO = 2
_ORDER = re.compile(
    "第?[一二三四两1-4][场期次项个]|头一?[场期次]|另一?[场期次]|分别|人数|观众|听众|学员|参加|参训|参赛|各|共|有|是|为|约"
)
"""What parts events by their order alone."""
_KIND = re.compile("|".join((*VENUES.values(), TRADE.pattern, "初级|中级|高级|技师")))


def is_part(scan: Scan, measures: Measures, names: Sequence[Named], figure: Figure) -> bool:
    """Whether the number is a share of one named before: 其中女职工120人, 6户（特困2户）."""
    if _is_bracketed(scan, figure):
        return True
    for mark in scan.of(Mark):
        if mark.sign is Sign.OF_WHICH and mark.end <= figure.start:
            between = [one for one in names if mark.end <= one.start < figure.start]
            if _is_of_another(scan, measures, names, mark, figure):
                return False
            fresh = bool(between) and "," in scan.line[mark.end : figure.start]
            first = next(one for one in scan.of(Figure) if one.start >= mark.end)
            if (
                not fresh
                and _kind(first) == _kind(figure)
                and not is_sentence_break(scan, mark.end, figure.start)
            ):
                return True
    return False


def _is_of_another(
    scan: Scan, measures: Measures, names: Sequence[Named], mark: Mark, figure: Figure
) -> bool:
    """竞赛1项28人，其中6人拿到高级工证, 其中拿证6人: the part of one is the number of another."""
    clause = scan.clause(figure.start)
    known = {code for one in names if one.start < mark.start for code in one.codes}
    return bool(known) and any(
        known.isdisjoint(one.codes)
        and (
            one.start == mark.end < figure.start
            or (
                figure.end <= one.start
                and scan.clause(one.start) == clause
                and any(measures.fits(code, figure) for code in one.codes)
            )
        )
        for one in names
    )


def _is_bracketed(scan: Scan, figure: Figure) -> bool:
    line = scan.line
    opened = line.rfind("(", 0, figure.start)
    closed = line.find(")", figure.end)
    if opened < 0 or closed < 0 or ")" in line[opened : figure.start]:
        return False
    inside = [one for one in scan.tokens if opened < one.start < closed]
    before = [one for one in scan.of(Figure) if one.end == opened]
    if not before or inside != [figure] or None in (before[0].value, figure.value):
        return False
    return (
        _kind(before[0]) == _kind(figure)
        and (figure.value or 0) < (before[0].value or 0)
        and bool(re.fullmatch("[一-鿿]{2,6}", line[opened + 1 : figure.start]))
    )


def _kind(figure: Figure) -> str:
    return "人" if figure.measure in PEOPLE else figure.measure


def listed_parts(scan: Scan, names: Sequence[Named], figures: Sequence[Figure]) -> list[Figure]:
    """Return 420 and 185 of 教育系统420，卫生系统185，合计605, which are no reports of their own.

    Parts by unit, day, venue, trade or level are.
    """
    total = next((one for one in figures if one.total and not one.money), None)
    if total is None or len(names) != 1:
        return []
    begin = names[0].end
    parts = [one for one in figures if begin <= one.start < total.start and not one.money]
    text = scan.line[max(begin - _NEAR, 0) : total.start]
    apart = any(begin <= one.start < total.start for one in (*scan.of(UnitRef), *scan.of(Day)))
    alike = {_kind(one) for one in (*parts, total)} == {_kind(total)}
    return (
        parts if _adds_up(parts, total) and alike and not apart and not _KIND.search(text) else []
    )


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


def events(scan: Scan, item: Item) -> list[Figure]:
    """Return the crowds of events that are told one by one: 竞赛2项：电工35人，钳工28人.

    Nothing where they are not as many as the events, or where only their order parts them.
    """
    crowds = [figure for _, figure in item.people]
    several = item.value is not None and len(crowds) == item.value >= _TWO
    plain = not any(one.total or one.per or one.value is None for one in crowds)
    if not (several and plain and len({key for key, _ in item.people}) == 1) or item.shared:
        return []
    begin = item.figure.end if item.figure is not None else item.end
    begin = begin if begin <= crowds[0].start else item.named.end if item.named else 0
    for one in crowds:
        told = _ORDER.sub("", scan.line[begin : one.start])
        if len(re.sub(r"[\W_]", "", told)) < _TWO:
            return []
        begin = one.end
    return crowds


def is_beyond(scan: Scan, item: Item, parts: Sequence[Figure]) -> bool:
    """Return whether an item's parts are more than the whole: 12户，其中城区5户、乡镇8户."""
    if item.figure is None or item.value is None:
        return False
    kin = [
        one.value or 0
        for one in parts
        if one.start >= item.figure.end
        and one.measure == item.figure.measure
        and not one.money
        and _APART.search(scan.line[: one.start])
    ]
    return len(kin) > 1 and sum(kin) > item.value


def is_sum_of(item: Item, parts: Sequence[Figure]) -> bool:
    """Return whether ``parts`` are two at least and add up to the number of ``item``."""
    return item.figure is not None and _adds_up(parts, item.figure)


def _adds_up(parts: Sequence[Figure], whole: Figure) -> bool:
    return len(parts) > 1 and sum((one.value or 0) for one in parts) == whole.value


def part_of(item: Item, figure: Figure, units: tuple[str, ...] | None, end: int) -> Item:
    """Return the part of ``item`` that ``figure`` is, with what is told of it before ``end``.

    What was said of the whole, or of nothing that can be told, is asked for.
    """
    said = [*item.people, *(("", one) for one in item.money)]
    own = [
        (key, one)
        for key, one in said
        if one.per or (figure.end <= one.start < end and not one.total)
    ]
    told = {key for key, _ in own}
    return replace(
        item,
        at=figure.start,
        end=figure.end,
        figure=figure,
        units=units,
        people=[one for one in own if one[0]],
        money=[one for key, one in own if not key],
        unread=[*item.unread, *(key for key, one in said if not one.per and key not in told)],
    )
