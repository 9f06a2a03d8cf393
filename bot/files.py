"""Fetches a file that somebody sent: getFile, then its bytes, within Telegram's limits."""

import asyncio
from http import HTTPStatus
from urllib.parse import quote

from telegram.error import BadRequest, NetworkError, TimedOut

from bot.api import Api
from bot.request import AiohttpRequest

MOST_BYTES = 20 * 1024 * 1024
LONGEST = 300.0


class TooLarge(Exception):
    """The file is larger than a bot may fetch."""


class Gone(Exception):
    """Telegram does not have it; `for_good` tells whether asking again may help."""

    def __init__(self, *, for_good: bool) -> None:
        super().__init__("gone" if for_good else "not there now")
        self.for_good = for_good


class Files:
    """The files of one bot; `base` stands before a file's path and holds the token."""

    def __init__(self, api: Api, request: AiohttpRequest, base: str) -> None:
        self._api = api
        self._request = request
        self._base = base

    async def fetch(self, file_id: str) -> bytes:
        """The bytes of a file. Raises TooLarge, Gone, and TelegramError for what may pass."""
        try:
            async with asyncio.timeout(LONGEST):
                path, size = await self._ask(file_id)
                return await self._download(path, size)
        except TimeoutError:
            raise TimedOut("the download took too long") from None

    async def _ask(self, file_id: str) -> tuple[str, int | None]:
        try:
            about = await self._api.call("getFile", {"file_id": file_id})
        except BadRequest as refusal:
            if "too big" in refusal.message:
                raise TooLarge from refusal
            # Telegram says the same of a wrong id and of a file it cannot reach at the moment.
            raise Gone(for_good="temporarily" not in refusal.message) from refusal
        size = about.get("file_size") if isinstance(about, dict) else None
        path = about.get("file_path") if isinstance(about, dict) else None
        if not isinstance(path, str):
            raise Gone(for_good=False)
        return path, size if isinstance(size, int) else None

    async def _download(self, path: str, size: int | None) -> bytes:
        if size is not None and size > MOST_BYTES:
            raise TooLarge
        url = f"{self._base}/{quote(path)}"
        status, data = await self._request.download(url, most=MOST_BYTES)
        if status == HTTPStatus.NOT_FOUND:
            raise Gone(for_good=False)
        if status != HTTPStatus.OK:
            raise NetworkError(f"no file (status {status})")
        if len(data) > MOST_BYTES:
            raise TooLarge
        if size is not None and len(data) != size:
            raise NetworkError("the file came incomplete")
        return data
