"""Turns a pasted table into lines, each cell behind its column's heading; what they say stays out.

A row of 单位/场次/观众 above 崆峒区/2/560 is read as 崆峒区,场次2,观众560.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from plan.quick.scan import Scan
from plan.quick.tokens import Day, Named, UnitRef
from plan.quick.words import MEASURES

_SEPARATORS = (
    re.compile(r"[ \u3000]*[|｜][ \u3000]*"),
    re.compile(r"[ \u3000]*\t"),
    re.compile(r"[ \u3000]*[,，][ \u3000]*"),
    re.compile(r" {2,}|\u3000+"),
    re.compile(r"[ \u3000]+"),
)
"""What parts cells, the surest sign first."""
_UNIT = re.compile(r"[(（](?P<unit>[^()（）]{1,4})[)）]$")
_COUNTS = re.compile(
    r"[^\d:：]{0,8}(?:数|数量|人次|户次|场次|期次|观众|听众|学员|会员|金额|资金|经费|款项?|费|金|藏书|率)"
)
_WORK = re.compile("指标|项目|工作|内容|名称|事项|活动")
_PLAIN = re.compile("数量?|次数|完成(?:数量?|情况)?")
"""Says no more than that what stands below is a number."""
_NOW = re.compile("[本当今][周月旬期日天]")
_LEFT_OUT = re.compile(
    "序号?|编号|备注|说明|联系(?:人|电话|方式)|电话|手机|负责人|.{0,4}(?:累计|任务).{0,2}"
)
_REMARKS = ("备注", "说明")
_NUMBERED = re.compile(r"[一-鿿]\d+[人名元户场个期]|\d+[人元]")
"""观众350人, in the column of remarks."""
_DATED = re.compile(r"[^\d]{0,4}(?:日期|时间)|日")
_WEEKDAY = re.compile("星期|周几?|礼拜")
_PLACED = re.compile(r"[^\d]{0,4}(?:地点|地址|场所)")
_NUMBER = re.compile(
    r"[约近共]?[\d０-９.,/]+(?:万|千|百)?\D{0,3}|[一二两三四五六七八九十百千万]+[场户人名个期项家元次]{1,2}"
)
_NOTHING = re.compile("[-—–/、]*|[无没]有?|[0零]")
_FEWEST_CELLS = 2
_MEASURED = re.compile("(?:计量)?单位")
_MEASURES = frozenset(MEASURES.split())


@dataclass(frozen=True, slots=True)
class _Column:
    """A heading without its unit in brackets, and what stands below it.

    ``counted``: numbers; ``named``: the heading is an indicator's name; ``work``: the cells are;
    ``plain``: numbers of the work named in their row.
    """

    label: str
    unit: str
    counted: bool
    named: bool
    work: bool = False
    plain: bool = False

    def said(self, cell: str) -> str:
        """Return what a cell says, behind the heading where it needs it."""
        nothing = _NOTHING.fullmatch(cell) is not None
        if nothing and self.named and cell:
            return f"{self.label}无"
        remark = self.label in _REMARKS and _NUMBERED.search(cell) is not None
        if nothing or (_LEFT_OUT.fullmatch(self.label) and not remark):
            return ""
        if _WEEKDAY.fullmatch(self.label) and len(cell) == 1:
            return f"星期{cell}"
        if _DATED.fullmatch(self.label):
            return f"{cell}日" if cell.isdecimal() else cell
        if self.counted or cell.isdecimal():
            label = "" if self.plain and not _NOW.fullmatch(self.label) else self.label
            gap = ":" if self.plain and label and cell.isdecimal() else ""  # 本周2 is a Tuesday
            return label + gap + cell + (self.unit if cell[-1].isdigit() else "")
        return f"地点:{cell}" if _PLACED.fullmatch(self.label) else cell

    def takes(self, cell: str) -> bool:
        """Return whether a cell can stand below the heading."""
        return not self.counted or bool(_NOTHING.fullmatch(cell) or _NUMBER.fullmatch(cell))


def without_table(lines: Sequence[str], read: Callable[[str], Scan]) -> list[str]:
    """Return the lines with the rows of a table as lines of their own; as they are without one.

    ``read`` scans a heading: one that tells a day or a unit is no heading of a column.
    """
    for place, line in enumerate(lines[:-1]):
        for separator in _SEPARATORS:
            columns = _columns(_cells(separator, line), read)
            told = list(_rows(separator, lines[place + 1 :], columns))
            if told:
                return [*lines[:place], *told, *lines[place + 1 + len(told) :]]
    return list(lines)


def _cells(separator: re.Pattern[str], line: str) -> list[str]:
    return [one.strip() for one in separator.split(line.rstrip("\r").strip(" |｜"))]


def _columns(labels: Sequence[str], read: Callable[[str], Scan]) -> list[_Column]:
    """Return the columns of a header; none where the labels are none, or none of them counts."""
    if len(labels) < _FEWEST_CELLS or any(not one or re.search(r"\d", one) for one in labels):
        return []
    of_work = any(map(_WORK.fullmatch, labels))
    columns = [_column(one, read(_UNIT.sub("", one)), of_work=of_work) for one in labels]
    known = [one for one in columns if one is not None]
    told = len(known) == len(columns) and any(one.counted for one in known)
    return known if told else []


def _column(text: str, scan: Scan, *, of_work: bool) -> _Column | None:
    found = _UNIT.search(text)
    label = _UNIT.sub("", text)
    now = of_work and _NOW.fullmatch(label) is not None
    if not now and any(isinstance(one, Day | UnitRef) for one in scan.tokens):
        return None
    named = any(not one.weak and one.end - one.start == len(scan.line) for one in scan.of(Named))
    plain = now or _PLAIN.fullmatch(label) is not None
    counted = (named or plain or bool(_COUNTS.fullmatch(label))) and not _LEFT_OUT.fullmatch(label)
    work = of_work and _WORK.fullmatch(label) is not None
    return _Column(label, found["unit"] if found else "", counted, named, work, plain)


def _measured(columns: Sequence[_Column], cells: list[str]) -> list[str]:
    """Put the measure words of a column 单位 (演出, 场, 2) behind the numbers of their row."""
    place = next((at for at, one in enumerate(columns) if _MEASURED.fullmatch(one.label)), None)
    if place is None or cells[place] not in _MEASURES:
        return cells
    counted = [
        cell + cells[place] if one.counted and cell.isdecimal() else cell
        for one, cell in zip(columns, cells, strict=True)
    ]
    return [*counted[:place], "", *counted[place + 1 :]]


def _rows(
    separator: re.Pattern[str], lines: Sequence[str], columns: Sequence[_Column]
) -> Iterator[str]:
    """Yield what the lines below the columns say, up to the first that does not fit."""
    for line in lines:
        cells = _cells(separator, line)
        if not columns or len(cells) != len(columns):
            return
        pairs = list(zip(columns, _measured(columns, cells), strict=True))
        if not all(one.takes(cell) for one, cell in pairs):
            return
        yield _told(pairs)


def _told(row: Sequence[tuple[_Column, str]]) -> str:
    """Return a row as a line: a plain number stands directly behind the work it is of."""
    numbers = "".join(one.said(cell) for one, cell in row if one.plain)
    none = not numbers and any(cell for one, cell in row if one.plain)
    rest = [(one, said) for one, cell in row if not one.plain and (said := one.said(cell))]
    of_it = next((one for one, _ in rest if one.work), rest[0][0] if rest else None)
    behind = numbers or ("无" if none else "")
    return ",".join(said + behind if one is of_it else said for one, said in rest)
