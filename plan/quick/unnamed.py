"""A number that no indicator was named for: asked about, if it can be a report at all."""

import re
from collections.abc import Sequence

from plan.quick.cues import ACTIVITY, FUTURE, ORDERS
from plan.quick.item import Item
from plan.quick.measures import Measures
from plan.quick.scan import Scan
from plan.quick.tokens import Figure, Named
from plan.quick.words import PEOPLE

AUDIENCE = "audience"
_WATCHING = re.compile("(?:观众|看的人)(?:人数|数量?|大概|大约|差不多|约|有|共|达|来了|:|是)*$")
_WATCHED = re.compile("观众|[^,;。]{0,3}观看")
_SEEN_ELSE = re.compile("赛|讲|课|电影|放映|(?<!工)会")
"""What has an audience as well, and may be no performance."""


def unnamed_items(scan: Scan, measures: Measures, rest: Sequence[Figure]) -> list[Item]:
    """Return the one item of a line without an indicator, or nothing.

    ``rest`` are the numbers that are no quantities, its money among them.
    """
    named = scan.of(Named)
    if not all(one.weak for one in named) and not _narrative_only(named, measures):
        return []
    figures = [one for one in scan.of(Figure) if _may_stand_alone(one)]
    done = [one for one in figures if not FUTURE.search(scan.clause_text(scan.clause(one.start)))]
    figures = done or figures  # 任务5场，已完成3场
    for figure in figures:
        codes = measures.fitting(figure)
        plain = measures.own_word(figure)
        if named and not plain:
            continue
        if codes and (plain or ACTIVITY.search(scan.line)) and not ORDERS.search(scan.line):
            others = [one for one in figures if one is not figure and _alike(one, figure)]
            whole = len(others) > 1 and sum(one.value or 0 for one in others) == figure.value
            crowd = [one for one in rest if _is_audience(scan, one)]
            shown = [code for code in codes if measures.people_key(code) == AUDIENCE]
            known = bool(crowd) and len(shown) == 1 and not _SEEN_ELSE.search(scan.line)
            codes = tuple(shown) if known else codes
            item = Item(codes, figure.start, figure.end, None, figure, unsure=not known)
            item.doubt = bool(others) and not whole
            item.people += [(AUDIENCE, one) for one in crowd[:1] if known]
            item.money += [one for one in rest if one.money]
            return [item]
    return []


def _is_audience(scan: Scan, figure: Figure) -> bool:
    """观众350人: only what is performed has an audience."""
    seen = _WATCHING.search(scan.line[: figure.start]) or _WATCHED.match(scan.line, figure.end)
    people = figure.measure in (*PEOPLE, "")
    return bool(seen) and people and not (figure.money or figure.per or figure.others)


def _may_stand_alone(figure: Figure) -> bool:
    return bool(figure.measure) and not (
        figure.money or figure.others or figure.where or figure.per
    )


def _alike(first: Figure, second: Figure) -> bool:
    return first.measure == second.measure


def _narrative_only(named: Sequence[Named], measures: Measures) -> bool:
    return not any(measures.counts(code) for one in named for code in one.codes)
