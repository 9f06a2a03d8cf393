"""Tells which of a line's names stand for counted work that may be reported; numbers stay out."""

import re

from plan.quick.measures import Measures
from plan.quick.scan import Scan
from plan.quick.tokens import Figure, Named
from plan.quick.words import PEOPLE

_WHOLE_NAME = 4


def named_work(scan: Scan, measures: Measures) -> list[Named]:
    """Return the indicators named; weak ones only if there is no other, or if they were given
    something in a clause of their own (给20名困难大学生发了4万元).
    """
    named = [
        Named(
            one.start,
            one.end,
            tuple(code for code in one.codes if measures.counts(code))
            or _counted_kin(scan, measures, one),
            one.weak,
        )
        for one in scan.of(Named)
    ]
    named = [one for one in named if one.codes and not _is_motto(scan, one)]
    strong = [one for one in named if not one.weak]
    clauses = {scan.clause(one.start) for one in strong}
    given = [
        one
        for one in named
        if one.weak
        and scan.clause(one.start) not in clauses
        and _was_given(scan, measures, one, scan.clause(one.start))
    ]
    return sorted([*strong, *given], key=lambda one: one.start) if strong else named


def _was_given(scan: Scan, measures: Measures, named: Named, clause: int) -> bool:
    figures = [one for one in scan.of(Figure) if scan.clause(one.start) == clause]
    return (
        any(one.money for one in figures)
        and any(measures.fits(code, one) for code in named.codes for one in figures)
        and re.search("[发给送]|资助|补助", scan.clause_text(clause)) is not None
    )


def _counted_kin(scan: Scan, measures: Measures, named: Named) -> tuple[str, ...]:
    """理论学习1次: work told in words, counted here as what has it for the end of its name."""
    word = scan.line[named.start : named.end]
    clause = scan.clause(named.start)
    for figure in scan.of(Figure) if len(word) >= _WHOLE_NAME else ():
        if scan.clause(figure.start) == clause and figure.measure not in PEOPLE:
            codes = measures.fitting(figure)
            named_so = [one for one in codes if measures.is_called(one, word)]
            if len(named_so) == 1:
                return tuple(named_so)
    return ()


def _is_motto(scan: Scan, named: Named) -> bool:
    """“送清凉、送文化”慰问演出: a name in quotes before the event it is given to."""
    line = scan.line
    close = re.search('[”"]', line[named.end : named.end + 16])
    opened = re.search('[“"][^”"]*$', line[: named.start])
    if close is None or opened is None:
        return False
    behind = named.end + close.end()
    return any(behind <= one.start <= behind + 2 for one in scan.of(Named))
