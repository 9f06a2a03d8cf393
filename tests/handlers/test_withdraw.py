"""Withdrawing a report with a reason, and bringing it back; what is typed meanwhile stays right."""

from handlers import buttons as kinds
from storage.members import Role
from tests.handlers.acts import data_of, open_mine, report, sound, stock, withdraw
from tests.town import ROOT, Person, Town, buttons, picture

STATUS = "SELECT status FROM report ORDER BY id"
WITHDRAWALS = "SELECT reason, words, was, undone_at IS NOT NULL FROM withdrawal ORDER BY id"


async def _ask_to_type(person: Person, number: str = "00001") -> str:
    return await withdraw(person, number, "其他原因")


async def test_a_report_is_withdrawn_for_a_reason_and_brought_back(
    town: Town, officer: Person
) -> None:
    await report(officer)
    await open_mine(officer)
    assert "请选原因" in await officer.taps("撤回")
    receipt = await officer.taps("重复上报")
    assert receipt == (
        "↩️ 已撤回 2014-00001：重复上报\n-2 场次 → 0/30，0.0%；序时进度 70.7%，差 22 场次"
    )
    assert "⛔️ 已撤回：重复上报" in str(officer.heard[0]["text"])
    assert await town.rows(STATUS) == [("withdrawn",)]
    assert await town.tally("performances") == 0
    assert await town.rows("SELECT detail FROM audit WHERE action = 'withdrawn'") == [
        ('{"receipt": "2014-00001", "reason": "duplicate", "words": null, "locked": 0}',)
    ]
    assert "已恢复 2014-00001\n+2 场次 → 2/30" in await officer.taps("恢复这条")
    assert await town.rows(STATUS) == [("approved",)]
    assert await town.rows(WITHDRAWALS) == [("duplicate", None, "approved", 1)]
    assert await town.rows("SELECT count(*) FROM audit WHERE action = 'reinstated'") == [(1,)]
    assert await town.rows("SELECT count(*) FROM report_version") == [(1,)]
    assert await sound(town)


async def test_of_a_rate_the_newest_before_it_counts_again(
    town: Town, officer: Person, administrator: Person
) -> None:
    await stock(officer, "300", "400", "昨天")
    await stock(officer, "360", "400", "今天")
    await stock(officer, "200", "400", "今天")
    assert "全市 90.0%" in await withdraw(officer, "00003")
    assert "全市 75.0%" in await withdraw(officer, "00002")
    assert await sound(town)
    assert "目前没有上报的数字" in await withdraw(officer, "00001")
    assert await town.rows("SELECT count(*) FROM tally") == [(0,)]
    await open_mine(officer, "00002")
    assert "全市 90.0%" in await officer.taps("恢复这条")
    assert await sound(town)


async def test_of_a_narrative_the_unit_is_silent_again(town: Town, officer: Person) -> None:
    await officer.says("/report")
    await officer.says("组织建设")
    await officer.says("新建三家")
    await officer.taps("推进中")
    await officer.taps("今天")
    await officer.taps("✅ 上报")
    assert "已有 0/8 个单位上报" in await withdraw(officer)
    assert "已有 1/8 个单位上报" in await officer.taps("恢复这条")
    assert await sound(town)


async def test_two_taps_on_a_reason_withdraw_once_and_two_on_undo_bring_back_once(
    town: Town, officer: Person
) -> None:
    await report(officer)
    await open_mine(officer)
    await officer.taps("撤回")
    asking = await officer.form()
    reason = data_of(asking, "重复上报")
    await officer.taps("重复上报")
    undo = data_of(await officer.form(), "恢复")
    await officer.taps_data(reason, asking)
    assert "已经撤回" in await officer.toast()
    await officer.taps("恢复这条")
    await officer.taps_data(undo, asking)
    assert "没有撤回，或已经恢复" in await officer.toast()
    assert await town.rows("SELECT count(*) FROM withdrawal") == [(1,)]
    assert await town.tally("performances") == 2
    assert await sound(town)


