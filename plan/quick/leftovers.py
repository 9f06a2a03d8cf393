"""What becomes of numbers that no item took: they make one unsure, or are asked about."""

import re
from collections.abc import Sequence

from plan.quick.answers import TRADE
from plan.quick.cues import DONE_FOR, STRANGE_WORK
from plan.quick.item import Item
from plan.quick.measures import Measures
from plan.quick.scan import Scan
from plan.quick.tokens import Figure, Named
from plan.quick.words import COVERED, EVENTS_COUNTED, PEOPLE

SORT = re.compile(rf"{TRADE.pattern}|(?:初级|中级|高级)工?|高级技师|技师")
"""What people are sorted by where they are counted: trades and levels."""
_SORTED = re.compile(rf"(?:{SORT.pattern})(?:有|共|:)?$")
_WORKERS = re.compile("教师|老师|司机|厨师|理发师|记者|党员")
_CORRECTION = re.compile(
    "(?:[多少]算|改[成为]|更正|订正|核[实准]|复核|退了|[哦噢]|弄错|记错|有误)[^。;]{0,8}$"
)
_ZERO = re.compile("[多少]打了?一?个[0零]")
_CORRECTION_NEAR = 12
_ROW = re.compile("(?!.*(?:计划|完成|目标|任务|[共计应实]|累计))[一-鿿]{1,8}[0-9]+")


