"""Cuts a line into typed tokens and clauses; what they say together stays out."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise
from typing import TypeVar

from plan.quick.cues import (
    CARRIED_OUT,
    CORRECTED,
    CORRECTED_AFAR,
    DROPPED_BEFORE,
    PLANNED_BEFORE,
)
from plan.quick.days import find_days
from plan.quick.figures import find_figures
from plan.quick.noise import find_noise
from plan.quick.tokens import Day, Figure, Mark, Named, Ratio, Share, Sign, Span, Token, UnitRef
from plan.quick.vocabulary import IndicatorWords, UnitWords
from plan.quick.words import EACH, OF_WHICH, PEOPLE, SEVERALLY

_T = TypeVar("_T", bound=Token)

_BREAK = re.compile(r"[,;。!?()\[\]\"“”…]|(?<!\d)\.|\.(?!\d)|(?<=[^a-z]) (?=[^a-z])")
_LIST = re.compile(r"、")
_STRONG = ";。!?"
_BLANK = "\0"
_TIME = re.compile(r"上午|下午|后晌|前晌|晚上|早上|中午|又|再|另外?|同时|还(?!有\d)|随后|然后|接着")
_CORRECTED_IN = 40
"""Signs between a slip and its correction, at most."""
MOST_TOKENS = 100
"""Numbers, names and dates in a line; more is a document, not an entry."""
_NOW = re.compile("(?:是|为|改成|更正)[,:]?[^,;。]{0,6}$")
_NONE = re.compile("(?:未开展|没有|没搞|[暂未无])$")
_TAKEN_OFF = re.compile(
    r"取消|退回|去年|没[来到领去参]|未[到来参]|缺席|缺勤|缺(?=\d)|去掉|重复|剔除|除去|扣除|减去|刨[掉去除]|剔掉|多[算报写记]了?|退[出了]|不符合"
)
_OF_PEOPLE = re.compile("观众|听众|人数|学员|会员|参[加训赛]|来的人|看的人")
_OF_MONEY = re.compile("金额|[慰救助]\\S金|[钱款]|保费")
_OFF_NEAR = 12
_LEFT = re.compile(
    r"[^,;。\d]{0,8}[,;]"
    "(?:实际|最后|应该|算|剩|实|共|就|只|是|为|有|发放|发|到|救助|资助|演|办|搞|走访|培训|体检|了)*"
)
_NOT_SO = re.compile(r"不是[^,;。\d]{0,8}$")
"""不是资助18人，是资助16人."""
_OR = re.compile("[,]?(?:还是|或者?是?|要么)[在是]?")
"""昨天还是前天, 12户或者13户: one of two, and it was not said which."""
_SAME_DAY_GAP = re.compile(r"[(,、和及与的即]?(?:也就是)?")


@dataclass(slots=True)
class Scan:
    """A normalised line, its tokens in order, and where its clauses begin."""

    line: str
    tokens: list[Token] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)

    def of(self, kind: type[_T]) -> list[_T]:
        """Return the tokens of one kind, in order."""
        return [token for token in self.tokens if isinstance(token, kind)]

    def clause(self, place: int) -> int:
        """Return the number of the clause that ``place`` stands in."""
        return bisect_right(self.starts, place) - 1

    def clause_text(self, number: int) -> str:
        """Return a clause's text."""
        return self.line[self.starts[number] : self.ends[number]]

    def sentence(self, clause: int) -> range:
        """Return the clauses of the sentence that a clause is in, up to a ; or full stop."""
        first = last = clause
        while first and self.line[self.ends[first - 1]] not in ";。!":
            first -= 1
        while last + 1 < len(self.starts) and self.line[self.ends[last]] not in ";。!":
            last += 1
        return range(first, last + 1)

    def stands_by(self, clause: int, day: Span) -> bool:
        """Return whether a day is in a clause, or alone in the one behind it."""
        there = self.clause(day.start)
        alone = self.clause_text(there) == self.line[day.start : day.end]
        return there == clause or (there == clause + 1 and alone)

    def between(self, first: Span, second: Span) -> str:
        """Return what stands between two tokens."""
        return self.line[first.end : second.start]

    def without(self, gone: Iterable[Span]) -> str:
        """Return what is left of the line once these tokens are taken out of it."""
        taken = {place for one in gone for place in range(one.start, one.end)}
        return "".join(sign for place, sign in enumerate(self.line) if place not in taken)

    def drop(self, gone: Iterable[Token]) -> None:
        """Take tokens out."""
        out = {id(token) for token in gone}
        self.tokens = [token for token in self.tokens if id(token) not in out]