async def test_thinking_better_of_it_leads_back_to_the_card(town: Town, officer: Person) -> None:
    await report(officer)
    await open_mine(officer)
    await officer.taps("撤回")
    assert "数量：2 场次" in await officer.taps("不撤回")
    assert "我的上报" in await officer.taps("返回")
    assert await town.rows(STATUS) == [("approved",)]


async def test_a_reason_can_be_typed_also_after_a_restart(town: Town, officer: Person) -> None:
    await report(officer)
    assert "请输入撤回 2014-00001" in await _ask_to_type(officer)
    await town.restart_bot()
    receipt = await officer.says("领导说 <不算> 送文化")
    assert "已撤回 2014-00001：领导说 <不算> 送文化" in receipt
    assert await town.rows(WITHDRAWALS) == [("other", "领导说 <不算> 送文化", "approved", 0)]
    assert await town.rows("SELECT count(*) FROM question WHERE topic = 'withdraw'") == [(0,)]
    assert "已撤回：领导说 <不算> 送文化" in await open_mine(officer)
    assert await sound(town)


async def test_the_reason_may_be_typed_instead_of_chosen(town: Town, officer: Person) -> None:
    await report(officer)
    await open_mine(officer)
    assert "也可以直接写" in await officer.taps("撤回")
    assert "已撤回 2014-00001：活动改到下月了" in await officer.says("活动改到下月了")
    assert await town.rows(WITHDRAWALS) == [("other", "活动改到下月了", "approved", 0)]
    assert await sound(town)


async def test_a_report_sent_instead_of_a_reason_is_a_report(town: Town, officer: Person) -> None:
    await report(officer)
    await open_mine(officer)
    await officer.taps("撤回")
    assert "数量：5 场次" in await officer.says("今天企业演出5场")
    assert await town.rows(STATUS) == [("approved",)]


async def test_a_reason_that_is_too_long_is_asked_for_again(town: Town, officer: Person) -> None:
    await report(officer)
    await _ask_to_type(officer)
    assert "最多 200 个字" in await officer.says("长" * 201)
    assert await town.rows(STATUS) == [("approved",)]
    assert "已撤回" in await officer.says("短")


async def test_an_answer_to_an_open_draft_is_not_taken_for_the_reason(
    town: Town, officer: Person
) -> None:
    await report(officer)
    await officer.says("/report")
    await officer.taps("爱心助学")
    await _ask_to_type(officer)
    # He goes back to the draft: what he types next answers it.
    await officer.says("/report")
    await officer.taps("接着填")
    assert "数量：9 人" in await officer.says("9")
    assert await town.rows(STATUS) == [("approved",)]


async def test_the_question_is_answered_while_a_draft_is_open(town: Town, officer: Person) -> None:
    await report(officer)
    await officer.says("/report")
    await officer.taps("爱心助学")
    await _ask_to_type(officer)
    assert "已撤回" in await officer.says("重了")
    assert "数量：9 人" in await officer.says("9")
    assert await town.rows("SELECT words FROM withdrawal") == [("重了",)]


async def test_any_other_answer_of_the_bot_ends_the_question(town: Town, officer: Person) -> None:
    await report(officer)
    await _ask_to_type(officer)
    await officer.says("/summary")
    await officer.says("随便说说")
    assert await town.rows(STATUS) == [("approved",)]


async def test_not_withdrawing_after_all_ends_the_question(town: Town, officer: Person) -> None:
    await report(officer)
    await _ask_to_type(officer)
    await officer.taps("不撤回")
    await officer.says("随便说说")
    assert await town.rows(STATUS) == [("approved",)]


async def test_an_hour_later_the_words_mean_something_else(town: Town, officer: Person) -> None:
    await report(officer)
    await _ask_to_type(officer)
    await town.set_clock("2014-09-15T10:30:00+08:00")
    await officer.says("随便说说")
    assert await town.rows(STATUS) == [("approved",)]


