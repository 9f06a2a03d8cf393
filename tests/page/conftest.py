"""The browser and the windows of the page's tests; they skip, aloud, where there is no Chromium.

One browser and one event loop serve the whole folder: starting a browser costs more than a test.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser

from storage.members import Role
from tests.page.browser import NAMES, WIDE, chromium, open_browser, open_window
from tests.page.desk import Desk
from tests.page.room import OFFICER, Room
from tests.town import KONGTONG, ROOT, Person, Town, a_town

WHY_SKIPPED = f"no Chromium in PATH (looked for {', '.join(NAMES)}): the chat page is not tested"
HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run this folder's tests in the loop in which the browser lives."""
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.asyncio(loop_scope="session"), append=False)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say it once and plainly, for a skip is easily overlooked."""
    if chromium() is None:
        terminalreporter.write_line(WHY_SKIPPED, yellow=True)


@pytest_asyncio.fixture(loop_scope="session", scope="session")
async def browser() -> AsyncIterator[Browser]:
    """A running browser."""
    path = chromium()
    if path is None:
        pytest.skip(WHY_SKIPPED)
    async with open_browser(path) as running:
        yield running


@pytest.fixture
def size() -> tuple[int, int]:
    """The window's size, unless a test asks for others."""
    return WIDE


@pytest_asyncio.fixture(loop_scope="session")
async def town(browser: Browser, tmp_path: Path) -> AsyncIterator[Town]:
    """A running bot in its sandbox; only where there is a browser to look at it."""
    async with a_town(tmp_path) as made:
        yield made


@pytest_asyncio.fixture(loop_scope="session")
async def officer(town: Town) -> Person:
    """王芳, an officer of 崆峒区."""
    return await town.member(7001, "王芳", KONGTONG, Role.OFFICER)


@pytest_asyncio.fixture(loop_scope="session")
async def administrator(town: Town) -> Person:
    """李主任, the administrator of the federation."""
    return await town.member(7900, "李主任", ROOT, Role.ADMINISTRATOR)


@pytest_asyncio.fixture(loop_scope="session")
async def desk(browser: Browser, town: Town, size: tuple[int, int]) -> AsyncIterator[Desk]:
    """The page of the town's sandbox in a window; a script error in it fails the test."""
    async with _desk(browser, town.sandbox.base_url, size) as desk:
        yield desk


@pytest_asyncio.fixture(loop_scope="session")
async def room(browser: Browser) -> AsyncIterator[Room]:
    """A sandbox without a bot process: the test itself speaks for the bot."""
    async with Room.opened() as opened:
        yield opened


@pytest_asyncio.fixture(loop_scope="session")
async def corner(browser: Browser, room: Room, size: tuple[int, int]) -> AsyncIterator[Desk]:
    """The page of such a sandbox, with 王芳's chat open at the left."""
    async with _desk(browser, room.sandbox.base_url, size) as desk:
        await desk.open()
        await desk.left.held_by(OFFICER)
        yield desk


@asynccontextmanager
async def _desk(browser: Browser, address: str, size: tuple[int, int]) -> AsyncIterator[Desk]:
    context = await open_window(browser, size)
    desk = Desk(await context.new_page(), address)
    yield desk
    # Before the sandbox ends, or the page would rightly complain that it is gone.
    await context.close()
    assert desk.wrong == []
