"""The chat page's files, and what the people's side tells a page: live changes and menus."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest

from sandbox import Sandbox, pagefiles
from tests.sandbox.talk import OFFICER, REVIEWER, STRANGER, Json, Talk, keyboard, picture

FILES = sorted(path for path in pagefiles.FOLDER.rglob("*") if path.is_file())
MODULES = [path for path in FILES if path.suffix == ".js"]


def _name(path: Path) -> str:
    return path.relative_to(pagefiles.FOLDER).as_posix()


class Stream:
    """The events of one page, as they come."""

    def __init__(self, response: aiohttp.ClientResponse) -> None:
        self._response = response

    async def event(self) -> tuple[str, Json]:
        """Return the next event's name and content."""
        async with asyncio.timeout(5):
            name = (await self._response.content.readline()).decode().removeprefix("event: ")
            data = (await self._response.content.readline()).decode().removeprefix("data: ")
            await self._response.content.readline()
        return name.strip(), json.loads(data)

    async def until(self, wanted: str) -> Json:
        """Return the content of the next event of a name."""
        while True:
            name, content = await self.event()
            if name == wanted:
                return content

    async def chat(self, chat_id: int) -> Json:
        """Return the next glance at a chat."""
        while True:
            glance = await self.until("chat")
            if glance["id"] == chat_id:
                return glance


@pytest.fixture
async def stream(talk: Talk) -> AsyncIterator[Stream]:
    """The stream of events after its first picture of everything."""
    async with talk.http.get("/sim/events") as response:
        stream = Stream(response)
        await stream.until("ready")
        yield stream


async def test_the_page_is_served_and_loads_nothing_from_elsewhere(talk: Talk) -> None:
    async with talk.http.get("/") as answer:
        assert answer.status == 200
        assert answer.content_type == "text/html"
        policy = answer.headers["Content-Security-Policy"]
        page = await answer.text()
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    for address in re.findall(r'(?:src|href)="([^"]+)"', page):
        async with talk.http.get(address) as answer:
            assert answer.status == 200, address


@pytest.mark.parametrize("path", FILES, ids=_name)
async def test_each_file_is_served_as_what_it_is(talk: Talk, path: Path) -> None:
    async with talk.http.get(f"/page/{_name(path)}") as answer:
        assert answer.status == 200
        assert answer.content_type == pagefiles.KINDS[path.suffix]
        assert answer.headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("path", ["..%2fserver.py", "%2e%2e/state.py", "js", "js/none.js", "x.py"])
