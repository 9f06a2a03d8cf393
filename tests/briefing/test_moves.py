"""Locked months in the briefing, and adjusted targets wherever figures are handed out."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

import docx
import pytest
from openpyxl import load_workbook

from briefing import document, workbook
from briefing.blocks import Grid, Say
from briefing.chart_curve import key_of
from briefing.extract import Extract
from briefing.figures import Figures, FlowStanding
from briefing.period import Month, kept
from briefing.series import curve
from briefing.spans import Span, SpanFigures
from briefing.story_moves import moved
from briefing.voice import Voice
from handlers.reporting.changing import change_content
from handlers.reporting.filing import file_content
from plan.adjusting import Adjustment
from plan.report import Content
from plan.units import OrgTree
from storage import adjustments, members, period_records, periods, reports
from storage.database import Connection, Database
from storage.members import Member, Role
from storage.period_records import Kind
from tests.town import KONGTONG, ROOT, plan
from texts import Words

PLAN = plan()
TREE = OrgTree(PLAN.units)
AUGUST = Month("2014-08", date(2014, 8, 1), date(2014, 8, 31))
LOCKED = datetime(2014, 9, 3, 2, tzinfo=UTC)
LATER = datetime(2014, 9, 20, 2, tzinfo=UTC)
TODAY = date(2014, 9, 30)
MORE = Adjustment("performances", date(2014, 8, 1), 36, None, "平工发〔2014〕45号", "加场")


@dataclass
class Office:
    """A file with two reports of August, locked; one more of a colleague waits to be told."""

    database: Database
    member: Member

    @property
    def reader(self) -> Connection:
        return self.database.reader

    def figures(self, day: date = TODAY) -> Figures:
        return Figures(self.reader, PLAN, TREE, day)

    def voice(self, words: Words, span: Span | None = None) -> Voice:
        whole = span or Span.month(2014, 9)
        return Voice(SpanFigures(self.reader, PLAN, TREE, whole, TODAY), words, ROOT)

    async def files(self, quantity: int, day: date, now: datetime) -> str:
        async with self.database.transaction() as connection:
            content = Content("performances", KONGTONG, day, quantity=quantity)
            return await file_content(connection, PLAN, content, member=self.member, now=now)


@pytest.fixture
async def office(blank: Database) -> Office:
    async with blank.transaction() as connection:
        member = await members.join(connection, LOCKED, 7, "王芳", KONGTONG, Role.OFFICER)
    made = Office(blank, member)
    await made.files(2, date(2014, 8, 3), datetime(2014, 8, 4, tzinfo=UTC))
    await made.files(1, date(2014, 7, 3), datetime(2014, 7, 4, tzinfo=UTC))
    figures = await kept(made.figures(), ROOT, AUGUST)
    async with blank.transaction() as connection:
        await period_records.add(
            connection, LOCKED, Kind.LOCKED, ROOT, AUGUST.name, member.id, figures
        )
    return made


async def test_nothing_moved_is_nothing_said(office: Office, words: Words) -> None:
    assert await moved(office.voice(words)) == []


async def test_a_late_report_and_an_amendment_are_told_with_figures_and_reasons(
    office: Office, words: Words
) -> None:
    receipt = await office.files(4, date(2014, 8, 28), LATER)
    late = await reports.of_receipt(office.reader, receipt)
    first = await reports.get(office.reader, 1)
    assert late is not None
    assert first is not None
    async with office.database.transaction() as connection:
        await periods.explain(connection, LATER, late.id, 1, "当时漏报", office.member.id)
        content = replace(first.content, quantity=3)
        await change_content(connection, PLAN, first, content, member=office.member, now=LATER)
    lead, table = await moved(office.voice(words))
    assert isinstance(lead, Say)
    assert isinstance(table, Grid)
    assert table.rows == [
        [
            "2014年8月",
            "崆峒区",
            "送文化演出",
            "2场次",
            "7场次",
            "2014-00001 更正3场次，未说明；2014-00003 补报4场次，当时漏报",
        ]
    ]
    before = await moved(office.voice(words, Span.month(2014, 8)))
    assert before == [], "it is told once, in the span it happened in"


async def test_what_review_decided_since_is_told_too(office: Office, words: Words) -> None:
    async with office.database.transaction() as connection:
        await connection.execute_fetchall("UPDATE tally SET value = 5 WHERE day = '2014-08-03'")
        await connection.execute_fetchall(
            """INSERT INTO audit (at, actor, action, subject, detail)
               VALUES ('2014-09-20T02:00:00.000000Z', NULL, 'approved', 'report:1', '{}')"""
        )
    _lead, table = await moved(office.voice(words))
    assert isinstance(table, Grid)
    assert [row[3:] for row in table.rows] == [["2场次", "5场次", "锁定后经审核计入或剔除"]]


async def test_an_unlocked_month_is_told_with_its_reason(office: Office, words: Words) -> None:
    async with office.database.transaction() as connection:
        await period_records.unlock(
            connection, LATER, ROOT, AUGUST.name, office.member.id, "漏锁一项"
        )
    [said] = await moved(office.voice(words))
    assert isinstance(said, Say)
    assert said.text == "平凉市2014年8月的数据于2014年9月20日解锁，原因：漏锁一项。"


async def test_the_briefing_has_the_part_and_its_table(
    office: Office, words: Words, tmp_path: Path
) -> None:
    await office.files(4, date(2014, 8, 28), LATER)
    path = tmp_path / "b.docx"
    await document.write(office.voice(words), path, datetime(2014, 10, 1, 9))  # noqa: DTZ001 - the plan's clock
    made = docx.Document(str(path))
    assert any("往月数据变动说明" in paragraph.text for paragraph in made.paragraphs)
    cells = [cell.text for table in made.tables for row in table.rows for cell in row.cells]
    assert "6场次" in cells


async def _adjust(office: Office) -> None:
    async with office.database.transaction() as connection:
        await adjustments.add(connection, LATER, MORE, office.member.id)


async def test_workbook_briefing_and_curve_say_original_and_adjusted(
    office: Office, words: Words, tmp_path: Path
) -> None:
    await _adjust(office)
    said = "原目标30场次→调整后36场次，平工发〔2014〕45号"
    path = tmp_path / "w.xlsx"
    await workbook.write(Extract(office.figures(), words, ROOT, LATER), path)
    sheet = load_workbook(path).worksheets[0]
    [row] = [row for row in sheet.iter_rows(values_only=True) if "送文化进企业" in str(row[2])]
    assert row[4] == 36
    assert said in str(row[13])
    doc = tmp_path / "b.docx"
    await document.write(office.voice(words), doc, datetime(2014, 10, 1, 9))  # noqa: DTZ001 - the plan's clock
    text = "\n".join(paragraph.text for paragraph in docx.Document(str(doc)).paragraphs)
    assert "为年度任务36场次的8.3%" in text
    assert f"计划调整：{said}。" in text
    drawn = await curve(office.figures(), PLAN.indicator("performances"), ROOT)
    assert "目标 36场次（原30场次）" in [one.text for one in key_of(words, drawn)]


async def test_the_pace_steps_on_the_day_the_adjustment_begins(office: Office) -> None:
    await _adjust(office)
    drawn = dict((await curve(office.figures(), PLAN.indicator("performances"), ROOT)).pace)
    assert drawn[date(2014, 7, 31)] * 365 == 30 * 212
    assert drawn[date(2014, 8, 1)] * 365 == 36 * 213
    assert drawn[date(2014, 12, 31)] == 36


async def test_a_units_quota_stays_and_is_not_called_adjusted(office: Office) -> None:
    await _adjust(office)
    quota = TREE[KONGTONG].model_copy(update={"quotas": {"performances": 6}})
    tree = OrgTree(quota if unit.code == KONGTONG else unit for unit in TREE)
    figures = replace(office.figures(), tree=tree)
    standing = await figures.standing(PLAN.indicator("performances"), KONGTONG)
    assert isinstance(standing, FlowStanding)
    assert (standing.target, standing.change) == (6, None)
