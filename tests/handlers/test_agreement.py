"""Chat, workbook and briefing never disagree: each is read back and every figure compared."""

import re
from collections.abc import AsyncIterator, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from itertools import takewhile
from pathlib import Path

import docx
import openpyxl
import pytest

from bot.demonstration.reviewed import with_review
from plan.model import Indicator, Measure, Plan
from storage.members import Role
from tests.handlers.acts import open_mine, report
from tests.handlers.delivered import delivered
from tests.town import Person, Town, a_town, plan


@pytest.fixture
async def town(tmp_path: Path) -> AsyncIterator[Town]:
    """A town that reviews household aid, and says its summary as text."""
    reviewed = with_review(plan(), {"household-aid": 1})
    async with a_town(tmp_path, rich_messages=False, by_plan=reviewed) as made:
        yield made


@dataclass(frozen=True)
class Figure:
    """What one of the three says of an indicator; states are (state, units) pairs."""

    actual: int | None = None
    pending: int = 0
    rate: str | None = None
    states: frozenset[tuple[str, int]] = frozenset()


Figures = Mapping[str, Figure]


def _number(pattern: str, text: str) -> int | None:
    found = re.search(pattern, text)
    return int(found[1]) if found else None


def _states(text: str) -> frozenset[tuple[str, int]]:
    found = re.findall(r"(未启动|推进中|已完成|受阻)的?(?:单位)?([0-9]+)", text)
    return frozenset((state, int(units)) for state, units in found)


def from_chat(plan: Plan, summary: str) -> Figures:
    """The figures of a /summary as it stands in the chat."""
    return {one.code: _in_chat(one, block) for one, block in _blocks(plan, summary)}


def _blocks(plan: Plan, summary: str) -> Iterator[tuple[Indicator, str]]:
    lines = summary.splitlines()
    for one in plan.indicators:
        begin = lines.index(f"{one.label} {one.short}") + 1
        yield one, "\n".join(takewhile(lambda line: line.startswith("　"), lines[begin:]))


def _in_chat(one: Indicator, block: str) -> Figure:
    if one.measure is Measure.NARRATIVE:
        return Figure(states=_states(block))
    rate = re.search(r"([0-9.]+%)(?:（|$|\n)", block)
    if one.measure is Measure.STOCK:
        return Figure(_number(r"　([0-9]+)/[0-9]+", block), rate=rate[1] if rate else None)
    actual = _number(r"　([0-9]+)(?:/|\D)", block)
    return Figure(actual, _number(r"待审([0-9]+)", block) or 0, rate[1] if rate else None)


def from_workbook(plan: Plan, content: bytes) -> Figures:
    """The figures of the sheet 汇总."""
    rows = openpyxl.load_workbook(BytesIO(content))["汇总"].iter_rows(min_row=3, values_only=True)
    # What the chart is drawn from stands to the right, behind an empty column.
    head = [str(one) for one in takewhile(lambda title: title is not None, next(rows))]
    lines = {str(row[head.index("指标")]): dict(zip(head, row, strict=False)) for row in rows}
    return {one.code: _in_workbook(one, lines[one.name]) for one in plan.indicators}


def _in_workbook(one: Indicator, line: Mapping[str, object]) -> Figure:
    if one.measure is Measure.NARRATIVE:
        return Figure(states=_states(str(line["说明"])))
    actual, pending, rate = line["累计完成"], line["待审"], line["完成率"]
    return Figure(
        int(str(actual)) if actual is not None else None,
        int(str(pending or 0)),
        f"{float(str(rate)):.1%}" if rate is not None else None,
    )


def from_briefing(plan: Plan, content: bytes) -> Figures:
    """The figures of the briefing, from its table of all indicators and its sentences."""
    page = docx.Document(BytesIO(content))
    [table] = [one for one in page.tables if "快慢" in [cell.text for cell in one.rows[0].cells]]
    head, *rows = [[cell.text for cell in row.cells] for row in table.rows]
    lines = {row[0]: dict(zip(head, row, strict=True)) for row in rows}
    said = [paragraph.text for paragraph in page.paragraphs]
    return {
        one.code: _in_briefing(
            one, lines[one.short], next(text for text in said if f"．{one.name}。" in text)
        )
        for one in plan.indicators
    }


