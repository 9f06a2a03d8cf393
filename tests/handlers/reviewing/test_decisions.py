"""Rejecting, undoing, two who tap at once, what changed under the card, and who may not decide."""

from datetime import UTC, datetime

import pytest

from handlers.reviewing import buttons as kinds
from storage.members import Role
from tests.handlers.acts import data_of, lock, open_change, open_mine, report, sound
from tests.handlers.reviewing.acts import (
    DECISIONS,
    STANDS,
    TRAIL,
    approve,
    newest,
)
from tests.town import JINGCHUAN, KONGTONG, ROOT, Person, Town, buttons


async def _open(person: Person) -> str:
    """Open report 1 by the summary's way down."""
    await person.says("/summary")
    await person.taps("八件实事")
    await person.taps("互助保险")
    await person.taps("最新上报")
    return await person.taps("00001")


async def test_a_rejected_report_is_told_does_not_count_and_stays_as_it_is(
    town: Town, officer: Person, reviewer: Person
) -> None:
    await report(officer, "互助保险", "40")
    await reviewer.says("/review")
    assert "不计入进度，填报人不能再改" in await reviewer.taps("⛔️ 不予认定")
    assert "⛔️ 已不予认定 2014-00001：不符合口径" in await reviewer.taps("不符合口径")
    assert await town.rows(STANDS) == [("rejected", 1, 1)]
    assert await town.tally("mutual-insurance") == 0
    told = await newest(officer)
    assert told.startswith("⛔️ 2014-00001 互助保险 不予认定，不计入进度。\n⛔️ 审核不予认定")
    assert "原因：不符合口径" in told
    card = await officer.taps("打开 2014-00001")
    assert "原因：不符合口径" in card
    labels = [label for label, _ in buttons(await officer.form())]
    assert labels == ["🕓 修改记录"]
    await officer.taps_data("ch:1", await officer.form())
    assert "已不予认定，不能再改" in await officer.toast()
    assert await sound(town)


async def test_an_approval_is_undone_with_a_reason_and_waits_again(
    town: Town, officer: Person, reviewer: Person
) -> None:
    await report(officer, "互助保险", "40")
    await approve(reviewer)
    assert "撤销后重新待审" in await reviewer.taps("撤销对 2014-00001")
    said = await reviewer.taps("有新情况")
    assert said.startswith("🔄 已撤销对 2014-00001 的审核：有新情况\n-40 人 → 0/10000")
    assert await town.rows(STANDS) == [("pending", 1, 1)]
    assert await town.rows(DECISIONS) == [(1, 1, 1, "approved", None, None, "", 2, 1)]
    assert await town.rows(TRAIL) == [("filed",), ("approved",), ("approval-undone",)]
    assert "2014-00001 互助保险 的审核通过已撤销" in await newest(officer)
    assert "🔄 撤销通过　9月15日 09:00 吴审核" in await officer.taps("打开") + await officer.taps(
        "修改记录"
    )
    assert "待审核　1 / 1" in await reviewer.says("/review")
    await reviewer.taps("✅ 通过")
    assert await town.rows(STANDS) == [("approved", 1, 1)]
    assert await sound(town)


async def test_a_first_approval_is_undone_while_the_second_waits_and_not_after(
    town: Town, officer: Person, reviewer: Person, administrator: Person
) -> None:
    await report(officer)
    await approve(reviewer)
    card = await reviewer.form()
    old = data_of(card, "撤销对")
    await approve(administrator)
    await reviewer.taps_data(old, card)
    assert "已经撤销，或后来又有变动" in await reviewer.toast()
    await administrator.taps("撤销对")
    await administrator.taps("点错了")
    assert await town.rows(STANDS) == [("pending", 2, 1)]
    await reviewer.taps_data(old, card)
    await reviewer.taps("点错了")
    assert await town.rows(STANDS) == [("pending", 1, 1)]
    assert "没有等您审核" in await administrator.says("/review")
    assert await sound(town)


async def test_a_rejection_can_be_undone_too(town: Town, officer: Person, reviewer: Person) -> None:
    await report(officer, "互助保险", "40")
    await reviewer.says("/review")
    await reviewer.taps("⛔️ 不予认定")
    await reviewer.taps("没有佐证")
    await reviewer.taps("撤销对 2014-00001")
    await reviewer.taps("点错了")
    assert await town.rows(STANDS) == [("pending", 1, 1)]
    assert "不予认定已撤销" in await newest(officer)


