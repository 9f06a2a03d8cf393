"""The workbook says what chat says, keeps every report as data, and runs nothing people wrote."""

import asyncio
import csv
import zipfile
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import takewhile
from pathlib import Path
from typing import Any, TypeVar

import openpyxl
import pytest
from openpyxl.utils.escape import unescape
from openpyxl.worksheet.worksheet import Worksheet

from bot.demonstration.history import Past
from bot.demonstration.people import OFFICERS
from briefing import rich_text, sheets, wording, workbook
from briefing.extract import Extract
from briefing.figures import Figures, FlowStanding, Standing, StockStanding
from briefing.safe import file_name, for_csv, is_formula, plain, sheet_name
from briefing.summary import whole
from plan.model import Measure
from plan.report import Content
from plan.units import OrgTree
from storage.database import Connection
from storage.snapshot import apart
from tests.briefing.conftest import TODAY, County, fill
from tests.town import KONGTONG, ROOT
from texts import Catalogue, Words

T = TypeVar("T")
NOW = datetime(2014, 9, 15, 1, tzinfo=UTC)
TITLES = 3
"""Rows down to the headings."""
EVIL = (
    '=HYPERLINK("http://x","y")',
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "\t=1+1",
    "＝1+1",
    "a\x00b\x08c\ud800d\u202ee",
    '<r></r></is></c><c t="str"><f>1+1</f><v>2</v></c><c><is><r></r>',
    "_x0041_ & <b>",
    "两行\r\n=1+1",
)


def extract(
    connection: Connection, county: County, top: str = ROOT, language: str = "zh"
) -> Extract:
    """What a file is made from, on the demonstration's morning."""
    figures = Figures(connection, county.plan, OrgTree(county.plan.units), TODAY)
    return Extract(figures, Words(Catalogue.load(), language), top, NOW)


def made(county: County, path: Path, top: str = ROOT, language: str = "zh") -> openpyxl.Workbook:
    """The workbook, written and read back."""

    async def work(connection: Connection) -> None:
        await workbook.write(extract(connection, county, top, language), path)

    asyncio.run(apart(county.file, work))
    return openpyxl.load_workbook(path)


def rows(sheet: Worksheet) -> Iterator[dict[str, Any]]:
    """The rows below the headings, by heading; not what a chart is drawn from, beside them."""
    lines = sheet.iter_rows(min_row=TITLES, values_only=True)
    head = [str(one) for one in takewhile(lambda one: one is not None, next(lines))]
    for line in lines:
        if line[0] is None:
            return
        yield dict(zip(head, line, strict=False))


