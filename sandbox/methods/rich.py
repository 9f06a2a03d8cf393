"""The method that sends rich messages; how their HTML is read lies in the room `rich`."""

from __future__ import annotations

from sandbox.errors import bad_request
from sandbox.jsontypes import JsonObject
from sandbox.methods.context import Call
from sandbox.methods.messages import send
from sandbox.params import encodable
from sandbox.rich.message import rich_message

PARAMETER = "rich_message"


def send_rich_message(call: Call) -> JsonObject:
    """Send a rich message and return the Message."""
    return send(call, read_rich(call))


def read_rich(call: Call) -> JsonObject:
    """Return the message field of the call's rich message; ApiError 400 when it does not parse."""
    value = call.params.parsed(PARAMETER, "rich message")
    if isinstance(value, dict) and not encodable(str(value.get("html", ""))):
        raise bad_request("strings must be encoded in UTF-8")
    return {PARAMETER: rich_message(value, call.world)}
