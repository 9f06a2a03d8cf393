"""Reads work that is told in words and a state; numbers that add up stay out."""

import re

from plan.model import Measure, Plan, QuestionKind, State
from plan.quick.cues import COMPLAINT, EVENT_VERB, FUTURE, ORDERS, STATE_UNSURE, STATES
from plan.quick.scan import Scan
from plan.quick.tokens import Day, Figure, Named, UnitRef
from plan.quick.words import KINDRED

_STATES = tuple((State(name), re.compile(pattern)) for name, pattern in STATES)
_LEADING_STATE = re.compile(
    rf"^\s*(?:{'|'.join(pattern for _, pattern in STATES)})\s*[,，;；。]\s*(?=.)"
)
_HEAD = 10
"""Signs that may stand before the name, besides unit and date, where the line is headed by it."""
_NEAR = 16


class Narratives:
    """Finds the narrative that a line tells, for one plan."""

    def __init__(self, plan: Plan) -> None:
        self._codes = {one.code for one in plan.indicators if one.measure is Measure.NARRATIVE}
        self._counts = {
            one.code: KINDRED.get(question.unit, question.unit).split()
            for one in plan.indicators
            for question in one.questions
            if one.code in self._codes and question.kind is QuestionKind.COUNT
        }

    def find(self, scan: Scan, *, numbers: bool) -> tuple[tuple[str, ...], Named] | None:
        """Return the indicators a narrative line can mean, and its name in the line.

        ``numbers`` says that the line has figures of indicators that are counted: then it has to be
        headed by the narrative with a colon or a state.
        """
        if ORDERS.search(scan.line) or COMPLAINT.search(scan.line):
            return None
        for named in scan.of(Named):
            codes = tuple(code for code in named.codes if code in self._codes)
            if not codes:
                continue
            if self._is_headed(scan, named):
                return codes, named
            if not numbers and self._is_told(scan, named):
                return codes, named
        return None

    def _is_headed(self, scan: Scan, named: Named) -> bool:
        """组织建设推进中：…, 职工维权：…, 经费收缴 已完成."""
        before = scan.line[: named.start]
        known = sum(
            one.end - one.start
            for one in scan.tokens
            if isinstance(one, Day | UnitRef) and one.end <= named.start
        )
        if len(re.sub(r"[\W_]", "", before)) - known > _HEAD or any(
            one.end <= named.start for one in scan.of(Figure)
        ):
            return False
        after = scan.line[named.end :]
        colon = re.match(rf"[^,;。:\d]{{0,{_NEAR}}}:(?=.)", after)
        head = re.match(rf"[^。;:]{{0,{_NEAR}}}", after)
        return bool(colon) or (head is not None and _state(head[0], loose=False) is not None)

    def _is_told(self, scan: Scan, named: Named) -> bool:
        """开展了职工维权宣传…: a full name, and a word of work; money for the dues."""
        if named.weak or FUTURE.search(scan.clause_text(scan.clause(named.start))):
            return False
        money = any(one.money for one in scan.of(Figure))
        worked = EVENT_VERB.search(scan.line) or re.search(
            "收缴|上缴|收了|收到|已收|调解|审计了|审查了|落实|推进|加强|深化", scan.line
        )
        units = [unit for code in named.codes for unit in self._counts.get(code, ())]
        counted = any(one.measure in units for one in scan.of(Figure) if one.start >= named.end)
        return counted or (bool(worked) and (named.end - named.start >= 4 or money))


def read_state(scan: Scan, named: Named) -> State | None:
    """Return the state a narrative line says of ``named``; None where none or two are said."""
    head = scan.line[named.end :]
    colon = re.match(rf"[^,;。\d]{{0,{_NEAR}}}:", head)
    if colon is not None and (found := _state(colon[0], loose=False)) is not None:
        return found
    first = re.match(rf"[:,]?[^。;]{{0,{_NEAR}}}", head)
    near = _state(first[0], loose=False) if first is not None else None
    last = _state(re.split(r"[,;。]", head.strip("。!.;, "))[-1][-8:], loose=False)
    if near is not None and last is not None and near is not last:
        return None
    return near or last


def _state(text: str, *, loose: bool) -> State | None:
    if STATE_UNSURE.search(text) and not loose:
        return None
    found = [state for state, pattern in _STATES if pattern.search(text)]
    if State.NOT_STARTED in found or State.BLOCKED in found:
        found = [one for one in found if one in (State.NOT_STARTED, State.BLOCKED)]
    return found[0] if len(set(found)) == 1 else None


def read_text(scan: Scan, named: Named, source: str) -> str | None:
    """Return what is told, in the words of ``source``: behind the colon, or the whole line."""
    head = scan.line[named.end :]
    colon = re.match(rf"[^,;。:\d]{{0,{_NEAR + 8}}}:", head)
    if colon is not None:
        ordinal = scan.line[: named.end + colon.end()].count(":")
        places = [one.end() for one in re.finditer("[:：]", source)]
        told = source[places[ordinal - 1] :] if 0 < ordinal <= len(places) else head[colon.end() :]
        told = _LEADING_STATE.sub("", told).strip(" 　。，,;；")
        return told if len(re.sub(r"[\W_]", "", _without_state(told))) >= 2 else None
    rest = _without_state(head)
    covered = sum(
        one.end - one.start
        for one in scan.tokens
        if one.end <= named.end and not isinstance(one, Figure)
    )
    before = len(re.sub(r"[\W_]", "", scan.line[: named.end])) - covered
    if len(re.sub(r"[\W_]", "", rest)) + max(before, 0) < 3:
        return None
    return _behind_state(source) or source.strip()


def _without_state(text: str) -> str:
    for _, pattern in _STATES:
        text = pattern.sub("", text)
    return text


def _behind_state(source: str) -> str | None:
    """组织建设推进中，新建工会3个: what stands behind the state's punctuation."""
    for _, pattern in _STATES:
        found = re.search(rf"(?:{pattern.pattern})[,，;；。 ]+(?P<rest>.{{3,}})", source)
        if found is not None and found.start() <= 24:
            return found["rest"].strip(" 。，")
    return None
