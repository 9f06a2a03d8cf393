"""Brings a typed line into one form before it is read; no meaning but known slips comes in."""

import re

from plan.quick.asides import without_asides
from plan.quick.words import SLIPS, SPELT, TRADITIONAL
from plan.text import fold, narrow, visible

LONGEST_LINE = 1000
"""Signs of a line; a longer one is no quick entry."""

_NUMBERED = re.compile(
    r"^\s*(?:[①-⑳⑴-⒇㈠-㈩❶-❿][.、:]?|[(（](?:\d{1,2}|[一二三四五六七八九十]{1,3})[)）][.、]?"
    r"|\d{1,2}[)）]|\d{1,2}[.．](?![\d０-９])|\d{1,2}[.．、](?=\d{1,2}月\d)|\d{1,2}[.．](?=\d{1,2}[.．]\d{1,2}(?![\d.．]))|\d{1,2}、(?!\d{1,2}[日号])|"
    r"[一二三四五六七八九十]{1,3}[、.．]|"
    r"第?[一二三四五六七八九十][是,，:：]"
    r"|[-*•·●◆■▪➤√]+(?!\d))\s*"
)
_INLINE_NUMBER = re.compile(
    r"(?:^|(?<=[;。,!)]))\s*(?:\(\d{1,2}\)|\d{1,2}[.、)](?![\d日号])|[一二三四五六七八九]、)\s*"
    r"|(?<=[^\d.、]) \d{1,2}[.、](?!\d)|(?<=\d) [2-9][.、](?=[一-鿿])"
)
_CIRCLED = re.compile(r"[①-⑳⑴-⒇㈠-㈩❶-❿][.、]?")
_COUNTED = "[场户人名个期项次家元册本]"
_GAP_AFTER_COUNT = re.compile(
    rf"(?:(?<=[0-9一二两三四五六七八九十百千万]{_COUNTED})|"
    r"(?<=[0-9一二两三四五六七八九十百千万][场户人]次))\s+(?=[一-鿿])"
)
_BRACKETS = str.maketrans("《》〔〕【】→➡", "[][][],,")
_GAPS = re.compile(
    "|".join(
        (
            # 培训1 人数40
            r"(?<=\d)\s+(?=日期|时间|地点|人数|观众|听众|金额|户数|学员|会员|参加|参训|藏书|保费|慰问金)",
            # 6.18 万泉镇
            r"(?:(?<=\d[./]\d)|(?<=\d[./]\d\d))\s+(?=[万千百](?!元|块|人|多|余|几|$|[,，。;；]))",
            # 7.16 天雨工地
            r"(?:(?<=\d[./]\d)|(?<=\d[./]\d\d))\s+(?=[天年人家户名个本处单座级度月][一-鿿])",
            r"(?<=[二两三四五六七八九十百千万\d])\s+(?=一共|总共|共计)",  # 一户八百 一共两万
            r"(?<=[周期拜][一二三四五六日天])\s+(?=\d)",  # 上周三 25人
            # 入户走访 8.13 6户 8.14 5户
            rf"(?<=[0-9一二两三四五六七八九十百千万]{_COUNTED})\s+(?=\d{{1,2}}[./]\d{{1,2}}(?:\s|$))",
            # 服务点1个 4月10号
            rf"(?<=[0-9一二两三四五六七八九十百千万]{_COUNTED})\s+(?=\d{{1,2}}月[\d底初末中份上下])",
            r"(?<=\d\.\d)(?=百日|百企|千企|万企)",  # 11.8百日竞赛
            r"(?<=[一-鿿]\s[无零])\s+(?=[一-鿿])",  # 竞赛 无 走访 9
        )
    )
)
"""Where what stands on either side would be read as one number, were it not for the gap."""
_PUNCTUATED = re.compile("[,;。、!?:()]")
_SPOKEN_GAP = re.compile(r"(?<=[一-鿿]{4})\s+(?=[一-鿿]{4})")
"""雨大 下不去乡: where no other sign is typed, a gap between longer words ends a clause."""
_LED = re.compile(r"^([一-鿿]{2,4})\s+(?=[一-鿿]+\s.*\d)")
"""崆峒 电工 22人: what leads the line stands by itself."""
_PHONE = re.compile(r"(?<!\d)1[3-9]\d[ -]\d{4}[ -]\d{4}(?!\d)")
_WIDE_COMMA = re.compile(r"(?P<part>[./])?(?<![0-9])(?P<left>[0-9]{1,3})，(?=[0-9]{3}(?![0-9]))")
_WIDE_SPACE = re.compile(r"(?<=[^\x00-\x7f])\s+|\s+(?=[^\x00-\x7f])")
_SLIP = re.compile("|".join(sorted(map(re.escape, SLIPS), key=len, reverse=True)))
_LATIN = re.compile("|".join(f"(?<![a-z])(?:{word})(?![a-z])" for word in SPELT))
_SPELT = tuple((re.compile(word), said) for word, said in SPELT.items())
_POINT = re.compile(r"(?<=\d)。(?=\d)")
_ONE_EACH = re.compile(
    r"([\d一二两三四五六七八九十百]+(?:户|家|人|名|位|个)[^;。]{0,22}?)一(?P<one>户|家子?|名|位|个人|个娃娃?|个孩子|个学生|人|个)"
    r"(?=(?:给|发|送|补助|交|收)?了?(?:保费|现金|慰问金|救助金|助学金|补助)?[\d一二两三四五六七八九十]+[百千万十块\d])"
)
"""三户困难职工一户两千: 每户, where how many there are was said before."""
_ONE_OF_THEM = re.compile("(?<![十百千万零])一(?:[户家名位人]|个)(?!月)")
_KEYCAP = re.compile("(?<=[0-9])\ufe0f?\u20e3")
"""5️⃣6️⃣: 56."""
_SLASH = re.compile(r"(?<=[元户场人期个名项])/(?=\d)")
"""慰问8户/4000元/7.29."""
_TOLD_APART = re.compile(r"(分别[是为有]?)(\d+)[、和](\d+)([场户人名]次?)")
"""观众分别180、210人次."""
_SOME_PEOPLE = re.compile("(?<=[百十千]来)号(?![人文楼])")
"""看的人有四百来号."""
_NURSES = re.compile("(?<=[0-9二三四五六七八九十])个(?=月嫂)")
"""19个月嫂 are no months."""
_YUAN_SLIP = re.compile(r"(?<=\d{3})员(?=[,，;；。]|$)")
_TIMES = re.compile(r"(?<=[出训讲问访助检险屋站点赛会])[x×*](?=\d)")
"""演出x2."""
_PLUS = re.compile(r"(?<=[一-鿿])\+(?=\d)")
"""参保+20."""
_EACH_TIMES = re.compile(r"(?<=\d)([户人名个家])[x×*](?=\d)")
"""7人×2000元."""
_FIRST_MONTH = re.compile("元月份?(?=[\\d一二三十初上中下底末])")
_NOT = re.compile("(?<![什怎那这多要])么(?=有|啥)")
"""么有, as it is said in Gansu."""
_PAIR = re.compile("(?<![咱我他你们哥姐妹兄娘爷])(?P<sign>[俩仨])(?P<counted>[场户人名期项次])?")
"""俩场, 仨职工: two and three, with the measure word in the sign or behind it."""
_ONE_OF_A_KIND = re.compile(
    r"(?<=[演办搞建开组弄挂]了)(?=场(?!地)|期(?!间)|个(?!人|体|别|性|小?仪式|头|样|遍|招呼|电话))"
)
"""建了个书屋, 演了场戏: one."""
_ONE_THERE = re.compile(r"((?<!第)一([个场期家])[^,;。\d]{2,14}?)(?=(?<!第)一\2[一-鿿])")
"""一个在A公司一个在B公司: a comma was left out."""
_MENTION = re.compile(r"^转发:|(?:回复|转发)?(?<![一-鿿])@[^\s:,]{1,16}(?:[\s:,]|$)")
"""A person spoken to in a group: whose name it is does not matter."""
_FACES = (
    "捂脸|[微憨坏偷奸]笑|笑脸|破涕为笑|呲牙|强|赞|玫瑰|抱拳|合十|流泪|大哭|鼓掌|握手|拥抱|太阳|爱心|愉快|可怜|苦涩|叹气|"
    "加油|红包|烟花|庆祝|胜利|害羞|尴尬|吃瓜|旺柴|咖啡|酷|汗|囧|疑问|嘿哈|机智|耶|皱眉|调皮|撇嘴|抓狂|惊讶|礼物|蛋糕"
)
_MOOD = re.compile(rf"(?:[\U0001f300-\U0001faff☀-➿][\ufe0f\u200d♀♂]*)+|\[(?:{_FACES})\]")
"""An emoji between words ends a clause: 观众500人👏下周还要去."""
_NOT_SO = re.compile(r"(?<=[哦噢啊呃])不[\s,，]+(?=是)")
"""人数35 哦不 是53."""


