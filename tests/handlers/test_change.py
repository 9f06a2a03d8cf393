"""Changing a filed report: a new version beside the old, the figures moved, nothing lost."""

import json
from datetime import UTC, datetime

import pytest

from handlers import buttons as kinds
from storage import periods
from storage.members import Role
from tests.handlers.acts import (
    data_of,
    lock,
    open_change,
    open_mine,
    report,
    sound,
    stock,
    taken,
)
from tests.town import JINGCHUAN, KONGTONG, ROOT, Person, Town, buttons, picture

VERSIONS = "SELECT version, quantity, cause FROM report_version ORDER BY report, version"
ROOTS = "SELECT indicator, unit, day, status, version FROM report ORDER BY id"


async def _quantity(person: Person, quantity: str) -> str:
    await person.taps("✏️ 数量")
    return await person.says(quantity)


async def test_a_change_keeps_the_old_value_and_says_what_it_did(
    town: Town, officer: Person
) -> None:
    await report(officer)
    card = await open_change(officer)
    assert "修改已报的这条" in card
    assert "保存修改" in buttons(await officer.form())[0][0]
    await _quantity(officer, "5")
    receipt = await officer.taps("保存修改")
    assert receipt == (
        "✅ 已改，回执号 2014-00001（第 2 版）\n数量：2 场次 → 5 场次\n"
        "+3 场次 → 5/30，16.7%；序时进度 70.7%，差 17 场次"
    )
    form = officer.heard[0]
    assert "改过，现为第 2 版" in str(form["text"])
    assert buttons(form) == []
    assert await town.rows(VERSIONS) == [(1, 2, "filed"), (2, 5, "changed")]
    assert await town.rows(ROOTS) == [("performances", KONGTONG, "2014-09-15", "approved", 2)]
    [(detail,)] = await town.rows("SELECT detail FROM audit WHERE action = 'changed'")
    told = json.loads(str(detail))
    assert len(told.pop("seal")) == 64
    assert told == {"receipt": "2014-00001", "version": 2, "fields": "quantity"}
    assert await town.rows("SELECT count(*) FROM draft") == [(0,)]
    assert await sound(town)
    assert "数量：5 场次" in await officer.taps("打开 2014-00001")


async def test_nothing_changed_makes_no_version(town: Town, officer: Person) -> None:
    await report(officer)
    await open_change(officer)
    assert "没有改动，2014-00001 保持原样" in await officer.taps("保存修改")
    assert await town.rows(VERSIONS) == [(1, 2, "filed")]
    assert await town.rows("SELECT count(*) FROM draft") == [(0,)]


@pytest.mark.parametrize("by_command", [True, False])
async def test_cancelling_leaves_the_report_as_it_is(
    town: Town, officer: Person, by_command: bool
) -> None:
    await report(officer)
    await open_change(officer)
    await _quantity(officer, "9")
    said = await (officer.says("/cancel") if by_command else officer.taps("取消"))
    assert "保持原样" in said
    assert await town.rows(VERSIONS) == [(1, 2, "filed")]
    assert await town.tally("performances") == 2


async def test_every_kind_of_field_can_be_changed(town: Town, officer: Person) -> None:
    await report(officer)
    await open_change(officer)
    await officer.taps("✏️ 日期")
    await officer.taps("昨天")
    await officer.taps("进企业还是进工地")
    await officer.taps("工地")
    await officer.taps("观众人次")
    await officer.says("300")
    await officer.taps("✏️ 备注")
    await officer.says("下雨 <改期>")
    await officer.sends({"location": {"latitude": 35.54, "longitude": 106.66}})
    receipt = await officer.taps("保存修改")
    for line in (
        "日期：2014年9月15日（周一） → 2014年9月14日（周日）",
        "未填 → 工地",
        "观众人次：未填 → 300 人次",
        "备注：未填 → 下雨 <改期>",
        "位置：未填 → 35.54000, 106.66000",
        "±0 场次 → 2/30",
    ):
        assert line in receipt, line
    assert await town.tally("performances", "audience") == 300
    assert await sound(town)


