"""Questions in words, by the rules of quick entry: each answer short, with its span and unit."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from storage.members import Role
from tests.handlers.acts import report, stock
from tests.town import JINGCHUAN, KONGTONG, Person, Town, a_town, buttons


@pytest.fixture
async def town(tmp_path: Path) -> AsyncIterator[Town]:
    """A town without rich messages: what is said as text, line by line."""
    async with a_town(tmp_path, rich_messages=False) as made:
        yield made


async def _figures(town: Town, officer: Person) -> None:
    """崆峒区 has two performances in June and five in August, 泾川县 three in August."""
    other = await town.member(7002, "赵强", JINGCHUAN, Role.OFFICER)
    await report(officer, quantity="2", day="6月3日")
    await report(officer, quantity="5", day="8月3日")
    await report(other, quantity="3", day="8月9日")


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("崆峒区演出完成多少了", "崆峒区 送文化演出（截至9月15日）\n7场次"),
        ("演出完成多少了", "10/30场次 33.3%（序时70.7%）\n▼ 慢于序时进度37.4个百分点"),
        ("截至6月底演出多少场", "（截至6月30日）\n2/30场次 6.7%"),
        ("演出到7月1日完成了多少", "（截至7月1日）\n2/30场次"),
        ("上个月演出了多少场", "（8月1日至8月31日）\n8场次"),
        ("三季度演出多少场", "（7月1日至9月15日）\n8场次"),
        ("二季度泾川演出多少场", "泾川县 送文化演出（4月1日至6月30日）\n0场次"),
        ("演出还差多少", "全年30场次，还差20场次\n按序时进度差12场次"),
        ("崆峒区演出还差多少", "计划没有给这里定任务，不说差多少"),
        ("演出泾川和静宁谁多", "泾川县比静宁县多3场次"),
        ("演出排名", "崆峒区　7场次　占70.0%"),
        ("哪些县落后", "计划没有把任务分到单位，不排快慢"),
        ("演出什么时候能完成", "数据太少（不足五次或六周），暂不预测"),
        ("还差多少", "送文化演出　20场次 ▼ 37.4"),
        ("能不能完成", "▫️ 暂不预测10项\n　送文化演出　互助保险"),
        ("这周有什么变化", "送文化演出　+10场次"),
        ("上个月做了什么", "送文化演出　8场次"),
        ("进度", "▼ 37.4 送文化演出 10/30场次 33.3%"),
        ("崆峒区进度", "崆峒区进度"),
        ("突破二进展怎么样", "您问的是哪一项"),
        ("泾川和静宁谁多", "您想比哪一项"),
        ("天水演出多少场", "没有找到您问的单位"),
        ("明天演出几场", "您问的日子还没有到"),
        ("怎么报", "怎么用请发 /help"),
    ],
)
async def test_the_administrator_asks(
    town: Town, officer: Person, administrator: Person, question: str, answer: str
) -> None:
    await _figures(town, officer)
    said = await administrator.says(question)
    assert answer in said
    assert len(said.splitlines()) <= 15
    assert await town.rows("SELECT count(*) FROM draft") == [(0,)]


async def test_the_measure_asked_for_is_the_one_answered(
    officer: Person, administrator: Person
) -> None:
    await officer.says("8月5日培训1期，参加144人")
    await officer.taps("✅ 上报")
    people = await administrator.says("上个月培训了多少人")
    assert "培训人数144人（1期）" in people
    assert "\n1期" in await administrator.says("上个月培训了几期")
    assert "培训人数144人（1期）" in await administrator.says("培训了多少人")


async def test_an_answer_opens_to_its_figures_with_unit_and_day(
    town: Town, officer: Person, administrator: Person
) -> None:
    await _figures(town, officer)
    await administrator.says("截至6月底崆峒区演出多少场")
    opened = await administrator.taps("看明细")
    assert opened.startswith("📊 崆峒区2014年计划进度\n截至6月30日")
    assert "6月3日" in await administrator.taps("最新上报")


async def test_a_rate_is_told_as_it_stood(officer: Person, administrator: Person) -> None:
    await stock(officer, "300", "400", "6月3日")
    await stock(officer, "360", "400", "8月3日")
    assert "75.0%（目标85%）\n300/400" in await administrator.says("截至6月底建会率是多少")
    assert "90.0%（目标85%）" in await administrator.says("建会率多少")


async def test_a_question_beyond_ones_own_unit_is_refused(town: Town, officer: Person) -> None:
    await _figures(town, officer)
    assert "只能查看本单位范围内" in await officer.says("泾川演出多少场")
    assert "只能查看本单位范围内" in await officer.says("崆峒和泾川演出谁多")
    mine = await officer.says("演出多少场了")
    assert mine == "崆峒区 送文化演出（截至9月15日）\n7场次"


async def test_who_has_not_reported(town: Town, officer: Person, administrator: Person) -> None:
    assert await officer.says("谁还没报") == "崆峒区本期还没有上报。"
    await report(officer)
    assert await officer.says("谁还没报") == "崆峒区本期已经报了。"
    said = await administrator.says("哪些县还没报")
    assert said.startswith("本期还没报的7/8个单位：市直、泾川县")
    assert "崆峒区" not in said
    other = await town.member(7002, "赵强", JINGCHUAN, Role.OFFICER)
    await other.says("本周无")
    assert "本期还没报的6/8个单位" in await administrator.says("谁还没报")


async def test_a_leader_may_ask_and_hears_examples_when_not_understood(town: Town) -> None:
    leader = await town.member(7300, "周主席", KONGTONG, Role.LEADER)
    assert "崆峒区" in await leader.says("演出完成多少了")
    assert "可以这样问" in await leader.says("怎么填报")
    assert "/summary" in await leader.says("今天天气不错")


async def test_a_question_beside_an_open_form_leaves_it_as_it_is(officer: Person) -> None:
    await officer.says("/report")
    await officer.says("送文化演出")
    assert "0场次" in await officer.says("崆峒区演出完成多少了")
    await officer.says("2")
    await officer.taps("今天")
    assert "回执号" in await officer.taps("✅ 上报")


async def test_help_shows_how_to_ask(officer: Person) -> None:
    assert "崆峒区演出完成多少了" in await officer.says("/help")


async def test_the_choice_of_an_indicator_opens_it(administrator: Person) -> None:
    await administrator.says("突破二进展怎么样")
    assert [label for label, _ in buttons(administrator.heard[-1])] == [
        "组织建设",
        "建会率",
        "入会率",
    ]
    assert "突破二 建会率" in await administrator.taps("建会率")
