"""A return is a conversation: the disputed fields open, the answer goes back with what changed."""

from handlers.reviewing import buttons as kinds
from storage.members import Role
from tests.handlers.acts import open_mine, report, sound
from tests.handlers.reviewing.acts import (
    DECISIONS,
    STANDS,
    TRAIL,
    approve,
    newest,
    send_back,
)
from tests.town import KONGTONG, ROOT, Person, Town, buttons, picture


def _labels(message: dict[str, object]) -> list[str]:
    return [label for label, _ in buttons(message)]


async def test_only_the_disputed_fields_come_back_open_and_the_answer_shows_what_changed(
    town: Town, officer: Person, reviewer: Person
) -> None:
    await report(officer)
    said = await send_back(reviewer, "数量", "照片")
    assert said.startswith("↩️ 已退回 2014-00001：数量与佐证不符")
    assert await town.rows(STANDS) == [("returned", 1, 1)]
    assert await town.tally("performances") == 0
    letter = await newest(officer)
    assert letter.startswith("↩️ 请补改 2014-00001\n\n2014-00001　退回")
    assert "↩️ 初审退回　9月15日 09:00 吴审核\n原因：数量与佐证不符\n要补改：数量、照片" in letter
    assert _labels(await officer.form()) == ["✏️ 数量", "✏️ 照片", "✏️ 备注", "↩️ 撤回"]

    assert "数量是多少" in await officer.taps("✏️ 数量")
    card = await officer.says("3")
    assert "要补改：数量、照片" in card
    assert _labels(await officer.form()) == [
        "💾 保存修改",
        "✏️ 数量",
        "✏️ 照片",
        "✏️ 备注",
        "◀️ 返回",
        "✖️ 取消",
    ]
    await officer.photos(picture())
    receipt = await officer.taps("保存修改")
    assert receipt == (
        "✅ 已改，回执号 2014-00001（第 2 版）\n数量：2 场次 → 3 场次\n"
        "照片：加 1 张，去 0 张\n⏳ 待初审，通过后计入进度"
    )
    assert await town.rows(STANDS) == [("pending", 1, 2)]

    told = await newest(reviewer)
    assert told == (
        "🔁 2014-00001 已由王芳补改，请再审：\n数量：2 场次 → 3 场次\n照片：加 1 张，去 0 张"
    )
    card = await reviewer.taps("去审核")
    assert "🔁 退回后补改（吴审核退回）\n原因：数量与佐证不符\n要补改：数量、照片" in card
    assert "补改了：\n数量：2 场次 → 3 场次\n照片：加 1 张，去 0 张" in card
    await reviewer.taps("✅ 通过")
    assert await town.rows(STANDS) == [("pending", 2, 2)]
    assert await town.rows(TRAIL) == [("filed",), ("returned",), ("changed",), ("approved",)]
    assert await sound(town)


async def test_a_field_that_is_not_in_dispute_stays_shut(
    town: Town, officer: Person, reviewer: Person
) -> None:
    await report(officer)
    await send_back(reviewer, "数量")
    letter = await officer.form()
    await officer.taps_data(kinds.Mend(1, "day").pack(), letter)
    assert "已失效" in await officer.toast()
    assert await town.rows("SELECT step, content FROM draft WHERE step = 'day'") == []
    await officer.taps("✏️ 数量")
    await officer.says("3")
    form = await officer.form()
    [(number,)] = await town.rows("SELECT id FROM draft")
    await officer.taps_data(f"e:{number}:day", form)
    assert "这一步已经过了" in await officer.toast()


async def test_with_no_field_marked_the_whole_card_is_open(
    town: Town, officer: Person, reviewer: Person
) -> None:
    await report(officer)
    await send_back(reviewer, reason="内容不完整")
    assert "原因：内容不完整" in await newest(officer)
    assert "修改已报的这条" in await officer.taps("补改 2014-00001")
    labels = _labels(await officer.form())
    assert "✏️ 日期" in labels
    assert "✏️ 指标" in labels


async def test_a_mark_is_taken_back_by_a_second_tap(officer: Person, reviewer: Person) -> None:
    await report(officer)
    await reviewer.says("/review")
    await reviewer.taps("↩️ 退回")
    await reviewer.taps("⬜ 数量")
    await reviewer.taps("☑️ 数量")
    assert "☑️" not in "".join(_labels(await reviewer.form()))


async def test_a_return_from_the_second_level_goes_back_there(
    town: Town, officer: Person, reviewer: Person, administrator: Person
) -> None:
    await report(officer)
    await approve(reviewer)
    await send_back(administrator, "数量")
    assert await town.rows(STANDS) == [("returned", 2, 1)]
    assert "复审退回" in await newest(officer)
    await officer.taps("✏️ 数量")
    await officer.says("4")
    assert "待复审" in await officer.taps("保存修改")
    assert await town.rows(STANDS) == [("pending", 2, 2)]
    assert "已由王芳补改" in await newest(administrator)
    assert "补改" not in await newest(reviewer)
    card = await administrator.taps("去审核")
    assert "✅ 初审通过" in card
    await administrator.taps("✅ 通过")
    assert await town.rows(STANDS) == [("approved", 2, 2)]
    assert await sound(town)


