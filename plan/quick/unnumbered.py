"""Indicators named without a number: none done, a number shared by 各, or one to be asked for."""

import re
from collections.abc import Sequence

from plan.quick.cues import (
    CREATED,
    DONE_VERB,
    EVENT_VERB,
    FOUNDED,
    NONE_THERE,
    NOT_AFTER,
    NOT_BEFORE,
    NOT_YET,
    ORDERS,
)
from plan.quick.item import Item
from plan.quick.measures import Measures
from plan.quick.scan import Scan
from plan.quick.tokens import Day, Figure, Mark, Named, Share, Sign, UnitRef
from plan.quick.words import PEOPLE

_SMALL_WORDS = re.compile(
    r"(?:[\W_]|了|的|在|又|也|还|都|去|到|有|共|已|搞|活动|工作|企业|工地|一下|总工会|"
    r"工会|我们|报|班|困难职工|农民工|职工|下岗)*"
)
_WENT = re.compile("[到去赴给为]")
_HOLDS = re.compile("(?:今天|昨天|\0)*(?:举办|组织(?=[一-鿿])|开展|召开|联合|邀请)")
_STANDARD = re.compile("标准(?:[是为:]|每)")
"""救助标准是每户500元: how much is given, not that it was."""


_SILENT = re.compile("(?:县|区)?(?:本周|这周|本月)?:?[零0]报告?(?=[、,;。]|$)")
_MOST = 10_000


