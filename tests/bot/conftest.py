"""Fixtures for the parts of the running process."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiohttp import web

from tests.bot.postroom import PostRoom, a_post_room
from tests.bot.server import Server


@pytest.fixture
async def room(tmp_path: Path) -> AsyncIterator[PostRoom]:
    """The sender alone, without limits."""
    async with a_post_room(tmp_path) as made:
        yield made


@pytest.fixture
async def server() -> AsyncIterator[Server]:
    """It answers at once."""
    made = Server()
    made.silent.set()
    app = web.Application()
    app.router.add_route("*", "/{path:.*}", made.answer)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    made.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    yield made
    await runner.cleanup()
