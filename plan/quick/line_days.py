"""Tells which of a line's dates can be the day of its work; what day that is stays out."""

import re
from collections.abc import Sequence
from datetime import date

from plan.quick.cues import FUTURE, LATER_WORK
from plan.quick.item import Item
from plan.quick.measures import Measures
from plan.quick.places import resolve
from plan.quick.scan import Scan
from plan.quick.stock import Rate
from plan.quick.timing import Timing, When
from plan.quick.tokens import Day, Figure, Mark, Named, Sign

_FILED = re.compile("的?(?:已经?|就)?报(?:过|了)(?!名)|[漏少]报的")
_WHEN = re.compile("(?:发|办|搞|做|去|演|送|走访|慰问|开展|进行|组织)[放完]?的")
_FORGOTTEN = re.compile("才想起|忘|漏报|没报|没来得及")
_MADE_UP = re.compile("才(?:想起来?)?(?:补?报|说)|补[上报](?=$|[,;。])")
_RUNNING = re.compile("(?:以来)?(?:累计|总共|一共)")
_WRITTEN = re.compile(r"\d|[月号日]")


class LineDays:
    """The dates of one line, seen on ``today``."""

    def __init__(self, scan: Scan, timing: Timing, today: date) -> None:
        self._scan = scan
        self._timing = timing
        self._today = today

    def of_work(self, item: Item) -> list[Day]:
        """Return the dates of a line, without those on which something is yet to be told of it."""
        here, today = self._scan.clause(item.at), self._today
        days = [one for one in self._scan.of(Day) if not self._is_of_filing(one, here)]
        if any(one.days and one.days[-1] <= today for one in days):
            days = [one for one in days if not self._timing.is_theme(one) or one.begins == today]
        if any(one.days and one.days[-1] <= today for one in days):
            days = [one for one in days if not self._is_only_ahead(one)]
        days = [
            one
            for one in days
            if not self._is_narrowed(one, days) and not self._is_occasion(one, days)
        ]
        return [
            one
            for one in days
            if self._scan.clause(one.start) == here
            or one.begins is None
            or one.begins <= today
            or not self._is_told_later(one, here)
        ]

    def _is_only_ahead(self, day: Day) -> bool:
        """明天三八节，今天提前慰问24户: a clause that says no more than what day is to come."""
        clause = self._scan.clause(day.start)
        told = (*self._scan.of(Figure), *self._scan.of(Named))
        ahead = day.begins is None or day.begins > self._today
        return ahead and all(self._scan.clause(one.start) != clause for one in told)

    def _is_told_later(self, day: Day, here: int) -> bool:
        """具体数明天核; 走访25户，下周准备再走20户: the day of what comes behind."""
        clause = self._scan.clause(day.start)
        text = self._scan.clause_text(clause)
        counted = any(self._scan.clause(one.start) == clause for one in self._scan.of(Figure))
        behind = clause > here and counted and FUTURE.search(text) is not None
        return behind or LATER_WORK.search(text) is not None

    def own(self, items: list[Item], item: Item, day: Day | None, when: When) -> When:
        """Return the one of several days that is an item's: 5月6日和8日分别走访7户、9户."""
        if len(when.days) < 2 or not is_severally(self._scan):
            return when
        sharing = [
            one
            for one in items
            if one.codes == item.codes and resolve(self._scan, items, one, self.of_work(one)) is day
        ]
        if len(sharing) != len(when.days):
            return when
        return When((when.days[sharing.index(item)],))

    def rivals(self, items: list[Item], item: Item, day: Day) -> list[Day]:
        """Return the other days that a clause with one item has: 8月11日开班的培训今天结业."""
        clause = self._scan.clause(item.at)
        if sum(self._scan.clause(one.at) == clause for one in items) > 1:
            return []
        others = [one for one in self.of_work(item) if one.days and one.days != day.days]
        here = [one for one in others if self._scan.clause(one.start) == clause]
        if day.days and here:
            return here
        # 演出2场，周二在柏树乡，周三在黄花乡
        busy = {self._scan.clause(one.at) for one in items}
        after = day.start > item.at and "(" not in self._scan.line[item.at : day.start]
        listed = self._scan.line[day.start - 1 : day.start] == ":"  # 演出2场：4号化肥厂，6号纸厂
        after = after and (listed or self._scan.clause(day.start) not in busy)
        return [
            one
            for one in others
            if after
            and not re.search("[;。]", self._scan.line[item.at : one.start])
            and one.start > day.start
            and self._scan.clause(one.start) not in busy
        ]

    def not_filed(self, days: list[Day]) -> list[Day]:
        """Return the dates but for those of earlier reports: 本周无，上周的已经报过了."""
        return [one for one in days if not _FILED.match(self._scan.line, one.end)]

    def told(self, days: list[Day]) -> list[Day]:
        """Return a story's day: the one that is past and written out, or two to be asked of."""
        past = [one for one in days if one.days and one.days[-1] <= self._today]
        written = [one for one in past if _WRITTEN.search(self._scan.line[one.start : one.end])]
        told = written or past
        if len({one.days for one in told}) < 2:
            before = [one for one in days if not one.days and not one.period and one.last]
            return told[:1] or before[:1]
        first, last = told[0].days[0], told[-1].days[-1]
        return [Day(told[0].start, told[-1].end, (), min(first, last), max(first, last))]

    def of_rates(self, rates: Sequence[Rate], measures: Measures) -> list[Day]:
        """Return the dates but for those of a sentence that tells of other work."""
        scan, counts = self._scan, measures.counts
        told = {scan.clause(one.at) for one in rates}
        busy = {scan.clause(one.start) for one in scan.of(Named) if any(map(counts, one.codes))}
        return [
            one
            for one in scan.of(Day)
            if busy.isdisjoint(sentence := scan.sentence(scan.clause(one.start)))
            or not told.isdisjoint(sentence)
        ]

    def _is_narrowed(self, day: Day, days: list[Day]) -> bool:
        """清明节前走访8户，4月3号; 9月29日召开第三季度推进会: a vague day beside the exact one."""
        if day.days:
            return False
        clause = self._scan.clause(day.start)
        known = [one for one in days if one.days]
        exact = (
            one
            for one in known
            if self._scan.stands_by(clause, one) or (day.period and self._is_when(one))
        )
        return any(
            (day.last is None or one.days[0] <= day.last)
            and (day.first is None or day.first <= one.days[0])
            for one in exact
        )

    def _is_when(self, day: Day) -> bool:
        """6月救助7户，共1.4万，6.18发的: a clause that says no more than when it was."""
        text = self._scan.line[day.end : self._scan.ends[self._scan.clause(day.start)]]
        return day.start in self._scan.starts and _WHEN.fullmatch(text) is not None

    def _is_occasion(self, day: Day, days: list[Day]) -> bool:
        """为庆祝五一，4月29日…; 今天三八节活动结束: a festival beside a day that is written."""
        scan, festive = self._scan, self._timing.is_festive
        plain = {scan.clause(one.start) for one in days if one.days and not festive(one)}
        if not plain or not festive(day):
            return False
        clause = scan.clause(day.start)
        alone = {scan.line[one.start : one.end] for one in days if one.days and not festive(one)}
        if any(scan.clause_text(place) in alone for place in plain if place > clause):
            return True  # 中秋慰问70户，9月5日
        return clause in plain or all(scan.clause(one.start) != clause for one in scan.of(Figure))

    def _is_of_filing(self, day: Day, here: int) -> bool:
        """其中1场昨天已经报过了, 今天补上, 今年累计5场: when it was told, or a running total."""
        scan, clause = self._scan, self._scan.clause(day.start)
        text = scan.line[day.end : scan.ends[clause]]
        counted = any(scan.clause(one.start) == clause for one in scan.of(Figure))
        made_up = day.days == (self._today,) and _FORGOTTEN.search(scan.line)
        if _FILED.match(text) or (made_up and _MADE_UP.match(text) and not counted):
            return True
        return clause != here and not day.days and _RUNNING.match(text) is not None


def is_severally(scan: Scan) -> bool:
    """Return whether 分别 stands in a line."""
    return any(mark.sign is Sign.SEVERALLY for mark in scan.of(Mark))
