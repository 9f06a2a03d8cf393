"""Puts numbers to indicators: one item for each thing a line reports; units and dates come later."""

import re
from dataclasses import dataclass, field
from decimal import Decimal

from plan.quick.measures import Measures
from plan.quick.scan import Scan, is_sentence_break
from plan.quick.tokens import Figure, Mark, Named, Sign
from plan.quick.words import (
    ACTIVITY,
    CUMULATIVE,
    DONE_VERB,
    EVENT_VERB,
    HEAD_CUES,
    NOT_AFTER,
    NOT_BEFORE,
    ORDERS,
    PEOPLE,
    RUNNING_TOTAL,
)

_LINK = re.compile(
    r"(?:活动|了|过|完|:|=|共|约|大约|大概|工作|演出|人数|数量?|已|完成|开展|举办|一共|共计|合计|场次|班|的|一些|情况|有|是|为|人|新增|家|困难职工|职工|进行|慰问)*"
)
_SMALL_WORDS = re.compile(
    r"(?:[\W_]|了|的|在|又|也|还|都|去|到|有|共|已|搞|活动|工作|企业|工地|一下|总工会|工会|我们|报|班)*"
)
_CREATED = re.compile(
    r"新建|建成|建好|建了|建起|成立|挂牌|揭牌|启用|设立|建立|新增|建|组建|落成|投入使用|办"
)


@dataclass(slots=True)
class Item:
    """One thing that is reported: an indicator with its number, where it stands in the line."""

    codes: tuple[str, ...]
    at: int
    end: int
    named: Named | None = None
    figure: Figure | None = None
    nil: bool = False
    unsure: bool = False
    doubt: bool = False
    people: list[tuple[str, Figure]] = field(default_factory=list)
    money: list[Figure] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    hints: list[str] = field(default_factory=list)
    units: tuple[str, ...] | None = None

    @property
    def code(self) -> str | None:
        """The indicator, where it is one only."""
        return self.codes[0] if len(self.codes) == 1 else None

    @property
    def value(self) -> Decimal | None:
        """The quantity, where it is exact."""
        return self.figure.value if self.figure is not None else None


