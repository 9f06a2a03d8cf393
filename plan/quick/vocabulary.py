"""The plan's own words, found in a line: indicators and units; what is said about
them stays out."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from plan.model import Indicator, Measure, Plan
from plan.quick.cues import NOT_MEANT, THING_AFTER, TRADES, WEAK_NAMES
from plan.quick.names import (
    NAME_ALWAYS_GOES_ON,
    NAME_GOES_ON,
    OTHER_UNITS,
    OUTSIDE,
    OUTSIDE_FORM,
    OWN_UNIT,
    SURNAMES,
)
from plan.quick.normal import normalise
from plan.quick.tokens import Named, UnitRef
from plan.units import OrgTree

_OF_ALL = re.compile("(?:参加|参与|代表|出席|荣获|获得?|取得|列)了?$")
"""参加全市技能比武: whose event it was, and not whose report."""
_PAYS_BEFORE = re.compile(
    "(?:(?:来源|来自|出自)(?:于|是|为|:)?|(?:上解|上缴|上?交|解缴|汇|打)(?:给|到|至)?|(?<!申)(?<!邀)请(?:了|来)?|邀请|聘请|(?<!自)从|(?:学习|(?<![助入大同开])学(?=了)|传达|贯彻|落实|接到|收到)了?|省总[和、与]|(?<![护拍])照)$"
)
_PAYS_AFTER = re.compile(
    r"(?:籍|(?:县|区)?的?(?:做法|经验|模式)|[^,;。0-9]{0,6}来[我本]?[县区市]|财政|"
    r"[0-9一二三四五六七八九十年月份日号.]{0,11}的?(?:文件|通知|要求|精神|部署|安排部署|会议|方案|意见)"
    r"(?:要求|精神|安排|部署)?(?=[,;。]|$)|"
    r"县?的?(?:演出队|剧团|秦剧团|文工团|艺术团)|(?:[一-鿿]{0,5}(?:公司|财政|局))?[出给掏拨]的|的钱|[给拨]了\d[\d.]*[万千]?元?|\d[\d.]*万元?|"
    r"(?:组织|主办|承办|安排|牵头)(?:的)?(?=[),;。]|$)|下拨|拨付|拨款|拨来|出资|配套|(?:专项|帮扶|救助)*资金)"
)
"""A unit that gave money, came, or wrote: 市总下拨资金3万元, 市总来我县慰问, 按市总文件要求."""
_ONLY_MONEY = re.compile(r"\d[\d.]*[万千]?元?[,;。]?")
_AT = re.compile("[在到去从经]$")
_HOSPITAL = re.compile("(?:人民|中)?医院")
_TOWN = re.compile("(?!乡镇)[一-鿿]{1,3}[乡镇](?!籍)")
_ADDRESSED = re.compile(
    "(?:办公室)?:(?:现?将|我[县区]|您好|你好|领导|[^,;。]{0,8}(?:如下|报送|汇报))"
)
_FIRM = re.compile(
    "(?![总在到去赴为给组举开])[一-鿿]{2,14}?(?:公司|集团|银行|学院|医院|酒店|百货|广场|商场|商厦|大厦|宾馆|超市|车站|[一-鿿]厂|剧院|公园)"
)
_GUESTS = re.compile(
    "县?的?[^,;。0-9]{0,4}(?:主席|领导|部长|主任|书记|同志)[^,;。0-9]{0,4}"
    "(?:来了?|到场|到会|出席|莅临|陪同|在场|指导|讲话)"
)
"""市总的王主席也来了."""
_FROM_AFAR = re.compile("[从是去由]$")
"""老师是兰州请来的, 主席去兰州开会了: a town that somebody came from or went to."""
_TOLD_TO = re.compile(
    "(?:向|陪同?|配合|谢谢|感谢|多谢|辛苦了?|报|报告|报送|报给|呈报?|汇报给?|请示?|麻烦)$"
)
"""谢谢市总, 报市总: to whom it is said."""
_PERSON = re.compile(rf"(?:劳模|职工|困难户|师傅|干部|学生|主席|书记|同志)[{SURNAMES}]$")
"""劳模赵静宁: a person of that name."""
_SUFFIXES = "县区市"
_IS_NUMBERED = re.compile("[一二三四五六七八][场次期项个回]")
"""文艺演出活动一场 is no 活动一."""
GAP = "…"
_GAVE = re.compile("(?:送|送去|发|发放|给|兑现)了?[^,;。]{0,2}$")
_NUMBER = r"[\d一二两三四五六七八九十百]+"
_OF_THEM = re.compile(
    rf"(?<=班)(?:[结毕]业,?|的)?{_NUMBER}[人名](?:学员)?(?:都|全|全部)?(?:拿|考|取|通过)"
    rf"|(?<!住院)的{_NUMBER}[名个位](?:学员|选手|农民工|职工|会员)"
)
"""给电工培训班的40名学员办保险."""
_GIVEN = re.compile("(?:也|都|已经?|全部?|今天|昨天|\0)*(?:发|给|送|兑现)[了放完到]")
_PAID = ("款", "金", "资金")
_ACQUIRED = re.compile("^(?:考|取|拿|获|领|晋)")
_GAP = (
    r"(?:(?![总的在和及]|干部|服务|书屋|成立|以来|[一二两三四五六七八九十百几]+[个家])"
    r"[一-鿿a-z]){0,14}?"
)
"""What may stand between the two parts of a name such as 成立…工会."""
_NUMBERED = r"了?(?:[\d一两三四五六七八九十几]+)[个家名位户场台][^,;。\d]{0,8}?"
"""The number that may stand there instead: 成立了两个工会."""
_DATED = r"(?:\0|正式|宣告|总算|终于|顺利|如期|也|都|已经?)+"
"""Between a body and its founding: 工会今天成立."""
_DOING = re.compile("[送建唱办买上入挂查](?=..)")
"""Verbs that names of work begin with."""
_SHORT_TAIL = 2
_COUNTED = "[\\d一两二三四五六七八九十]+[个家]"
"""Behind the last part in a list: 新建书屋1个、工会2个."""
_UNIT_TAIL = r"(?:总工会|工会(?!干部|建设|经费|会员|组织|工作)|总(?!数|共|计|人))?"


def _alternatives(names: Iterable[str]) -> str:
    return "|".join(_pattern(name) for name in sorted(names, key=len, reverse=True))


def _pattern(name: str) -> str:
    """A name's pattern: punctuation in it may be typed or not, and … stands for a few words."""
    return _GAP.join(_plain_pattern(part) for part in name.split(GAP))


