"""Where Telegram is strict the sandbox is, in the same words."""

from __future__ import annotations

import json

import pytest

from tests.sandbox.talk import OFFICER, REVIEWER, STRANGER, Json, Talk, keyboard

TOO_OLD = "Bad Request: query is too old and response timeout expired or query ID is invalid"
NOT_MODIFIED = (
    "Bad Request: message is not modified: specified new message content and reply markup are"
    " exactly the same as a current content and reply markup of the message"
)


def button(**fields: Json) -> Json:
    return {"inline_keyboard": [[{"text": "钮", **fields}]]}


REFUSED_TEXTS = [
    ({}, "message text is empty"),
    ({"text": " \n "}, "message text is empty"),
    ({"text": "<b> </b>", "parse_mode": "HTML"}, "message text is empty"),
    ({"text": "字" * 4097}, "message is too long"),
    ({"text": "😀" * 2049}, "message is too long"),
    ({"text": "x", "parse_mode": "BBCode"}, "unsupported parse_mode"),
    ({"text": "\ud83d"}, "strings must be encoded in UTF-8"),
    (
        {"text": "x", "entities": [{"type": "bold", "offset": 9, "length": 1}]},
        "entity begins after the end of the text at UTF-16 offset 9",
    ),
    (
        {"text": "x", "entities": [{"type": "bold", "offset": 0, "length": 2}]},
        "entity beginning at UTF-16 offset 0 ends after the end of the text at UTF-16 offset 2",
    ),
    (
        {"text": "x", "entities": [{"type": "loud", "offset": 0, "length": 1}]},
        "can't parse MessageEntity: Unsupported type specified",
    ),
]
REFUSED_MARKUPS = [
    (button(callback_data="x" * 65), "BUTTON_DATA_INVALID"),
    (button(callback_data="字" * 22), "BUTTON_DATA_INVALID"),
    (
        button(callback_data=""),
        "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
    ),
    (
        button(),
        "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
    ),
    (button(text="", callback_data="x"), "inline keyboard button text must be non-empty"),
    (
        {"inline_keyboard": [[{"callback_data": "x"}]]},
        "can't parse inline keyboard button: Can't find field \"text\"",
    ),
    (keyboard(*[("钮", "x")] * 101), "reply markup is too long"),
    (
        button(url="ftp://example.com"),
        "inline keyboard button URL 'ftp://example.com' is invalid: Unsupported URL protocol",
    ),
    (
        button(url="not-a-url"),
        "inline keyboard button URL 'not-a-url' is invalid: Wrong HTTP URL",
    ),
    ({"keyboard": []}, "reply keyboard must be non-empty"),
    ({"keyboard": [[""]]}, "keyboard button text must be non-empty"),
    ("{broken", "can't parse reply keyboard markup JSON object"),
    ([], "object expected as reply markup"),
]


@pytest.mark.parametrize(("params", "words"), REFUSED_TEXTS)
async def test_texts_telegram_refuses(talk: Talk, params: Json, words: str) -> None:
    assert await talk.refusal("sendMessage", chat_id=OFFICER, **params) == f"Bad Request: {words}"
    assert len((await talk.sees(OFFICER))["messages"]) == 1


@pytest.mark.parametrize(("markup", "words"), REFUSED_MARKUPS)
async def test_markups_telegram_refuses(talk: Talk, markup: Json, words: str) -> None:
    params = {"chat_id": OFFICER, "text": "x", "reply_markup": markup}
    assert await talk.refusal("sendMessage", **params) == f"Bad Request: {words}"


async def test_the_longest_of_everything_passes(talk: Talk) -> None:
    hundred = keyboard(*[("钮", "x" * 64)] * 100)
    sent = await talk.result(
        "sendMessage",
        chat_id=OFFICER,
        text=f"<b>{'😀' * 2048}</b>",
        parse_mode="HTML",
        reply_markup=json.dumps(hundred),
    )
    assert sent["entities"] == [{"type": "bold", "offset": 0, "length": 4096}]
    assert sent["reply_markup"] == hundred


