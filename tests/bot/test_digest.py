"""The digest: what it tells, to whom, when; and that its seal verifies the trail."""

import re

from storage import chain
from storage.members import Role
from tests.handlers.acts import report, stock
from tests.town import JINGCHUAN, KONGTONG, ROOT, Person, Town

MONDAY_NINE = "2014-09-22T09:00:30+08:00"


async def _digests(person: Person) -> list[str]:
    said = [str(message.get("text", "")) for message in await person.screen()]
    return [text for text in said if text.startswith("📰")]


async def _sent(town: Town, instant: str = MONDAY_NINE, count: int = 1) -> None:
    await town.set_clock(instant)

    async def done() -> bool:
        rows = await town.rows("SELECT count(*) FROM job WHERE kind = 'digest' AND status = 'done'")
        return rows == [(count,)]

    await town.until(done)
    await town.quiet()


async def test_the_week_is_told_on_monday_morning(
    town: Town, officer: Person, administrator: Person
) -> None:
    leader = await town.member(7950, "马主席", ROOT, Role.LEADER)
    other = await town.member(7002, "赵强", JINGCHUAN, Role.OFFICER)
    await report(officer, "送文化演出", "3")
    await stock(officer, "350", "412", "今天")
    await town.set_clock("2014-09-20T10:00:00+08:00")  # after the due time, before the close
    await report(other, "爱心助学", "600")
    await _sent(town)
    [told] = await _digests(administrator)
    assert told.startswith("📰 平凉市进展快报\n9月15日至9月21日　时间进度 72.3%")
    assert "应报 8，已报 2，上报率 25.0%\n及时率 12.5%" in told
    assert "未报（6）：市直、灵台县" in told
    assert "🔹 爱心助学 +600人\n　600/3000人 20.0%" in told
    assert "🔹 送文化演出 +3场次\n　3/30场次 10.0%" in told
    assert told.index("爱心助学 +600") < told.index("送文化演出 +3")
    assert "🔹 建会率 " in told
    assert "落后\n" in told
    assert await _digests(leader) == [told]
    assert await _digests(officer) == await _digests(other) == []


async def test_the_seal_is_the_trails_newest_hash(town: Town, administrator: Person) -> None:
    _, newest = await chain.newest(town.database.reader)
    await _sent(town)
    [told] = await _digests(administrator)
    found = re.search(r"fieldtally check --audit --hash ([0-9a-f]{12})$", told, re.MULTILINE)
    assert found is not None
    assert newest.startswith(found[1])
    assert (await chain.check(town.database.reader, found[1])).seen


async def test_a_leader_of_a_county_reads_of_his_county(town: Town, officer: Person) -> None:
    leader = await town.member(7950, "马主席", KONGTONG, Role.LEADER)
    other = await town.member(7002, "赵强", JINGCHUAN, Role.OFFICER)
    await report(other, "送文化演出", "4")
    await _sent(town)
    [told] = await _digests(leader)
    assert "崆峒区进展快报" in told
    assert "应报 1，已报 0，上报率 0.0%" in told
    assert "没有新增" in told
    assert "送文化演出" not in told


async def test_a_holiday_moves_it_to_the_first_working_day(
    town: Town, administrator: Person
) -> None:
    # The 6th and 7th of October are holidays; nothing is said on the Monday.
    await town.set_clock("2014-10-06T09:00:30+08:00")
    await town.until_rows("SELECT 1 FROM job WHERE occasion = 'digest:weekly:2014-09-29'")
    await town.quiet()
    assert await _digests(administrator) == []
    await _sent(town, "2014-10-08T09:00:30+08:00", 2)
    [told] = await _digests(administrator)
    assert "9月29日至10月5日" in told


async def test_restarts_and_a_moving_clock_bring_no_second_one(
    town: Town, administrator: Person
) -> None:
    await _sent(town)
    await town.set_clock("2014-09-18T09:00:00+08:00")
    await town.restart_bot()
    await _sent(town, "2014-09-22T10:00:00+08:00")
    await town.restart_bot()
    assert len(await _digests(administrator)) == 1


async def test_one_that_is_days_late_is_no_news(town: Town, administrator: Person) -> None:
    await town.stop_bot()
    await town.post("/clock", {"set": "2014-09-25T09:00:00+08:00"})
    await town.start_bot()
    await town.until_rows("SELECT 1 FROM job WHERE kind = 'digest' AND status = 'done'")
    await town.quiet()
    assert await _digests(administrator) == []
