"""Gives items their units and dates: before the number, behind it, or carried from
another clause."""

import re
from typing import TypeVar

from plan.quick.item import Item
from plan.quick.scan import Scan
from plan.quick.tokens import Day, Mark, Sign, UnitRef

_WHERE = re.compile("(?:在|到|赴|去|深入|走进|前往)$")
"""市总在崆峒区演出: where it was, once somebody else has been named."""
_T = TypeVar("_T", Day, UnitRef)


def resolve(scan: Scan, items: list[Item], item: Item, tokens: list[_T]) -> _T | None:
    """Return the unit or date that holds for ``item``; None if the line names none for it.

    The nearest before its number in the clause; else the one behind it, if no other item follows
    there; else the last one named before; else one in a later clause that has no item of its own.
    """
    if len(tokens) == 1 and len({one.named for one in items}) <= 1:
        return tokens[0]
    clause = scan.clause(item.at)
    sentence = scan.sentence(clause)
    own = [one for one in tokens if scan.clause(one.start) in sentence]
    if own and own != tokens:
        here = [one for one in items if scan.clause(one.at) in sentence]
        return resolve(scan, here, item, own)
    return _in_clause(scan, items, item, tokens) or _from_afar(scan, items, item, tokens)


def _in_clause(scan: Scan, items: list[Item], item: Item, tokens: list[_T]) -> _T | None:
    clause = scan.clause(item.at)
    here = [token for token in tokens if scan.clause(token.start) == clause]
    before = [token for token in here if token.end <= item.at]
    close = [one for one in here if scan.line[item.end : one.start] in ("是", "在", "于")]
    if close and close[0].start >= item.end:
        return close[0]
    bracketed = [one for one in tokens if _is_in_brackets_behind(scan, item, one)]
    if before and bracketed and _is_vague(before[-1]):
        return bracketed[0]  # 11月份新增：服务站2个（11月4日）
    last = before[-1] if before else None
    if isinstance(last, UnitRef) and len(last.codes) > 1 and is_each(scan, last, item):
        return before[-1]  # 市总在市直、崆峒区各送文化1场
    if before:
        doers = [one for one in before if not _is_where(scan, one)]
        return (doers or before)[-1]
    for token in (one for one in here if one.start >= item.at):
        if not any(
            item.at < other.at and scan.clause(other.at) == clause and token.end <= other.at
            for other in items
        ):
            return token
    return None


def _from_afar(scan: Scan, items: list[Item], item: Item, tokens: list[_T]) -> _T | None:
    bracketed = [token for token in tokens if _is_in_brackets_behind(scan, item, token)]
    if bracketed:
        return bracketed[0]
    earlier = [token for token in tokens if token.end <= item.at]
    if earlier and not _is_vague(earlier[-1]):
        return earlier[-1]
    for token in tokens:
        if token.start > item.at and not _is_busy(scan, items, token) and not _is_vague(token):
            return token
    return next(iter(earlier[::-1]), None) or next(
        (token for token in tokens if token.start > item.at and not _is_busy(scan, items, token)),
        None,
    )


def _is_busy(scan: Scan, items: list[Item], token: Day | UnitRef) -> bool:
    """Whether a clause has an item of its own: 另外昨天的演出补报一下，1场."""
    there = scan.clause(token.start)
    return any(
        there in (scan.clause(one.at), scan.clause(one.named.start) if one.named else there + 1)
        for one in items
    )


def _is_in_brackets_behind(scan: Scan, item: Item, token: Day | UnitRef) -> bool:
    """宣讲1场（8月6日），培训1期（8月8日）."""
    opened = scan.line.find("(", item.at)
    closed = scan.line.find(")", opened) if opened >= 0 else -1
    return opened < token.start < closed and not re.search("[,;。]", scan.line[item.at : opened])


def _is_vague(token: Day | UnitRef) -> bool:
    return isinstance(token, Day) and not token.days


def _is_where(scan: Scan, token: Day | UnitRef) -> bool:
    return isinstance(token, UnitRef) and bool(_WHERE.search(scan.line[: token.start][-3:]))


def is_each(scan: Scan, group: UnitRef | Day, item: Item) -> bool:
    """Return whether 各 stands between a group of units or days and the item's number."""
    return any(
        mark.sign is Sign.EACH and group.end <= mark.start and mark.start <= item.end
        for mark in scan.of(Mark)
    )
