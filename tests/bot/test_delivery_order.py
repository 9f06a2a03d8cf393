"""In what order letters leave, and what becomes of edits on the way."""

import asyncio
import time

from storage.outbox import NO_CHAT, Priority
from tests.bot.postroom import PostRoom

FANG, QIANG, MEI = 7001, 7002, 7003


async def test_a_chat_hears_its_letters_in_the_order_they_were_written(room: PostRoom) -> None:
    chats = [await room.person(number) for number in (FANG, QIANG, MEI)]
    for number in range(12):
        for chat in chats:
            await room.add(chat, str(number))
    await room.empty()
    for chat in chats:
        assert await room.seen(chat) == [str(number) for number in range(12)]


async def test_a_failing_letter_holds_up_its_own_chat_only_and_keeps_its_place(
    room: PostRoom,
) -> None:
    await room.person(FANG)
    await room.person(QIANG)
    await room.strike("sendMessage", "reset", chat_id=FANG)
    for chat in (FANG, FANG, QIANG):
        await room.add(chat, f"{chat} {len(room.calls('sendMessage'))}")
    await room.add(FANG, "last")
    await room.empty()
    texts = room.calls("sendMessage")
    assert (await room.seen(FANG))[-1] == "last"
    assert texts.index(f"{QIANG} 0") < 2
    assert len(await room.seen(FANG)) == 3


async def test_being_told_to_wait_pauses_everything_and_loses_nothing(room: PostRoom) -> None:
    for number in (FANG, QIANG, MEI):
        await room.person(number)
    await room.strike("sendMessage", 429, chat_id=FANG, retry_after=1)
    await room.add(FANG, "first")
    room.sender.wake()
    await _until_called(room, 1)
    struck = time.monotonic()
    for chat in (FANG, QIANG, MEI):
        await room.add(chat, "second")
    await room.add(NO_CHAT, "1", method="answerCallbackQuery", priority=Priority.INSTANT)
    room.sender.wake()
    await asyncio.sleep(0.5)
    assert len(room.calls("sendMessage")) == 1
    assert room.calls("answerCallbackQuery") == []
    await room.empty()
    assert time.monotonic() - struck > 0.9
    assert await room.seen(FANG) == ["first", "second"]
    assert await room.seen(QIANG) == await room.seen(MEI) == ["second"]
    assert len(room.calls("answerCallbackQuery")) == 1


async def _until_called(room: PostRoom, times: int) -> None:
    async with asyncio.timeout(5):
        while len(room.calls("sendMessage")) < times:
            await asyncio.sleep(0.005)


async def test_dialogue_goes_before_reminders_and_reminders_before_broadcasts(
    room: PostRoom,
) -> None:
    await room.person(FANG)
    for priority in (Priority.BROADCAST, Priority.REMINDER, Priority.DIALOGUE):
        for number in (1, 2):
            await room.add(FANG, f"{priority.name} {number}", priority=priority)
    await room.empty()
    names = ("DIALOGUE", "REMINDER", "BROADCAST")
    assert await room.seen(FANG) == [f"{name} {number}" for name in names for number in (1, 2)]


async def test_an_answered_tap_does_not_wait_behind_a_lane(room: PostRoom) -> None:
    await room.person(FANG)
    await room.strike("sendMessage", "delay", ms=400)
    slow = await room.add(FANG, "slow")
    room.sender.wake()
    await _until_called(room, 1)
    await room.add(NO_CHAT, "1", method="answerCallbackQuery", priority=Priority.INSTANT)
    room.sender.wake()
    async with asyncio.timeout(0.3):
        while not room.calls("answerCallbackQuery"):
            await asyncio.sleep(0.005)
    assert await room.status(slow) == "waiting"
    await room.empty()


async def test_an_edit_takes_its_message_id_from_the_row_that_sent_it(room: PostRoom) -> None:
    await room.person(FANG)
    await room.add(FANG, "something before")
    form = await room.add(FANG, "form")
    await room.empty()
    await room.add(FANG, "form, filled in", method="editMessageText", edits=form)
    await room.empty()
    assert await room.seen(FANG) == ["something before", "form, filled in"]


async def test_unsent_edits_of_a_message_collapse_into_the_newest(room: PostRoom) -> None:
    await room.person(FANG)
    form, other = await room.add(FANG, "form"), await room.add(FANG, "other")
    await room.add(FANG, "other, edited", method="editMessageText", edits=other)
    edits = [
        await room.add(FANG, f"form {number}", method="editMessageText", edits=form)
        for number in range(4)
    ]
    await room.empty()
    assert await room.seen(FANG) == ["form 3", "other, edited"]
    assert len(room.calls("editMessageText")) == 2
    assert [await room.status(edit) for edit in edits] == ["superseded"] * 3 + ["sent"]


async def test_taking_the_buttons_away_does_not_lose_an_unsent_text(room: PostRoom) -> None:
    await room.person(FANG)
    form = await room.add(FANG, "form")
    await room.add(FANG, "form, filled in", method="editMessageText", edits=form)
    await room.add(FANG, "", method="editMessageReplyMarkup", edits=form)
    await room.empty()
    assert await room.seen(FANG) == ["form, filled in"]


async def test_an_edit_never_overtakes_the_message_it_edits(room: PostRoom) -> None:
    await room.person(FANG)
    reminder = await room.add(FANG, "reminder", priority=Priority.REMINDER)
    edit = await room.add(FANG, "nothing is owed", method="editMessageText", edits=reminder)
    await room.empty()
    assert await room.seen(FANG) == ["nothing is owed"]
    assert await room.status(edit) == "sent"


async def test_a_sender_told_to_finish_waits_for_what_is_in_flight(room: PostRoom) -> None:
    await room.person(FANG)
    await room.strike("sendMessage", "delay", ms=300)
    flying = await room.add(FANG, "in flight")
    room.sender.wake()
    await _until_called(room, 1)
    left = await room.add(FANG, "left for the next start")
    await room.sender.finish()
    assert [await room.status(letter) for letter in (flying, left)] == ["sent", "waiting"]
