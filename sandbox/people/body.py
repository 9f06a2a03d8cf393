"""Reads requests to the people's side and refuses bad ones with one clear sentence each."""

from __future__ import annotations

import math
from collections.abc import Sequence

from aiohttp import web
from aiohttp.http_exceptions import BadHttpMessage

from sandbox.errors import SimError
from sandbox.files import Upload
from sandbox.jsontypes import JsonObject, decode, is_list, is_object
from sandbox.params import encodable


class Body:
    """The fields of a request, read by type; every reader raises SimError naming the field."""

    def __init__(self, fields: JsonObject, files: Sequence[Upload] = ()) -> None:
        """Take decoded fields and the files in the order they were sent."""
        self.fields = fields
        self.files = files

    def has(self, name: str) -> bool:
        """Tell whether a field was given and is not null."""
        return self.fields.get(name) is not None

    def text(self, name: str, default: str | None = None) -> str:
        """Return a text field, or the default when it is absent."""
        value = self.fields.get(name, default)
        if value is None and default is not None:
            return default
        if not isinstance(value, str):
            raise SimError(f"'{name}' must be a text")
        if not encodable(value):
            raise SimError(f"'{name}' has half a surrogate pair in it")
        return value

    def integer(self, name: str, default: int | None = None) -> int:
        """Return a whole number, also from its digits as text, or the default when absent."""
        value = self.fields.get(name)
        if value is None and default is not None:
            return default
        return whole_number(value, name)

    def number(self, name: str) -> float:
        """Return a finite number."""
        value = self.fields.get(name)
        if isinstance(value, str):
            try:
                value = float(value)
            except ValueError:
                value = None
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise SimError(f"'{name}' must be a number")
        try:
            number = float(value)
        except OverflowError:
            number = math.inf
        if not math.isfinite(number):
            raise SimError(f"'{name}' must be a finite number")
        return number

    def flag(self, name: str, *, default: bool) -> bool:
        """Return true or false, or the default when absent."""
        value = self.fields.get(name)
        if value is None:
            return default
        if not isinstance(value, bool):
            raise SimError(f"'{name}' must be true or false")
        return value

    def array(self, name: str) -> list[object]:
        """Return an array, an empty one when absent."""
        value = self.fields.get(name)
        if value is None:
            return []
        if not is_list(value):
            raise SimError(f"'{name}' must be an array")
        return value

    def object(self, name: str) -> JsonObject:
        """Return an object, which must be there."""
        value = self.fields.get(name)
        if not is_object(value):
            raise SimError(f"'{name}' must be an object")
        return value


def whole_number(value: object, name: str) -> int:
    """Return a value as a whole number; SimError names the field when it is none."""
    if isinstance(value, str) and value.strip().lstrip("-").isdecimal() and len(value) < 20:
        return int(value)
    if isinstance(value, bool) or not isinstance(value, int) or abs(value) >= 2**63:
        raise SimError(f"'{name}' must be a whole number")
    return value


async def read_body(request: web.Request) -> Body:
    """Read a request's JSON object, or its multipart form; SimError when it is neither."""
    if request.content_type == "multipart/form-data":
        return await _read_form(request)
    raw = await request.read()
    if not raw.strip():
        return Body({})
    try:
        decoded = decode(raw)
    except ValueError as error:
        raise SimError("the request body is not valid JSON") from error
    if not is_object(decoded):
        raise SimError("the request body must be a JSON object")
    return Body(decoded)


async def _read_form(request: web.Request) -> Body:
    fields: JsonObject = {}
    files: list[Upload] = []
    try:
        form = await request.post()
    except (ValueError, BadHttpMessage) as error:
        raise SimError("the multipart form cannot be read") from error
    for name, value in form.items():
        if isinstance(value, web.FileField):
            with value.file as file:
                files.append(Upload(file.read(), value.filename, value.content_type))
        else:
            fields[name] = (
                value if isinstance(value, str) else bytes(value).decode(errors="replace")
            )
    return Body(fields, files)
