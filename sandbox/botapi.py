"""The HTTP face of the Bot API: reads a call, lets faults strike, answers in Telegram's form."""

from __future__ import annotations

import asyncio
import mimetypes

from aiohttp import web

from sandbox import methods
from sandbox.bell import Bell
from sandbox.calls import CallLog, CallRecord
from sandbox.errors import ApiError
from sandbox.faults import Fault, Faults
from sandbox.files import DOWNLOAD_LIMIT
from sandbox.jsontypes import JsonObject, encode
from sandbox.limits import Limits
from sandbox.methods.context import Call
from sandbox.params import Params, read_params
from sandbox.state import Bot
from sandbox.webhook import WebhookSender
from sandbox.world import World

FILE_METHOD = "file"
HTML_PAGE = "<html><head><title>502 Bad Gateway</title></head><body>502 Bad Gateway</body></html>"


class BotApi:
    """Serves `/bot<token>/METHOD` and `/file/bot<token>/PATH`."""

    def __init__(
        self, world: World, calls: CallLog, faults: Faults, *, limits: bool = False
    ) -> None:
        """Take what the calls work on; limits switches Telegram's rate limits on."""
        self.world = world
        self.calls = calls
        self.faults = faults
        self.webhooks = WebhookSender(world.clock)
        self._limited = limits
        self._limits: dict[int, Limits] = {}
        self._closing = Bell()

    async def close(self) -> None:
        """End long polls, hanging answers and webhook deliveries."""
        self._closing.ring()
        for bot in self.world.bots.values():
            bot.updates.wake()
        await self.webhooks.close()

    async def call(self, request: web.Request) -> web.StreamResponse:
        """Answer one call of a method."""
        bot = self.world.bot(request.match_info["token"])
        name = request.match_info["method"]
        method = methods.NAMES.get(name.lower(), name)
        try:
            params = await read_params(request)
        except ApiError as error:
            return _answer(error.code, error.as_json())
        now = self.world.clock.now()
        record = self.calls.open(now, bot.username, method, params.for_log())
        fault = self.faults.take(method, params.values)
        if fault is None:
            return await self._perform(bot, method, params, record)
        record.fault = fault.kind
        if not fault.after and fault.kind != "delay":
            return await self._strike(request, fault, record, None)
        if not fault.after:
            await self._closing.wait(fault.milliseconds / 1000)
        answer = await self._perform(bot, method, params, record)
        return await self._strike(request, fault, record, answer) if fault.after else answer

    async def download(self, request: web.Request) -> web.StreamResponse:
        """Answer with the bytes of a file."""
        fault = self.faults.take(FILE_METHOD, {})
        if fault is not None and fault.kind == "delay":
            await self._closing.wait(fault.milliseconds / 1000)
        elif fault is not None and fault.kind != "truncate":
            return await self._strike(request, fault, None, None)
        stored = self.world.files.at_path(request.match_info["path"])
        if stored is None or len(stored.data) > DOWNLOAD_LIMIT:
            return _answer(404, ApiError(404).as_json())
        half = fault is not None and fault.kind == "truncate"
        data = stored.data[: len(stored.data) // 2] if half else stored.data
        kind = mimetypes.guess_type(stored.path)[0] or "application/octet-stream"
        return web.Response(body=data, content_type=kind)

    async def _perform(
        self, bot: Bot, method: str, params: Params, record: CallRecord
    ) -> web.Response:
        """Run a method and put its answer into the log."""
        status = 200
        try:
            call = Call(self.world, bot, params, self.webhooks, self._limits_of(bot))
            record.answer = {"ok": True, "result": await methods.run(method, call)}
        except ApiError as error:
            status, record.answer = error.code, error.as_json()
        return _answer(status, record.answer)

    async def _strike(
        self,
        request: web.Request,
        fault: Fault,
        record: CallRecord | None,
        answer: web.Response | None,
    ) -> web.StreamResponse:
        """Answer as a fault has it; the call's own answer, if it ran, is lost or spoilt."""
        if fault.kind.isdigit():
            refusal = _refusal(fault)
            if record is not None and answer is None:
                record.answer = refusal.as_json()
            return _answer(refusal.code, refusal.as_json())
        if fault.kind == "html":
            return web.Response(status=fault.status, text=HTML_PAGE, content_type="text/html")
        if fault.kind == "truncate" and answer is not None and isinstance(answer.body, bytes):
            half = answer.body[: len(answer.body) // 2]
            return web.Response(status=answer.status, body=half, content_type=answer.content_type)
        if fault.kind in ("delay", "hang"):
            await self._closing.wait(fault.milliseconds / 1000)
        if fault.kind == "delay" and answer is not None:
            return answer
        if request.transport is not None:
            request.transport.abort()
        return web.Response()

    def _limits_of(self, bot: Bot) -> Limits | None:
        if not self._limited:
            return None
        return self._limits.setdefault(bot.id, Limits(asyncio.get_running_loop().time))


def _refusal(fault: Fault) -> ApiError:
    if fault.kind == "429":
        wait = fault.retry_after
        return ApiError(429, f"retry after {wait}", retry_after=wait)
    return ApiError(int(fault.kind), fault.description)


def _answer(status: int, answer: JsonObject) -> web.Response:
    response = web.Response(status=status, body=encode(answer), content_type="application/json")
    parameters = answer.get("parameters")
    if isinstance(parameters, dict) and "retry_after" in parameters:
        response.headers["Retry-After"] = str(parameters["retry_after"])
    return response
