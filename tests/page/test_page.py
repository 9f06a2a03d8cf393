"""What the page does by itself: editing, menus, photos, faults, bad input, languages, keys."""

import pytest
from playwright.async_api import Browser, FilePayload, expect

from tests.page.browser import SMALL_PHONE, WIDE, open_window
from tests.page.desk import Desk
from tests.page.room import LEADER, OFFICER, STRANGER, Room
from tests.ports import free_port
from tests.town import picture

COMMANDS = [
    {"command": "report", "description": "上报工作"},
    {"command": "summary", "description": "计划进度"},
]


async def test_commands_are_offered_and_worked_by_keys(corner: Desk, room: Room) -> None:
    await room.bot("setMyCommands", commands=COMMANDS)
    field, menu = corner.left.field, corner.left.pane.locator(".commands")
    await field.press_sequentially("/")
    await expect(menu.locator(".command")).to_have_count(2)
    await expect(menu).to_contain_text("计划进度")
    await field.press("ArrowDown")
    await field.press("Enter")
    await expect(corner.left.pane.locator(".message.out").last).to_contain_text("/summary")
    await field.press_sequentially("/rep")
    await expect(menu.locator(".command")).to_have_count(1)
    await field.press("Tab")
    await expect(field).to_have_value("/report ")
    await expect(menu).to_be_hidden()


async def test_what_one_has_sent_is_edited(corner: Desk, room: Room) -> None:
    await corner.left.says("三场")
    await expect(corner.left.pane.locator(".message.out").last).to_contain_text("三场")
    await corner.left.field.press("ArrowUp")
    await expect(corner.left.field).to_have_value("三场")
    await corner.left.says("两场")
    edited = corner.left.pane.locator(".message.out").last
    await expect(edited).to_contain_text("两场")
    await expect(edited).to_contain_text("已修改")
    assert (await room.newest(OFFICER))["text"] == "两场"


async def test_a_reply_names_what_it_answers(corner: Desk, room: Room) -> None:
    await room.bot("sendMessage", chat_id=OFFICER, text="报几场？")
    asked = await corner.left.hears("报几场？")
    await asked.locator(".bubble").click(button="right")
    await corner.page.locator(".menu-item", has_text="回复").click()
    await corner.left.says("两场")
    quoted = corner.left.pane.locator(".message.out .quoted")
    await expect(quoted).to_contain_text("报几场？")


async def test_photos_open_large_and_follow_the_arrows(corner: Desk) -> None:
    await corner.left.sends_photos(
        picture("navy"), picture("green"), picture("red"), caption="三张"
    )
    await expect(corner.left.pane.locator(".message.out .text").last).to_contain_text("三张")
    album = corner.left.pane.locator(".album .photo")
    await expect(album).to_have_count(3)
    await album.first.click()
    count = corner.page.locator(".viewer-count")
    await expect(count).to_have_text("1 / 3")
    await corner.page.keyboard.press("ArrowRight")
    await expect(count).to_have_text("2 / 3")
    await corner.page.keyboard.press("Escape")
    await expect(corner.page.locator(".viewer")).to_have_count(0)


async def test_a_file_a_place_and_a_contact_arrive(corner: Desk) -> None:
    pane, page = corner.left.pane, corner.page
    note: FilePayload = {"name": "名单.txt", "mimeType": "text/plain", "buffer": "甲乙丙".encode()}
    await corner.left.attaches("文件", note)
    await page.get_by_role("button", name="发送", exact=True).last.click()
    document = pane.locator(".message.out .document")
    await expect(document).to_contain_text("9 B")
    async with page.expect_download() as downloading:
        await document.click()
    assert (await downloading.value).suggested_filename == "名单.txt"

    await pane.locator("[aria-label='添加照片、文件等']").click()
    await page.locator(".menu-item", has_text="位置").click()
    await page.get_by_label("纬度").fill("95")
    await page.get_by_role("button", name="发送位置").click()
    await expect(page.locator(".wrong")).to_contain_text("纬度在 -90 到 90 之间")
    await page.get_by_label("纬度").fill("35.5")
    await page.get_by_role("button", name="发送位置").click()
    await expect(pane.locator(".message.out .place")).to_contain_text("35.50000")

    await pane.locator("[aria-label='添加照片、文件等']").click()
    await page.locator(".menu-item", has_text="名片").click()
    await page.get_by_role("button", name="发送", exact=True).last.click()
    await expect(pane.locator(".message.out .contact")).to_contain_text("王芳")


async def test_what_is_no_photo_is_refused_and_breaks_nothing(corner: Desk) -> None:
    await corner.left.attaches(
        "照片", {"name": "坏的.jpg", "mimeType": "image/jpeg", "buffer": b"no picture"}
    )
    await expect(corner.page.locator(".notice")).to_contain_text("“坏的.jpg”不是能识别的照片")
    await expect(corner.page.locator("dialog")).to_have_count(0)
    await corner.left.says("还能用")
    await expect(corner.left.pane.locator(".message.out").last).to_contain_text("还能用")


