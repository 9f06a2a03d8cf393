"""Names for JSON as it travels, and the few safe ways to look into it; no meaning of any field."""

from __future__ import annotations

import json
from typing import TypeGuard

JsonObject = dict[str, object]
MAX_DEPTH = 100


def is_object(value: object) -> TypeGuard[JsonObject]:
    """Tell whether a decoded JSON value is an object (JSON keys are always strings)."""
    return isinstance(value, dict)


def is_list(value: object) -> TypeGuard[list[object]]:
    """Tell whether a decoded JSON value is an array."""
    return isinstance(value, list)


def objects(value: object) -> list[JsonObject]:
    """Return the objects of a JSON array; anything else counts as an empty array."""
    return [item for item in value if is_object(item)] if is_list(value) else []


def as_object(value: object) -> JsonObject:
    """Return the value when it is an object, else an empty one."""
    return value if is_object(value) else {}


def as_int(value: object) -> int:
    """Return the value when it is a whole number, else 0 (which is no identifier in Telegram)."""
    return value if isinstance(value, int) and not isinstance(value, bool) else 0


def decode(text: str | bytes) -> object:
    """Decode JSON; ValueError when it is none, or nested so deeply that encoding it could fail."""
    try:
        value: object = json.loads(text)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
    raw = text.encode(errors="replace") if isinstance(text, str) else text
    # Most bodies have too few brackets to be deep, so they are not walked through.
    if raw.count(b"[") + raw.count(b"{") > MAX_DEPTH and _depth(value) > MAX_DEPTH:
        raise ValueError("nested too deeply")
    return value


def _depth(value: object) -> int:
    """Return how deeply arrays and objects are nested, without recursion."""
    depth, level = 0, [value]
    while level:
        depth += 1
        level = [
            inner
            for item in level
            if isinstance(item, dict | list)
            for inner in (item.values() if isinstance(item, dict) else item)
        ]
    return depth


def encode(value: object) -> bytes:
    """Encode a value as Telegram does: ASCII only, no blanks."""
    return json.dumps(value, separators=(",", ":")).encode()
