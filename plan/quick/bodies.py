"""Finds the name of the place or body in an item's words; numbers and choices stay out."""

import re

from plan.quick.names import BARE_PLACES, PLACE_ENDS, PLACE_VERB, PREPOSITIONS

_ENDS = "|".join(sorted(PLACE_ENDS.split(), key=len, reverse=True))
_VERBS = "|".join(sorted(PLACE_VERB.split(), key=len, reverse=True))
_SIGN = r"[一-鿿a-z0-9·]"
_AFTER_PREPOSITION = re.compile(
    rf"(?:{'|'.join(PREPOSITIONS.split())})(?P<place>{_SIGN}{{2,16}}?)(?=\0|{_VERBS}|"
    r"[,，;。、!()]|$|\d)"
)
_WITH_END = re.compile(
    r"(?:^|(?<=[\0,;。()、:])|(?<=[在到去进赴]))(?P<place>(?:(?!的|和|及|了|为|"
    rf"给){_SIGN}){{2,14}}(?:{_ENDS}))(?={_VERBS}|\0|[,;。、!()]|$|职工|\d)"
)
_LABELLED = re.compile(
    r"(?:地点|地址)(?:在|是|为|:)*(?P<place>[一-鿿a-z0-9·]{2,16}?)"
    r"(?=观众|听众|人数|参加|时间|金额|工种|[,;。!()\0]|$)"
)
_CLINIC = re.compile("(?:医院|卫生院|体检中心|保健院|疾控中心|门诊部?|卫生服务中心|体检站)$")
_NOT_A_NAME = re.compile(
    r"(?:上午|下午|晚上|早上|我们|职工|困难|活动|群众|演出|观众|这|那|各|全|今|昨|本|刚|"
    r"两|其中|约|已|共|一个|一家|基层|期间|过程|领导|"
    r"关系|此|带领|组织|邀请|联合)"
)


def find_place(zone: str) -> str | None:
    """Return the one place that an item's words name, or None; a mere kind of place is none.

    ``zone`` has ``\\0`` where units, dates, indicators and numbers were.
    """
    for pattern in (_LABELLED, _AFTER_PREPOSITION, _WITH_END):
        names = [_trimmed(found["place"]) for found in pattern.finditer(zone)]
        names = [name for name in names if name]
        if names and len(set(names)) == 1:
            return names[0]
        if names:
            return "、".join(dict.fromkeys(names))
    return None


def is_clinic(place: str, zone: str) -> bool:
    """Return whether a place is where people were examined, and not whose people they are."""
    return bool(_CLINIC.search(place)) and not re.search(
        rf"{re.escape(place)}的?[\0\d]*(?:名|位|个)?(?:在职)?(?:职工|员工|医护|护士|医生|干部)",
        zone,
    )


def _trimmed(name: str) -> str:
    name = name.rpartition("在")[2] if not name.endswith("在") else name
    name = re.sub(
        r"^(?:了|的|我们|在|到|去|进|走进|深入|前往|来到)+|(?:里|内|上|的|共|各|了|和|及|现场)+$",
        "",
        name,
    )
    if name in BARE_PLACES or len(name) < 2 or _NOT_A_NAME.match(name):
        return ""
    if re.fullmatch(
        r"(?:某|各|一些|部分|辖区|有关|相关|重点|全部|所有|各个|多家|几家|附近)?(?:" + _ENDS + ")",
        name,
    ):
        return ""
    return name
