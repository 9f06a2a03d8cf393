"""Members in chat: who there is, and what an administrator changes of them."""

import asyncio

import pytest

from storage.members import Role
from tests.handlers.acts import data_of, open_mine, report
from tests.town import JINGCHUAN, KONGTONG, Person, Town, buttons

OF = "SELECT unit, role, status FROM member WHERE telegram_id = ?"


async def _open(administrator: Person, name: str) -> str:
    """Open somebody's card by searching for him; returns it."""
    await administrator.says(f"/members {name}")
    return await administrator.taps(name)


async def test_the_units_are_listed_with_their_counts(
    town: Town, administrator: Person, officer: Person
) -> None:
    await town.member(7002, "赵强", KONGTONG, Role.REVIEWER)
    said = await administrator.says("/members")
    assert "平凉市" in said
    assert "本级 1 人" in said
    assert "含下级共 3 人" in said
    said = await administrator.taps("崆峒区 2")
    assert "本级 2 人" in said
    labels = [label for label, _ in buttons(await administrator.form())]
    assert "王芳 · 填报人" in labels
    assert "赵强 · 审核员" in labels
    assert "平凉市" in await administrator.taps("上级")


@pytest.mark.parametrize("typed", ["芳", "王", "7001", "138-0000-7001"])
async def test_search_finds_by_part_of_name_or_phone(
    town: Town, administrator: Person, officer: Person, typed: str
) -> None:
    await officer.shares(phone_number="+8613800007001")
    said = await administrator.says(f"/members {typed}")
    assert "1 人" in said
    assert "王芳 · 崆峒区" in [label for label, _ in buttons(await administrator.form())]


async def test_search_by_a_units_name_opens_the_unit_and_nonsense_finds_nobody(
    administrator: Person, officer: Person
) -> None:
    assert "崆峒区" in await administrator.says("/members 崆峒区")
    assert "没有找到“不存在的人”" in await administrator.says("/members 不存在的人")
    assert "没有找到“<b>%_”" in await administrator.says("/members <b>%_")


async def test_the_card_says_who_he_is(town: Town, administrator: Person, officer: Person) -> None:
    await report(officer)
    card = await _open(administrator, "王芳")
    for line in ("单位：崆峒区", "角色：填报人", "加入：2014年9月15日", "上报条数：1"):
        assert line in card
    assert "最近使用：2014年9月15日" in card
    assert "手机号：未填" in card


async def test_an_officer_is_moved_told_and_reports_for_the_new_unit(
    town: Town, administrator: Person, officer: Person
) -> None:
    await _open(administrator, "王芳")
    await administrator.taps("调单位")
    assert "调到 泾川县" in await administrator.taps("泾川县")
    card = await administrator.taps("确认")
    assert "单位：泾川县" in card
    assert "调到了 泾川县" in await officer.text()
    assert await town.rows(OF, 7001) == [(JINGCHUAN, "officer", "active")]
    await report(officer)
    assert await town.rows("SELECT unit FROM report") == [(JINGCHUAN,)]


async def test_a_role_is_changed_with_its_menu(
    town: Town, administrator: Person, officer: Person
) -> None:
    await _open(administrator, "王芳")
    await administrator.taps("改角色")
    await administrator.taps("领导（查阅）")
    assert "角色：领导（查阅）" in await administrator.taps("确认")
    assert "改为 领导（查阅）" in await officer.text()
    menu = str((await town.calls("setMyCommands"))[-1]["params"])
    assert "7001" in menu
    assert "'report'" not in menu
    assert "您的角色不能使用" in await officer.says("/report")


async def test_a_suspended_officer_keeps_his_draft_and_files_it_once_back(
    town: Town, administrator: Person, officer: Person
) -> None:
    await officer.says("/report")
    await officer.says("送文化演出")
    await officer.says("2")
    await officer.taps("今天")
    await _open(administrator, "王芳")
    await administrator.taps("停用")
    assert "已停用" in await administrator.taps("确认")
    assert "停用了您的账号" in await officer.text()
    assert "7001" in str((await town.calls("deleteMyCommands"))[-1]["params"])
    await officer.taps("✅ 上报")
    assert "已停用" in await officer.toast()
    assert await town.rows("SELECT count(*) FROM report") == [(0,)]
    await town.set_clock("2014-09-24T10:00:00+08:00")
    await administrator.taps("恢复使用")
    await administrator.taps("确认")
    assert "恢复了您的账号" in await officer.text()
    await officer.taps("✅ 上报")
    assert await town.rows("SELECT count(*) FROM report") == [(1,)]


