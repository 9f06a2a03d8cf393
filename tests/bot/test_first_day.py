"""The first day: `fieldtally init` asks, writes the configuration and prints a link that works."""

import asyncio
import os
import stat
import sys
from collections.abc import AsyncIterator, Mapping
from pathlib import Path

import pytest

from bot.config import load_config
from bot.parts import Running
from bot.process import serve
from bot.terminal import read_plan
from sandbox import Sandbox
from tests.town import PLAN_FILE

ANSWERS = "nonsense\n100001:a-good-token\nplans/nowhere.toml\n{plan}\n\n"


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    """Telegram's stand-in."""
    async with await Sandbox.start() as made:
        yield made


async def init(folder: Path, typed: str, *options: str) -> tuple[int, str, str]:
    """Run `fieldtally init` with answers typed in; returns (status, stdout, stderr)."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "bot", "init", "--config", str(folder / "config.toml"), *options),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        env={**os.environ, "LANG": "zh_CN.UTF-8", "PYTHONPATH": str(PLAN_FILE.parent.parent)},
    )
    out, err = await process.communicate(typed.encode())
    return process.returncode or 0, out.decode(), err.decode()


async def test_init_asks_writes_and_prints_the_first_link(sandbox: Sandbox, tmp_path: Path) -> None:
    typed = ANSWERS.format(plan=PLAN_FILE)
    status, out, err = await init(tmp_path, typed, "--base-url", sandbox.base_url)
    assert status == 0, err
    assert "不像令牌" in out
    assert "@fieldtally_demo_bot" in out
    assert "nowhere.toml" in out
    assert "a-good-token" not in out + err
    path = tmp_path / "config.toml"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    config = load_config(path)
    assert config.telegram.updates == "polling"
    assert config.telegram.base_url == f"{sandbox.base_url}/bot"
    assert f"https://t.me/fieldtally_demo_bot?start={_token(out)}" in out


def _token(out: str) -> str:
    return out.split("?start=")[1].split(maxsplit=1)[0]


async def test_the_link_makes_the_first_administrator_once(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    typed = ANSWERS.format(plan=PLAN_FILE)
    _, out, _ = await init(tmp_path, typed, "--base-url", sandbox.base_url)
    config = load_config(tmp_path / "config.toml").model_copy(update={"health": None})
    stop, started = asyncio.Event(), asyncio.Event()
    running: list[Running] = []

    def ready(one: Running) -> None:
        running.append(one)
        started.set()

    task = asyncio.create_task(serve(config, read_plan(config.plan), ready, stop))
    await started.wait()
    for number in (1001, 1002):
        sandbox_user = {"id": number, "first_name": f"人{number}"}
        await _post(sandbox, "/users", sandbox_user)
        await _post(sandbox, f"/chats/{number}/start", {"from": number, "payload": _token(out)})
    done = "SELECT 1 FROM inbox WHERE status = 'done'"
    async with asyncio.timeout(10):
        while len(list(await running[0].database.reader.execute_fetchall(done))) < 2:
            await asyncio.sleep(0.02)
    rows = await running[0].database.reader.execute_fetchall(
        "SELECT telegram_id, role, unit FROM member"
    )
    stop.set()
    await task
    assert [tuple(row) for row in rows] == [(1001, "administrator", "620800")]


async def _post(sandbox: Sandbox, path: str, body: Mapping[str, object]) -> None:
    import aiohttp

    async with (
        aiohttp.ClientSession() as http,
        http.post(f"{sandbox.base_url}/sim{path}", json=body) as response,
    ):
        response.raise_for_status()


async def test_a_webhook_address_is_asked_for_and_kept(sandbox: Sandbox, tmp_path: Path) -> None:
    typed = f"100001:t\n{PLAN_FILE}\nwebhook\nnot-an-address\nhttps://bot.example.org/take\n"
    status, out, _ = await init(tmp_path, typed, "--base-url", sandbox.base_url)
    assert status == 0
    assert "https:// 开头" in out
    config = load_config(tmp_path / "config.toml")
    assert config.telegram.updates == "webhook"
    assert config.webhook is not None
    assert config.webhook.url == "https://bot.example.org/take"


async def test_where_telegram_is_out_of_reach_a_proxy_is_offered(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    typed = f"100001:t\nhttp://127.0.0.1:9\n100001:t\n\n100001:t\n{PLAN_FILE}\n\n"
    nobody = "http://127.0.0.1:9"
    status, out, _ = await init(tmp_path, typed, "--base-url", nobody)
    assert status == 1
    assert out.count("请填代理地址") == 3
    assert not (tmp_path / "config.toml").exists()


async def test_an_existing_configuration_is_not_asked_for_again(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    typed = ANSWERS.format(plan=PLAN_FILE)
    await init(tmp_path, typed, "--base-url", sandbox.base_url)
    before = (tmp_path / "config.toml").read_bytes()
    status, out, _ = await init(tmp_path, "")
    assert status == 0
    assert "?start=" in out
    assert (tmp_path / "config.toml").read_bytes() == before
