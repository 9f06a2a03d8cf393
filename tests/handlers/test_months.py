"""Months as their people live them: confirmed by the units, locked, and what comes in after."""

import pytest

from storage import periods
from storage.members import Role
from tests.handlers.acts import lock, open_change, open_mine, open_month, report, sound
from tests.town import JINGCHUAN, KONGTONG, Json, Person, Town, buttons

AUDIT = "SELECT action, detail FROM audit WHERE subject LIKE 'unit:%' ORDER BY id"
OCTOBER = "2014-10-08T09:00:00+08:00"
SEPTEMBER = "2014年9月"


def _data(message: Json, label: str) -> str:
    return next(data for text, data in buttons(message) if label in text)


@pytest.fixture
async def october(town: Town, officer: Person) -> Town:
    """8 October: 崆峒区 has reported two performances of 15 September, and one of 1 October."""
    await report(officer)
    await town.set_clock(OCTOBER)
    await town.at_rest()  # the digest of the holidays is out
    await report(officer, quantity="1", day="10月1日")
    return town


async def _check_september(officer: Person) -> str:
    assert "2014年9月数字待确认上报" in await officer.says("/owe")
    return await officer.taps("核对2014年9月")


async def _confirm(officer: Person) -> str:
    await _check_september(officer)
    return await officer.taps("确认上报")


async def test_a_month_is_not_owed_before_its_last_day(town: Town, officer: Person) -> None:
    await report(officer)
    assert "待确认" not in await officer.says("/owe")
    await officer.says("/plan")
    await officer.taps("月度")
    assert "月底那天起可以确认" in await officer.taps("2014年9月")
    await town.set_clock("2014-09-30T17:00:00+08:00")
    assert "2014年9月数字待确认上报" in await officer.says("/owe")


async def test_an_officer_confirms_the_figures_he_was_shown(october: Town, officer: Person) -> None:
    page = await _check_september(officer)
    assert "崆峒区 2014年9月" in page
    assert "本月2场次，累计2场次" in page
    assert "王芳 10月8日 09:00 已确认上报" in await officer.taps("确认上报")
    assert "待确认" not in await officer.says("/owe")
    assert await october.rows(
        """SELECT p.kind, p.unit, p.month, f.indicator, f.part, f.in_month, f.value
           FROM period_record p JOIN period_figure f ON f.record = p.id"""
    ) == [("confirmed", KONGTONG, "2014-09", "performances", "quantity", 2, 2)]
    assert (await october.rows(AUDIT))[-1] == ("confirmed", '{"month": "2014-09"}')


async def test_figures_that_moved_since_they_were_shown_are_shown_again(
    october: Town, officer: Person
) -> None:
    await _check_september(officer)
    form = await officer.form()
    await report(officer, quantity="5", day="9月20日")
    page = await officer.taps_data(_data(form, "确认上报"), form)
    assert "数字刚有变动" in page
    assert "本月7场次" in page
    assert await october.rows("SELECT count(*) FROM period_record") == [(0,)]


async def test_a_change_takes_the_confirmation_back_and_the_confirmer_is_told(
    october: Town, officer: Person
) -> None:
    await _confirm(officer)
    colleague = await october.member(7002, "赵强", KONGTONG, Role.OFFICER)
    await report(colleague, quantity="3", day="9月29日")
    await october.until_rows("SELECT 1 FROM audit WHERE action = 'unconfirmed'")
    await october.quiet()
    told = await officer.text()
    assert "崆峒区2014年9月确认之后，数字有变动：送文化演出" in told
    await officer.taps("核对数字")
    await officer.taps("确认上报")
    assert await october.rows(
        "SELECT kind, ended_at IS NULL, moved FROM period_record ORDER BY id"
    ) == [("confirmed", 0, 1), ("confirmed", 1, 0)]


async def test_in_his_own_quiet_hours_the_confirmer_is_not_told(
    october: Town, officer: Person
) -> None:
    await officer.says("/settings")
    for label in ("免打扰时间", "20", "10"):
        await officer.taps(label)
    await _confirm(officer)
    colleague = await october.member(7002, "赵强", KONGTONG, Role.OFFICER)
    await report(colleague, quantity="3", day="9月29日")
    await october.set_clock("2014-10-08T09:59:00+08:00")
    await october.at_rest()
    assert await october.rows("SELECT moved, ended_at FROM period_record") == [(1, None)]
    assert "数字有变动" not in await officer.text()
    await october.set_clock("2014-10-08T10:00:30+08:00")
    await october.until_rows("SELECT 1 FROM audit WHERE action = 'unconfirmed'")
    await october.quiet()
    assert "数字有变动" in await officer.text()


