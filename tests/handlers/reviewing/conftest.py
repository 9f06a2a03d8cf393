"""A town whose plan reviews: 演出 by county and federation, 互助保险 by the county alone."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.demonstration.reviewed import with_review
from storage.members import Role
from tests.town import JINGCHUAN, KONGTONG, Person, Town, a_town, plan


@pytest.fixture
async def town(tmp_path: Path) -> AsyncIterator[Town]:
    """A running bot on a plan with review."""
    levels = {"performances": 2, "mutual-insurance": 1}
    async with a_town(tmp_path, by_plan=with_review(plan(), levels)) as made:
        yield made


@pytest.fixture
async def reviewer(town: Town) -> Person:
    """吴审核, the reviewer of 崆峒区."""
    return await town.member(7700, "吴审核", KONGTONG, Role.REVIEWER)


@pytest.fixture
async def neighbour(town: Town) -> Person:
    """冯审核, the reviewer of 泾川县."""
    return await town.member(7701, "冯审核", JINGCHUAN, Role.REVIEWER)
