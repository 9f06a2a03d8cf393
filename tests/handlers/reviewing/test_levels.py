"""A report of no, one or two levels of review, from filing to the receipt of its approval."""

from storage.members import Role
from tests.handlers.acts import open_mine, report, sound
from tests.handlers.reviewing.acts import (
    DECISIONS,
    STANDS,
    TRAIL,
    approve,
    later,
    newest,
)
from tests.town import JINGCHUAN, KONGTONG, ROOT, Person, Town, buttons

BY_STATUS = "SELECT status, value FROM tally WHERE indicator = ? AND part = 'quantity'"


async def test_without_review_a_report_counts_at_once(
    town: Town, officer: Person, reviewer: Person
) -> None:
    assert "+20 人 → 20/3000" in await report(officer, "爱心助学", "20")
    assert await town.rows(STANDS) == [("approved", 0, 1)]
    assert "没有等您审核的上报" in await reviewer.says("/review")


async def test_with_one_level_the_county_decides(
    town: Town, officer: Person, reviewer: Person, administrator: Person
) -> None:
    receipt = await report(officer, "互助保险", "40")
    assert receipt == "✅ 已收到，回执号 2014-00001\n⏳ 待审核，通过后计入进度"
    assert await town.rows(STANDS) == [("pending", 1, 1)]
    assert await town.rows(BY_STATUS, "mutual-insurance") == [("pending", 40)]
    assert "没有等您审核的上报" in await administrator.says("/review")
    card = await reviewer.says("/review")
    assert card.startswith("🔎 待审核　1 / 1\n\n2014-00001　待审\n实事二")
    assert "通过后：+40 人 → 40/10000，0.4%；序时进度 70.7%，差 7029 人" in card
    assert await town.rows(BY_STATUS, "mutual-insurance") == [("pending", 40)], "only looked at"
    said = await reviewer.taps("✅ 通过")
    assert said.startswith("✅ 已通过 2014-00001\n+40 人 → 40/10000，0.4%")
    assert "没有等您审核的上报" in said
    assert await town.rows(STANDS) == [("approved", 1, 1)]
    assert await town.rows(BY_STATUS, "mutual-insurance") == [("approved", 40)]
    assert await sound(town)


async def test_with_two_levels_both_decide_and_the_officer_hears_what_it_did(
    town: Town, officer: Person, reviewer: Person, administrator: Person
) -> None:
    assert "⏳ 待初审，通过后计入进度" in await report(officer)
    card = await reviewer.says("/review")
    assert "待初审　1 / 1" in card
    assert "复审也通过后：+2 场次 → 2/30" in card
    assert "⏳ 待复审，通过后计入进度" in await reviewer.taps("✅ 通过")
    assert await town.rows(STANDS) == [("pending", 2, 1)]
    assert await town.tally("performances") == 2
    called = await later(town, administrator, "2014-09-15T09:02:00+08:00", "等您审核")
    assert called == "📥 有 1 条上报等您审核。"
    card = await administrator.taps("去审核")
    assert "待复审　1 / 1" in card
    assert "✅ 初审通过　9月15日 09:00 吴审核" in card
    assert "⏳" not in card
    assert "+2 场次 → 2/30，6.7%" in await administrator.taps("✅ 通过")
    assert await town.rows(STANDS) == [("approved", 2, 1)]
    assert await town.rows(DECISIONS) == [
        (1, 1, 1, "approved", None, None, "", 2, 0),
        (1, 1, 2, "approved", None, None, "", 3, 0),
    ]
    assert await town.rows(TRAIL) == [("filed",), ("approved",), ("approved",)]
    said = await later(town, officer, "2014-09-15T09:05:00+08:00", "审核通过")
    assert said == (
        "✅ 审核通过 1 条\n\n2014-00001 送文化演出 2场次\n"
        "+2 场次 → 2/30，6.7%；序时进度 70.7%，差 20 场次"
    )
    assert "复审通过　9月15日 09:02 李主任" in await officer.taps("00001 送文化演出")
    assert await sound(town)


async def test_approvals_of_a_moment_are_told_in_one_message(
    town: Town, officer: Person, reviewer: Person
) -> None:
    for quantity in ("10", "20", "30"):
        await report(officer, "互助保险", quantity)
        await approve(reviewer)
    before = len(await officer.screen())
    said = await later(town, officer, "2014-09-15T09:03:00+08:00", "审核通过 3 条")
    assert len(await officer.screen()) == before + 1
    assert said.count("互助保险") == 3
    assert "+60 人 → 60/10000" in said
    await report(officer, "互助保险", "5")
    await approve(reviewer)
    said = await later(town, officer, "2014-09-15T09:10:00+08:00", "审核通过 1 条")
    assert "2014-00004 互助保险 5人\n+5 人 → 65/10000" in said