async def test_parameters_come_in_every_way_telegram_takes(talk: Talk) -> None:
    markup = json.dumps(keyboard(("钮", "x")))
    params = {"chat_id": str(OFFICER), "text": "字", "reply_markup": markup}
    path = f"/bot{talk.token}/SendMessage"
    async with talk.http.get(path, params=params) as answer:
        by_query = await answer.json()
    async with talk.http.post(path, data=params) as answer:
        by_form = await answer.json()
    by_multipart = await talk.upload("sendMessage", {"unused": b"x"}, **params)
    for answered in (by_query, by_form, by_multipart):
        assert answered["result"]["text"] == "字"
        assert answered["result"]["reply_markup"] == json.loads(markup)


async def test_broken_bodies_are_refused(talk: Talk) -> None:
    path = f"/bot{talk.token}/getMe"
    headers = {"Content-Type": "application/json"}
    for body in (b"{", b"[1]", b"\xff", b"[" * 100_000):
        async with talk.http.post(path, data=body, headers=headers) as answer:
            assert answer.status == 400
            assert (await answer.json())["error_code"] == 400
    headers = {"Content-Type": "multipart/form-data; boundary=x"}
    async with talk.http.post(path, data=b"--x\r\nbroken", headers=headers) as answer:
        assert answer.status == 400
        assert (await answer.json())["ok"] is False


async def test_unknown_methods_are_not_found(talk: Talk) -> None:
    answer = await talk.call("sendSmoke", chat_id=OFFICER)
    assert answer == {"ok": False, "error_code": 404, "description": "Not Found: method not found"}


@pytest.mark.parametrize(
    ("chat_id", "words"),
    [
        (None, "Bad Request: chat_id is empty"),
        ("", "Bad Request: chat_id is empty"),
        (0, "Bad Request: chat not found"),
        ("@nobody", "Bad Request: chat not found"),
        (-5, "Bad Request: chat not found"),
        (STRANGER, "Forbidden: bot can't initiate conversation with a user"),
    ],
)
async def test_chats_that_cannot_be_written_to(talk: Talk, chat_id: Json, words: str) -> None:
    assert await talk.refusal("sendMessage", chat_id=chat_id, text="x") == words


async def test_a_deactivated_user_is_refused(talk: Talk) -> None:
    await talk.sim("POST", "/sim/users", id=OFFICER, deactivated=True)
    words = await talk.refusal("sendMessage", chat_id=OFFICER, text="x")
    assert words == "Forbidden: user is deactivated"


async def test_edits_telegram_refuses(talk: Talk) -> None:
    markup = keyboard(("钮", "x"))
    sent = await talk.result("sendMessage", chat_id=OFFICER, text="一", reply_markup=markup)
    own = {"chat_id": OFFICER, "message_id": sent["message_id"]}
    same = await talk.refusal("editMessageText", **own, text=" 一 ", reply_markup=markup)
    assert same == NOT_MODIFIED
    assert await talk.refusal("editMessageReplyMarkup", **own, reply_markup=markup) == NOT_MODIFIED
    refusals: list[tuple[Json, str]] = [
        ({"message_id": 99}, "message to edit not found"),
        ({"message_id": 1}, "message can't be edited"),
        ({"message_id": None}, "message identifier is not specified"),
        ({"text": ""}, "message text is empty"),
        ({"text": "x" * 4097}, "MESSAGE_TOO_LONG"),
        ({"reply_markup": {"keyboard": [["x"]]}}, "inline keyboard expected"),
    ]
    for changed, words in refusals:
        refused = await talk.refusal("editMessageText", **{**own, "text": "二", **changed})
        assert refused == f"Bad Request: {words}"
    no_caption = await talk.refusal("editMessageCaption", **own, caption="x")
    assert no_caption == "Bad Request: there is no caption in the message to edit"
    assert (await talk.sees(OFFICER))["messages"][-1] == sent


async def test_a_change_of_entities_alone_is_a_change(talk: Talk) -> None:
    sent = await talk.result("sendMessage", chat_id=OFFICER, text="一")
    edited = await talk.result(
        "editMessageText",
        chat_id=OFFICER,
        message_id=sent["message_id"],
        text="<b>一</b>",
        parse_mode="HTML",
    )
    assert edited["entities"][0]["type"] == "bold"
    assert "edit_date" in edited


