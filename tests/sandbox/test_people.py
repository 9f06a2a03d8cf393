"""The people's side: what persons do, what they see, and that bad input breaks nothing."""

from __future__ import annotations

import asyncio

import pytest

from tests.sandbox.talk import (
    OFFICER,
    REVIEWER,
    STRANGER,
    Json,
    Talk,
    files_form,
    keyboard,
    picture,
)


async def form(talk: Talk, *buttons: tuple[str, str]) -> int:
    """Send the officer a message with buttons and return its id."""
    sent = await talk.result(
        "sendMessage", chat_id=OFFICER, text="表", reply_markup=keyboard(*buttons)
    )
    number: int = sent["message_id"]
    return number


async def test_a_text_makes_the_update_the_bot_gets(talk: Talk) -> None:
    said = await talk.does(OFFICER, "text", text="  /report 演出  ")
    assert said["message"]["text"] == "/report 演出"
    assert said["message"]["entities"] == [{"type": "bot_command", "offset": 0, "length": 7}]
    assert said["message"]["from"]["language_code"] == "zh-hans"
    assert said["message"]["chat"] == {"id": OFFICER, "first_name": "王芳", "type": "private"}
    assert (await talk.updates())[-1] == said
    assert (await talk.sees(OFFICER))["messages"][-1] == said["message"]


async def test_a_long_text_goes_out_in_pieces(talk: Talk) -> None:
    said = await talk.does(OFFICER, "text", text="长" * 5000)
    assert [len(update["message"]["text"]) for update in said["updates"]] == [4096, 904]
    assert said["update"] == said["updates"][0]
    assert said["message"] == said["update"]["message"]


async def test_a_reply_carries_its_message(talk: Talk) -> None:
    said = await talk.does(OFFICER, "text", text="回", reply_to=1)
    assert said["message"]["reply_to_message"]["text"] == "/start"


async def test_taps_by_label_need_the_button_and_by_data_do_not(talk: Talk) -> None:
    number = await form(talk, ("是", "yes"), ("否", "no"))
    by_label = await talk.does(OFFICER, "tap", message_id=number, label="否")
    assert by_label["callback_query"]["data"] == "no"
    assert by_label["callback_query"]["message"]["message_id"] == number
    await talk.result("editMessageText", chat_id=OFFICER, message_id=number, text="完")
    old = await talk.does(OFFICER, "tap", message_id=number, data="yes")
    assert old["callback_query"]["message"]["text"] == "完"
    words = await talk.sim_error(
        f"/sim/chats/{OFFICER}/tap", **{"from": OFFICER, "message_id": number, "label": "是"}
    )
    assert words == f"message {number} has no button '是'; it has: none"


async def test_a_tap_on_a_deleted_message_is_inaccessible(talk: Talk) -> None:
    number = await form(talk, ("是", "yes"))
    await talk.result("deleteMessage", chat_id=OFFICER, message_id=number)
    tapped = await talk.does(OFFICER, "tap", message_id=number, data="yes")
    assert tapped["callback_query"]["message"]["date"] == 0


async def test_a_link_button_and_a_start_send_the_payload(talk: Talk) -> None:
    bot = (await talk.result("getMe"))["username"]
    markup = {"inline_keyboard": [[{"text": "加入", "url": f"https://t.me/{bot}?start=inv_1-x"}]]}
    sent = await talk.result("sendMessage", chat_id=OFFICER, text="请", reply_markup=markup)
    tapped = await talk.does(OFFICER, "tap", message_id=sent["message_id"], label="加入")
    assert tapped["message"]["text"] == "/start inv_1-x"
    by_payload = await talk.does(STRANGER, "start", payload="inv_2")
    assert by_payload["message"]["text"] == "/start inv_2"
    for link in (f"t.me/{bot}?start=a", f"tg://resolve?domain={bot}&start=a"):
        assert (await talk.does(STRANGER, "start", link=link))["message"]["text"] == "/start a"
    assert (await talk.does(STRANGER, "start"))["message"]["text"] == "/start"


async def test_the_keyboard_below_the_chat(talk: Talk) -> None:
    below = {"keyboard": [[{"text": "上报"}, {"text": "电话", "request_contact": True}]]}
    await talk.result("sendMessage", chat_id=OFFICER, text="选", reply_markup=below)
    assert (await talk.sees(OFFICER))["keyboard"] == below
    assert (await talk.does(OFFICER, "tap", label="上报"))["message"]["text"] == "上报"
    shared = (await talk.does(OFFICER, "tap", label="电话"))["message"]["contact"]
    assert shared["user_id"] == OFFICER
    gone = {"remove_keyboard": True}
    await talk.result("sendMessage", chat_id=OFFICER, text="完", reply_markup=gone)
    assert (await talk.sees(OFFICER))["keyboard"] is None


