"""Finds the dates of a line, exact and vague; today comes in as a value, the clock does not."""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from plan.numerals import whole
from plan.quick.holidays import LUNAR_DAY, NAMES, lunar_day, named_day
from plan.quick.spans import (
    PERIODS,
    YEAR,
    Month,
    N,
    made,
    read_period,
    shift_month,
    whole_month,
    year_of,
)
from plan.quick.tokens import Day

_MEASURE = (
    "场(?!地|馆|镇)|户(?!外)|人(?!社|民|大|员|力)|名|位|个|家(?!访|政|庭|属)|期(?!间)|项(?!目)|次|"
    "本(?!月|周)|册|份|单(?!位)|处|所|座|间|元|块|公里|米|平米|平方|亩|吨|斤|小时|分钟|天(?!水)|年|岁|倍|度|级"
)
"""What makes 8.3 or 7月2 a number and no date."""
_NO_COUNT = rf"(?!\d|[.]\d|[万千百亿%多余几wk]|来(?![自到了])|(?:{_MEASURE})(?!建))"
_NO_WEEK = (
    "(?![年期志程直]|(?<=[1-7])[0-9]|(?<=六)[、和]?周?[日天]|"
    "(?<=[上本这].[一二三四五六日1-7])(?:场|户|名|个|期|项|次|人(?!民|社|大)))"
)
_TO = "[日号]?(?:-|~|到|至|起至|起到)"
_NOT_A_HOUSE = (
    "(?!(?<=号)(?:公寓|住宅|家属[楼院]|宿舍))(?!(?<=号)(?:楼|线(?!上)|院|门(?!口|诊)|拌合|搅拌|路(?!演|过)|井|矿|车间|厂房|文(?!艺|化|体)|公告|机组|煤|仓|会议室|"
    "桥|洞|库|厅|标段|隧道|工区|生产线|令|炉|高炉|机(?!关)|地块|锅炉|站(?!前|在)|坑|码|召集|窗|摊|展[位台]|铺|门面))"
)
_CLOCK = (
    r"(?:(?:的)?(?:凌晨|清晨|早上|早晨|上午|中午|下午|午后|傍晚|晚上|夜里|全天|当天|晚|"
    r"早(?![就已]))+)?"
)
_AROUND = (
    r"(?:前一天|头一天|第二天|次日|前后|前夕|期间|小长假|前的?(?!往|去|来)|后的?(?!勤)|假期|长假|左右|那一?天|当天|之前|之后|以前|以后|"
    r"以来|起|开始|内)?"
)

_INEXACT = re.compile(
    "(?:之|以)?前(?!往|去|来|面|台|方|期|列)|[之以]后|以来|起(?!床|来|点|义|重|步|草)|后(?=[,完])"
)
"""8月18日前: some day before it."""
_UNTIL_NOW = re.compile("(?:[到至](?:了)?(?:现在|目前|今天|今日|今)|以来)")
"""8月1号到现在: a stretch."""
_COMPARED = re.compile("(?:较|比|同比|环比)(?:于|去年)?$")
_BY_HOW_MUCH = re.compile(r"的?\d|[多少]")
_LONG_AGO = 200
_NEAR = {
    "大大前天": -4,
    "大前天": -3,
    "大前日": -3,
    "大前儿": -3,
    "前天": -2,
    "前日": -2,
    "前儿": -2,
    "前晚": -2,
    "昨天": -1,
    "昨日": -1,
    "昨儿": -1,
    "昨晚": -1,
    "昨夜": -1,
    "昨早": -1,
    "昨上午": -1,
    "昨下午": -1,
    "昨个": -1,
    "昨": -1,
    "夜来": -1,
    "夜个": -1,
    "夜儿": -1,
    "今天": 0,
    "今日": 0,
    "今儿": 0,
    "今早": 0,
    "今晨": 0,
    "今晚": 0,
    "今上午": 0,
    "今下午": 0,
    "今个": 0,
    "刚才": 0,
    "刚刚": 0,
    "大后天": 3,
    "明天": 1,
    "明日": 1,
    "明早": 1,
    "明晚": 1,
    "明儿": 1,
    "后天": 2,
    "后日": 2,
    "today": 0,
    "yesterday": -1,
    "tomorrow": 1,
}


