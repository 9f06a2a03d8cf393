"""Raw Bot API calls, as rows of the outbox and the intake make them."""

from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path

from telegram.error import BadRequest

from bot.request import AiohttpRequest, Json
from storage.attachments import Attachment, attached


class Api:
    """The Bot API of one bot: its own pool for sending, another for the long poll.

    `data` is the folder in which the files lie that letters carry.
    """

    def __init__(
        self, base: str, request: AiohttpRequest, polling: AiohttpRequest, data: Path
    ) -> None:
        self._base = base
        self._request = request
        self._polling = polling
        self._data = data

    async def call(self, method: str, parameters: Mapping[str, object]) -> Json:
        """Call a method, with the files its parameters name, and return its result.

        Raises as `AiohttpRequest.call`, and BadRequest where such a file is not there.
        """
        url, files = f"{self._base}/{method}", attached(parameters)
        if not files:
            return await self._request.call(url, parameters)
        others = {key: value for key, value in parameters.items() if key not in files}
        return await self._upload(url, others, files)

    async def _upload(
        self, url: str, parameters: Mapping[str, object], files: Mapping[str, Attachment]
    ) -> Json:
        with ExitStack() as opened:
            try:
                uploads = {
                    key: (one.name, opened.enter_context((self._data / one.file).open("rb")))
                    for key, one in files.items()
                }
            except OSError as error:
                # As good as refused: trying again would not bring it back.
                raise BadRequest(f"the file to send cannot be read: {error.strerror}") from error
            return await self._request.upload(url, parameters, uploads)

    async def poll(self, parameters: Mapping[str, object], *, seconds: float) -> list[Json]:
        """Call getUpdates with a long poll of `seconds`. Raises as `AiohttpRequest.call`."""
        result = await self._polling.call(
            f"{self._base}/getUpdates",
            {**parameters, "timeout": int(seconds)},
            read_timeout=seconds + 15,
        )
        return result if isinstance(result, list) else []