async def test_a_change_that_leaves_the_figures_keeps_the_confirmation(
    october: Town, officer: Person
) -> None:
    await _confirm(officer)
    await open_change(officer, "00001")
    await officer.taps("✏️ 备注")
    await officer.says("在工地")
    await officer.taps("保存修改")

    async def settled() -> bool:
        return await october.rows("SELECT moved, ended_at FROM period_record") == [(0, None)]

    await october.until(settled)


async def test_the_administrator_sees_who_has_confirmed_and_asks_the_others_once_a_day(
    october: Town, officer: Person, administrator: Person
) -> None:
    await _confirm(officer)
    other = await october.member(7003, "孙丽", JINGCHUAN, Role.OFFICER)
    await other.says("/settings")
    for label in ("免打扰时间", "20", "10"):
        await other.taps(label)
    page = await open_month(administrator, SEPTEMBER)
    assert "已确认 1/8 个单位" in page
    assert "崆峒区　✅ 王芳 10月8日 09:00" in page
    assert "泾川县　⏳ 未确认" in page
    said = await administrator.taps("催 7 个未确认单位")
    assert "已发 1 条催办" in said
    assert "没有人可发的单位：市直、灵台县" in said
    assert "请核对泾川县2014年9月的数字" in await other.text()
    # Where he has it quiet, asked by hand, it comes without a sound.
    sound = "SELECT json_extract(payload, '$.disable_notification') FROM outbox"
    assert await october.rows(f"{sound} WHERE occasion LIKE 'confirm:%'") == [(1,)]
    await open_month(administrator, SEPTEMBER)
    assert "已发 0 条催办" in await administrator.taps("催 7 个")
    await other.taps("核对数字")
    assert "孙丽" in await other.taps("确认上报")


async def test_nobody_is_asked_at_night(
    october: Town, officer: Person, administrator: Person
) -> None:
    await october.set_clock("2014-10-08T21:30:00+08:00")
    await open_month(administrator, SEPTEMBER)
    await administrator.taps("催 8 个")
    assert "免打扰" in await administrator.toast()
    assert not await october.rows("SELECT 1 FROM outbox WHERE occasion LIKE 'confirm:%'")


async def test_a_lock_is_previewed_keeps_the_figures_and_marks_what_comes_after(
    october: Town, officer: Person, administrator: Person
) -> None:
    await open_month(administrator, SEPTEMBER)
    preview = await administrator.taps("锁定全市")
    assert "还没确认：市直、崆峒区" in preview
    assert "全市已锁定" in await administrator.taps("确认锁定")
    assert await october.rows(
        """SELECT p.kind, p.unit, f.value FROM period_record p
           JOIN period_figure f ON f.record = p.id"""
    ) == [("locked", "620800", 2)]
    await officer.says("9月28日工地演出4场")
    assert "9月已锁定，这条将记为补报" in await officer.text()
    receipt = await officer.taps("✅ 上报")
    assert "已收到（补报），回执号 2014-00003" in receipt
    await officer.taps("当时漏报")
    assert "已记下：当时漏报" in await officer.toast()
    assert "（补报）" in await open_mine(officer, "00003")
    await officer.taps("修改记录")
    assert "王芳 补报" in await officer.text()
    await open_change(officer, "00001")
    assert "这次修改将记为更正" in await officer.text()
    await officer.taps("✏️ 数量")
    await officer.says("3")
    await officer.taps("保存修改")
    await officer.taps("其他原因")
    assert "2014-00001 的原因已记下：少算了一场" in await officer.says("少算了一场")
    await open_month(administrator, SEPTEMBER)
    moves = await administrator.taps("补报与更正（2）")
    assert "2014-00003　补报\n崆峒区 送文化演出 4场次" in moves
    assert "原因：当时漏报" in moves
    assert "数量：2 场次 → 3 场次" in moves
    assert "原因：少算了一场" in moves
    assert "数量：4 场次" in await administrator.taps("00003")
    assert "锁定后的变动" in await administrator.taps("返回")
    assert await sound(october)
    assert await october.rows("SELECT origin FROM report ORDER BY id") == [
        ("filed",),
        ("filed",),
        ("late",),
    ]


async def test_a_lock_of_a_county_covers_the_townships_below_it_and_no_other(
    october: Town, administrator: Person
) -> None:
    await administrator.says("/members 崆峒区")
    await administrator.taps("单位信息")
    await administrator.taps("新建下级单位")
    await administrator.says("柳湖镇总工会")
    await open_month(administrator, SEPTEMBER)
    await administrator.taps("崆峒区")
    await administrator.taps("锁定这个单位")
    await administrator.taps("确认锁定")
    day = october.now().date().replace(month=9, day=3)
    reader = october.database.reader
    assert await periods.is_locked(reader, "620802A01", day)
    assert not await periods.is_locked(reader, JINGCHUAN, day)
    assert not await periods.is_locked(reader, KONGTONG, day.replace(month=10))


