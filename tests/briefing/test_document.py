"""The briefing says what figures and chat say, on the page the standard asks for."""

import asyncio
import re
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE

from bot.demonstration.history import Past
from bot.demonstration.people import OFFICERS
from bot.pictures import keep
from briefing import document, owing, rich_text, template, wording
from briefing.figures import Figures, FlowStanding, StockStanding
from briefing.layout import BODY, FANG, HEADING_1, TITLE
from briefing.spans import Kind, Span, SpanFigures
from briefing.story import Pictures
from briefing.summary import whole
from briefing.template import Fault, WrongTemplate
from briefing.voice import Voice
from plan.model import State
from plan.report import Content
from plan.units import OrgTree
from storage import photos
from storage.database import Connection, Database
from storage.snapshot import apart, snapshot
from tests.briefing.conftest import TODAY, County, fill
from tests.town import KONGTONG, ROOT, picture
from texts import Catalogue, Words

AUGUST = Span.month(2014, 8)
SEPTEMBER = Span.month(2014, 9)
OUTSIDE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"
MADE = datetime(2014, 9, 15, 9)  # noqa: DTZ001 - on the plan's clock
EVIL = "=1+1 <w:p> & \x0b\x00坏\u202e"


def voice(
    connection: Connection,
    county: County,
    span: Span = AUGUST,
    top: str = ROOT,
    language: str = "zh",
) -> Voice:
    """What a briefing is told from, on the demonstration's morning."""
    figures = SpanFigures(connection, county.plan, OrgTree(county.plan.units), span, TODAY)
    return Voice(figures, Words(Catalogue.load(), language), top)


def made(
    county: County,
    path: Path,
    span: Span = AUGUST,
    *,
    top: str = ROOT,
    language: str = "zh",
    pictures: Pictures | None = None,
    own: bytes | None = None,
) -> Document:
    """The briefing, written and read back."""

    async def work(connection: Connection) -> None:
        told = voice(connection, county, span, top, language)
        await document.write(told, path, MADE, pictures=pictures, own_template=own)

    asyncio.run(apart(county.file, work))
    return docx.Document(str(path))


