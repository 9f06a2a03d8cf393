"""Tells questions, orders and complaints from reports; what a report says stays out."""

import re

from plan.quick.cues import (
    ABOUT_SYSTEM,
    HOW_MANY,
    INTERROGATIVE,
    LOOK_UP,
    ORDERS,
    POLITE,
    TOPICS,
    WONDERING,
)
from plan.quick.model import Asked, Topic
from plan.quick.scan import Scan
from plan.quick.tokens import Day, Figure, Named, Ratio, UnitRef

_TOPICS = tuple((Topic(name), re.compile(pattern)) for name, pattern in TOPICS)
_UNDECIDED = re.compile(r"(?:还没|没有?|未)[定想确]")
"""还没定什么时候演出: told, not asked."""
_ASKING_AFTER = re.compile(
    r"什么才?[算叫]|算不算|算吗|怎么|咋|如何|为什么|为啥|报[上了]?[没吗]|录[上了]?[没吗]|能不能|"
    r"可以(?:报|补|算)|对不对|是不是|多少|哪|[需]?要几|几张|吗$"
)


def strip_polite(line: str) -> str:
    """Return a line without a closing 收到了吗 or 对吗, which asks nothing about the figures."""
    return POLITE.sub("", line) if re.search(r"[\d一二两三四五六七八九十]", line) else line


def is_question(scan: Scan) -> bool:
    """Return whether a line asks: a question word or mark, or a request to look something up."""
    line = scan.line if WONDERING.search(scan.line) else strip_polite(scan.line)
    counted = [figure for figure in scan.of(Figure) if figure.value is not None]
    named = scan.of(Named)
    if LOOK_UP.search(line) and not counted:
        return _about_figures(scan, line) or bool(ABOUT_SYSTEM.search(line))
    if HOW_MANY.search(line) or WONDERING.search(line):
        return True
    found = INTERROGATIVE.search(line)
    if found is None:
        return bool(named) and not counted and not scan.of(Ratio) and _names_topic(line)
    if counted and named:
        return line.endswith("?") or bool(_ASKING_AFTER.search(line))
    return True


def _names_topic(line: str) -> bool:
    """演出进度, 培训完成情况: a noun alone, typed to be told."""
    return not ORDERS.search(line) and bool(
        re.search(r"(?:进度|进展情况|完成情况|完成率|排名|情况)[。!.]*$", line)
    )


def is_about_work(scan: Scan) -> bool:
    """Return whether a question is about the figures or about the system, not small talk."""
    if _UNDECIDED.search(scan.line):
        return False
    told = any(not one.weak for one in scan.of(Named))
    return told or _about_figures(scan, scan.line) or bool(ABOUT_SYSTEM.search(scan.line))


def _about_figures(scan: Scan, line: str) -> bool:
    topic = asked(scan) is not None
    return topic and bool(
        scan.of(Named)
        or scan.of(UnitRef)
        or re.search(
            (
                r"完成|进度|任务|指标|落后|排名|名次|排第|达标|计划|目标|没报|未报|还差|差多少|报了|实事|县|区|"
                r"单位|演|训|救|慰|率|序时"
            ),
            line,
        )
    )


def asked(scan: Scan) -> Asked | None:
    """Return what a question about the figures is about, or None for any other question."""
    topic = next((topic for topic, pattern in _TOPICS if pattern.search(scan.line)), None)
    if topic is None:
        return None
    named = scan.of(Named)
    refs = [ref for ref in scan.of(UnitRef) if len(ref.codes) == 1]
    days = scan.of(Day)
    codes = tuple(dict.fromkeys(code for one in named for code in one.codes))
    return Asked(
        topic,
        codes,
        refs[0].codes[0] if refs else None,
        days[0].begins if days else None,
        days[0].ends if days else None,
    )
