"""The arc on the page: a report with an album, the summary, the reminder, an invitation."""

import pytest
from playwright.async_api import expect

from handlers.buttons import Keys, ShowReports
from storage.members import Role
from tests.page.browser import SMALL_PHONE, WIDE
from tests.page.desk import Desk, Phone
from tests.town import JINGCHUAN, TOKEN, Person, Town, picture
from texts import Catalogue, Words

BOTH_SIZES = pytest.mark.parametrize("size", [WIDE, SMALL_PHONE], ids=["wide", "phone"])
WORDS = Words(Catalogue.load(), "zh")


async def _report(phone: Phone) -> None:
    await phone.says("/report")
    await phone.taps("送文化演出")
    await phone.hears("数量是多少")
    await phone.says("2")
    await phone.hears("是哪一天")
    await phone.taps("今天")
    await phone.hears("请核对")


@BOTH_SIZES
async def test_a_report_with_an_album_reaches_the_summary(
    desk: Desk, town: Town, officer: Person, administrator: Person
) -> None:
    await desk.open()
    await desk.left.held_by(officer.number)
    await _report(desk.left)
    await desk.left.sends_photos(picture("navy"), picture("green"))
    album = desk.left.pane.locator(".message.out .album")
    await expect(album.locator("img")).to_have_count(2)
    await desk.left.hears("照片：2 张")
    await desk.left.taps("✅ 上报")
    await desk.left.hears("+2 场次 → 2/30，6.7%")
    assert await town.tally("performances") == 2

    await desk.right.held_by(administrator.number)
    await desk.right.says("/summary")
    await desk.right.hears("2/30场次 6.7%")
    assert await desk.left.pane.locator(".album").is_visible() is desk.wide


@BOTH_SIZES
async def test_the_clock_moved_to_friday_brings_the_reminder(
    desk: Desk, town: Town, officer: Person
) -> None:
    other = await town.member(7002, "赵强", JINGCHUAN, Role.OFFICER)
    await desk.open()
    await desk.left.held_by(officer.number)
    await desk.left.hears("欢迎加入")
    await desk.jumps("friday")
    await expect(desk.page.locator(".clock-time")).to_contain_text("15:00")
    await desk.left.hears("本周（9月15日至9月21日）还没有上报")
    if desk.wide:
        unread = desk.page.locator(f".rail [data-person='{other.number}'] .badge")
        await expect(unread).to_have_text("1")
    await desk.left.held_by(other.number)
    await desk.left.hears("泾川县本周")
    await expect(desk.left.pane.locator(".day")).to_have_count(2)
    await desk.left.taps("上报")
    await desk.left.hears("报哪一项")


@BOTH_SIZES
async def test_a_refusing_tap_shows_a_box_to_close(desk: Desk, town: Town, officer: Person) -> None:
    keys = Keys([[ShowReports("performances", JINGCHUAN).on("泾川县")]])
    url = f"{town.sandbox.base_url}/bot{TOKEN}/sendMessage"
    said = {"chat_id": officer.number, "text": "旧消息"}
    markup = {"reply_markup": keys.to_dict()}
    async with town.http.post(url, json=said | markup) as answer:
        assert answer.status == 200
    await desk.open()
    await desk.left.held_by(officer.number)
    await desk.left.taps("泾川县")
    box = desk.left.pane.locator(".alert")
    await expect(box).to_contain_text(WORDS.plain("toast-unit-not-yours"))
    await expect(desk.left.pane.locator(".key.busy")).to_have_count(0)
    await desk.page.keyboard.press("Escape")
    await expect(box).to_have_count(0)


@BOTH_SIZES
async def test_an_invitation_is_followed_as_somebody_new(
    desk: Desk, town: Town, administrator: Person
) -> None:
    await desk.open()
    await desk.left.held_by(administrator.number)
    await desk.left.says("/invite")
    await desk.left.taps("泾川")
    await desk.left.taps("生成邀请")
    invitation = await desk.left.hears("请点开链接")
    await invitation.locator("a").click()
    await desk.page.locator(".picker .add-row").click()
    await desk.page.get_by_label("姓名").fill("新来的小刘")
    await desk.page.get_by_role("button", name="添加", exact=True).click()
    await desk.right.hears("新来的小刘，欢迎加入实事通")
    [(name, unit)] = await town.rows("SELECT name, unit FROM member ORDER BY id DESC LIMIT 1")
    assert (name, unit) == ("新来的小刘", JINGCHUAN)
    await expect(desk.right.pane.locator(".holder")).to_contain_text("新来的小刘")
