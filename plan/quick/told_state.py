"""Reads what a narrative says: its words and its state; which one it is stays out."""

import re

from plan.model import State
from plan.quick.cues import STATE_UNSURE, STATES
from plan.quick.scan import Scan
from plan.quick.tokens import Figure, Named

_STATES = tuple((State(name), re.compile(pattern)) for name, pattern in STATES)
_LEADING_STATE = re.compile(
    rf"^\s*(?:{'|'.join(pattern for _, pattern in STATES)})\s*[,，;；。]\s*(?=.)"
)
_DOUBTFUL = re.compile(
    "|".join(pattern for state, pattern in STATES if state != "under-way")
    + r"|困难(?:较?大|重重)|有困难|^完成(?![\d一二两三四五六七八九十])|完成.?$|已[^,;。]{0,4}完成"
)
"""Behind a name: more may be said than that it is under way."""
NEAR = 16
"""Signs between a name and what is said of it, at most."""


def read_state(scan: Scan, named: Named, *, told: bool) -> State | None:
    """Return the state of ``named``; None where it is doubtful, or two are said.

    What was done for it (``told``) and is not said to be done, to have stopped or not to have
    begun, is under way.
    """
    said = _said_state(scan, named)
    tail = scan.line[named.end :].strip(" ,;。!.:")
    if said is not None or not told or _DOUBTFUL.search(tail) or STATE_UNSURE.search(tail):
        return said
    return State.UNDER_WAY


def _said_state(scan: Scan, named: Named) -> State | None:
    head = scan.line[named.end :]
    colon = re.match(rf"[^,;。\d]{{0,{NEAR}}}:", head)
    if colon is not None and (found := state_of(colon[0])) is not None:
        return found
    first = re.match(rf"[:,]?[^。;]{{0,{NEAR}}}", head)
    near = state_of(first[0]) if first is not None else None
    last = state_of(re.split(r"[,;。]", head.strip("。!.;, "))[-1][-8:])
    if near is not None and last is not None and near is not last:
        return None
    return near or last


def state_of(text: str) -> State | None:
    """Return the one state that a few words name; 基本完成 names none."""
    if STATE_UNSURE.search(text):
        return None
    found = [state for state, pattern in _STATES if pattern.search(text)]
    if State.NOT_STARTED in found or State.BLOCKED in found:
        found = [one for one in found if one in (State.NOT_STARTED, State.BLOCKED)]
    return found[0] if len(set(found)) == 1 else None


def read_text(scan: Scan, named: Named, source: str) -> str | None:
    """Return what is told, in the words of ``source``: behind the colon, or the whole line."""
    head = scan.line[named.end :]
    colon = re.match(rf"[^,;。:\d]{{0,{NEAR + 8}}}:", head)
    if colon is not None:
        ordinal = scan.line[: named.end + colon.end()].count(":")
        places = [one.end() for one in re.finditer("[:：]", source)]
        told = source[places[ordinal - 1] :] if 0 < ordinal <= len(places) else head[colon.end() :]
        told = _LEADING_STATE.sub("", told).strip(" 　。，,;；")
        return told if len(re.sub(r"[\W_]", "", told)) >= 2 else None
    rest = without_state(head)
    covered = sum(
        one.end - one.start
        for one in scan.tokens
        if one.end <= named.end and not isinstance(one, Figure)
    )
    before = len(re.sub(r"[\W_]", "", scan.line[: named.end])) - covered
    counted = any(one.start >= named.end for one in scan.of(Figure))  # 法律援助1件
    only = state_of(head)  # 组织建设已完成 is all there is to say
    if len(re.sub(r"[\W_]", "", rest)) + max(before, 0) < 3 and not counted and only is None:
        return None
    return _behind_state(source) or source.strip()


def without_state(text: str) -> str:
    """Return a text without the words for a state."""
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
