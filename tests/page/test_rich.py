"""Rich messages on the page: tables scroll within their bubble, details open, text stays text."""

import pytest
from playwright.async_api import Locator, expect

from tests.page.browser import PHONE, SMALL_PHONE
from tests.page.desk import Desk
from tests.page.room import OFFICER, Room

CELLS = "".join(f"<td align='right'>第{n}列的数</td>" for n in range(9))
TABLE = f"<table bordered striped><caption>各县区</caption><tr><th>单位</th>{'<th>数</th>' * 9}</tr><tr><td>崆峒区</td>{CELLS}</tr></table>"  # noqa: E501
PEOPLES = "&lt;img src=x onerror=alert(1)&gt; &amp; | &lt;b&gt;"
DOCUMENT = f"""
<h2>📊 进度</h2><p>截至9月15日 <b>快</b> {PEOPLES}</p>{TABLE}
<details><summary>口径</summary><p>按场次计</p></details>
<ol><li>第一</li><li>第二</li></ol><blockquote>话<cite>王芳</cite></blockquote><hr/>
<footer>发 /summary 看全部</footer>
"""
OFF_SCREEN = "element => element.getBoundingClientRect().right > innerWidth"
SCROLLS = "element => element.scrollWidth > element.clientWidth + 5"


async def shown(corner: Desk, room: Room, html: str = DOCUMENT) -> Locator:
    """Send a rich message as the bot; returns its bubble."""
    await room.bot("sendRichMessage", chat_id=OFFICER, rich_message={"html": html})
    bubble = corner.left.pane.locator(".message.in .bubble").last
    await expect(bubble.locator(".rich")).to_be_visible()
    return bubble


@pytest.mark.parametrize("size", [PHONE, SMALL_PHONE])
async def test_a_wide_table_scrolls_within_its_bubble(corner: Desk, room: Room) -> None:
    bubble = await shown(corner, room)
    table = bubble.locator(".table")
    assert await table.evaluate(SCROLLS)
    assert not await bubble.evaluate(OFF_SCREEN)
    assert not await corner.page.locator("html").evaluate(SCROLLS)
    last = table.locator("td").last
    await expect(last).to_have_css("text-align", "right")
    assert await last.evaluate(OFF_SCREEN)
    await table.evaluate("element => element.scrollTo(element.scrollWidth, 0)")
    assert not await last.evaluate(OFF_SCREEN)


async def test_details_open_on_a_tap_and_stay_open(corner: Desk, room: Room) -> None:
    bubble = await shown(corner, room)
    inside = bubble.get_by_text("按场次计")
    await expect(inside).to_be_hidden()
    await bubble.get_by_text("口径").click()
    await expect(inside).to_be_visible()
    await room.bot("sendMessage", chat_id=OFFICER, text="下一条")
    await corner.left.hears("下一条")
    await expect(corner.left.pane.get_by_text("按场次计")).to_be_visible()


async def test_each_kind_of_block_is_shown_and_peoples_words_stay_words(
    corner: Desk, room: Room
) -> None:
    bubble = await shown(corner, room)
    await expect(bubble.get_by_role("heading", name="📊 进度")).to_be_visible()
    await expect(bubble.locator("p").first).to_have_text(
        "截至9月15日 快 <img src=x onerror=alert(1)> & | <b>"
    )
    await expect(bubble.locator("caption")).to_have_text("各县区")
    await expect(bubble.locator("li").last).to_have_text("2.第二")
    await expect(bubble.locator("blockquote cite")).to_have_text("王芳")
    assert await bubble.locator("img").count() == 0
    await bubble.get_by_role("button", name="/summary").click()
    await expect(corner.left.pane.locator(".message.out").last).to_contain_text("/summary")


async def test_it_is_edited_quoted_and_named_in_the_list(corner: Desk, room: Room) -> None:
    await shown(corner, room)
    number = (await room.newest(OFFICER))["message_id"]
    where = {"chat_id": OFFICER, "message_id": number}
    await room.bot("editMessageText", **where, rich_message={"html": "<h3>改过的表</h3>"})
    edited = await corner.left.hears("改过的表")
    await expect(edited).to_contain_text("已修改")
    await room.bot(
        "sendMessage", chat_id=OFFICER, text="见上", reply_parameters={"message_id": number}
    )
    heard = await corner.left.hears("见上")
    await expect(heard.locator(".quoted")).to_contain_text("改过的表")
    await room.bot("sendRichMessage", chat_id=OFFICER, rich_message={"html": DOCUMENT})
    await corner.left.pane.get_by_role("button", name="返回").first.click()
    await expect(corner.left.pane.locator("[data-chat]")).to_contain_text("📊 进度 截至9月15日")