async def test_one_photo_and_an_album(talk: Talk) -> None:
    one = await talk.sends(OFFICER, "photos", [picture()], caption="演出 现场")
    assert "media_group_id" not in one["message"]
    assert one["message"]["caption"] == "演出 现场"
    album = await talk.sends(OFFICER, "photos", [picture()] * 3, caption="三张")
    messages = [update["message"] for update in album["updates"]]
    assert len({message["media_group_id"] for message in messages}) == 1
    assert [message.get("caption") for message in messages] == ["三张", None, None]
    assert (await talk.updates())[-3:] == album["updates"]


async def test_places_contacts_and_anything_else(talk: Talk) -> None:
    place = await talk.does(OFFICER, "location", latitude=35.5, longitude=106.7)
    assert place["message"]["location"] == {"latitude": 35.5, "longitude": 106.7}
    other = await talk.does(OFFICER, "contact", first_name="赵", phone_number="+861")
    assert other["message"]["contact"] == {"first_name": "赵", "phone_number": "+861"}
    origin = {"type": "hidden_user", "sender_user_name": "某人", "date": 1}
    forward = await talk.does(OFFICER, "message", message={"text": "/x", "forward_origin": origin})
    assert forward["message"]["forward_origin"] == origin
    assert forward["message"]["entities"][0]["type"] == "bot_command"
    voice = {"file_id": "v", "file_unique_id": "v", "duration": 3}
    assert (await talk.does(OFFICER, "message", message={"voice": voice}))["message"]["voice"]


async def test_an_edit_is_an_update_and_the_newest_form_is_seen(talk: Talk) -> None:
    said = await talk.does(OFFICER, "text", text="三场")
    number = said["message"]["message_id"]
    edited = await talk.does(OFFICER, "edit", message_id=number, text="四场")
    assert edited["edited_message"]["text"] == "四场"
    assert edited["edited_message"]["edit_date"] >= edited["edited_message"]["date"]
    assert (await talk.sees(OFFICER))["messages"][-1] == edited["edited_message"]
    assert (await talk.updates())[-2]["message"]["text"] == "三场"
    photo = await talk.sends(OFFICER, "photos", [picture()], caption="前")
    number = photo["message"]["message_id"]
    edited = await talk.does(OFFICER, "edit", message_id=number, text="后")
    assert edited["edited_message"]["caption"] == "后"


async def test_blocking_and_coming_back(talk: Talk) -> None:
    blocked = await talk.does(OFFICER, "block")
    assert blocked["my_chat_member"]["new_chat_member"]["status"] == "kicked"
    words = await talk.refusal("sendMessage", chat_id=OFFICER, text="x")
    assert words == "Forbidden: bot was blocked by the user"
    error = await talk.sim_error(f"/sim/chats/{OFFICER}/text", **{"from": OFFICER, "text": "喂"})
    assert "has blocked the bot" in error
    await talk.does(OFFICER, "text", text="/start")
    kinds = [next(key for key in update if key != "update_id") for update in await talk.updates()]
    assert kinds[-3:] == ["my_chat_member", "my_chat_member", "message"]
    await talk.result("sendMessage", chat_id=OFFICER, text="欢迎回来")
    back = await talk.does(OFFICER, "block", blocked=False)
    assert back["my_chat_member"]["new_chat_member"]["status"] == "member"


async def test_toasts_belong_to_the_one_who_tapped(talk: Talk) -> None:
    number = await form(talk, ("是", "yes"))
    tapped = await talk.does(OFFICER, "tap", message_id=number, label="是")
    query = tapped["callback_query"]["id"]
    await talk.result("answerCallbackQuery", callback_query_id=query, text="已登记")
    (toast,) = (await talk.sees(OFFICER))["toasts"]
    assert (toast["callback_query_id"], toast["text"]) == (query, "已登记")
    assert (await talk.sees(REVIEWER))["toasts"] == []