async def test_a_reason_in_words_is_asked_for_and_kept(
    town: Town, officer: Person, reviewer: Person
) -> None:
    await report(officer, "互助保险", "40")
    await reviewer.says("/review")
    await reviewer.taps("↩️ 退回")
    await reviewer.taps("⬜ 数量")
    assert "请输入 2014-00001（互助保险）的原因" in await reviewer.taps("其他原因")
    assert "⚠️" in await reviewer.says("长" * 201)
    said = await reviewer.says("名单只有 <30> 人")
    assert said.startswith("↩️ 已退回 2014-00001：名单只有 <30> 人")
    assert await town.rows(DECISIONS) == [
        (1, 1, 1, "returned", "other", "名单只有 <30> 人", "quantity", 2, 0)
    ]
    assert "原因：名单只有 <30> 人" in await newest(officer)


async def test_cancel_or_going_on_forgets_the_asked_reason(
    town: Town, officer: Person, reviewer: Person
) -> None:
    await report(officer, "互助保险", "40")
    await reviewer.says("/review")
    await reviewer.taps("⛔️ 不予认定")
    await reviewer.taps("其他原因")
    assert "没有审，这条上报保持原样" in await reviewer.says("/cancel")
    await reviewer.says("这不是原因")
    await reviewer.says("/review")
    await reviewer.taps("↩️ 退回")
    await reviewer.taps("其他原因")
    await reviewer.says("/help")
    await reviewer.says("这也不是原因")
    assert await town.rows(DECISIONS) == []
    assert await town.rows(STANDS) == [("pending", 1, 1)]


async def test_a_successor_gets_what_his_predecessor_owes(
    town: Town, officer: Person, reviewer: Person
) -> None:
    await report(officer)
    successor = await town.member(7003, "刘新", KONGTONG, Role.OFFICER)
    async with town.database.transaction() as connection:
        await connection.execute_fetchall(
            "UPDATE member SET status = 'suspended' WHERE name = '王芳'"
        )
    await send_back(reviewer, "数量")
    assert "请补改" not in await newest(officer)
    assert "请补改 2014-00001" in await newest(successor)
    await successor.taps("✏️ 数量")
    await successor.says("1")
    assert "⏳ 待初审" in await successor.taps("保存修改")
    assert "已由刘新补改" in await newest(reviewer)


async def test_a_colleague_in_the_unit_mends_it_as_well(
    town: Town, officer: Person, reviewer: Person
) -> None:
    await report(officer)
    await send_back(reviewer, "数量")
    colleague = await town.member(7003, "刘新", KONGTONG, Role.OFFICER)
    await colleague.says("/owe")
    await colleague.taps("2014-00001")
    await colleague.taps("✏️ 数量")
    await colleague.says("1")
    await colleague.taps("保存修改")
    assert await town.rows(STANDS) == [("pending", 1, 2)]
    assert await sound(town)


async def test_where_nobody_is_left_in_the_unit_the_one_above_answers(
    town: Town, officer: Person, reviewer: Person, administrator: Person
) -> None:
    await report(officer)
    async with town.database.transaction() as connection:
        await connection.execute_fetchall(
            "UPDATE member SET unit = ? WHERE name = '王芳'", ("620821",)
        )
    await send_back(reviewer, "数量")
    assert "请补改" not in await newest(officer)
    assert "请补改 2014-00001" in await newest(administrator)
    federal = await town.member(7010, "市级老周", ROOT, Role.OFFICER)
    await administrator.taps("✏️ 数量")
    await administrator.says("5")
    await administrator.taps("保存修改")
    await send_back(reviewer, "数量")
    assert "请补改 2014-00001" in await newest(federal)


async def test_who_is_in_the_middle_of_a_report_is_not_interrupted(
    town: Town, officer: Person, reviewer: Person
) -> None:
    await report(officer)
    await officer.says("/report")
    await officer.says("爱心助学")
    await send_back(reviewer, "数量")
    assert "是哪一天" in await officer.says("7"), "the answer belongs to the open form"
    await officer.taps("今天")
    await officer.taps("✅ 上报")
    assert "数量是多少" in await officer.taps("✏️ 数量")


async def test_a_mended_report_cannot_be_mended_by_the_old_letter_again(
    town: Town, officer: Person, reviewer: Person
) -> None:
    await report(officer)
    await send_back(reviewer, "数量")
    letter = await officer.form()
    await officer.taps("✏️ 数量")
    await officer.says("3")
    await officer.taps("保存修改")
    await officer.taps_data(kinds.Mend(1, "quantity").pack(), letter)
    assert "2014-00001 已经补改，或不在退回状态" in await officer.toast()


async def test_a_returned_report_withdrawn_and_brought_back_is_still_returned(
    town: Town, officer: Person, reviewer: Person
) -> None:
    await report(officer)
    await send_back(reviewer, "数量")
    await officer.taps("↩️ 撤回")
    await officer.taps("填错了")
    await officer.taps("恢复")
    assert await town.rows(STANDS) == [("returned", 1, 1)]
    assert "原因：数量与佐证不符" in await open_mine(officer)
    assert await sound(town)
