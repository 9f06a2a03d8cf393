"""Tells when one thing was done though no number says so; what has a number stays out."""

import re
from collections.abc import Set

from plan.model import Indicator
from plan.quick.cues import CREATED, EVENT_VERB
from plan.quick.words import KINDRED

_ORDINAL = re.compile(r"第[一二三四五六七八九十\d]+(?P<of>[场期次届轮批班])")
_SEVERAL = re.compile(r"等|几|多[个家所]|各|分别|陆续|一批|一些|部分|所有|全部|[们、和与及]")
_HELD = re.compile(rf"{EVENT_VERB.pattern}|开班|结业|开赛|开讲|闭幕|落幕|结束|参加|参训")
_NOT_YET = re.compile(
    r"[未没](?:建成|完工|挂牌|揭牌|验收)|筹建|筹备|在建|动工|奠基|选址|报批|批复|申请|改造|装修|扩建|整改|即将"
)
_THAT_ONE = re.compile("(?<!上一)[这那]一?[场期次](?=演|培训|宣讲|竞赛|学习|忘|没报|漏|[,;。]|$)")
_COUNTED = re.compile(r"单位:?\d")
"""应建会单位：175 is no body called 175."""
_NAMES = frozenset(("place", "name"))


def is_single(indicator: Indicator, texts: tuple[str, str], told: Set[str]) -> bool:
    """Return whether an indicator without a number is told of once.

    That is so where one named body was founded (马峡镇职工书屋揭牌), and where one of a numbered
    row was held (举办第三期培训班). ``texts`` are the indicator's clause and its stretch of the
    line, ``told`` the keys of the answers read there.
    """
    text, zone = texts
    if indicator.unit == "个":
        return (
            not _NAMES.isdisjoint(told)
            and CREATED.search(text) is not None
            and not _NOT_YET.search(text)
            and not _SEVERAL.search(text)
            and not _COUNTED.search(text)
        )
    ordinals = list(_ORDINAL.finditer(zone))
    units = (*KINDRED.get(indicator.unit, "").split(), "届")
    if _THAT_ONE.search(text) and not _SEVERAL.search(text):
        return True  # 上周五演的那场忘报了
    return len(ordinals) == 1 and ordinals[0]["of"] in units and _HELD.search(zone) is not None
