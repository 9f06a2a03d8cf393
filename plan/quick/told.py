"""Reads the answers in free words: who spoke, who paid, what was founded; places stay out.

Only what is said in a form that cannot be anything else is read; the rest is left to the officer.
"""

import re

from plan.model import Indicator, QuestionKind
from plan.quick.names import PLACE_ENDS, SURNAMES

_SIGN = r"[一-鿿a-z0-9·]"
_STOP = r"(?=[,;。!、()\s]|$)"
_ENDS = "|".join(sorted(PLACE_ENDS.split(), key=len, reverse=True))
_BODY = rf"(?:(?!分别|发展|吸收|会员|新建|组建|其中){_SIGN}){{2,24}}?"
_LABELS = {
    "speaker": "宣讲人|主讲人?|宣讲员|报告人|演讲人",
    "source": "(?:资金|经费|款项)来源",
    "name": "(?:竞赛|比赛|大赛|中心|站点|单位|工会)?名称|建会单位|名单",
    "topic": "学习内容|学习主题|内容|主题",
    "employer": "(?:参保|所在|体检)单位",
    "clinic": "(?:体检|建档)(?:机构|医院|单位)",
    "trade": "工种|培训内容|培训项目|专业",
}
_VALUE = r"(?:名称|分别)?(?:是|为|有|:)+(?P<said>[^,;。:!?()]{2,30})"
_NAME = rf"[{SURNAMES}](?:(?![宣作做讲进到在赴同为主报])[一-鿿]){{1,2}}"
_HONOURS = re.compile("^(?:[全省市县区]国?级?|国家级?|劳模|劳动模范|先进人物|先进工作者|优秀)+")
_PAID = re.compile(r"(?:捐助|捐赠|出资|拨款|下拨)?[约共]?\d.*$")
_SPEAKER = re.compile(
    rf"(?:宣讲[人员]|主讲人?|报告人)(?P<bare>{_NAME}(?:、{_NAME})*){_STOP}"
    rf"|(?:劳模|劳动模范|先进人物|先进工作者|奖章获得者|道德模范|标兵)(?:代表)?(?P<named>{_NAME}(?:[、和]{_NAME})*)"
    rf"(?:同志)?(?=宣讲|作|做|主讲|讲|为|进行|报告|到|在|走进|进|赴|深入|登台|现身|[,;。()]|$)"
)
_PAYER = re.compile(
    rf"(?:由|(?<=[,;。:(]))(?P<who>(?![为给向])(?:(?!资助|救助|发放|由){_SIGN}){{2,14}}?)(?:共同|联合|全额)?"
    r"(?:出资|捐资|捐助|捐赠|捐款|赞助|下拨|拨付)"
)
_TOPIC = re.compile(
    r"学习(?:了|传达|宣传|贯彻|落实|领会)*(?P<topic>[^,;。:、\d]{2,24}?(?:精神|讲话|报告|条例|工会法|劳动法|章程|知识|决定|规定|业务))"
)
_FOUNDED = {
    "union-like": rf"{_BODY}(?:工会(?:委员会|联合会)?|联合工会|{_ENDS}|店|行|社|所|队|部)",
    "centre-like": rf"{_BODY}(?:服务(?:中心|站点|站|点)|帮扶(?:中心|站)|{_ENDS}|站|点)",
}
_ONE_UNION = re.compile(
    rf"(?:^|[,;:(、\0]|(?:成立|组建|新建|建立|建成)了?)(?P<one>{_BODY}总?工会(?:委员会|联合会)?)"
    rf"(?:{_STOP}|(?=\0*(?:正式|今天|宣告)?(?:成立|挂牌|揭牌)))"
)
_NO_UNION = re.compile(
    r"(?:基层|非公|企业|联合|乡镇|街道|社区|村级?|园区|行业|区域性?|规模以上|私营|民营|小微|单位|公司|"
    r"全县|全区|辖区|今年|新|[第的有家个各几多\d一两三四五六七八九十])*总?工会(?:委员会|联合会)?"
)
"""Unions that are not called by name."""
_ONE_CENTRE = re.compile(
    r"(?P<one>(?:(?!建成|新建|设立|成立|在|为|的)[一-鿿]){2,10}(?:镇|乡|街道|社区|村|公司|园区|厂|矿|小区|集团)"
    r"(?:职工|工会)?(?:服务|帮扶)(?:中心|站点|站|点))"
)
_QUOTED = r"[\"“”「][^\"“”」]{2,16}[\"“”」](?:杯)?[一-鿿]{0,6}"