class Leftovers:
    """The numbers of one line that are no quantities, once its items have their answers."""

    def __init__(self, scan: Scan, measures: Measures, items: list[Item]) -> None:
        """``items`` are those found so far; what is asked about is added to them."""
        self._scan = scan
        self._measures = measures
        self._items = items

    def settle(self, rest: Sequence[Figure]) -> None:
        """Mark the items that ``rest`` makes unsure, and add what has to be asked about."""
        self._mark(rest)
        self._keep_strangers(rest)
        self._doubt_zeros()

    def _mark(self, rest: Sequence[Figure]) -> None:
        """A number that could be an item's quantity and went nowhere makes that quantity unsure."""
        used = {id(one.figure) for one in self._items}
        for figure in rest:
            if id(figure) not in used and self._is_corrected(figure):
                self._doubt(figure)
            if id(figure) in used or figure.per or figure.money:
                continue
            if figure.measure in PEOPLE:
                self._mark_workers(figure)
                continue
            if is_strange(self._scan, figure):
                continue
            if not figure.measure:
                self._mark_bare(figure)
            for item in self._items:
                taken = any(one is figure for _, one in item.people) or is_loose(
                    self._measures, item, figure
                )
                if not taken and any(self._measures.fits(code, figure) for code in item.codes):
                    item.doubt = True

    def _doubt_zeros(self) -> None:
        """24000元，后面多打了个0: the number before it is another one."""
        said = _ZERO.search(self._scan.line) if "不是" not in self._scan.line else None
        figures = [one for one in self._scan.of(Figure) if said and one.end <= said.start()]
        for item in self._items if figures else ():
            if item.code is not None and any(one is figures[-1] for one in item.money):
                item.unread.append(self._measures.money_key(item.code) or "")
            item.doubt |= item.figure is figures[-1]

    def _is_corrected(self, figure: Figure) -> bool:
        """核实后102人, 观众数改成350: said of a number before, in words that nobody foresaw."""
        attached = any(
            figure is one for item in self._items for _, one in (*item.people, *item.shared)
        )
        paid = any(figure is one for item in self._items for one in item.money)
        before = self._scan.line[max(0, figure.start - _CORRECTION_NEAR) : figure.start]
        return not (attached or paid) and _CORRECTION.search(before) is not None

    def _doubt(self, figure: Figure) -> None:
        """Ask for what a correction that was not understood may be of."""
        before = [item for item in self._items if item.at <= figure.start]
        if not before or before[-1].code is None or figure.value in (None, before[-1].value):
            return
        item, code = before[-1], before[-1].code
        people, money = self._measures.people_key(code), self._measures.money_key(code)
        if money is not None and (figure.money or (not figure.measure and item.money)):
            item.unread.append(money)
        elif self._measures.fits(code, figure) or not item.people:
            item.doubt |= not figure.money
        elif people is not None:
            item.unread.append(people)

    def _keep_strangers(self, rest: Sequence[Figure]) -> None:
        """演出1场、学习1次: a number with a clause of its own and no indicator is asked about."""
        if not self._items:
            return
        busy = {self._scan.clause(one.at) for one in self._items}
        busy |= {self._scan.clause(one.named.start) for one in self._items if one.named is not None}
        named = {self._scan.clause(one.start) for one in self._scan.of(Named) if not one.weak}
        for figure in rest:
            clause = self._scan.clause(figure.start)
            if clause in busy | named:
                continue
            if figure.others or figure.where or figure.per or not self._is_of_strangers(figure):
                continue
            codes = self._measures.fitting(figure)
            if codes:
                self._items.append(Item(codes, figure.start, figure.end, None, figure, unsure=True))

    def _told_in(self, figure: Figure) -> str:
        return self._scan.clause_text(self._scan.clause(figure.start))

    def _is_of_strangers(self, figure: Figure) -> bool:
        if figure.measure in PEOPLE:
            return DONE_FOR.match(self._told_in(figure)) is not None
        return is_strange(self._scan, figure) or self._is_work(figure)

    def _is_work(self, figure: Figure) -> bool:
        """完了给6户困难职工送了米面: told beside what has a name, and read by nobody."""
        if figure.measure not in EVENTS_COUNTED or any(item.doubt for item in self._items):
            return False
        said = (one for item in self._items for _, one in (*item.people, *item.shared))
        line = self._scan.line
        return not COVERED.search(line[: figure.start][-10:]) and figure not in said

    def _mark_workers(self, figure: Figure) -> None:
        """体检：教师120人，环卫工40人: who serves elsewhere is counted here."""
        line = self._scan.line
        if not figure.others or not _WORKERS.search(
            line[max(0, figure.start - 4) : figure.end + 4]
        ):
            return
        for item in self._items:
            if item.figure is not None and item.figure.measure in PEOPLE:
                item.doubt = True

    def _mark_bare(self, figure: Figure) -> None:
        """认证：电工12 焊工15: a bare number in a row with a bare quantity."""
        if not self._is_sorted(figure):
            self._mark_row(figure)
            return
        bare = [one for one in self._items if one.figure is not None and not one.figure.measure]
        first = next((one for one in bare if one.at < figure.start), None)
        if first is None or first.figure is None:
            return
        if self._is_sorted(first.figure):
            at, end = figure.start, figure.end
            self._items.append(Item(first.codes, at, end, first.named, figure))
        else:
            first.doubt = True

    def _mark_row(self, figure: Figure) -> None:
        """体检完了，教师142，后勤31: a clause like the one before it, whose number was taken."""
        clause = self._scan.clause(figure.start)
        if not clause or not _ROW.fullmatch(self._told_in(figure)):
            return
        for item in self._items:
            first = item.figure
            if first is None or not self._scan.line[first.end - 1].isdigit():
                continue
            if self._scan.clause(first.start) != clause - 1:
                continue
            item.doubt |= _ROW.fullmatch(self._told_in(first)) is not None

    def _is_sorted(self, figure: Figure) -> bool:
        """Whether a trade or level stands directly before a number."""
        return _SORTED.search(self._scan.line[max(0, figure.start - 6) : figure.start]) is not None


def is_strange(scan: Scan, figure: Figure) -> bool:
    """Return whether a number's clause tells of work that no indicator is called by."""
    return STRANGE_WORK.match(scan.clause_text(scan.clause(figure.start))) is not None


def is_loose(measures: Measures, item: Item, figure: Figure) -> bool:
    """1项，分5个项目: a general word beside the indicator's own unit counts something else."""
    if item.figure is None or item.code is None or figure.measure not in ("个", "次", "家"):
        return False
    return item.figure.measure == measures.indicator(item.code).unit != figure.measure
