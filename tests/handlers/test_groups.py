"""/summary in a work group: the short form, for members who may see it, and nothing else at all."""

import pytest

from storage.members import Role
from tests.handlers.acts import report
from tests.town import KONGTONG, Json, Person, Town

OFFICER, STRANGER = 7001, 7555


async def _group(town: Town, *members: int) -> int:
    made = await town.post("/chats", {"title": "工作群", "members": list(members)})
    assert isinstance(made["id"], int)
    return made["id"]


async def _says(town: Town, chat: int, number: int, text: str) -> list[str]:
    """Type in the group; returns what the bot has said there so far."""
    update = await town.post(f"/chats/{chat}/text", {"from": number, "text": text})
    if update.get("update_id"):
        await town.quiet(update)
    return [str(_params(call)["text"]) for call in await _calls(town, chat)]


async def _calls(town: Town, chat: int) -> list[Json]:
    # But for what it says when it is let in.
    there = [c for c in await town.calls("sendMessage") if _params(c)["chat_id"] == chat]
    return [c for c in there if "大家好" not in str(_params(c)["text"])]


def _params(call: Json) -> Json:
    params = call["params"]
    assert isinstance(params, dict)
    return params


@pytest.mark.parametrize("command", ["/summary", "/summary@fieldtally_demo_bot"])
async def test_a_member_gets_the_short_form(town: Town, officer: Person, command: str) -> None:
    await report(officer)
    chat = await _group(town, OFFICER)
    [said] = await _says(town, chat, OFFICER, command)
    assert "崆峒区进度" in said
    assert "送文化演出 2场次" in said
    assert "/summary" in said
    assert "王芳" not in said
    assert len(said.splitlines()) <= 15
    assert "reply_markup" not in _params((await _calls(town, chat))[0])


async def test_the_whole_federation_fits_fifteen_lines(
    town: Town, officer: Person, administrator: Person
) -> None:
    await report(officer)
    chat = await _group(town, administrator.number)
    [said] = await _says(town, chat, administrator.number, "/summary")
    assert len(said.splitlines()) <= 15
    assert "▼ 64.0 送文化演出 2/30场次 6.7%" in said
    said = (await _says(town, chat, administrator.number, "/summary 崆峒区 6月15日"))[-1]
    assert said.startswith("📊 <b>崆峒区进度</b>（截至6月15日）")


async def test_a_stranger_a_suspended_member_and_everything_else_are_met_with_silence(
    town: Town, officer: Person
) -> None:
    await town.person(STRANGER, "陌生人")
    chat = await _group(town, OFFICER, STRANGER)
    assert await _says(town, chat, STRANGER, "/summary") == []
    for text in (
        "今天演出2场",
        "/report",
        "/my",
        "/summary@other_bot",
        "演出完成多少了",
        "/invite",
    ):
        assert await _says(town, chat, OFFICER, text) == []
    async with town.database.transaction() as connection:
        await connection.execute_fetchall("UPDATE member SET status = 'suspended'")
    assert await _says(town, chat, OFFICER, "/summary") == []
    assert await town.rows("SELECT count(*) FROM report") == [(0,)]
    assert await town.rows("SELECT count(*) FROM draft") == [(0,)]


@pytest.mark.parametrize("role", Role)
async def test_each_role_that_may_see_the_summary_may_ask_for_it(town: Town, role: Role) -> None:
    person = await town.member(7300, "某人", KONGTONG, role)
    chat = await _group(town, person.number)
    [said] = await _says(town, chat, person.number, "/summary")
    assert "进度" in said


async def test_nothing_of_another_unit_is_shown_to_the_group(town: Town, officer: Person) -> None:
    chat = await _group(town, OFFICER)
    [said] = await _says(town, chat, OFFICER, "/summary 泾川")
    assert said == "您只能查看本单位范围内的进度。"