def _plain_pattern(name: str) -> str:
    parts = [re.escape(part) for part in re.split(r"[\W_]+", name) if part]
    return r"[\W_]{0,2}".join(parts)


class IndicatorWords:
    """Finds indicators by code, name, short name, alias and label."""

    def __init__(self, plan: Plan) -> None:
        self._codes: dict[str, tuple[str, ...]] = {}
        self._narrative = {one.code for one in plan.indicators if one.measure is Measure.NARRATIVE}
        for one in plan.indicators:
            for name in (*one.names, one.label, *_classes(one)):
                key = GAP.join(map(_key, name.split(GAP)))
                self._learn(key, one)
                if _DOING.match(key):
                    self._learn(f"{key[0]}了{key[1:]}", one)  # 送了温暖
        gapped = {name: codes for name, codes in self._codes.items() if GAP in name}
        self._gapped = [(re.compile(_pattern(name)), codes) for name, codes in gapped.items()]
        # The word is looked for first: most lines have none of them.
        self._parted = _parted(gapped, self._codes)
        short = [name for name in self._codes if len(name) == 1]
        whole = _alternatives(name for name in self._codes if len(name) > 1 and GAP not in name)
        parted = _alternatives(gapped)
        longer = f"{whole}|{parted}" if parted else whole
        single = "".join(short)
        tail = (
            rf"|[{single}](?=[了过完]?(?:约|共|不止|只|就|大概|差不多)?(?:[0-9一二两三四五六七八九十]+|半)场"
            rf"|的[这那]场|\d{{1,2}}(?:$|[,;。]|观众))|(?<=[这那]场)[{single}](?=[了的])"
            if single
            else ""
        )
        self._names = re.compile(f"(?:{longer}){tail}")

    def _learn(self, key: str, indicator: Indicator) -> None:
        known = self._codes.get(key, ())
        if key and indicator.code not in known:
            self._codes[key] = (*known, indicator.code)

    def _by_parts(self, found: str) -> tuple[str, ...] | None:
        return next((codes for one, codes in self._gapped if one.fullmatch(found)), None)

    def find(self, line: str) -> Iterator[Named]:
        """Yield the indicators named in a normalised line, longest names first."""
        for word, pattern, meant in self._parted:
            for found in pattern.finditer(line) if word in line else ():
                yield Named(found.start("tail"), found.end("tail"), meant)
        matches = list(self._names.finditer(line))
        for place, found in enumerate(matches):
            codes = self._codes.get(_key(found[0])) or self._by_parts(found[0])
            follower = matches[place + 1] if place + 1 < len(matches) else None
            if codes is None:
                continue
            if (
                follower is not None
                and found[0].endswith("工会")
                and follower.start() == found.end()
            ):
                continue  # 新建工会服务站: the last noun is what was built
            if NOT_MEANT.match(line, found.end()) or _IS_NUMBERED.match(line, found.end() - 1):
                continue
            if found[0].endswith("工会") and line.startswith(("干部", "主席"), found.end()):
                continue  # 建立工会干部联系制度
            weak = _is_weak(line, found)
            yield Named(found.start(), found.end(), codes, weak)


