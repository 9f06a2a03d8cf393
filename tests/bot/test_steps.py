"""A week goes by: reminder, second call, the county's reviewers, the federation; never twice."""

from pathlib import Path

from plan.model import ReportingCalendar
from storage.members import Role
from tests.bot.days import heard, passes
from tests.handlers.acts import report
from tests.town import JINGCHUAN, KONGTONG, ROOT, Person, Town, a_town, plan

FRIDAY, SUNDAY = "2014-09-19T15:00:30+08:00", "2014-09-21T08:00:30+08:00"
MONDAY, MONDAY_NINE = "2014-09-22T08:00:30+08:00", "2014-09-22T09:00:30+08:00"


OTHERS = "📋 崆峒区还有这些要办"


async def test_who_stays_silent_is_called_again_then_others_hear_of_it(
    town: Town, officer: Person, administrator: Person
) -> None:
    reviewer = await town.member(7100, "孙审核", KONGTONG, Role.REVIEWER)
    await passes(town, FRIDAY, "remind")
    assert len(await heard(officer, "📌")) == 1
    await passes(town, SUNDAY, "nudge")
    assert "补报到9月21日 21:00 为止" in (await heard(officer, "📌"))[1]
    assert await heard(reviewer, "📣") == []
    await passes(town, MONDAY, "overdue")
    [told] = await heard(reviewer, "📣")
    assert "9月15日至9月21日，1 个单位未报" in told
    assert "崆峒区" in told
    assert await heard(administrator, "📣") == []
    await passes(town, MONDAY_NINE, "escalate")
    [escalated] = await heard(administrator, "📣")
    assert "8 个单位" in escalated
    assert "崆峒区" in escalated
    assert len(await heard(officer, "📌")) == 2


async def test_the_button_of_an_escalation_nudges_about_that_week(
    town: Town, officer: Person, administrator: Person
) -> None:
    await passes(town, MONDAY_NINE, "escalate")
    await administrator.taps("催一催")
    await town.until_rows("SELECT 1 FROM outbox WHERE occasion LIKE 'by-hand:%'")
    await town.quiet()
    assert "9月15日至9月21日没有上报" in (await heard(officer, "📌"))[-1]
    assert "已记零报告：崆峒区，9月15日起的一周" in await officer.taps("当期无")


async def test_a_unit_that_reported_or_said_nothing_hears_no_more(
    town: Town, officer: Person, administrator: Person
) -> None:
    other = await town.member(7002, "赵强", JINGCHUAN, Role.OFFICER)
    await passes(town, FRIDAY, "remind")
    await officer.taps("本周无")
    await report(other, "爱心助学")
    await passes(town, SUNDAY, "nudge")
    assert [len(await heard(one, "📌")) for one in (officer, other)] == [1, 1]
    await passes(town, MONDAY_NINE, "escalate")
    [escalated] = await heard(administrator, "📣")
    assert "6 个单位" in escalated
    assert "崆峒区" not in escalated
    assert "泾川县" not in escalated


async def test_nothing_goes_to_who_cannot_or_may_not_read_it(town: Town, officer: Person) -> None:
    gone = await town.member(7002, "赵强", JINGCHUAN, Role.OFFICER)
    async with town.database.transaction() as connection:
        await connection.execute_fetchall("UPDATE member SET reachable = 0 WHERE name = '赵强'")
        await connection.execute_fetchall(
            "UPDATE member SET status = 'suspended' WHERE name = '王芳'"
        )
    await passes(town, FRIDAY, "remind")
    assert [await heard(one, "📌") for one in (officer, gone)] == [[], []]
    assert await town.rows("SELECT * FROM unasked") == []


async def test_what_else_is_owed_comes_in_the_same_message(town: Town, officer: Person) -> None:
    await report(officer, "送文化演出")
    await passes(town, FRIDAY, "remind")
    [said] = await heard(officer, OTHERS)
    assert "2014-00001 送文化演出 缺照片" in said
    await town.set_clock("2014-09-26T15:00:30+08:00")
    await town.until_rows(
        "SELECT 1 FROM job WHERE occasion = 'remind:2014-09-22' AND status='done'"
    )
    await town.quiet()
    [said] = await heard(officer, "📌")
    assert "本周（9月22日至9月28日）还没有上报" in said
    assert "缺照片" in said


async def test_missing_photos_are_spoken_of_once_after_two_working_days(
    town: Town, officer: Person
) -> None:
    await report(officer, "送文化演出")
    for day, many in ((16, 0), (17, 1), (18, 1)):
        await passes(town, f"2014-09-{day}T09:00:30+08:00", "morning")
        assert len(await heard(officer, OTHERS)) == many, day
    assert await town.rows("SELECT day, kind, many FROM unasked") == [("2014-09-17", "morning", 1)]


