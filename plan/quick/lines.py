"""Tells the headings of a many-line paste from its reports; what a line reports stays out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from plan.quick.scan import Scan
from plan.quick.tokens import Day, Figure, Named, Ratio, UnitRef

_LONGEST_REST = 14
_TITLE_REST = 2
_DATED_REST = 6
_LONGEST_TITLE = 8
_ACTS = re.compile("[了过]|[今昨]天|完成|建成|成立|挂牌|揭牌|开班")
_NO_TITLE = re.compile("没|忘|[雨雪]|请假|放假|开会|通知|报表|材料|照片")
"""昨天下雨 is no title of what follows."""
_CLOSING = re.compile(r"[\W_]|截[至止]|日期|时间|统计|提供|中心|完成|[数止报的于]")
"""What may stand beside the day in the last line of a list: （截至5月31日数）."""
_PLANS = re.compile(
    r"(?:(?:[下本][周月]|下?个?月|近期|明[天年日]|\d{1,2}月份?)的?(?:工作)?(?:计划|安排|打算)|(?:工作)?计划"
    r"|(?:工作)?(?:安排|打算)(?=[:：]))(?:[(（][^()（）]*[)）])?[:：]?"
    r"|请(?:各(?!位)[^,，。]{1,8}|大家|尽快|务必)[^。,，]*报[^。,，]*[:：]|转发[^。]*[:：]"
)
"""计划（11月）, or 请各县区周五前报：, above a list: nothing of it was done."""
_COUNTS_BELOW = re.compile(
    "(?:报数|的(?:工作|活动)|(?:发放|登记|花名|一览)(?=[表册])|统计|汇总|明细|台账|清单|名册|记录|如下|分县区|各县区?|情况|进度|报上?来的?|上报的?|报送的?|[^,;。]人数|户数|场数|场次)[表数册如下]*$"
)
"""职工互助保险10月16日报数: the numbers follow, line by line."""
_WRITTEN = re.compile(r"\d|月")
_FIELD = re.compile(
    r"\s*(?:[\W\d]{0,3})(?P<label>(?:填报|统计|联系|活动|演出|培训|走访|救助|慰问|宣讲|学习|竞赛|参加|参与|参赛|参训|听讲)?"
    r"(?:时间|日期|地点|地址|内容|活动|项目|名称|主题|场次|场数|人数|户数|期数|次数|数量|金额|资金|经费|观众|听众|"
    r"单位|指标|对象|[宣主]讲人|工种|等级|备注|报送人|联系人|填报人|来源|电话|手机|人))(?:\s*[:：]|\s+(?=\S))"
)
"""A line of a form that is filled in: 时间：10月24日."""
_REMARK = re.compile(r"\s*(?:备注|(?:填报|报送|联系)(?:人|电话)|电话|手机)\s*[:：]")
_FIELDS = 3
_FEWEST_LINES = 2
_ALL_ARE = re.compile("(?:以上|上面)?(?:都|均|全)(?:是|为|系)")
_LABEL = re.compile(r"\s*[\W\d]{0,3}(?P<label>[一-鿿]{1,8})\s*[:：]")
_OF_A_FORM = re.compile(
    "(?:时间|日期|地点|地址|名称|单位|机构|(?:事项|项目|内容|指标)[一二三四五六七八九]?)$"
)
_EVERYWHERE = re.compile("各县区?|各乡镇|各单位|全县|全区|全市")
_GLUED = re.compile(r"(?P<number>[1-9])(?P<rest>(?![场户人名个期项次家元月日号点])[一-鿿].*)")
_ENTRY = re.compile(r"\S")


@dataclass(frozen=True, slots=True)
class Heading:
    """What holds for the lines below: a day, a unit's code, an indicator's name as it was typed."""

    day: Day | None = None
    unit: str | None = None
    name: str = ""

    def below(self, other: "Heading") -> "Heading":
        """Return what holds below ``other``, which stands under this one."""
        return Heading(other.day or self.day, other.unit or self.unit, other.name)


def heading_of(scan: Scan, below: Scan | None = None, *, listed: bool = False) -> Heading | None:
    """Return what a line sets for those below it, or None if it is no heading.

    An indicator by itself is one where the line ``below`` has a number and no name; ``listed`` says
    that several such lines follow.

    A heading has a date, a unit or an indicator, no number, and hardly any other word:
    ``8月3日``, ``崆峒区：``, ``各县本周演出情况：``.
    """
    if bool(scan.of(Figure)) or bool(scan.of(Ratio)):
        return None
    days, refs, named = scan.of(Day), scan.of(UnitRef), scan.of(Named)
    if scan.line.endswith(":") and not named and sum(bool(one.days) for one in days) == 1:
        return Heading(next(one for one in days if one.days), _only(refs))
    if not (days or refs or named):
        return None
    covered = sum(one.end - one.start for one in (*days, *refs, *named))
    rest = len(re.sub(r"[\W_]", "", scan.line)) - covered
    follows = below is not None and bool(below.of(Figure) or below.of(Ratio))
    dated = (
        follows
        and not named
        and any(_WRITTEN.search(scan.line[one.start : one.end]) for one in days)
    )
    if (
        rest > _LONGEST_REST
        or (
            rest > 2
            and not (dated or listed or (named and days and follows))
            and not scan.line.endswith(":")
            and not _COUNTS_BELOW.search(scan.line)
        )
        or re.search(r"[没无未零?吗]", scan.line)
        or _NO_TITLE.search(scan.line)
    ):
        return None
    titled = listed and rest <= _LONGEST_TITLE and not _ACTS.search(scan.line)
    if named and not titled and not _is_title(scan, below if follows else None, rest):
        return None
    return Heading(
        next((one for one in days if one.days), days[0]) if days else None,
        _only(refs),
        scan.line[named[0].start : named[0].end] if len({one.codes for one in named}) == 1 else "",
    )


def is_plan(line: str) -> bool:
    """Return whether a line says that those below it tell what is planned or wanted."""
    return _PLANS.fullmatch(line.strip()) is not None


def is_report(scan: Scan) -> bool:
    """Return whether a line names work and has a number."""
    return bool(scan.of(Figure)) and any(not one.weak for one in scan.of(Named))


def is_counted(scan: Scan) -> bool:
    """Return whether a line has numbers and no name of work."""
    return bool(scan.of(Figure) or scan.of(Ratio)) and not scan.of(Named)


def closing(scans: Sequence[Scan], today: date) -> tuple[Heading, int]:
    """Return the day (and the unit that signs) that close a list, and how many lines they take.

    A day alone in the last line is that of all lines where none has its own.
    """
    nothing = (Heading(), 0)
    if len(scans) < _FEWEST_LINES:
        return nothing
    line, names = scans[-1].line, scans[-1].of(Named)
    nameless = any(map(is_counted, scans)) and not any(one.of(Named) for one in scans[:-1])
    named = nameless and len(names) == 1 and not scans[-1].of(Figure)
    name = line[names[0].start : names[0].end] if named else ""
    if named and _ALL_ARE.match(line):
        return Heading(name=name), 1  # 都是技能鉴定
    days = scans[-1].of(Day)
    if len(days) != 1 or not days[0].days:
        return nothing
    if any(day.days for one in scans[:-1] for day in one.of(Day)):
        return nothing
    # A day ahead is no day of what was done, so that is asked.
    day = days[0] if days[0].days[-1] <= today else Day(days[0].start, days[0].end)
    rest = (line[: day.start] + line[day.end :]).replace(name, "")
    if named:  # 5月7日技能鉴定
        return nothing if _CLOSING.sub("", rest) else (Heading(day, None, name), 1)
    if _CLOSING.sub("", rest):
        return nothing
    refs = scans[-2].of(UnitRef)
    signs = len(refs) == 1 and refs[0].end - refs[0].start == len(scans[-2].line)
    if signs and len(scans) > _FEWEST_LINES:
        return Heading(day, _only(refs)), 2
    return Heading(day), 1


def _only(refs: Sequence[UnitRef]) -> str | None:
    return refs[0].codes[0] if refs and len(refs[0].codes) == 1 else None


def _is_title(scan: Scan, below: Scan | None, rest: int) -> bool:
    """Whether a line that names work is the title of those below it (``below`` has numbers).

    ``rest`` is the number of its signs besides names, units and days.
    """
    if scan.line.endswith(":") or _COUNTS_BELOW.search(scan.line):
        return True
    if below is None:
        return False
    days, own = scan.of(Day), scan.of(Named)[0].codes
    rest -= sum(len(found[0]) for found in _EVERYWHERE.finditer(scan.line))
    bare = all(one.codes == own for one in below.of(Named))
    dated = bool(days) and scan.line.endswith(")")  # 救助困难职工家庭（9月12日）
    placed = bool(days) or bool(scan.of(UnitRef))
    dated |= (
        bare
        and bool(days)
        and not below.of(Day)
        and rest <= _DATED_REST
        and not _ACTS.search(scan.line)
    )
    return dated or (bare and rest <= (_TITLE_REST if placed else 0))


def split(text: str) -> list[str]:
    """Return the lines of a paste that hold anything."""
    return [line for line in text.splitlines() if _ENTRY.search(line)]


def unnumbered(lines: Sequence[str]) -> list[str]:
    """Return lines without numbers that are glued to them: 1劳模宣讲2场, 2劳动竞赛1项, …"""
    found = [_GLUED.match(line) for line in lines]
    row = [int(one["number"]) for one in found if one is not None]
    if len(row) < _FEWEST_LINES or row != list(range(1, len(lines) + 1)):
        return list(lines)
    return [one["rest"] for one in found if one is not None]


def forms(lines: Sequence[str]) -> list[list[str]]:
    """Part the lines where a form's label comes again; what stands above the first is of each."""
    labels = [found["label"] if (found := _FIELD.match(line)) else "" for line in lines]
    again = next((one for one in labels if one and labels.count(one) > 1), "")
    if not again:
        return [list(lines)]
    starts = [place for place, one in enumerate(labels) if one == again]
    parts = zip(starts, [*starts[1:], len(lines)], strict=True)
    return [[*lines[: starts[0]], *lines[start:end]] for start, end in parts]


