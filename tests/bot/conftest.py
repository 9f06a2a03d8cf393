"""Fixtures for the parts of the running process."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.bot.postroom import PostRoom, a_post_room


@pytest.fixture
async def room(tmp_path: Path) -> AsyncIterator[PostRoom]:
    """The sender alone, without limits."""
    async with a_post_room(tmp_path) as made:
        yield made