async def test_cancel_ends_the_question_and_keeps_the_open_draft(
    town: Town, officer: Person
) -> None:
    await report(officer)
    await officer.says("/report")
    await officer.taps("爱心助学")
    await _ask_to_type(officer)
    assert "没有撤回" in await officer.says("/cancel")
    assert await town.rows("SELECT count(*) FROM draft") == [(1,)]
    assert "数量：9 人" in await officer.says("9")


async def test_a_photo_is_no_reason(town: Town, officer: Person) -> None:
    await report(officer)
    await _ask_to_type(officer)
    await officer.photos(picture())
    assert await town.rows(STATUS) == [("approved",)]


async def test_withdrawn_meanwhile_by_the_administrator_is_said(
    town: Town, officer: Person, administrator: Person
) -> None:
    await report(officer)
    await _ask_to_type(officer)
    await administrator.says("/settings")
    message = await administrator.form()
    await administrator.taps_data(kinds.WithdrawFor(1, "wrong", "").pack(), message)
    assert "已经撤回" in await officer.says("重了")
    assert await town.rows("SELECT count(*) FROM withdrawal") == [(1,)]


async def test_an_officer_cannot_undo_what_an_administrator_withdrew(
    town: Town, officer: Person, administrator: Person
) -> None:
    await report(officer)
    await administrator.says("/settings")
    message = await administrator.form()
    await administrator.taps_data(kinds.WithdrawFor(1, "wrong", "").pack(), message)
    assert "已撤回" in await administrator.text()
    await open_mine(officer)
    card = await officer.form()
    assert not [label for label, _ in buttons(card) if "恢复" in label]
    await officer.taps_data(kinds.Reinstate(1, "").pack(), card)
    assert "只有填报人本人和管理员" in await officer.toast()
    assert await town.rows(STATUS) == [("withdrawn",)]
    await administrator.taps("恢复这条")
    assert await town.rows(STATUS) == [("approved",)]


async def test_an_unknown_reason_and_a_leader_withdraw_nothing(town: Town, officer: Person) -> None:
    await report(officer)
    await officer.says("/settings")
    await officer.taps_data("wf:1:because:", await officer.form())
    assert "失效" in await officer.toast()
    leader = await town.member(7800, "张书记", ROOT, Role.LEADER)
    await leader.says("/settings")
    await leader.taps_data(kinds.WithdrawFor(1, "wrong", "").pack(), await leader.form())
    assert "您的角色不能使用" in await leader.toast()
    assert await town.rows(STATUS) == [("approved",)]


async def test_a_withdrawn_report_is_not_in_the_figures_list(
    officer: Person, administrator: Person
) -> None:
    await report(officer)
    await report(officer, quantity="7")
    await withdraw(officer)
    await administrator.says("/summary")
    await administrator.taps("八件实事")
    await administrator.taps("送文化演出")
    await administrator.taps("崆峒区")
    listed = await administrator.taps("最新上报")
    assert "2014-00002" in listed
    assert "2014-00001" not in listed


async def test_a_withdrawal_by_somebody_else_is_told_and_shown(
    town: Town, officer: Person, administrator: Person
) -> None:
    await report(officer)
    await administrator.says("/summary 崆峒区演出")
    await _opens(administrator, kinds.OpenReport(1, ""))
    await administrator.taps("撤回")
    await administrator.taps("填错了")
    name = administrator.name
    assert f"{name}撤回了您的上报 2014-00001（送文化演出）：填错了" in await officer.text()
    card = await officer.taps("打开 2014-00001")
    assert f"已撤回：填错了（{name}，" in card
    assert f"要恢复，请找{name}或管理员" in card
    await _opens(administrator, kinds.OpenReport(1, ""))
    await administrator.taps("恢复")
    assert f"{name}恢复了您的上报 2014-00001" in await officer.text()


async def _opens(person: Person, button: kinds.Button) -> str:
    return await person.taps_data(button.pack(), await person.form())
