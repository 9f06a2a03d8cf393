"""The stretch of days a question is about; how days are found in a line stays out."""

import re
from calendar import monthrange
from datetime import date

from plan.quick.scan import Scan
from plan.quick.tokens import Day

Days = tuple[date | None, date | None]
_Named = tuple[date | None, date | None, int, int]

_QUARTER = re.compile(r"第?(?P<number>[一二三四1-4])季度?|(?P<which>上|本|这|当)个?季度?")
_HALF = re.compile(r"(?P<which>上|下)半年")
_UNTIL = re.compile(r"(?:截[至止]到?|到|至)了?$")
_UNTIL_AFTER = re.compile(r"^(?:为止|止|之前|以前)")
_JOINED = re.compile(r"(?:到|至|-|~|起至|开始到)")
_NUMERALS = "一二三四"
_IN_QUARTER = 3


def asked_span(scan: Scan, today: date) -> Days:
    """Return the first and last day that a question names, in ``today``'s year.

    Without a first day it asks what stood on the last one: 截至6月底, 到6月15日, 6月底.
    Neither where it names no day.
    """
    named = _quarter(scan.line, today) or _half(scan.line, today) or _days(scan)
    if named is None:
        return None, None
    first, last, start, end = named
    return (None, last) if _is_until(scan.line, start, end) else (first, last)


def _days(scan: Scan) -> _Named | None:
    days = scan.of(Day)
    if not days:
        return None
    first = last = days[0]
    if len(days) > 1 and _JOINED.fullmatch(scan.between(days[0], days[1])):
        last = days[1]
    return first.begins, last.ends, first.start, last.end


def _is_until(line: str, start: int, end: int) -> bool:
    closes = line[start:end].endswith(("底", "末")) and "周" not in line[start:end]
    return closes or bool(_UNTIL.search(line[:start]) or _UNTIL_AFTER.search(line[end:]))


def _quarter(line: str, today: date) -> _Named | None:
    found = _QUARTER.search(line)
    if found is None:
        return None
    now = (today.month - 1) // _IN_QUARTER
    if found["number"]:
        sign = found["number"]
        number = int(sign) - 1 if sign.isdecimal() else _NUMERALS.index(sign)
    else:
        number = now - (found["which"] == "上")
    # The quarter before the first is last year's fourth.
    year, number = today.year + number // 4, number % 4
    return *_months(year, number * _IN_QUARTER + 1, _IN_QUARTER), found.start(), found.end()


def _half(line: str, today: date) -> _Named | None:
    found = _HALF.search(line)
    if found is None:
        return None
    return *_months(today.year, 1 if found["which"] == "上" else 7, 6), found.start(), found.end()


def _months(year: int, first: int, count: int) -> tuple[date, date]:
    last = first + count - 1
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])
