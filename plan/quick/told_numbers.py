"""Reads the answers in numbers of work told in words: dues collected, units audited; no text."""

import re
from collections.abc import Iterator, Sequence

from plan.quick.answers import one_of
from plan.quick.cues import RUNNING_TOTAL
from plan.quick.measures import Measures
from plan.quick.scan import Scan
from plan.quick.tokens import Figure, Mark, Sign
from plan.report import Answer

_MONEYLIKE = 100
_NOT_OURS = re.compile(
    r"(?:应[收缴]|(?<!拖)欠缴?|任务|目标|还剩|剩下?|还有|缺口|问题|建议|意见)[^,;。\d]{0,4}$"
)
"""Before a number: what is due, or has yet to be done."""


def told_numbers(
    scan: Scan, code: str, measures: Measures
) -> tuple[dict[str, Answer], tuple[str, ...]]:
    """Return the answers that a line's numbers give, and the keys of those that are open."""
    answers: dict[str, Answer] = {}
    unread: list[str] = []
    for key, figures in _by_key(scan, code, measures):
        figure = one_of(_own(scan, figures))
        value = figure.value if figure is not None and not figure.per else None
        if value is None or value <= 0:
            unread.append(key)
        else:
            answers[key] = int(value) if value == value.to_integral_value() else value
    return answers, tuple(unread)


def _by_key(scan: Scan, code: str, measures: Measures) -> Iterator[tuple[str, list[Figure]]]:
    figures = [one for one in scan.of(Figure) if not _NOT_OURS.search(_before(scan, one, 8))]
    money, key = _money(scan, figures), measures.money_key(code)
    if key is not None and money:
        yield key, money
    counted = [
        (key, one)
        for one in figures
        if not one.money and (key := measures.other_count_key(code, one)) is not None
    ]
    if counted:
        key = counted[0][0]
        question = measures.question(code, key)
        found = [one for _, one in counted]
        own = [one for one in found if question is not None and one.measure == question.unit]
        yield key, own if len(own) == 1 else found


def _money(scan: Scan, figures: Sequence[Figure]) -> list[Figure]:
    money = [one for one in figures if one.money]
    bare = [one for one in figures if not one.measure]
    large = [one for one in bare if re.search("[万w]", scan.line[one.start : one.end])]
    alone = bare if len(bare) == 1 and (bare[0].value or 0) >= _MONEYLIKE else []
    return money or large or alone


def _own(scan: Scan, figures: list[Figure]) -> list[Figure]:
    """Leave out running totals (累计86万元), unless there is nothing else."""
    which = next((one.start for one in scan.of(Mark) if one.sign is Sign.OF_WHICH), None)
    whole = [one for one in figures if which is not None and one.end <= which]
    figures = whole or figures  # 到账32万元，其中税务代收29万元
    fresh = [one for one in figures if not RUNNING_TOTAL.search(_before(scan, one, 14))]
    return fresh or figures


def _before(scan: Scan, figure: Figure, signs: int) -> str:
    return scan.line[max(0, figure.start - signs) : figure.start]
