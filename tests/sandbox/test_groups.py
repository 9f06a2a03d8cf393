"""Groups: privacy mode, members, and the step to a supergroup."""

from __future__ import annotations

import pytest

from tests.sandbox.talk import OFFICER, REVIEWER, STRANGER, Json, Talk, keyboard


@pytest.fixture
async def group(talk: Talk) -> int:
    """A group of 王芳 and 李强 with the bot in it."""
    made = await talk.sim("POST", "/sim/chats", title="平凉市总", members=[OFFICER, REVIEWER])
    (newest,) = await talk.updates(offset=-1)
    assert newest["message"]["group_chat_created"] is True
    number: int = made["id"]
    return number


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("大家好", False),
        ("/summary", True),
        ("/summary@fieldtally_demo_bot 演出", True),
        ("/summary@other_bot", False),
        ("问一下 @fieldtally_demo_bot 进度", True),
        ("问一下 @liqiang 进度", False),
        ("见 fieldtally_demo_bot", False),
    ],
)
async def test_privacy_mode(talk: Talk, group: int, text: str, seen: bool) -> None:
    said = await talk.does(OFFICER, "text", chat=group, text=text)
    assert (said["update_id"] is not None) is seen
    assert len(await talk.updates()) == (2 if seen else 1)
    assert (await talk.sees(group))["messages"][-1]["text"] == text


async def test_a_reply_to_the_bot_is_seen(talk: Talk, group: int) -> None:
    sent = await talk.result("sendMessage", chat_id=group, text="进度")
    reply = await talk.does(OFFICER, "text", chat=group, text="好", reply_to=sent["message_id"])
    assert reply["update_id"] is not None


async def test_an_administrator_sees_everything(talk: Talk, group: int) -> None:
    await talk.does(OFFICER, "members", chat=group, promote=["bot"])
    said = await talk.does(OFFICER, "text", chat=group, text="大家好")
    assert said["update_id"] is not None


async def test_a_tap_in_a_group_toasts_one_person(talk: Talk, group: int) -> None:
    sent = await talk.result(
        "sendMessage", chat_id=group, text="表", reply_markup=keyboard(("是", "yes"))
    )
    tapped = await talk.does(REVIEWER, "tap", chat=group, message_id=sent["message_id"], label="是")
    query = tapped["callback_query"]
    assert (query["from"]["id"], query["message"]["chat"]["id"]) == (REVIEWER, group)
    await talk.result("answerCallbackQuery", callback_query_id=query["id"], text="好")
    assert len((await talk.sees(group, **{"as": REVIEWER}))["toasts"]) == 1
    assert (await talk.sees(group, **{"as": OFFICER}))["toasts"] == []


async def test_members_come_and_go(talk: Talk, group: int) -> None:
    added = await talk.does(OFFICER, "members", chat=group, add=[STRANGER])
    assert added["updates"][1]["message"]["new_chat_members"][0]["id"] == STRANGER
    await talk.does(STRANGER, "text", chat=group, text="/my")
    left = await talk.does(STRANGER, "members", chat=group, remove=[STRANGER])
    assert left["updates"][0]["message"]["left_chat_member"]["id"] == STRANGER
    words = await talk.sim_error(f"/sim/chats/{group}/text", **{"from": STRANGER, "text": "/my"})
    assert words == f"person {STRANGER} is not in chat {group}"
    words = await talk.sim_error(f"/sim/chats/{group}/members", **{"from": OFFICER, "kick": [1]})
    assert words == "'kick' is not one of add, remove, promote, demote"


async def test_a_removed_bot_hears_of_it_and_is_refused(talk: Talk, group: int) -> None:
    removed = await talk.does(OFFICER, "members", chat=group, remove=["bot"])
    change = removed["updates"][1]["my_chat_member"]
    assert [change[key]["status"] for key in ("old_chat_member", "new_chat_member")] == [
        "member",
        "kicked",
    ]
    words = await talk.refusal("sendMessage", chat_id=group, text="x")
    assert words == "Forbidden: bot was kicked from the group chat"
    said = await talk.does(OFFICER, "text", chat=group, text="/summary")
    assert said["update_id"] is None


async def test_a_group_it_was_never_in_is_no_chat_to_a_bot(talk: Talk) -> None:
    made = await talk.sim("POST", "/sim/chats", title="别处", members=[OFFICER], bot=False)
    words = await talk.refusal("sendMessage", chat_id=made["id"], text="x")
    assert words == "Bad Request: chat not found"


async def test_member_changes_reach_an_administrator_that_asked(talk: Talk, group: int) -> None:
    await talk.updates(allowed_updates=["chat_member", "message"])
    await talk.does(OFFICER, "members", chat=group, promote=["@fieldtally_demo_bot"])
    added = await talk.does(OFFICER, "members", chat=group, add=[STRANGER])
    assert added["chat_member"]["new_chat_member"]["user"]["id"] == STRANGER


async def test_a_group_becomes_a_supergroup(talk: Talk, group: int) -> None:
    moved = await talk.does(OFFICER, "migrate", chat=group)
    new_id = moved["message"]["migrate_to_chat_id"]
    assert moved["updates"][1]["message"]["migrate_from_chat_id"] == group
    assert moved["updates"][1]["message"]["chat"] == {
        "id": new_id,
        "title": "平凉市总",
        "type": "supergroup",
    }
    answer: Json = await talk.call("sendMessage", chat_id=group, text="x")
    assert answer == {
        "ok": False,
        "error_code": 400,
        "description": "Bad Request: group chat was upgraded to a supergroup chat",
        "parameters": {"migrate_to_chat_id": new_id},
    }
    await talk.result("sendMessage", chat_id=new_id, text="搬好了")
    words = await talk.sim_error(f"/sim/chats/{group}/text", **{"from": OFFICER, "text": "x"})
    assert words == f"group {group} has become the supergroup {new_id}"