def _parted(
    gapped: Mapping[str, tuple[str, ...]], codes_of: Mapping[str, tuple[str, ...]]
) -> tuple[tuple[str, re.Pattern[str], tuple[str, ...]], ...]:
    """Return the names that other words may part: a word to look for, the pattern, the codes."""
    numbered = [
        (tail, re.compile(rf"{_pattern(head)}{_NUMBERED}(?P<tail>{tail})"), codes)
        for (head, tail), codes in ((name.rsplit(GAP, 1), codes) for name, codes in gapped.items())
    ]
    listed = [
        (tail, re.compile(rf"{head}[^。;]*?[、,和及](?P<tail>{tail})(?={_COUNTED})"), meant)
        for (head, tail), meant in (
            (name.split(GAP), codes) for name, codes in gapped.items() if name.count(GAP) == 1
        )
    ]
    founded = [
        (
            name[:-2],
            re.compile(rf"{name[:-2]}(?:{_DATED}|挂牌|揭牌)(?P<tail>成立|挂牌|揭牌)"),
            codes,
        )
        for name, codes in codes_of.items()
        if name.endswith("成立") and GAP not in name
    ]
    dated = [  # 劳模张某昨天在县一中作报告
        (
            tail,
            re.compile(rf"{_pattern(head)}[^,;。]{{0,14}}?\0[^,;。]{{0,14}}?(?P<tail>{tail})"),
            meant,
        )
        for (head, tail), meant in (
            (name.split(GAP), codes) for name, codes in gapped.items() if name.count(GAP) == 1
        )
        if len(tail) > _SHORT_TAIL
    ]
    return (*numbered, *listed, *founded, *dated)


def _classes(indicator: Indicator) -> list[str]:
    """Return what courses of an indicator are called: 电工班, 月嫂班."""
    of_trades = any(one.key == "trade" for one in indicator.questions)
    return (
        [f"{trade}班" for trade in TRADES.split()] if of_trades and indicator.unit == "期" else []
    )


