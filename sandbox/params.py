"""The parameters of a Bot API call, whichever way they travelled; no method's own rules."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from aiohttp import web
from aiohttp.http_exceptions import BadHttpMessage

from sandbox.errors import ApiError, bad_request
from sandbox.files import UPLOAD_LIMIT, Upload
from sandbox.jsontypes import JsonObject, decode, is_list, is_object

WHOLE = re.compile(r"\s*[+-]?\d{1,19}\s*")
TOO_LARGE = 413


class Params:
    """Named parameters and uploaded files, read by type; Telegram accepts strings for all."""

    def __init__(self, values: Mapping[str, object], files: Mapping[str, Upload]) -> None:
        """Take what the request carried."""
        self.values = values
        self.files = files

    def __contains__(self, name: str) -> bool:
        """Tell whether a parameter was given."""
        return self.values.get(name) is not None

    def text(self, name: str) -> str:
        """Return a parameter as text, '' when absent; ApiError 400 when it is no valid UTF-8."""
        value = self.values.get(name)
        if value is None:
            return ""
        if is_object(value) or is_list(value):
            return json.dumps(value)
        text = ("true" if value else "false") if isinstance(value, bool) else str(value)
        if not encodable(text):
            raise bad_request("strings must be encoded in UTF-8")
        return text

    def integer(self, name: str, default: int = 0) -> int:
        """Return a parameter as a whole number; what is none counts as the default."""
        text = self.text(name)
        return int(text) if WHOLE.fullmatch(text) else default

    def number(self, name: str) -> float | None:
        """Return a parameter as a number, or None when it is absent or no number."""
        try:
            return float(self.text(name))
        except ValueError:
            return None

    def flag(self, name: str) -> bool:
        """Return a parameter as Telegram reads truth."""
        return self.text(name).strip().lower() in ("true", "yes", "1")

    def parsed(self, name: str, what: str) -> object:
        """Return a JSON parameter decoded, None when absent; ApiError 400 names `what`."""
        value = self.values.get(name)
        if not isinstance(value, str):
            return value
        if not value.strip():
            return None
        try:
            return decode(value)
        except ValueError as error:
            raise bad_request(f"can't parse {what} JSON object") from error

    def for_log(self) -> JsonObject:
        """Return the parameters as the log of calls shows them: files by name and size."""
        shown = dict(self.values)
        for name, upload in self.files.items():
            shown[name] = {"file_name": upload.name, "file_size": len(upload.data)}
        return shown


def encodable(text: str) -> bool:
    """Tell whether a text has no lone surrogates, which JSON can smuggle in."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


async def read_params(request: web.Request) -> Params:
    """Read query string and body of a call; ApiError when the body is broken or too large."""
    values: dict[str, object] = dict(request.query)
    files: dict[str, Upload] = {}
    kind = request.content_type if request.body_exists else ""
    try:
        if kind == "multipart/form-data":
            await _read_multipart(request, values, files)
        elif kind == "application/json":
            values |= _json_body(await request.read())
        elif kind == "application/x-www-form-urlencoded":
            values |= {name: str(value) for name, value in (await request.post()).items()}
    except web.HTTPRequestEntityTooLarge as error:
        raise ApiError(TOO_LARGE) from error
    return Params(values, files)


def _json_body(body: bytes) -> JsonObject:
    if not body.strip():
        return {}
    try:
        decoded = decode(body)
    except ValueError as error:
        raise bad_request("can't parse request body as JSON object") from error
    if not is_object(decoded):
        raise bad_request("request body must be a JSON object")
    return decoded


async def _read_multipart(
    request: web.Request, values: dict[str, object], files: dict[str, Upload]
) -> None:
    try:
        form = await request.post()
    except (ValueError, BadHttpMessage) as error:
        raise bad_request("can't parse multipart body") from error
    for name, value in form.items():
        if not isinstance(value, web.FileField):
            values[name] = (
                value if isinstance(value, str) else bytes(value).decode(errors="replace")
            )
            continue
        with value.file as file:
            data = file.read()
        if len(data) > UPLOAD_LIMIT:
            raise ApiError(TOO_LARGE)
        files[name] = Upload(data, value.filename, value.content_type)
