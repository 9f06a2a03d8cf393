"""Units in chat: new ones below a county, their names, sizes and targets, and closing."""

import pytest

from storage.members import Role
from tests.handlers.acts import data_of, report
from tests.town import JINGCHUAN, KONGTONG, Person, Town, buttons

LIUHU = "620802A01"
UNITS = "SELECT code, name, short, parent FROM unit WHERE code LIKE '620802A%' ORDER BY code"


async def _card(person: Person, unit: str = "崆峒区") -> str:
    """Open a unit's card."""
    await person.says(f"/members {unit}")
    return await person.taps("单位信息")


async def _add(person: Person, typed: str, below: str = "崆峒区") -> str:
    """Add a unit; returns what the bot said."""
    await _card(person, below)
    await person.taps("新建下级单位")
    return await person.says(typed)


async def test_a_township_is_added_and_everybody_knows_it_at_once(
    town: Town, administrator: Person, officer: Person
) -> None:
    said = await _add(administrator, "崆峒区柳湖镇总工会")
    assert "已新建" in said
    assert "简称：柳湖镇" in said
    assert await town.rows(UNITS) == [(LIUHU, "崆峒区柳湖镇总工会", "柳湖镇", KONGTONG)]
    card = await officer.says("今天柳湖镇工地演出2场")
    assert "单位：柳湖镇" in card
    await officer.taps("✅ 上报")
    assert await town.rows("SELECT unit FROM report") == [(LIUHU,)]
    audit = await town.rows("SELECT subject FROM audit WHERE action = 'unit-added'")
    assert audit == [(f"unit:{LIUHU}",)]


async def test_what_was_added_and_set_survives_a_restart(
    town: Town, administrator: Person, officer: Person
) -> None:
    await _add(administrator, "柳湖镇总工会；柳湖；柳湖乡")
    await _card(administrator)
    await administrator.taps("职工数")
    assert "职工数：3200（李主任 9月15日设）" in await administrator.says("三千二百")
    await administrator.taps("全称")
    await administrator.says("平凉市崆峒区")
    await town.restart_bot()
    card = await _card(administrator, KONGTONG)
    assert "平凉市崆峒区" in card
    assert "职工数：3200（李主任 9月15日设）" in card
    assert "单位：柳湖" in await officer.says("今天柳湖乡工地演出2场")


async def test_the_plan_files_value_counts_again_when_asked_for(
    town: Town, administrator: Person
) -> None:
    await _card(administrator)
    await administrator.taps("职工数")
    await administrator.says("3200")
    await administrator.taps("职工数")
    old = await administrator.form()
    assert "职工数：无" in await administrator.taps("恢复计划文件里的")
    assert await town.rows("SELECT count(*) FROM unit_setting") == [(0,)]
    [(recorded,)] = await town.rows("SELECT count(*) FROM audit")
    await administrator.taps_data(data_of(old, "恢复计划文件里的"), old)
    assert "已经是这样了" in await administrator.toast()
    assert await town.rows("SELECT count(*) FROM audit") == [(recorded,)]


async def test_a_target_of_its_own_shows_in_the_summary(
    administrator: Person, officer: Person
) -> None:
    await report(officer)
    await _card(administrator)
    await administrator.taps("分解任务")
    await administrator.taps("送文化演出")
    said = await administrator.says("8")
    assert "送文化演出：8 场次（李主任 9月15日设）" in said
    await officer.says("/summary")
    await officer.taps("八件实事")
    assert "2/8" in await officer.taps("送文化演出")


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("泾川县", "“泾川县”已是“泾川县”的名称"),
        ("送文化演出", "已是“送文化演出”的名称"),
        ("甘肃华亭煤业集团有限责任公司机电分公司工会", "简称要 2 至 8 个字"),
        ("镇", "全称要 2 至"),
        ("12", "要有两个以上的字"),
        ("甲厂；乙；丙；丁", "最多三段"),
    ],
)
async def test_a_name_that_cannot_be_taken_is_said_and_asked_again(
    town: Town, administrator: Person, typed: str, reason: str
) -> None:
    said = await _add(administrator, typed)
    assert reason in said
    assert "请重新输入" in said
    assert await town.rows(UNITS) == []
    assert "已新建" in await administrator.says("柳湖镇总工会")


async def test_what_is_typed_after_something_else_is_no_name(
    town: Town, administrator: Person
) -> None:
    await _card(administrator)
    await administrator.taps("新建下级单位")
    await administrator.says("/summary")
    await administrator.says("柳湖镇总工会")
    assert await town.rows(UNITS) == []


async def test_cancel_asks_no_more(town: Town, administrator: Person) -> None:
    await _card(administrator)
    await administrator.taps("新建下级单位")
    assert "没有改动" in await administrator.taps("取消")
    await administrator.says("柳湖镇总工会")
    await _card(administrator)
    await administrator.taps("简称")
    assert "没有改动" in await administrator.says("/cancel")
    assert await town.rows(UNITS) == []


async def test_codes_go_two_levels_below_a_county_and_no_further(
    town: Town, administrator: Person
) -> None:
    await _add(administrator, "柳湖镇总工会")
    await _add(administrator, "柳湖水泥厂工会", "柳湖镇")
    assert "县下最多两级" in await _add(administrator, "一车间工会", "柳湖水泥厂")
    assert [row[0] for row in await town.rows(UNITS)] == [LIUHU, f"{LIUHU}A01"]