def find_days(line: str, today: date) -> Iterator[Day]:
    """Yield the dates of a normalised line in order, none overlapping another.

    A day and month without a year are of today's year; 3号 is the last 3rd up to today, or of the
    month named before it. What does not exist, and what could be two days, has no exact day.
    """
    month: tuple[int, int] | None = None
    weekday: Day | None = None
    for found in _DATES.finditer(line):
        kind = found.lastgroup or ""
        part = line[found.start() : found.end()]
        day = _READERS[kind](part, found.start(), found.end(), today, month)
        if day is None or (
            _COMPARED.search(line[: found.start()])
            and (not day.days or _BY_HOW_MUCH.match(line, found.end()))
        ):
            continue
        if day.days and (around := _INEXACT.match(line, found.end())) is not None:
            yield Day(day.start, around.end(), (), None, day.days[-1])
            continue
        if day.days and (until := _UNTIL_NOW.match(line, found.end())) is not None:
            yield Day(day.start, until.end(), (), day.days[0], today)
            continue
        if kind == "weekday":
            day = weekday = _same_week(line, weekday, day)
        if day.days and kind in ("ymd", "md", "sign", "digits", "range", "list"):
            month = (day.days[-1].year, day.days[-1].month)
        elif kind == "range" and day.last is not None:
            month = (day.last.year, day.last.month)
        yield day


_Reader = Callable[[str, int, int, date, Month], Day | None]

_MD = re.compile(rf"{YEAR}(?P<month>{N})月份?(?P<day>{N})[日号]?")
_SIGN = re.compile(r"(?:(?P<year>(?:20)?\d\d)[-./])?(?P<month>\d{1,2})[-./](?P<day>\d{1,2})[日号]?")
_RANGE = re.compile(
    rf"{YEAR}(?:(?P<m1>{N})(?:月份?|[./]))?(?P<d1>{N}){_TO}(?:(?P<m2>{N})(?:月份?|"
    rf"[./]))?(?P<d2>{N})[日号]?"
)
_IN_MONTH = re.compile(rf"(?P<which>上|本|这|下|当)个?月(?P<day>{N})[日号]?")
_WEEKDAY = re.compile(
    r"(?P<which>上上|上|这|本|下下|下)?个?(?:周|星期|礼拜)(?P<day>[一二三四五六日天1-7])"
)
_SIGNS_OF_WEEK = "一二三四五六日"


def _exact(start: int, end: int, day: date | None) -> Day:
    return Day(start, end, (day,)) if day is not None else Day(start, end)


def _month_day(part: str, start: int, end: int, today: date, _month: Month) -> Day | None:
    head = _MD.match(part) or _SIGN.match(part)
    if head is None:
        return None
    year = year_of(head, today)
    month, day = whole(head["month"]), whole(head["day"])
    more = re.findall(rf"({N})[日号]?", part[head.end() :])
    days = [made(year, month, one) for one in (day, *map(whole, more))]
    if None in days:
        return Day(start, end)
    return Day(start, end, tuple(one for one in days if one is not None))


def _digits(part: str, start: int, end: int, _today: date, _month: Month) -> Day | None:
    return _exact(start, end, made(int(part[:4]), int(part[4:6]), int(part[6:8])))


def _range(part: str, start: int, end: int, today: date, month: Month) -> Day | None:
    found = _RANGE.match(part)
    if found is None:
        return None
    year = year_of(found, today)
    first_month = whole(found["m1"]) if found["m1"] else (month[1] if month else today.month)
    last_month = whole(found["m2"]) if found["m2"] else first_month
    first = made(year, first_month, whole(found["d1"]))
    last = made(year, last_month, whole(found["d2"]))
    if first is None or last is None or first > last:
        return Day(start, end)
    return Day(start, end, (), first, last)


def _day_only(part: str, start: int, end: int, today: date, month: Month) -> Day | None:
    """3号: the last one up to today; where a month was named before, both have to agree."""
    days = [whole(one) for one in re.findall(N, part)]
    read: list[date] = []
    for number in days:
        last = _last_such_day(number, today)
        named = made(month[0], month[1], number) if month is not None else last
        if last is None or named is None or named != last:
            return Day(start, end, (), named, named)
        read.append(last)
    return Day(start, end, tuple(read))


def _last_such_day(number: int | None, today: date) -> date | None:
    if number is None:
        return None
    if number <= today.day:
        return made(today.year, today.month, number)
    before = today.replace(day=1) - timedelta(days=1)
    return made(before.year, before.month, number)


def _in_month(part: str, start: int, end: int, today: date, _month: Month) -> Day | None:
    found = _IN_MONTH.match(part)
    if found is None:
        return None
    anchor = shift_month(today, {"上": -1, "下": 1}.get(found["which"], 0))
    return _exact(start, end, made(anchor.year, anchor.month, whole(found["day"])))


