"""Puts numbers to indicators: one item for each thing a line reports; units and
dates come later."""

import re

from plan.quick.attaching import Attaching
from plan.quick.countable import countable
from plan.quick.cues import NOT_YET
from plan.quick.item import Item
from plan.quick.leftovers import SORT, Leftovers, is_loose, is_strange
from plan.quick.meant import named_work
from plan.quick.measures import Measures
from plan.quick.parts import is_part
from plan.quick.scan import Scan
from plan.quick.tokens import Figure, Named, UnitRef
from plan.quick.unnamed import unnamed_items
from plan.quick.unnumbered import Unnumbered, none_elsewhere
from plan.quick.words import PEOPLE

_LINK = re.compile(
    r"(?:活动|了|过|完|:|=|共|约|大约|大概|工作|演出|人数|户数|场数|期数|个数|总数|数量?|已|完成|开展|举办|一共|"
    r"共计|合计|场次|班|的|一些|情况|有|是|为|人|新增|"
    r"家|困难职工|职工|进行|慰问)*"
)
_TWO = 2
_LACKING = re.compile("(?:未|尚未|还没|没有?)$")
_WORKER = "(?:职工|教师|老师|员工|工人|女工|农民工|环卫工人?|党员|劳模|病号|病人)"
_NEEDY = re.compile(
    f"(?:的|特别|生活)*(?:困难|特困|贫困|住院|生病|患病|大病|重病|老)的?女?{_WORKER}(?![0-9一二两三四五六七八九十])"
)
_NEEDY_BEFORE = re.compile(
    f"(?:困难|特困|贫困|住院|生病|患病|大病|重病|老)的?女?{_WORKER}(?:共|有|约|:)?$"
)
_HEADING = re.compile(r"(?:[\W_]|情况|活动|工作|场次|户数|人数|完成|如下|统计|数)*")


