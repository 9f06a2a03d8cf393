"""Whose the words are that are typed next, when the bot has asked for some outside of a draft."""

from storage.members import Role
from tests.handlers.acts import data_of, report
from tests.town import JINGCHUAN, KONGTONG, Person, Town


async def _begin_adjusting(administrator: Person) -> None:
    await administrator.says("/plan")
    await administrator.taps("八件实事")
    await administrator.taps("送文化演出")
    await administrator.taps("调整目标或期限")
    await administrator.taps("调整目标")


async def _ask_for_a_short_name(administrator: Person) -> None:
    await administrator.says("/members 崆峒区")
    await administrator.taps("单位信息")
    await administrator.taps("简称")


async def test_the_question_shown_last_has_the_words_and_the_other_is_not_lost(
    town: Town, administrator: Person
) -> None:
    await _begin_adjusting(administrator)
    await administrator.says("36场次")
    await _ask_for_a_short_name(administrator)
    assert "崆峒总" in await administrator.says("崆峒总")
    assert "依据的文号" in await administrator.taps("本月1日起")
    assert "为什么调整" in await administrator.says("平工发〔2014〕45号")


async def test_an_older_questions_cancel_button_leaves_the_newer_one(
    town: Town, administrator: Person
) -> None:
    await _begin_adjusting(administrator)
    older = await administrator.form()
    await _ask_for_a_short_name(administrator)
    newer = await administrator.form()
    await _ask_for_a_short_name(administrator)
    await administrator.taps_data(data_of(newer, "取消"), newer)
    assert "已取消或已答过" in await administrator.toast()
    assert "崆峒总" in await administrator.says("崆峒总")
    assert "没有调整" in await administrator.taps_data(data_of(older, "取消"), older)


async def test_what_is_passed_on_is_no_answer(town: Town, officer: Person) -> None:
    await report(officer)
    await officer.says("/my")
    await officer.taps("00001")
    await officer.taps("撤回")
    await officer.taps("其他原因")
    origin = {"type": "hidden_user", "sender_user_name": "别人", "date": 1410742800}
    await officer.sends({"text": "重了", "forward_origin": origin})
    assert await town.rows("SELECT status FROM report") == [("approved",)]


async def test_a_message_asked_for_is_given_up_by_its_button(town: Town, officer: Person) -> None:
    reviewer = await town.member(7700, "吴审核", KONGTONG, Role.REVIEWER)
    await reviewer.says("/remind")
    await reviewer.taps("给填报人发通知")
    await reviewer.taps("崆峒区")
    assert "没有发" in await reviewer.taps("取消")
    await reviewer.says("明天开会")
    assert await town.rows("SELECT count(*) FROM broadcast") == [(0,)]


async def test_who_moved_away_writes_to_his_old_unit_no_more(town: Town, officer: Person) -> None:
    reviewer = await town.member(7700, "吴审核", KONGTONG, Role.REVIEWER)
    await reviewer.says("/remind")
    await reviewer.taps("给填报人发通知")
    await reviewer.taps("崆峒区")
    async with town.database.transaction() as connection:
        await connection.execute_fetchall("UPDATE member SET unit = ?", (JINGCHUAN,))
    assert "不在您的单位范围内" in await reviewer.says("明天开会")
    assert await town.rows("SELECT count(*) FROM broadcast") == [(0,)]


async def test_who_keeps_telegrams_name_is_asked_no_more(town: Town, officer: Person) -> None:
    assert await town.rows("SELECT count(*) FROM question") == [(0,)]