async def test_a_closed_unit_is_offered_no_more_and_its_reports_still_count(
    town: Town, administrator: Person, officer: Person
) -> None:
    await _add(administrator, "柳湖镇总工会")
    await officer.says("今天柳湖镇工地演出2场")
    await officer.taps("✅ 上报")
    await officer.says("昨天柳湖镇工地演出1场")
    await _card(administrator, "柳湖镇")
    await administrator.taps("停办")
    assert "已停办" in await administrator.taps("确认")
    await officer.taps("✅ 上报")
    assert "柳湖镇已停办" in await officer.toast()
    await officer.says("/cancel")
    assert "柳湖镇已停办" in await officer.says("今天柳湖镇工地演出5场")
    assert await town.tally("performances") == 2
    await officer.says("/summary")
    await officer.taps("八件实事")
    assert "2" in await officer.taps("送文化演出")
    await _card(administrator, "柳湖镇")
    await administrator.taps("恢复")
    assert "单位：柳湖镇" in await officer.says("今天柳湖镇工地演出5场")


async def test_a_unit_with_members_is_not_closed(
    town: Town, administrator: Person, officer: Person
) -> None:
    await _card(administrator)
    await administrator.taps("停办")
    assert "还有 1 名成员" in await administrator.toast()
    assert await town.rows("SELECT count(*) FROM unit_setting") == [(0,)]


async def test_a_unit_is_put_below_another_and_never_below_itself(
    town: Town, administrator: Person
) -> None:
    await _add(administrator, "柳湖镇总工会")
    await _card(administrator, "柳湖镇")
    await administrator.taps("换上级")
    assert "上级：泾川县" in await administrator.taps("泾川县")
    await _card(administrator, "泾川县")
    await administrator.taps("换上级")
    message = await administrator.form()
    await administrator.taps_data(f"ob:{JINGCHUAN}:{LIUHU}", message)
    assert "不能归到自己" in await administrator.toast()
    assert "620802A02" in await _add(administrator, "中街街道工会")


async def test_a_reviewer_shapes_what_is_below_his_unit_only(town: Town) -> None:
    reviewer = await town.member(7700, "吴审核", KONGTONG, Role.REVIEWER)
    assert "已新建" in await _add(reviewer, "柳湖镇总工会")
    await _card(reviewer)
    labels = [label for label, _ in buttons(await reviewer.form())]
    assert labels == ["➕ 新建下级单位", "◀️ 返回"]
    message = await reviewer.form()
    for data in (f"oe:{KONGTONG}:name", f"oe:{LIUHU}:workers", f"oa:{JINGCHUAN}", f"oc:{KONGTONG}"):
        await reviewer.taps_data(data, message)
        assert "不在您的单位范围内" in await reviewer.toast(), data
    await _card(reviewer, "柳湖镇")
    await reviewer.taps("简称")
    assert "简称：柳湖" in await reviewer.says("柳湖")


async def test_who_is_a_reviewer_no_longer_names_no_unit_by_an_answer(town: Town) -> None:
    reviewer = await town.member(7700, "吴审核", KONGTONG, Role.REVIEWER)
    await _card(reviewer)
    await reviewer.taps("新建下级单位")
    async with town.database.transaction() as connection:
        await connection.execute_fetchall("UPDATE member SET role = 'officer'")
    [(units,)] = await town.rows("SELECT count(*) FROM unit")
    assert "您的角色不能使用" in await reviewer.says("柳湖镇总工会")
    assert await town.rows("SELECT count(*) FROM unit") == [(units,)]
    assert await town.rows("SELECT 1 FROM question") == []


async def test_a_failed_change_leaves_the_tree_as_it_was(
    town: Town, administrator: Person, officer: Person
) -> None:
    async with town.database.transaction() as connection:
        await connection.execute_fetchall(
            """CREATE TRIGGER broken BEFORE INSERT ON outbox
               WHEN new.payload LIKE '%已新建%' BEGIN SELECT RAISE(ABORT, 'full'); END"""
        )
    assert "处理失败" in await _add(administrator, "柳湖镇总工会")
    assert await town.rows(UNITS) == []
    assert town.running is not None
    assert LIUHU not in town.running.office.tree


async def test_many_units_are_offered_in_pages_that_telegram_takes(
    town: Town, administrator: Person, officer: Person
) -> None:
    async with town.database.transaction() as connection:
        for number in range(1, 90):
            await connection.execute_fetchall(
                "INSERT INTO unit (code, name, short, parent, position) VALUES (?, ?, ?, ?, 99)",
                (f"620802A{number:02d}", f"第{number}乡镇工会", f"第{number}乡", KONGTONG),
            )
    await town.restart_bot()
    await administrator.says("/members 崆峒区")
    seen = 0
    for _page in range(5):
        labels = [label for label, _ in buttons(await administrator.form())]
        seen += sum(label.startswith("📁") for label in labels)
        if "›" not in labels:
            break
        await administrator.taps("›")
    assert seen == 89
    assert "王芳 · 填报人" in labels
    await administrator.says("/invite")
    await administrator.taps("崆峒区 ›")
    await officer.says("/report")
    await officer.says("送文化演出")
    await officer.says("1")
    await officer.taps("今天")
    await officer.taps("✏️ 单位")
    assert "单位：第77乡" in await officer.says("第77乡镇工会")
    assert await town.rows("SELECT count(*) FROM outbox WHERE status = 'refused'") == [(0,)]
