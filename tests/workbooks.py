"""Workbooks of earlier figures as people fill them, made by another library's hand."""

from collections.abc import Sequence
from io import BytesIO

from openpyxl import Workbook

HEAD = ("单位", "指标", "日期或月份", "数量", "分子", "分母", "进展状态", "进展", "备注")
Line = Sequence[object]


def line(unit: str, indicator: str, day: object, **more: object) -> Line:
    """A row by the columns' headings; what is not named is empty."""
    filled = {"单位": unit, "指标": indicator, "日期或月份": day, **more}
    return [filled.get(heading) for heading in HEAD]


def workbook(*lines: Line, head: Sequence[str] = HEAD) -> bytes:
    """An .xlsx with these rows below the headings."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(list(head))
    for one in lines:
        sheet.append(list(one))
    made = BytesIO()
    book.save(made)
    return made.getvalue()
