"""The clock, the log of calls, the rate limits, and starting and stopping."""

from __future__ import annotations

import asyncio
import re
import socket
import sys
from datetime import UTC, datetime

import aiohttp
import pytest

from sandbox import Sandbox
from sandbox.calls import CallLog
from sandbox.errors import ApiError
from sandbox.limits import Limits
from tests.sandbox.talk import OFFICER, REVIEWER, Talk

FRIDAY = "2014-09-05T15:00:00+08:00"


async def test_the_clock_is_set_and_ticks_on(talk: Talk) -> None:
    shown = await talk.sim("POST", "/sim/clock", set=FRIDAY)
    assert datetime.fromisoformat(shown["now"]).utcoffset() == UTC.utcoffset(None)
    assert shown["now"].startswith("2014-09-05T07:00:0")
    later = await talk.sim("GET", "/sim/clock")
    assert 0 < later["unix"] - datetime.fromisoformat(FRIDAY).timestamp() < 5


async def test_the_clock_is_advanced_and_turned_back(talk: Talk) -> None:
    await talk.sim("POST", "/sim/clock", set=FRIDAY)
    before = (await talk.sim("GET", "/sim/clock"))["unix"]
    assert 3600 <= (await talk.sim("POST", "/sim/clock", advance=3600))["unix"] - before < 3605
    assert (await talk.sim("POST", "/sim/clock", advance=-7200))["unix"] < before


async def test_messages_carry_the_clocks_date(talk: Talk) -> None:
    await talk.sim("POST", "/sim/clock", set=FRIDAY)
    moment = datetime.fromisoformat(FRIDAY).timestamp()
    said = await talk.does(OFFICER, "text", text="三场")
    sent = await talk.result("sendMessage", chat_id=OFFICER, text="好")
    await talk.sim("POST", "/sim/clock", advance=60)
    edited = await talk.result(
        "editMessageText", chat_id=OFFICER, message_id=sent["message_id"], text="改"
    )
    for date in (said["message"]["date"], sent["date"], edited["date"]):
        assert 0 <= date - moment < 5
    assert 60 <= edited["edit_date"] - moment < 65


async def test_every_call_is_logged(talk: Talk) -> None:
    sent = await talk.result("sendMessage", chat_id=OFFICER, text="<b>1</b>", parse_mode="HTML")
    refused = await talk.call("sendMessage", chat_id=REVIEWER, text="")
    await talk.upload("sendDocument", {"document": b"123"}, chat_id=str(OFFICER))
    log = await talk.sim("GET", "/sim/calls?method=sendmessage")
    first, second = log["calls"]
    assert first["params"] == {"chat_id": OFFICER, "text": "<b>1</b>", "parse_mode": "HTML"}
    assert first["answer"] == {"ok": True, "result": sent}
    assert second["answer"] == refused
    mine = await talk.sim("GET", f"/sim/calls?chat_id={OFFICER}&after={first['id']}")
    (upload,) = mine["calls"]
    assert upload["params"]["document"] == {"file_name": "document.bin", "file_size": 3}
    assert mine["last"] == upload["id"]


async def test_an_edit_does_not_rewrite_the_log(talk: Talk) -> None:
    sent = await talk.result("sendMessage", chat_id=OFFICER, text="前")
    await talk.result("editMessageText", chat_id=OFFICER, message_id=sent["message_id"], text="后")
    log = await talk.sim("GET", "/sim/calls?method=sendMessage")
    assert log["calls"][0]["answer"]["result"]["text"] == "前"


def test_the_log_keeps_the_newest_calls() -> None:
    log = CallLog(kept=10)
    for number in range(95):
        log.open(0.0, "bot", "getMe", {"number": number})
    kept = [record.params["number"] for record in log.select()]
    assert kept[-1] == 94
    assert 10 <= len(kept) <= 20
    assert kept == list(range(95 - len(kept), 95))
    assert [record.id for record in log.select(after=93)] == [94, 95]
    assert (log.last, log.dropped) == (95, 95 - len(kept))


class Ticks:
    """A clock the test moves."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def allowed(limits: Limits, chats: list[int]) -> int:
    """Return how many of the messages pass before the first refusal."""
    for number, chat in enumerate(chats):
        try:
            limits.check(chat, 1)
        except ApiError:
            return number
    return len(chats)


def test_thirty_a_second_in_all() -> None:
    clock = Ticks()
    limits = Limits(clock)
    assert allowed(limits, list(range(1, 100))) == 30
    clock.now = 1.0
    assert allowed(limits, list(range(1, 100))) == 30


def test_a_short_burst_and_one_a_second_to_a_chat() -> None:
    clock = Ticks()
    limits = Limits(clock)
    assert allowed(limits, [7] * 10) == 5
    clock.now = 1.0
    assert allowed(limits, [7] * 10) == 1
    with pytest.raises(ApiError) as refused:
        limits.check(7, 1)
    assert refused.value.parameters == {"retry_after": 1}
    limits.check(8, 1)


def test_twenty_a_minute_to_a_group() -> None:
    clock = Ticks()
    limits = Limits(clock)
    assert allowed(limits, [-7] * 30) == 20
    with pytest.raises(ApiError, match="Too Many Requests: retry after 3"):
        limits.check(-7, 1)
    clock.now = 60.0
    assert allowed(limits, [-7] * 30) == 20


async def test_limits_are_off_unless_asked_for(talk: Talk) -> None:
    for _ in range(40):
        await talk.result("sendMessage", chat_id=OFFICER, text="x")
    async with (
        await Sandbox.start(limits=True) as sandbox,
        aiohttp.ClientSession(sandbox.base_url) as http,
    ):
        limited = Talk(sandbox, http)
        await limited.sim("POST", "/sim/users", id=OFFICER, first_name="王芳")
        await limited.does(OFFICER, "start")
        answers = [await limited.call("sendMessage", chat_id=OFFICER, text="x") for _ in range(6)]
        assert [answer["ok"] for answer in answers] == [True] * 5 + [False]
        assert answers[-1]["error_code"] == 429
        assert answers[-1]["parameters"]["retry_after"] == 1


async def test_the_command_line_serves_until_interrupted() -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "sandbox", "--port", "0", stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    line = (await process.stdout.readline()).decode()
    found = re.fullmatch(r"sandbox: (http://127\.0\.0\.1:\d+)\n", line)
    assert found is not None
    async with aiohttp.ClientSession(found[1]) as http, http.get("/bot1:x/getMe") as answer:
        assert (await answer.json())["ok"] is True
    process.terminate()
    await process.stdout.read()
    assert await process.wait() == 0


async def test_a_taken_port_is_said_plainly() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(OSError, match="in use"):
            await Sandbox.start(port=port)
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "sandbox", "--port", str(port),
            stderr=asyncio.subprocess.PIPE,
        )  # fmt: skip
        _, said = await process.communicate()
    assert process.returncode == 1
    assert said.decode().startswith(f"sandbox: cannot listen on 127.0.0.1:{port}: ")


async def test_stopping_twice_is_harmless() -> None:
    sandbox = await Sandbox.start()
    await sandbox.stop()
    await sandbox.stop()