async def test_another_indicator_moves_both_figures(town: Town, officer: Person) -> None:
    await report(officer)
    await open_change(officer)
    await officer.taps("✏️ 指标")
    await officer.taps("互助保险")
    await officer.says("40")
    receipt = await officer.taps("保存修改")
    assert "送文化演出：-2 场次 → 0/30" in receipt
    assert "互助保险：+40 人 → 40/10000" in receipt
    assert await town.rows("SELECT indicator FROM report_version ORDER BY version") == [
        ("performances",),
        ("mutual-insurance",),
    ]
    assert await town.tally("performances") == 0
    assert await town.tally("mutual-insurance") == 40
    assert await sound(town)


async def test_a_count_that_becomes_a_rate_moves_both_figures(town: Town, officer: Person) -> None:
    await report(officer)
    await open_change(officer)
    await officer.taps("✏️ 指标")
    await officer.says("建会率")
    await officer.says("300")
    await officer.says("400")
    receipt = await officer.taps("保存修改")
    assert "数量：2 场次 → 未填" in receipt
    assert "已建会的法人单位：未填 → 300" in receipt
    assert "建会率：全市 75.0%" in receipt
    assert await town.tally("unionisation-rate", "numerator") == 300
    assert await sound(town)
    await open_mine(officer)
    assert "已建会的法人单位 | 未填 | 300" in await officer.taps("修改记录")


async def test_another_unit_moves_the_figure_there(town: Town, administrator: Person) -> None:
    await report(administrator)
    await open_change(administrator)
    await administrator.taps("✏️ 单位")
    await administrator.taps("泾川县")
    assert "单位：平凉市 → 泾川县" in await administrator.taps("保存修改")
    assert await town.rows("SELECT unit, on_behalf FROM report_version ORDER BY version") == [
        (ROOT, 0),
        (JINGCHUAN, 1),
    ]
    assert await town.rows("SELECT unit, sum(value) FROM tally GROUP BY unit") == [(JINGCHUAN, 2)]
    assert await sound(town)


async def test_a_rate_moved_to_another_day_uncovers_the_one_before(
    town: Town, officer: Person, administrator: Person
) -> None:
    await stock(officer, "300", "400", "昨天")
    await stock(officer, "360", "400", "今天")
    assert "90.0%" in await administrator.says("/summary")
    await open_change(officer, "00002")
    await officer.taps("✏️ 日期")
    await officer.says("9月1日")
    assert "全市 75.0%" in await officer.taps("保存修改")
    assert await sound(town)


async def test_photos_are_added_and_removed_and_old_ones_stay_visible(
    town: Town, officer: Person
) -> None:
    await officer.says("/report")
    await officer.taps("送文化演出")
    await officer.photos(picture("blue"), picture("red"))
    await officer.says("2")
    await officer.taps("今天")
    await officer.taps("✅ 上报")
    await open_change(officer)
    await officer.taps("✏️ 照片")
    await officer.taps("清空")
    await officer.photos(picture("green"))
    assert "照片：加 1 张，去 2 张" in await officer.taps("保存修改")
    assert await town.rows("SELECT version, json_array_length(photos) FROM report_version") == [
        (1, 2),
        (2, 1),
    ]
    await open_mine(officer)
    await officer.taps("修改记录")
    await officer.taps("第1版的照片")
    [album] = await town.calls("sendMediaGroup")
    assert taken(album)


async def test_two_taps_on_save_make_one_version(town: Town, officer: Person) -> None:
    await report(officer)
    await open_change(officer)
    await _quantity(officer, "3")
    card = await officer.form()
    save = data_of(card, "保存修改")
    await officer.taps("保存修改")
    await officer.taps_data(save, card)
    assert "2014-00001" in await officer.toast()
    assert await town.rows(VERSIONS) == [(1, 2, "filed"), (2, 3, "changed")]
    assert await town.tally("performances") == 3


async def test_opening_the_change_twice_goes_on_with_the_same_draft(
    town: Town, officer: Person
) -> None:
    await report(officer)
    await open_change(officer)
    await _quantity(officer, "7")
    assert "数量：7 场次" in await open_change(officer)
    assert await town.rows("SELECT count(*) FROM draft") == [(1,)]


async def test_a_change_survives_a_restart_at_every_step(town: Town, officer: Person) -> None:
    await report(officer)
    await open_mine(officer)
    await town.restart_bot()
    await officer.taps("✏️ 修改")
    await town.restart_bot()
    await officer.taps("✏️ 数量")
    await town.restart_bot()
    await officer.says("4")
    await town.restart_bot()
    assert "2 场次 → 4 场次" in await officer.taps("保存修改")
    assert await sound(town)


