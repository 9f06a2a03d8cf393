"""The stack of cards: its order, what stands out, narrowing it, approving many at once."""

from storage.members import Role
from tests.handlers.acts import data_of, open_change, report, sound
from tests.handlers.reviewing.acts import DECISIONS, STANDS, approve, send_back
from tests.town import JINGCHUAN, Person, Town, buttons, picture


def _labels(message: dict[str, object]) -> list[str]:
    return [label for label, _ in buttons(message)]


async def test_the_oldest_comes_first_and_one_turns_back_and_forth(
    officer: Person, reviewer: Person
) -> None:
    for quantity in ("10", "20", "30"):
        await report(officer, "互助保险", quantity)
    assert "1 / 3\n\n2014-00001" in await reviewer.says("/review")
    assert "‹ 上一条" not in _labels(await reviewer.form())
    assert "2 / 3\n\n2014-00002" in await reviewer.taps("下一条")
    assert "3 / 3\n\n2014-00003" in await reviewer.taps("下一条")
    assert "下一条 ›" not in _labels(await reviewer.form())
    assert "2 / 3\n\n2014-00002" in await reviewer.taps("上一条")
    said = await reviewer.taps("✅ 通过")
    assert "2 / 2\n\n2014-00003" in said, "the next one comes, not the first again"


async def test_photos_and_history_are_a_tap_away_and_lead_back(
    officer: Person, reviewer: Person
) -> None:
    await officer.says("/report")
    await officer.says("互助保险")
    await officer.says("40")
    await officer.taps("今天")
    await officer.photos(picture("red"), picture("blue"))
    await officer.taps("✅ 上报")
    await reviewer.says("/review")
    await reviewer.taps("看照片（2）")
    assert len([m for m in reviewer.heard if "photo" in m]) == 2
    assert "第1版" in await reviewer.taps("修改记录")
    assert "🔎 待审核　1 / 1" in await reviewer.taps("返回")


async def test_what_is_like_another_report_is_pointed_out_and_opens(
    officer: Person, reviewer: Person
) -> None:
    await report(officer, "互助保险", "40")
    await report(officer, "互助保险", "41")
    await reviewer.says("/review")
    card = await reviewer.taps("下一条")
    assert "⚠️ 可能报过了：2014-00001 的日期和数量相近" in card
    assert "数量：40 人" in await reviewer.taps("👀 看 2014-00001")


async def test_late_and_unusual_and_on_behalf_stand_on_the_card(
    town: Town, officer: Person, reviewer: Person, administrator: Person
) -> None:
    for day in ("9月1日", "9月5日", "9月9日", "9月10日", "9月14日"):
        await report(officer, "互助保险", "20", day)
    await reviewer.says("/review")
    while "待审" in await reviewer.taps("✅ 通过"):
        pass
    await report(officer, "互助保险", "60")
    await report(officer, "互助保险", "61")
    await report(officer, "互助保险", "7", "9月7日")
    await administrator.says("/report")
    await administrator.says("互助保险")
    await administrator.says("5")
    await administrator.taps("今天")
    await administrator.taps("✏️ 单位")
    await administrator.says("崆峒区")
    await administrator.taps("✅ 上报")
    assert "数量异常" not in await reviewer.says("/review")
    assert "⚠️ 数量异常：超过本单位平常的 3 倍" in await reviewer.taps("下一条")
    assert "⚠️ 报得晚：事后 8 天或期限已过" in await reviewer.taps("下一条")
    assert "⚠️ 代报" in await reviewer.taps("下一条")


async def test_the_queue_is_narrowed_to_an_indicator_or_a_unit(
    town: Town, officer: Person, administrator: Person
) -> None:
    other = await town.member(7002, "赵强", JINGCHUAN, Role.OFFICER)
    await report(officer, "互助保险", "10")
    await report(other, "互助保险", "20")
    await report(officer, "送文化演出", "2")
    await report(other, "互助保险", "70")
    assert "1 / 4" in await administrator.says("/review")
    await administrator.taps("筛选")
    assert {"全部 4", "崆峒区 2", "泾川县 2", "互助保险 3", "送文化演出 1"} <= {
        label.removeprefix("● ") for label in _labels(await administrator.form())
    }
    card = await administrator.taps("泾川县 2")
    assert "1 / 2" in card
    assert "2014-00002　待审" in card
    card = await administrator.taps("✅ 通过")
    assert "1 / 1" in card
    assert "2014-00004　待审" in card
    card = await administrator.taps("✅ 通过")
    assert "1 / 2" in card
    assert "2014-00001　待审" in card, "with none left there, all the rest is shown"


