"""Talks HTTP to the Bot API over aiohttp, for python-telegram-bot's methods and for raw calls.

Neither the token nor people's text may reach an error message or a log from here.
"""

import asyncio
import json
import os
from collections.abc import Mapping
from functools import cache
from http import HTTPStatus
from typing import BinaryIO, TypeAlias

import aiohttp
from aiohttp_socks import ProxyConnectionError, ProxyConnector, ProxyError, ProxyTimeoutError
from telegram._utils.defaultvalue import DEFAULT_NONE, DefaultValue
from telegram._utils.types import ODVInput
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    EndPointNotFound,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)
from telegram.request import BaseRequest, RequestData

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"
Body = aiohttp.FormData | bytes | None
Upload = tuple[str, BinaryIO]  # the name it has for who gets it, and the opened file
JSON_BODY = {"Content-Type": "application/json"}
# A large file over a bad line: for all of it, and for the answer once it has left.
LONGEST_UPLOAD, UPLOAD_ANSWER = 900.0, 120.0

REFUSALS: Mapping[int, type[TelegramError]] = {
    HTTPStatus.BAD_REQUEST: BadRequest,
    HTTPStatus.UNAUTHORIZED: InvalidToken,
    HTTPStatus.FORBIDDEN: Forbidden,
    HTTPStatus.NOT_FOUND: EndPointNotFound,
    HTTPStatus.CONFLICT: Conflict,
}
PASSING = (HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.TOO_MANY_REQUESTS)


NOT_CONNECTED = (
    aiohttp.ConnectionTimeoutError,
    aiohttp.ClientConnectorError,
    ProxyConnectionError,
    ProxyTimeoutError,
    ProxyError,
)


class NotConnected(NetworkError):
    """The call never left: repeating it cannot double anything."""


class AiohttpRequest(BaseRequest):
    """One pool of kept-alive connections.

    `proxy_url` is http://, socks4:// or socks5://; times are in seconds.
    """

    def __init__(
        self,
        *,
        connections: int = 64,
        connect_timeout: float = 10,
        read_timeout: float = 20,
        proxy_url: str | None = None,
    ) -> None:
        # Without it the library warns whenever Telegram asks us to wait.
        os.environ.setdefault("PTB_TIMEDELTA", "1")
        self._connections = connections
        self._connect_timeout = connect_timeout
        self._read_timeout = read_timeout
        self._proxy_url = proxy_url
        self._session: aiohttp.ClientSession | None = None
        self._timeout = cache(self._new_timeout)

    def _new_timeout(self, read_timeout: float | None) -> aiohttp.ClientTimeout:
        return aiohttp.ClientTimeout(
            total=None, sock_connect=self._connect_timeout, sock_read=read_timeout
        )

    @property
    def read_timeout(self) -> float | None:
        """Seconds to wait for an answer."""
        return self._read_timeout

    async def initialize(self) -> None:
        """Open the pool; a second call does nothing."""
        if self._session is None:
            limits = {"limit": self._connections, "keepalive_timeout": 60.0}
            connector = (
                ProxyConnector.from_url(self._proxy_url, **limits)
                if self._proxy_url
                else aiohttp.TCPConnector(limit=self._connections, keepalive_timeout=60.0)
            )
            # Telegram sets no cookies; looking for them with every call is not free.
            jar = aiohttp.DummyCookieJar()
            self._session = aiohttp.ClientSession(connector=connector, cookie_jar=jar)

    async def shutdown(self) -> None:
        """Close the pool."""
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: ODVInput[float] = DEFAULT_NONE,
        write_timeout: ODVInput[float] = DEFAULT_NONE,
        connect_timeout: ODVInput[float] = DEFAULT_NONE,
        pool_timeout: ODVInput[float] = DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """What python-telegram-bot's methods call; returns (HTTP status, body).

        Raises NetworkError and TimedOut.
        """
        wait = self._read_timeout if isinstance(read_timeout, DefaultValue) else read_timeout
        return await self._exchange(method, url, _form(request_data), wait)

    async def call(
        self, url: str, parameters: Mapping[str, object], *, read_timeout: float | None = None
    ) -> Json:
        """Make a raw call with a JSON body and return its result.

        Raises python-telegram-bot's errors: RetryAfter, ChatMigrated, Forbidden, BadRequest,
        InvalidToken, EndPointNotFound, Conflict; NetworkError for all that may pass by itself
        (NotConnected where nothing was sent, TimedOut where an answer did not come).
        """
        body = json.dumps(parameters, ensure_ascii=False).encode()
        status, raw = await self._exchange("POST", url, body, read_timeout or self._read_timeout)
        return _result(status, raw)

    async def upload(
        self, url: str, parameters: Mapping[str, object], files: Mapping[str, Upload]
    ) -> Json:
        """Make a raw call that carries files, each in the parameter it is filed under.

        Raises as `call`; TimedOut too when all of it takes longer than a quarter of an hour.
        """
        form = aiohttp.FormData(quote_fields=False)
        for key, value in parameters.items():
            text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
            form.add_field(key, text)
        for key, (name, file) in files.items():
            # Telegram takes the name as it stands; a quote mark would end it.
            form.add_field(key, file, filename=name.replace('"', "'"))
        try:
            async with asyncio.timeout(LONGEST_UPLOAD):
                return _result(*await self._exchange("POST", url, form, UPLOAD_ANSWER))
        except TimeoutError:
            raise TimedOut("the upload took too long") from None

    async def download(self, url: str, *, most: int) -> tuple[int, bytes]:
        """Fetch a file; returns (HTTP status, body). A body over `most` bytes is cut off behind it.

        Raises NetworkError and TimedOut.
        """
        return await self._exchange("GET", url, None, self._read_timeout, most + 1)

    async def _exchange(
        self,
        method: str,
        url: str,
        body: Body,
        read_timeout: float | None,
        most: int | None = None,
    ) -> tuple[int, bytes]:
        if self._session is None:
            raise RuntimeError("the request is not initialized")
        timeout = self._timeout(read_timeout)
        headers = JSON_BODY if isinstance(body, bytes) else None
        try:
            async with self._session.request(
                method, url, data=body, headers=headers, timeout=timeout
            ) as response:
                if most is None:
                    return response.status, await response.read()
                return response.status, await _first_bytes(response.content, most)
        # Only the kind of the error is passed on: its text may hold the address, and so the token.
        except NOT_CONNECTED as error:
            raise NotConnected(type(error).__name__) from None
        except TimeoutError as error:
            raise TimedOut(type(error).__name__) from None
        except (aiohttp.ClientError, OSError) as error:
            raise NetworkError(type(error).__name__) from None


