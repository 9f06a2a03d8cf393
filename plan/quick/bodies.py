"""Finds the name of the place or body in an item's words; numbers and choices stay out."""

import re

from plan.quick.names import BARE_PLACES, NO_NAMES, PLACE_ENDS, PLACE_VERB, PREPOSITIONS

_ENDS = "|".join(sorted(PLACE_ENDS.split(), key=len, reverse=True))
_VERBS = "|".join(sorted(PLACE_VERB.split(), key=len, reverse=True))
_BLANKS = "\0\1"
"""What stands in a zone for what is understood: the second sign for numbers."""
_SIGN = r"[一-鿿a-z0-9·]"
_AFTER_PREPOSITION = re.compile(
    rf"(?:{'|'.join(PREPOSITIONS.split())})(?!现在|目前|年)(?P<place>(?:{_SIGN}|(?<={_SIGN})、(?={_SIGN})){{2,24}}?)"
    rf"(?=[{_BLANKS}]|{_VERBS}|、?[,，;。!()]|$)"
)
_OFFICES = (
    "(?:中?医院|法院|检察院|公安局|教育局|供电局|电力局|环卫[局站处]|[影剧]院|文化馆|体育馆|宾馆|党校|"
    "[一二三四]中|车站|敬老院)"
)
"""Offices of which a county has one: 县医院."""
_WITH_END = re.compile(
    r"(?:^|(?<=[\0,;。()、:])|(?<=[在到去进赴]))(?P<place>(?:(?!的|和|及|了|为|"
    rf"给){_SIGN}){{2,14}}(?:{_ENDS})|[县区市]{_OFFICES})(?={_VERBS}|[{_BLANKS}]|[,;。、!()]|$|职工|\d)(?!联合|共同|资助|捐|主办|承办|协办|赞助|冠名|出资|一起)"
)
_LABELLED = re.compile(
    r"(?:地点|地址)(?:在|是|为|:)*(?P<place>[一-鿿a-z0-9·]{2,16}?)"
    rf"(?=观众|听众|人数|参加|时间|金额|工种|[,;。!(){_BLANKS}]|$)"
)
_FIRM = r"[^,;。\0\1]{2,16}?(?:公司|厂|集团|矿|银行|企业)"
_HOSTS = re.compile(
    rf"(?:联合|会同|携手|(?<!自)由){_FIRM}|(?:^|[\0\1])企业(?:联办|联合|主办|承办|协办|赞助|出资)|{_FIRM}(?:联合|联办|共同|一起|主办|承办|协办|赞助|冠名|出资|捐)"
)
TOWNS = ("镇", "乡", "街道", "村", "社区")
_CLINIC = re.compile(
    "(?:医院|[一二三四]院|卫生院|体检中心|保健院|疾控中心|门诊部?|卫生服务中心|体检站)$"
)
_NOT_A_NAME = re.compile("|".join(NO_NAMES.split()))
_LEADING = re.compile(
    r"^(?:了|的|我们|跟|和|与|由|就|分别(?:是|为|在|建在|位于)?|都?(?:是|在)|到|去|进|走进|深入|前往|来到|赴|"
    r"新?(?:建成|建立|成立|设在|设)|新?建(?![筑材设国安])|(?:\d+|[一二两三四五六七八九十]+)点(?:半|钟|整)?|爱心企业(?=.{3}))+"
)
_TRAILING = re.compile("(?:里|内|上|的|共|各|了|和|及|现场|、)+$")
_KIND = re.compile(
    "(?:某|各|一些|部分|辖区|有关|相关|重点|全部|所有|各个|多家|几家|附近|非公|小微|民营|私营|覆盖|涵盖|涉及|"
    rf"规模|规模以上|以上|联系|有的|其中|\\d+人以上)*(?:{_ENDS})"
)


def without_hosts(zone: str) -> str:
    """Return ``zone`` with blanks for those who held or paid for it: 与某公司联合, 某公司赞助."""
    return _HOSTS.sub("\0", zone)


def find_place(zone: str, *, towns: bool = False) -> str | None:
    """Return the one place that an item's words name, or None; a mere kind of place is none.

    ``towns`` says that a body named without 在 or 到 may be who paid, so only a town is a place.

    ``zone`` has ``\\0`` where units, dates and indicators were, ``\\1`` for numbers.
    """
    for pattern in (_LABELLED, _AFTER_PREPOSITION, _WITH_END):
        names = [_trimmed(found["place"]) for found in pattern.finditer(zone)]
        names = [name for name in names if name]
        if towns and pattern is _WITH_END:
            names = [name for name in names if name.endswith(TOWNS)]
        if names:
            return "、".join(dict.fromkeys(names))
    return None


def is_clinic(place: str, zone: str) -> bool:
    """Return whether a place is where people were examined, and not whose people they are."""
    return bool(_CLINIC.search(place)) and not re.search(
        rf"{re.escape(place)}的?[\1\d]*(?:名|位|个)?(?:在职)?(?:职工|员工|医护|护士|医生|干部)",
        zone,
    )


def _trimmed(name: str) -> str:
    """Return a name without what leads to it, or nothing where it is none."""
    if not name.endswith(("在", "到", "赴")):
        name = re.split("在|到|赴", name)[-1]
    name = _TRAILING.sub("", _LEADING.sub("", name))
    if name in BARE_PLACES or len(re.findall("[一-鿿]", name)) < 2 or _NOT_A_NAME.match(name):
        return ""
    return "" if _KIND.fullmatch(name) else name