async def test_nothing_is_undone_in_a_locked_month(
    town: Town, officer: Person, reviewer: Person, administrator: Person
) -> None:
    await report(officer, "互助保险", "40")
    await approve(reviewer)
    await reviewer.taps("撤销对")
    await lock(administrator, "2014年9月")
    await reviewer.taps("点错了")
    assert "所属月份已锁定，审核不能再撤销" in await reviewer.toast()
    assert await town.rows(STANDS) == [("approved", 1, 1)]


async def test_of_two_who_tap_at_once_one_decides_and_the_other_is_told_who(
    town: Town, officer: Person, reviewer: Person
) -> None:
    colleague = await town.member(7702, "郑审核", KONGTONG, Role.REVIEWER)
    await report(officer, "互助保险", "40")
    await reviewer.says("/review")
    await colleague.says("/review")
    await reviewer.taps("✅ 通过")
    said = await colleague.taps("✅ 通过")
    assert await colleague.toast() == "2014-00001 已由吴审核于 9月15日 09:00 通过。"
    assert "没有等您审核的上报" in said
    assert len(await town.rows(DECISIONS)) == 1
    assert await town.rows(STANDS) == [("approved", 1, 1)]


async def test_a_tap_twice_decides_once(town: Town, officer: Person, reviewer: Person) -> None:
    await report(officer)
    await reviewer.says("/review")
    card = await reviewer.form()
    data = data_of(card, "✅ 通过")
    await reviewer.taps_data(data, card)
    await reviewer.taps_data(data, card)
    assert "已由吴审核于" in await reviewer.toast()
    assert await town.rows(STANDS) == [("pending", 2, 1)]


@pytest.mark.parametrize("act", ["✅ 通过", "↩️ 退回", "⛔️ 不予认定"])
async def test_an_old_version_is_not_decided_on(
    town: Town, officer: Person, reviewer: Person, act: str
) -> None:
    await report(officer, "互助保险", "40")
    await reviewer.says("/review")
    await open_change(officer)
    await officer.taps("✏️ 数量")
    await officer.says("50")
    await officer.taps("保存修改")
    card = await reviewer.taps(act)
    assert "2014-00001 已有新版本" in await reviewer.toast()
    assert "数量：50 人" in card
    assert await town.rows(STANDS) == [("pending", 1, 2)]
    assert await town.rows(DECISIONS) == []


async def test_a_withdrawn_report_is_not_decided_on(
    town: Town, officer: Person, reviewer: Person
) -> None:
    await report(officer, "互助保险", "40")
    await reviewer.says("/review")
    await open_mine(officer)
    await officer.taps("↩️ 撤回")
    await officer.taps("填错了")
    await reviewer.taps("✅ 通过")
    assert "2014-00001 已被撤回，不用审了" in await reviewer.toast()
    assert await town.rows(STANDS) == [("withdrawn", 1, 1)]
    await officer.taps("恢复")
    assert await town.rows(STANDS) == [("pending", 1, 1)]
    assert "待审核　1 / 1" in await reviewer.says("/review")


async def test_nobody_decides_on_what_he_filed_for_another_unit_or_changed(
    town: Town, officer: Person, reviewer: Person, administrator: Person
) -> None:
    colleague = await town.member(7901, "钱主任", ROOT, Role.ADMINISTRATOR)
    await report(administrator, "互助保险", "10")
    await administrator.taps_data(kinds.Approve(1, 1, 1, "").pack(), await administrator.form())
    assert "是您报的或改过的，须由别人审核" in await administrator.toast()
    await approve(colleague)
    assert await town.rows(STANDS) == [("approved", 1, 1)]
    # The administrator changes an officer's report: then he has made a version of it.
    await report(officer)
    await approve(reviewer)
    await administrator.taps_data("ch:2", await administrator.form())
    await administrator.taps("✏️ 数量")
    await administrator.says("3")
    await administrator.taps("保存修改")
    await approve(reviewer)
    assert "没有等您审核" in await administrator.says("/review")
    assert "待复审　1 / 1" in await colleague.says("/review")