async def test_unlocking_wants_a_reason_and_is_recorded(
    october: Town, officer: Person, administrator: Person
) -> None:
    await lock(administrator, SEPTEMBER)
    [old] = [one for one in await administrator.screen() if "解锁全市" in str(buttons(one))]
    assert "请输入原因" in await administrator.taps("解锁全市")
    assert "已解锁：全市 2014年9月\n原因：误锁" in await administrator.says("误锁")
    assert await october.rows("SELECT count(*) FROM period_lock") == [(0,)]
    assert (await october.rows(AUDIT))[-1] == (
        "unlocked",
        '{"month": "2014-09", "words": "误锁"}',
    )
    await administrator.taps_data(_data(old, "解锁全市"), old)
    assert "没有锁定" in await administrator.toast()
    await officer.says("9月28日工地演出4场")
    assert "补报" not in await officer.text()


async def test_who_is_an_administrator_no_longer_unlocks_nothing_by_an_answer(
    october: Town, administrator: Person
) -> None:
    await lock(administrator, SEPTEMBER)
    await administrator.taps("解锁全市")
    async with october.database.transaction() as connection:
        await connection.execute_fetchall("UPDATE member SET role = 'officer'")
    assert "您的角色不能使用" in await administrator.says("误锁")
    assert await october.rows("SELECT count(*) FROM period_lock") == [(1,)]


async def test_of_a_locked_month_nobody_is_asked(october: Town, administrator: Person) -> None:
    await open_month(administrator, SEPTEMBER)
    old = await administrator.form()
    await lock(administrator, SEPTEMBER)
    recorded = await october.rows(AUDIT)
    await administrator.taps_data(_data(old, "催 8 个"), old)
    assert "没有要催的单位了" in await administrator.toast()
    assert await october.rows(AUDIT) == recorded


async def test_who_has_moved_confirms_nothing_by_the_page_of_his_old_unit(town: Town) -> None:
    officer = await town.member(7001, "王芳", KONGTONG, Role.OFFICER)
    await town.set_clock(OCTOBER)
    await town.at_rest()  # the digest of the holidays is out
    await open_month(officer, SEPTEMBER)
    async with town.database.transaction() as connection:
        await connection.execute_fetchall(
            "UPDATE member SET unit = ? WHERE name = '王芳'", (JINGCHUAN,)
        )
    # Both units have reported nothing, so the figures are the same.
    page = await officer.taps("确认上报")
    assert "还没有确认" in await officer.toast()
    assert "泾川县" in page
    assert await town.rows("SELECT 1 FROM period_record") == []
    await officer.taps("确认上报")
    assert await town.rows("SELECT unit FROM period_record") == [(JINGCHUAN,)]


async def test_cancel_leaves_the_lock(
    october: Town, officer: Person, administrator: Person
) -> None:
    await lock(administrator, SEPTEMBER)
    await administrator.taps("解锁全市")
    assert "没有解锁" in await administrator.says("/cancel")
    assert await october.rows("SELECT count(*) FROM period_lock") == [(1,)]
    assert "没有正在填" in await administrator.says("/cancel")


async def test_an_officer_sees_only_his_own_unit_and_confirms_nothing_locked(
    october: Town, officer: Person, administrator: Person
) -> None:
    await _check_september(officer)
    form = await officer.form()
    await officer.taps_data(f"mou:{JINGCHUAN}:2014-09", form)
    assert "不在您的单位范围内" in await officer.toast()
    await lock(administrator, SEPTEMBER)
    assert "本月已锁定" in await officer.taps_data(_data(form, "确认上报"), form)
    assert "现在不用确认" in await officer.toast()
    for nonsense in ("mop:2014-09", "mol:620800:2014-09:1", "mox:620800:2014-09", "mon:2014-09"):
        await officer.taps_data(nonsense, form)
        assert "您的角色不能使用" in await officer.toast()
    assert await october.rows("SELECT count(*) FROM period_record") == [(1,)]


async def test_one_unit_is_locked_alone_and_unlocked_on_its_own_page(
    october: Town, officer: Person, administrator: Person
) -> None:
    await open_month(administrator, SEPTEMBER)
    await administrator.taps("崆峒区")
    assert "锁定崆峒区 2014年9月" in await administrator.taps("锁定这个单位")
    assert "本月已锁定" in await administrator.taps("确认锁定")
    await administrator.taps("返回")
    assert "🔒 崆峒区" in await administrator.text()
    assert "🔒 泾川县" not in await administrator.text()
    await administrator.taps("崆峒区")
    await administrator.taps("解锁")
    assert "已解锁：崆峒区 2014年9月" in await administrator.says("补一条漏报")
    assert await october.rows("SELECT count(*) FROM period_lock") == [(0,)]


async def test_a_locked_month_is_owed_no_more(
    october: Town, officer: Person, administrator: Person
) -> None:
    await lock(administrator, SEPTEMBER)
    assert "待确认" not in await officer.says("/owe")
