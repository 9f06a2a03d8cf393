"""What Telegram refuses: what is as good as done, what reaches nobody, what the operators hear."""

import json

from storage import outbox
from storage.outbox import NO_CHAT, Priority
from tests.bot.postroom import PostRoom
from tests.town import Person, Town
from texts import Catalogue

FANG, CHIEF, DEPUTY, NOBODY = 7001, 7900, 7901, 7999
BROKEN = "<b>never closed"
DEAD = "SELECT source, reference, content, error FROM dead_letter"


async def test_an_edit_that_changes_nothing_is_a_success(room: PostRoom) -> None:
    await room.person(FANG)
    form = await room.add(FANG, "form")
    await room.empty()
    edit = await room.add(FANG, "form", method="editMessageText", edits=form)
    again = await room.add(FANG, "form, filled in", method="editMessageText", edits=form)
    await room.empty()
    assert await room.status(edit) == "superseded"
    same = await room.add(FANG, "form, filled in", method="editMessageText", edits=form)
    await room.empty()
    assert [await room.status(letter) for letter in (again, same)] == ["sent", "sent"]
    assert await room.rows(DEAD) == []


async def test_an_edit_of_a_deleted_message_is_over_and_done(room: PostRoom) -> None:
    await room.administrator(CHIEF)
    form = await room.add(CHIEF, "form")
    await room.empty()
    [(number,)] = await room.rows("SELECT message_id FROM outbox WHERE id = ?", form)
    await room.add_raw(CHIEF, "deleteMessage", {"message_id": number})
    edit = await room.add(CHIEF, "form, filled in", method="editMessageText", edits=form)
    await room.empty()
    assert await room.status(edit) == "sent"
    assert await room.rows(DEAD) == []
    assert await room.seen(CHIEF) == []


async def test_an_answer_that_comes_too_late_counts_as_done(room: PostRoom) -> None:
    await room.administrator(CHIEF)
    toast = await room.add(
        NO_CHAT, "long gone", method="answerCallbackQuery", priority=Priority.INSTANT
    )
    await room.empty()
    assert await room.status(toast) == "sent"
    assert await room.rows(DEAD) == []


async def test_a_refused_letter_is_kept_whole_and_each_operator_told_once(room: PostRoom) -> None:
    operators = [await room.administrator(CHIEF), await room.administrator(DEPUTY)]
    await room.person(FANG)
    letter = await room.add_raw(FANG, "sendMessage", {"text": BROKEN, "parse_mode": "HTML"})
    after = await room.add(FANG, "the next one arrives")
    await room.empty()
    [(source, reference, content, error)] = await room.rows(DEAD)
    assert (source, reference) == ("outbox", letter)
    assert json.loads(str(content))["text"] == BROKEN
    assert "parse entities" in str(error)
    assert [await room.status(row) for row in (letter, after)] == ["refused", "sent"]
    for operator in operators:
        [notice] = await room.seen(operator)
        assert notice.startswith("⚠️")
        assert BROKEN not in notice


async def test_a_refused_toast_is_a_dead_letter_too(room: PostRoom) -> None:
    await room.administrator(CHIEF)
    await room.add_raw(NO_CHAT, "answerCallbackQuery", {"text": "x" * 201}, Priority.INSTANT)
    await room.add_raw(NO_CHAT, "noSuchMethod", {}, Priority.INSTANT)
    await room.empty()
    assert len(await room.rows(DEAD)) == 1
    assert len(await room.seen(CHIEF)) == 1


async def test_a_refused_notice_brings_no_other_notice(room: PostRoom) -> None:
    await room.administrator(CHIEF)
    notice = await room.add(CHIEF, "x" * 5000, occasion="notice:dead:1:1")
    await room.empty()
    assert await room.status(notice) == "refused"
    assert await room.seen(CHIEF) == []
    assert await room.rows(DEAD) == []