async def test_a_view_since_a_revision_has_only_what_changed(talk: Talk) -> None:
    number = await form(talk, ("是", "yes"))
    await talk.does(OFFICER, "text", text="话")
    seen = (await talk.sees(OFFICER))["revision"]
    assert (await talk.sees(OFFICER, since=seen))["messages"] == []
    await talk.result("editMessageText", chat_id=OFFICER, message_id=number, text="改")
    after = await talk.sees(OFFICER, since=seen)
    assert [message["text"] for message in after["messages"]] == ["改"]
    await talk.result("deleteMessage", chat_id=OFFICER, message_id=number)
    assert (await talk.sees(OFFICER, since=after["revision"]))["deleted"] == [number]


async def test_a_view_waits_for_a_change(talk: Talk) -> None:
    seen = (await talk.sees(OFFICER))["revision"]
    assert (await talk.sees(OFFICER, since=seen, wait=0.01))["messages"] == []
    waiting = asyncio.create_task(talk.sees(OFFICER, since=seen, wait=30))
    await asyncio.sleep(0)
    await talk.result("sendMessage", chat_id=OFFICER, text="新")
    view = await asyncio.wait_for(waiting, 2)
    assert [message["text"] for message in view["messages"]] == ["新"]


async def test_people_are_created_changed_and_listed(talk: Talk) -> None:
    made = await talk.sim("POST", "/sim/users", first_name="赵", last_name="敏", username="zhaomin")
    assert made["id"] not in (OFFICER, REVIEWER, STRANGER)
    changed = await talk.sim("POST", "/sim/users", id=made["id"], language_code="en")
    assert changed == {**made, "language_code": "en"}
    users = (await talk.sim("GET", "/sim/users"))["users"]
    assert users[-1] == changed
    chats = (await talk.sim("GET", "/sim/chats"))["chats"]
    assert {chat["id"] for chat in chats} >= {OFFICER, REVIEWER}


BAD_REQUESTS = [
    ("/sim/users", {}, "'first_name' has 1 to 64 characters"),
    ("/sim/users", {"first_name": 1}, "'first_name' must be a text"),
    ("/sim/users", {"first_name": "x", "id": -1}, "-1 cannot be the id of a person"),
    ("/sim/users", {"first_name": "x", "id": "abc"}, "'id' must be a whole number"),
    ("/sim/users", {"first_name": "x", "id": 4200}, "4200 cannot be the id of a person"),
    ("/sim/users", {"first_name": "x", "username": "?"}, "'username' has"),
    ("/sim/users", {"first_name": "x", "language_code": "?"}, "'language_code' is a code"),
    ("/sim/users", {"first_name": "x", "deactivated": 1}, "'deactivated' must be true or false"),
    ("/sim/chats/1001/text", {}, "'from' must be a whole number"),
    ("/sim/chats/1001/text", {"from": 9, "text": "x"}, "there is no person 9"),
    ("/sim/chats/1001/text", {"from": 1001}, "'text' must be a text"),
    ("/sim/chats/1001/text", {"from": 1001, "text": " "}, "'text' must not be empty"),
    ("/sim/chats/1001/text", {"from": 1001, "text": "\ud83d"}, "'text' has half a surrogate"),
    ("/sim/chats/1001/text", {"from": 1002, "text": "x"}, "chat 1001 is the private chat"),
    ("/sim/chats/1001/text", {"from": 1001, "text": "x", "bot": "no"}, "there is no bot named"),
    ("/sim/chats/1001/text", {"from": 1001, "text": "x", "reply_to": 9}, "'reply_to' is no"),
    ("/sim/chats/-7/text", {"from": 1001, "text": "x"}, "there is no chat -7"),
    ("/sim/chats/abc/text", {"from": 1001, "text": "x"}, "'chat_id' must be a whole number"),
    ("/sim/chats/1001/tap", {"from": 1001}, "give either 'data' or 'label'"),
    ("/sim/chats/1001/tap", {"from": 1001, "data": "x"}, "'data' needs a 'message_id'"),
    ("/sim/chats/1001/tap", {"from": 1001, "label": "x"}, "there is no button 'x' below"),
    ("/sim/chats/1001/tap", {"from": 1001, "message_id": 9, "data": "x"}, "there is no message 9"),
    ("/sim/chats/1001/tap", {"from": 1001, "message_id": 1, "data": "x"}, "message 1 is not from"),
    ("/sim/chats/1001/start", {"from": 1001, "payload": "?"}, "a start payload has up to 64"),
    ("/sim/chats/1001/start", {"from": 1001, "link": "https://e.cn/x"}, "https://e.cn/x opens"),
    ("/sim/chats/1001/photos", {"from": 1001}, "send 1 to 10 photos, not 0"),
    ("/sim/chats/1001/document", {"from": 1001}, "send exactly one file, not 0"),
    ("/sim/chats/1001/location", {"from": 1001, "latitude": "x"}, "'latitude' must be a number"),
    (
        "/sim/chats/1001/location",
        {"from": 1001, "latitude": 91, "longitude": 0},
        "'latitude' is within 90 degrees",
    ),
    ("/sim/chats/1001/message", {"from": 1001}, "'message' must be an object"),
    ("/sim/chats/1001/message", {"from": 1001, "message": {}}, "'message' must have at least one"),
    (
        "/sim/chats/1001/message",
        {"from": 1001, "message": {"chat": {}}},
        "'message' cannot set 'chat'",
    ),
    ("/sim/chats/1001/edit", {"from": 1001, "message_id": 9, "text": "x"}, "there is no message 9"),
    ("/sim/chats/1001/edit", {"from": 1001, "message_id": 1, "text": "/start"}, "the text is the"),
    ("/sim/chats/1001/members", {"from": 1001, "add": []}, "a private chat has no members"),
    ("/sim/chats/1001/migrate", {"from": 1001}, "only a plain group can become a supergroup"),
    ("/sim/chats", {"title": "x"}, "a group needs a 'title' and at least one of 'members'"),
    ("/sim/chats", {"title": "x", "members": [1001], "type": "channel"}, "'type' must be group"),
    ("/sim/chats", {"title": "x", "members": [1001], "id": 5}, "the id of a group is negative"),
    ("/sim/clock", {}, "give either 'set'"),
    ("/sim/clock", {"set": "tomorrow"}, "'set' is not a date and time in ISO form"),
    ("/sim/clock", {"set": "2014-09-05T15:00:00"}, "'set' needs an offset"),
    ("/sim/clock", {"advance": "x"}, "'advance' must be a number"),
    ("/sim/clock", {"advance": 1e15}, "the clock can show times between 1970 and 9000"),
    ("/sim/faults", {"kind": "flood"}, "'kind' must be one of 400, 404, 429, 500"),
    ("/sim/faults", {"kind": "html", "status": 404}, "'status', that of an html page, must be"),
    ("/sim/faults", {"kind": 429, "times": 0}, "'times' must be at least 1"),
    ("/sim/faults", {}, "'kind' must be a text"),
]


