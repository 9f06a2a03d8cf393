"""Rich messages on their way: where they are refused the text goes out, and nobody asks twice."""

from storage.outbox import Payload
from tests.bot.postroom import PostRoom

FANG, QIANG, CHIEF = 7001, 7002, 7900
DEAD = "SELECT reference FROM dead_letter"
IGNORES_IT = {"kind": 400, "parameter": "rich_message", "description": "message text is empty"}


async def send(room: PostRoom, chat: int, words: str, edits: int | None = None) -> int:
    """Queue a rich message, or the edit of one, with its text; returns the row."""
    method = "sendRichMessage" if edits is None else "editMessageText"
    rich: Payload = {"rich_message": {"html": f"<h1>{words}</h1>"}}
    return await room.add_raw(chat, method, rich, edits=edits, fallback={"text": f"[{words}]"})


async def test_a_server_that_knows_them_gets_them(room: PostRoom) -> None:
    await room.person(FANG)
    letter = await send(room, FANG, "表")
    await room.empty()
    await send(room, FANG, "新表", edits=letter)
    await room.empty()
    assert await room.seen(FANG) == ["新表"]
    assert room.calls("sendMessage") == []


async def test_a_server_without_the_method_is_asked_once(room: PostRoom) -> None:
    await room.person(FANG)
    await room.strike("sendRichMessage", 404, times=None)
    first = await send(room, FANG, "一")
    await room.empty()
    await send(room, FANG, "二")
    await send(room, FANG, "改", edits=first)
    await room.empty()
    assert await room.seen(FANG) == ["[改]", "[二]"]
    assert len(room.calls("sendRichMessage")) == 1
    assert await room.rows(DEAD) == []


async def test_a_server_that_passes_over_the_field_is_asked_once(room: PostRoom) -> None:
    await room.person(FANG)
    form = await room.add(FANG, "表格")
    await room.empty()
    await room.post("/faults", {"method": "*", **IGNORES_IT, "times": None})
    await send(room, FANG, "改", edits=form)
    await room.empty()
    await send(room, FANG, "又改", edits=form)
    await send(room, FANG, "新")
    await room.empty()
    assert await room.seen(FANG) == ["[又改]", "[新]"]
    assert len(room.calls("editMessageText")) == 3
    assert room.calls("sendRichMessage") == []


async def test_one_that_is_wrong_itself_goes_out_as_text_alone(room: PostRoom) -> None:
    await room.administrator(CHIEF)
    broken: Payload = {"rich_message": {"html": "<table>x</table>"}}
    await room.add_raw(CHIEF, "sendRichMessage", broken, fallback={"text": "[一]"})
    await send(room, CHIEF, "二")
    await room.empty()
    assert await room.seen(CHIEF) == ["[一]", "二"]


async def test_trouble_on_the_way_is_no_refusal(room: PostRoom) -> None:
    for chat in (FANG, QIANG):
        await room.person(chat)
    await room.strike("sendRichMessage", "reset")
    await send(room, FANG, "一")
    await send(room, QIANG, "二")
    await room.empty()
    assert (await room.seen(FANG), await room.seen(QIANG)) == (["一"], ["二"])
    assert room.calls("sendMessage") == []