async def test_the_second_of_two_changes_sees_the_first_before_it_is_saved(
    town: Town, officer: Person, administrator: Person
) -> None:
    await report(officer)
    await open_change(officer)
    await officer.taps("✏️ 备注")
    await officer.says("补记")
    await administrator.says("/settings")
    await administrator.taps_data(kinds.ChangeReport(1).pack(), await administrator.form())
    await _quantity(administrator, "3")
    await administrator.taps("保存修改")
    card = await officer.taps("保存修改")
    assert "刚被别人改过" in await officer.toast()
    assert "李主任先改了这条" in card
    assert "数量：2 场次 → 3 场次" in card
    assert "数量：3 场次" in card
    assert "备注：补记" in card
    assert await town.rows("SELECT max(version) FROM report_version") == [(2,)]
    receipt = await officer.taps("保存修改")
    assert "备注：未填 → 补记" in receipt
    assert "3 场次 →" not in receipt
    assert await town.rows("SELECT quantity, note FROM report_version WHERE version = 3") == [
        (3, "补记")
    ]
    assert await sound(town)


async def test_an_administrator_may_change_and_the_history_says_so(
    town: Town, officer: Person, administrator: Person
) -> None:
    await report(officer)
    await administrator.says("/summary")
    await administrator.taps("八件实事")
    await administrator.taps("送文化演出")
    await administrator.taps("崆峒区")
    await administrator.taps("最新上报")
    await administrator.taps("00001")
    assert "代报" not in await administrator.taps("✏️ 修改")
    await _quantity(administrator, "1")
    await administrator.taps("保存修改")
    await open_mine(officer)
    card = await officer.text()
    assert "王芳 9月15日" in card
    assert "代报" not in card
    history = await officer.taps("修改记录")
    assert "李主任 修改\n项目 | 原来 | 改为\n数量 | 2 场次 | 1 场次" in history


async def test_a_colleague_cannot_change_it(town: Town, officer: Person) -> None:
    await report(officer)
    for number, role in ((7002, Role.OFFICER), (7003, Role.REVIEWER)):
        other = await town.member(number, "赵强", KONGTONG, role)
        await other.says("/settings")
        for button in (kinds.ChangeReport(1), kinds.WithdrawFor(1, "wrong", "")):
            await other.taps_data(button.pack(), await other.form())
            assert "只有填报人本人和管理员" in await other.toast()
    assert await town.rows("SELECT status, version FROM report") == [("approved", 1)]


async def test_a_withdrawn_report_cannot_be_changed_nor_an_open_change_saved(
    town: Town, officer: Person
) -> None:
    await report(officer)
    await open_change(officer)
    await _quantity(officer, "8")
    card = await officer.form()
    await open_mine(officer)
    await officer.taps("撤回")
    await officer.taps("重复上报")
    await officer.taps_data(data_of(card, "保存修改"), card)
    assert "已经撤回" in await officer.toast()
    await officer.taps_data(kinds.ChangeReport(1).pack(), card)
    assert "已经撤回" in await officer.toast()
    assert await town.rows(VERSIONS) == [(1, 2, "filed")]
    await officer.taps("恢复")
    await officer.taps_data(data_of(card, "保存修改"), card)
    assert await town.rows(VERSIONS) == [(1, 2, "filed"), (2, 8, "changed")]
    assert await sound(town)


async def test_who_moved_to_another_unit_still_mends_his_own_report(
    town: Town, officer: Person
) -> None:
    await report(officer)
    async with town.database.transaction() as connection:
        await connection.execute_fetchall(
            "UPDATE member SET unit = ? WHERE name = '王芳'", (JINGCHUAN,)
        )
    await open_change(officer)
    await _quantity(officer, "3")
    assert "2 场次 → 3 场次" in await officer.taps("保存修改")
    assert await town.rows("SELECT unit FROM report") == [(KONGTONG,)]


