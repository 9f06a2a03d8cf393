"""How updates come in: nothing is dropped, nothing is acknowledged before it is kept."""

import asyncio
import json
import sqlite3
from contextlib import closing

import aiohttp

from tests.town import TOKEN, Json, Person, Town
from texts import Catalogue

NONE = Catalogue.load().plain("zh", "my-none")


async def _heard(person: Person) -> list[str]:
    return [str(one.get("text", "")) for one in await person.screen()]


async def _type(town: Town, text: str) -> Json:
    return await town.post("/chats/7001/text", {"from": 7001, "text": text})


async def test_what_was_typed_while_the_bot_was_away_is_answered(
    town: Town, officer: Person
) -> None:
    await town.stop_bot()
    for _ in range(3):
        last = await _type(town, "/my")
    await town.start_bot()
    await town.quiet(last)
    assert (await _heard(officer)).count(NONE) == 3


async def test_a_webhook_left_behind_is_removed_and_its_updates_are_not_dropped(
    town: Town, officer: Person
) -> None:
    await town.stop_bot()
    hook = {"url": "http://127.0.0.1:9/nobody-listens"}
    url = f"{town.sandbox.base_url}/bot{TOKEN}/setWebhook"
    async with aiohttp.ClientSession() as session, session.post(url, json=hook) as answer:
        assert answer.status == 200
    waiting = await _type(town, "/my")
    await town.start_bot()
    await town.quiet(waiting)
    assert (await _heard(officer)).count(NONE) == 1


async def test_a_start_asks_for_all_that_waits_whatever_was_stored(
    town: Town, officer: Person
) -> None:
    await officer.says("/my")
    await town.restart_bot()
    await officer.says("/my")
    polls = town.sandbox.calls.select("getUpdates")
    assert sum("offset" not in poll.params for poll in polls) == 2


async def test_ids_that_start_again_lower_are_handled(town: Town, officer: Person) -> None:
    await officer.says("/my")
    made = await _type(town, "/my")
    await town.quiet(made)
    await town.stop_bot()
    pending = town.sandbox.world.first_bot.updates.pending
    pending.clear()
    pending.append((41, {**made, "update_id": 41}))
    await town.start_bot()
    await town.quiet({"update_id": 41})
    assert (await _heard(officer)).count(NONE) == 3


async def test_an_update_is_acknowledged_only_once_it_is_kept(town: Town, officer: Person) -> None:
    async def polling() -> bool:
        # The poll after the one that brought his joining: that one's answer may be on its way.
        newest = (await town.calls("getUpdates"))[-1]
        return newest["answer"] is None and "offset" in str(newest["params"])

    await town.until(polling)
    with closing(sqlite3.connect(town.config.database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")  # for now the bot cannot write
        polls = len(await town.calls("getUpdates"))
        made = await _type(town, "/my")
        await asyncio.sleep(0.2)
        assert len(await town.calls("getUpdates")) == polls
        assert town.sandbox.world.first_bot.updates.pending
        other.execute("ROLLBACK")
    await town.quiet(made)
    assert (await _heard(officer)).count(NONE) == 1


async def test_an_update_without_an_id_is_a_dead_letter_once(
    town: Town, officer: Person, administrator: Person
) -> None:
    pending = town.sandbox.world.first_bot.updates.pending
    polls = len(await town.calls("getUpdates"))
    pending.append((10**12, {"message": {"text": "no id"}}))
    town.sandbox.world.first_bot.updates.wake()
    await town.until_rows("SELECT 1 FROM dead_letter")

    async def asked_again() -> bool:
        return len(await town.calls("getUpdates")) >= polls + 2

    await town.until(asked_again)
    assert await officer.says("/my") == NONE
    assert len(await town.calls("getUpdates")) < polls + 20
    [(source, content)] = await town.rows("SELECT source, content FROM dead_letter")
    assert (source, json.loads(str(content))) == ("inbox", {"message": {"text": "no id"}})
    assert sum("⚠️" in text for text in await _heard(administrator)) == 1