async def test_what_people_type_is_text_and_bad_links_are_none(corner: Desk, room: Room) -> None:
    evil = "<img src=x onerror=\"document.title='!'\"> <script>document.title='!'</script>"
    await corner.left.says(evil)
    await expect(corner.left.pane.locator(".message.out").last).to_contain_text("<script>")
    entities = [{"type": "text_link", "offset": 0, "length": 2, "url": "javascript:alert(1)"}]
    await room.bot("sendMessage", chat_id=OFFICER, text="点我", entities=entities)
    heard = await corner.left.hears("点我")
    await expect(heard.locator("a")).to_have_count(0)
    await expect(corner.page).not_to_have_title("!")


async def test_a_dropped_picture_is_shown_before_it_goes(corner: Desk) -> None:
    drop = """(stage, bytes) => {
        const files = new DataTransfer();
        const file = new File([new Uint8Array(bytes)], 'a.jpg', { type: 'image/jpeg' });
        files.items.add(file);
        for (const name of ['dragover', 'drop']) {
            const event = { dataTransfer: files, bubbles: true, cancelable: true };
            stage.dispatchEvent(new DragEvent(name, event));
        }
    }"""
    await corner.left.pane.locator(".stage").evaluate(drop, list(picture()))
    dialog = corner.page.locator(".photos-dialog")
    await expect(dialog.locator(".preview")).to_have_count(1)
    await dialog.get_by_role("button", name="发送", exact=True).click()
    await expect(corner.left.pane.locator(".message.out .photo")).to_have_count(1)


async def test_an_invitation_typed_in_is_opened_by_whom_one_chooses(corner: Desk) -> None:
    link = "https://t.me/fieldtally_demo_bot?start=abc"
    await corner.left.field.fill(link)
    await corner.left.field.press("Enter")
    picker = corner.page.locator(".picker")
    await picker.locator(f"[data-person='{STRANGER}']").click()
    sent = corner.right.pane.locator(".message.out")
    await expect(sent).to_contain_text("/start abc")
    await corner.left.field.press("Enter")
    await picker.get_by_role("button", name="不打开，只当文字发出").click()
    await expect(corner.left.pane.locator(".message.out").last).to_contain_text(link)


async def test_a_toast_a_spinner_and_typing_are_seen(corner: Desk, room: Room) -> None:
    keyboard = {"inline_keyboard": [[{"text": "好", "callback_data": "ok"}]]}
    await room.bot("sendMessage", chat_id=OFFICER, text="?", reply_markup=keyboard)
    await corner.left.taps("好")
    busy = corner.left.pane.locator(".key.busy")
    await expect(busy).to_have_count(1)
    query = next(iter(room.sandbox.world.first_bot.queries))
    await room.bot("answerCallbackQuery", callback_query_id=query, text="记下了")
    await expect(corner.left.pane.locator(".toast")).to_have_text("记下了")
    await expect(busy).to_have_count(0)
    await room.bot("sendChatAction", chat_id=OFFICER, action="typing")
    await expect(corner.left.pane.locator(".head-under")).to_have_text("正在输入……")


async def test_both_phones_live_side_by_side_and_unread_is_marked(corner: Desk, room: Room) -> None:
    await corner.right.held_by(LEADER)
    for person in (OFFICER, LEADER):
        await room.bot("sendMessage", chat_id=person, text="大家好")
    await corner.left.hears("大家好")
    await corner.right.hears("大家好")
    await corner.right.held_by(STRANGER)
    await room.bot("sendMessage", chat_id=LEADER, text="还在吗")
    badge = corner.page.locator(f".rail [data-person='{LEADER}'] .badge")
    await expect(badge).to_have_text("1")
    await corner.right.held_by(LEADER)
    await expect(badge).to_have_count(0)


async def test_scrolled_up_one_stays_there_and_is_told_of_news(corner: Desk, room: Room) -> None:
    for number in range(40):
        await room.bot("sendMessage", chat_id=OFFICER, text=f"第{number}条")
    await corner.left.hears("第39条")
    scroller = corner.left.pane.locator(".scroller")
    await scroller.hover()
    await corner.page.mouse.wheel(0, -900)
    pill = corner.left.pane.locator(".pill")
    await expect(pill).to_be_visible()
    before = await scroller.evaluate("(element) => element.scrollTop")
    await room.bot("sendMessage", chat_id=OFFICER, text="最新一条")
    await expect(pill).to_contain_text("1 条新消息")
    assert await scroller.evaluate("(element) => element.scrollTop") == before
    await pill.click()
    await expect(pill).to_be_hidden()