class Scanner:
    """Finds the tokens of a line, for one plan."""

    def __init__(self, indicators: IndicatorWords, units: UnitWords) -> None:
        self._indicators = indicators
        self._units = units

    def scan(self, line: str, today: date, sender: str) -> Scan:
        """Return the tokens of a normalised line, without those that a correction takes back."""
        open_line = _Open(line)
        days = open_line.claim(find_days(line, today))
        for start, end in find_noise(open_line.text):
            open_line.blank(start, end)
        named = open_line.claim(self._indicators.find(open_line.text))
        refs = open_line.claim(self._units.find(open_line.text, line, sender))
        refs += self._inside(named, line, sender)
        refs = self._units.merged(line, sorted(refs, key=_start))
        figures = list(find_figures(open_line.text, line))
        marks = list(_marks(line))
        scan = Scan(line)
        tokens: list[Token] = [*_same_days(line, days), *named, *refs, *figures, *marks]
        scan.tokens = sorted(tokens, key=_start)
        if len(scan.tokens) <= MOST_TOKENS:
            _correct(scan)
        _cut(scan)
        return scan

    def _inside(self, named: list[Named], line: str, sender: str) -> list[UnitRef]:
        """Return the units that stand in the gap of a name: 劳模到华亭县作报告."""
        found: list[UnitRef] = []
        for one in named:
            inner = line[one.start + 1 : one.end - 1]
            blanked = _BLANK * (one.start + 1) + inner + _BLANK * (len(line) - one.end + 1)
            found += (ref for ref in self._units.find(blanked, line, sender) if ref.codes)
        return found


class _Open:
    """The line with blanks where something was found already."""

    def __init__(self, line: str) -> None:
        self.text = line

    def blank(self, start: int, end: int) -> None:
        self.text = self.text[:start] + _BLANK * (end - start) + self.text[end:]

    def claim(self, found: Iterable[_T]) -> list[_T]:
        """Keep what overlaps nothing that was claimed before."""
        kept = []
        for token in list(found):
            if _BLANK not in self.text[token.start : token.end]:
                self.blank(token.start, token.end)
                kept.append(token)
        return kept


def _start(token: Span) -> int:
    return token.start


def _marks(line: str) -> Iterable[Mark]:
    for pattern, sign in (
        (EACH, Sign.EACH),
        (SEVERALLY, Sign.SEVERALLY),
        (OF_WHICH, Sign.OF_WHICH),
        (_TIME, Sign.TIME),
    ):
        for found in pattern.finditer(line):
            yield Mark(found.start(), found.end(), sign)


def _same_days(line: str, days: list[Day]) -> list[Day]:
    """Join dates that say the same day twice (上周五, 8月1日) and days in a list.

    那天 is the day that was said last.
    """
    joined: list[Day] = []
    for day in days:
        last = joined[-1] if joined else None
        gap = line[last.end : day.start] if last is not None else ""
        if last is not None and last.days and line[day.start : day.end] == "那天":
            continue
        if gap == "," and line.startswith("今天", day.start):
            joined.append(day)  # 明天三八节，今天提前慰问
            continue
        either = last is not None and last.days != day.days and _OR.fullmatch(gap)
        if last is not None and either and last.begins and day.ends:
            first, second = sorted((last.begins, day.ends))
            joined[-1] = Day(last.start, day.end, (), first, second)
        elif last is not None and last.days and _is_weekday_of(line, last, day):
            joined[-1] = replace(last, end=day.end)
        elif last is None or not _SAME_DAY_GAP.fullmatch(gap):
            joined.append(day)
        else:
            joined[-1] = _joined(last, day)
    return joined


