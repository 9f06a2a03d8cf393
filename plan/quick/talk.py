"""Tells the sentences of a longer message that only talk from those that report; no number is read.

What is wondered, foretold or told at second hand beside a report is none of it:
今天走访12户。路真难走，下周再去几户。
"""

import re
from collections.abc import Sequence
from datetime import date

from plan.quick.cues import COMPLAINT, FOUNDED, FUTURE, HEARSAY, ORDERS, REQUEST
from plan.quick.questions import is_question
from plan.quick.scan import Scan
from plan.quick.tokens import Day, Figure, Named, UnitRef
from plan.quick.words import EVENTS_COUNTED, PEOPLE

_SENTENCE = re.compile(r"(?:[^。！？!?]|(?<=\d)。(?=\d))+[。！？!?]*")
_LATER = re.compile(
    "下(?:一[场站批回次期]|[站批回次期]|周|个?月|半年|星期|礼拜)|明[天年日]|后天|过两天|回头"
)
_SOME = re.compile(
    r"(?:^|,)还?有[\d一二两三四五六七八九十几]+[个户家人位名](?=[^,;。]{0,10}(?:没|未|不[在来肯愿能想]|差[几一两]|病|血压|晕|哭|拴|说))"
)
"""有两户没在家: what some of those were like who were counted before."""
_RUNNING = re.compile(r"(?:今年以来|年初以来|截至目前|到目前为止|至此|迄今)[^。]*(?:已|累计|共)")
"""今年以来全区已举办4场: how many there are by now, behind what was done."""
_RATE = re.compile("总数|率|占|%")
_IN_GENERAL = ("个", "家", "次", "")
_ANSWERS = (*PEOPLE, "册", "本")
_DONE = re.compile(r"(?:演|办|搞|走|访|看|救助|送|慰问)[^,;。\d]{0,3}$")
_SOME_DAY = re.compile("明年|下半年|以后")
_ABSENT = re.compile("没[来去到]")
_NEXT = re.compile("下(?:周|个月|个?星期|个?礼拜)|明天|后天")
_OTHERS = re.compile("人家|别人")
"""看看人家: the sentence before it told of somebody else."""


def sentences_of(text: str) -> list[str]:
    """Return the sentences of a text, each with the sign that ends it."""
    return _SENTENCE.findall(text)


def without_talk(sentences: Sequence[str], scans: Sequence[Scan], today: date) -> str:
    """Return the sentences without those that only talk beside one that reports.

    ``scans`` are those of the sentences, seen on ``today``. A day that was said before the report
    stays: 昨天路真难走。走访了12户。
    """
    core = next((place for place, scan in enumerate(scans) if _is_report(scan)), None)
    if core is None:
        return "".join(sentences)
    talks = _talking(scans, core, today)
    told = zip(scans[core:], talks[core:], strict=True)
    dated = any(scan.of(Day) for scan, talk in told if not talk)
    return "".join(
        sentence if not talk else _day_of(scan, today) if place < core and not dated else ""
        for place, (sentence, scan, talk) in enumerate(zip(sentences, scans, talks, strict=True))
    )


def _day_of(scan: Scan, today: date) -> str:
    days = [one for one in scan.of(Day) if one.begins is None or one.begins <= today]
    return "".join(f"{scan.line[one.start : one.end]}，" for one in days)


def _talking(scans: Sequence[Scan], core: int, today: date) -> list[bool]:
    work = _work(scans[core])
    return [
        place != core
        and (
            _runs_on(scan, work)
            if place > core and _RUNNING.match(scan.line)
            else _only_talks(scan, today, behind=place > core)
        )
        for place, scan in enumerate(scans)
    ]


def _is_report(scan: Scan) -> bool:
    """Whether a sentence names work and says how much of it was done."""
    if FUTURE.search(scan.line) or is_question(scan) or _tells_of_some(scan):
        return False
    named = bool(_work(scan))
    return any(one.value and (named or _is_done(scan, one)) for one in scan.of(Figure))


def _is_done(scan: Scan, figure: Figure) -> bool:
    """演了一场: work by its measure word and a verb, if by no name."""
    return figure.measure in EVENTS_COUNTED and bool(_DONE.search(scan.line[: figure.start]))


def _tells_of_some(scan: Scan) -> bool:
    """Whether the one number of a sentence is of some who were different: 有两户没在家."""
    figures = scan.of(Figure)
    return len(figures) == 1 and not figures[0].money and _SOME.search(scan.line) is not None


def _work(scan: Scan) -> set[str]:
    """Return the indicators that a sentence surely names."""
    return {code for one in scan.of(Named) if not one.weak for code in one.codes}


def _runs_on(scan: Scan, work: set[str]) -> bool:
    """Whether a sentence tells how many there are by now of the work before, and of no other."""
    dated = any(one.days for one in scan.of(Day))
    return not dated and not _RATE.search(scan.line) and _work(scan) <= work


def _only_talks(scan: Scan, today: date, *, behind: bool) -> bool:
    """Whether a sentence is asked, foretold, ordered or heard, and has no number of a report."""
    figures = [one for one in scan.of(Figure) if one.value is not None or one.options]
    if _tells_of_some(scan):
        return True
    if behind and _NEXT.match(scan.line):
        return True
    if (figures and _work(scan)) or scan.line.startswith("其中"):
        return False
    answers = any(one.money or one.measure in _ANSWERS for one in figures)
    if HEARSAY.search(scan.line):
        return _OTHERS.search(scan.line) is None
    ordered = ORDERS.search(scan.line) or (REQUEST.search(scan.line) and "要求" in scan.line)
    asked = is_question(scan) and not scan.of(Day)
    if ordered or asked or COMPLAINT.search(scan.line):
        return not figures
    if not behind:
        return _is_background(scan) or (not figures and _SOME_DAY.search(scan.line) is not None)
    if answers:
        return False
    ahead = any(one.begins is not None and one.begins > today for one in scan.of(Day))
    to_come = ahead or FUTURE.search(scan.line) or _LATER.match(scan.line)
    return bool(to_come)


def _is_background(scan: Scan) -> bool:
    """山寨的两个同志没来: before a report, with no work, day, unit or number of its own."""
    figures = scan.of(Figure)
    told = any(isinstance(one, Named | Day | UnitRef) for one in scan.tokens)
    if told or not figures or FOUNDED.search(scan.line):
        return False
    absent = _ABSENT.search(scan.line) is not None
    return all((absent or one.measure in _IN_GENERAL) and not one.money for one in figures)
