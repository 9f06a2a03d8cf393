"""Workbooks of earlier figures: read row by row, refused with reasons, hostile ones not opened."""

import zipfile
from datetime import date, datetime
from io import BytesIO

import pytest
from openpyxl import load_workbook

from briefing.import_columns import columns
from briefing.import_reading import Fault, WrongWorkbook, read
from briefing.import_template import remarked, said, template
from plan.importing import Checked, Refusal, Rules, check
from plan.model import State
from plan.units import OrgTree
from tests.town import KONGTONG, ROOT, plan
from tests.workbooks import HEAD, line, workbook
from texts import Catalogue, Words

PLAN = plan()
TREE = OrgTree(PLAN.units)
CATALOGUE = Catalogue.load()
ZH = Words(CATALOGUE, "zh")
RULES = Rules(PLAN, TREE, date(2014, 9, 15), ROOT)


def _check(*lines: object, rules: Rules = RULES) -> Checked:
    return check(read(workbook(*lines), PLAN, CATALOGUE), rules)  # type: ignore[arg-type]


def _told(checked: Checked) -> list[tuple[int, str]]:
    return [(one.row, said(PLAN, ZH, one)) for one in checked.refusals]


def test_each_measure_is_read_from_its_own_columns() -> None:
    checked = _check(
        line(
            "崆峒区",
            "送文化演出",
            datetime(2014, 8, 3),  # noqa: DTZ001 - as a spreadsheet has it
            数量=2,
            备注="在工地",
        ),
        line("泾川县", "法人单位建会率", "2014年8月", 分子=350, 分母="412"),
        line("市直", "职工维权", "2014-08", 进展="已组建专班", 进展状态="推进中"),
        line("620802", "实事四", "8月20日", 数量="三"),
    )
    assert checked.refusals == []
    one, rate, words, by_label = (ready.content for ready in checked.ready)
    assert (one.unit, one.indicator, one.day, one.quantity) == (
        KONGTONG,
        "performances",
        date(2014, 8, 3),
        2,
    )
    assert one.note == "在工地"
    assert (rate.day, rate.numerator, rate.denominator) == (date(2014, 8, 31), 350, 412)
    assert (words.text, words.state) == ("已组建专班", State.UNDER_WAY)
    assert (by_label.indicator, by_label.quantity) == ("performances", 3)


def test_every_mistake_of_every_row_is_named_with_its_row_and_column() -> None:
    checked = _check(
        line("崇信", "送文化演出", "2014-08-03", 数量=2),
        line("火星县", "跳舞", "2014-08-03", 数量=2),
        line("崆峒区", "送文化演出", "2014-12-03", 数量="几场"),
        line("崆峒区", "送文化演出", "2014年9月", 数量=2),
        line("崆峒区", "送文化演出", 8.1, 数量=2, 分子=3),
        line("崆峒区", "法人单位建会率", "2014-08-31", 分子=5, 分母=3),
        line("崆峒区", "", "2014-08-31"),
    )
    assert [one.row for one in checked.ready] == [2]
    assert checked.refused == 6
    assert _told(checked) == [
        (3, "单位：没有叫“火星县”的单位，请从下拉中选。"),
        (3, "指标：没有叫“跳舞”的指标，请从下拉中选。"),
        (4, "日期或月份：2014-12-03 还没有到（今天是 2014-09-15），请填已经办过的日期。"),
        (5, "日期或月份：“2014年9月”还没有过完，请写具体日期。"),
        (6, "日期或月份：“8.1”看不出是哪一天，请写成 2014-08-03 或 2014年8月。"),
        (7, "分子：其中数 5 比总数 3 还大，请核对一下。"),
        (8, "指标：不能空着。"),
    ]


def test_a_figure_of_another_measure_is_refused_and_not_passed_over() -> None:
    [refused] = _check(line("崆峒区", "送文化演出", "2014-08-03", 数量=2, 分子=3)).refusals
    assert said(PLAN, ZH, refused) == "分子：“送文化演出”不填这一栏，请清空。"


def test_only_units_within_reach_are_taken() -> None:
    rules = Rules(PLAN, TREE, date(2014, 9, 15), KONGTONG)
    [refused] = _check(line("泾川县", "送文化演出", "2014-08-03", 数量=2), rules=rules).refusals
    assert refused.message == "import-unit-not-yours"


def test_equal_rows_are_told_apart_and_known_again() -> None:
    same = line("崆峒区", "送文化演出", "2014-08-03", 数量=2)
    first = [one.key for one in _check(same, same).ready]
    again = [one.key for one in _check(same, same, same).ready]
    assert len(set(first)) == 2
    assert again[:2] == first


def test_numbers_of_identity_cards_are_masked() -> None:
    note = "联系人 62080219800101123X"
    [ready] = _check(line("崆峒区", "送文化演出", "2014-08-03", 数量=2, 备注=note)).ready
    assert "19800101123" not in (ready.content.note or "")


def test_formulas_count_as_the_values_that_were_saved() -> None:
    made = workbook(line("崆峒区", "送文化演出", "2014-08-03", 数量="=1+1"))
    # openpyxl saves no value with a formula: nothing is known, so nothing is guessed.
    [refused] = check(read(made, PLAN, CATALOGUE), RULES).refusals
    assert (refused.column, refused.message) == ("quantity", "import-empty")