def _weekday(part: str, start: int, end: int, today: date, _month: Month) -> Day | None:
    found = _WEEKDAY.match(part)
    if found is None:
        return None
    sign = found["day"].replace("天", "日").replace("7", "日")
    number = int(sign) - 1 if sign.isdecimal() else _SIGNS_OF_WEEK.index(sign)
    weeks = {"上上": -2, "上": -1, "这": 0, "本": 0, "下": 1, "下下": 2}.get(found["which"] or "")
    if weeks is None:
        return _exact(start, end, today - timedelta(days=(today.weekday() - number) % 7))
    monday = today - timedelta(days=today.weekday())
    return _exact(start, end, monday + timedelta(days=number + 7 * weeks))


def _same_week(line: str, last: Day | None, day: Day) -> Day:
    """下周一、周二, 上周三周四: in a list the second day is of the same week."""
    if last is None or not (last.days and day.days) or line[day.start] not in "周星礼":
        return day
    if not re.fullmatch("[、,和及与到至~-]?", line[last.end : day.start]):
        return day
    monday = last.days[0] - timedelta(days=last.days[0].weekday())
    return Day(day.start, day.end, (monday + timedelta(days=day.days[0].weekday()),))


def _near(part: str, start: int, end: int, today: date, _month: Month) -> Day | None:
    for word, days in _NEAR.items():
        if part.startswith(word):
            return _exact(start, end, today + timedelta(days=days))
    return None


def _days_ago(part: str, start: int, end: int, today: date, _month: Month) -> Day | None:
    number = whole(re.sub("天.*", "", part))
    return _exact(start, end, today - timedelta(days=number) if number and number < 100 else None)


def _holiday(part: str, start: int, end: int, today: date, _month: Month) -> Day | None:
    found = re.match(f"({NAMES})(.*)", part)
    if found is None:
        return None
    day = named_day(found[1], today.year)
    if day is None:
        return None
    if found[2].startswith(("前一天", "头一天")):
        return _exact(start, end, day - timedelta(days=1))
    if found[2].startswith(("第二天", "次日")):
        return _exact(start, end, day + timedelta(days=1))
    if re.match("前|后|期间|假期|小?长假|左右|之|以|起|开始|内", found[2]):
        return Day(start, end, (), None, None)
    if (today - day).days > _LONG_AGO:
        return Day(start, end, (), day, day)  # 元旦 said in December: the last one or the next?
    return _exact(start, end, day)


def _lunar(part: str, start: int, end: int, today: date, _month: Month) -> Day | None:
    return _exact(start, end, lunar_day(part, today))


def _week_of_month(_part: str, start: int, end: int, _today: date, _month: Month) -> Day | None:
    """7月第二周: which days that is, nobody says, so it stays open."""
    return Day(start, end)