async def test_what_was_undone_meanwhile_is_not_told_as_approved(
    town: Town, officer: Person, reviewer: Person
) -> None:
    await report(officer, "互助保险", "40")
    await approve(reviewer)
    await reviewer.taps("撤销对")
    await reviewer.taps("点错了")
    assert "审核通过已撤销，重新待审。原因：点错了" in await newest(officer)
    await town.set_clock("2014-09-15T09:03:00+08:00")
    done = "SELECT 1 FROM job WHERE kind = 'review-approved' AND status = 'done'"
    await town.until_rows(done)
    assert "审核通过 1 条" not in await newest(officer)


async def test_only_the_first_report_in_an_empty_queue_calls_the_reviewer(
    town: Town, officer: Person, reviewer: Person
) -> None:
    await report(officer, "互助保险", "40")
    await report(officer, "互助保险", "90")
    assert await town.rows("SELECT count(*) FROM job WHERE kind = 'review-queue'") == [(1,)]
    called = await later(town, reviewer, "2014-09-15T09:02:00+08:00", "等您审核")
    assert called == "📥 有 2 条上报等您审核。"
    await report(officer, "互助保险", "150")
    assert await town.rows("SELECT count(*) FROM job WHERE kind = 'review-queue'") == [(0,)]
    assert "1 / 3" in await reviewer.taps("去审核")


CALL = "SELECT run_at FROM job WHERE kind = 'review-queue'"


async def test_at_night_the_call_waits_for_the_morning(
    town: Town, officer: Person, reviewer: Person
) -> None:
    await town.set_clock("2014-09-15T22:00:00+08:00")
    await report(officer, "互助保险", "40")
    await town.set_clock("2014-09-15T22:05:00+08:00")
    await town.at_rest()
    assert await town.rows(CALL) == [("2014-09-16T00:00:00.000000Z",)]
    await later(town, reviewer, "2014-09-16T08:00:01+08:00", "📥 有 1 条上报等您审核")


async def test_the_call_keeps_the_reviewers_own_quiet_hours(
    town: Town, officer: Person, reviewer: Person
) -> None:
    await reviewer.says("/settings")
    for label in ("免打扰时间", "20", "10"):
        await reviewer.taps(label)
    await report(officer, "互助保险", "40")
    await town.set_clock("2014-09-15T09:05:00+08:00")
    await town.at_rest()
    assert await town.rows(CALL) == [("2014-09-15T02:00:00.000000Z",)]
    await later(town, reviewer, "2014-09-15T10:00:01+08:00", "📥 有 1 条上报等您审核")


async def test_where_a_county_has_no_reviewer_the_federation_stands_in(
    town: Town, administrator: Person
) -> None:
    officer = await town.member(7002, "赵强", JINGCHUAN, Role.OFFICER)
    assert "待初审（本级没有可审核的人，由市级代审）" in await report(officer)
    card = await administrator.says("/review")
    assert "（本级没有可审核的人，由市级代审）" in card
    await administrator.taps("✅ 通过")
    assert await town.rows(STANDS) == [("pending", 2, 1)]
    await approve(administrator)
    assert await town.rows(STANDS) == [("approved", 2, 1)]


async def test_an_unreachable_reviewer_stops_nothing(
    town: Town, officer: Person, reviewer: Person, administrator: Person
) -> None:
    await town.post(f"/chats/{reviewer.number}/block", {"from": reviewer.number, "blocked": True})
    async with town.database.transaction() as connection:
        await connection.execute_fetchall("UPDATE member SET reachable = 0 WHERE name = '吴审核'")
    assert "由市级代审" in await report(officer)
    assert "待初审　1 / 1" in await administrator.says("/review")


async def test_where_nobody_at_all_may_review_the_officer_is_told(
    town: Town, administrator: Person
) -> None:
    said = await report(administrator, "互助保险", "40")
    assert "但目前没有能审这一条的人（本人不能审自己报的）" in said
    assert "没有等您审核的上报" in await administrator.says("/review")
    await town.member(7901, "钱主任", ROOT, Role.ADMINISTRATOR)
    await open_mine(administrator)
    assert "由市级代审" in await administrator.text()


async def test_a_reviewers_own_report_skips_no_level(
    town: Town, reviewer: Person, administrator: Person
) -> None:
    colleague = await town.member(7702, "郑审核", KONGTONG, Role.REVIEWER)
    await report(reviewer)
    assert "没有等您审核的上报" in await reviewer.says("/review")
    assert "待初审　1 / 1" in await colleague.says("/review")
    assert [label for label, _ in buttons(await colleague.form()) if "通过" in label]
    assert "没有等您审核的上报" in await administrator.says("/review")


async def test_the_card_says_how_it_was_reviewed_and_so_does_the_history(
    town: Town, officer: Person, reviewer: Person
) -> None:
    await report(officer, "互助保险", "40")
    assert "⏳ 待审核，通过后计入进度" in await open_mine(officer)
    await approve(reviewer)
    assert "✅ 审核通过　9月15日 09:00 吴审核" in await open_mine(officer)
    assert "✅ 审核通过　9月15日 09:00 吴审核" in await officer.taps("修改记录")
    assert "⏳" not in await officer.taps("返回")
