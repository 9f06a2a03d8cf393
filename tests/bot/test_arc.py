"""The main job, end to end: an officer reports, the plan moves, the administrator sees it."""

from tests.town import Person, Town


async def test_a_performance_reaches_the_summary(
    town: Town, officer: Person, administrator: Person
) -> None:
    assert "报哪一项" in await officer.says("/report")
    assert "数量是多少" in await officer.taps("送文化演出")
    assert "是哪一天" in await officer.says("2")
    assert "请核对" in await officer.taps("今天")
    receipt = await officer.taps("✅ 上报")
    assert "2014-00001" in receipt
    assert "+2 场次 → 2/30，6.7%；序时进度 70.7%，差 20 场次" in receipt
    assert await town.tally("performances") == 2

    summary = await administrator.says("/summary")
    assert "2/30场次 6.7%" in summary