_CONTEST_LEAD = r"(?:^|[,;。:、\d]|举办|开展|组织|举行|了|的|县|区)"
_CONTEST_NOT = (
    r"(?!职工|全|劳动|技能|技术|职业|举办|开展|本"
    r"|[^,;。]{0,8}(?:参加|评选|全市|全县|全省|人|搞|了|项|举办|举行|开展|分别|要求|号))"
)


def read_words(indicator: Indicator, words: str) -> dict[str, str]:
    """Return the answers in free words that ``words``, an item's stretch of the line, gives."""
    keys = [one.key for one in indicator.questions if one.kind is QuestionKind.TEXT]
    found: dict[str, str] = {}
    for key in keys:
        value = _labelled(key, words) or _formed(key, indicator, words)
        if value:
            found[key] = value
    return found


def _labelled(key: str, words: str) -> str | None:
    if key not in _LABELS:
        return None
    bare = "{0,1}" if key == "source" else "+"  # 资金来源省总 needs no colon
    found = re.search(rf"(?:{_LABELS[key]}){_VALUE.replace('+', bare, 1)}", words)
    if found is None:
        return None
    said = found["said"].strip(" 、")
    if key == "speaker":
        return _HONOURS.sub("", said)
    return _PAID.sub("", said) if key == "source" else said


def _formed(key: str, indicator: Indicator, words: str) -> str | None:
    if key == "speaker":
        said = _SPEAKER.search(words)
        return (said["bare"] or said["named"]) if said is not None else None
    if key == "source":
        paid = _PAYER.search(words)
        return paid["who"] if paid is not None else None
    if key == "topic":
        topic = _TOPIC.search(words)
        return topic["topic"] if topic is not None else None
    if key == "name":
        return _founded(indicator, words) if indicator.unit == "个" else _contest(indicator, words)
    return None


def _founded(indicator: Indicator, words: str) -> str | None:
    """Return the names of what was founded: a list behind a colon or 分别是, or one in full."""
    centre = any("站" in choice for one in indicator.questions for choice in one.choices)
    body = _FOUNDED["centre-like" if centre else "union-like"]
    listed = re.search(
        rf"(?:分别(?:是|为|在|位于|建在|设在)?|名称(?:是|为|:)|名单:|即|\d个?[:(]|家[:(]|个[:(]|站[:(]|工会[:(])"
        rf"(?P<list>{body}(?:[、,和及与]{body})*){_STOP}",
        words,
    )
    if listed is not None and not _NO_NAME.search(listed["list"]):
        return re.sub("[,和及与](?=.{3})", "、", listed["list"].lstrip("为是在由即"))
    ones = [found["one"] for found in (_ONE_CENTRE if centre else _ONE_UNION).finditer(words)]
    names = [
        name for one in ones if len(name := _bare_name(one)) > 4 and not _NO_UNION.fullmatch(name)
    ]
    return "、".join(names) or None


_NO_NAME = re.compile(r"[\d一两二三四五六七八九十几][家个]|又有?|[了把]|今天|昨天")


def _bare_name(name: str) -> str:
    """Return a name without the words that led to it: 成立了1个, 为."""
    name = re.sub(
        r".*(?:成立|组建|新建|建立|建成)了?(?:[\d一两三四五六七八九十]+[个家])?", "", name
    )
    name = name.lstrip("为是在由即叫建")
    return "" if _NO_NAME.search(name) else name


def _contest(indicator: Indicator, words: str) -> str | None:
    """Return a contest's name: “安康杯”劳动竞赛, 护理技能大赛."""
    ends = "(?:劳动竞赛|技能竞赛|技能比武|技术比武|岗位练兵|技能大赛|竞赛|比武|大赛)"
    quoted = re.search(rf"{_QUOTED}{ends}", words)
    if quoted is not None:
        return quoted[0]
    plain = re.search(rf"{_CONTEST_LEAD}(?P<name>{_CONTEST_NOT}[一-鿿]{{2,8}}?{ends})", words)
    return plain["name"] if plain is not None else None