def _changed(data: bytes, name: str, content: bytes) -> bytes:
    """The package with a part put in, or in place of the one of that name."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as source, zipfile.ZipFile(made, "w") as target:
        for entry in source.infolist():
            if entry.filename != name:
                target.writestr(entry, source.read(entry))
        target.writestr(name, content, zipfile.ZIP_DEFLATED)
    return made.getvalue()


GOOD = workbook(line("崆峒区", "送文化演出", "2014-08-03", 数量=2))
LINK = b"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="r1" Type="x/externalLinkPath" Target="file:///c:/b.xlsx" TargetMode="External"/>
</Relationships>"""


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"", Fault.NO_XLSX),
        (b"\xd0\xcf\x11\xe0 an old .xls, or an encrypted one", Fault.NO_XLSX),
        (b"PK\x03\x04 no zip", Fault.NO_XLSX),
        (b"0" * 5_000_001, Fault.TOO_LARGE),
        (_changed(GOOD, "xl/bomb.xml", b" " * 50_000_001), Fault.TOO_LARGE),
        (_changed(GOOD, "xl/vbaProject.bin", b"Sub"), Fault.MACROS),
        (_changed(GOOD, "xl/externalLinks/externalLink1.xml", b"<a/>"), Fault.OUTSIDE),
        (_changed(GOOD, "xl/worksheets/_rels/sheet1.xml.rels", LINK), Fault.OUTSIDE),
        (_changed(GOOD, "xl/workbook.xml", b"<!DOCTYPE a [<!ENTITY b 'c'>]><a/>"), Fault.NO_XLSX),
        (_changed(GOOD, "xl/workbook.xml", b"<a"), Fault.NO_XLSX),
        (_changed(GOOD, "xl/worksheets/sheet1.xml", b"<worksheet><sheetData><row"), Fault.NO_XLSX),
        (workbook(["a", "b"], head=["甲", "乙"]), Fault.NO_HEAD),
        (workbook(), Fault.NO_ROWS),
    ],
)
def test_a_file_that_is_none_or_hostile_is_refused_whole(data: bytes, fault: Fault) -> None:
    with pytest.raises(WrongWorkbook) as refused:
        read(data, PLAN, CATALOGUE)
    assert refused.value.fault is fault


def test_more_rows_than_a_workbook_may_have_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefing.import_reading.MOST_ROWS", 3)
    same = line("崆峒区", "送文化演出", "2014-08-03", 数量=2)
    with pytest.raises(WrongWorkbook, match="import-too-many"):
        read(workbook(*[same] * 4), PLAN, CATALOGUE)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_template_is_read_back_and_its_examples_are_passed_over(language: str) -> None:
    words = Words(CATALOGUE, language)
    made = template(PLAN, TREE, words, ROOT)
    with pytest.raises(WrongWorkbook, match="import-no-rows"):
        read(made, PLAN, CATALOGUE)
    book = load_workbook(BytesIO(made))
    sheet, how, choices = book.worksheets
    headings = [cell.value for cell in sheet[1]]
    assert headings == list(columns(PLAN, words).values())
    assert how["A1"].value
    rules = {rule.formula1: str(rule.sqref) for rule in sheet.data_validations.dataValidation}
    units = next(source for source, where in rules.items() if where.startswith("B2"))
    assert units == f"'{choices.title}'!$B$2:$B$10"
    assert [cell.value for cell in choices["B"]][1:10] == [unit.short for unit in TREE]
    marks = [row[0].value for row in sheet.iter_rows(min_row=2) if row[0].value]
    assert len(marks) == 3


def test_a_filled_template_is_imported() -> None:
    book = load_workbook(BytesIO(template(PLAN, TREE, ZH, ROOT)))
    sheet = book.worksheets[0]
    headings = {cell.value: cell.column for cell in sheet[1]}
    row: dict[str, str | int] = {
        "单位": "灵台县",
        "指标": "送文化演出",
        "日期或月份": "2014年7月",
        "数量": 3,
    }
    for heading, value in row.items():
        sheet.cell(9, headings[heading] or 0).value = value
    made = BytesIO()
    book.save(made)
    [ready] = check(read(made.getvalue(), PLAN, CATALOGUE), RULES).ready
    assert (ready.row, ready.content.quantity, ready.content.day) == (9, 3, date(2014, 7, 31))


def test_a_refused_workbook_comes_back_with_remarks_and_can_be_mended() -> None:
    bad = line("崆峒区", "送文化演出", "2014-08-03", 数量="几场", 备注="=HYPERLINK(1)")
    rows = read(workbook(bad), PLAN, CATALOGUE)
    rows = [type(one)(one.number, {**one.cells, "note": "=1+1"}) for one in rows]
    refusals = [*check(rows, RULES).refusals, Refusal(2, "unit", "import-empty", {})]
    book = load_workbook(BytesIO(remarked(PLAN, ZH, rows, refusals)))
    sheet = book.worksheets[0]
    remark = str(sheet["A2"].value)
    assert "数量：“几场”不够确切" in remark
    assert "单位：不能空着" in remark
    notes = [cell for cell in sheet[2] if cell.value == "=1+1"]
    assert [cell.data_type for cell in notes] == ["s"]
    assert HEAD[0] in [cell.value for cell in sheet[1]]
    assert len(read(remarked(PLAN, ZH, rows, refusals), PLAN, CATALOGUE)) == 1, "mend and send"