def _is_weekday_of(line: str, last: Day, day: Day) -> bool:
    """6月9日 星期一, said on a later Monday: what weekday the day was."""
    if line[day.start] not in "周星礼" or len(last.days) != 1 or len(day.days) != 1:
        return False
    beside = _SAME_DAY_GAP.fullmatch(line[last.end : day.start]) is not None
    return beside and last.days[0].weekday() == day.days[0].weekday()


def _joined(first: Day, second: Day) -> Day:
    end = second.end
    if first.days and second.days:
        return replace(first, end=end, days=tuple(dict.fromkeys((*first.days, *second.days))))
    exact, vague = (first, second) if first.days else (second, first)
    if exact.days:
        inside = (
            vague.first is None or vague.last is None or vague.first <= exact.days[0] <= vague.last
        )
        days = exact.days if inside else ()
        return Day(first.start, end, days, vague.first, vague.last)
    return replace(second, start=first.start)


def _correct(scan: Scan) -> None:
    """Drop what the sender takes back himself: 不是2场是3场, 2场（更正：3场）."""
    gone: list[Token] = []
    now: dict[int, Figure] = {}
    kinds: tuple[type[Day | UnitRef | Named | Figure], ...] = (Day, UnitRef, Named, Figure)
    for kind in kinds:
        tokens = scan.of(kind)
        for place, token in enumerate(tokens):
            before = scan.line[: token.start]
            near = [one for one in tokens[place + 1 :] if one.start - token.end <= _CORRECTED_IN]
            right = next((one for one in near if _is_taken_back(scan, token, one)), None)
            if right is not None or (len(tokens) > 1 and DROPPED_BEFORE.search(before[-6:])):
                gone.append(token)
            if isinstance(right, Figure) and isinstance(token, Figure) and not right.measure:
                now[id(right)] = replace(right, measure=token.measure, money=token.money)
    gone += [one for one in scan.tokens if _is_denied(scan, one, gone)]
    figures = scan.of(Figure)
    for one, other in pairwise(figures):
        if (
            one.value != other.value
            and _alike(one, other)
            and _OR.fullmatch(scan.between(one, other))
        ):
            gone.append(other)
            now[id(one)] = _either(one, other)
    scan.drop([*gone, *_taken_off(scan)])
    scan.tokens = [now.get(id(one), one) for one in scan.tokens]


def _is_denied(scan: Scan, token: Token, gone: list[Token]) -> bool:
    """昨天走访7户，不是昨天，是前天: what was taken back where it was said again."""
    if not isinstance(token, Day | Figure) or token in gone:
        return False
    said = scan.line[token.start : token.end]
    return any(
        type(one) is type(token)
        and token.end <= one.start
        and said == scan.line[one.start : one.end]
        and scan.line[: one.start].endswith("不是")
        and any(type(each) is type(token) and each.start >= one.end for each in scan.tokens)
        for one in gone
    )


def _either(one: Figure, other: Figure) -> Figure:
    """12户还是13户: unknown, with both to choose from."""
    both = tuple(str(each.value) for each in (one, other) if each.value is not None)
    measure = one.measure or other.measure
    return replace(one, end=other.end, value=None, measure=measure, options=both)


def _taken_off(scan: Scan) -> list[Token]:
    """Return 20人 and 2人 of 20人，其中2人没来，实际18人: only the last number is meant.

    The same of 15人，再加上补的2个，总共17人.
    """
    figures = scan.of(Figure)
    for whole, off, left in zip(figures, figures[1:], figures[2:], strict=False):
        if _is_reckoned(scan, whole, off, left):
            between = [one for one in scan.of(Mark) if whole.end <= one.start < left.start]
            return [whole, off, *between]
    return []


