"""Files and pictures of the bot on the page: shown with name and size, and to be downloaded."""

from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from playwright.async_api import expect

from tests.page.browser import SMALL_PHONE, WIDE
from tests.page.desk import PATIENCE, Desk
from tests.town import Person, Town

BOTH_SIZES = pytest.mark.parametrize("size", [WIDE, SMALL_PHONE], ids=["wide", "phone"])
DRAWN = "image => image.complete && image.naturalWidth"


@BOTH_SIZES
async def test_a_workbook_is_shown_with_name_and_size_and_can_be_downloaded(
    desk: Desk, town: Town, administrator: Person
) -> None:
    await desk.open()
    await desk.left.held_by(administrator.number)
    await desk.left.says("/export")
    await desk.left.taps("工作簿")
    bubble = desk.left.pane.locator(".message.in a.document")
    await expect(bubble).to_be_visible(timeout=PATIENCE)
    await expect(bubble.locator(".document-name")).to_have_text("平凉市_工作进度_2014-09-15.xlsx")
    await expect(bubble.locator(".document-size")).to_contain_text("KB")
    await desk.left.hears("✅ 已生成")
    async with desk.page.expect_download() as downloading:
        await bubble.click()
    download = await downloading.value
    assert download.suggested_filename == "平凉市_工作进度_2014-09-15.xlsx"
    content = Path(await download.path()).read_bytes()
    assert "汇总" in openpyxl.load_workbook(BytesIO(content)).sheetnames


@BOTH_SIZES
async def test_a_chart_is_shown_below_the_summary(
    desk: Desk, town: Town, administrator: Person
) -> None:
    await desk.open()
    await desk.left.held_by(administrator.number)
    await desk.left.says("/summary")
    await desk.left.taps("全部计划一张图")
    picture = desk.left.pane.locator(".message.in", has_text="计划进度　截至9月15日").locator("img")
    await expect(picture).to_be_visible(timeout=PATIENCE)
    assert await picture.evaluate(DRAWN) >= 800