class Itemiser:
    """Finds the items of one scanned line."""

    def __init__(self, scan: Scan, measures: Measures) -> None:
        self._scan = scan
        self._measures = measures
        self._named = named_work(scan, measures)
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
        figures = countable(self._scan, self._measures, self._named)
        self.parts = [
            one for one in figures if is_part(self._scan, self._measures, self._named, one)
        ]
        parts = {id(one) for one in self.parts}
        for figure in figures:
            if id(figure) in parts:
                continue
            if figure.money or figure.per or not self._take_quantity(figure):
                self._rest.append(figure)
        self._take_unnumbered()
        self.items += none_elsewhere(self._scan, self.items)
        attaching = Attaching(self._scan, self._measures, self.items)
        for figure in attaching.severally(self._rest):
            attaching.attach(figure)
        leftovers = Leftovers(self._scan, self._measures, self.items)
        leftovers.settle([one for one in self._rest if id(one) not in parts])
        if alone and not self.items and not self._undone:
            self.items += unnamed_items(self._scan, self._measures, self._rest)
        self.items.sort(key=lambda item: item.at)
        return self.items

    def _take_unnumbered(self) -> None:
        unnumbered = Unnumbered(self._scan, self._measures, self._named)
        for named in self._named:
            if id(named) in self._taken:
                continue
            item = unnumbered.item(named, self.items, self._rest)
            if item is not None:
                self.items.append(item)
                self._taken.add(id(named))

    # ── quantities ──

    def _take_quantity(self, figure: Figure) -> bool:
        if not self._may_count(figure):
            return False
        named = self._governor(figure)
        if named is None or (figure.others and not self._may_be_they(named, figure)):
            return False
        if any(
            item.named is named and is_loose(self._measures, item, figure) for item in self.items
        ):
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
                self._end(named, figure),
                named,
                figure,
                nil=figure.value == 0,
            )
        )
        return True

    def _end(self, named: Named, figure: Figure) -> int:
        """Where the item ends: 初级工30人，中级工12人通过鉴定 has another one before its name."""
        between = any(
            figure.end <= one.start and one.end <= named.start for one in self._scan.of(Figure)
        )
        return figure.end if between else max(figure.end, named.end)

    def _may_be_they(self, named: Named, figure: Figure) -> bool:
        """36名教师入保: they are counted where people are, and nobody else is named."""
        if self._fits_needy(named, figure):
            return True
        people = [one for one in self._scan.of(Figure) if one.measure in PEOPLE and not one.others]
        return not people and self._measures.indicator(named.codes[0]).unit in PEOPLE

    def _is_undone(self, named: Named, figure: Figure) -> bool:
        """未建会47家: what has not been done yet is nobody's report."""
        before = self._scan.line[: named.start][-4:]
        gap = self._scan.line[figure.end : named.start]
        apart = figure.end <= named.start and gap not in NOT_YET  # 还有95家没建会
        return not apart and bool(_LACKING.search(before)) and figure.value != 0

    def _may_count(self, figure: Figure) -> bool:
        """A number of people with a word such as 观众 beside it is an answer where one is asked."""
        if figure.measure not in PEOPLE:
            return True
        line = self._scan.line
        before, after = line[max(0, figure.start - 10) : figure.start], line[figure.end :]
        return not re.search(
            r"(?:观众|观看|听众|受众|演职|带队|干部)(?:达|约|近|共|有|为|人数|:|了)*$", before
        ) and not re.match(r"(?:观看|听讲|受教育|听课)", after)

    def _governor(self, figure: Figure) -> Named | None:
        """Return the indicator whose quantity the number is."""
        listed = self._listed(figure) if not figure.measure else None
        if listed is not None:
            return listed
        clause = self._scan.clause(figure.start)
        here = [one for one in self._named if self._scan.clause(one.start) == clause]
        before = [one for one in here if one.end <= figure.start][::-1]
        after = [one for one in here if one.start >= figure.end]
        fitting = [one for one in before if self._fits(one, figure)]
        free = [one for one in fitting if id(one) not in self._taken]
        ahead = [
            one
            for one in after
            if self._fits(one, figure)
            and not self._figure_between(figure, one)
            and not (before and self._has_own(one))
        ]
        if free:
            return free[0]
        if ahead and (not fitting or self._close(figure, ahead[0])):
            return ahead[0]
        if fitting and not self._asks_for_people(before, fitting[0], figure):
            return fitting[0]
        if not figure.measure or fitting:
            return None
        return self._from_afar(figure, before)

    def _asks_for_people(self, before: list[Named], fitting: Named, figure: Figure) -> bool:
        """体检56人又办了一期电工培训30人: who came to what was named last."""
        last = before[0]
        return figure.measure in PEOPLE and last is not fitting and bool(self._people_key(last))

    def _has_own(self, named: Named) -> bool:
        """培训1期45人并鉴定45人: the second 45 is the one of 鉴定."""
        line = self._scan.line
        return any(
            one.start >= named.end
            and one.measure in PEOPLE
            and self._fits(named, one)
            and _LINK.fullmatch(line[named.end : one.start]) is not None
            for one in self._scan.of(Figure)
        )

    def _listed(self, figure: Figure) -> Named | None:
        """Return the heading of 各县演出：崆峒4 泾川2, for a bare number directly behind a unit."""
        line = self._scan.line
        refs = [
            one
            for one in self._scan.of(UnitRef)
            if one.end <= figure.start and line[one.end : figure.start] in ("", ":")
        ]
        named = [one for one in self._named if refs and one.end <= refs[-1].start]
        if not named or figure.value is None:
            return None
        between = line[named[-1].end : refs[-1].start]
        for one in (*self._scan.of(UnitRef), *self._scan.of(Figure)):
            between = between.replace(line[one.start : one.end], "")
        return named[-1] if _HEADING.fullmatch(between) else None

    def _from_afar(self, figure: Figure, here: list[Named]) -> Named | None:
        """Look in the clauses before, then in those behind."""
        if not here and is_strange(self._scan, figure):
            return None
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
                and not self._is_sum(named, figure)
                and named.end <= figure.start
                and bool(_LINK.fullmatch(self._without_trade(named, gap)))
                and not figure.money
            )
        if any(self._measures.fits(code, figure) for code in named.codes):
            return True
        return self._fits_needy(named, figure)

    def _fits_needy(self, named: Named, figure: Figure) -> bool:
        """看望困难教师5名, 3个住院职工: each of them is a household that was visited."""
        line = self._scan.line
        if self._measures.indicator(named.codes[0]).unit != "户次":
            return False
        if figure.measure not in (*PEOPLE, "个") or figure.per:
            return False
        return bool(_NEEDY.match(line, figure.end) or _NEEDY_BEFORE.search(line[: figure.start]))

    def _is_sum(self, named: Named, figure: Figure) -> bool:
        """困难职工30户救助3万: how many is said, so the bare number is what they were given."""
        large = "万" in self._scan.line[figure.start : figure.end]
        pays = any(self._measures.money_key(code) is not None for code in named.codes)
        return (
            large
            and pays
            and any(
                one.measure and self._measures.fits(code, one)
                for one in self._scan.of(Figure)
                for code in named.codes
                if self._scan.clause(one.start)
                in self._scan.sentence(self._scan.clause(figure.start))
            )
        )

    def _without_trade(self, named: Named, gap: str) -> str:
        """认证电工30: where people are counted, their trade may stand before the number."""
        indicator = self._measures.indicator(named.codes[0])
        if indicator.unit not in PEOPLE:
            return gap
        rest = SORT.sub("", gap)
        return "" if rest == "," else rest  # 认证 焊工 中级 33

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
