"""A bad line and a server in trouble: everything arrives, in order, at most one call repeated."""

import asyncio

import pytest

from storage.members import Role
from tests.town import KONGTONG, Json, Person, Town
from texts import Catalogue

FAULTS: list[Json] = [
    {"kind": 500},
    {"kind": 502},
    {"kind": "html"},
    {"kind": "reset"},
    {"kind": "reset", "after": True},
    {"kind": "hang", "ms": 100},
    {"kind": "hang", "ms": 100, "after": True},
    {"kind": "truncate"},
]
TOLD_TO_WAIT: Json = {"kind": 429, "retry_after": 1}


async def _people(town: Town) -> list[Person]:
    """As many officers as there are faults."""
    numbers = range(7001, 7001 + len(FAULTS))
    return [
        await town.member(number, f"填报{number}", KONGTONG, Role.OFFICER) for number in numbers
    ]


async def _strike(town: Town, method: str, fault: Json, **more: object) -> None:
    await town.post("/faults", {"method": method, **fault, **more})


async def _said(person: Person, since: int) -> list[str]:
    """The first lines of what the bot said, from a message on."""
    messages = (await person.screen())[since:]
    by_bot = [one for one in messages if isinstance(one["from"], dict) and one["from"]["is_bot"]]
    return [str(one["text"]).splitlines()[0] for one in by_bot]


async def _types(person: Person, *texts: str) -> Json:
    """Type several texts without waiting for an answer; returns the last one's update."""
    path = f"/chats/{person.number}/text"
    said = [{"from": person.number, "text": text} for text in texts]
    return [await person.town.post(path, dict(body)) for body in said][-1]


async def test_every_message_arrives_in_order_and_once_unless_its_answer_was_lost(
    town: Town,
) -> None:
    people = await _people(town)
    none, nothing = (Catalogue.load().plain("zh", one) for one in ("my-none", "nothing-to-cancel"))
    before = [len(await person.screen()) for person in people]
    for person, fault in zip(people, FAULTS, strict=True):
        await _strike(town, "sendMessage", fault, chat_id=person.number)
    for update in [await _types(person, "/my", "/cancel", "/my") for person in people]:
        await town.quiet(update)
    for person, fault, since in zip(people, FAULTS, before, strict=True):
        took_effect = bool(fault.get("after")) or fault["kind"] == "truncate"
        expected = [none] * (1 + took_effect) + [nothing, none]
        assert await _said(person, since) == expected, fault


async def test_every_edit_arrives(town: Town) -> None:
    people = await _people(town)
    for person, fault in zip(people, FAULTS, strict=True):
        await person.says("/settings")
        await _strike(town, "editMessageText", fault, chat_id=person.number)
    kept = Catalogue.load().plain("en", "settings")
    heard = await asyncio.gather(*(person.taps("English") for person in people))
    assert [text.endswith(kept) for text in heard] == [True] * len(people)
    assert await town.rows("SELECT DISTINCT status FROM outbox WHERE status <> 'sent'") == []


async def test_every_tapped_button_stops_spinning(town: Town) -> None:
    people = await _people(town)
    for person in people:
        await person.says("/settings")
    for fault in (*FAULTS, TOLD_TO_WAIT):
        await _strike(town, "answerCallbackQuery", fault)
    await asyncio.gather(*(person.taps("English") for person in people))
    assert town.sandbox.world.first_bot.queries == {}


@pytest.mark.parametrize("method", ["sendMessage", "editMessageText"])
async def test_being_told_to_wait_delays_and_loses_nothing(
    town: Town, officer: Person, method: str
) -> None:
    await officer.says("/settings")
    await _strike(town, method, TOLD_TO_WAIT)
    kept = Catalogue.load().plain("en", "settings")
    assert (await officer.taps("English")).endswith(kept)
    assert await officer.says("/my") == Catalogue.load().plain("en", "my-none")


async def test_updates_come_in_once_each_whatever_befalls_the_poll(
    town: Town, officer: Person
) -> None:
    before = len(await officer.screen())
    faults: list[Json] = [TOLD_TO_WAIT, {"kind": "html"}, {"kind": "reset"}, {"kind": "truncate"}]
    for fault in faults:
        await _strike(town, "getUpdates", fault)
        await officer.says("/my")
        await officer.says("/cancel")
    none, nothing = (Catalogue.load().plain("zh", one) for one in ("my-none", "nothing-to-cancel"))
    assert await _said(officer, before) == [none, nothing] * len(faults)


@pytest.mark.parametrize(
    ("get_me", "delete_webhook"),
    [("html", 429), ("truncate", "reset")],
)
async def test_a_start_in_a_storm_only_takes_longer(
    town: Town, officer: Person, get_me: str | int, delete_webhook: str | int
) -> None:
    await town.stop_bot()
    await town.strike("getMe", get_me, ms=100, retry_after=1)
    await town.strike("deleteWebhook", delete_webhook, ms=100, retry_after=1)
    await _types(officer, "/my")
    await town.start_bot()
    assert await officer.says("/cancel") == Catalogue.load().plain("zh", "nothing-to-cancel")
    assert Catalogue.load().plain("zh", "my-none") in await _said(officer, 0)