class Itemiser:
    """Finds the items of one scanned line."""

    def __init__(self, scan: Scan, measures: Measures) -> None:
        self._scan = scan
        self._measures = measures
        self._named = self._strong()
        self.items: list[Item] = []
        self.parts: list[Figure] = []
        self._taken: set[int] = set()
        self._rest: list[Figure] = []
        self._undone = False

    def run(self, *, alone: bool) -> list[Item]:
        """Return the items in the order of the line.

        ``alone`` says that nothing else is reported: then a number without an indicator is asked
        about.
        """
        figures = self._countable()
        self.parts = [one for one in figures if self._is_part(one)]
        parts = {id(one) for one in self.parts}
        for figure in figures:
            if id(figure) in parts:
                continue
            if figure.money or figure.per or not self._take_quantity(figure):
                self._rest.append(figure)
        for named in self._named:
            self._take_bare(named)
        for figure in self._rest:
            self._take_answer(figure)
        self._mark_leftovers(parts)
        if alone and not self.items and not self._undone:
            self._without_indicator()
        self.items.sort(key=lambda item: item.at)
        return self.items

    def _countable(self) -> list[Figure]:
        """Leave out numbers of places, unless bodies are what is counted, and running totals."""
        figures = self._scan.of(Figure)
        kept = [one for one in figures if not one.where]
        bodies = [one for one in self._named if self._measures.counts_bodies(one.codes[0])]
        plain = any(self._measures.fits(named.codes[0], one) for named in bodies for one in kept)
        if bodies and not plain:
            kept = figures
        running = [one for one in kept if RUNNING_TOTAL.search(self._scan.line[: one.start][-14:])]
        others = {one.measure for one in kept if one not in running}
        return [one for one in kept if one not in running or one.measure not in others]

    def _mark_leftovers(self, parts: set[int]) -> None:
        """A number that could be an item's quantity and went nowhere makes that quantity unsure."""
        used = {id(one.figure) for one in self.items} | parts
        for figure in self._rest:
            if id(figure) in used or figure.per or figure.money or figure.measure in PEOPLE:
                continue
            for item in self.items:
                taken = any(one is figure for _, one in item.people)
                if not taken and any(self._measures.fits(code, figure) for code in item.codes):
                    item.doubt = True

    def _strong(self) -> list[Named]:
        """Return the indicators named; weak ones only if there is no other."""
        named = [
            Named(
                one.start,
                one.end,
                tuple(code for code in one.codes if self._measures.counts(code)),
                one.weak,
            )
            for one in self._scan.of(Named)
        ]
        named = [one for one in named if one.codes]
        strong = [one for one in named if not one.weak]
        return strong or named

    def _is_part(self, figure: Figure) -> bool:
        """Whether the number is a share of one named before: 其中女职工120人."""
        for mark in self._scan.of(Mark):
            if mark.sign is Sign.OF_WHICH and mark.end <= figure.start:
                between = [one for one in self._named if mark.end <= one.start < figure.start]
                fresh = bool(between) and "," in self._scan.line[mark.end : figure.start]
                first = next(one for one in self._scan.of(Figure) if one.start >= mark.end)
                if (
                    not fresh
                    and _kind(first) == _kind(figure)
                    and not is_sentence_break(self._scan, mark.end, figure.start)
                ):
                    return True
        return False

    # ── quantities ──

    def _take_quantity(self, figure: Figure) -> bool:
        if not self._may_count(figure):
            return False
        named = self._governor(figure)
        if named is None or (figure.others and not self._may_be_they(named)):
            return False
        if self._is_undone(named, figure):
            self._taken.add(id(named))
            self._undone = True
            return True
        self._taken.add(id(named))
        rivals = self._rivals(named, figure)
        codes = tuple(
            dict.fromkeys((*named.codes, *(code for one in rivals for code in one.codes)))
        )
        self._taken.update(id(one) for one in rivals)
        codes = tuple(code for code in codes if self._measures.fits(code, figure)) or codes
        self.items.append(
            Item(
                codes,
                figure.start,
                max(figure.end, named.end),
                named,
                figure,
                nil=figure.value == 0,
            )
        )
        return True

    def _may_be_they(self, named: Named) -> bool:
        """36名教师入保: they are counted where people are, and nobody else is named."""
        people = [one for one in self._scan.of(Figure) if one.measure in PEOPLE and not one.others]
        return not people and self._measures.indicator(named.codes[0]).unit in PEOPLE

    def _is_undone(self, named: Named, figure: Figure) -> bool:
        """未建会47家: what has not been done yet is nobody's report."""
        before = self._scan.line[: named.start][-4:]
        return (
            named.end <= figure.start
            and bool(re.search(r"(?:未|尚未|还没|没有)$", before))
            and figure.value != 0
        )

    def _may_count(self, figure: Figure) -> bool:
        """A number of people with a word such as 观众 beside it is an answer where one is asked."""
        if figure.measure not in PEOPLE:
            return True
        before, after = self._around(figure)
        return not re.search(
            r"(?:观众|观看|听众|受众|演职|带队|干部)(?:达|约|近|共|有|为|人数|:|了)*$", before
        ) and not re.match(r"(?:观看|听讲|受教育|听课)", after)

    def _governor(self, figure: Figure) -> Named | None:
        """Return the indicator whose quantity the number is."""
        clause = self._scan.clause(figure.start)
        here = [one for one in self._named if self._scan.clause(one.start) == clause]
        before = [one for one in here if one.end <= figure.start][::-1]
        after = [one for one in here if one.start >= figure.end]
        fitting = [one for one in before if self._fits(one, figure)]
        free = [one for one in fitting if id(one) not in self._taken]
        ahead = [
            one
            for one in after
            if self._fits(one, figure) and not self._figure_between(figure, one)
        ]
        if free:
            return free[0]
        if ahead and (not fitting or self._close(figure, ahead[0])):
            return ahead[0]
        if fitting:
            return fitting[0]
        if not figure.measure:
            return None
        return self._from_afar(figure, before)

    def _from_afar(self, figure: Figure, here: list[Named]) -> Named | None:
        """Look in the clauses before, then in those behind."""
        if figure.measure in PEOPLE and here:
            return None  # 培训120人: the clause has its own subject, and asks for people
        earlier = [one for one in self._named if one.end <= figure.start and one not in here][::-1]
        for one in earlier:
            if self._fits(one, figure):
                return one
            if figure.measure in PEOPLE and self._people_key(one) is not None:
                return None
        later = [one for one in self._named if one.start >= figure.end]
        return next((one for one in later if self._fits(one, figure)), None)

    def _people_key(self, named: Named) -> str | None:
        return next((key for code in named.codes if (key := self._measures.people_key(code))), None)

    def _fits(self, named: Named, figure: Figure) -> bool:
        if not figure.measure:
            gap = self._scan.line[named.end : figure.start]
            return (
                figure.value is not None
                and named.end <= figure.start
                and bool(_LINK.fullmatch(gap))
                and not figure.money
            )
        return any(self._measures.fits(code, figure) for code in named.codes)

    def _figure_between(self, first: Figure, named: Named) -> bool:
        return any(
            first.end <= one.start and one.end <= named.start and self._fits(named, one)
            for one in self._scan.of(Figure)
        )

    def _close(self, figure: Figure, named: Named) -> bool:
        return named.start - figure.end <= 4

    def _rivals(self, named: Named, figure: Figure) -> list[Named]:
        """Return other indicators that stand directly beside and could have the number as well."""
        rivals: list[Named] = []
        for one in self._named:
            if (
                set(one.codes) & set(named.codes)
                or id(one) in self._taken
                or not self._fits(one, figure)
            ):
                continue
            low, high = (one, named) if one.start < named.start else (named, one)
            gap = self._scan.line[low.end : high.start]
            if (
                len(gap) <= 3
                and not re.search(r"[、,;和及与并\d一二两三]", gap)
                and not (low.end <= figure.start < high.start)
            ):
                rivals.append(one)
        return rivals

    # ── indicators without a quantity ──

    def _take_bare(self, named: Named) -> None:
        """An indicator without a number: none done, a joint number (各1场), or still to be asked."""
        if id(named) in self._taken:
            return
        if self._is_denied(named) or self._is_denied_with(named):
            self.items.append(Item(named.codes, named.start, named.end, named, nil=True))
            self._taken.add(id(named))
            return
        joint = self._joint(named)
        if joint is not None:
            self.items.append(Item(named.codes, named.start, named.end, named, joint))
            self._taken.add(id(named))
            return
        if any(set(item.codes) & set(named.codes) for item in self.items):
            return
        if self._is_event(named):
            self.items.append(Item(named.codes, named.start, named.end, named))
            self._taken.add(id(named))

    def _is_denied(self, named: Named) -> bool:
        line = self._scan.line
        clause = self._scan.clause(named.start)
        before = line[self._scan.starts[clause] : named.start]
        after = line[named.end : self._scan.ends[clause] + 1]
        follows = any(
            one.start >= named.end and self._scan.clause(one.start) == clause
            for one in self._scan.of(Figure)
        )
        if NOT_BEFORE.search(before):
            return not follows
        return bool(NOT_AFTER.match(after))

    def _is_denied_with(self, named: Named) -> bool:
        """培训、演出均未开展: what is said of the last of a list."""
        place = self._named.index(named)
        if place + 1 >= len(self._named):
            return False
        follower = self._named[place + 1]
        gap = self._scan.between(named, follower)
        listed = re.fullmatch(r"(?:活动)?(?:[、和及与]|以及)", gap)
        return bool(listed) and (self._is_denied(follower) or self._is_denied_with(follower))

    def _joint(self, named: Named) -> Figure | None:
        """Return the number that several indicators share by 各: 演出、宣讲各1场."""
        for item in self.items:
            if item.named is None or item.figure is None or item.figure.start < named.end:
                continue
            each = any(
                mark.sign is Sign.EACH and named.end <= mark.start <= item.figure.start
                for mark in self._scan.of(Mark)
            )
            gap = self._scan.line[named.end : item.named.start]
            if (
                each
                and re.fullmatch(r"(?:活动)?[、,和及与]{1,2}", gap)
                and self._fits(named, item.figure)
            ):
                return item.figure
        return None

    def _is_event(self, named: Named) -> bool:
        """Whether the words around say that it took place, or nothing else is said at all."""
        clause = self._scan.clause(named.start)
        text = self._scan.clause_text(clause)
        figures = [
            one for one in self._rest if self._scan.clause(one.start) == clause and not one.others
        ]
        if ORDERS.search(self._scan.line) or (named.weak and not any(one.money for one in figures)):
            return False
        code = named.codes[0]
        if self._measures.indicator(code).unit == "个":
            return bool(_CREATED.search(text))
        if DONE_VERB.search(text) or any(one.measure in PEOPLE or one.money for one in figures):
            return True
        if any(one.start >= named.end for one in self._scan.of(Figure) if one.measure):
            return True
        return (
            self._little_else()
            or bool(EVENT_VERB.match(text) and len(text) <= 16)
            or bool(re.search(r"在.{2,12}(?:举行|举办|开展|进行|召开|开班)|开班|开幕|启动", text))
        )

    def _little_else(self) -> bool:
        rest = self._scan.line
        for one in reversed([one for one in self._scan.tokens if not isinstance(one, Mark)]):
            rest = rest[: one.start] + rest[one.end :]
        return bool(_SMALL_WORDS.fullmatch(rest))

    # ── answers ──

    def _take_answer(self, figure: Figure) -> None:
        item = self._item_for(figure)
        if item is None:
            return
        if figure.money:
            item.money.append(figure)
            return
        if figure.per and figure.measure not in PEOPLE:
            return
        key = self._answer_key(item, figure)
        if key is not None:
            item.people.append((key, figure))
        elif (
            figure.measure in PEOPLE
            and item.figure is None
            and not figure.others
            and figure.value is not None
        ):
            item.hints.append(str(int(figure.value)))

    def _answer_key(self, item: Item, figure: Figure) -> str | None:
        code = item.code
        if code is None or figure.others:
            return None
        before, after = self._around(figure)
        if not figure.measure:
            key = self._measures.people_key(code)
            return key if key is not None and self._is_cued(key, before) else None
        if figure.measure not in PEOPLE:
            return self._measures.other_count_key(code, figure)
        visitors = self._measures.question(code, "visitors")
        if visitors is not None:
            cue = re.search(
                r"(?:干部|领导|带队|走访组)(?:职工)?(?:共|约|有|:)?$", before
            ) or re.match(r"(?:名)?(?:工会)?(?:干部|领导|走访)", after)
            return "visitors" if cue else None
        return self._measures.people_key(code)

    def _is_cued(self, key: str, before: str) -> bool:
        cues = "|".join(HEAD_CUES.get(key, "").split())
        return bool(cues) and bool(
            re.search(rf"(?:{cues})(?:人数|职工|群众|达|约|大约|共|有|为|是|:|了)*$", before)
        )

    def _item_for(self, figure: Figure) -> Item | None:
        """Return the item a number belongs to as an answer: of its clause, before it, behind it."""
        wanted = [item for item in self.items if self._takes(item, figure)]
        clause = self._scan.clause(figure.start)
        here = [item for item in wanted if self._scan.clause(item.at) == clause]
        before_here = [item for item in here if item.at <= figure.start]
        if before_here:
            return max(before_here, key=lambda item: item.at)
        if here:
            return min(here, key=lambda item: item.at)
        before = [item for item in wanted if item.at <= figure.start]
        if before:
            return self._shared(max(before, key=lambda item: item.at), before, figure)
        return min(wanted, key=lambda item: item.at) if wanted else None

    def _shared(self, last: Item, before: list[Item], figure: Figure) -> Item:
        """A number behind several items of one kind may be the sum of all: it is asked for."""
        kin = [
            item
            for item in before
            if item.codes == last.codes and not item.people and not item.money
        ]
        if len(kin) > 1 and last in kin and last.code is not None:
            key = (
                self._measures.money_key(last.code)
                if figure.money
                else self._answer_key(last, figure)
            )
            for item in kin:
                if key is not None:
                    item.unread.append(key)
        return last

    def _takes(self, item: Item, figure: Figure) -> bool:
        if item.nil:
            return False
        if figure.money:
            return any(self._measures.money_key(code) is not None for code in item.codes)
        if item.code is None:
            return False
        return self._answer_key(item, figure) is not None or (
            item.figure is None and self._scan.clause(item.at) == self._scan.clause(figure.start)
        )

    def _around(self, figure: Figure) -> tuple[str, str]:
        return self._scan.line[max(0, figure.start - 10) : figure.start], self._scan.line[
            figure.end : figure.end + 8
        ]

    # ── no indicator at all ──

    def _without_indicator(self) -> None:
        """A number without an indicator is asked about, if it can be a report at all."""
        if (
            self._scan.of(Named)
            and not all(one.weak for one in self._scan.of(Named))
            and not self._narrative_only()
        ):
            return
        for figure in self._scan.of(Figure):
            if figure.money or figure.others or figure.where or figure.per or not figure.measure:
                continue
            codes = self._measures.fitting(figure)
            plain = self._measures.own_word(figure)
            if (
                codes
                and (plain or ACTIVITY.search(self._scan.line))
                and not ORDERS.search(self._scan.line)
            ):
                self.items.append(Item(codes, figure.start, figure.end, None, figure, unsure=True))
                for money in (one for one in self._rest if one.money):
                    self.items[-1].money.append(money)
                return

    def _narrative_only(self) -> bool:
        return not any(
            self._measures.counts(code) for one in self._scan.of(Named) for code in one.codes
        )


def _kind(figure: Figure) -> str:
    return "人" if figure.measure in PEOPLE else figure.measure


def is_cumulative(scan: Scan, item: Item) -> bool:
    """Return whether an item's number is a running total (截至目前共15场), not what was done now."""
    clause = scan.clause(item.at)
    first = clause
    while first > 0 and not re.search(r"\d|[一二三四五六七八九十]场", scan.clause_text(first - 1)):
        first -= 1
    return bool(CUMULATIVE.search(scan.line[scan.starts[first] : scan.ends[clause]]))
