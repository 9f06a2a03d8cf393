"""Who cannot be written to: noticed however it shows, told once, and forgotten when he is back."""

import pytest

from tests.town import Json, Person, Town

REACHABLE = "SELECT reachable FROM member WHERE telegram_id = 7001"


async def _notices(person: Person) -> int:
    said = [str(message.get("text", "")) for message in await person.screen()]
    return sum("王芳 已屏蔽机器人" in text for text in said)


async def _blocks(town: Town, person: Person, *, blocked: bool = True) -> None:
    body: Json = {"from": person.number, "blocked": blocked}
    await town.quiet(await town.post(f"/chats/{person.number}/block", body))


async def test_a_block_is_noticed_at_once_and_told_once(
    town: Town, administrator: Person, officer: Person
) -> None:
    await _blocks(town, officer)
    assert await town.rows(REACHABLE) == [(0,)]
    assert await _notices(administrator) == 1
    card = await _card(administrator)
    assert "联系不上" in card
    for unit in ("泾川县", "崆峒区"):
        await administrator.taps("调单位")
        await administrator.taps(unit)
        await administrator.taps("确认")
    assert await _notices(administrator) == 1


async def _card(administrator: Person) -> str:
    await administrator.says("/members 王芳")
    return await administrator.taps("王芳")


async def test_unblocking_is_noticed_too(
    town: Town, administrator: Person, officer: Person
) -> None:
    await _blocks(town, officer)
    await _blocks(town, officer, blocked=False)
    assert await town.rows(REACHABLE) == [(1,)]
    assert "联系不上" not in await _card(administrator)


@pytest.mark.parametrize("deed", ["message", "command", "tap", "edit"])
async def test_whatever_he_does_he_is_back(town: Town, officer: Person, deed: str) -> None:
    await officer.says("/settings")
    form = await officer.form()
    typed = next(one for one in await officer.screen() if one.get("text") == "/settings")
    async with town.database.transaction() as connection:
        await connection.execute_fetchall("UPDATE member SET reachable = 0, seen_on = '2014-09-01'")
    if deed == "message":
        await officer.says("你好")
    elif deed == "command":
        await officer.says("/help")
    elif deed == "tap":
        await officer.taps_data("cfs", form)
    else:
        await officer.edits(typed, "/help")
    assert await town.rows("SELECT reachable, seen_on FROM member") == [(1, "2014-09-15")]


async def test_who_has_left_telegram_is_noticed_by_the_next_letter(
    town: Town, administrator: Person, officer: Person
) -> None:
    await town.post("/users", {"id": 7001, "first_name": "王芳", "deactivated": True})
    await _card(administrator)
    await administrator.taps("改角色")
    await administrator.taps("审核员")
    await administrator.taps("确认")
    await town.until_rows(f"{REACHABLE} AND reachable = 0")
    await town.quiet()
    assert await _notices(administrator) == 1


async def test_a_strangers_block_is_nothing(town: Town, administrator: Person) -> None:
    stranger = await town.person(7555, "陌生人")
    await stranger.says("/start")
    await _blocks(town, stranger)
    assert await town.rows("SELECT count(*) FROM inbox WHERE status = 'failed'") == [(0,)]
    assert await town.rows("SELECT count(*) FROM member WHERE reachable = 0") == [(0,)]