_RUN_ON = re.compile(
    "(?<=[一-鿿])(?=再就是|再一个是|还有就是|还有一个是|(?:今|昨|前)天又|(?:今|昨|前)天(?:把|收|走访|给|下去)|下午又|完了又|"
    "又(?:去|给|办|搞|走访|慰问|演了?|培训|请)|总共|一共(?!是))"
)
"""Words that begin something new where no comma was typed."""
_NOT_ONE = re.compile(
    "一[场户个期人名次家](?:都|也)(?=[没未])"
    "|(?<=[周月天险体访演训助出讲学赛屋])[1一][场户个期人次家](?=没[办演搞建做去](?![^,;。]{0,4}的))"
)
"""这周一个也没建."""
_UNPARTED = 24
"""Signs without a comma from which a line is taken for spoken into the phone."""


def _parted(line: str) -> str:
    """Set commas in a long stretch that has none: 演出一场三百人看今天又走访四户."""
    pieces = re.split("([,;。!?:])", line)
    return "".join(_RUN_ON.sub(",", one) if len(one) >= _UNPARTED else one for one in pieces)


def strip_number(line: str) -> str:
    """Return a line without its place in a list: ``1.``, ``（2）``, ``①``, ``一、``, a bullet."""
    return _NUMBERED.sub("", line, count=1)