def _result(status: int, raw: bytes) -> Json:
    try:
        answer = json.loads(raw)
        if answer["ok"]:
            return answer["result"]  # type: ignore[no-any-return] # it is what JSON gave
    except (ValueError, KeyError, TypeError):
        raise NetworkError(f"no Bot API answer (status {status})") from None
    raise _refusal(status, answer)


async def _first_bytes(stream: aiohttp.StreamReader, most: int) -> bytes:
    read = bytearray()
    async for piece in stream.iter_chunked(64 * 1024):
        read += piece
        if len(read) >= most:
            break
    return bytes(read[:most])


def _form(data: RequestData | None) -> Body:
    if data is None:
        return None
    # Telegram takes a file's name as it stands: percent signs would reach the reader.
    form = aiohttp.FormData(quote_fields=False)
    for name, value in data.json_parameters.items():
        form.add_field(name, value)
    for name, (filename, content, mime_type) in data.multipart_data.items():
        form.add_field(name, content, filename=filename, content_type=mime_type)
    return form


def _refusal(status: int, answer: Mapping[str, object]) -> TelegramError:
    parameters = answer.get("parameters")
    if isinstance(parameters, dict):
        retry_after = parameters.get("retry_after")
        if isinstance(retry_after, int):
            return RetryAfter(retry_after)
        new_chat = parameters.get("migrate_to_chat_id")
        if isinstance(new_chat, int):
            return ChatMigrated(new_chat)
    description = str(answer.get("description", f"status {status}"))
    return _kind_of(status)(description)


def _kind_of(status: int) -> type[TelegramError]:
    if status in REFUSALS:
        return REFUSALS[status]
    # An upload that is too large, for one, is refused for good (413).
    for_good = 400 <= status < 500 and status not in PASSING
    return BadRequest if for_good else NetworkError