async def test_a_reviewer_sees_his_county_only(
    town: Town, officer: Person, reviewer: Person, neighbour: Person
) -> None:
    other = await town.member(7002, "赵强", JINGCHUAN, Role.OFFICER)
    await report(officer, "互助保险", "40")
    await report(other, "互助保险", "90")
    assert "1 / 1\n\n2014-00001" in await reviewer.says("/review")
    assert "1 / 1\n\n2014-00002" in await neighbour.says("/review")
    await neighbour.taps_data(kinds.Approve(1, 1, 1, "").pack(), await neighbour.form())
    assert "没有这条上报，或不在您的单位范围内" in await neighbour.toast()
    assert await town.rows(DECISIONS) == []


async def test_the_federation_does_not_decide_in_a_countys_place(
    town: Town, officer: Person, reviewer: Person, administrator: Person
) -> None:
    await report(officer)
    await administrator.says("/review")
    message = await town_message(administrator)
    await administrator.taps_data(kinds.Approve(1, 1, 1, "").pack(), message)
    assert "现在不归您审核" in await administrator.toast()
    await reviewer.says("/review")
    await reviewer.taps_data(kinds.Approve(1, 1, 2, "").pack(), await reviewer.form())
    assert "现在不归您审核" in await reviewer.toast()
    assert await town.rows(STANDS) == [("pending", 1, 1)]


async def town_message(person: Person) -> dict[str, object]:
    """A message with buttons to tap old data on."""
    await person.says("/settings")
    return await person.form()


async def test_a_changed_approved_report_is_reviewed_again_and_that_is_said_before(
    town: Town, officer: Person, reviewer: Person
) -> None:
    await report(officer, "互助保险", "40")
    await approve(reviewer)
    card = await open_change(officer)
    assert "⚠️ 这条已审核通过；保存修改后要重新审核，审核通过前不计入进度。" in card
    await officer.taps("✏️ 数量")
    await officer.says("50")
    said = await officer.taps("保存修改")
    assert "-40 人 → 0/10000" in said
    assert "⏳ 待审核，通过后计入进度" in said
    assert await town.rows(STANDS) == [("pending", 1, 2)]
    assert "✅ 审核通过" not in await open_mine(officer), "that was another version"
    assert await sound(town)
    await approve(reviewer)
    assert await town.rows(STANDS) == [("approved", 1, 2)]


async def test_an_approved_report_without_review_is_changed_as_ever(
    town: Town, officer: Person
) -> None:
    await report(officer, "爱心助学", "40")
    assert "重新审核" not in await open_change(officer)


async def test_who_approved_hears_of_a_withdrawal_and_it_comes_back_approved(
    town: Town, officer: Person, reviewer: Person
) -> None:
    await report(officer, "互助保险", "40")
    await approve(reviewer)
    await open_mine(officer)
    await officer.taps("↩️ 撤回")
    await officer.taps("没有办成")
    assert await newest(reviewer) == ("↩️ 您通过的 2014-00001 互助保险 已由王芳撤回：活动没有办成")
    assert "⛔️ 已撤回" in await reviewer.taps("打开")
    await officer.taps("恢复")
    assert await town.rows(STANDS) == [("approved", 1, 1)]
    assert await sound(town)


async def test_an_opened_report_leads_to_its_review(
    town: Town, officer: Person, reviewer: Person
) -> None:
    await report(officer, "互助保险", "40")
    assert "⏳ 待审核" in await _open(reviewer)
    assert "🔎 待审核　1 / 1" in await reviewer.taps("🔎 去审核")
    await reviewer.taps("✅ 通过")
    assert "✅ 审核通过" in await _open(reviewer)
    await reviewer.taps("撤销对 2014-00001")
    assert "审核通过" in await reviewer.taps("不撤销")
    await _open(officer)
    assert not [label for label, _ in buttons(await officer.form()) if "审核" in label]


async def test_a_review_row_is_never_changed_or_removed(
    town: Town, officer: Person, reviewer: Person
) -> None:
    await report(officer, "互助保险", "40")
    await approve(reviewer)
    for sql in ("UPDATE review SET decision = 'rejected'", "DELETE FROM review"):
        with pytest.raises(Exception, match="a review is never"):
            async with town.database.transaction() as connection:
                await connection.execute_fetchall(sql)
    now = datetime(2014, 9, 15, tzinfo=UTC).isoformat()
    undo = "UPDATE review SET undone_by = 1, undone_at = ?"
    async with town.database.transaction() as connection:
        await connection.execute_fetchall(undo, (now,))
    with pytest.raises(Exception, match="undone once"):
        async with town.database.transaction() as connection:
            await connection.execute_fetchall(undo, (now,))