@pytest.fixture(scope="module")
def file(county: County, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the whole federation's workbook lies."""
    path = tmp_path_factory.mktemp("book") / "book.xlsx"
    made(county, path)
    return path


@pytest.fixture(scope="module")
def book(file: Path) -> openpyxl.Workbook:
    """The whole federation's workbook."""
    return openpyxl.load_workbook(file)


def read(county: County, work: Callable[[Extract], Awaitable[T]]) -> T:
    """What `work` finds out from the same file."""

    async def inside(connection: Connection) -> T:
        return await work(extract(connection, county))

    return asyncio.run(apart(county.file, inside))


def test_the_overview_says_what_figures_and_chat_say(
    county: County, book: openpyxl.Workbook
) -> None:
    async def said(source: Extract) -> tuple[list[Standing], str]:
        standings = [await source.figures.standing(i, ROOT) for i in county.plan.indicators]
        return standings, rich_text.text(
            await whole(source.figures, source.words, ROOT), source.words
        )

    standings, chat = read(county, said)
    lines = {str(row["指标"]): row for row in rows(book["汇总"])}
    assert len(lines) == len(county.plan.indicators)
    for standing in standings:
        row = lines[standing.indicator.name]
        if isinstance(standing, FlowStanding):
            assert row["累计完成"] == standing.actual
            assert row["年度任务"] == standing.target
        if isinstance(standing, FlowStanding) and standing.rate is not None:
            rate = f"{row['完成率']:.1%}"
            assert rate == wording.rate(standing.rate)
            unit = standing.indicator.unit
            assert f"{row['累计完成']}/{row['年度任务']}{unit} {rate}" in chat
            behind = row["快慢（百分点）"]
            assert isinstance(behind, int | float)
            assert f"于序时进度{abs(behind):.1f}个百分点" in chat
            assert row["按序时还差"] == standing.shortfall
        if isinstance(standing, StockStanding) and standing.rate is not None:
            assert row["完成率"] == pytest.approx(float(standing.rate))
            assert f"{row['完成率']:.1%}（目标{row['年度任务']:.0%}）" in chat


def test_units_add_up_to_the_overview_and_reports_to_both(
    county: County, book: openpyxl.Workbook
) -> None:
    whole_plan = {str(row["指标"]): row["累计完成"] for row in rows(book["汇总"])}
    ledger: Counter[str] = Counter()
    for row in rows(book["台账"]):
        if row["审核状态"] == "通过" and isinstance(row["数量"], int):
            ledger[str(row["指标"])] += row["数量"]
    short = {one.name: one for one in county.plan.indicators}
    for row in rows(book["分县"]):
        one = short.get(str(row["指标"]))
        if one is None or one.measure not in {Measure.FLOW, Measure.COVERAGE}:
            continue
        units = [row[unit.short] for unit in county.plan.units if unit.parent]
        assert sum(units) == row["平凉市"] == whole_plan[one.name] == ledger[one.short]


def test_the_ledger_holds_every_report_as_data(county: County, book: openpyxl.Workbook) -> None:
    found = list(rows(book["台账"]))
    assert len(found) == len(county.reports)
    assert all(isinstance(row["日期"], datetime) for row in found)
    first, past = found[0], county.reports[0]
    assert first["回执号"] == "2014-00001"
    assert first["日期"].date() == past.content.day
    assert first["上报时间"] == past.filed_at.replace(tzinfo=None)
    assert first["数量"] == past.content.quantity
    assert (first["填报人"], first["版本"], first["佐证数"]) == (past.person.name, 1, 0)
    aid = next(one for one in county.reports if one.content.answers.get("amount"))
    row = found[county.reports.index(aid)]
    assert row["金额（元）"] == float(aid.content.answers["amount"])
    assert book["台账"].cell(TITLES + 1, 3).number_format == "yyyy-mm-dd"


def test_each_sheet_can_be_filtered_and_printed(county: County, book: openpyxl.Workbook) -> None:
    assert book.sheetnames == ["汇总", "分县", "台账", "未报", "审核留痕"]
    for sheet in book.worksheets:
        assert sheet.freeze_panes
        assert sheet.auto_filter.ref
        assert sheet.page_setup.paperSize == 9
        assert sheet.print_title_rows == f"${TITLES}:${TITLES}"
        footer = sheet.oddFooter
        assert footer
        assert footer.right.text == "&P / &N"
    assert book["台账"].auto_filter.ref.endswith(str(TITLES + len(county.reports)))
    assert book["汇总"].page_setup.orientation == "landscape"


def test_a_chart_is_native_and_drawn_from_the_cells(file: Path) -> None:
    with zipfile.ZipFile(file) as package:
        charts = [name for name in package.namelist() if name.startswith("xl/charts/chart")]
        assert len(charts) == 3
        assert "汇总" in package.read(charts[0]).decode()


def test_what_was_not_reported_is_listed(county: County, book: openpyxl.Workbook) -> None:
    found = list(rows(book["未报"]))
    weeks = [row for row in found if row["未报内容"] == "当周未报"]
    filed = {(past.content.unit, past.filed_at.date().isocalendar()[:2]) for past in county.reports}
    codes = {unit.short: unit.code for unit in county.plan.units}
    assert weeks
    for row in weeks:
        week = row["周一"].date().isocalendar()[:2]
        assert (codes[str(row["单位"])], week) not in filed
    lacking = {(row["单位"], row["指标"]) for row in found if row["未报内容"] == "指标未报"}
    reported = {(past.content.unit, past.content.indicator) for past in county.reports}
    for one in county.plan.indicators:
        for unit in county.plan.units[1:]:
            assert ((unit.short, one.name) in lacking) == ((unit.code, one.code) not in reported)


def test_the_trail_names_actions_and_people(county: County, book: openpyxl.Workbook) -> None:
    found = list(rows(book["审核留痕"]))
    assert len(found) == len(county.reports) + len(OFFICERS)
    assert {row["操作"] for row in found} == {"加入", "上报"}
    assert found[-1]["回执号"] == f"2014-{len(county.reports):05d}"


def test_a_county_takes_only_its_own(county: County, tmp_path: Path) -> None:
    book = made(county, tmp_path / "county.xlsx", KONGTONG)
    assert {row["单位"] for row in rows(book["台账"])} == {"崆峒区"}
    assert {row["单位"] for row in rows(book["审核留痕"])} == {"崆峒区"}
    assert {row["操作"] for row in rows(book["审核留痕"])} == {"上报"}


def test_it_is_there_in_english_too(county: County, tmp_path: Path) -> None:
    book = made(county, tmp_path / "english.xlsx", language="en")
    assert book.sheetnames == ["Summary", "By unit", "Ledger", "Not reported", "Audit trail"]


def test_who_waits_hears_how_far_it_is(county: County, tmp_path: Path) -> None:
    heard: list[tuple[int, int]] = []

    async def work(connection: Connection) -> None:
        source = extract(connection, county)
        await workbook.write(source, tmp_path / "a.xlsx", lambda *far: heard.append(far))

    asyncio.run(apart(county.file, work))
    done, total = heard[-1]
    assert done == total > 2 * len(county.reports)
    assert [path.name for path in tmp_path.iterdir()] == ["a.xlsx"]


# What people write.


@pytest.fixture(scope="module")
def evil(county: County, tmp_path_factory: pytest.TempPathFactory) -> County:
    """A file full of words that mean harm."""
    file = tmp_path_factory.mktemp("evil") / "fieldtally.db"
    # Half a sign cannot be stored at all; the rest is what came over the wire.
    reports = [
        Past(
            replace(OFFICERS[1], name=words.replace("\ud800", "")),
            Content(
                "performances",
                OFFICERS[1].unit,
                date(2014, 9, 1),
                quantity=1,
                answers={"place": words.replace("\ud800", "")},
                note=words.replace("\ud800", ""),
            ),
            NOW,
        )
        for words in EVIL
    ]
    asyncio.run(fill(file, county.plan, reports))
    return County(file, county.plan, reports)


def test_nothing_people_wrote_is_run(evil: County, tmp_path: Path) -> None:
    path = tmp_path / "evil.xlsx"
    book = made(evil, path)
    # openpyxl does not decode what stands in the cell itself; Excel does.
    said = [unescape(row["备注"]) for row in rows(book["台账"])]
    assert said == [plain(words) for words in EVIL]
    for sheet in book.worksheets:
        for line in sheet.iter_rows():
            assert all(cell.data_type != "f" for cell in line)
    with zipfile.ZipFile(path) as package:
        for name in package.namelist():
            if name.startswith("xl/worksheets/sheet"):
                assert "<f>" not in package.read(name).decode()
    sheet = book["台账"]
    head = [cell.value for cell in sheet[TITLES]]
    notes = [sheet.cell(TITLES + 1 + n, head.index("备注") + 1) for n in range(len(EVIL))]
    assert [cell.style_id for cell in notes if is_formula(str(cell.value))]
    assert all(cell.quotePrefix == is_formula(str(cell.value)) for cell in notes)


def test_the_text_file_is_escaped_too(evil: County, tmp_path: Path) -> None:
    async def work(connection: Connection) -> None:
        await workbook.write_csv(extract(connection, evil), tmp_path / "evil.csv")

    asyncio.run(apart(evil.file, work))
    data = (tmp_path / "evil.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    found = list(csv.DictReader(data.decode("utf-8-sig").splitlines()))
    assert [row["备注"] for row in found] == [for_csv(words) for words in EVIL]
    assert found[0]["备注"].startswith("'=HYPERLINK")
    assert found[0]["日期"] == "2014-09-01"
    assert not any(
        is_formula(str(value)) and value[0] != "'" for row in found for value in row.values()
    )


@pytest.mark.parametrize("words", EVIL)
def test_names_of_sheets_and_files_are_harmless(words: str) -> None:
    for name in (sheet_name(words), file_name(words)):
        assert name
        assert not is_formula(name)
        assert not set(name) & set("[]:*?/\\'\x00\t\r\n")
    assert len(sheet_name(words * 9)) <= 31
    assert file_name("../../etc/passwd") == "etc_passwd"


def test_plain_words_stay_as_they_are() -> None:
    for words in ("送文化进企业，1 场次", "8-12 人", "a=b", "😀 好"):
        assert plain(words) == for_csv(words) == words
    assert len(plain("长" * 40_000)) == 32_000


def test_what_one_sheet_cannot_hold_goes_on_in_the_next(
    county: County, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sheets, "ROWS_OF_A_SHEET", 400)
    monkeypatch.setattr(workbook, "ROWS_OF_A_SHEET", 400)
    book = made(county, tmp_path / "long.xlsx")
    assert book.sheetnames == ["汇总", "分县", "台账", "台账2", "未报", "审核留痕", "审核留痕2"]
    receipts = [row["回执号"] for name in ("台账", "台账2") for row in rows(book[name])]
    assert receipts == [f"2014-{number:05d}" for number in range(1, len(county.reports) + 1)]
