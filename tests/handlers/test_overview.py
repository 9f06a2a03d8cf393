"""/summary in depth: any day, units, months, the week's changes, pending apart, the reports."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from handlers.buttons import ShowIndicator, ShowReports
from handlers.overview_buttons import ShowMovedBy
from plan.model import Plan
from plan.units import OrgTree
from storage import tally
from storage.members import Role
from tests.handlers.acts import report, stock
from tests.handlers.test_summary import WIDEST, width
from tests.town import JINGCHUAN, KONGTONG, ROOT, Person, Town, a_town, buttons


@pytest.fixture
async def town(tmp_path: Path) -> AsyncIterator[Town]:
    """A town without rich messages: what is said as text, line by line."""
    async with a_town(tmp_path, rich_messages=False) as made:
        yield made


def labels(person: Person) -> list[str]:
    """The buttons under what the person heard last."""
    return [label for label, _ in buttons(person.heard[-1])]


async def _two_days(officer: Person) -> None:
    await report(officer, quantity="2", day="6月3日")
    await report(officer, quantity="5", day="8月3日")


async def test_the_day_is_typed_behind_the_command(officer: Person, administrator: Person) -> None:
    await _two_days(officer)
    for words in ("6月15日", "截至6月15日", "2014-06-15", "6月底"):
        summary = await administrator.says(f"/summary {words}")
        assert "2/30场次" in summary, words
        assert "截至6月15日，序时进度45.5%" in summary or "截至6月30日" in summary
    assert "7/30场次" in await administrator.says("/summary 8月3日")


async def test_the_day_is_kept_all_the_way_down_to_the_reports(
    officer: Person, administrator: Person
) -> None:
    await _two_days(officer)
    await administrator.says("/summary")
    await administrator.taps("截至哪天")
    assert labels(administrator)[-2:] == ["8月底", "今天"]
    assert "2/30场次" in await administrator.taps("6月底")
    await administrator.taps("八件实事")
    assert "2/30场次" in await administrator.taps("送文化演出")
    assert "2场次" in await administrator.taps("崆峒区")
    newest = await administrator.taps("最新上报")
    assert "6月3日" in newest
    assert "8月3日" not in newest
    assert "2 场次" in await administrator.taps("00001")
    assert "8月3日" not in await administrator.taps("返回")
    await administrator.taps("返回")
    assert "截至6月30日" in await administrator.taps("崆峒区全部")
    assert "截至6月30日" in await administrator.taps("平凉市")


async def test_unit_indicator_and_day_may_be_typed_together(
    officer: Person, administrator: Person
) -> None:
    await _two_days(officer)
    said = await administrator.says("/summary 崆峒区演出 7月1日")
    assert said.startswith("📊 崆峒区")
    assert "送文化演出\n　2场次" in said
    assert "健康档案" not in said


async def test_a_day_outside_the_plan_and_words_nobody_knows_get_one_sentence(
    administrator: Person,
) -> None:
    assert "还没到，先看今天的" in await administrator.says("/summary 12月1日")
    assert "计划从1月1日开始" in await administrator.says("/summary 2013年5月1日")
    assert "没看懂" in await administrator.says("/summary 你好呀")
    assert "没有找到您问的单位" in await administrator.says("/summary 天水")


async def test_a_unit_opens_to_its_whole_plan_and_back(
    officer: Person, administrator: Person
) -> None:
    await report(officer)
    await administrator.says("/summary")
    told = await administrator.taps("分单位")
    assert "计划没有把任务分到单位，不排快慢" in told
    assert "崆峒区　1/16项有数" in told
    mine = await administrator.taps("崆峒区")
    assert mine.startswith("📊 崆峒区2014年计划进度")
    assert "送文化演出\n　2场次" in mine
    assert "2/30场次" in await administrator.taps("平凉市")


async def test_a_month_is_a_line_and_a_quarter_another(
    officer: Person, administrator: Person
) -> None:
    await _two_days(officer)
    await administrator.says("/summary 演出")
    months = await administrator.taps("按月按季")
    assert "　6月　2场次　累计2 6.7%　序时49.6%\n　二季度　2场次\n　7月　0场次" in months
    assert "　8月　5场次　累计7 23.3%" in months
    assert "　三季度　5场次" in months
    assert "10月" not in months
    assert "送文化演出" in await administrator.taps("返回")


async def test_a_rate_by_month_is_as_it_stood_at_the_end(
    officer: Person, administrator: Person
) -> None:
    await stock(officer, "300", "400", "6月3日")
    await stock(officer, "360", "400", "8月3日")
    await administrator.says("/summary 建会率")
    months = await administrator.taps("按月按季")
    assert "5月31日　—" in months
    assert "6月30日　75.0% 300/400 ▼ 10.0" in months
    assert "9月15日　90.0% 360/400 ✓" in months


async def test_units_are_ranked_by_the_gap_to_their_own_quota(
    town: Town, officer: Person, administrator: Person
) -> None:
    """崆峒区 has more, but is further behind its own quota; shares are for those without one."""
    quotas = {KONGTONG: 20, JINGCHUAN: 3}
    async with town.database.transaction() as connection:
        for code, quota in quotas.items():
            await connection.execute_fetchall(
                "UPDATE unit SET quotas = json_object('performances', ?) WHERE code = ?",
                (quota, code),
            )
    units = [
        unit.model_copy(update={"quotas": {"performances": quotas[unit.code]}, "workers": 20_000})
        if unit.code in quotas
        else unit
        for unit in town.plan.units
    ]
    assert town.running is not None
    town.running.office.tree = OrgTree(units)
    other = await town.member(7002, "赵强", JINGCHUAN, Role.OFFICER)
    await report(officer, quantity="5")
    await report(other, quantity="3")
    said = await administrator.says("/summary 演出")
    lines = said[said.index("分单位") :].splitlines()
    assert lines[1] == "　泾川县　3/3场次 100.0%　▲ 29.3"
    assert lines[2] == "　崆峒区　5/20场次 25.0%　▼ 45.7"
    assert "市直　0场次　占0.0%" in said
    behind = await administrator.says("哪些县落后")
    assert behind.index("崆峒区") < behind.index("泾川县")
    assert "▼ 慢1项，送文化演出慢45.7点" in behind


async def test_for_their_size_units_are_compared_where_workers_are_known(
    town: Town, officer: Person, administrator: Person
) -> None:
    await officer.says("/report")
    await officer.says("入会率")
    await officer.says("9000")
    await officer.says("20000")
    await officer.taps("今天")
    await officer.taps("✅ 上报")
    await report(officer, quantity="5")
    said = await administrator.says("/summary 演出")
    assert "崆峒区　5场次　占100.0%　每万人2.5" in said
    assert "市直　0场次　占0.0%\n" in said


async def test_this_weeks_changes_lead_to_the_reports_behind_them(
    town: Town, officer: Person, administrator: Person
) -> None:
    await town.set_clock("2014-09-12T09:00:00+08:00")
    await report(officer, quantity="4")
    await town.set_clock("2014-09-15T10:00:00+08:00")
    await report(officer, quantity="2", day="8月3日")
    await stock(officer, "300", "400", "今天")
    await administrator.says("/summary")
    week = await administrator.taps("本周变化")
    assert "送文化演出　+2场次\n　→ 6/30场次 20.0% ▼ 50.7" in week
    assert "建会率　1条\n　→ 75.0% 300/400" in week
    through = await administrator.taps("送文化演出")
    assert "2014-00002" in through
    assert "本周+2" in through
    assert "2014-00001" not in through
    assert "2 场次" in await administrator.taps("00002")
    assert "本周+2" in await administrator.taps("返回")
    await officer.says("/my")
    await officer.taps("00001")
    await officer.taps("撤回")
    await officer.taps("填错了")
    await administrator.says("/summary")
    assert "送文化演出　−2场次\n　→ 2/30场次" in await administrator.taps("本周变化")


async def test_an_officer_sees_the_changes_of_his_unit_alone(town: Town, officer: Person) -> None:
    other = await town.member(7002, "赵强", JINGCHUAN, Role.OFFICER)
    await report(other)
    await officer.says("/summary")
    assert "还没有变动" in await officer.taps("本周变化")
    for old in (
        ShowMovedBy("performances", JINGCHUAN),
        ShowIndicator("performances", ROOT),
        ShowReports("performances", JINGCHUAN, 0, "140915"),
    ):
        await officer.taps_data(old.pack(), await officer.form())
        assert "不在您的单位范围内" in await officer.toast()


async def test_the_forecast_shows_its_arithmetic_or_says_why_it_is_silent(
    officer: Person, administrator: Person
) -> None:
    for month, day in ((6, 3), (6, 17), (7, 8), (7, 22), (8, 5), (8, 19), (9, 9)):
        await report(officer, quantity="3", day=f"{month}月{day}日")
    said = await administrator.says("/summary 演出")
    assert "有望按期：预计" in said
    assert "近12个工作周每周" in said
    assert "还差9÷每周" in said
    assert "每周1场次可按期完成" in said
    assert "数据太少（不足五次或六周），暂不预测" in await administrator.says("/summary 互助保险")
    assert "时点数不累加" in await administrator.says("/summary 建会率")
    assert "8个单位没有报职工总数" in await administrator.says("/summary 健康档案")


async def test_every_line_fits_a_phone(town: Town, officer: Person, administrator: Person) -> None:
    for month in range(1, 10):
        await report(officer, "互助保险", "987654", f"{month}月9日")
    screens = [await administrator.says("/summary 互助保险"), await administrator.taps("按月按季")]
    asked = (
        "互助保险还差多少",
        "能不能完成",
        "互助保险什么时候能完成",
        "互助保险排名",
        "这周有什么变化",
    )
    screens += [await administrator.says(question) for question in asked]
    wide = {line for text in screens for line in text.splitlines() if width(line) > WIDEST + 2}
    assert not wide


async def test_a_report_of_an_indicator_that_left_the_plan_is_kept_named_and_harmless(
    town: Town, officer: Person, administrator: Person
) -> None:
    await report(officer)
    left = tuple(one for one in town.plan.indicators if one.code != "performances")
    await town.stop_bot()
    values = {name: getattr(town.plan, name) for name in Plan.model_fields}
    town.plan = Plan(**values | {"indicators": left})
    await town.start_bot()
    await town.quiet()
    notices = [one for one in await administrator.screen() if "performances" in str(one)]
    assert len(notices) == 1
    assert "计划外（performances） 2" in await officer.says("/my")
    assert "送文化演出" not in await administrator.says("/summary")
    assert await tally.differences(town.database.reader, town.plan) == {}
    await officer.says("/owe")
    await town.restart_bot()
    await town.quiet()
    assert len([one for one in await administrator.screen() if "performances" in str(one)]) == 1


async def test_an_as_of_button_without_sense_is_answered(administrator: Person) -> None:
    await administrator.says("/summary")
    message = await administrator.form()
    for button in (ShowIndicator("performances", "", "991340"), ShowIndicator("gone", "", "")):
        await administrator.taps_data(button.pack(), message)
        assert await administrator.toast()
    early = replace(ShowIndicator("performances"), day="100101")
    assert "截至1月1日" in await administrator.taps_data(early.pack(), message)
