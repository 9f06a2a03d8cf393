"""The weekly reminder: who gets it, when, and that nobody gets it twice."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from plan.model import ReminderRules, ReportingCalendar
from plan.workdays import is_workday, out_of_quiet
from storage.members import Role
from tests.town import JINGCHUAN, Person, Town

FRIDAY = "2014-09-19T15:00:30+08:00"
ZONE = ZoneInfo("Asia/Shanghai")


async def _reminders(person: Person) -> list[str]:
    said = [str(message.get("text", "")) for message in await person.screen()]
    return [text for text in said if text.startswith("📌")]


async def _report(person: Person) -> None:
    await person.says("/report")
    await person.says("爱心助学")
    await person.says("1")
    await person.taps("今天")
    await person.taps("✅ 上报")


async def _until(town: Town, instant: str, person: Person, count: int) -> None:
    await town.set_clock(instant)
    await town.until(lambda: _has(person, count))


async def _has(person: Person, count: int) -> bool:
    return len(await _reminders(person)) >= count


async def test_who_has_filed_nothing_is_reminded_once_on_friday_afternoon(
    town: Town, officer: Person, administrator: Person
) -> None:
    busy = await town.member(7002, "赵强", JINGCHUAN, Role.OFFICER)
    await _report(busy)
    await town.set_clock("2014-09-19T14:58:00+08:00")
    assert await _reminders(officer) == []
    await _until(town, FRIDAY, officer, 1)
    [reminder] = await _reminders(officer)
    assert "崆峒区本周（9月15日至9月21日）还没有上报" in reminder
    assert await _reminders(busy) == []
    assert await _reminders(administrator) == []
    assert "报哪一项" in await officer.taps("上报")


async def test_restarts_and_a_moving_clock_remind_nobody_twice(town: Town, officer: Person) -> None:
    await _until(town, FRIDAY, officer, 1)
    await town.restart_bot()
    await town.set_clock("2014-09-17T09:00:00+08:00")
    await town.set_clock("2014-09-20T15:00:00+08:00")
    await town.restart_bot()
    await _until(town, "2014-09-26T16:00:00+08:00", officer, 2)
    first, second = await _reminders(officer)
    assert "9月15日至9月21日" in first
    assert "9月22日至9月28日" in second


async def test_a_missed_reminder_is_made_up_for_but_not_at_night(
    town: Town, officer: Person
) -> None:
    await town.stop_bot()
    await town.post("/clock", {"set": "2014-09-20T22:30:00+08:00"})
    await town.start_bot()
    [(run_at,)] = await town.until_rows(
        "SELECT run_at FROM job WHERE kind = 'remind' AND run_at > '2014-09-20T15'"
    )
    assert run_at == "2014-09-21T00:00:00.000000Z", "Sunday, eight in the morning there"
    assert await _reminders(officer) == []
    await _until(town, "2014-09-21T08:00:30+08:00", officer, 1)


async def test_after_sunday_evening_it_is_too_late(town: Town, officer: Person) -> None:
    await town.stop_bot()
    await town.post("/clock", {"set": "2014-09-21T21:00:30+08:00"})
    await town.start_bot()
    await town.until_rows("SELECT 1 FROM job WHERE kind = 'remind' AND status = 'done'")
    assert await _reminders(officer) == []


async def test_who_wants_no_weekly_reminder_gets_none(town: Town, officer: Person) -> None:
    other = await town.member(7002, "赵强", JINGCHUAN, Role.OFFICER)
    await officer.says("/settings")
    await officer.taps("关掉每周提醒")
    await _until(town, FRIDAY, other, 1)
    assert await _reminders(officer) == []


async def test_quiet_hours_of_ones_own_are_kept_longer_or_shorter(
    town: Town, officer: Person
) -> None:
    early = await town.member(7002, "赵强", JINGCHUAN, Role.OFFICER)
    for person, begin, end in ((officer, "20", "10"), (early, "23", "6")):
        await person.says("/settings")
        await person.taps("免打扰时间")
        await person.taps(begin)
        await person.taps(end)
    await town.stop_bot()
    await town.post("/clock", {"set": "2014-09-20T22:30:00+08:00"})
    await town.start_bot()
    await town.until(lambda: _has(early, 1))
    assert await _reminders(officer) == []
    await _until(town, "2014-09-21T09:59:00+08:00", early, 1)
    assert await _reminders(officer) == []
    await _until(town, "2014-09-21T10:00:30+08:00", officer, 1)
    await town.until(lambda: _has(early, 2))
    _first, last = await _reminders(early)
    assert "补报到9月21日 21:00 为止" in last


async def test_a_report_by_anyone_for_the_unit_counts(
    town: Town, officer: Person, administrator: Person
) -> None:
    await administrator.says("/report")
    await administrator.says("爱心助学")
    await administrator.says("1")
    await administrator.taps("今天")
    await administrator.taps("✏️ 单位")
    await administrator.taps("崆峒区")
    await administrator.taps("✅ 上报")
    await town.set_clock(FRIDAY)
    await town.until_rows("SELECT 1 FROM job WHERE kind = 'remind' AND status = 'done'")
    assert await _reminders(officer) == []


def test_the_plan_files_own_days_go_before_the_statutory_calendar() -> None:
    calendar = ReportingCalendar(workdays=(date(2014, 10, 1),), holidays=(date(2014, 9, 16),))
    assert is_workday(date(2014, 10, 1), calendar)
    assert not is_workday(date(2014, 9, 16), calendar)


def test_beyond_the_known_years_weekends_count() -> None:
    assert is_workday(date(2031, 10, 1), ReportingCalendar())
    assert not is_workday(date(2031, 10, 4), ReportingCalendar())


@pytest.mark.parametrize(
    ("asked", "allowed"),
    [("15:00", "19T15:00"), ("21:00", "20T08:00"), ("02:00", "19T08:00"), ("08:00", "19T08:00")],
)
def test_nobody_is_written_to_at_night(asked: str, allowed: str) -> None:
    instant = datetime.fromisoformat(f"2014-09-19T{asked}").replace(tzinfo=ZONE)
    expected = datetime.fromisoformat(f"2014-09-{allowed}").replace(tzinfo=ZONE)
    assert out_of_quiet(instant, ReminderRules()) == expected
