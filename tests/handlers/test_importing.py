"""Figures of earlier months sent to the bot as a workbook: checked, asked, imported once."""

from io import BytesIO

import aiohttp
from openpyxl import load_workbook

from storage.members import Role
from tests.handlers.acts import report, sound
from tests.handlers.delivered import delivered
from tests.town import KONGTONG, ROOT, Person, Town, buttons
from tests.workbooks import line, workbook

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DONE = "SELECT count(*) FROM import_file WHERE status IN ('checked', 'refused', 'imported')"
GOOD = workbook(
    line("崆峒区", "送文化演出", "2014-08-03", 数量=2, 备注="在工地"),
    line("泾川县", "法人单位建会率", "2014年8月", 分子=350, 分母=412),
    line("市直", "职工维权", "2014年8月", 进展="已组建专班", 进展状态="推进中"),
)


async def sends(person: Person, data: bytes, name: str = "往月.xlsx") -> str:
    """Send a workbook, and wait until the bot has looked at it."""
    town = person.town
    [(before,)] = await town.rows(DONE)
    form = aiohttp.FormData(quote_fields=False)
    form.add_field("from", str(person.number))
    form.add_field("file", data, filename=name, content_type=XLSX)
    url = f"{town.sandbox.base_url}/sim/chats/{person.number}/document"
    async with town.http.post(url, data=form) as response:
        assert response.status == 200, await response.text()

    async def looked_at() -> bool:
        return await town.rows(DONE) != [(before,)]

    await town.until(looked_at)
    await town.quiet()
    said = [one for one in await person.screen() if "text" in one]
    return str(said[-1]["text"])


async def _settled(person: Person, status: str) -> str:
    """Wait for the end of an import; what its message says then, wherever it stands."""
    town = person.town

    async def ended() -> bool:
        return bool(await town.rows("SELECT 1 FROM import_file WHERE status = ?", status))

    await town.until(ended)
    await town.quiet()
    return "\n".join(str(message.get("text", "")) for message in await person.screen())


async def test_a_workbook_is_checked_then_asked_then_imported(
    town: Town, administrator: Person
) -> None:
    assert "往月.xlsx 核对无误：新增 3 条，已导入过 0 行" in await sends(administrator, GOOD)
    assert await town.rows("SELECT count(*) FROM report") == [(0,)]
    await administrator.taps("导入 3 条")
    assert "已导入 3 条" in await _settled(administrator, "imported")
    assert await town.rows(
        "SELECT receipt, indicator, unit, day, origin, status FROM report ORDER BY id"
    ) == [
        ("2014-00001", "performances", KONGTONG, "2014-08-03", "imported", "approved"),
        ("2014-00002", "unionisation-rate", "620821", "2014-08-31", "imported", "approved"),
        ("2014-00003", "rights", "620801", "2014-08-31", "imported", "approved"),
    ]
    assert await town.rows("SELECT DISTINCT on_behalf, by_member FROM report_version") == [(1, 1)]
    assert await town.rows(
        "SELECT action, count(*) FROM audit WHERE action IN ('filed', 'imported') GROUP BY 1"
    ) == [("filed", 3), ("imported", 1)]
    assert await town.rows("SELECT content IS NULL FROM import_file") == [(1,)]
    assert await sound(town)
    await administrator.says("/my")
    assert "（导入）" in await administrator.taps("00001")


async def test_the_same_workbook_again_adds_nothing(town: Town, administrator: Person) -> None:
    await sends(administrator, GOOD)
    await administrator.taps("导入 3 条")
    await _settled(administrator, "imported")
    assert "已导入过 3 行，新增 0 行" in await sends(administrator, GOOD)
    more = workbook(
        line("崆峒区", "送文化演出", "2014-08-03", 数量=2, 备注="在工地"),
        line("崆峒区", "送文化演出", "2014-08-03", 数量=2, 备注="在工地"),
    )
    assert "新增 1 条，已导入过 1 行" in await sends(administrator, more)


async def test_one_wrong_row_and_nothing_is_imported(town: Town, administrator: Person) -> None:
    bad = workbook(
        line("崆峒区", "送文化演出", "2014-08-03", 数量=2),
        line("火星县", "送文化演出", "2014-08-03", 数量="几场"),
    )
    told = await sends(administrator, bad)
    assert "往月.xlsx 有 1 行要改" in told
    assert "第 3 行　单位：没有叫“火星县”的单位" in told
    assert "什么都没有导入" in told
    assert not [label for label, _ in buttons((await administrator.screen())[-1])]
    assert await town.rows("SELECT count(*) FROM report") == [(0,)]


