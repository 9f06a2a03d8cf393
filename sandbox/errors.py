"""The refusals of both sides: Telegram's to the bot, the sandbox's to whoever plays the people."""

from __future__ import annotations

from sandbox.jsontypes import JsonObject

PREFIXES = {
    400: "Bad Request: ",
    401: "Unauthorized",
    403: "Forbidden: ",
    404: "Not Found: ",
    409: "Conflict: ",
    413: "Request Entity Too Large",
    429: "Too Many Requests: ",
    500: "Internal Server Error",
    502: "Bad Gateway",
}


class ApiError(Exception):
    """A refusal of the Bot API, in Telegram's own words because clients match on them."""

    def __init__(self, code: int, text: str = "", **parameters: int) -> None:
        """Take the error code, the words after the code's usual prefix, and ResponseParameters."""
        self.code = code
        self.description = PREFIXES.get(code, "") + text
        self.parameters = parameters
        super().__init__(self.description)

    def as_json(self) -> JsonObject:
        """Return the error's answer as the Bot API sends it."""
        answer: JsonObject = {
            "ok": False,
            "error_code": self.code,
            "description": self.description,
        }
        if self.parameters:
            answer["parameters"] = dict(self.parameters)
        return answer


class SimError(Exception):
    """A refusal of the people's side: one clear sentence for whoever sent the request."""


def bad_request(text: str) -> ApiError:
    """Return the error of a refused parameter."""
    return ApiError(400, text)
