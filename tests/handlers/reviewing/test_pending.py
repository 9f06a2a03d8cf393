"""What waits for review does not count: seen apart, named in a month, withdrawn and back again."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.demonstration.reviewed import with_review
from tests.handlers.acts import open_month, report, sound, stock, withdraw
from tests.handlers.reviewing.acts import STANDS
from tests.town import Person, Town, a_town, plan


@pytest.fixture
async def town(tmp_path: Path) -> AsyncIterator[Town]:
    """A bot that reviews 演出 and 建会率, and says as text, line by line, what it has to say."""
    reviewed = with_review(plan(), {"performances": 1, "unionisation-rate": 1})
    async with a_town(tmp_path, by_plan=reviewed, rich_messages=False) as made:
        yield made


async def test_it_stands_apart_in_the_summary(officer: Person, administrator: Person) -> None:
    await report(officer)
    await stock(officer, "300", "400", "今天")
    summary = await administrator.says("/summary")
    assert "0/30场次 0.0%" in summary
    assert "另有待审2场次" in summary
    assert "尚未上报\n　另有1个单位待审" in summary
    months = await administrator.says("/summary 演出")
    assert "崆峒区　0场次（待审2）" in months
    await administrator.taps("按月按季")
    assert "9月　0场次（待审2）" in await administrator.text()


async def test_it_is_named_and_not_counted_where_a_month_is_confirmed_and_locked(
    town: Town, officer: Person, administrator: Person
) -> None:
    await report(officer)
    await town.set_clock("2014-10-08T09:00:00+08:00")
    await town.at_rest()  # the digest of the holidays is out
    await report(officer, day="10月1日")
    await officer.says("/owe")
    page = await officer.taps("核对2014年9月")
    assert "待审 1 条，未计入" in page
    assert "送文化演出" not in page
    await open_month(administrator, "2014年9月")
    assert "待审 1 条，未计入" in await administrator.taps("锁定全市")


async def test_withdrawn_and_brought_back_it_waits_again(town: Town, officer: Person) -> None:
    await report(officer)
    assert "±0 场次" in await withdraw(officer)
    await officer.taps("恢复这条")
    assert await town.rows(STANDS) == [("pending", 1, 1)]
    assert await sound(town)
