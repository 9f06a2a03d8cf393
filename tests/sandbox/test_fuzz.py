"""No input of the wrong shape makes the sandbox stumble, on either side."""

from __future__ import annotations

import random

from sandbox.methods import NAMES
from sandbox.people.routes import ACTIONS
from tests.sandbox.talk import OFFICER, Json, Talk, keyboard

ROUNDS = 12
VALUES: list[Json] = [
    None,
    True,
    0,
    -1,
    1,
    2**70,
    1.5,
    1e308,
    "",
    "字",
    "1",
    "true",
    "²",
    "\x00",
    "\ud83d",
    "{",
    "[[]]",
    "{}",
    "x" * 5000,
    [],
    [1],
    [[None]],
    ["²"],
    [{}],
    {},
    {"type": "photo"},
    {"html": "<table><tr><td>x</table>", "markdown": 1},
    {"html": "<ol type='i'><li value='x'><input>x</li></ol>"},
    {"type": []},
    {"type": "chat", "chat_id": OFFICER},
    [{"type": {}, "offset": 0, "length": 0}] * 2,
    [{"type": "bold", "offset": 0, "length": 1}],
    [{"command": [], "description": {}}],
    "attach://x",
    {"type": {}, "media": 1},
    {"inline_keyboard": [[1]]},
    {"inline_keyboard": 1},
    {"keyboard": [["x", None]]},
    {"message_id": "1"},
    {"text": "\ud83d", "entities": [{"type": "mention", "offset": 2**70, "length": "x"}]},
    {"reply_markup": keyboard(("x", "y"))},
    OFFICER,
    str(OFFICER),
]
BOT_FIELDS = [
    "chat_id", "text", "parse_mode", "entities", "caption", "caption_entities", "reply_markup",
    "reply_parameters", "message_id", "message_ids", "from_chat_id", "photo", "document", "media",
    "thumbnail", "latitude", "longitude", "action", "callback_query_id", "inline_query_id",
    "results", "file_id", "user_id", "commands", "scope", "language_code", "name", "description",
    "short_description", "menu_button", "secret_token", "max_connections", "allowed_updates",
    "offset", "limit", "drop_pending_updates", "certificate", "rich_message",
]  # fmt: skip
SIM_FIELDS = [
    "from", "text", "bot", "reply_to", "payload", "link", "message_id", "data", "label",
    "latitude", "longitude", "horizontal_accuracy", "phone_number", "first_name", "last_name",
    "user_id", "message", "query", "offset", "blocked", "add", "remove", "promote", "demote",
    "caption", "id", "username", "language_code", "deactivated", "title", "members", "type",
    "set", "advance", "times", "retry_after", "ms", "after", "status", "parameter",
]  # fmt: skip


def some(rng: random.Random, names: list[str], fixed: Json) -> Json:
    """Return a body with a few random fields of random values."""
    chosen = rng.sample(names, rng.randint(0, 8))
    return {**fixed, **{name: rng.choice(VALUES) for name in chosen}}


async def test_the_bot_api_answers_anything(talk: Talk) -> None:
    rng = random.Random(42)  # noqa: S311 - a fixed seed, so that a failure comes back
    for method in sorted(NAMES.values()):
        for _ in range(ROUNDS):
            body = some(rng, BOT_FIELDS, {"chat_id": OFFICER})
            async with talk.http.post(f"/bot{talk.token}/{method}", json=body) as answer:
                assert answer.status in (200, 400, 403, 404, 409), (method, body)
                assert isinstance((await answer.json())["ok"], bool)
    assert (await talk.call("getMe"))["ok"]


async def test_the_peoples_side_answers_anything(talk: Talk) -> None:
    rng = random.Random(43)  # noqa: S311 - a fixed seed, so that a failure comes back
    group = await talk.sim("POST", "/sim/chats", title="群", members=[OFFICER])
    paths = [f"/sim/chats/{chat}/{name}" for chat in (OFFICER, group["id"]) for name in ACTIONS]
    for path in [*paths, "/sim/users", "/sim/chats", "/sim/clock"]:
        for _ in range(ROUNDS):
            body = some(rng, SIM_FIELDS, {"from": OFFICER})
            async with talk.http.post(path, json=body) as answer:
                assert answer.status in (200, 400), (path, body)
                assert isinstance(await answer.json(), dict)
    await talk.sim("POST", "/sim/clock", advance=1)
    async with talk.http.get(f"/sim/chats/{OFFICER}") as answer:
        assert answer.status == 200
