"""A running sandbox with its cast, and the clients that talk to it; no tests."""

from __future__ import annotations

from collections.abc import AsyncIterator

import aiogram
import aiohttp
import pytest
import telegram
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer

from sandbox import Sandbox
from tests.sandbox.talk import OFFICER, REVIEWER, STRANGER, TOKEN, Talk


@pytest.fixture
async def talk() -> AsyncIterator[Talk]:
    """A sandbox in which 王芳 has started the bot, 李强 has too, and a stranger has not."""
    async with (
        await Sandbox.start() as sandbox,
        aiohttp.ClientSession(sandbox.base_url) as http,
    ):
        talk = Talk(sandbox, http)
        await talk.sim("POST", "/sim/users", id=OFFICER, first_name="王芳", language_code="zh-hans")
        await talk.sim("POST", "/sim/users", id=REVIEWER, first_name="李强", username="liqiang")
        await talk.sim("POST", "/sim/users", id=STRANGER, first_name="过客")
        await talk.does(OFFICER, "text", text="/start")
        await talk.does(REVIEWER, "text", text="/start")
        await talk.updates(offset=-1)
        yield talk


@pytest.fixture
async def ptb(talk: Talk) -> AsyncIterator[telegram.Bot]:
    """python-telegram-bot's Bot over its own HTTP client."""
    url = talk.sandbox.base_url
    bot = telegram.Bot(TOKEN, base_url=f"{url}/bot", base_file_url=f"{url}/file/bot")
    async with bot:
        yield bot


@pytest.fixture
async def aio(talk: Talk) -> AsyncIterator[aiogram.Bot]:
    """aiogram's Bot: a second client written by other people."""
    session = AiohttpSession(api=TelegramAPIServer.from_base(talk.sandbox.base_url))
    bot = aiogram.Bot(TOKEN, session=session)
    yield bot
    await session.close()
