"""Updates that Telegram posts: the same arc, with the secret checked and nothing lost."""

from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest
import trustme

from bot.config import Webhook
from storage.members import Role
from tests.ports import free_port
from tests.town import KONGTONG, Town, a_town


@pytest.fixture
async def hooked(tmp_path: Path) -> AsyncIterator[Town]:
    """A town whose bot has its updates posted, over plain http on this machine."""
    port = free_port()
    webhook = Webhook(url=f"http://127.0.0.1:{port}/hook", port=port)
    async with a_town(tmp_path, webhook=webhook) as town:
        yield town


def _address(town: Town) -> str:
    assert town.config.webhook is not None
    return town.config.webhook.url


async def _report(town: Town) -> str:
    officer = await town.member(7001, "王芳", KONGTONG, Role.OFFICER)
    await officer.says("/report")
    await officer.taps("送文化演出")
    await officer.says("2")
    await officer.taps("今天")
    return await officer.taps("✅ 上报")


async def test_a_report_comes_in_by_webhook(hooked: Town) -> None:
    assert "2014-00001" in await _report(hooked)
    assert await hooked.tally("performances") == 2
    [call] = await hooked.calls("setWebhook")
    assert "1" in str(call["params"]["max_connections"])  # type: ignore[index]


async def test_a_post_without_the_secret_is_turned_away(hooked: Town) -> None:
    await hooked.member(7001, "王芳", KONGTONG, Role.OFFICER)
    before = await hooked.rows("SELECT count(*) FROM inbox")
    update = {"update_id": 5, "message": {"text": "x"}}
    for headers in ({}, {"X-Telegram-Bot-Api-Secret-Token": "guessed"}):
        async with hooked.http.post(_address(hooked), json=update, headers=headers) as response:
            assert response.status == 403
    assert await hooked.rows("SELECT count(*) FROM inbox") == before


async def test_garbage_with_the_secret_is_kept_as_a_dead_letter(hooked: Town) -> None:
    [(secret,)] = await hooked.until_rows("SELECT value FROM setting WHERE key = 'webhook-secret'")
    headers = {"X-Telegram-Bot-Api-Secret-Token": str(secret)}
    async with hooked.http.post(_address(hooked), data=b"{half", headers=headers) as response:
        assert response.status == 200
    assert await hooked.rows("SELECT content FROM dead_letter") == [('"{half"',)]


async def test_what_is_posted_while_the_bot_is_down_comes_later(hooked: Town) -> None:
    officer = await hooked.member(7001, "王芳", KONGTONG, Role.OFFICER)
    await hooked.stop_bot()
    update = await hooked.post("/chats/7001/text", {"from": 7001, "text": "/help"})
    await hooked.start_bot()
    await hooked.quiet(update)
    assert "/report" in await officer.text()


async def test_polling_removes_the_webhook_and_drops_nothing(hooked: Town) -> None:
    officer = await hooked.member(7001, "王芳", KONGTONG, Role.OFFICER)
    await hooked.stop_bot()
    update = await hooked.post("/chats/7001/text", {"from": 7001, "text": "/help"})
    telegram = hooked.config.telegram.model_copy(update={"updates": "polling"})
    hooked.config = hooked.config.model_copy(update={"telegram": telegram, "webhook": None})
    await hooked.start_bot()
    await hooked.quiet(update)
    assert "/report" in await officer.text()


async def test_a_self_signed_certificate_is_served_and_sent_to_telegram(tmp_path: Path) -> None:
    authority = trustme.CA()
    issued = authority.issue_cert("127.0.0.1")
    certificate, key = tmp_path / "cert.pem", tmp_path / "key.pem"
    key.write_bytes(issued.private_key_pem.bytes())
    certificate.write_bytes(
        b"".join(blob.bytes() for blob in issued.cert_chain_pems) + authority.cert_pem.bytes()
    )
    port = free_port()
    webhook = Webhook(
        url=f"https://127.0.0.1:{port}/hook", port=port, certificate=certificate, key=key
    )
    async with a_town(tmp_path / "data", webhook=webhook) as town:
        assert "2014-00001" in await _report(town)
        with pytest.raises(aiohttp.ClientConnectorCertificateError):
            await town.http.post(f"https://127.0.0.1:{port}/hook")
