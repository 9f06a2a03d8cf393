"""Days that people call by a festival's name, of any year; whether they are days off stays out."""

import re
from datetime import date, timedelta

from lunardate import LunarDate  # type: ignore[import-untyped]  # it ships no type information

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
    "国庆节?|十一(?=长假|黄金周|期间|当天|那天|假期|国庆)": (10, 1),
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
}
_OTHER = {"清明节?": "qingming", "除夕": "eve", "冬至": "dongzhi"}
_THEME = r"(?<![庆迎])(?<!庆祝)(?<!纪念)(?<!欢度)(?<!喜迎)"
_NOT_A_DAY = r"(?!劳动奖|路|广场|街|红旗|巾帼|农场|煤矿|小学|中学|班|国际班|厂|先锋|奖|精神|标兵)"


def _compiled() -> tuple[tuple[re.Pattern[str], object], ...]:
    tables: list[tuple[str, object]] = [*_FIXED.items(), *_LUNAR.items(), *_OTHER.items()]
    return tuple((re.compile(f"(?:{names})"), day) for names, day in tables)


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
    """Return the solar day; the twelfth month's days in ``year`` belong to the lunar "
    "year before."""
    try:
        solar = LunarDate(year if month < 12 else year - 1, month, day).to_solar_date()
    except ValueError:
        return None
    return solar if isinstance(solar, date) else None


def _term(year: int, constant: float) -> int:
    """Return the day of a solar term in its month, by the rule of thumb for 2000 to 2099."""
    short = year % 100
    return int(short * 0.2422 + constant) - short // 4
