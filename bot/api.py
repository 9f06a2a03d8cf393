"""Raw Bot API calls, as rows of the outbox and the intake make them."""

from collections.abc import Mapping

from bot.request import AiohttpRequest, Json


class Api:
    """The Bot API of one bot: its own pool for sending, another for the long poll."""

    def __init__(self, base: str, request: AiohttpRequest, polling: AiohttpRequest) -> None:
        self._base = base
        self._request = request
        self._polling = polling

    async def call(self, method: str, parameters: Mapping[str, object]) -> Json:
        """Call a method and return its result. Raises as `AiohttpRequest.call`."""
        return await self._request.call(f"{self._base}/{method}", parameters)

    async def poll(self, parameters: Mapping[str, object], *, seconds: float) -> list[Json]:
        """Call getUpdates with a long poll of `seconds`. Raises as `AiohttpRequest.call`."""
        result = await self._polling.call(
            f"{self._base}/getUpdates",
            {**parameters, "timeout": int(seconds)},
            read_timeout=seconds + 15,
        )
        return result if isinstance(result, list) else []