@pytest.mark.parametrize(("path", "body", "words"), BAD_REQUESTS)
async def test_bad_input_is_refused_in_a_sentence(
    talk: Talk, path: str, body: Json, words: str
) -> None:
    before = await talk.sees(OFFICER)
    assert (await talk.sim_error(path, **body)).startswith(words)
    assert await talk.sees(OFFICER) == before


@pytest.mark.parametrize(
    "body", [b"{", b"[]", b"\xff", b"[" * 100_000, b'{"a":' + b"[" * 101 + b"]" * 101 + b"}"]
)
async def test_broken_json_is_refused(talk: Talk, body: bytes) -> None:
    async with talk.http.post(f"/sim/chats/{OFFICER}/text", data=body) as answer:
        assert answer.status == 400
        assert list(await answer.json()) == ["error"]


async def test_unknown_places_are_not_found(talk: Talk) -> None:
    for verb, path in [("POST", f"/sim/chats/{OFFICER}/dance"), ("GET", "/sim/moon")]:
        async with talk.http.request(verb, path, json={"from": OFFICER}) as answer:
            assert answer.status == 404
            assert (await answer.json())["error"] == f"there is no {verb} {path} here"
    for path in ("/sim/chats/77", f"/sim/chats/{OFFICER}?as=x", "/sim/files/none"):
        async with talk.http.get(path) as answer:
            assert answer.status == 400
            assert list(await answer.json()) == ["error"]


async def test_photos_that_are_none_are_refused(talk: Talk) -> None:
    for files, words in [
        ([b"GIF89a"], "is neither a PNG nor a JPEG image"),
        ([picture(9, 9)] * 11, "send 1 to 10 photos, not 11"),
        ([picture(9, 9) + b"x" * 10 * 1024 * 1024], "is larger than 10 MB"),
    ]:
        body = files_form({"from": str(OFFICER)}, files, "a.jpg")
        async with talk.http.post(f"/sim/chats/{OFFICER}/photos", data=body) as answer:
            assert answer.status == 400
            assert words in (await answer.json())["error"]
