"""/summary: what the administrator and the officer see of the plan, down to the reports."""

import re
from collections.abc import AsyncIterator
from datetime import date
from fractions import Fraction
from pathlib import Path
from unicodedata import east_asian_width

import pytest

from plan.pace import time_progress
from storage.members import Role
from tests.town import JINGCHUAN, KONGTONG, Person, Town, a_town, buttons

WIDEST = 40  # 20 Chinese characters


@pytest.fixture
async def town(tmp_path: Path) -> AsyncIterator[Town]:
    """A town without rich messages: what is said as text, line by line."""
    async with a_town(tmp_path, rich_messages=False) as made:
        yield made


def width(line: str) -> int:
    """Columns on a screen: a Chinese character takes two."""
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in line)


async def _report(person: Person, indicator: str, quantity: str, day: str = "今天") -> None:
    await person.says("/report")
    await person.says(indicator)
    await person.says(quantity)
    await person.taps(day) if day in {"今天", "昨天"} else await person.says(day)
    await person.taps("✅ 上报")


async def test_the_whole_plan_is_there_in_its_order(town: Town, administrator: Person) -> None:
    summary = await administrator.says("/summary")
    places = [summary.index(f"{one.label} {one.short}") for one in town.plan.indicators]
    assert len(places) == 24
    assert places == sorted(places)
    assert "截至9月15日，序时进度70.7%" in summary


async def test_time_progress_counts_today(town: Town) -> None:
    assert time_progress(town.plan.start, town.plan.end, date(2014, 9, 15)) == Fraction(258, 365)


async def test_ahead_and_behind_are_said_in_points(officer: Person, administrator: Person) -> None:
    await _report(officer, "职工书屋", "1")  # a required place is missing: nothing is filed
    await officer.says("/cancel")
    await _report(officer, "送文化演出", "24")
    await _report(officer, "互助保险", "7068")
    summary = await administrator.says("/summary")
    assert "24/30场次 80.0%（序时70.7%）\n　▲ 快于序时进度9.3个百分点" in summary
    assert "7068/10000人 70.7%（序时70.7%）\n　● 与序时进度持平" in summary
    assert "0/30个 0.0%（序时70.7%）\n　▼ 慢于序时进度70.7个百分点" in summary


async def test_no_line_is_wider_than_twenty_chinese_characters(
    town: Town, officer: Person, administrator: Person
) -> None:
    for indicator in town.plan.indicators:
        if (
            indicator.target is not None
            and indicator.measure == "flow"
            and not any(question.required for question in indicator.questions)
        ):
            await _report(officer, indicator.short, "9876543")
    screens = [await administrator.says("/summary")]
    for section in town.plan.sections:
        screens.append(await administrator.taps(section.name))
        for label, _ in buttons(await administrator.form())[:-1]:
            screens.append(await administrator.taps(label))
            screens.append(await administrator.taps("最新上报"))
            await administrator.taps("返回")
            await administrator.taps("返回")
        await administrator.taps("全部计划")
    wide = {line for screen in screens for line in screen.splitlines() if width(line) > WIDEST}
    assert not wide
    assert len(screens) > 50


async def test_every_figure_opens_down_to_its_reports(
    town: Town, officer: Person, administrator: Person
) -> None:
    other = await town.member(7002, "赵强", JINGCHUAN, Role.OFFICER)
    await _report(officer, "送文化演出", "2")
    await _report(other, "送文化演出", "5", "8月3日")
    await administrator.says("/summary")
    await administrator.taps("八件实事")
    by_unit = await administrator.taps("送文化演出")
    assert re.search(r"泾川县　5场次.*崆峒区　2场次.*灵台县　0场次", by_unit, re.DOTALL)
    assert "5场次" in await administrator.taps("泾川县")
    assert "2场次" not in await administrator.text()
    await administrator.taps("返回")
    newest = await administrator.taps("最新上报")
    assert newest.index("9月15日 崆峒区 王芳") < newest.index("8月3日 泾川县 赵强")
    assert len(administrator.heard) == 1, "the message is rewritten in place, not sent anew"


async def test_an_officer_sees_his_unit_alone(town: Town, officer: Person) -> None:
    other = await town.member(7002, "赵强", JINGCHUAN, Role.OFFICER)
    await _report(other, "送文化演出", "5")
    await _report(officer, "送文化演出", "2")
    summary = await officer.says("/summary")
    assert "崆峒区2014年计划进度" in summary
    assert "送文化演出\n　2场次" in summary
    assert "5场次" not in summary


async def test_a_unit_without_a_quota_has_a_count_and_no_rate(officer: Person) -> None:
    await _report(officer, "送文化演出", "2")
    summary = await officer.says("/summary")
    assert "个百分点" not in summary


async def test_what_is_dated_later_is_not_in_todays_figure(
    town: Town, officer: Person, administrator: Person
) -> None:
    await _report(officer, "送文化演出", "2")
    await town.set_clock("2014-09-14T20:00:00+08:00")
    assert "0/30场次" in await administrator.says("/summary")


async def test_english_is_kept_once_chosen(town: Town, administrator: Person) -> None:
    await administrator.says("/settings")
    assert "Your settings" in await administrator.taps("English")
    assert "English from now on" in await administrator.toast()
    await town.restart_bot()
    assert "time progress 70.7%" in await administrator.says("/summary")
    assert "behind time" in await administrator.text()


async def test_a_report_of_the_federation_itself_is_shown_beside_the_units(
    administrator: Person,
) -> None:
    await _report(administrator, "送文化演出", "3")
    await administrator.says("/summary")
    await administrator.taps("八件实事")
    assert "本级　3场次" in await administrator.taps("送文化演出")


def test_names_fit_a_line(town: Town) -> None:
    assert all(width(f"{one.label} {one.short}") <= WIDEST for one in town.plan.indicators)
    assert town.plan.unit(KONGTONG).short == "崆峒区"
