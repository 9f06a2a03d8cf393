"""What waits for somebody under review: he hears of it in the morning, by the rules of review."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.demonstration.reviewed import with_review
from storage.members import Role
from tests.bot.days import heard, passes
from tests.handlers.acts import report
from tests.handlers.reviewing.acts import approve, send_back
from tests.town import KONGTONG, ROOT, Person, Town, a_town, plan

OTHERS, WAITING = "📋 崆峒区还有这些要办", "🔎"


@pytest.fixture
async def town(tmp_path: Path) -> AsyncIterator[Town]:
    """A running bot on a plan with review: 演出 at two levels, 互助保险 at one."""
    levels = {"performances": 2, "mutual-insurance": 1}
    async with a_town(tmp_path, by_plan=with_review(plan(), levels)) as made:
        yield made


@pytest.fixture
async def reviewer(town: Town) -> Person:
    """孙审核, the reviewer of 崆峒区."""
    return await town.member(7100, "孙审核", KONGTONG, Role.REVIEWER)


async def _morning(town: Town, day: int) -> None:
    await passes(town, f"2014-09-{day}T09:00:30+08:00", "morning")


async def test_a_returned_report_is_spoken_of_after_two_working_days(
    town: Town, officer: Person, reviewer: Person
) -> None:
    await report(officer, "互助保险")
    await town.set_clock("2014-09-18T10:00:00+08:00")  # a Thursday
    await send_back(reviewer)
    await _morning(town, 19)
    assert await heard(officer, OTHERS) == []
    await passes(town, "2014-09-19T15:00:30+08:00", "remind")
    [said] = await heard(officer, OTHERS)
    assert "2014-00001 互助保险 被退回" in said
    # On Monday it has waited two working days, and nobody spoke of it since it had.
    for day in (22, 23):
        await _morning(town, day)
    assert len(await heard(officer, OTHERS)) == 2


async def test_a_reviewer_hears_each_working_morning_and_opens_the_queue_from_there(
    town: Town, officer: Person, reviewer: Person, administrator: Person
) -> None:
    await report(officer)
    for day, many in ((16, 0), (17, 1), (18, 2)):
        await _morning(town, day)
        assert len(await heard(reviewer, WAITING)) == many, day
    assert "1 条上报等您审核，最早的已等了 2 个工作日" in (await heard(reviewer, WAITING))[0]
    assert await heard(administrator, WAITING) == []
    assert "2014-00001" in await reviewer.taps("去审核")  # in place of the second reminder
    await reviewer.taps("✅ 通过")
    await _morning(town, 19)
    assert len(await heard(reviewer, WAITING)) == 1
    [said] = await heard(administrator, WAITING)
    assert "1 条上报等您审核" in said


async def test_nobody_is_reminded_of_his_own_report_but_who_stands_in(
    town: Town, reviewer: Person, administrator: Person
) -> None:
    await report(reviewer)
    await _morning(town, 17)
    assert await heard(reviewer, WAITING) == []
    assert len(await heard(administrator, WAITING)) == 1


async def test_the_second_level_waits_for_the_federation_alone(
    town: Town, officer: Person, reviewer: Person
) -> None:
    federal = await town.member(7101, "周审核", ROOT, Role.REVIEWER)
    await report(officer)
    await approve(reviewer)
    await _morning(town, 17)
    assert await heard(reviewer, WAITING) == []
    assert len(await heard(federal, WAITING)) == 1


async def test_who_gets_the_digest_hears_of_what_waits_there_only(
    town: Town, officer: Person, administrator: Person
) -> None:
    await report(officer)
    await passes(town, "2014-09-22T09:00:30+08:00", "digest")
    await town.until_rows(
        "SELECT 1 FROM job WHERE occasion = 'morning:2014-09-22' AND status = 'done'"
    )
    await town.quiet()
    [told] = await heard(administrator, "📰")
    assert "待审 1 条" in told
    assert await heard(administrator, WAITING) == []
