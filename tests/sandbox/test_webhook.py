"""Webhooks get updates in order, with the secret, and again until they are taken."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import pytest
from aiohttp import web

from sandbox import Sandbox
from sandbox.webhook import WebhookSender
from tests.sandbox.talk import OFFICER, Json, Talk


@dataclass
class Receiver:
    """A bot's own web server: what it got, and with which statuses it answers first."""

    url: str = ""
    got: list[Json] = field(default_factory=list)
    secrets: list[str | None] = field(default_factory=list)
    statuses: list[int] = field(default_factory=list)
    at_once: int = 0
    most_at_once: int = 0
    arrived: asyncio.Event = field(default_factory=asyncio.Event)
    gate: asyncio.Event = field(default_factory=asyncio.Event)

    async def handle(self, request: web.Request) -> web.Response:
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        self.got.append(await request.json())
        self.secrets.append(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        self.arrived.set()
        await self.gate.wait()
        self.at_once -= 1
        return web.Response(status=self.statuses.pop(0) if self.statuses else 200)

    async def until(self, count: int) -> None:
        """Return when that many requests have arrived."""
        async with asyncio.timeout(5):
            while len(self.got) < count:
                self.arrived.clear()
                await self.arrived.wait()

    def texts(self) -> list[str]:
        return [update["message"]["text"] for update in self.got]


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    receiver = Receiver()
    receiver.gate.set()
    app = web.Application()
    app.router.add_post("/hook", receiver.handle)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.2)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    receiver.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield receiver
    receiver.gate.set()
    await runner.cleanup()


async def test_updates_come_in_order_with_the_secret(talk: Talk, receiver: Receiver) -> None:
    hook: Json = {"url": receiver.url, "secret_token": "s-1", "max_connections": 1}
    await talk.result("setWebhook", **hook)
    for number in range(5):
        await talk.does(OFFICER, "text", text=f"第 {number}")
    await receiver.until(6)
    assert receiver.texts() == ["/start", *(f"第 {number}" for number in range(5))]
    assert set(receiver.secrets) == {"s-1"}
    assert receiver.most_at_once == 1


async def test_a_refused_update_comes_again_before_the_next(
    talk: Talk, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sandbox.webhook.FIRST_PAUSE", 0.01)
    receiver.statuses = [500, 403]
    await talk.result("setWebhook", url=receiver.url, max_connections=1)
    await talk.does(OFFICER, "text", text="后")
    await receiver.until(4)
    assert receiver.texts() == ["/start", "/start", "/start", "后"]
    info = await talk.result("getWebhookInfo")
    assert info["last_error_message"] == "Wrong response from the webhook: 403 Forbidden"
    assert info["max_connections"] == 1


async def test_what_was_not_taken_goes_back_to_polling(talk: Talk, receiver: Receiver) -> None:
    receiver.gate.clear()
    await talk.result("setWebhook", url=receiver.url, max_connections=2)
    for text in ("一", "二"):
        await talk.does(OFFICER, "text", text=text)
    await receiver.until(2)
    assert receiver.most_at_once == 2
    assert (await talk.result("getWebhookInfo"))["pending_update_count"] == 3
    await talk.result("deleteWebhook")
    assert [u["message"]["text"] for u in await talk.updates()] == ["/start", "一", "二"]


async def test_pending_updates_can_be_dropped(talk: Talk) -> None:
    await talk.does(OFFICER, "text", text="一")
    assert (await talk.result("getWebhookInfo"))["pending_update_count"] == 2
    await talk.result("deleteWebhook", drop_pending_updates=True)
    assert await talk.updates() == []


async def test_an_unreachable_webhook_is_reported(talk: Talk) -> None:
    await talk.result("setWebhook", url="http://127.0.0.1:9/", allowed_updates=["message"])
    async with asyncio.timeout(5):
        while "last_error_message" not in (info := await talk.result("getWebhookInfo")):
            await asyncio.sleep(0.01)
    assert info["last_error_message"].startswith("Connection failed")
    assert info["allowed_updates"] == ["message"]


async def test_a_broken_certificate_is_refused(talk: Talk) -> None:
    answer = await talk.upload("setWebhook", {"certificate": b"nonsense"}, url="https://x.cn/")
    assert answer["description"] == "Bad Request: bad webhook: the certificate can't be read"
    assert (await talk.result("getWebhookInfo"))["url"] == ""


async def test_closing_twice_is_harmless() -> None:
    async with await Sandbox.start() as sandbox:
        sender = WebhookSender(sandbox.clock)
        await sender.close()
        await sender.close()
