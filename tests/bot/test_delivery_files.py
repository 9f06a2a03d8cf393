"""Letters that carry files: they arrive whole, under their Chinese name, whatever the line does."""

import json
import os
from pathlib import Path

import pytest

from bot.outgoing import KEPT_SECONDS, Outgoing
from storage import attachments
from storage.attachments import Attachment
from tests.bot.postroom import PostRoom
from tests.town import Json, picture

FANG = 7001
NAME = "平凉市_工作进度_2014-09-15.xlsx"
CONTENT = bytes(range(256)) * 8000  # 2 MB
CALLED = Attachment("outgoing/1.xlsx", NAME)
DEAD = "SELECT count(*) FROM dead_letter"


@pytest.fixture
async def folder(room: PostRoom, tmp_path: Path) -> Path:
    """The data folder, with a file to send in it; 王芳 has started the bot."""
    await room.person(FANG)
    place = tmp_path / "outgoing"
    place.mkdir()
    (place / "1.xlsx").write_bytes(CONTENT)
    return tmp_path


async def _letter(room: PostRoom, **more: object) -> int:
    payload: Json = {"document": CALLED.as_value(), "caption": "<b>台账</b>", "parse_mode": "HTML"}
    return await room.add_raw(FANG, "sendDocument", payload | more, fallback={"text": "没有送到"})


async def _documents(room: PostRoom) -> list[tuple[str, bytes]]:
    """The name and the bytes of each document that came."""
    found = []
    async with room.http.get(f"{room.sandbox.base_url}/sim/chats/{FANG}") as response:
        messages = (await response.json())["messages"]
    for one in messages:
        if "document" in one:
            url = f"{room.sandbox.base_url}/sim/files/{one['document']['file_id']}"
            async with room.http.get(url) as response:
                found.append((one["document"]["file_name"], await response.read()))
            assert one["caption"] == "台账"
    return found


async def test_a_file_arrives_whole_under_its_chinese_name(room: PostRoom, folder: Path) -> None:
    letter = await _letter(room)
    await room.empty()
    assert await room.status(letter) == "sent"
    assert await _documents(room) == [(NAME, CONTENT)]


async def test_a_photo_arrives_as_one(room: PostRoom, folder: Path) -> None:
    (folder / "outgoing" / "2.png").write_bytes(picture())
    photo = Attachment("outgoing/2.png", "图.png").as_value()
    await room.add_raw(FANG, "sendPhoto", {"photo": photo})
    await room.empty()
    [call] = room.sandbox.calls.select("sendPhoto")
    assert call.answer
    assert call.answer["ok"] is True


@pytest.mark.parametrize(
    ("fault", "arrived"),
    [
        ({"kind": 429, "retry_after": 1}, 1),
        ({"kind": 502}, 1),
        ({"kind": "html"}, 1),
        ({"kind": "reset"}, 1),
        ({"kind": "reset", "after": True}, 2),
        ({"kind": "truncate"}, 2),
    ],
)
@pytest.mark.usefixtures("folder")
async def test_no_fault_loses_it_and_it_comes_twice_only_where_the_answer_was_lost(
    room: PostRoom, fault: Json, arrived: int
) -> None:
    await room.strike("sendDocument", **fault)  # type: ignore[arg-type] # a fault's own fields
    letter = await _letter(room)
    await room.empty()
    assert await room.status(letter) == "sent"
    assert await _documents(room) == [(NAME, CONTENT)] * arrived
    assert await room.rows(DEAD) == [(0,)]


async def test_a_file_that_is_gone_or_refused_is_said_in_a_sentence(
    room: PostRoom, folder: Path
) -> None:
    (folder / "outgoing" / "1.xlsx").write_bytes(b"")  # Telegram refuses an empty one
    await _letter(room)
    await room.empty()
    (folder / "outgoing" / "1.xlsx").unlink()
    await _letter(room)
    await room.empty()
    assert await room.seen(FANG) == ["没有送到", "没有送到"]
    assert await room.rows(DEAD) == [(0,)]


async def test_one_that_is_too_large_for_telegram_is_said_too(room: PostRoom, folder: Path) -> None:
    with (folder / "outgoing" / "1.xlsx").open("wb") as file:
        file.truncate(51 * 1024 * 1024)
    await _letter(room)
    await room.empty()
    assert await room.seen(FANG) == ["没有送到"]


async def test_what_no_waiting_letter_carries_is_cleared_after_an_hour(
    room: PostRoom, folder: Path
) -> None:
    place = folder / "outgoing"
    old = (place / "1.xlsx").stat().st_mtime - KEPT_SECONDS - 60
    for name in ("2.csv", "3.png", ".4.xlsx.part"):
        (place / name).write_bytes(b"x")
    for name in ("1.xlsx", "2.csv", ".4.xlsx.part"):
        os.utime(place / name, (old, old))
    await room.strike("sendDocument", 429, retry_after=60)
    await _letter(room)
    waiting = await attachments.waited_for(room.database.reader)
    assert waiting == {"outgoing/1.xlsx"}
    Outgoing(folder).clear(waiting)
    assert {one.name for one in place.iterdir()} == {"1.xlsx", "3.png", ".now"}
    Outgoing(folder).clear(set())
    assert {one.name for one in place.iterdir()} == {"3.png", ".now"}


def test_only_what_stands_for_a_file_is_taken_for_one() -> None:
    payload: Json = {"text": '"file":"outgoing/x"', "reply_markup": {"inline_keyboard": []}}
    assert attachments.attached(payload) == {}
    read = json.loads(json.dumps({"document": CALLED.as_value(), **payload}))
    assert attachments.attached(read) == {"document": CALLED}
