"""Tells the sentences of a longer message that only talk from those that report; no number is read.

What is wondered, foretold or told at second hand beside a report is none of it:
今天走访12户。路真难走，下周再去几户。
"""

import re
from collections.abc import Sequence
from datetime import date

from plan.quick.cues import COMPLAINT, FUTURE, HEARSAY, ORDERS, REQUEST
from plan.quick.questions import is_question
from plan.quick.scan import Scan
from plan.quick.tokens import Day, Figure, Named, UnitRef

_SENTENCE = re.compile(r"(?:[^。！？!?]|(?<=\d)。(?=\d))+[。！？!?]*")
_LATER = re.compile("下(?:一?[场站批回次期]|周|个?月|半年|星期|礼拜)|明[天年日]|后天|过两天|回头")
_SOME = re.compile(r"(?:^|,)还?有(?:[\d一二两三四五六七八九十几]*[个户家人位名])")
"""有两户没在家: what some of those were like who were counted before."""
_RUNNING = re.compile(r"(?:今年以来|年初以来|截至目前|到目前为止|至此|迄今)[^。]*(?:已|累计|共)")
"""今年以来全区已举办4场: how many there are by now, behind what was done."""
_OF_WORK = ("场", "场次", "户", "户次", "期")
_DONE = re.compile("(?:演|办|搞|走|访|看|救助|送|慰问)[^,;。\\d]{0,3}$")
_SOME_DAY = re.compile("明年|下半年|以后")
_TWO = 2
_CAME = re.compile("(?:来了|到了|到场|参加|观众|听众|学员|一?共|总共|合计)[^,;。\\d]{0,4}$")
_OTHERS = re.compile("人家|别人")
"""看看人家: the sentence before it told of somebody else."""


def sentences_of(text: str) -> list[str]:
    """Return the sentences of a text, each with the sign that ends it."""
    return _SENTENCE.findall(text)


def talking(scans: Sequence[Scan], today: date) -> list[bool]:
    """Return for each sentence whether it only talks beside one that reports, seen on ``today``."""
    core = next((place for place, scan in enumerate(scans) if _is_report(scan)), None)
    if core is None:
        return [False] * len(scans)
    return [
        place != core and _only_talks(scan, today, behind=place > core)
        for place, scan in enumerate(scans)
    ]


def _is_report(scan: Scan) -> bool:
    """Whether a sentence names work and says how much of it was done."""
    if FUTURE.search(scan.line) or is_question(scan):
        return False
    return any(one.value and (_strong(scan) or _is_done(scan, one)) for one in scan.of(Figure))


def _is_done(scan: Scan, figure: Figure) -> bool:
    """演了一场: work by its measure word and a verb, if by no name."""
    return figure.measure in _OF_WORK and bool(_DONE.search(scan.line[: figure.start]))


def _only_talks(scan: Scan, today: date, *, behind: bool) -> bool:
    known = any(one.value is not None or one.options for one in scan.of(Figure))
    if behind and _RUNNING.match(scan.line):
        return not any(one.days for one in scan.of(Day))
    if known and _strong(scan):
        return False
    if HEARSAY.search(scan.line) or COMPLAINT.search(scan.line):
        return _OTHERS.search(scan.line) is None
    if is_question(scan) and not scan.of(Day):
        return not known
    if ORDERS.search(scan.line) or (REQUEST.search(scan.line) and "要求" in scan.line):
        return not known
    if scan.line.startswith("其中"):
        return False
    if not behind:
        return _is_background(scan) or (not known and _SOME_DAY.search(scan.line) is not None)
    money = any(one.money for one in scan.of(Figure))
    ahead = any(one.begins is not None and one.begins > today for one in scan.of(Day))
    return bool(ahead or FUTURE.search(scan.line) or _LATER.match(scan.line)) or bool(
        _SOME.search(scan.line) and len(scan.of(Figure)) < _TWO and not money
    )


def _is_background(scan: Scan) -> bool:
    """下雪天路滑,山寨的两个同志没来: before a report, with no work, day, unit or sum of money."""
    figures = scan.of(Figure)
    if any(isinstance(one, Named | Day | UnitRef) for one in scan.tokens) or not figures:
        return False
    return not any(one.money or _CAME.search(scan.line[: one.start]) for one in figures)


def _strong(scan: Scan) -> bool:
    return any(not one.weak for one in scan.of(Named))