async def test_a_message_with_a_reply_keyboard_cannot_be_edited(talk: Talk) -> None:
    below = {"keyboard": [["上报"]], "resize_keyboard": True}
    sent = await talk.result("sendMessage", chat_id=OFFICER, text="一", reply_markup=below)
    assert "reply_markup" not in sent
    refused = await talk.refusal(
        "editMessageText", chat_id=OFFICER, message_id=sent["message_id"], text="二"
    )
    assert refused == "Bad Request: message can't be edited"


async def test_a_tap_can_be_answered_once_in_a_minute_by_its_bot(talk: Talk) -> None:
    sent = await talk.result(
        "sendMessage", chat_id=OFFICER, text="一", reply_markup=keyboard(("钮", "x"))
    )
    first, second = [
        (await talk.does(OFFICER, "tap", message_id=sent["message_id"], data="x"))[
            "callback_query"
        ]["id"]
        for _ in range(2)
    ]
    assert await talk.refusal("answerCallbackQuery", callback_query_id="1") == TOO_OLD
    assert await talk.refusal("answerCallbackQuery") == TOO_OLD
    assert await talk.result("answerCallbackQuery", callback_query_id=first) is True
    assert await talk.refusal("answerCallbackQuery", callback_query_id=first) == TOO_OLD
    await talk.sim("POST", "/sim/clock", advance=61)
    assert await talk.refusal("answerCallbackQuery", callback_query_id=second) == TOO_OLD


async def test_deleting(talk: Talk) -> None:
    sent = await talk.result("sendMessage", chat_id=OFFICER, text="一")
    own = {"chat_id": OFFICER, "message_id": sent["message_id"]}
    assert await talk.result("deleteMessage", **own) is True
    assert await talk.refusal("deleteMessage", **own) == "Bad Request: message to delete not found"
    old = await talk.result("sendMessage", chat_id=OFFICER, text="旧")
    await talk.sim("POST", "/sim/clock", advance=49 * 3600)
    refused = await talk.refusal("deleteMessage", chat_id=OFFICER, message_id=old["message_id"])
    assert refused == "Bad Request: message can't be deleted for everyone"


@pytest.mark.parametrize(
    ("method", "params", "words"),
    [
        ("sendLocation", {"longitude": 1}, "latitude is empty"),
        ("sendLocation", {"latitude": 91, "longitude": 1}, "wrong location specified"),
        ("sendLocation", {"latitude": "x", "longitude": 1}, "wrong location specified"),
        ("sendChatAction", {"action": "dancing"}, "wrong parameter action in request"),
        (
            "sendMessage",
            {"text": "x", "reply_parameters": {"message_id": 9}},
            "message to be replied not found",
        ),
        ("copyMessage", {"from_chat_id": REVIEWER, "message_id": 9}, "message to copy not found"),
        ("getChatMember", {"user_id": 9}, "user not found"),
        (
            "leaveChat",
            {},
            "chat member status can't be changed in private chats",
        ),
        ("setMyCommands", {"commands": [{"command": "Bad", "description": "x"}]},
         "BOT_COMMAND_INVALID"),
        ("setMyCommands", {"commands": [{"command": "ok", "description": ""}]},
         "BOT_COMMAND_DESCRIPTION_INVALID"),
        ("setMyCommands", {"commands": [], "scope": {"type": "moon"}},
         "can't parse BotCommandScope: Unsupported type specified"),
        ("setMyCommands", {"commands": [], "scope": {"type": "chat", "chat_id": 9}},
         "chat not found"),
        ("setMyCommands", {"commands": [], "language_code": "chinese"},
         "invalid language code specified"),
        ("setWebhook", {"url": "http://example.com/"},
         "bad webhook: An HTTPS URL must be provided for webhook"),
        ("setWebhook", {"url": "https://example.com/", "secret_token": "ä"},
         "secret token contains unallowed characters"),
        ("setWebhook", {"url": "https://:x/"}, "bad webhook: invalid URL specified"),
    ],
)  # fmt: skip
async def test_other_refusals(talk: Talk, method: str, params: Json, words: str) -> None:
    given = {"chat_id": OFFICER, **params}
    assert await talk.refusal(method, **given) == f"Bad Request: {words}"


async def test_a_gone_reply_is_forgiven_when_asked(talk: Talk) -> None:
    reply = {"message_id": 9, "allow_sending_without_reply": True}
    sent = await talk.result("sendMessage", chat_id=OFFICER, text="x", reply_parameters=reply)
    assert "reply_to_message" not in sent