_READERS: dict[str, _Reader] = {
    "digits": _digits,
    "range": _range,
    "ymd": _month_day,
    "md": _month_day,
    "list": _month_day,
    "several": _month_day,
    "sign": _month_day,
    "inmonth": _in_month,
    "ago": _days_ago,
    "near": _near,
    "holiday": _holiday,
    "weekday": _weekday,
    "digits4": lambda part, start, end, today, _month: _exact(
        start, end, made(today.year, int(part[:2]), int(part[2:]))
    ),
    "few": lambda _part, start, end, _today, _month: Day(start, end),
    "festive": lambda _part, start, end, _today, _month: Day(start, end),
    "open": lambda _part, start, end, _today, _month: Day(start, end),
    "swapped": lambda _part, start, end, _today, _month: Day(start, end),
    "lunar": _lunar,
    "weekof": _week_of_month,
    "period": read_period,
    "month": whole_month,
    "dayonly": _day_only,
}
_MONTH_DAY = r"(?:0?[1-9]|1[0-2])"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_PLAIN_YEAR = r"(?:(?:(?:20)?\d\d|二[零〇o0]一[一-九])年|今年|本年|去年|前年|明年)?"
_DATES = re.compile(
    "|".join(
        (
            r"(?P<digits4>(?:(?<=^)|(?<=[:,区县市]))(?<!话:)(?<!号:)0[1-9](?:0[1-9]|[12]\d|3[01])(?=[,，日]|走访|演出|慰问|救助|培训|体检|助学|宣讲))",
            r"(?P<festive>(?:八月十五|二月二|三月三|七月七|九月九)(?![日号十\d万千百]|[场户人个名期]))",
            r"(?P<few>(?<![\d.])(?:1[0-2]|[1-9])[./](?:[12]\d|3[01]|0?[1-9])(?:、(?:[12]\d|3[01]|[1-9]))+[日号]?(?=[两三四]天))",
            r"(?P<open>(?:国庆|五一|春节|中秋|清明|端午|元旦)?节?(?:收假|假后|节后)(?:后)?(?:上班)?的?第一[天周]|(?<![年月正冬腊上读是])初[一二三四五六七八九十](?![一-鿿]?(?:学生|年级|中|级|步|班)))",
            rf"(?P<lunar>{LUNAR_DAY}{_CLOCK})",
            rf"(?P<weekof>(?:{N}月|本月|这个月|当月)份?的?第[一二三四五1-5]个?(?:周|星期)(?![一二三四五六日天]))",
            r"(?P<digits>(?<!\d)20\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d))",
            (
                rf"(?P<range>{_PLAIN_YEAR}(?<![\d.])(?:{N}月份?{N}{_TO}(?:{N}月份?)?{N}(?:[日号]|"
                rf"(?!里){_NO_COUNT})"
                rf"|{_MONTH_DAY}[./]{_DAY}{_TO}{_MONTH_DAY}[./]{_DAY}(?!\d)|"
                rf"{_MONTH_DAY}\.{_DAY}{_TO}{_DAY}(?:[日号]|(?=[一-鿿]){_NO_COUNT})"
                rf"|{N}{_TO}{N}[日号]{_NOT_A_HOUSE}))"
            ),
            (
                rf"(?P<list>{_PLAIN_YEAR}{N}月份?{N}(?:[日号](?:[、,和及与]?{N}[日号]{_NOT_A_HOUSE})+|"
                rf"(?:[、,和及与]{N}[日号]{_NOT_A_HOUSE})+))"
            ),
            (
                rf"(?P<several>{_PLAIN_YEAR}{N}月份?{N}[日号]?(?:[、, ]{N})+"
                rf"(?=[两三四几]天|[,。;]|$)(?![,。;]?[^,。;]?\d))"
            ),
            r"(?P<ymd>(?<![\d.])20\d\d(?:[-./])\d{1,2}[-./]\d{1,2}[日号]?(?!\d))",
            (
                rf"(?P<md>{_PLAIN_YEAR}(?<![\d.]){N}月份?(?!一[共直起些定般])(?:{N}[日号]|"
                rf"{N}{_NO_COUNT}){_CLOCK})"
            ),
            (
                rf"(?P<sign>(?<![\d.\-/率])(?:1\d\.)?{_MONTH_DAY}[./]{_DAY}(?:[日号]|(?!/|[.]\d)(?!元|"
                rf"块){_NO_COUNT}){_CLOCK}"
                rf"|(?<![\d.\-/])(?:0\d|1[0-2])-{_DAY}{_NO_COUNT}|(?:(?<=^)|"
                rf"(?<=[,;]))[1-9]-{_DAY}(?=[日号]|(?!月)[一-鿿]|(?<=^\d-\d),|(?<=^\d-\d\d),){_NO_COUNT}[日号]?)"
            ),
            r"(?P<swapped>^(?:1[3-9]|2\d|3[01])/(?:0?[1-9]|1[0-2])(?![\d/]))",
            rf"(?P<inmonth>[上本这下当]个?月(?:{N}[日号]|二?十[一二三四五六七八九](?![个场户人名万千百])){_CLOCK})",
            r"(?P<ago>(?<!\d)(?:\d{1,2}|[一二两三四五六七八九十])天(?:之|以)?前)",
            "(?P<near>(?:" + "|".join(sorted(_NEAR, key=len, reverse=True)) + rf"){_CLOCK})",
            rf"(?P<holiday>(?<!双){NAMES}{_AROUND}{_CLOCK})",
            (
                r"(?P<weekday>(?<!每)(?<!^一)(?<![^周期拜]一)(?:上上|上|这|本|下下|下)?个?(?:周|星期|"
                rf"礼拜)[一二三四五六日天1-7]{_NO_WEEK}{_CLOCK})"
            ),
            rf"(?P<period>{PERIODS})",
            (
                rf"(?P<month>{_PLAIN_YEAR}(?<![\d.个红])(?:{N}月?(?:-|~|到|至){N}月份?(?!\d)|{N}月份?)(?:上旬|中旬|下旬|初|底|末|"
                r"中(?!午))?)"
            ),
            (
                rf"(?P<dayonly>(?![一二三四五六七八九]?[四五六七八九]十号)(?<![\d.第月年号路街巷院百千几一二三四五六七八九点])(?<![上下]午)(?<!街道)(?<!\d[\])])(?:{N}、)?{N}[日号]{_NOT_A_HOUSE}(?:[、和及]?{N}[日号]"
                rf")*{_CLOCK}"
                r")"
            ),
        )
    )
)
