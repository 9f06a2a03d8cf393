"""A work group on the page: the summary for who may see it, the digest, and nothing else."""

import pytest
from playwright.async_api import expect

from tests.handlers.group import group_of
from tests.page.browser import SMALL_PHONE, WIDE
from tests.page.desk import Desk
from tests.page.room import OFFICER, Room
from tests.town import Person, Town

BOTH_SIZES = pytest.mark.parametrize("size", [WIDE, SMALL_PHONE], ids=["wide", "phone"])
MONDAY = "2014-09-22T09:00:00+08:00"


@BOTH_SIZES
async def test_the_group_hears_the_summary_and_the_digest_and_takes_no_report(
    desk: Desk, town: Town, officer: Person, administrator: Person
) -> None:
    passer_by = await town.person(7555, "路人")
    group = await group_of(town, administrator, officer, passer_by, title="崆峒区工会工作群")
    await administrator.taps("崆峒区")
    await desk.open()
    await desk.left.held_by(officer.number)
    await desk.left.opens_group(group.number)
    registered = await desk.left.hears("上报请私聊我，群里不收上报")
    await expect(registered.locator(".avatar.bot")).to_be_visible()
    await desk.left.says("/report")
    await desk.left.says("/summary")
    await desk.left.hears("崆峒区进度")

    await desk.right.held_by(passer_by.number)
    await desk.right.opens_group(group.number)
    await desk.right.says("/summary")
    await expect(desk.right.pane.locator(".message.out")).to_have_count(1)
    await town.quiet()
    assert len(await group.heard()) == 2
    await town.set_clock(MONDAY)
    await desk.right.hears("崆峒区进展快报")
    assert await town.rows("SELECT 1 FROM report") == []


@pytest.mark.parametrize("size", [SMALL_PHONE], ids=["phone"])
async def test_a_groups_name_has_room_on_a_phone_and_follows_a_change(
    corner: Desk, room: Room
) -> None:
    made = await room.acts("/sim/chats", title="崆峒区工会工作群", members=[OFFICER])
    await corner.left.opens_group(int(str(made["id"])))
    title = corner.left.pane.locator(".pane-head.of-group .head-words strong")
    await expect(title).to_have_text("崆峒区工会工作群")
    assert await title.evaluate("one => one.scrollWidth <= one.clientWidth"), "it is cut"
    changed = {"from": OFFICER, "message": {"new_chat_title": "崆峒区工会群"}}
    await room.acts(f"/sim/chats/{made['id']}/message", **changed)
    service = corner.left.pane.locator(".service", has_text="群名改成了“崆峒区工会群”")
    await expect(service).to_be_visible()