def _is_weak(line: str, found: re.Match[str]) -> bool:
    """Whether a name may be the object of other work, or is a thing that is talked about."""
    if found[0] in WEAK_NAMES or _OF_THEM.match(line, found.end()):
        return True
    thing = THING_AFTER.match(line, found.end())
    if thing is None or (_ACQUIRED.search(found[0]) and thing[0][0] == "证"):
        return False  # 38人考取焊工初级工证
    given = _GAVE.search(line[: found.start()]) or _GIVEN.match(line, thing.end())
    return not (thing[0] in _PAID and given)  # 送了救助款, 救助款也发了


def _key(name: str) -> str:
    return re.sub(r"[\W_]+", "", normalise(name))


@lru_cache(maxsize=4)
def indicator_words(plan: Plan) -> IndicatorWords:
    """Return a plan's words; they stay when only its units change."""
    return IndicatorWords(plan)


class UnitWords:
    """Finds units by name, short name, alias; and names of units outside the tree."""

    def __init__(self, tree: OrgTree) -> None:
        self._tree = tree
        self._codes = {_key(name): unit.code for unit in tree for name in unit.names}
        self._bare = {
            name
            for name in self._codes
            if not name.endswith(tuple(_SUFFIXES))
            and len(name) <= 3
            and any(other.startswith(name) and other != name for other in self._codes)
        }
        root = tree.root
        self._root_names = {_key(name) for name in root.names}
        self._names = re.compile(f"(?P<name>{_alternatives(self._codes)}){_UNIT_TAIL}")
        outside = [name for name in OUTSIDE.split() if name not in self._codes]
        self._outside = re.compile(
            rf"(?:{_alternatives(outside)})(?:县|区|市)?(?!路|街|大道){_UNIT_TAIL}"
        )

    def find(self, line: str, whole: str, sender: str) -> Iterator[UnitRef]:
        """Yield the units named in a line; 我县 and 区总 are seen from ``sender``.

        ``line`` is ``whole`` with blanks where something else was found.
        """
        for found in self._names.finditer(line):
            name = found["name"]
            code = self._codes[_key(name)]
            of_all = name == "全市" and sender != self._tree.root.code
            if (
                of_all
                or self._is_aside(code, whole, found)
                or self._is_above(code, sender, found, whole)
            ):
                continue
            if name == found[0] and self._is_part(name, code, (line, whole), found.end()):
                if code not in self._line_of(sender) and not self._is_landmark(line, found.end()):
                    yield UnitRef(found.start(), found.end(), ())
                continue
            yield UnitRef(found.start(), found.end(), (code,))
        yield from self._others(line)
        for found in OWN_UNIT.finditer(line):
            yield UnitRef(found.start(), found.end(), self._own(found[0], sender))

    def _others(self, line: str) -> Iterator[UnitRef]:
        for found in self._outside.finditer(line):
            if not _FROM_AFAR.search(line[: found.start()]):
                yield UnitRef(found.start(), found.end(), ())
        for found in OUTSIDE_FORM.finditer(line):
            if not self._names.search(found[0]) and not OWN_UNIT.search(found[0]):
                yield UnitRef(found.start(), found.end(), ())
        for found in OTHER_UNITS.finditer(line):
            yield UnitRef(found.start(), found.end(), ())

    def _is_aside(self, code: str, line: str, found: re.Match[str]) -> bool:
        """Whether a unit is named as the one that paid, or whose contest it was."""
        before = line[: found.start()]
        if _PERSON.search(before) and found["name"] == found[0]:
            return True
        if _GUESTS.match(line, found.end()):
            return True
        if _AT.search(before) and _HOSPITAL.match(line, found.end()):
            return True  # 在华亭县医院体检
        alone = _ONLY_MONEY.fullmatch(line, found.end())  # 崆峒区 12.6万元, in a list of dues
        if _PAYS_BEFORE.search(before) or (_PAYS_AFTER.match(line, found.end()) and not alone):
            return True
        if code != self._tree.root.code:
            return False
        town = found[0].endswith("市") and line[found.end() : found.end() + 1] == "区"
        return town or bool(_OF_ALL.search(before))

    def _is_above(self, code: str, sender: str, found: re.Match[str], line: str) -> bool:
        """Whether it is only addressed (市总工会：现将…) or a place (在平凉考的, 平凉某某公司)."""
        if code == sender or code not in self._line_of(sender):
            return False
        before, behind = line[: found.start()], line[found.end() :]
        addressed = _TOLD_TO.search(before) is not None or (
            not before and _ADDRESSED.match(behind) is not None
        )
        bare = code == self._tree.root.code and found[0] == found["name"]
        there = found[0] in self._bare and before.endswith(("在", "到", "去", "从"))
        return addressed or (bare and (there or _FIRM.match(behind) is not None))

    def _is_part(self, name: str, code: str, lines: tuple[str, str], end: int) -> bool:
        """Whether the short name begins a longer one: 静宁一中, 崆峒山, 平凉电厂."""
        if name not in self._bare and (code != self._tree.root.code or name.endswith("工会")):
            return False
        line, whole = lines
        if NAME_ALWAYS_GOES_ON.match(whole[end:]):
            return True
        if name in self._bare and code != self._tree.root.code and _TOWN.match(whole, end):
            return False  # 崇信黄寨乡
        follower = self._names.match(line, end)
        if follower is not None:  # 平凉崇信某某公司
            short, below = follower["name"], self._codes[_key(follower["name"])]
            return short == follower[0] and self._is_part(short, below, lines, follower.end())
        return NAME_GOES_ON.match(line, end) is not None

    def _is_landmark(self, line: str, end: int) -> bool:
        return line[end : end + 1] in ("山", "路", "街", "大", "河")

    def _line_of(self, sender: str) -> set[str]:
        """The sender's unit and those above it: a place of that name lies with the sender."""
        return {unit.code for unit in self._tree.path(sender)} | {self._tree.root.code}

    def _own(self, word: str, sender: str) -> tuple[str, ...]:
        """Return whom 我县, 区总 or 本单位 means; nothing where the sender's unit does not fit."""
        unit = self._tree.get(sender)
        suffix = next((sign for sign in _SUFFIXES if sign in word), "")
        if unit is not None and (not suffix or any(suffix in name for name in unit.names)):
            return (unit.code,)
        if suffix == "市":
            return (self._tree.root.code,)
        fitting = (
            tuple(one.code for one in self._tree if one.name.endswith(suffix)) if suffix else ()
        )
        return fitting if len(fitting) == 1 and "总" in word else ()

    def merged(self, line: str, refs: list[UnitRef]) -> list[UnitRef]:
        """Join units that are named as a list, and drop a unit that only leads to one below it."""
        merged: list[UnitRef] = []
        for ref in refs:
            last = merged[-1] if merged else None
            gap = line[last.end : ref.start] if last is not None else ""
            if last is not None and gap in ("", "的", "/") and self._leads(last, ref):
                merged[-1] = UnitRef(last.start, ref.end, ref.codes)
            elif last is not None and re.fullmatch(
                r"[、,和及与跟/ ]|以及|还有|[、,][和及与]|", gap
            ):
                merged[-1] = UnitRef(last.start, ref.end, self._joined(last.codes, ref.codes))
            else:
                merged.append(ref)
        return merged

    def _leads(self, upper: UnitRef, lower: UnitRef) -> bool:
        return (
            len(upper.codes) == 1
            and len(lower.codes) == 1
            and self._tree.covers(upper.codes[0], lower.codes[0])
        )

    @staticmethod
    def _joined(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys((*first, *second))) if first and second else ()


def population_words(indicator: Indicator, table: Mapping[str, str]) -> tuple[str, str]:
    """Return the patterns of the words for a stock's numerator and denominator.

    ``table`` has a pattern for each root word (会员, 职工) that plan files use; the first root that
    stands in the plan's own words counts.
    """

    def pattern(said: str) -> str:
        return next((words for root, words in table.items() if root in said), re.escape(said))

    return pattern(indicator.numerator), pattern(indicator.denominator)
