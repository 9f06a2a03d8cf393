"""/remind: who owes is shown, nudged, and written to; each within the speaker's own units."""

from handlers.reminding.buttons import AnnounceTo, NudgeNow
from storage.members import Role
from tests.handlers.acts import data_of, report
from tests.town import JINGCHUAN, KONGTONG, Person, Town


async def _reviewer(town: Town) -> Person:
    return await town.member(7100, "孙审核", KONGTONG, Role.REVIEWER)


async def _unreachable(town: Town, name: str) -> None:
    async with town.database.transaction() as connection:
        await connection.execute_fetchall("UPDATE member SET reachable = 0 WHERE name = ?", (name,))


async def _job(town: Town, kind: str) -> None:
    """Wait until no job of this kind waits, and all it said has gone out."""

    async def done() -> bool:
        rows = await town.rows("SELECT 1 FROM job WHERE kind = ? AND status = 'waiting'", kind)
        return not rows

    await town.until(done)
    await town.quiet()


async def test_who_owes_is_shown_by_unit(
    town: Town, officer: Person, administrator: Person
) -> None:
    other = await town.member(7002, "赵强", JINGCHUAN, Role.OFFICER)
    await report(other, "送文化演出")
    said = await administrator.says("/remind")
    assert "本周：9月15日至9月21日" in said
    assert "未报 7 个单位" in said
    assert "崆峒区：填报人 1 人" in said
    assert "灵台县：没有填报人" in said
    assert "缺照片（条）：泾川县 1" in said
    await officer.says("/owe")
    await officer.taps("本周无")
    assert "崆峒区" not in await administrator.taps("刷新")


async def test_a_nudge_goes_to_who_owes_and_once_an_hour(
    town: Town, officer: Person, administrator: Person
) -> None:
    await town.member(7002, "赵强", JINGCHUAN, Role.OFFICER)
    done = await town.member(7003, "钱明", JINGCHUAN, Role.OFFICER)
    await _unreachable(town, "赵强")
    await administrator.says("/remind")
    await administrator.taps("催一催")
    await _job(town, "nudge-by-hand")
    assert "本周（9月15日至9月21日）还没有上报" in await officer.text()
    assert "还没有上报" in await done.text()
    said = await administrator.text()
    assert "已催 2 人" in said
    assert "1 人送不到：赵强（泾川县）" in said
    await administrator.taps("催一催")
    await _job(town, "nudge-by-hand")
    assert "已催 0 人。\n2 人一小时内刚催过" in await administrator.text()
    assert await town.rows("SELECT count(*) FROM outbox WHERE occasion LIKE 'by-hand:%'") == [(2,)]
    assert await town.rows("SELECT count(*) FROM audit WHERE action = 'nudged'") == [(2,)]


async def test_a_nudge_in_ones_own_quiet_hours_comes_without_a_sound(
    town: Town, officer: Person, administrator: Person
) -> None:
    await town.member(7002, "赵强", JINGCHUAN, Role.OFFICER)
    await officer.says("/settings")
    for label in ("免打扰时间", "20", "10"):
        await officer.taps(label)
    await administrator.says("/remind")
    await administrator.taps("催一催")
    await _job(town, "nudge-by-hand")
    sound = """SELECT chat_id, json_extract(payload, '$.disable_notification') FROM outbox
               WHERE occasion LIKE 'by-hand:%' ORDER BY chat_id"""
    assert await town.rows(sound) == [(7001, 1), (7002, 0)]


async def test_at_night_a_nudge_waits_for_the_morning(
    town: Town, officer: Person, administrator: Person
) -> None:
    await town.set_clock("2014-09-16T22:00:00+08:00")
    await administrator.says("/remind")
    await administrator.taps("催一催")
    assert "9月17日 08:00 去催" in await administrator.toast()
    await town.set_clock("2014-09-17T08:00:30+08:00")
    await _job(town, "nudge-by-hand")
    assert "还没有上报" in await officer.text()


async def test_a_reviewer_sees_and_nudges_his_own_units_only(town: Town, officer: Person) -> None:
    await town.member(7002, "赵强", JINGCHUAN, Role.OFFICER)
    reviewer = await _reviewer(town)
    said = await reviewer.says("/remind")
    assert "崆峒区" in said
    assert "泾川县" not in said
    assert "主动发消息" not in said
    message = await reviewer.form()
    for button in (NudgeNow(JINGCHUAN, "2014-09-15"), AnnounceTo(JINGCHUAN)):
        await reviewer.taps_data(button.pack(), message)
        assert "不在您的单位范围内" in await reviewer.toast()
    for first in ("2014-09-16", "2014-09-22", "nonsense"):
        await reviewer.taps_data(NudgeNow(KONGTONG, first).pack(), message)
        assert "已失效" in await reviewer.toast()
    assert await town.rows("SELECT count(*) FROM job WHERE kind = 'nudge-by-hand'") == [(0,)]