def joined_form(lines: Sequence[str]) -> str:
    """Return a form as one line, without its remarks and who filled it in."""
    return ",".join(line for line in lines if not _REMARK.match(line))


def is_field(line: str) -> bool:
    """Return whether a line fills in one field: 地点：锦园小区工地."""
    return _FIELD.match(line) is not None and not _REMARK.match(line)


def is_form(lines: Sequence[str], scans: Sequence[Scan]) -> bool:
    """Return whether the lines are one form filled in, each with its label once.

    ``scans`` are those of the lines: a form tells of one kind of work, and no unit is a label.
    """
    known = [found["label"] for line in lines if (found := _FIELD.match(line)) is not None]
    labels = [found["label"] for line in lines if (found := _LABEL.match(line)) is not None]
    work = {one.codes for scan in scans for one in scan.of(Named) if not one.weak}
    heads = any(one.start == 0 for scan in scans for one in scan.of(UnitRef))
    told = sum(_OF_A_FORM.search(label) is not None for label in labels)
    if len(known) < _FIELDS and (told < 2 or len(work) > 1 or heads):
        labels = []
    reports = sum(is_report(scan) for scan in scans)
    labels = known if reports > 1 else max(known, labels, key=len)
    rest = len(lines) - len(labels)
    return len(labels) >= _FIELDS and rest <= 1 and len({*labels}) == len(labels)


def parts_of(scan: Scan, apart: list[int]) -> list[str]:
    """Cut a line before and behind the clauses ``apart``; nothing where there are none.

    A clause that names no work goes with the one before it, and those at the head with the first.
    """
    if not apart:
        return []
    named = {scan.clause(one.start) for one in scan.of(Named)}
    cuts: list[int] = []
    told: bool | None = None
    for clause in sorted(named):
        if told is None or told or clause in apart:
            cuts.append(scan.starts[clause])
        told = clause in apart
    cuts[0] = 0
    parts = [
        scan.line[start:end].strip(" ,;")
        for start, end in zip(cuts, [*cuts[1:], len(scan.line)], strict=True)
    ]
    return parts if len(parts) > 1 and all(parts) else []