async def test_the_name_of_one_who_left_is_erased_and_his_reports_stay(
    town: Town, administrator: Person, officer: Person
) -> None:
    await report(officer)
    await officer.shares()
    await _open(administrator, "王芳")
    await administrator.taps("停用")
    await administrator.taps("确认")
    await administrator.taps("清除姓名和手机号")
    card = await administrator.taps("确认")
    assert "王芳" not in card
    [(name, phone)] = await town.rows("SELECT name, phone FROM member WHERE telegram_id = 7001")
    assert (name, phone) == ("#2", None)
    assert await town.rows("SELECT count(*) FROM report") == [(1,)]
    assert "王芳" not in str(await town.rows("SELECT detail FROM audit"))


async def test_the_last_administrator_stays_one(
    town: Town, administrator: Person, officer: Person
) -> None:
    await _open(administrator, "李主任")
    await administrator.taps("停用")
    assert "最后一位" in await administrator.toast()
    await administrator.taps("改角色")
    await administrator.taps("填报人")
    assert "最后一位" in await administrator.toast()
    assert await town.rows(OF, 7900) == [("620800", "administrator", "active")]


async def test_of_two_administrators_demoting_each_other_at_once_one_stays(
    town: Town, administrator: Person
) -> None:
    other = await town.member(7901, "钱主任", "620800", Role.ADMINISTRATOR)
    for one, name in ((administrator, "钱主任"), (other, "李主任")):
        await _open(one, name)
        await one.taps("改角色")
        await one.taps("填报人")
    await asyncio.gather(administrator.taps("确认"), other.taps("确认"))
    left = "SELECT count(*) FROM member WHERE role = 'administrator' AND status = 'active'"
    assert await town.rows(left) == [(1,)]


async def test_an_administrator_may_step_back_where_there_is_another(
    town: Town, administrator: Person
) -> None:
    await town.member(7901, "钱主任", "620800", Role.ADMINISTRATOR)
    await _open(administrator, "李主任")
    await administrator.taps("改角色")
    await administrator.taps("领导（查阅）")
    assert "您的角色改为 领导（查阅）" in await administrator.taps("确认")
    assert "您的角色不能使用" in await administrator.says("/members")


async def test_a_confirmation_tapped_twice_changes_once(
    town: Town, administrator: Person, officer: Person
) -> None:
    await _open(administrator, "王芳")
    await administrator.taps("停用")
    form = await administrator.form()
    await administrator.taps("确认")
    await administrator.taps_data(data_of(form, "确认"), form)
    assert "已经是这样" in await administrator.toast()
    changed = "SELECT count(*) FROM audit WHERE action = 'member-changed'"
    assert await town.rows(changed) == [(1,)]


async def test_a_reviewer_sees_his_county_and_changes_nothing(town: Town, officer: Person) -> None:
    reviewer = await town.member(7700, "吴审核", KONGTONG, Role.REVIEWER)
    await town.member(7003, "赵强", JINGCHUAN, Role.OFFICER)
    assert "本级 2 人" in await reviewer.says("/members")
    await reviewer.taps("王芳")
    labels = [label for label, _ in buttons(await reviewer.form())]
    assert labels == ["◀️ 返回"]
    assert "没有找到" in await reviewer.says("/members 赵强")
    await reviewer.says("/members")
    message = await reviewer.form()
    for data in ("mbo:3", f"mbl:{JINGCHUAN}:0", "mbl:620800:0"):
        await reviewer.taps_data(data, message)
        assert "不在您的单位范围内" in await reviewer.toast()


async def test_a_successor_inherits_what_lacks_photos_and_may_mend_it(
    town: Town, administrator: Person, officer: Person
) -> None:
    await report(officer)
    successor = await town.member(7004, "孙丽", KONGTONG, Role.OFFICER)
    assert "缺照片" not in await successor.says("/owe")
    await _open(administrator, "王芳")
    await administrator.taps("调单位")
    await administrator.taps("泾川县")
    await administrator.taps("确认")
    assert "2014-00001 送文化演出 缺照片" in await successor.says("/owe")
    assert "修改已报的这条" in await successor.taps("补改 2014-00001")
    await open_mine(officer)
    assert "缺照片" in await officer.says("/owe"), "who filed it may still mend it"