async def test_the_fallback_goes_out_when_the_first_form_is_refused(room: PostRoom) -> None:
    await room.person(FANG)
    plain = {"text": "plain"}
    letter = await room.add(FANG, "rich", method="sendRichMessage", fallback=plain)
    await room.empty()
    assert await room.seen(FANG) == ["plain"]
    edited = {"text": "plain, edited"}
    await room.add(FANG, "rich", method="editNoSuchThing", edits=letter, fallback=edited)
    await room.empty()
    assert await room.seen(FANG) == ["plain, edited"]
    assert await room.rows(DEAD) == []


async def test_the_fallback_of_a_tapped_message_edits_that_message(room: PostRoom) -> None:
    await room.person(FANG)
    form = await room.add(FANG, "form")
    await room.empty()
    [(number,)] = await room.rows("SELECT message_id FROM outbox WHERE id = ?", form)
    payload = {"message_id": number, "text": BROKEN, "parse_mode": "HTML"}
    await room.add_raw(FANG, "editMessageText", payload, fallback={"text": "plain"})
    await room.empty()
    assert await room.seen(FANG) == ["plain"]


async def test_a_fallback_that_is_refused_as_well_is_a_dead_letter(room: PostRoom) -> None:
    await room.person(FANG)
    worse = {"text": BROKEN, "parse_mode": "HTML"}
    await room.add(FANG, "rich", method="sendRichMessage", fallback=worse)
    await room.empty()
    assert len(await room.rows(DEAD)) == 1


async def test_a_call_without_a_chat_that_reaches_nobody_takes_no_other_with_it(
    room: PostRoom,
) -> None:
    scope = {"type": "chat", "chat_id": NOBODY}
    commands = [{"command": "help", "description": "help"}]
    await room.administrator(CHIEF)
    lost = await room.add_raw(NO_CHAT, "deleteMessage", {"chat_id": NOBODY, "message_id": 1})
    menus = [
        await room.add_raw(NO_CHAT, "setMyCommands", {"commands": commands, "scope": one})
        for one in ({"type": "default"}, scope | {"chat_id": CHIEF})
    ]
    await room.empty()
    assert await room.status(lost) == "refused"
    assert [await room.status(menu) for menu in menus] == ["sent", "sent"]


async def test_who_blocks_the_bot_is_unreachable_until_he_writes(
    town: Town, officer: Person, administrator: Person
) -> None:
    reachable = "SELECT reachable FROM member WHERE telegram_id = 7001"
    await town.post("/chats/7001/block", {"from": 7001})
    await _write_to(town, FANG, "one", "two", "three")
    await administrator.says("/help")
    assert await town.rows(reachable) == [(0,)]
    assert await town.rows("SELECT status FROM outbox WHERE cause = 1") == [("refused",)] * 3
    tried = [call for call in await town.calls("sendMessage") if "two" in str(call["params"])]
    assert tried == []
    await _write_to(town, FANG, "four")
    await administrator.says("/help")
    said = [str(one["text"]) for one in await administrator.screen()]
    assert said.count(Catalogue.load().plain("zh", "notice-unreachable", name="王芳")) == 1
    await town.post("/chats/7001/block", {"from": 7001, "blocked": False})
    assert await officer.says("/help")
    assert await town.rows(reachable) == [(1,)]


async def _write_to(town: Town, chat: int, *texts: str) -> None:
    """Letters nobody asked for, as a reminder is one."""
    async with town.database.transaction() as connection:
        for text in texts:
            payload = {"text": text}
            await outbox.add(connection, town.now(), chat, "sendMessage", payload, cause=1)


async def test_a_group_that_moved_gets_what_waits_for_it_at_its_new_place(room: PostRoom) -> None:
    await room.person(FANG)
    group = (await room.post("/chats", {"title": "工会", "members": [FANG]}))["id"]
    assert isinstance(group, int)
    moved = await room.post(f"/chats/{group}/migrate", {"from": FANG})
    message = moved["message"]
    assert isinstance(message, dict)
    letters = [await room.add(group, text) for text in ("first", "second")]
    await room.empty()
    new = message["migrate_to_chat_id"]
    assert await room.seen(new) == ["first", "second"]
    assert await room.rows("SELECT DISTINCT chat_id FROM outbox") == [(new,)]
    assert [await room.status(letter) for letter in letters] == ["sent", "sent"]