async def test_administrators_see_how_much_the_bot_says_unasked(
    town: Town, officer: Person, administrator: Person
) -> None:
    assert "本月还没有主动发过消息" in await administrator.says("/remind")
    await town.set_clock("2014-09-19T15:00:30+08:00")
    await town.until_rows("SELECT 1 FROM unasked")
    await town.quiet()
    assert "人均 0.5 条\n最多：王芳 1 条" in await administrator.says("/remind")


async def test_a_message_is_previewed_counted_sent_and_its_progress_shown(
    town: Town, officer: Person, administrator: Person
) -> None:
    other = await town.member(7002, "赵强", JINGCHUAN, Role.OFFICER)
    await other.says("/settings")
    for label in ("免打扰时间", "20", "10"):
        await other.taps(label)
    await town.member(7003, "钱明", JINGCHUAN, Role.OFFICER)
    await _unreachable(town, "钱明")
    await administrator.says("/remind")
    await administrator.taps("给填报人发通知")
    assert "共 2 人" in await administrator.taps("平凉市")
    preview = await administrator.says("<b>明天</b> 9点开会 & 请准时")
    assert "2 人收得到，1 人送不到" in preview
    assert "平凉市通知（李主任）" in preview
    assert "明天" not in await officer.text()
    form = await administrator.form()
    await administrator.taps("✅ 发送（2 人）")
    await administrator.taps_data(data_of(form, "发送"), form)
    assert "已失效" in await administrator.toast()
    await _job(town, "broadcast")
    for one in (officer, other):
        assert await one.text() == "📢 平凉市通知（李主任）\n\n<b>明天</b> 9点开会 & 请准时"
    assert "通知已送达 2/2\n⚠️ 1 人送不到：钱明（泾川县）" in await administrator.text()
    sent = """SELECT chat_id, priority, json_extract(payload, '$.disable_notification')
              FROM outbox WHERE occasion LIKE 'broadcast:%' ORDER BY chat_id"""
    # Where he has it quiet at this hour it comes without a sound.
    assert await town.rows(sent) == [(7001, 3, 0), (7002, 3, 1)]
    assert await town.rows("SELECT count(*) FROM audit WHERE action = 'broadcast'") == [(1,)]


async def test_who_blocks_the_bot_is_listed_when_all_is_sent(
    town: Town, officer: Person, administrator: Person
) -> None:
    await town.member(7002, "赵强", JINGCHUAN, Role.OFFICER)
    await town.post("/chats/7002/block", {"from": 7002})
    await administrator.says("/remind")
    await administrator.taps("给填报人发通知")
    await administrator.taps("平凉市")
    await administrator.says("开会")
    await administrator.taps("✅ 发送（1 人）")
    await _job(town, "broadcast")
    said = [str(one.get("text", "")) for one in await administrator.screen()]
    [done] = [text for text in said if "通知已送达" in text]
    assert "通知已送达 1/1\n⚠️ 1 人送不到：赵强（泾川县）" in done


async def test_a_message_that_was_given_up_goes_to_nobody(town: Town, officer: Person) -> None:
    reviewer = await _reviewer(town)
    await reviewer.says("/remind")
    await reviewer.taps("给填报人发通知")
    await reviewer.taps("崆峒区")
    assert "没有发" in await reviewer.says("/cancel")
    assert "没有发" not in await reviewer.says("明天开会")
    await reviewer.says("/remind")
    await reviewer.taps("给填报人发通知")
    await reviewer.taps("崆峒区")
    await reviewer.says("明天开会")
    assert "没有发" in await reviewer.taps("不发")
    assert await town.rows("SELECT status FROM broadcast") == [("dropped",)]
    assert await town.rows("SELECT count(*) FROM outbox WHERE occasion LIKE 'broadcast:%'") == [
        (0,)
    ]


async def test_only_the_next_words_are_the_message_and_too_many_are_refused(
    town: Town, officer: Person
) -> None:
    reviewer = await _reviewer(town)
    await reviewer.says("/remind")
    await reviewer.taps("给填报人发通知")
    await reviewer.taps("崆峒区")
    assert "最多 1500 个字" in await reviewer.says("会" * 1501)
    await reviewer.says("/my")
    await reviewer.says("明天开会")
    assert await town.rows("SELECT text FROM broadcast") == []


async def test_a_restart_in_the_middle_sends_nobody_the_message_twice(
    town: Town, officer: Person, administrator: Person
) -> None:
    await administrator.says("/remind")
    await administrator.taps("给填报人发通知")
    await administrator.taps("崆峒区")
    await administrator.says("明天开会")
    await administrator.taps("✅ 发送（1 人）")
    await town.restart_bot()
    await _job(town, "broadcast")
    said = [str(one.get("text", "")) for one in await officer.screen()]
    assert sum("明天开会" in text for text in said) == 1
