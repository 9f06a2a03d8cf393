"""A lean Bot API server in a process of its own: it plays the officers and checks nothing.

Strictness is the sandbox's; here every microsecond goes off the bot's share of the machine.
"""

import argparse
import asyncio
import json
import time
from collections import Counter, deque
from collections.abc import Awaitable, Callable, Mapping
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qsl

import click
from aiohttp import web

from benchmarks.officers import DATE, FIRST_NUMBER, Call, Json, Officer, buttons_of

SHOWING = ("sendMessage", "editMessageText", "editMessageReplyMarkup")
MOST_UPDATES = 100
TODAY = datetime.fromisoformat("2014-09-15T09:00:00+08:00")
ME: Json = {
    "id": 100001,
    "is_bot": True,
    "first_name": "实事通",
    "username": "fieldtally_bench_bot",
    "can_join_groups": True,
    "can_read_all_group_messages": False,
    "supports_inline_queries": False,
}
Answer = Awaitable[bytes]


class Stub:
    """One bot's Telegram, with its officers; `silent` ones only listen."""

    def __init__(self, officers: int, *, silent: bool = False) -> None:
        self._started = asyncio.get_running_loop().time()
        self._officers = {
            number: Officer(number, self._add)
            for number in range(FIRST_NUMBER, FIRST_NUMBER + officers)
        }
        self._pending: deque[tuple[int, bytes]] = deque()
        self._news = asyncio.Event()
        self._update_id = 1000
        self._message_id = 0
        self._calls: Counter[str] = Counter()
        self._begun = silent

    def _add(self, update: Json) -> None:
        """Queue what an officer did, as the JSON it will be sent as."""
        self._update_id += 1
        message = update.get("message")
        if isinstance(message, dict):
            message["message_id"] = self._new_message_id()
        body = json.dumps({"update_id": self._update_id, **update}, ensure_ascii=False)
        self._pending.append((self._update_id, body.encode()))
        self._news.set()

    def _new_message_id(self) -> int:
        self._message_id += 1
        return self._message_id

    async def handle(self, request: web.BaseRequest) -> web.Response:
        """Answer any call, and the two pages beside the Bot API: the clock and the counts."""
        method = request.path.rsplit("/", 1)[-1]
        pages: Mapping[str, Callable[[], Json]] = {"clock": self._clock, "counts": self._counts}
        if method in pages:
            return _answer(json.dumps(pages[method]()).encode())
        self._calls[method] += 1
        values = _values(request.content_type, request.headers, await request.read())
        result = await self._result(method, values)
        return _answer(b'{"ok":true,"result":' + result + b"}")

    async def _result(self, method: str, values: Mapping[str, object]) -> bytes:
        if method in SHOWING:
            return self._show(method, values)
        if method == "getUpdates":
            return await self._updates(values)
        return json.dumps(ME).encode() if method == "getMe" else b"true"

    def _show(self, method: str, values: Mapping[str, object]) -> bytes:
        officer = self._officers[int(str(values["chat_id"]))]
        message: Json = {
            "message_id": int(str(values.get("message_id") or self._new_message_id())),
            "from": {"id": ME["id"], "is_bot": True, "first_name": ME["first_name"]},
            "chat": officer.chat,
            "date": DATE,
            "text": values.get("text", "…"),
        }
        markup = values.get("reply_markup")
        buttons = buttons_of(markup)
        if buttons:
            message["reply_markup"] = json.loads(markup) if isinstance(markup, str) else markup
        officer.hears(Call(method, message, buttons))
        return json.dumps(message, ensure_ascii=False).encode()

    async def _updates(self, values: Mapping[str, object]) -> bytes:
        if not self._begun:
            self._begun = True
            for officer in self._officers.values():
                officer.begin()
        offset = int(str(values.get("offset") or 0))
        while self._pending and self._pending[0][0] < offset:
            self._pending.popleft()
        if not self._pending:
            self._news.clear()
            try:
                async with asyncio.timeout(float(str(values.get("timeout") or 0))):
                    await self._news.wait()
            except TimeoutError:
                return b"[]"
        most = range(min(len(self._pending), int(str(values.get("limit") or MOST_UPDATES))))
        return b"[" + b",".join(self._pending[place][1] for place in most) + b"]"

    def _clock(self) -> Json:
        passed = asyncio.get_running_loop().time() - self._started
        return {"now": (TODAY + timedelta(seconds=passed)).astimezone(UTC).isoformat()}

    def _counts(self) -> Json:
        """How far the officers are; an update counts once its bot has answered it."""
        officers = self._officers.values()
        waiting = sum(one.actions > 0 for one in officers)
        return {
            "updates": sum(one.actions for one in officers) - waiting,
            "reports": sum(one.reports for one in officers),
            "longest_wait": time.monotonic() - min(one.since for one in officers),
            "calls": dict(self._calls),
        }


def _answer(body: bytes) -> web.Response:
    return web.Response(body=body, content_type="application/json")


def _values(kind: str, headers: Mapping[str, str], body: bytes) -> Mapping[str, object]:
    """The parameters of a call, in whichever of the three forms a library sends them."""
    if kind == "application/json":
        values: Json = json.loads(body)
        return values
    if kind == "application/x-www-form-urlencoded":
        return dict(parse_qsl(body.decode()))
    if kind == "multipart/form-data":
        boundary = headers["Content-Type"].split("boundary=")[1].strip('"')
        return dict(map(_field, body.split(b"--" + boundary.encode())[1:-1]))
    return {}


def _field(part: bytes) -> tuple[str, str]:
    head, _, value = part.partition(b"\r\n\r\n")
    name = head.split(b'name="', 1)[1].split(b'"', 1)[0]
    return name.decode(), value[:-2].decode()


async def serve(officers: int, *, silent: bool) -> None:
    """Serve until killed; the port is printed once it listens."""
    server = web.Server(Stub(officers, silent=silent).handle, access_log=None)
    runner = web.ServerRunner(server)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    click.echo(runner.addresses[0][1])
    await asyncio.Event().wait()


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("officers", type=int)
    parser.add_argument("--silent", action="store_true", help="officers who only listen")
    said = parser.parse_args()
    asyncio.run(serve(said.officers, silent=said.silent))
