"""Days as a person types them; today comes in as a value, the clock does not."""

import re
from datetime import date, timedelta

from plan.model import Plan
from plan.numerals import whole
from plan.text import excerpt, narrow, visible
from plan.wrong import WrongAnswer

LONGEST_DATE = 40
"""Signs: nobody needs more to write a date."""

_NEAR = {
    "今天": 0,
    "今日": 0,
    "今早": 0,
    "今晚": 0,
    "today": 0,
    "昨天": -1,
    "昨日": -1,
    "昨晚": -1,
    "yesterday": -1,
    "前天": -2,
    "前日": -2,
    "大前天": -3,
    "明天": 1,
    "tomorrow": 1,
    "后天": 2,
}
_WEEKDAYS = "一二三四五六日"
_NUMBER = "[0-9零〇一二三四五六七八九十廿卅]"
_WORDS = re.compile(
    rf"(?:(?P<year>{_NUMBER}{{2,4}})年)?(?P<month>{_NUMBER}{{1,3}})月份?(?P<day>{_NUMBER}{{1,3}})[日号]?"
)
_DAY_ONLY = re.compile(rf"(?P<day>{_NUMBER}{{1,3}})[日号]")
_SIGNS = re.compile(
    r"(?:(?P<year>[0-9]{4})[-./])?(?P<month>[0-9]{1,2})[-./](?P<day>[0-9]{1,2})[日号]?"
)
_DIGITS = re.compile(r"(?P<year>[0-9]{4})(?P<month>[0-9]{2})(?P<day>[0-9]{2})")
_WEEKDAY = re.compile(r"(?P<week>上上|上|这|本)?个?(?:周|星期|礼拜)(?P<day>[一二三四五六日天1-7])")


def parse_date(text: str, today: date) -> date:
    """Return the day that ``text`` names, seen from ``today`` (a day in the plan's time zone).

    Read are 今天, 昨天, 前天, 大前天, today, yesterday; 8月3日, 八月三号, 8.3, 8/3, 08-03, all in
    today's year; 3号 (the last 3rd up to today); 2014-08-03, 2014年8月3日, 20140803; 周三 (the last
    Wednesday up to today), 本周一, 上周五. A day ahead is returned as it is: whether it may be
    reported is for ``check_date``. Raises WrongAnswer for no date and for days that do not exist.
    """
    shown = excerpt(text)
    if not text.strip():
        raise WrongAnswer("answer-date-empty")
    if len(text) > LONGEST_DATE:
        raise WrongAnswer("answer-date-not-date", found=shown)
    line = "".join(narrow(visible(text)).lower().split()).strip("。.,").replace("。", ".")
    if line in _NEAR:
        return today + timedelta(days=_NEAR[line])
    weekday = _WEEKDAY.fullmatch(line)
    if weekday is not None:
        return _weekday(weekday, today)
    for form in (_DIGITS, _SIGNS, _WORDS, _DAY_ONLY):
        found = form.fullmatch(line)
        if found is not None:
            return _written_day(found, today, shown)
    raise WrongAnswer("answer-date-not-date", found=shown)


def check_date(day: date, today: date, plan: Plan) -> None:
    """Raise WrongAnswer for a day after ``today`` or outside the plan's period."""
    if day > today:
        raise WrongAnswer("answer-date-future", found=day.isoformat(), today=today.isoformat())
    if not plan.start <= day <= plan.end:
        raise WrongAnswer(
            "answer-date-outside",
            found=day.isoformat(),
            start=plan.start.isoformat(),
            end=plan.end.isoformat(),
        )


def _weekday(found: re.Match[str], today: date) -> date:
    """Monday is the first day of a week; without 上 or 本 it is the last such day up to today."""
    sign = found["day"].replace("天", "日").replace("7", "日")
    number = int(sign) - 1 if sign.isdecimal() else _WEEKDAYS.index(sign)
    back = {"上上": 2, "上": 1, "这": 0, "本": 0}.get(found["week"] or "")
    if back is None:
        return today - timedelta(days=(today.weekday() - number) % 7)
    monday = today - timedelta(days=today.weekday())
    return monday + timedelta(days=number - 7 * back)


def _written_day(found: re.Match[str], today: date, shown: str) -> date:
    """Return the day of a match with ``day`` and, as far as they were written, month and year."""
    parts = {name: whole(value) for name, value in found.groupdict().items() if value is not None}
    day, month, year = parts.get("day"), parts.get("month"), parts.get("year")
    if day is None or None in parts.values():
        raise WrongAnswer("answer-date-not-date", found=shown)
    if month is None:
        return _last_such_day(day, today, shown)
    if year is None:
        year = today.year
    elif year < 100:
        year += 2000
    return _existing(year, month, day, shown)


def _last_such_day(day: int, today: date, shown: str) -> date:
    """Return the day of this month, or of the month before if it is still ahead."""
    if day <= today.day:
        return _existing(today.year, today.month, day, shown)
    before = today.replace(day=1) - timedelta(days=1)
    return _existing(before.year, before.month, day, shown)


def _existing(year: int, month: int, day: int, shown: str) -> date:
    try:
        return date(year, month, day)
    except ValueError as error:
        raise WrongAnswer("answer-date-not-exist", found=shown) from error