@pytest.fixture(scope="module")
def august(county: County, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """August's briefing of the whole federation."""
    path = tmp_path_factory.mktemp("august") / "a.docx"
    made(county, path)
    return path


def text(page: Document) -> str:
    """All its paragraphs."""
    return "\n".join(paragraph.text for paragraph in page.paragraphs)


def table(page: Document, head: str) -> dict[str, Sequence[str]]:
    """The rows of the table with this heading, by their first cell."""
    [found] = [one for one in page.tables if head in [cell.text for cell in one.rows[0].cells]]
    lines = [[cell.text for cell in row.cells] for row in found.rows]
    return {line[0]: line[1:] for line in lines[1:]}


def test_it_says_what_figures_and_chat_say(county: County, tmp_path: Path) -> None:
    page = made(county, tmp_path / "a.docx", SEPTEMBER)
    lines, said = table(page, "快慢"), text(page)

    async def check(connection: Connection) -> None:
        figures = Figures(connection, county.plan, OrgTree(county.plan.units), TODAY)
        words = Words(Catalogue.load(), "zh")
        chat = rich_text.text(await whole(figures, words, ROOT), words)
        for one in county.plan.indicators:
            standing = await figures.standing(one, ROOT)
            target, _added, actual, rate, progress, gap = lines[one.short]
            if isinstance(standing, StockStanding) and standing.rate is not None:
                assert rate == wording.rate(standing.rate)
                assert f"{rate}（目标{target}）" in chat
                assert (
                    f"{one.name}。达到{rate}（{standing.numerator}/{standing.denominator}）" in said
                )
            if not isinstance(standing, FlowStanding):
                continue
            assert actual == f"{standing.actual}{one.unit}"
            assert f"累计完成{actual}" in said
            if standing.rate is None or standing.gap is None:
                continue
            assert (rate, progress) == (
                wording.rate(standing.rate),
                wording.rate(standing.progress),
            )
            number = target.removesuffix(one.unit)
            assert f"{standing.actual}/{number}{one.unit} {rate}（序时{progress}）" in chat
            assert f"为年度任务{target}的{rate}，" in said
            assert f"序时进度{gap.lstrip('+−')}个百分点" in chat
            assert f"于序时进度{gap.lstrip('+−')}个百分点" in said
            assert ("慢" if gap[0] == "−" else "快") + f"于序时进度{gap[1:]}" in chat

    asyncio.run(apart(county.file, check))


def test_a_span_is_the_difference_of_two_days(county: County, august: Path) -> None:
    lines = table(docx.Document(str(august)), "快慢")
    for one in county.plan.indicators:
        quantities = [
            past.content.quantity or 0
            for past in county.reports
            if past.content.indicator == one.code
            and AUGUST.first <= past.content.day <= AUGUST.last
            and past.content.quantity is not None
        ]
        if quantities:
            assert lines[one.short][1] == f"{sum(quantities)}{one.unit}"


def test_what_lacks_and_the_pace_that_catches_up(county: County, august: Path) -> None:
    page = docx.Document(str(august))
    lines, said = table(page, "每周需完成"), text(page)

    async def check(connection: Connection) -> None:
        tree = OrgTree(county.plan.units)
        end = Figures(connection, county.plan, tree, AUGUST.last)
        start = replace(end, day=date(2014, 9, 1))
        for code in ("performances", "service-centres", "household-aid"):
            one = county.plan.indicator(code)
            standing = await end.standing(one, ROOT)
            assert isinstance(standing, FlowStanding)
            assert f"差{standing.shortfall}{one.unit}" in said
            weekly = owing.catch_up(start, standing, county.plan.deadline(one))
            left = (standing.target or 0) - standing.actual
            assert lines[one.short][0] == f"{left}{one.unit}"
            assert lines[one.short][2] == f"{weekly}{one.unit}"
        assert await document_days(connection) == 22

    async def document_days(connection: Connection) -> int:
        told = voice(connection, county)
        assert told.figures.ahead == SEPTEMBER
        [days] = re.findall(r"有([0-9]+)个工作日", said)
        return int(days)

    asyncio.run(apart(county.file, check))


def test_counties_are_told_by_their_own_figures_and_words(county: County, august: Path) -> None:
    said = text(docx.Document(str(august)))
    for unit in county.plan.units[1:]:
        assert f"）{unit.short}" in said
    filed = [
        past
        for past in county.reports
        if past.content.unit == KONGTONG and AUGUST.first <= past.content.day <= AUGUST.last
    ]
    part = said.split("）崆峒区")[1].split("（三）")[0]
    assert f"上报并通过工作{len(filed)}件" in part
    assert said.count("演示数据") == 1  # a note that everybody writes is told once


def test_the_page_is_that_of_an_official_document(august: Path) -> None:
    page = docx.Document(str(august))
    section = page.sections[0]
    assert section.page_width
    assert section.page_height
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    edges = section.top_margin, section.bottom_margin, section.left_margin, section.right_margin
    assert [round(edge.mm) for edge in edges if edge] == [37, 35, 28, 26]
    body = page.styles[BODY].element.xml
    assert f'w:eastAsia="{FANG}"' in body
    assert 'w:val="32"' in body  # 三号, in half points
    assert 'w:line="579"' in body  # 22 lines to a page
    assert 'w:eastAsia="方正小标宋简体"' in page.styles[TITLE].element.xml
    assert 'w:eastAsia="黑体"' in page.styles[HEADING_1].element.xml
    assert "— " in section.footer.paragraphs[0].text
    assert "PAGE" in section.even_page_footer.paragraphs[0].runs[2].element.xml
    with zipfile.ZipFile(august) as package:
        assert "FangSong" in package.read("word/fontTable.xml").decode()
        assert not any("thumbnail" in name for name in package.namelist())


def test_spans_have_names(county: County) -> None:
    named = {
        AUGUST: "2014年8月份",
        Span.quarter(2014, 2): "2014年第二季度",
        Span(date(2014, 1, 1), date(2014, 12, 31)): "2014年",
        Span(date(2014, 8, 4), date(2014, 8, 17)): "2014年8月4日至2014年8月17日",
    }

    async def check(connection: Connection) -> None:
        for span, name in named.items():
            assert voice(connection, county).called(span) == name

    asyncio.run(apart(county.file, check))
    assert AUGUST.next == SEPTEMBER
    assert Span.quarter(2014, 4).next == Span.quarter(2015, 1)
    assert Span(date(2014, 8, 4), date(2014, 8, 10)).next.last == date(2014, 8, 17)
    assert Span(date(2014, 2, 1), date(2014, 4, 30)).kind is Kind.DAYS


def test_it_is_there_for_a_county_and_in_english(county: County, tmp_path: Path) -> None:
    page = made(county, tmp_path / "a.docx", top=KONGTONG)
    assert "崆峒区2014年8月份工会重点工作进展情况" in text(page)
    assert "静宁县" not in text(page)
    assert "What is behind" in text(made(county, tmp_path / "b.docx", language="en"))


def test_an_empty_month_is_said_plainly(county: County, tmp_path: Path) -> None:
    said = text(made(county, tmp_path / "a.docx", Span.month(2014, 1)))
    assert "上报并通过工作0件" in said
    assert "本期没有上报工作的单位：市直、崆峒区" in said


# Photos, and what people write.


@pytest.fixture(scope="module")
def shown(county: County, tmp_path_factory: pytest.TempPathFactory) -> tuple[County, Path]:
    """A report with a photo, one whose photo is not here, and words that mean harm."""
    folder = tmp_path_factory.mktemp("shown")
    file = folder / "fieldtally.db"
    officer = OFFICERS[1]
    first = Content("performances", officer.unit, date(2014, 8, 29), quantity=2, photos=(1,))
    contents = [
        replace(first, answers={"place": EVIL, "audience": 320}, note=EVIL),
        replace(first, photos=(2,), note="第二场也很热闹。"),
        Content("theory", officer.unit, date(2014, 8, 20), text="学" * 500, state=State.DONE),
    ]

    async def prepare() -> None:
        await fill(file, county.plan, [])
        database = await Database.open(file)
        now = datetime(2014, 8, 29, tzinfo=UTC)
        async with database.transaction() as connection:
            for number in (1, 2):
                await photos.add(connection, now, f"f{number}", f"u{number}", 1)
            await photos.store(connection, 1, keep(folder / "photos", 1, picture("blue", (80, 60))))
        await database.close()

    asyncio.run(prepare())
    reports = [Past(officer, content, datetime(2014, 8, 30, tzinfo=UTC)) for content in contents]
    asyncio.run(file_more(file, county, reports))
    return County(file, county.plan, reports), folder / "photos"


async def file_more(file: Path, county: County, reports: Sequence[Past]) -> None:
    """File reports into a file that has its people already."""
    from handlers.reporting.filing import file_content
    from storage import members

    database = await Database.open(file)
    async with database.transaction() as connection:
        for past in reports:
            member = await members.by_telegram_id(connection, past.person.number)
            assert member
            await file_content(
                connection, county.plan, past.content, member=member, now=past.filed_at
            )
    await database.close()


def test_photos_stand_with_their_captions(shown: tuple[County, Path], tmp_path: Path) -> None:
    county, folder = shown
    chart = picture("green", (900, 500))
    page = made(county, tmp_path / "a.docx", pictures=Pictures(folder, chart))
    assert len(page.inline_shapes) == 2  # one photo is not here; the chart is
    [cells] = [one for one in page.tables if len(one.columns) == 2]
    assert "8月29日，崆峒区送文化演出" in cells.cell(0, 0).text
    assert "各项指标完成情况（截至2014年8月31日）" in text(page)


def test_what_people_wrote_is_only_text(shown: tuple[County, Path], tmp_path: Path) -> None:
    county, _folder = shown
    said = text(made(county, tmp_path / "a.docx"))
    assert "送文化演出2场次（=1+1 <w:p> & 坏），观众320人次：=1+1 <w:p> & 坏。" in said
    assert "学习贯彻已完成：" + "学" * 119 + "…。" in said


# The federation's own template.


def own(county: County, change: str = "") -> bytes:
    """The usual layout handed out as a template, with a change of its own."""

    async def work(connection: Connection) -> bytes:
        return document.starter(voice(connection, county))

    page = docx.Document(BytesIO(asyncio.run(apart(county.file, work))))
    page.paragraphs[0].text = "平凉工运"
    page.styles[BODY].font.size = docx.shared.Pt(14)
    if change == "no body":
        next(one for one in page.paragraphs if "正文" in one.text).text = "没有正文"
    if change == "outside":
        page.part.relate_to("http://example.org/a.dotx", OUTSIDE, True)
    if change == "link":
        page.part.relate_to("http://example.org/", RELATIONSHIP_TYPE.HYPERLINK, True)
    split = page.add_paragraph()
    for part in ("（{{", "期间", "}}）"):
        split.add_run(part)
    page.styles.add_style("自己的样式", WD_STYLE_TYPE.PARAGRAPH)
    data = BytesIO()
    page.save(data)
    return data.getvalue()


def test_an_own_template_keeps_its_look(county: County, tmp_path: Path) -> None:
    mine = own(county, "link")
    template.check(mine)
    page = made(county, tmp_path / "a.docx", own=mine)
    assert page.paragraphs[0].text == "平凉工运"
    assert page.styles[BODY].font.size == docx.shared.Pt(14)
    assert "自己的样式" in {style.name for style in page.styles}
    assert page.paragraphs[-1].text == "（2014年8月份）"
    assert "{{" not in text(page)
    assert len(table(page, "快慢")) == len(county.plan.indicators)


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"", Fault.NO_DOCX),
        (b"PK\x03\x04 no zip", Fault.NO_DOCX),
        ("no body", Fault.NO_BODY),
        ("outside", Fault.OUTSIDE),
    ],
)
def test_a_template_that_cannot_be_used_is_refused(
    county: County, data: bytes | str, fault: Fault
) -> None:
    source = own(county, data) if isinstance(data, str) else data
    with pytest.raises(WrongTemplate) as refused:
        template.check(source)
    assert refused.value.fault is fault
    assert Catalogue.load().plain("zh", fault)


def test_a_template_that_would_fill_the_memory_is_refused() -> None:
    bomb = BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b" " * 60_000_000)
    with pytest.raises(WrongTemplate) as refused:
        template.check(bomb.getvalue())
    assert refused.value.fault is Fault.TOO_LARGE


async def test_a_snapshot_sees_one_moment_and_cannot_write(county: County, tmp_path: Path) -> None:
    database = await Database.open(tmp_path / "new.db")
    async with snapshot(tmp_path / "new.db") as reader:
        before = await reader.execute_fetchall("SELECT count(*) FROM setting")
        async with database.transaction() as writer:
            await writer.execute_fetchall("INSERT INTO setting VALUES ('a', 'b')")
        assert await reader.execute_fetchall("SELECT count(*) FROM setting") == before
        with pytest.raises(Exception, match="readonly"):
            await reader.execute_fetchall("DELETE FROM setting")
    await database.close()