def _in_briefing(one: Indicator, line: Mapping[str, str], sentence: str) -> Figure:
    rate = line["完成率"] if "%" in line["完成率"] else None
    if one.measure is Measure.NARRATIVE:
        assert _states(line["累计完成"]) == _states(sentence)
        return Figure(states=_states(sentence))
    if one.measure is Measure.STOCK:
        assert rate is None or rate in sentence
        return Figure(_number(r"（([0-9]+)/[0-9]+）", sentence), rate=rate)
    assert f"累计完成{line['累计完成']}" in sentence
    actual = int(line["累计完成"].removesuffix(one.unit))
    return Figure(actual, _number(r"另有([0-9]+)\D+待审", sentence) or 0, rate)


async def _morning(town: Town) -> list[Person]:
    """What the counties report on a Monday morning, by every way there is."""
    units = [unit.code for unit in town.plan.units[1:]]
    officers = [
        await town.member(7001 + number, f"填报人{number}", code, Role.OFFICER)
        for number, code in enumerate(units)
    ]
    for number, officer in enumerate(officers):
        await officer.says(f"在职职工{1000 + number}人，已入会{700 + 30 * number}人")
        await officer.taps("✅ 上报")
        await report(officer, "送文化演出", str(number + 1))
    first, second, *_ = officers
    await first.says("8月20日为35名职工建立了健康档案，昨天救助困难职工12户")
    await first.taps("✅ 全部上报")
    await report(first, "技能认证", "1234", "8月3日")
    await report(second, "技能培训", "3")
    await _narrates(first, "经费收缴", "已完成")
    await _narrates(second, "经费收缴", "推进中")
    await _narrates(second, "职工维权", "受阻")
    await report(second, "互助保险", "77")
    await _withdraws_the_newest(second)
    return officers


async def _narrates(officer: Person, indicator: str, state: str) -> None:
    await officer.says("/report")
    await officer.says(indicator)
    await officer.says("按计划推进，基层反映良好。")
    await officer.taps(state)
    await officer.taps("今天")
    await officer.taps("✅ 上报")


async def _withdraws_the_newest(officer: Person) -> None:
    await open_mine(officer, "000")
    await officer.taps("↩️ 撤回")
    await officer.taps("重复")


async def _said_three_times(person: Person, plan: Plan) -> list[Figures]:
    chat = from_chat(plan, await person.says("/summary"))
    await person.says("/export")
    await person.taps("工作簿")
    workbook = from_workbook(plan, (await delivered(person, 1)).content)
    await person.says("/brief 9月")
    briefing = from_briefing(plan, (await delivered(person, 2)).content)
    return [chat, workbook, briefing]


async def test_every_figure_is_the_same_in_all_three(town: Town, administrator: Person) -> None:
    [_, county, *_others] = await _morning(town)
    chat, workbook, briefing = await _said_three_times(administrator, town.plan)
    assert chat == workbook
    assert chat == briefing
    # What was read back is what was reported: the comparison is not of empty with empty.
    assert chat["performances"] == Figure(36, 0, "120.0%")
    assert chat["health-records"].actual == 35
    assert chat["health-records"].rate == "0.4%"
    assert chat["membership-rate"] == Figure(6440, 0, "80.2%")
    assert chat["household-aid"] == Figure(0, 12, "0.0%")
    assert chat["certifications"] == Figure(1234, 0, "24.7%")
    assert chat["skills-training"] == Figure(3)
    assert chat["mutual-insurance"] == Figure(0, 0, "0.0%")
    assert chat["dues"].states == {("已完成", 1), ("推进中", 1)}
    assert chat["unionisation-rate"] == Figure()
    chat, workbook, briefing = await _said_three_times(county, town.plan)
    assert chat == workbook
    assert chat == briefing
    assert chat["performances"] == Figure(2)
    assert chat["rights"].states == {("受阻", 1)}
