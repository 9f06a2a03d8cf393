"""Tells the headings of a many-line paste from its reports; what a line reports stays out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from plan.quick.scan import Scan
from plan.quick.tokens import Day, Figure, Named, Ratio, UnitRef

_LONGEST_REST = 14
_TITLE_REST = 2
_COUNTS_BELOW = re.compile(
    "(?:报数|的(?:工作|活动)|统计|汇总|明细|台账|清单|名册|记录|如下|分县区|各县区?|情况|进度|报上?来的?|上报的?|报送的?|[^,;。]人数|户数|场数|场次)[表数如下]*$"
)
"""职工互助保险10月16日报数: the numbers follow, line by line."""
_WRITTEN = re.compile(r"\d|月")
_FIELD = re.compile(
    r"\s*(?:[\W\d]{0,3})(?P<label>(?:填报|统计|联系|活动|演出|培训|走访|救助|慰问|宣讲|学习|竞赛|参加|参与|参赛|参训|听讲)?"
    r"(?:时间|日期|地点|地址|内容|活动|项目|名称|主题|场次|场数|人数|户数|期数|次数|数量|金额|资金|经费|观众|听众|"
    r"单位|指标|对象|[宣主]讲人|工种|等级|备注|报送人|联系人|填报人|来源|电话|手机|人))\s*[:：]"
)
"""A line of a form that is filled in: 时间：10月24日."""
_REMARK = re.compile(r"\s*(?:备注|(?:填报|报送|联系)(?:人|电话)|电话|手机)\s*[:：]")
_FIELDS = 3
_EVERYWHERE = re.compile("各县区?|各乡镇|各单位|全县|全区|全市")
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


def heading_of(scan: Scan, below: Scan | None = None) -> Heading | None:
    """Return what a line sets for those below it, or None if it is no heading.

    An indicator by itself is one where the line ``below`` has a number and no name.

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
            and not (dated or (named and days and follows))
            and not scan.line.endswith(":")
            and not _COUNTS_BELOW.search(scan.line)
        )
        or re.search(r"[没无未零?吗]", scan.line)
    ):
        return None
    if named and not _is_title(scan, below if follows else None, rest):
        return None
    return Heading(
        days[0] if days else None,
        _only(refs),
        scan.line[named[0].start : named[0].end] if len({one.codes for one in named}) == 1 else "",
    )


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
    return dated or (bare and rest <= (_TITLE_REST if placed else 0))


def split(text: str) -> list[str]:
    """Return the lines of a paste that hold anything."""
    return [line for line in text.splitlines() if _ENTRY.search(line)]


def joined_form(lines: Sequence[str]) -> str:
    """Return a form as one line, without its remarks and who filled it in."""
    return ",".join(line for line in lines if not _REMARK.match(line))


def is_form(lines: Sequence[str]) -> bool:
    """Return whether the lines are one form filled in, each with its label once."""
    labels = [found["label"] for line in lines if (found := _FIELD.match(line)) is not None]
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
