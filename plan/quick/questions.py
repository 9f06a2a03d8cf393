"""Tells questions, orders and complaints from reports; what a report says stays out."""

import re
from collections.abc import Iterable
from datetime import date

from plan.quick.asked_span import asked_span
from plan.quick.cues import ORDERS
from plan.quick.model import Asked, Topic
from plan.quick.question_cues import (
    ABOUT_SYSTEM,
    HOW_MANY,
    INTERROGATIVE,
    LOOK_UP,
    POLITE,
    TOPICS,
    WONDERING,
)
from plan.quick.scan import Scan
from plan.quick.tokens import Day, Figure, Named, Ratio, UnitRef

_TOPICS = tuple((Topic(name), re.compile(pattern)) for name, pattern in TOPICS)
_TOPIC_ALONE = re.compile(
    r"(?:查看?|看看?|截[至止]|到|为止|的|我们|全市|各县区?|各单位|总体|目前|现在|整体|工作|任务|指标|计划|所有|[,。!])*"
    r"(?:进度|进展|进展情况|完成情况|完成率|排名|变化|变动|汇总|落后)(?:情况)?[。!]*"
)
"""What is left of a line that asks by a noun alone, once unit and day are taken out."""
_ABOUT_FIGURES_ALONE = frozenset((Topic.SILENT, Topic.CHANGES, Topic.FORECAST, Topic.RANKING))
_WHO = re.compile("谁|哪")
_WHICH = re.compile("[哪谁几各]")
YUAN = "元"
_MONEY = re.compile(
    r"(?:多少|几)(?:万|千|百)?(?:元|块钱?|资金|钱|款|助学金|救助金|慰问金|补助|保费)|"
    r"(?:资金|金额|[助慰补][学问助]金|款项|保费|钱).{0,4}多少"
)
_COUNTED = re.compile(
    r"(?:多少|几)(?P<measure>场次|场|户次|户|人次|人|名|位|个|期|班|项|家|次|册|处|所)"
)
_UNDECIDED = re.compile(r"(?:还没|没有?|未)[定想确]")
"""还没定什么时候演出: told, not asked."""
_ASKING_AFTER = re.compile(
    r"什么才?[算叫]|算不算|算吗|怎么(?![都也])|咋|如何|为什么|为啥|报[上了]?[没吗]|录[上了]?[没吗]|能不能|"
    r"可以(?:报|补|算)|对不对|是不是|多少|哪|[需]?要几|几张|吗$"
)


def strip_polite(line: str) -> str:
    """Return a line without a closing 收到了吗 or 对吗, which asks nothing about the figures."""
    return POLITE.sub("", line) if re.search(r"[\d一二两三四五六七八九十]", line) else line


def is_question(scan: Scan) -> bool:
    """Return whether a line asks: a question word or mark, or a request to look something up."""
    line = scan.line if WONDERING.search(scan.line) else strip_polite(scan.line)
    figures = scan.of(Figure)
    counted = [figure for figure in figures if figure.value is not None]
    named = scan.of(Named)
    if LOOK_UP.search(line) and not counted:
        asks = named and (INTERROGATIVE.search(line) or line.startswith("把"))
        return _about_figures(scan, line) or bool(asks or ABOUT_SYSTEM.search(line))
    if HOW_MANY.search(line) or WONDERING.search(line):
        return True
    found = INTERROGATIVE.search(line)
    if found is not None and found[0] == "几个" and named and figures:
        found = None  # 几个小厂的工人，七八十人
    if found is None:
        if counted or any(isinstance(token, Ratio) for token in scan.tokens):
            return False
        return _is_topic_alone(scan) or (bool(named) and _names_topic(line))
    if counted and named:
        return line.endswith("?") or bool(_ASKING_AFTER.search(line))
    return True


def _names_topic(line: str) -> bool:
    """演出进度, 培训完成情况: a noun alone, typed to be told."""
    return not ORDERS.search(line) and bool(
        re.search(r"(?<![无没有])(?:进度|进展|进展情况|完成情况|完成率|排名|情况)[。!.]*$", line)
    )


def _is_topic_alone(scan: Scan) -> bool:
    """排名, 崆峒区进度, 本周变化: besides unit and day nothing but what is to be told."""
    return bool(_TOPIC_ALONE.fullmatch(scan.without([*scan.of(Day), *scan.of(UnitRef)])))


def is_about_work(scan: Scan) -> bool:
    """Return whether a question is about the figures or about the system, not small talk."""
    if _UNDECIDED.search(scan.line):
        return False
    told = any(not one.weak for one in scan.of(Named))
    return told or _about_figures(scan, scan.line) or bool(ABOUT_SYSTEM.search(scan.line))


def _about_figures(scan: Scan, line: str) -> bool:
    topic = _topic(scan)
    return topic is not None and bool(
        topic in _ABOUT_FIGURES_ALONE
        or scan.of(Named)
        or scan.of(UnitRef)
        or re.search(
            (
                r"完成|进度|任务|指标|落后|排名|名次|排第|达标|计划|目标|没报|未报|还差|差多少|报了|实事|县|区|"
                r"单位|演|训|救|慰|率|序时"
            ),
            line,
        )
    )


def asked(scan: Scan, today: date) -> Asked | None:
    """Return what a question about the figures is about, or None for any other question."""
    topic = _topic(scan)
    return None if topic is None else about(scan, today, topic)


def about(scan: Scan, today: date, topic: Topic = Topic.PROGRESS) -> Asked:
    """Return what a line names, taken as a question of this topic."""
    refs = scan.of(UnitRef)
    start, end = asked_span(scan, today)
    return Asked(
        topic,
        _once(code for one in scan.of(Named) for code in one.codes),
        _once(code for ref in refs for code in ref.codes),
        start,
        end,
        _measure(scan.line),
        any(not ref.codes and not _WHICH.search(scan.line, ref.start, ref.end) for ref in refs),
    )


def told_apart(text: str) -> str:
    """Return a question with its question words set off: 泾川谁多 names no place 泾川谁."""
    return _WHO.sub(r",\g<0>", text)


def _topic(scan: Scan) -> Topic | None:
    return next((topic for topic, pattern in _TOPICS if pattern.search(scan.line)), None)


def _once(codes: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(codes))


def _measure(line: str) -> str:
    if _MONEY.search(line):
        return YUAN
    found = _COUNTED.search(line)
    return found["measure"] if found else ""
