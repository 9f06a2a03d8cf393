"""The HTTP of the bot: python-telegram-bot's own methods and raw calls, against the sandbox."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from aiohttp import web
from telegram import Bot, InputMediaPhoto, Message
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

from bot.request import AiohttpRequest, NotConnected
from tests.bot.postroom import PostRoom
from tests.bot.server import Server
from tests.town import picture

TOKEN = "123456789:AAE-a_token_of_the_true_length_0123"
FANG, STRANGER = 7001, 7002


def a_bot(base_url: str, **more: object) -> Bot:
    """python-telegram-bot's Bot over our HTTP."""
    request = AiohttpRequest(**more)  # type: ignore[arg-type] # passed through
    return Bot(
        TOKEN,
        base_url=f"{base_url}/bot",
        base_file_url=f"{base_url}/file/bot",
        request=request,
        get_updates_request=AiohttpRequest(),
    )


@pytest.fixture
async def bot(room: PostRoom) -> AsyncIterator[Bot]:
    """A bot in the sandbox, and 王芳 who has started it."""
    made = a_bot(room.sandbox.base_url)
    async with made:
        await room.person(FANG)
        await room.post(
            f"/chats/{FANG}/text", {"from": FANG, "text": "/start", "bot": made.username}
        )
        yield made


async def test_a_text_goes_out_as_it_is(bot: Bot) -> None:
    message = await bot.send_message(FANG, "您好 <b>王芳</b> & 同事 🙂", parse_mode="HTML")
    assert message.text == "您好 王芳 & 同事 🙂"


async def _download(bot: Bot, file_id: str) -> bytes:
    return bytes(await (await bot.get_file(file_id)).download_as_bytearray())


async def test_a_photo_from_bytes_comes_back_the_same(bot: Bot) -> None:
    content = picture("blue")
    message = await bot.send_photo(FANG, content, caption="现场")
    assert message.caption == "现场"
    assert await _download(bot, message.photo[-1].file_id) == content


async def test_documents_from_bytes_and_from_a_file_keep_name_and_content(
    bot: Bot, tmp_path: Path
) -> None:
    content = bytes(range(256)) * 4000
    path = tmp_path / "进度.xlsx"
    path.write_bytes(content)
    with path.open("rb") as file:
        sent = [
            await bot.send_document(FANG, content, filename="进度.xlsx"),
            await bot.send_document(FANG, file),
            await bot.send_document(FANG, path),
        ]
    for message in sent:
        assert message.document is not None
        assert message.document.file_name == "进度.xlsx"
        assert await _download(bot, message.document.file_id) == content


async def test_an_album_arrives_as_one(bot: Bot) -> None:
    pictures = [picture(colour) for colour in ("red", "green", "blue")]
    sent = await bot.send_media_group(FANG, [InputMediaPhoto(one) for one in pictures])
    assert len({message.media_group_id for message in sent}) == 1
    assert [await _download(bot, message.photo[-1].file_id) for message in sent] == pictures


@pytest.fixture
async def request_() -> AsyncIterator[AiohttpRequest]:
    """A pool for raw calls, that waits a tenth of a second for an answer."""
    made = AiohttpRequest(read_timeout=0.1)
    await made.initialize()
    yield made
    await made.shutdown()


REFUSALS = [
    (400, {}, BadRequest),
    (401, {}, InvalidToken),
    (403, {}, Forbidden),
    (404, {}, EndPointNotFound),
    (409, {}, Conflict),
    (413, {}, BadRequest),
    (429, {"retry_after": 7}, RetryAfter),
    (429, {}, NetworkError),
    (429, {"retry_after": "soon"}, NetworkError),
    (400, {"migrate_to_chat_id": -1007}, ChatMigrated),
    (500, {}, NetworkError),
    (502, {}, NetworkError),
]


@pytest.mark.parametrize(("status", "parameters", "kind"), REFUSALS)
async def test_each_refusal_has_its_class_in_raw_calls(
    server: Server,
    request_: AiohttpRequest,
    status: int,
    parameters: dict[str, object],
    kind: type[TelegramError],
) -> None:
    server.status, server.body = status, _refusal(status, parameters)
    with pytest.raises(TelegramError) as caught:
        await request_.call(f"{server.url}/bot{TOKEN}/sendMessage", {"text": "x"})
    assert type(caught.value) is kind
    _check_silence(caught.value)