async def test_a_refused_workbook_comes_back_with_its_remarks_and_is_taken_once_mended(
    town: Town, administrator: Person
) -> None:
    bad = workbook(
        line("崆峒区", "送文化演出", "2014-08-03", 数量=2),
        line("火星县", "送文化演出", "2014-08-04", 数量=3),
    )
    await sends(administrator, bad)
    returned = await delivered(administrator)
    assert returned.name == "往月_要改的行.xlsx"
    book = load_workbook(BytesIO(returned.content))
    sheet = book.worksheets[0]
    assert sheet.cell(2, 1).value in {None, ""}
    assert "没有叫“火星县”的单位" in str(sheet.cell(3, 1).value)
    headings = [cell.value for cell in sheet[1]]
    sheet.cell(3, headings.index("单位") + 1).value = "泾川县"
    mended = BytesIO()
    book.save(mended)
    assert "新增 2 条" in await sends(administrator, mended.getvalue())


async def test_a_workbook_that_cannot_be_given_back_is_said(
    town: Town, administrator: Person
) -> None:
    await town.strike("sendDocument", 400)
    await sends(administrator, workbook(line("火星县", "送文化演出", "2014-08-04", 数量=3)))
    said = "\n".join(str(one.get("text", "")) for one in await administrator.screen())
    assert "火星县" in said
    assert "没有送到，请把原表再发一次" in said


async def test_the_empty_workbook_is_handed_out_filled_and_taken(
    town: Town, administrator: Person
) -> None:
    await administrator.says("/plan")
    assert "要一份空表" in await administrator.taps("导入往月数据")
    await administrator.taps("要一份空表")
    assert "正在生成" in await administrator.toast()
    form = await delivered(administrator)
    assert form.name == "往月数据模板.xlsx"
    assert "填好，直接发到这里" in form.caption
    book = load_workbook(BytesIO(form.content))
    sheet = book.worksheets[0]
    headings = [cell.value for cell in sheet[1]]
    filled: dict[str, str | int] = {
        "单位": "崆峒区",
        "指标": "送文化演出",
        "日期或月份": "2014-08-03",
        "数量": 2,
    }
    for heading, value in filled.items():
        sheet.cell(sheet.max_row + (heading == "单位"), headings.index(heading) + 1).value = value
    made = BytesIO()
    book.save(made)
    assert "新增 1 条" in await sends(administrator, made.getvalue(), form.name)


async def test_many_refusals_are_told_up_to_twenty(town: Town, administrator: Person) -> None:
    bad = workbook(*[line("火星县", "送文化演出", "2014-08-03", 数量=1)] * 25)
    told = await sends(administrator, bad)
    assert told.count("火星县") == 20
    assert "还有 5 处" in told


async def test_what_is_no_workbook_gets_one_sentence(town: Town, administrator: Person) -> None:
    assert "这不是能读的 Excel 表" in await sends(administrator, b"not a zip", "旧.xls")


async def test_locked_months_are_refused_also_when_locked_meanwhile(
    town: Town, officer: Person, administrator: Person
) -> None:
    await report(officer)
    await sends(administrator, GOOD)
    await administrator.says("/plan")
    await administrator.taps("月度")
    await administrator.taps("2014年8月")
    await administrator.taps("锁定全市")
    await administrator.taps("确认锁定")
    await administrator.taps("导入 3 条")
    assert "有月份锁定了" in await _settled(administrator, "refused")
    told = await sends(administrator, GOOD)
    assert "第 2 行　日期或月份：2014年8月已锁定，不能导入" in told
    assert await town.rows("SELECT count(*) FROM report") == [(1,)]


async def test_nobody_else_imports(town: Town, administrator: Person, officer: Person) -> None:
    await sends(administrator, GOOD)
    form = await administrator.form()
    data = next(data for label, data in buttons(form) if "导入 3" in label)
    other = await town.member(7901, "周主任", ROOT, Role.ADMINISTRATOR)
    await other.says("/settings")
    await other.taps_data(data, await other.form())
    assert "已经处理过" in await other.toast()
    file = aiohttp.FormData(quote_fields=False)
    file.add_field("from", str(officer.number))
    file.add_field("file", GOOD, filename="往月.xlsx", content_type=XLSX)
    url = f"{town.sandbox.base_url}/sim/chats/{officer.number}/document"
    async with town.http.post(url, data=file) as response:
        await town.quiet(await response.json())
    assert await town.rows("SELECT count(*) FROM import_file") == [(1,)]
    await administrator.taps("不导入")
    assert "没有导入" in await administrator.text()
    await administrator.taps_data(data, form)
    assert "已经处理过" in await administrator.toast()
