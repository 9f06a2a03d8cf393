"""The fixtures that all tests share."""

import gc
import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from hypothesis import settings

from bot import clock, jobs
from storage.members import Role
from tests.town import KONGTONG, ROOT, Person, Town, a_town

# As the bot sets it itself; the library reads it whenever Telegram asks us to wait.
os.environ.setdefault("PTB_TIMEDELTA", "1")

# What the imports made is never garbage; walking it again and again is a tenth of the suite.
gc.freeze()
gc.set_threshold(100_000, 20, 100)

# No test is timed: these machines are shared.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")


@pytest.fixture(autouse=True)
def prompt(monkeypatch: pytest.MonkeyPatch) -> None:
    """Jobs and the followed clock are looked at many times a second: no test waits for them."""
    monkeypatch.setattr(jobs, "LOOK_EVERY", 0.05)
    monkeypatch.setattr(clock, "EVERY", 0.05)


@pytest.fixture
async def town(tmp_path: Path) -> AsyncIterator[Town]:
    """A running bot in its sandbox, on Monday 15 September 2014, 9:00."""
    async with a_town(tmp_path) as made:
        yield made


@pytest.fixture
async def officer(town: Town) -> Person:
    """王芳, an officer of 崆峒区."""
    return await town.member(7001, "王芳", KONGTONG, Role.OFFICER)


@pytest.fixture
async def administrator(town: Town) -> Person:
    """李主任, the administrator of the federation."""
    return await town.member(7900, "李主任", ROOT, Role.ADMINISTRATOR)