async def test_a_change_in_a_locked_month_is_an_amendment_and_listed(
    town: Town, officer: Person, administrator: Person
) -> None:
    await report(officer, day="8月20日")
    await report(officer)
    await lock(administrator, "2014年8月")
    await open_change(officer, "00001")
    await _quantity(officer, "3")
    assert "已更正" in await officer.taps("保存修改")
    await open_change(officer, "00002")
    await officer.taps("✏️ 日期")
    await officer.says("8月21日")
    assert "已更正" in await officer.taps("保存修改")
    await open_mine(officer, "00001")
    assert "这个月已经锁定：撤回会记为“更正”" in await officer.taps("撤回")
    await officer.taps("填错了")
    found = await periods.amendments(town.database.reader, "2014-08")
    assert [(one.receipt, one.version, one.by) for one in found] == [
        ("2014-00001", 2, "王芳"),
        ("2014-00002", 2, "王芳"),
        ("2014-00001", None, "王芳"),
    ]
    assert all(one.at > datetime(2014, 9, 15, tzinfo=UTC) for one in found)
    assert [one.receipt for one in await periods.amendments(town.database.reader, "2014-09")] == [
        "2014-00002"
    ]
    assert await town.rows("SELECT count(*) FROM audit WHERE action = 'amended'") == [(2,)]


async def _quick(town: Town, officer: Person, text: str) -> dict[str, object]:
    """A report that was typed as one message: as quick entry files it."""
    await officer.says(text)
    await officer.taps("✅ 上报")
    return next(one for one in await officer.screen() if one.get("text") == text)


async def test_editing_the_message_of_a_quick_report_offers_to_change_it(
    town: Town, officer: Person
) -> None:
    message = await _quick(town, officer, "今天工地演出2场")
    offer = await officer.edits(message, "今天工地演出3场")
    assert "要照着改这条上报吗" in offer
    card = await officer.taps("改 2014-00001 送文化演出")
    assert "修改已报的这条" in card
    assert "数量：3 场次" in card
    assert await town.rows(VERSIONS) == [(1, 2, "filed")], "nothing is changed unasked"
    await officer.taps("保存修改")
    assert await town.rows(VERSIONS) == [(1, 2, "filed"), (2, 3, "changed")]


async def _edited(officer: Person, text: str, now: str) -> None:
    await officer.says(text)
    await officer.taps("全部上报（2 条）")
    typed = next(one for one in await officer.screen() if one.get("text") == text)
    await officer.edits(typed, now)


async def test_an_item_struck_out_of_an_edited_message_changes_no_other_report(
    town: Town, officer: Person
) -> None:
    await _edited(officer, "今天走访困难职工4户，农民工培训2期", "今天农民工培训3期")
    await officer.taps("改 2014-00001")
    told = [str(one.get("text")) for one in await officer.screen()]
    assert any("看不出 2014-00001" in one for one in told)
    assert "数量：4 户次" in told[-1], "the visits are no training now"
    card = await officer.taps("改 2014-00002")
    assert "数量：3 期" in card
    await officer.taps("保存修改")
    assert await town.rows(VERSIONS) == [(1, 4, "filed"), (1, 2, "filed"), (2, 3, "changed")]


async def test_an_edit_that_says_nothing_of_the_report_is_told(town: Town, officer: Person) -> None:
    message = await _quick(town, officer, "今天工地演出2场")
    await officer.edits(message, "天气很好")
    await officer.taps("改 2014-00001")
    told = [str(one.get("text")) for one in await officer.screen()]
    assert any("看不出 2014-00001" in one for one in told)
    assert await town.rows(VERSIONS) == [(1, 2, "filed")]


async def test_today_in_an_edited_message_stays_the_day_it_was_sent(
    town: Town, officer: Person
) -> None:
    message = await _quick(town, officer, "今天工地演出2场")
    await town.set_clock("2014-09-17T09:00:00+08:00")
    await officer.edits(message, "今天工地演出3场")
    await officer.taps("改 2014-00001 送文化演出")
    await officer.taps("保存修改")
    assert await town.rows("SELECT day FROM report_version ORDER BY version") == [
        ("2014-09-15",),
        ("2014-09-15",),
    ]


async def test_an_edit_of_another_message_is_passed_over(town: Town, officer: Person) -> None:
    await _quick(town, officer, "今天工地演出2场")
    said = len(await officer.screen())
    other = next(one for one in await officer.screen() if "/start" in str(one.get("text")))
    await officer.edits(other, "改了")
    assert len(await officer.screen()) == said
