"""A question waits for a word, and meanwhile the matter moves on: the word changes nothing then.

Whoever answers is told what is so now.
"""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.demonstration.reviewed import with_review
from handlers.buttons import WithdrawFor
from handlers.planning.buttons import Lock, Unlock
from handlers.reminding.buttons import AnnounceTo
from handlers.reviewing.buttons import Approve, ReturnFor, UndoFor
from handlers.units.buttons import AddUnit, CloseUnit, PutUnit
from storage.members import Role
from tests.handlers.acts import report, sound
from tests.handlers.walk.rows import digests
from tests.handlers.walk.world import anchor
from tests.town import JINGCHUAN, KONGTONG, ROOT, Person, Town, a_town, plan

OCTOBER, SEPTEMBER = "2014-10-08T09:00:00+08:00", "2014-09"
LIUHU = "620802A01"
# That a question no longer waits is no change of anything else.
ASKED = {"question"}


@dataclass
class Scene:
    """崆峒区 in October: 王芳 has a report of September that waits, and one that was approved."""

    town: Town
    officer: Person
    reviewer: Person
    chief: Person
    deputy: Person

    async def taps(self, person: Person, *buttons: object) -> str:
        """Somebody taps buttons, wherever they may have stood."""
        heard = ""
        for button in buttons:
            heard = await person.taps_data(button.pack(), await anchor(person))  # type: ignore[attr-defined]
        return heard


@pytest.fixture
async def scene(tmp_path: Path) -> AsyncIterator[Scene]:
    """The scene, with a township 柳湖镇 that has an officer of its own."""
    reviewed = with_review(plan(), {"mutual-insurance": 1})
    async with a_town(tmp_path, now=OCTOBER, by_plan=reviewed) as town:
        chief = await town.member(7900, "李主任", ROOT, Role.ADMINISTRATOR)
        deputy = await town.member(7901, "钱主任", ROOT, Role.ADMINISTRATOR)
        officer = await town.member(7001, "王芳", KONGTONG, Role.OFFICER)
        reviewer = await town.member(7700, "吴审核", KONGTONG, Role.REVIEWER)
        made = Scene(town, officer, reviewer, chief, deputy)
        await report(officer, "互助保险", "40", "9月30日")
        await report(officer, "互助保险", "50", "9月30日")
        await made.taps(reviewer, Approve(2, 1, 1, ""))
        await made.taps(chief, AddUnit(KONGTONG))
        await chief.says("柳湖镇总工会")
        yield made


async def _answered(scene: Scene, person: Person, words: str) -> str:
    """Somebody types his answer; returns what he hears, after making sure that nothing changed."""
    await scene.town.at_rest()
    path = scene.town.config.database
    before = digests(path)
    heard = await person.says(words)
    changed = {table for table, rows in digests(path).items() if before[table] != rows}
    assert changed <= ASKED
    assert await sound(scene.town)
    return heard


async def test_a_report_is_withdrawn_once(scene: Scene) -> None:
    assert "请输入" in await scene.taps(scene.officer, WithdrawFor(1, "other", ""))
    await scene.taps(scene.chief, WithdrawFor(1, "duplicate", ""))
    assert "已经撤回" in await _answered(scene, scene.officer, "填错了")


async def test_what_was_withdrawn_is_not_returned(scene: Scene) -> None:
    await scene.taps(scene.reviewer, ReturnFor(1, 1, 1, 4, "other", ""))
    await scene.taps(scene.officer, WithdrawFor(1, "duplicate", ""))
    assert "已被撤回" in await _answered(scene, scene.reviewer, "照片不清楚")


async def test_in_a_month_locked_meanwhile_no_approval_is_undone(scene: Scene) -> None:
    await scene.taps(scene.reviewer, UndoFor(2, 1, "other"))
    await scene.taps(scene.chief, Lock(ROOT, SEPTEMBER, 1))
    assert "锁定" in await _answered(scene, scene.reviewer, "看错了")


async def test_a_month_is_unlocked_once(scene: Scene) -> None:
    await scene.taps(scene.chief, Lock(ROOT, SEPTEMBER, 1), Unlock(ROOT, SEPTEMBER))
    await scene.taps(scene.deputy, Unlock(ROOT, SEPTEMBER))
    await scene.deputy.says("有一条漏报")
    assert "没有锁定" in await _answered(scene, scene.chief, "误锁")


async def test_below_a_unit_closed_meanwhile_none_is_made(scene: Scene) -> None:
    await scene.taps(scene.reviewer, AddUnit(LIUHU))
    await scene.taps(scene.chief, CloseUnit(LIUHU, 1))
    assert "停办" in await _answered(scene, scene.reviewer, "纺织厂工会")


async def test_to_a_unit_that_has_gone_to_another_county_nothing_is_written(scene: Scene) -> None:
    clerk = await scene.town.member(7002, "赵强", LIUHU, Role.OFFICER)
    await scene.taps(scene.reviewer, AnnounceTo(LIUHU))
    await scene.taps(scene.chief, PutUnit(LIUHU, JINGCHUAN))
    assert "不在您的单位范围内" in await _answered(scene, scene.reviewer, "明天开会")
    assert "明天开会" not in await clerk.text()


async def test_who_is_suspended_meanwhile_is_told_so(scene: Scene) -> None:
    await scene.taps(scene.chief, Lock(ROOT, SEPTEMBER, 1), Unlock(ROOT, SEPTEMBER))
    async with scene.town.database.transaction() as connection:
        await connection.execute_fetchall(
            "UPDATE member SET status = 'suspended' WHERE name = '李主任'"
        )
    assert "已停用" in await _answered(scene, scene.chief, "误锁")
