"""A real file, opened anew for each test."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from storage.database import Database


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    """An empty data file."""
    made = await Database.open(tmp_path / "fieldtally.db")
    yield made
    await made.close()
