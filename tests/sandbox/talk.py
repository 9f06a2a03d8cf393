"""Plain HTTP to the sandbox, as a bot and as people, and small pictures; no assertions."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import aiohttp
from PIL import Image

from sandbox import Sandbox

TOKEN = "4200:sandbox"
OFFICER = 1001
REVIEWER = 1002
STRANGER = 1003

# Answers are read by key all the way down, as the tests' readers expect of JSON.
Json = Any


@dataclass(frozen=True)
class Talk:
    """A session with a running sandbox."""

    sandbox: Sandbox
    http: aiohttp.ClientSession
    token: str = TOKEN

    async def call(self, method: str, **params: Json) -> Json:
        """Call a Bot API method with a JSON body; return the whole answer."""
        async with self.http.post(f"/bot{self.token}/{method}", json=params) as answer:
            body = await answer.json()
            assert answer.status == (200 if body["ok"] else body["error_code"])
            return body

    async def result(self, method: str, **params: Json) -> Json:
        """Call a method that must succeed; return its result."""
        answer = await self.call(method, **params)
        assert answer["ok"], answer
        return answer["result"]

    async def refusal(self, method: str, **params: Json) -> Json:
        """Call a method that must be refused; return the description."""
        answer = await self.call(method, **params)
        assert not answer["ok"], answer
        return answer["description"]

    async def upload(self, method: str, files: dict[str, bytes], **params: str) -> Json:
        """Call a method with a multipart body; return the whole answer."""
        form = aiohttp.FormData(quote_fields=False)
        for name, value in params.items():
            form.add_field(name, value)
        for name, data in files.items():
            form.add_field(name, io.BytesIO(data), filename=f"{name}.bin")
        async with self.http.post(f"/bot{self.token}/{method}", data=form) as answer:
            return await answer.json()

    async def does(self, person: int, action: str, chat: int = 0, **fields: Json) -> Json:
        """Let a person do something in a chat (their own if none is named)."""
        path = f"/sim/chats/{chat or person}/{action}"
        return await self.sim("POST", path, **{"from": person, **fields})

    async def sends(
        self, person: int, action: str, files: Sequence[bytes], name: str = "a.jpg", **fields: str
    ) -> Json:
        """Let a person send photos or a document."""
        form = files_form({"from": str(person), **fields}, files, name)
        async with self.http.post(f"/sim/chats/{person}/{action}", data=form) as answer:
            assert answer.status == 200, await answer.text()
            return await answer.json()

    async def sim(self, verb: str, path: str, **body: Json) -> Json:
        """Send a request to the people's side that must succeed."""
        async with self.http.request(verb, path, json=body or None) as answer:
            assert answer.status == 200, await answer.text()
            return await answer.json()

    async def sim_error(self, path: str, **body: Json) -> Json:
        """Send a request to the people's side that must be refused; return the sentence."""
        async with self.http.post(path, json=body) as answer:
            assert answer.status == 400, await answer.text()
            return (await answer.json())["error"]

    async def sees(self, chat: int, **query: Json) -> Json:
        """Return a chat as its person sees it."""
        async with self.http.get(f"/sim/chats/{chat}", params=query) as answer:
            assert answer.status == 200, await answer.text()
            return await answer.json()

    async def updates(self, **params: Json) -> Json:
        """Return what getUpdates returns."""
        return await self.result("getUpdates", **params)

    async def download(self, file_id: str) -> bytes:
        """Return the bytes of a file id, by way of getFile."""
        path = (await self.result("getFile", file_id=file_id))["file_path"]
        async with self.http.get(f"/file/bot{self.token}/{path}") as answer:
            assert answer.status == 200
            return await answer.read()


def files_form(fields: dict[str, str], files: Sequence[bytes], name: str) -> aiohttp.FormData:
    """Return a multipart form of fields and equally named files."""
    form = aiohttp.FormData(fields, quote_fields=False)
    for data in files:
        form.add_field("file", io.BytesIO(data), filename=name)
    return form


def picture(width: int = 640, height: int = 480, kind: str = "JPEG", colour: str = "red") -> bytes:
    """Return an image file of the given size."""
    out = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(out, kind)
    return out.getvalue()


def keyboard(*buttons: tuple[str, str]) -> Json:
    """Return an inline keyboard with one callback button a row."""
    return {"inline_keyboard": [[{"text": text, "callback_data": data}] for text, data in buttons]}
