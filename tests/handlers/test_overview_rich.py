"""The summary as rich message: a table a section, edited in place from level to level."""

from tests.handlers.acts import report
from tests.town import Json, Person, Town


async def _tables(town: Town, method: str) -> list[Json]:
    calls = await town.calls(method)
    return [call for call in calls if "<table" in str(call["params"])]


async def test_the_whole_plan_is_a_table_a_section(
    town: Town, officer: Person, administrator: Person
) -> None:
    await report(officer)
    said = await administrator.says("/summary")
    assert "指标 | 完成 | 快慢" in said
    assert "送文化演出 | 2/30场次 6.7% | ▼ 64.0" in said
    [sent] = await _tables(town, "sendRichMessage")
    assert str(sent["params"]).count("<table") == 4


async def test_levels_are_turned_in_the_same_message(
    town: Town, officer: Person, administrator: Person
) -> None:
    await report(officer)
    await administrator.says("/summary 演出")
    before = len(await administrator.screen())
    assert "崆峒区 | 2场次 | 占100.0%" in await administrator.text()
    assert "9月 | 2场次 | 2 6.7% | 70.7%" in await administrator.taps("按月按季")
    await administrator.taps("返回")
    assert "2014-00001" in await administrator.taps("最新上报")
    assert "崆峒区 | 2场次" in await administrator.taps("返回")
    assert len(await administrator.screen()) == before
    assert await _tables(town, "editMessageText")


async def test_an_answer_is_a_document_too(officer: Person, administrator: Person) -> None:
    await report(officer)
    assert "崆峒区 | 2场次 | 占100.0%" in await administrator.says("演出排名")
