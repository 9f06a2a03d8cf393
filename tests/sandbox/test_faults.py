"""Every fault looks to a client as the real thing does, before and after the call's effect."""

from __future__ import annotations

import asyncio

import aiohttp
import pytest

from tests.sandbox.talk import OFFICER, Json, Talk

MESSAGE: Json = {"chat_id": OFFICER, "text": "x"}


async def fault(talk: Talk, kind: Json, **fields: Json) -> Json:
    return await talk.sim("POST", "/sim/faults", method="sendMessage", kind=kind, **fields)


async def sent(talk: Talk) -> int:
    """Return how many messages the officer has from the bot."""
    return len((await talk.sees(OFFICER))["messages"]) - 1


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (429, "Too Many Requests: retry after 9"),
        (500, "Internal Server Error"),
        (502, "Bad Gateway"),
    ],
)
@pytest.mark.parametrize("after", [False, True])
async def test_error_answers(talk: Talk, kind: int, words: str, after: bool) -> None:
    await fault(talk, kind, retry_after=9, after=after)
    answer = await talk.call("sendMessage", **MESSAGE)
    assert (answer["error_code"], answer["description"]) == (kind, words)
    assert answer.get("parameters") == ({"retry_after": 9} if kind == 429 else None)
    assert await sent(talk) == int(after)
    await talk.result("sendMessage", **MESSAGE)
    assert await sent(talk) == 1 + int(after)


@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize("kind", ["reset", "hang"])
async def test_lost_connections(talk: Talk, kind: str, after: bool) -> None:
    await fault(talk, kind, ms=20, after=after)
    with pytest.raises(aiohttp.ClientConnectionError):
        await talk.call("sendMessage", **MESSAGE)
    assert await sent(talk) == int(after)
    (record,) = talk.sandbox.calls.select("sendMessage")
    assert record.fault == kind
    assert (record.answer is not None) is after


async def test_a_hanging_answer_comes_never(talk: Talk) -> None:
    await fault(talk, "hang")
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(talk.call("sendMessage", **MESSAGE), 0.1)
    assert await sent(talk) == 0


@pytest.mark.parametrize("after", [False, True])
async def test_a_delay_is_only_a_delay(talk: Talk, after: bool) -> None:
    await fault(talk, "delay", ms=60, after=after)
    started = asyncio.get_running_loop().time()
    await talk.result("sendMessage", **MESSAGE)
    assert asyncio.get_running_loop().time() - started >= 0.05
    assert await sent(talk) == 1


async def test_garbage_answers(talk: Talk) -> None:
    path = f"/bot{talk.token}/sendMessage"
    await fault(talk, "html")
    async with talk.http.post(path, json=MESSAGE) as answer:
        assert (answer.status, answer.content_type) == (502, "text/html")
    await fault(talk, "html", status=200, after=True)
    async with talk.http.post(path, json=MESSAGE) as answer:
        assert (answer.status, answer.content_type) == (200, "text/html")
    await fault(talk, "truncate")
    async with talk.http.post(path, json=MESSAGE) as answer:
        text = await answer.text()
        assert answer.status == 200
        assert text.startswith('{"ok":true')
        assert not text.endswith("}")
    assert await sent(talk) == 2


async def test_a_fault_strikes_as_often_and_where_it_should(talk: Talk) -> None:
    await fault(talk, 500, times=2, chat_id=OFFICER)
    assert (await talk.call("sendMessage", chat_id=1002, text="x"))["ok"]
    codes = [(await talk.call("sendMessage", **MESSAGE)).get("error_code") for _ in range(3)]
    assert codes == [500, 500, None]


async def test_faults_are_listed_and_cleared(talk: Talk) -> None:
    await talk.sim("POST", "/sim/faults", kind=502, times=None)
    await fault(talk, "reset")
    (everywhere, once) = (await talk.sim("GET", "/sim/faults"))["faults"]
    assert (everywhere["method"], everywhere["kind"], everywhere["times"]) == ("*", 502, None)
    assert (once["method"], once["kind"], once["times"]) == ("sendMessage", "reset", 1)
    for method in ("getMe", "sendMessage"):
        assert await talk.refusal(method, **MESSAGE) == "Bad Gateway"
    await talk.sim("DELETE", "/sim/faults")
    assert (await talk.call("getMe"))["ok"]
    assert (await talk.sim("GET", "/sim/faults"))["faults"] == []


async def test_downloads_fail_too(talk: Talk) -> None:
    said = await talk.sends(OFFICER, "document", [b"12345678"], name="a.txt")
    file_id = said["message"]["document"]["file_id"]
    path = (await talk.result("getFile", file_id=file_id))["file_path"]
    for kind, status, body in [
        (500, 500, None),
        ("truncate", 200, b"1234"),
        ("delay", 200, b"12345678"),
    ]:
        await talk.sim("POST", "/sim/faults", method="file", kind=kind, ms=1)
        async with talk.http.get(f"/file/bot{talk.token}/{path}") as answer:
            assert answer.status == status
            assert body in (None, await answer.read())
    await talk.sim("POST", "/sim/faults", method="file", kind="reset", times=2)
    with pytest.raises(aiohttp.ClientConnectionError):
        await talk.download(file_id)
