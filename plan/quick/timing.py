"""Decides whether an item has taken place, and on which day; where it took place stays out."""

import re
from dataclasses import dataclass, replace
from datetime import date

from plan.model import Plan
from plan.quick.cues import CANCELLED, DONE_ALREADY, FUTURE, QUOTA
from plan.quick.holidays import NAMES
from plan.quick.item import Item
from plan.quick.scan import Scan
from plan.quick.tokens import Day, Figure, Named
from plan.quick.words import PEOPLE

_FAR = 180
"""Days ahead from which a date without a year is rather last year's."""
_SOON = 45
_MONTH_END = re.compile("截[至止]到?.*月份?[底末]$")
OCCASION = re.compile(f"{NAMES}|[两双]节")
_GUESSED = re.compile(r"预计|估计")


@dataclass(frozen=True, slots=True)
class When:
    """An item's days; none where it has to be asked. ``future``: it has yet to take place."""

    days: tuple[date, ...] = ()
    options: tuple[str, ...] = ()
    future: bool = False


class Timing:
    """The times of one line's items."""

    def __init__(self, scan: Scan, plan: Plan, today: date) -> None:
        self._scan = scan
        self._plan = plan
        self._today = today

    def when(self, item: Item, day: Day | None) -> When:
        """Return the days of an item that ``day`` was found for; without one it is today."""
        if self._is_to_come(item):
            return When(future=True)
        return self.dated(item, day)

    def as_of(self, item: Item, day: Day | None) -> When:
        """Return the day that a state of things is said for; 截至7月底 is the month's last day."""
        if day is not None and not day.days and day.last is not None and day.last <= self._today:
            said = self._scan.line[max(0, day.start - 3) : day.end]
            if _MONTH_END.search(said):
                day = replace(day, days=(day.last,))
        return self.when(item, day)

    def dated(self, item: Item, day: Day | None) -> When:
        """Return the days of an item by ``day`` alone, whatever the words around it say."""
        if day is None:
            return self._checked((self._today,))
        if day.begins is not None and day.begins > self._today:
            return self._ahead(item, day)
        if item.nil and not day.days and _holds(day, self._today):
            return When((self._today,))  # 本周没有演出: said today of a stretch that today is in
        if item.nil and not day.days and self.is_festive(day):
            return When((self._today,))  # 国庆期间无任务
        if item.nil and day.period and day.last is not None and day.last < self._today:
            return self._checked((day.last,))  # 上周无: of the whole stretch, by its last day
        if day.days:
            return self._checked(day.days)
        return When(options=_options(day, self._today))

    def holds(self, day: Day) -> bool:
        """Return whether today lies in a stretch that is named (本月): what is said holds now."""
        return day.period and not day.days and _holds(day, self._today)

    def _checked(self, days: tuple[date, ...]) -> When:
        if all(self._plan.start <= day <= self._plan.end and day <= self._today for day in days):
            return When(days)
        return When()

    def _ahead(self, item: Item, day: Day) -> When:
        """A date ahead is of what is to come, unless the words say that it is over."""
        clause = self._scan.clause(item.at)
        if FUTURE.search(self._scan.line):
            return When(future=True)
        if self.is_theme(day):
            return self._checked((self._today,))
        over = DONE_ALREADY.search(self._scan.clause_text(clause)) or any(
            one.measure in PEOPLE
            and one.value is not None
            and (day.days or self._scan.clause(one.start) == clause)
            for _, one in item.people
        )
        near = day.begins is not None and (day.begins - self._today).days <= _FAR
        relative = bool(re.match("明|后|大后|下|过|改", self._scan.line[day.start :]))
        return When(future=relative or (near and not over))

    def is_festive(self, day: Day) -> bool:
        """Return whether a day is named by a festival: 国庆节, 春节前."""
        return OCCASION.match(self._scan.line, day.start, day.end) is not None

    def is_theme(self, day: Day) -> bool:
        """Return whether a day is what it was for: 春节送温暖, said before the festival."""
        name = self._scan.line[day.start : day.end]
        soon = day.begins is not None and 0 <= (day.begins - self._today).days <= _SOON
        return soon and re.fullmatch(NAMES, name) is not None

    def _is_to_come(self, item: Item) -> bool:
        """Whether 计划, 明天要, 取消 or the like governs the item, or an earlier clause's does."""
        if QUOTA.search(self._scan.line):
            return True
        clause = self._scan.clause(item.at)
        if self._governed(item, clause):
            return True
        for number in range(clause - 1, -1, -1):
            text = self._scan.clause_text(number)
            if self._is_now(clause, number):
                return False
            if FUTURE.search(text) or CANCELLED.search(text):
                return not _GUESSED.search(text)
            if DONE_ALREADY.search(text):
                return False
        return self._cancelled_after(item, clause)

    def _governed(self, item: Item, clause: int) -> bool:
        start = self._scan.starts[clause]
        text = self._scan.clause_text(clause)
        place = (item.named.end if item.named is not None else item.end) - start
        for found in (*FUTURE.finditer(text), *CANCELLED.finditer(text)):
            behind = found.start() > place
            if _GUESSED.match(found[0]) and (
                behind or self._dated_past(start, start + found.start())
            ):
                continue
            if not behind or not self._numbers_behind(start + found.end(), clause):
                return True
        return False

    def _dated_past(self, start: int, end: int) -> bool:
        return any(
            start <= day.start < end and day.begins is not None and day.begins <= self._today
            for day in self._scan.of(Day)
        )

    def _numbers_behind(self, place: int, clause: int) -> bool:
        return any(place <= one.start < self._scan.ends[clause] for one in self._scan.of(Figure))

    def _is_now(self, clause: int, number: int) -> bool:
        """Whether a clause between has a day of its own up to today, or says that it is done."""
        begin, end = self._scan.starts[number + 1], self._scan.ends[clause]
        dated = any(
            begin <= day.start < end and day.begins is not None and day.begins <= self._today
            for day in self._scan.of(Day)
        )
        return dated or bool(DONE_ALREADY.search(self._scan.clause_text(clause)))

    def _days_of(self, clause: int) -> list[tuple[date, ...]]:
        return [one.days for one in self._scan.of(Day) if self._scan.clause(one.start) == clause]

    def _cancelled_after(self, item: Item, clause: int) -> bool:
        if clause + 1 >= len(self._scan.starts):
            return False
        behind = clause + 1
        told = {
            self._scan.clause(one.start) for one in (*self._scan.of(Figure), *self._scan.of(Named))
        }
        while behind + 1 < len(self._scan.starts) and not told & {behind, behind + 1}:
            behind += 1  # 原计划办2期，老师请不来，没办成
        text = self._scan.clause_text(behind)
        here, there = self._days_of(clause), self._days_of(behind)
        if here and there and here != there:
            return False  # 昨天演出1场，今天的取消
        return (
            bool(CANCELLED.search(text)) and not re.search(r"\d", text) and item.value is not None
        )


def _holds(day: Day, today: date) -> bool:
    if day.period and day.first is None:
        return True  # 最近, 一周: up to now
    return day.first is not None and day.last is not None and day.first <= today <= day.last


def _options(day: Day, today: date) -> tuple[str, ...]:
    first, last = day.first, day.last
    if first is None or last is None or (last - first).days > 6:
        return ()
    span = range((min(last, today) - first).days + 1)
    return tuple(date.fromordinal(first.toordinal() + by).isoformat() for by in span)