async def test_nothing_but_the_pages_files_is_served(talk: Talk, path: str) -> None:
    async with talk.http.get(f"/page/{path}") as answer:
        assert answer.status == 404


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_a_module_is_small_says_what_it_is_for_and_never_reads_html(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.startswith("// ")
    assert len(text.splitlines()) <= 400
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(", text)
    assert not re.search(r"https?://(?!www\.w3\.org/)[\w.]", text)


def _words(language: str) -> dict[str, str]:
    text = (pagefiles.FOLDER / "words" / f"{language}.js").read_text(encoding="utf-8")
    found = re.findall(r"""^  (\w+): (?:'(.*)'|"(.*)"),$""", text, re.MULTILINE)
    return {key: single or double for key, single, double in found}


def test_both_languages_say_the_same_things() -> None:
    chinese, english = _words("zh"), _words("en")
    assert list(chinese) == list(english)
    for key, sentence in chinese.items():
        assert set(re.findall(r"\{(\w+)\}", sentence)) == set(
            re.findall(r"\{(\w+)\}", english[key])
        )


def test_what_the_page_says_is_in_its_words() -> None:
    words = _words("zh")
    used = {
        key
        for path in MODULES
        for key in re.findall(r"\bt\('(\w+)'", path.read_text(encoding="utf-8"))
    }
    assert used
    assert used <= set(words)
    text = "".join(path.read_text(encoding="utf-8") for path in MODULES if path.parent.name == "js")
    # Put together from a name and an ending, so they stand nowhere in full.
    made = re.compile(r"fault\w+Hint|action_\w+")
    assert [
        key for key in words if not re.search(rf"\b{key}\b", text) and not made.match(key)
    ] == []


async def test_a_stream_begins_with_everything_there_is(talk: Talk) -> None:
    async with talk.http.get("/sim/events") as response:
        assert response.content_type == "text/event-stream"
        stream = Stream(response)
        events: list[tuple[str, Json]] = [await stream.event()]
        while events[-1][0] != "ready":
            events.append(await stream.event())
    names = [name for name, _ in events]
    assert names[:2] == ["hello", "clock"]
    assert {"bots", "people", "chat", "faults", "calls"} <= set(names)
    people = next(content for name, content in events if name == "people")["people"]
    assert [one["id"] for one in people] == [OFFICER, REVIEWER, STRANGER]
    chats = {content["id"] for name, content in events if name == "chat"}
    assert chats == {OFFICER, REVIEWER}


async def test_a_message_shows_as_a_glance_at_its_chat(talk: Talk, stream: Stream) -> None:
    await talk.does(OFFICER, "text", text="今天演出两场")
    glance = await stream.chat(OFFICER)
    assert glance["last"]["text"] == "今天演出两场"
    assert glance["posted"] == {str(OFFICER): 2}
    assert glance["key"] == f"{OFFICER}:fieldtally_demo_bot"
    await talk.sends(OFFICER, "photos", [picture()], caption="照片")
    glance = await stream.chat(OFFICER)
    assert (glance["last"]["content"], glance["last"]["text"]) == ("photo", "照片")


async def test_a_tap_waits_until_it_is_answered(talk: Talk, stream: Stream) -> None:
    sent = await talk.result(
        "sendMessage", chat_id=OFFICER, text="?", reply_markup=keyboard(("好", "ok"))
    )
    await stream.chat(OFFICER)
    tapped = await talk.does(OFFICER, "tap", message_id=sent["message_id"], data="ok")
    query = tapped["callback_query"]["id"]
    assert (await stream.chat(OFFICER))["taps"] == [query]
    await talk.result("answerCallbackQuery", callback_query_id=query)
    assert (await stream.chat(OFFICER))["taps"] == []


async def test_typing_begins_and_ends_by_itself(talk: Talk, stream: Stream) -> None:
    await talk.result("sendChatAction", chat_id=OFFICER, action="typing")
    assert (await stream.chat(OFFICER))["action"] == "typing"
    await talk.sim("POST", "/sim/clock", advance=10)
    assert (await stream.chat(OFFICER))["action"] is None


async def test_clock_people_and_faults_are_told(talk: Talk, stream: Stream) -> None:
    await talk.sim("POST", "/sim/clock", set="2014-09-19T15:00:00+08:00")
    assert 0 <= (await stream.until("clock"))["unix"] - 1411110000 < 5
    await talk.sim("POST", "/sim/users", id=1009, first_name="新人", about="静宁县 · 填报人")
    newest = (await stream.until("people"))["people"][-1]
    assert (newest["id"], newest["about"]) == (1009, "静宁县 · 填报人")
    fault = await talk.sim("POST", "/sim/faults", method="getMe", kind="reset", times=2)
    assert [one["id"] for one in (await stream.until("faults"))["faults"]] == [fault["id"]]
    await talk.sim("DELETE", f"/sim/faults/{fault['id']}")
    assert (await stream.until("faults"))["faults"] == []
    assert (await talk.sim("DELETE", "/sim/faults/999"))["faults"] == []


async def test_the_newest_call_is_told(talk: Talk, stream: Stream) -> None:
    await talk.result("getMe")
    calls = await stream.until("calls")
    assert calls["method"] == "getMe"
    assert calls["last"] >= 1


async def test_a_stream_ends_with_the_sandbox() -> None:
    async with aiohttp.ClientSession() as http:
        sandbox = await Sandbox.start()
        async with http.get(f"{sandbox.base_url}/sim/events") as response:
            stream = Stream(response)
            await stream.until("ready")
            await sandbox.stop()
            async with asyncio.timeout(5):
                await response.content.read()


async def test_who_somebody_is_reaches_no_bot(talk: Talk) -> None:
    await talk.sim("POST", "/sim/users", id=OFFICER, about="崆峒区 · 填报人")
    update = await talk.does(OFFICER, "text", text="好")
    assert "about" not in update["message"]["from"]
    assert "崆峒区" not in json.dumps(await talk.updates(), ensure_ascii=False)
    assert "64" in await talk.sim_error("/sim/users", id=OFFICER, about="长" * 65)


def _command(name: str) -> list[dict[str, str]]:
    return [{"command": name, "description": name}]


async def _offered(talk: Talk, person: int, chat: int = 0) -> list[str]:
    path = f"/sim/chats/{chat or person}/menu?as={person}"
    return [one["command"] for one in (await talk.sim("GET", path))["commands"]]


async def test_the_menu_follows_scope_and_language(talk: Talk) -> None:
    assert await _offered(talk, OFFICER) == []
    await talk.result("setMyCommands", commands=_command("all"))
    await talk.result("setMyCommands", commands=_command("chinese"), language_code="zh")
    assert await _offered(talk, OFFICER) == ["chinese"]
    assert await _offered(talk, REVIEWER) == ["all"]
    private = {"type": "all_private_chats"}
    await talk.result("setMyCommands", commands=_command("private"), scope=private)
    assert await _offered(talk, OFFICER) == ["private"]
    own = {"type": "chat", "chat_id": REVIEWER}
    await talk.result("setMyCommands", commands=_command("own"), scope=own)
    assert await _offered(talk, REVIEWER) == ["own"]
    await talk.result("deleteMyCommands", scope=own)
    assert await _offered(talk, REVIEWER) == ["private"]


async def test_the_menu_of_a_group_is_wider_for_who_leads_it(talk: Talk) -> None:
    group = await talk.sim("POST", "/sim/chats", title="填报群", members=[OFFICER, REVIEWER])
    leaders = {"type": "all_chat_administrators"}
    await talk.result("setMyCommands", commands=_command("lead"), scope=leaders)
    everybody = {"type": "all_group_chats"}
    await talk.result("setMyCommands", commands=_command("group"), scope=everybody)
    assert await _offered(talk, OFFICER, group["id"]) == ["lead"]
    assert await _offered(talk, REVIEWER, group["id"]) == ["group"]


async def test_a_bot_introduces_itself_in_the_persons_language(talk: Talk) -> None:
    await talk.result("setMyDescription", description="报送工作", language_code="zh")
    await talk.result("setMyDescription", description="Files reports")
    described = [
        (await talk.sim("GET", f"/sim/chats/{person}/menu"))["description"]
        for person in (OFFICER, REVIEWER)
    ]
    assert described == ["报送工作", "Files reports"]


async def test_an_uploaded_page_does_not_run(talk: Talk) -> None:
    said = await talk.sends(OFFICER, "document", [b"<script>1</script>"], name="a.html")
    file_id = said["message"]["document"]["file_id"]
    async with talk.http.get(f"/sim/files/{file_id}") as answer:
        assert answer.headers["Content-Security-Policy"] == "sandbox"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