async def test_indicators_that_lag_are_no_reason_to_write_every_week(
    tmp_path: Path,
) -> None:
    quotas = {"mutual-insurance": 5000}
    units = [
        unit.model_copy(update={"quotas": quotas}) if unit.code == KONGTONG else unit
        for unit in plan().units
    ]
    async with a_town(tmp_path, by_plan=plan().model_copy(update={"units": tuple(units)})) as town:
        officer = await town.member(7001, "王芳", KONGTONG, Role.OFFICER)
        for monday, friday in ((15, 19), (22, 26)):
            await town.set_clock(f"2014-09-{monday}T10:00:00+08:00")
            await report(officer, "互助保险", "1")
            await passes(town, f"2014-09-{friday}T15:00:30+08:00", "remind")
        [said] = await heard(officer, OTHERS)
        assert "互助保险 差" in said


async def test_a_snoozed_reminder_comes_back_even_after_a_restart(
    town: Town, officer: Person
) -> None:
    await passes(town, FRIDAY, "remind")
    await officer.taps("1小时后")
    assert "9月19日 16:00 再提醒您" in await officer.toast()
    await town.restart_bot()
    await town.set_clock("2014-09-19T16:01:00+08:00")
    await town.until_rows("SELECT 1 FROM job WHERE kind = 'snooze' AND status = 'done'")
    await town.quiet()
    assert len(await heard(officer, "📌")) == 2
    await officer.taps("明早")
    assert "9月20日 09:00" in await officer.toast()
    await officer.taps("本周无")
    await officer.taps("明早")
    assert "没有要办的" in await officer.toast()
    await town.set_clock("2014-09-20T09:00:30+08:00")
    await town.until_rows("SELECT 1 FROM job WHERE kind = 'snooze' AND status = 'done'")
    await town.quiet()
    assert len(await heard(officer, "📌")) == 2


async def test_after_an_outage_of_weeks_only_what_still_makes_sense_is_said(
    town: Town, officer: Person, administrator: Person
) -> None:
    await town.stop_bot()
    await town.post("/clock", {"set": "2014-10-13T10:00:00+08:00"})  # a Monday
    await town.start_bot()
    await town.until_rows(
        "SELECT 1 FROM job WHERE occasion = 'escalate:2014-10-06' AND status = 'done'"
    )
    await town.until_rows(
        "SELECT 1 FROM job WHERE occasion = 'escalate:2014-09-15' AND status = 'done'"
    )
    await town.quiet()
    assert await heard(officer, "📌") == []
    [escalated] = await heard(administrator, "📣")
    assert "10月6日至10月12日" in escalated


async def test_ten_days_are_reminded_of_on_their_last_working_day(tmp_path: Path) -> None:
    calendar = ReportingCalendar.model_validate({"period": "ten-days"})
    by_tens = plan().model_copy(update={"calendar": calendar})
    async with a_town(tmp_path, by_plan=by_tens) as town:
        officer = await town.member(7001, "王芳", KONGTONG, Role.OFFICER)
        await passes(town, FRIDAY, "remind")  # the 20th is a Saturday
        [said] = await heard(officer, "📌")
        assert "崆峒区本旬（9月11日至9月20日）还没有上报" in said
        assert "9月11日起的一旬没有要报的" in await officer.taps("本旬无")


async def test_the_federations_reviewers_hear_with_the_administrators(town: Town) -> None:
    reviewer = await town.member(7101, "周审核", ROOT, Role.REVIEWER)
    await passes(town, MONDAY, "overdue")
    assert await heard(reviewer, "📣") == []
    await passes(town, MONDAY_NINE, "escalate")
    assert len(await heard(reviewer, "📣")) == 1


async def test_a_reminder_is_forgotten_when_it_cannot_recur_and_still_counted(
    town: Town, officer: Person
) -> None:
    await passes(town, FRIDAY, "remind")
    sql = "SELECT 1 FROM {} WHERE occasion LIKE 'remind:2014-09-15%'"
    for table in ("outbox", "job"):
        assert await town.rows(sql.format(table)) == [(1,)]
    await town.set_clock("2015-01-05T10:00:00+08:00")

    async def forgotten() -> bool:
        return not [row for one in ("outbox", "job") for row in await town.rows(sql.format(one))]

    await town.until(forgotten)
    assert await town.rows("SELECT day, many FROM unasked") == [("2014-09-19", 1)]