def normalise(text: str) -> str:
    """Return ``text`` as the grammar reads it.

    NFKC in lower case, simplified signs, known slips mended, no spaces beside Chinese signs, and
    numbers of a list inside the line turned into separators.
    """
    text = _KEYCAP.sub("", text)
    line = _WIDE_COMMA.sub(_unsure, strip_number(visible(text[:LONGEST_LINE])))
    line = _NOT_SO.sub("不,", _MOOD.sub(",", _PHONE.sub("", line)))
    line = _MENTION.sub(" ", narrow(_CIRCLED.sub(";", line))).lower().replace("@", "在")
    line = _LATIN.sub(_said, line) if re.search("[a-z]", line) else line
    line = line.translate(TRADITIONAL)
    line = _ONE_OF_A_KIND.sub("一", _PAIR.sub(_pair, line))
    line = _TIMES.sub("", _SLASH.sub(",", _NOT.sub("没", _PLUS.sub("", line))))
    line = _YUAN_SLIP.sub("元", _SOME_PEOPLE.sub("号人", _NURSES.sub("名", line)))
    line = _TOLD_APART.sub(r"\1\2\4、\3\4", line)
    line = _FIRST_MONTH.sub("1月", line).replace("\n", ";").translate(_BRACKETS)
    for dash in "—–―‐":
        line = line.replace(dash, "-")
    line = re.sub(r"-{2,}", "-", line)
    line = _INLINE_NUMBER.sub(";", line)
    line = _GAP_AFTER_COUNT.sub(",", line)
    line = _GAPS.sub(",", line)
    line = line if _PUNCTUATED.search(line) else _SPOKEN_GAP.sub(",", line)
    line = _WIDE_SPACE.sub("", led_apart(line))
    line = _EACH_TIMES.sub(r"\1,每\1", line)
    line = " ".join(_POINT.sub(".", line).split())
    if len(_ONE_OF_THEM.findall(line)) == 1:
        line = _ONE_EACH.sub(_each, line)
    line = without_asides(_NOT_ONE.sub("", _parted(line)))
    line = _ONE_THERE.sub(r"\1,", line)
    return _SLIP.sub(lambda slip: SLIPS[slip[0]], line)


def _unsure(found: re.Match[str]) -> str:
    """Keep 培训2，120人 from being read as 2120, and 1，200人 as 200: it is asked."""
    return found[0] + " " if found["part"] else f"{found['left']}~"


def _each(found: re.Match[str]) -> str:
    return f"{found[1]}每{'户' if found['one'] in '户家' else '人'}"


def _pair(found: re.Match[str]) -> str:
    return ("两" if found["sign"] == "俩" else "三") + (found["counted"] or "个")


def _said(found: re.Match[str]) -> str:
    return next(said for word, said in _SPELT if word.fullmatch(found[0]))


def led_apart(line: str) -> str:
    """Return a typed line with a comma behind the word that leads it: 崆峒 电工 22人."""
    return _LED.sub(r"\1,", line)


def line_key(text: str) -> str:
    """Return the key by which a line that was pasted before is known again.

    Its place in a list, spaces, punctuation, case, full width and known slips make no difference.
    """
    return fold(_keep_points(normalise(text)))


def _keep_points(line: str) -> str:
    """Punctuation between digits counts: 8.3 is not 83, 2-3 not 23."""
    return re.sub(r"(?<=\d)[.\-/:](?=\d)", "点", line)