async def test_all_that_nothing_stands_out_in_is_approved_after_a_preview(
    town: Town, officer: Person, reviewer: Person
) -> None:
    for quantity, day in (("10", "今天"), ("20", "昨天"), ("20", "今天"), ("7", "9月1日")):
        await report(officer, "互助保险", quantity, day)
    await reviewer.says("/review")
    preview = await reviewer.taps("无提示的全部通过")
    assert "可以一并通过 2 条" in preview
    assert "互助保险 2 条　30人" in preview
    assert "另有 2 条，须逐条看" in preview
    assert await town.rows(DECISIONS) == []
    said = await reviewer.taps("✅ 通过这 2 条")
    assert said.startswith("✅ 已一并通过 2 条，还有 2 条待审。\n\n🔎 待审核　1 / 2")
    assert [row[0] for row in await town.rows(STANDS)] == [
        "approved",
        "approved",
        "pending",
        "pending",
    ]
    assert await sound(town)
    assert "2 条都有提示" in await reviewer.taps("无提示的全部通过")


async def test_what_came_or_changed_after_the_preview_is_left(
    town: Town, officer: Person, reviewer: Person
) -> None:
    await report(officer, "互助保险", "10")
    await report(officer, "互助保险", "50")
    await reviewer.says("/review")
    await reviewer.taps("无提示的全部通过")
    preview = await reviewer.form()
    data = data_of(preview, "通过这 2 条")
    await open_change(officer)
    await officer.taps("✏️ 数量")
    await officer.says("1000")
    await officer.taps("保存修改")
    await report(officer, "互助保险", "200")
    said = await reviewer.taps_data(data, preview)
    assert "已一并通过 1 条，还有 2 条待审" in said
    assert await town.rows(STANDS) == [
        ("pending", 1, 2),
        ("approved", 1, 1),
        ("pending", 1, 1),
    ]
    await reviewer.taps_data("qy:99999999999999999999:", preview)
    assert "已失效" in await reviewer.toast()


async def test_what_was_mended_is_looked_at_by_itself(
    town: Town, officer: Person, reviewer: Person
) -> None:
    await report(officer, "互助保险", "10")
    await report(officer, "互助保险", "50")
    await send_back(reviewer, "数量")
    await officer.taps("✏️ 数量")
    await officer.says("12")
    await officer.taps("保存修改")
    await reviewer.says("/review")
    await reviewer.taps("无提示的全部通过")
    await reviewer.taps("通过这 1 条")
    assert await town.rows(STANDS) == [("pending", 1, 2), ("approved", 1, 1)]


async def test_reports_approved_together_at_the_first_level_wait_at_the_second(
    town: Town, officer: Person, reviewer: Person, administrator: Person
) -> None:
    for quantity, colour in (("1", "red"), ("5", "blue")):
        await officer.says(f"今天演出{quantity}场")
        await officer.photos(picture(colour))
        await officer.taps("✅ 上报")
    await report(officer, quantity="9")
    assert "没有照片" not in await reviewer.says("/review")
    await reviewer.taps("下一条")
    assert "⚠️ 没有照片" in await reviewer.taps("下一条")
    await reviewer.taps("无提示的全部通过")
    await reviewer.taps("通过这 2 条")
    assert await town.rows(STANDS) == [("pending", 2, 1), ("pending", 2, 1), ("pending", 1, 1)]
    assert await town.rows("SELECT count(*) FROM audit WHERE action = 'approved'") == [(2,)]
    await approve(administrator)
    assert await sound(town)


async def test_the_queue_speaks_english(officer: Person, reviewer: Person) -> None:
    await reviewer.says("/settings")
    await reviewer.taps("English")
    await report(officer, "互助保险", "40")
    card = await reviewer.says("/review")
    assert card.startswith("🔎 Waits for review  1 / 1")
    assert "If approved: +40" in card