def _is_reckoned(scan: Scan, whole: Figure, off: Figure, left: Figure) -> bool:
    """Whether the last number is what is left of the first, or both together, and is said to be."""
    if whole.value is None or off.value is None or not whole.measure:
        return False
    if off.measure not in ("个", whole.measure) or left.measure not in ("", whole.measure):
        return False
    less = (
        left.value == whole.value - off.value
        and _TAKEN_OFF.search(scan.line[whole.end : left.start])
        and _LEFT.fullmatch(scan.line[off.end : left.start])
    )
    more = (
        left.value == whole.value + off.value
        and left.total
        and "加上" in scan.line[whole.end : off.start]
    )
    known = {code for one in scan.of(Named) if one.start < whole.start for code in one.codes}
    others: list[Token] = [*scan.of(UnitRef)]
    others += [one for one in scan.of(Named) if known.isdisjoint(one.codes)]
    others += [one for one in scan.of(Day) if one.days or more]
    return bool(less or more) and not any(whole.end <= one.start < left.start for one in others)


def _is_taken_back(scan: Scan, token: Token, follower: Token) -> bool:
    """Whether ``follower`` stands for ``token``: corrected, or done where the other was planned."""
    if not _alike(token, follower):
        return False
    between, before = scan.between(token, follower), scan.line[: token.start]
    if isinstance(token, Figure):
        for named in scan.of(Named):  # 慰问12户改成慰问13户, 102人认证改成120
            if token.end <= named.start and named.end <= follower.start:
                between = between.replace(scan.line[named.start : named.end], "")
    if CORRECTED.fullmatch(between) or (
        _NOT_SO.search(before) and re.match("[^,;。]{0,4}[,;]?而?是", between)
    ):
        return True
    said = CORRECTED_AFAR.search(between)
    if said is not None and _TAKEN_OFF.search(scan.line[follower.end : follower.end + _OFF_NEAR]):
        return False  # 33人，数错了，里头2个是缺考的得去掉
    if said is not None and isinstance(token, Figure) and not _is_said_of(token, said[0]):
        return False
    if said is not None and (isinstance(token, Figure) or _NOW.search(said[0])):
        later = (one for one in scan.of(type(token)) if token.end <= one.start < follower.start)
        bare = isinstance(follower, Figure) and not follower.measure
        return not any(bare or _alike(token, one) for one in later)
    return (
        isinstance(token, Figure)
        and bool(PLANNED_BEFORE.search(before[-12:]))
        and bool(CARRIED_OUT.search(between))
    )


def _is_said_of(figure: Figure, said: str) -> bool:
    """观众写错了是350: not of 演出1场, and 金额打错了 of no people."""
    if _OF_PEOPLE.search(said):
        return figure.measure in PEOPLE or not figure.measure
    return figure.money or not figure.measure or not _OF_MONEY.search(said)


def _alike(first: Token, second: Token) -> bool:
    if isinstance(first, Figure) and isinstance(second, Figure):
        bare = not first.measure or not second.measure or "个" in (first.measure, second.measure)
        return bare or (first.money == second.money and first.measure == second.measure)
    return True


def _cut(scan: Scan) -> None:
    """Set the clauses: at punctuation, and at 、 behind a number (演出2场、宣讲1场)."""
    inside = [
        (token.start, token.end) for token in scan.tokens if isinstance(token, Day | Figure | Named)
    ]
    numbers = [token.end for token in scan.tokens if isinstance(token, Figure | Ratio | Share)]
    cuts: list[tuple[int, int]] = []
    for found in sorted(
        (*_BREAK.finditer(scan.line), *_LIST.finditer(scan.line)), key=lambda one: one.start()
    ):
        if any(start < found.end() and found.start() < end for start, end in inside):
            continue
        if found[0] == "、":
            since = cuts[-1][1] if cuts else 0
            told = _NONE.search(scan.line[since : found.start()]) is not None
            if not told and not any(since <= number <= found.start() for number in numbers):
                continue
        cuts.append(found.span())
    scan.starts = [0, *(end for _, end in cuts)]
    scan.ends = [*(start for start, _ in cuts), len(scan.line)]


def is_sentence_break(scan: Scan, first: int, second: int) -> bool:
    """Return whether a sentence ends between two places."""
    return any(sign in _STRONG for sign in scan.line[first:second])