@pytest.mark.parametrize(
    ("status", "parameters", "kind"),
    # It has its own view of these two: a token without form, and a limit without a time.
    [one for one in REFUSALS if one[0] not in (404, 413) and one[1] != {"retry_after": "soon"}],
)
async def test_each_refusal_has_its_class_in_the_library_s_methods(
    server: Server, status: int, parameters: dict[str, object], kind: type[TelegramError]
) -> None:
    server.status, server.body = status, _refusal(status, parameters)
    bot = a_bot(server.url)
    await bot.request.initialize()
    with pytest.raises(TelegramError) as caught:
        await bot.send_message(FANG, "x")
    assert type(caught.value) is kind
    _check_silence(caught.value)
    await bot.request.shutdown()


def _refusal(status: int, parameters: dict[str, object]) -> str:
    body = {"ok": False, "error_code": status, "description": "refused", "parameters": parameters}
    return web.json_response(body).text or ""


def _check_silence(error: BaseException | None) -> None:
    """Neither the error nor anything shown with it holds the token."""
    while error is not None:
        assert TOKEN not in f"{error} {error!r}"
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)


@pytest.mark.parametrize("status", [200, 403, 404, 502])
@pytest.mark.parametrize("body", ["", "<html>", '{"ok": true, "res', "[]", "null", '{"ok": true}'])
async def test_what_is_no_answer_may_pass_by_itself(
    server: Server, request_: AiohttpRequest, status: int, body: str
) -> None:
    server.status, server.body = status, body
    with pytest.raises(NetworkError) as caught:
        await request_.call(f"{server.url}/bot{TOKEN}/sendMessage", {})
    assert type(caught.value) is NetworkError
    _check_silence(caught.value)


async def test_silence_is_a_time_out_and_a_closed_port_is_known_to_be_harmless(
    server: Server, request_: AiohttpRequest, unused_tcp_port: int
) -> None:
    server.silent.clear()
    with pytest.raises(TimedOut) as late:
        await request_.call(f"{server.url}/bot{TOKEN}/sendMessage", {})
    with pytest.raises(NotConnected) as closed:
        await request_.call(f"http://127.0.0.1:{unused_tcp_port}/bot{TOKEN}/sendMessage", {})
    _check_silence(late.value)
    _check_silence(closed.value)
    server.silent.set()


async def test_many_calls_share_one_connection(server: Server, request_: AiohttpRequest) -> None:
    for _ in range(20):
        assert await request_.call(f"{server.url}/bot{TOKEN}/sendMessage", {"text": "x"}) is True
    assert len(server.connections) == 1


@dataclass
class Proxy:
    """An HTTP proxy that tunnels (CONNECT) to wherever it is asked, or refuses to."""

    address: str = ""
    refuses: bool = False
    asked: list[str] = field(default_factory=list)

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One tunnel."""
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        target = head.split()[1]
        self.asked.append(target)
        if self.refuses:
            writer.write(b"HTTP/1.1 407 Proxy Authentication Required\r\n\r\n")
        else:
            far = urlsplit(f"//{target}")
            far_reader, far_writer = await asyncio.open_connection(far.hostname, far.port)
            writer.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
            await asyncio.gather(_pump(reader, far_writer), _pump(far_reader, writer))
        writer.close()


async def _pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while data := await reader.read(65536):
        writer.write(data)
    writer.close()


@pytest.fixture
async def proxy() -> AsyncIterator[Proxy]:
    """A proxy that works."""
    made = Proxy()
    serving = await asyncio.start_server(made.serve, "127.0.0.1", 0)
    host, port = serving.sockets[0].getsockname()
    made.address = f"http://{host}:{port}"
    yield made
    serving.close()
    await serving.wait_closed()


async def test_calls_go_through_the_proxy(server: Server, proxy: Proxy) -> None:
    request = AiohttpRequest(proxy_url=proxy.address)
    await request.initialize()
    assert await request.call(f"{server.url}/bot{TOKEN}/sendMessage", {}) is True
    assert proxy.asked == [server.url.removeprefix("http://")]
    await request.shutdown()


async def test_a_proxy_that_is_down_or_refuses_is_a_line_that_may_come_back(
    server: Server, proxy: Proxy, unused_tcp_port: int
) -> None:
    proxy.refuses = True
    for address in (proxy.address, f"socks5://127.0.0.1:{unused_tcp_port}"):
        request = AiohttpRequest(proxy_url=address)
        await request.initialize()
        with pytest.raises(NotConnected) as caught:
            await request.call(f"{server.url}/bot{TOKEN}/sendMessage", {})
        _check_silence(caught.value)
        await request.shutdown()


async def test_a_library_call_that_fails_names_no_token(room: PostRoom, bot: Bot) -> None:
    for kind in ("reset", "html", "truncate", 500):
        await room.strike("sendMessage", kind)
        with pytest.raises(TelegramError) as caught:
            await bot.send_message(FANG, "x")
        _check_silence(caught.value)
    assert isinstance(await bot.send_message(FANG, "x"), Message)