class Unnumbered:
    """Makes items of the indicators of one line that took no number."""

    def __init__(self, scan: Scan, measures: Measures, named: Sequence[Named]) -> None:
        self._scan = scan
        self._measures = measures
        self._named = list(named)

    def item(self, named: Named, items: Sequence[Item], rest: Sequence[Figure]) -> Item | None:
        """Return the item of ``named``, or None where nothing is reported of it.

        ``items`` are those found so far, ``rest`` the numbers that are no quantities.
        """
        if self._is_denied(named) or self._is_denied_with(named) or self._is_denied_after(named):
            return Item(named.codes, named.start, named.end, named, nil=True)
        joint = self._joint(named, items)
        if joint is not None:
            return Item(named.codes, named.start, named.end, named, joint)
        same = [item for item in items if set(item.codes) & set(named.codes)]
        if same and not self._is_of_another_day(named, same):
            return None
        if self._named.index(named) and self._is_taken_part_in(named):
            return None
        if not same and any(
            self._is_short_for(named, item) or self._leads(named, item) for item in items
        ):
            return None
        if self._is_event(named, rest):
            return Item(named.codes, named.start, named.end, named)
        return None

    def _is_of_another_day(self, named: Named, items: Sequence[Item]) -> bool:
        """12.1南湖镇服务站挂牌；12.2韩店镇服务站挂牌: with a day of its own it is one more."""
        clause = self._scan.clause(named.start)
        apart = all(
            item.named is not None and self._scan.clause(item.named.start) != clause
            for item in items
        )
        founded = self._measures.indicator(named.codes[0]).unit == "个"
        return founded and apart and self._is_dated(clause)

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
            lacking = any(
                line[one.end : named.start] in NOT_YET for one in self._scan.of(Figure)
            )  # 体检200人，还有20人未体检
            return not follows and not lacking
        if len(after) <= 1 and clause + 1 < len(self._scan.starts):
            behind = self._scan.clause_text(clause + 1)
            other = any(self._scan.clause(one.start) == clause + 1 for one in self._scan.of(Named))
            none = NOT_AFTER.match(behind) is not None and not other
            return none or behind in ("无", "没有", "没", "零", "0")
        return bool(NOT_AFTER.match(after))

    def _is_denied_with(self, named: Named) -> bool:
        """培训、演出均未开展: what is said of the last of a list."""
        place = self._named.index(named)
        if place + 1 >= len(self._named):
            return False
        follower = self._named[place + 1]
        gap = self._scan.between(named, follower)
        listed = re.fullmatch(r"(?:活动)?(?:[、和及与 ]|以及)?", gap)
        return listed is not None and (self._is_denied(follower) or self._is_denied_with(follower))

    def _is_denied_after(self, named: Named) -> bool:
        """没开展体检和培训: what is said before the first of a list."""
        place = self._named.index(named)
        if not place:
            return False
        last = self._named[place - 1]
        listed = re.fullmatch(r"(?:活动)?(?:[、和及与或]|以及)", self._scan.between(last, named))
        return listed is not None and self._is_denied_before(last)

    def _is_denied_before(self, named: Named) -> bool:
        clause = self._scan.clause(named.start)
        before = self._scan.line[self._scan.starts[clause] : named.start]
        return bool(NOT_BEFORE.search(before)) or self._is_denied_after(named)

    def _joint(self, named: Named, items: Sequence[Item]) -> Figure | None:
        """Return the number that several indicators share by 各: 演出、宣讲各1场."""
        for item in items:
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
                and any(self._measures.fits(code, item.figure) for code in named.codes)
            ):
                return item.figure
        return None

    def _is_event(self, named: Named, rest: Sequence[Figure]) -> bool:
        """Whether the words around say that it took place, or nothing else is said at all."""
        clause = self._scan.clause(named.start)
        text = self._scan.clause_text(clause)
        figures = [one for one in rest if self._scan.clause(one.start) == clause and not one.others]
        if ORDERS.search(self._scan.line) or _STANDARD.search(text):
            return False
        if self._is_where(named, text) or self._is_of_those(named):
            return False
        if self._measures.indicator(named.codes[0]).unit == "个":
            if _HOLDS.match(self._scan.line, named.end):
                return False  # 县职工服务中心举办家政培训班
            return bool((FOUNDED if named.weak else CREATED).search(text))
        if named.weak and not any(one.money for one in figures):
            return False
        if DONE_VERB.search(text) or any(one.measure in PEOPLE or one.money for one in figures):
            return True
        if self._is_numbered(named, clause, figures):
            return True
        after = self._scan.line[named.end :]
        told = EVENT_VERB.search(text) or _WENT.search(text) or rest or self._ends(named, clause)
        if told and self._is_dated(clause):
            return True  # 昨天去柳湖工地搞慰问演出
        if rest and re.match(r"(?:情况|活动|工作|户数|人数|场次)?:", after):
            return any(one.start >= named.end and not one.money for one in rest)
        return (
            self._little_else()
            or bool(EVENT_VERB.match(text) and len(text) <= 16)
            or bool(
                re.search(
                    r"在.{2,12}(?:举行|举办|开展|进行|召开|开班)|开班|开赛|开讲|开幕|闭幕|落幕|收官|启动",
                    text,
                )
            )
        )

    def _is_numbered(self, named: Named, clause: int, figures: Sequence[Figure]) -> bool:
        """Whether a percentage or numbers stand beside the name: what they count is asked for."""
        shares = [self._scan.clause(one.start) for one in self._scan.of(Share)]
        behind = [one for one in self._scan.of(Figure) if one.start >= named.end and one.measure]
        bare = [one for one in figures if not one.measure]  # 职工体检 税务局45 财政局38
        several = len(bare) > 1 or self._ends_in_number(clause)
        return clause in shares or bool(behind) or (not named.weak and several)

    def _ends_in_number(self, clause: int) -> bool:
        """健康档案 卫生系统 205: a bare number at the very end can hardly be anything else."""
        figure = next(reversed(self._scan.of(Figure)), None)
        if figure is None or figure.measure or (figure.value or _MOST) >= _MOST:
            return False
        if not re.fullmatch("[。!]?", self._scan.line[figure.end :]):
            return False
        place = self._scan.clause(figure.start)
        alone = self._scan.clause_text(place) == self._scan.line[figure.start : figure.end]
        return place == clause or (alone and place == clause + 1)

    def _ends(self, named: Named, clause: int) -> bool:
        """昨晚广场文艺演出，人山人海的: a day, a place and what it was."""
        start, end = self._scan.starts[clause], self._scan.ends[clause]
        return named.end == end and re.search("[的没不]", self._scan.line[start:end]) is None

    def _is_dated(self, clause: int) -> bool:
        days = [one for one in self._scan.of(Day) if one.days]
        return any(self._scan.stands_by(clause, one) for one in days)

    def _is_where(self, named: Named, text: str) -> bool:
        """在服务中心举办培训: where it was held."""
        line = self._scan.line
        there = re.search(r"(?:在|到|依托|利用|走进)[一-鿿]{0,8}$", line[: named.start])
        held = re.match(
            r"[内里]?(?:举办|开展|进行|组织|召开|搞|办|给|为|对|把|发放|发)", line[named.end :]
        )
        return there is not None and held is not None and len(self._named) > 1 and bool(text)

    def _is_of_those(self, named: Named) -> bool:
        """给参加培训的40名农民工体检: who they were."""
        line = self._scan.line
        return line.startswith("的", named.end) and bool(
            re.search(r"(?:参加|参与|接受)[过了]?$", line[: named.start])
        )

    def _leads(self, named: Named, item: Item) -> bool:
        """建会培训班1期: what the training is about."""
        if item.named is None or item.named.start != named.end or item.code is None:
            return False
        return (
            self._measures.indicator(named.codes[0]).unit == "个"
            and self._measures.people_key(item.code) is not None
        )

    def _is_short_for(self, named: Named, item: Item) -> bool:
        """工会业务培训1期，培训46人: the same event, called by the end of its name."""
        if item.named is None or item.named.end > named.start:
            return False
        line = self._scan.line
        return line[named.start : named.end] in line[item.named.start : item.named.end]

    def _is_taken_part_in(self, named: Named) -> bool:
        """工会干部培训班…，56名工会干部参加了培训: the event that was named before."""
        before = self._scan.line[: named.start][-8:]
        return bool(
            re.search(r"(?:参加|参与|接受|聆听|观看|完成)[了过完]?(?:此次|本次|这次)?$", before)
        )

    def _little_else(self) -> bool:
        told = [one for one in self._scan.tokens if not isinstance(one, Mark)]
        return bool(_SMALL_WORDS.fullmatch(self._scan.without(told)))


def none_elsewhere(scan: Scan, items: Sequence[Item]) -> list[Item]:
    """Return what 灵台 has in 崆峒3场、灵台未开展、崇信1场: none of what the others report."""
    silent = [
        Item((), ref.end, ref.end, nil=True, units=ref.codes)  # 崇信零报告，华亭走访3户
        for ref in scan.of(UnitRef)
        if items and ref.codes and _SILENT.match(scan.line, ref.end)
    ]
    if len({item.codes for item in items}) != 1:
        return silent
    first = items[0]
    return silent + [
        Item(first.codes, ref.end, ref.end, first.named, nil=True, units=ref.codes)
        for ref in scan.of(UnitRef)
        if ref.codes
        and not any(item.nil and item.at == ref.end for item in items)
        and NONE_THERE.match(scan.line, ref.end)
    ]
