"""Stretches of days as a person types them: 8月, 三季度, 2014-07-01到2014-08-31.

The days themselves are read by the grammar of quick entry.
"""

import re
from calendar import monthrange
from datetime import date, timedelta

from plan.model import Plan
from plan.numerals import whole
from plan.quick.days import find_days
from plan.quick.normal import normalise
from plan.quick.tokens import Day
from plan.text import excerpt
from plan.wrong import WrongAnswer

LONGEST = 60
MONTHS = 3
_QUARTER = re.compile(r"第?(?P<number>[一二三四1-4])季度|(?P<last>上个?)季度|(?:本|这个?)季度")
# Forms that the grammar has no use for, in those it knows.
_SAME = (
    (re.compile(r"(?<!\d)(20\d\d)[-./](0?[1-9]|1[0-2])(?![-./\d])"), r"\1年\2月"),
    (re.compile(r"(?<![a-z])q([1-4])(?!\d)"), r"\1季度"),
    (re.compile(r"[到至]今(?![天日年])"), "到今天"),
)


def parse_span(text: str, today: date, plan: Plan) -> tuple[date, date]:
    """The first and the last day of the stretch that `text` names, both in the plan's period.

    Read are 8月, 上个月, 三季度, 上半年, 今年以来, a day, and two of these with 到 or - between. A
    stretch may end after `today`, but not begin there. Raises WrongAnswer.
    """
    shown = excerpt(text)
    if not text.strip() or len(text) > LONGEST:
        raise WrongAnswer("span-not-read", found=shown)
    line = normalise(text)
    for form, same in _SAME:
        line = form.sub(same, line)
    named = [_ends(day, line, today) for day in find_days(line, today)]
    ends = [one for one in named if one is not None]
    if not 1 <= len(ends) <= 2 or len(ends) < len(named):
        raise WrongAnswer("span-not-read", found=shown)
    return checked(ends[0][0], ends[-1][1], today, plan)


def checked(first: date, last: date, today: date, plan: Plan) -> tuple[date, date]:
    """The two days, where they are a stretch to tell of. Raises WrongAnswer."""
    if last < first:
        raise WrongAnswer("span-backwards", first=first.isoformat(), last=last.isoformat())
    if first < plan.start or last > plan.end:
        start, end = plan.start.isoformat(), plan.end.isoformat()
        raise WrongAnswer("span-outside", start=start, end=end)
    if first > today:
        raise WrongAnswer("span-ahead", first=first.isoformat(), today=today.isoformat())
    return first, last


def quarter_of(day: date) -> tuple[date, date]:
    """The first and the last day of the quarter a day is in."""
    month = (day.month - 1) // MONTHS * MONTHS + 1
    return date(day.year, month, 1), month_end(date(day.year, month + MONTHS - 1, 1))


def month_end(day: date) -> date:
    """The last day of the month a day is in."""
    return day.replace(day=monthrange(day.year, day.month)[1])


def _ends(day: Day, line: str, today: date) -> tuple[date, date] | None:
    quarter = _QUARTER.fullmatch(line[day.start : day.end])
    if quarter is not None:
        return _quarter(quarter, today)
    if day.begins is None or day.ends is None:
        return None
    return day.begins, day.ends


def _quarter(found: re.Match[str], today: date) -> tuple[date, date]:
    if found["number"]:
        return quarter_of(date(today.year, MONTHS * (whole(found["number"]) or 1), 1))
    this = quarter_of(today)
    return quarter_of(this[0] - timedelta(days=1)) if found["last"] else this
