"""Picks the numbers of a line that can count what was done; which indicator's stays out."""

import re
from collections.abc import Sequence

from plan.quick.cues import COUNTED_IN, RUNNING_TOTAL, SPENT
from plan.quick.measures import Measures
from plan.quick.parts import listed_parts
from plan.quick.scan import Scan
from plan.quick.tokens import Figure, Named
from plan.quick.undone import is_left_over
from plan.quick.words import COVERED

_NONE_OF = re.compile("(?:没有?|未有)$")
"""演出没有一场."""
_NO_BODY = re.compile("节目|展板|问题|案|建议|奖|第一|品种|环节|[议课专]题")
_TWO = 2
_JUST = re.compile("[,;。]就这?$|过了的$")
"""建了个服务点，就一个."""
_SAID_AS = re.compile("[,;](?:共?计|即)$|算作?$")
"""一堂党课…算一场, 412份，计412人: the same number in other words."""
_FILED_OF = re.compile("(?:含|包括|包含)[^,;。\\d]{0,8}报过?的$")
"""走访24户（含上午报的9户）: how many it is without them is asked."""
_HOSTS = ("社区", "乡镇", "街道", "学校", "企业", "单位", "机关", "行政村")
_LEVEL = re.compile("今年[^,;。]{0,4}(?:级工?|技师)$")
_TOGETHER = re.compile("一?总?共|加起来|合计")


def countable(scan: Scan, measures: Measures, named: Sequence[Named]) -> list[Figure]:
    """Return a line's numbers without those of places, running totals, what is lacking or spent.

    Places are kept where bodies are what is counted (新建会企业3家).
    """
    figures, line = scan.of(Figure), scan.line
    several = len({one.codes for one in named}) >= _TWO
    kept = [
        one
        for one in figures
        if (not one.where or _is_kind(named, line, one) or _is_host(measures, named, line, one))
        and not is_left_over(line, one)
        and not (one.value == 1 and _NONE_OF.search(line[: one.start]))
        and not (several and _is_grand_total(one, figures))
        and not _is_said_again(line, one, figures)
        and not COUNTED_IN.search(line[: one.start])
        and not _FILED_OF.search(line[: one.start])
        and not SPENT.search(line[max(0, one.start - 12) : one.start])
    ]
    bodies = [one for one in named if measures.counts_bodies(one.codes[0])]
    if bodies and not any(measures.fits(one.codes[0], each) for one in bodies for each in kept):
        kept = [
            one
            for one in figures
            if not COVERED.search(line[: one.start][-10:])
            and not (one.where and _NO_BODY.match(line, one.end))
        ]
    # Of two kinds of work (今年首次救助5户，走访12户) neither number is the other's total.
    running = [one for one in kept if not several and _is_running(line[: one.start])]
    listed = listed_parts(scan, named, kept)
    kept = [one for one in kept if one not in listed]
    others = {one.measure for one in kept if one not in running}
    return [one for one in kept if one not in running or one.measure not in others]


def _is_running(before: str) -> bool:
    """截至目前12场; 今年评上高级技师2人，技师7人 is a list."""
    return RUNNING_TOTAL.search(before[-14:]) is not None and not _LEVEL.search(before)


def _is_kind(named: Sequence[Named], line: str, figure: Figure) -> bool:
    """服务站点新增：崇信3个站: what is counted is called by its kind, and is no place."""
    kind = line[figure.end : figure.end + 1]
    return kind in ("站", "点") and any(kind in line[one.start : one.end] for one in named)


def _is_host(measures: Measures, named: Sequence[Named], line: str, figure: Figure) -> bool:
    """服务站：街道社区2个: where bodies were set up, and by their number how many."""
    before = line[: figure.start]
    return before.endswith(_HOSTS) and any(
        measures.indicator(one.codes[0]).unit == "个" and line[one.end : one.end + 1] == ":"
        for one in named
    )


def _is_grand_total(figure: Figure, figures: Sequence[Figure]) -> bool:
    """救助5户共5000元，助学3人共6000元，总计11000元: it belongs to neither."""
    before = [one for one in figures if one.money and not one.per and one.end <= figure.start]
    told = figure.money and figure.total and len(before) >= _TWO
    return told and sum(one.value or 0 for one in before) == figure.value


def _is_said_again(line: str, figure: Figure, figures: Sequence[Figure]) -> bool:
    """巡讲2场，…，两场一共130人: the number that was said before."""
    same = [one for one in figures if one.end <= figure.start and one.value == figure.value]
    before = line[: figure.start]
    if same and _SAID_AS.search(before):
        return True
    again = _TOGETHER.match(line, figure.end) or _JUST.search(before)
    return again is not None and any(one.measure == figure.measure for one in same)
