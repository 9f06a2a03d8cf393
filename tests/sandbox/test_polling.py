"""getUpdates: waiting, confirming, choosing and the conflict of two pollers."""

from __future__ import annotations

import asyncio

import pytest

from sandbox import Sandbox
from tests.sandbox.talk import OFFICER, Json, Talk


async def poll_started(talk: Talk, count: int = 1) -> None:
    """Return once the sandbox has that many getUpdates calls without an answer."""
    async with asyncio.timeout(5):
        while True:
            running = [
                call for call in talk.sandbox.calls.select("getUpdates") if call.answer is None
            ]
            if len(running) >= count:
                return
            await asyncio.sleep(0.005)


async def say(talk: Talk, *texts: str) -> list[int]:
    return [(await talk.does(OFFICER, "text", text=text))["update_id"] for text in texts]


async def test_a_long_poll_waits_for_the_first_update(talk: Talk) -> None:
    (seen,) = await talk.updates()
    waiting = asyncio.create_task(talk.updates(offset=seen["update_id"] + 1, timeout=30))
    await poll_started(talk)
    (new,) = await say(talk, "来了")
    (update,) = await asyncio.wait_for(waiting, 2)
    assert update["update_id"] == new == seen["update_id"] + 1
    assert update["message"]["text"] == "来了"


async def test_a_long_poll_ends_empty(talk: Talk) -> None:
    await talk.updates(offset=-1)
    (seen,) = await talk.updates()
    started = asyncio.get_running_loop().time()
    assert await talk.updates(offset=seen["update_id"] + 1, timeout=1) == []
    assert asyncio.get_running_loop().time() - started >= 0.9


async def test_an_offset_confirms_and_without_it_updates_come_again(talk: Talk) -> None:
    one, two, three = await say(talk, "一", "二", "三")
    assert [u["update_id"] for u in await talk.updates()] == [one - 1, one, two, three]
    assert [u["update_id"] for u in await talk.updates(limit=2)] == [one - 1, one]
    assert [u["update_id"] for u in await talk.updates(offset=two)] == [two, three]
    assert [u["update_id"] for u in await talk.updates()] == [two, three]
    assert await talk.updates(offset=three + 1) == []


async def test_a_negative_offset_keeps_the_last_ones(talk: Talk) -> None:
    await say(talk, "一", "二", "三")
    assert [u["message"]["text"] for u in await talk.updates(offset=-2)] == ["二", "三"]
    assert len(await talk.updates()) == 2


async def test_a_second_poll_ends_the_first_with_a_conflict(talk: Talk) -> None:
    (seen,) = await talk.updates()
    params: Json = {"offset": seen["update_id"] + 1, "timeout": 30}
    first = asyncio.create_task(talk.call("getUpdates", **params))
    await poll_started(talk)
    second = asyncio.create_task(talk.updates(**params))
    assert await asyncio.wait_for(first, 2) == {
        "ok": False,
        "error_code": 409,
        "description": "Conflict: terminated by other getUpdates request; make sure that only one"
        " bot instance is running",
    }
    await poll_started(talk)
    await say(talk, "二")
    assert len(await asyncio.wait_for(second, 2)) == 1


async def test_polling_conflicts_with_a_webhook(talk: Talk) -> None:
    (seen,) = await talk.updates()
    waiting = asyncio.create_task(talk.call("getUpdates", offset=seen["update_id"] + 1, timeout=30))
    await poll_started(talk)
    await talk.result("setWebhook", url="http://127.0.0.1:9/")
    assert (await asyncio.wait_for(waiting, 2))["error_code"] == 409
    assert await talk.refusal("getUpdates") == (
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to"
        " delete the webhook first"
    )
    await talk.result("deleteWebhook")
    assert await talk.updates() == []


async def test_allowed_updates_choose_and_stay_chosen(talk: Talk) -> None:
    await talk.updates(allowed_updates=["callback_query"], offset=-1)
    unseen = await talk.does(OFFICER, "text", text="不看")
    assert unseen["update_id"] is None
    assert len(await talk.updates()) == 1
    await talk.updates(allowed_updates=[])
    await say(talk, "看")
    assert len(await talk.updates()) == 2


async def test_every_bot_has_updates_of_its_own(talk: Talk) -> None:
    other = Talk(talk.sandbox, talk.http, "77:other")
    me = await other.result("getMe")
    assert (me["id"], me["username"]) == (77, "fieldtally_demo2_bot")
    assert await other.updates() == []
    words = await other.refusal("sendMessage", chat_id=OFFICER, text="x")
    assert words == "Forbidden: bot can't initiate conversation with a user"
    await talk.does(OFFICER, "start", bot=me["username"])
    assert [u["message"]["text"] for u in await other.updates()] == ["/start"]
    await other.result("sendMessage", chat_id=OFFICER, text="第二个")
    texts = [m["text"] for m in (await talk.sees(OFFICER, bot=me["username"]))["messages"]]
    assert texts == ["/start", "第二个"]


async def test_stopping_ends_a_waiting_poll_at_once() -> None:
    sandbox = await Sandbox.start()
    poll = asyncio.create_task(sandbox.world.bot("1:x").updates.poll(100, 50))
    await asyncio.sleep(0)
    await asyncio.wait_for(sandbox.stop(), 2)
    assert await poll == []


@pytest.mark.parametrize("offset", ["x", "", None])
async def test_a_strange_offset_counts_as_none(talk: Talk, offset: Json) -> None:
    assert len(await talk.updates(offset=offset)) == 1
