"""Days that people call by a festival's name, of any year; whether they are days off stays out."""

import re
from datetime import date, timedelta

from lunardate import LunarDate  # type: ignore[import-untyped]  # it ships no type information

from plan.numerals import whole

_FIXED = {
    "元旦节?": (1, 1),
    "三八妇女节|三八国际妇女节|三八节|三八|国际妇女节|妇女节": (3, 8),
    "植树节": (3, 12),
    "五一国际劳动节|五一劳动节|五一节?|劳动节": (5, 1),
    "五四青年节|五四|青年节": (5, 4),
    "护士节": (5, 12),
    "六一儿童节|六一节?|儿童节": (6, 1),
    "七一建党节|七一|建党节": (7, 1),
    "八一建军节|八一|建军节": (8, 1),
    "教师节": (9, 10),
    "国庆节?|(?<![二三])十一(?=前|节前|长假|黄金周|期间|当天|那天|假期|国庆)": (10, 1),
    "抗战胜利纪念日|抗战胜利日": (9, 3),
    "记者节": (11, 8),
    "圣诞节": (12, 25),
}
_LUNAR = {
    "春节|大年初一|正月初一|年初一": (1, 1),
    "大年初二|正月初二": (1, 2),
    "元宵节?|正月十五": (1, 15),
    "端午节?": (5, 5),
    "七夕节?": (7, 7),
    "中秋节?|八月十五": (8, 15),
    "重阳节?|九九重阳节?": (9, 9),
    "腊八节?": (12, 8),
    "小年(?!轻|级|货)": (12, 23),
    "中元节": (7, 15),
    "龙抬头": (2, 2),
}
_OTHER = {
    "清明节?": "qingming",
    "除夕|大年三十|年三十": "eve",
    "冬至": "dongzhi",
    "母亲节": "mother",
    "父亲节": "father",
}
_THEME = r"(?<![庆迎])(?<!庆祝)(?<!纪念)(?<!欢度)(?<!喜迎)(?<![王李张刘陈杨赵黄吴徐孙马朱胡郭何罗])"
_NOT_A_DAY = (
    r"(?!希望|收假|劳动奖|专栏|特刊|专题|路|广场|街|红旗|巾帼|农场|煤矿|小学|中学|学校|幼儿园|班|国际班|厂|先锋|奖|精神|标兵|"
    r"[新大]?村|社区|小区|水库|大桥|大厦|商场|宾馆|酒店|饭店|林场|公社|[大水]?渠)"
)


def _compiled() -> tuple[tuple[re.Pattern[str], object], ...]:
    tables: list[tuple[str, object]] = [*_FIXED.items(), *_LUNAR.items(), *_OTHER.items()]
    return tuple((re.compile(f"(?:{names})"), day) for names, day in tables)


_LUNAR_MONTHS = {sign: place for place, sign in enumerate("正二三四五六七八九十冬腊", start=1)} | {
    "一": 1,
    "十一": 11,
    "十二": 12,
}
_TENTH = "(?:[一二]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|三十|[一二三四五六七八九])"
LUNAR_DAY = (
    rf"(?:农历|阴历)(?:十[一二]|[{''.join(_LUNAR_MONTHS)}])月初?{_TENTH}[日号]?"
    r"|[正二三四五六七八九十冬]月初[一二三四五六七八九十](?![一二三四五六七八九十])"
    rf"|[正冬腊]月初?{_TENTH}"
)
_LUNAR_PARTS = re.compile(rf"(?:农历|阴历)?(十[一二]|.)月(初?{_TENTH})")
_TABLE = _compiled()
NAMES = _THEME + "(?:" + "|".join((*_FIXED, *_LUNAR, *_OTHER)) + ")" + _NOT_A_DAY


def named_day(name: str, year: int) -> date | None:
    """Return the day that a festival's name means in ``year``; None where it is not known."""
    for pattern, day in _TABLE:
        if pattern.fullmatch(name.replace("十一", "国庆节") if name == "十一" else name):
            return _day_of(pattern, day, year)
    return None


def _day_of(pattern: re.Pattern[str], day: object, year: int) -> date | None:
    if day == "qingming":
        return date(year, 4, _term(year, 4.81))
    if day == "dongzhi":
        return date(year, 12, _term(year, 21.94))
    if day in ("mother", "father"):
        return _sunday(year, *((5, 2) if day == "mother" else (6, 3)))
    if day == "eve":
        first = _lunar(year, 1, 1)
        return first - timedelta(days=1) if first is not None else None
    if not isinstance(day, tuple):
        return None
    month, number = day
    if any(pattern.pattern == f"(?:{names})" for names in _LUNAR):
        return _lunar(year, month, number)
    return date(year, month, number)


def _lunar(year: int, month: int, day: int) -> date | None:
    """Return the solar day; the twelfth month's in ``year`` are of the lunar year before."""
    try:
        solar = LunarDate(year if month < 12 else year - 1, month, day).to_solar_date()
    except ValueError:
        return None
    return solar if isinstance(solar, date) else None


def _sunday(year: int, month: int, which: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(6 - first.weekday()) + 7 * (which - 1))


def lunar_day(text: str, today: date) -> date | None:
    """Return the day of this year that a lunar date means: 五月初五, 腊月廿三, 农历七月十五."""
    found = _LUNAR_PARTS.match(text)
    month = _LUNAR_MONTHS.get(found[1]) if found else None
    if found is None or month is None:
        return None
    number = whole(found[2].removeprefix("初"))
    days = [_lunar(year, month, number or 0) for year in (today.year, today.year + 1)]
    known = [day for day in days if day is not None and day.year == today.year]
    return known[0] if known else None


def _term(year: int, constant: float) -> int:
    """Return the day of a solar term in its month, by the rule of thumb for 2000 to 2099."""
    short = year % 100
    return int(short * 0.2422 + constant) - short // 4
