"""Reads stretches of time (8月份, 上周) and what dates are made of; single days stay out."""

import re
from datetime import date, timedelta

from plan.numerals import whole
from plan.quick.tokens import Day

Month = tuple[int, int] | None
"""A year and a month named before."""
N = "(?:[0-9]{1,2}|[一二三四五六七八九十廿卅]{1,3})"
YEAR = r"(?:(?P<year>(?:20)?\d\d|二[零〇o0]一[一-九])年|(?P<ryear>今年|本年|去年|前年|明年))?"
_MONTH = re.compile(
    rf"{YEAR}(?:(?P<first>{N})月?(?:-|~|到|至))?(?P<month>{N})月份?(?P<part>上旬|中旬|下旬|初|底|末|中)?"
)
PERIODS = (
    r"(?:上上|上|本|这|下)?个?(?:周|星期|礼拜)六[、和]?(?:周|星期|礼拜)?[日天]|"
    r"上上周|上周末|上个?周|上个?星期|上个?礼拜|本周末|这周末|本周|这个?周|这个?星期|"
    r"本星期|这个?礼拜|下个?周|下个?星期|下个?礼拜|周末|双休日"
    r"|上个?月[底末初中]?|上个?月[上中下]旬|本月[上中下]旬|本月[底末初]?|这个?月[底末初]?|"
    r"当月|下个?月[底末初]?|(?<![0-9一二三四五六七八九十])月[初底末中](?!考|了)|[上中下]旬"
    r"|上半年|下半年|[第]?[一二三四1-4]季度|上个?季度|本季度|这个?季度|今年以来|年初以来|"
    r"今年(?!\d+岁|头|考|金秋|爱心|新|的|上学|升|入|高考|毕业|第|首|应|秋|"
    r"夏|春)|本年度|年内|全年(?!第)|[去明]年(?!(?:\d|[一二三四五六七八九十])+月)|年[初底末中](?!会|了)"
    r"|近日|近期|最近几天|最近|日前|前段时间|前阵子|这阵子|这段时间|这一周|一周(?!年)|这个星期|"
    r"不久前|近来|这几天|这两天|那几天|前几天|前两天|前些天|近几天|近两天|连日来"
    r"|过两天|过几天|改天|半个?月前|[一二两三0-9]个?(?:月|周|星期|礼拜)前|两节|双节|"
    r"元旦春节|暑假|寒假|暑期|年前(?!往)|年后|节前|节后|节日期间|入夏以来|"
    r"(?:高考|中考|两会|农忙|春运|汛期|夏收|麦收|三夏|秋收|开学|入冬|入夏|入秋|开春)(?:期间|时节|前后|前|后|以来)|"
    r"那天|有一天"
)

_ENDS_OF_MONTH = ("月初", "月中", "月底", "月末")
_PAST = re.compile("前[几两些段阵]|那|有一天|不久前|日前|[节年]后")
"""Of these no today is a part: 前几天."""


def made(year: int, month: int | None, day: int | None) -> date | None:
    """Return a day, or None where there is none such."""
    if month is None or day is None:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def year_of(found: re.Match[str], today: date) -> int:
    """Return the year that a match names, else that of today."""
    named = found.groupdict()
    if named.get("ryear"):
        return today.year + {"去年": -1, "前年": -2, "明年": 1}.get(named["ryear"], 0)
    if named.get("year"):
        year = whole(named["year"].replace("o", "0")) or today.year
        return year + 2000 if year < 100 else year
    return today.year


def shift_month(today: date, by: int) -> date:
    """Return the first day of the month that is `by` months off."""
    months = today.year * 12 + today.month - 1 + by
    return date(months // 12, months % 12 + 1, 1)


def whole_month(part: str, start: int, end: int, today: date, _month: Month) -> Day | None:
    """Read 8月份, 8月上旬, 1-8月."""
    found = _MONTH.match(part)
    if found is None:
        return None
    first = made(year_of(found, today), whole(found["month"]), 1)
    if first is None:
        return Day(start, end)
    last = shift_month(first, 1) - timedelta(days=1)
    if found["first"]:
        begin = made(year_of(found, today), whole(found["first"]), 1)
        known = begin is not None and begin < first
        return Day(start, end, (), begin, last, period=True) if known else Day(start, end)
    named = found["part"] or ""
    if named in ("上旬", "初"):
        last = first + timedelta(days=9)
    elif named in ("中旬", "中"):
        first, last = first + timedelta(days=10), first + timedelta(days=19)
    elif named:
        first = first + timedelta(days=20)
    return Day(start, end, (), first, last, period=not named)


def read_period(part: str, start: int, end: int, today: date, _month: Month) -> Day | None:
    """Read what `PERIODS` finds, as far as it has a beginning and an end."""
    monday = today - timedelta(days=today.weekday())
    weeks = {"上上": -2, "上": -1, "下": 1, "本": 0, "这": 0}
    which = re.match("上上|上|下|本|这|当", part)
    by = weeks.get(which[0], 0) if which else 0
    if which and re.search("周|星期|礼拜", part):
        first = monday + timedelta(days=7 * by + (5 if part.endswith("末") else 0))
        return Day(start, end, (), first, monday + timedelta(days=7 * by + 6), period=True)
    if which and "月" in part:
        first = shift_month(today, by)
        return Day(start, end, (), first, shift_month(first, 1) - timedelta(days=1), period=True)
    if part in _ENDS_OF_MONTH:
        begin, last = shift_month(today, 0), shift_month(today, 1) - timedelta(days=1)
        if part == "月初":
            return Day(start, end, (), begin, begin + timedelta(days=9))
        return Day(start, end, (), begin + timedelta(days=14 if part == "月中" else 20), last)
    if part in ("过两天", "过几天", "改天"):
        return Day(start, end, (), today + timedelta(days=1), today + timedelta(days=9))
    return _part_of_year(part, start, end, today)


def _part_of_year(part: str, start: int, end: int, today: date) -> Day:
    year = today.year
    spans = {
        "上半年": (date(year, 1, 1), date(year, 6, 30)),
        "下半年": (date(year, 7, 1), date(year, 12, 31)),
        "去年": (date(year - 1, 1, 1), date(year - 1, 12, 31)),
        "明年": (date(year + 1, 1, 1), date(year + 1, 12, 31)),
        "年底": (date(year, 12, 1), date(year, 12, 31)),
        "年末": (date(year, 12, 1), date(year, 12, 31)),
        **dict.fromkeys(
            ("今年", "今年以来", "年初以来", "本年度", "年内", "全年"), (date(year, 1, 1), today)
        ),
    }
    first, last = spans.get(part, (None, None))
    return Day(start, end, (), first, last, period=_PAST.match(part) is None)