async def test_faults_are_switched_by_a_tap_and_shown(corner: Desk, room: Room) -> None:
    page = corner.page
    await page.locator(".fault-button").click()
    await page.locator("[data-fault='reset']").click()
    line = page.locator(".line.faulty")
    await expect(line).to_contain_text("故障演练中：断网")
    [fault] = room.sandbox.faults.as_json()
    assert (fault["kind"], fault["method"], fault["times"]) == ("reset", "*", None)
    await page.locator("dialog select").select_option("3")
    await page.locator("[data-fault='429']").click()
    await expect(line).to_contain_text("发送过快（429）（还剩 3 次）")
    await page.locator("[data-fault='reset']").click()
    await expect(line).not_to_contain_text("断网")
    await page.keyboard.press("Escape")
    await line.get_by_role("button", name="全部关闭").click()
    await expect(line).to_be_hidden()
    assert room.sandbox.faults.as_json() == []


async def test_a_date_is_picked_and_a_missing_one_is_told(corner: Desk, room: Room) -> None:
    await corner.open_jump("date")
    dialog = corner.page.locator("dialog")
    await dialog.locator("input").fill("")
    await dialog.get_by_role("button", name="拨过去").click()
    await expect(dialog.locator(".wrong")).to_contain_text("请选一个")
    await dialog.locator("input").fill("2014-10-08T08:15")
    await dialog.get_by_role("button", name="拨过去").click()
    await expect(corner.page.locator(".clock")).to_contain_text("10月8日")
    assert 0 <= room.sandbox.clock.now() - 1412727300 < 20
    await corner.jumps("morning")
    await expect(corner.page.locator(".clock-time")).to_contain_text("08:30")


async def test_the_language_is_switched_and_kept(corner: Desk) -> None:
    await corner.left.field.fill("写到一半")
    await corner.page.locator(".language").click()
    await expect(corner.left.field).to_have_attribute("placeholder", "Write a message…")
    await expect(corner.left.field).to_have_value("写到一半")
    await corner.page.reload()
    await expect(corner.left.field).to_have_attribute("placeholder", "Write a message…")
    await expect(corner.page.locator(".brand")).to_contain_text("Practice room")


async def test_the_picker_is_worked_by_keys(corner: Desk) -> None:
    await corner.page.keyboard.press("Control+k")
    await corner.page.keyboard.type("周")
    await corner.page.keyboard.press("Enter")
    await expect(corner.left.pane.locator(".holder")).to_contain_text("周主席")
    await corner.page.keyboard.press("Escape")
    await expect(corner.left.pane.locator("[data-chat]")).to_have_count(1)


async def test_a_stranger_begins_blocks_and_comes_back(corner: Desk) -> None:
    await corner.left.held_by(STRANGER)
    await corner.left.pane.get_by_role("button", name="开始").click()
    await expect(corner.left.pane.locator(".message.out")).to_contain_text("/start")
    await corner.left.pane.get_by_label("更多").click()
    await corner.page.locator(".menu-item", has_text="屏蔽机器人").click()
    await corner.left.pane.get_by_role("button", name="解除屏蔽").click()
    await expect(corner.left.field).to_be_visible()


@pytest.mark.parametrize("size", [SMALL_PHONE], ids=["phone"])
async def test_nothing_is_wider_than_a_small_phone(corner: Desk, room: Room) -> None:
    label = "建设幸福美好新甘肃劳动竞赛活动（含技能竞赛、合理化建议、安全生产）"
    rows = [[label], ["今天", "昨天", "前天"], [str(day) for day in range(1, 8)]]
    keyboard = [[{"text": text, "callback_data": text[:9]} for text in row] for row in rows]
    markup = {"inline_keyboard": keyboard}
    await room.bot("sendMessage", chat_id=OFFICER, text="长" * 300, reply_markup=markup)
    await room.bot("sendMessage", chat_id=OFFICER, text="https://example.org/" + "x" * 200)
    await corner.left.hears("example")
    await corner.left.sends_photos(*[picture(size=(800, 300))] * 5, caption="五张")
    await expect(corner.left.pane.locator(".album")).to_be_visible()
    too_wide = """() => [...document.querySelectorAll('body *')].filter((element) => {
        const box = element.getBoundingClientRect();
        return box.width && (box.right > innerWidth + 1 || box.left < -1);
    }).map((element) => element.className)"""
    assert await corner.page.evaluate(too_wide) == []
    await corner.page.get_by_label("返回").click()
    await expect(corner.left.pane.locator("[data-chat]")).to_be_visible()
    assert await corner.page.evaluate(too_wide) == []


async def test_the_page_outlives_the_sandbox(browser: Browser) -> None:
    port = free_port()
    context = await open_window(browser, WIDE)
    desk = Desk(await context.new_page(), f"http://127.0.0.1:{port}")
    lost = desk.page.locator(".line.lost")
    async with Room.opened(port):
        await desk.open()
        await desk.left.held_by(OFFICER)
        await desk.left.field.fill("写到一半")
    await expect(lost).to_contain_text("正在重新连接")
    await expect(desk.left.field).to_have_value("写到一半")
    async with Room.opened(port) as again:
        await expect(lost).to_be_hidden()
        await again.bot("sendMessage", chat_id=OFFICER, text="又见面了")
        await desk.left.hears("又见面了")
        await context.close()
