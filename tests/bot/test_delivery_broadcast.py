"""A message to many: answers go before it, trouble on the way loses none of it."""

import asyncio
from pathlib import Path

from bot.config import Limits
from storage import members
from storage.members import Role
from storage.outbox import Priority
from tests.bot.postroom import PostRoom, a_post_room
from tests.town import KONGTONG

MANY = 40
A_THIRD = 10
"""So many letters may be on their way before the sender looks again: a third of a second's."""


async def _people(room: PostRoom, number: int) -> list[int]:
    return [await room.person(7001 + place) for place in range(number)]


async def _write_to_all(room: PostRoom, people: list[int]) -> None:
    for person in people:
        await room.add(person, "notice", priority=Priority.BROADCAST)


async def _until_called(room: PostRoom, times: int) -> None:
    async with asyncio.timeout(5):
        while len(room.calls("sendMessage")) < times:
            await asyncio.sleep(0.005)


async def test_an_answer_does_not_wait_behind_a_broadcast(tmp_path: Path) -> None:
    async with a_post_room(tmp_path, limits=Limits()) as room:
        people = await _people(room, MANY)
        await _write_to_all(room, people)
        room.sender.wake()
        await _until_called(room, 1)
        # To one whose notice still waits, and to one who gets none.
        stranger = await room.person(6999)
        before = len(room.calls("sendMessage"))
        await room.add(people[-1], "answer")
        await room.add(stranger, "answer")
        await room.empty()
        said = room.calls("sendMessage")
        answers = [place for place, text in enumerate(said) if text == "answer"]
        assert len(said) == MANY + 2
        assert answers[-1] < before + A_THIRD + 2
        assert await room.seen(people[-1]) == ["answer", "notice"]


async def test_reminders_go_before_broadcasts_and_after_answers(tmp_path: Path) -> None:
    async with a_post_room(tmp_path, limits=Limits(per_second=3)) as room:
        kinds = (Priority.BROADCAST, Priority.REMINDER, Priority.DIALOGUE)
        for person, kind in zip(await _people(room, 3), kinds, strict=True):
            await room.add(person, kind.name, priority=kind)
        await room.empty()
        assert room.calls("sendMessage") == [kind.name for kind in reversed(kinds)]


async def test_trouble_on_the_way_loses_nobodys_notice(room: PostRoom) -> None:
    people = await _people(room, MANY)
    troubles: tuple[int | str, ...] = (500, 502, "html", "reset", "hang")
    for place, kind in enumerate(troubles):
        await room.strike("sendMessage", kind, chat_id=people[place], ms=100)
    await room.strike("sendMessage", 429, chat_id=people[20], retry_after=1)
    await _write_to_all(room, people)
    await room.empty()
    assert [await room.seen(person) for person in people] == [["notice"]] * MANY


async def test_who_has_blocked_the_bot_is_marked_and_holds_up_nobody(room: PostRoom) -> None:
    people = await _people(room, 6)
    await room.administrator(6999)
    async with room.database.transaction() as connection:
        for person in people:
            now = room.clock.now()
            await members.join(connection, now, person, "王芳", KONGTONG, Role.OFFICER)
    for person in people[:2]:
        await room.post(f"/chats/{person}/block", {"from": person})
    await _write_to_all(room, people)
    await room.empty()
    rows = await room.rows("SELECT telegram_id FROM member WHERE reachable = 0 ORDER BY id")
    assert rows == [(person,) for person in people[:2]]
    statuses = await room.rows("SELECT status FROM outbox WHERE priority = 3 ORDER BY id")
    assert statuses == [("refused",)] * 2 + [("sent",)] * 4
