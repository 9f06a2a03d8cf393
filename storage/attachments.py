"""Files that a letter carries: how its payload names them, and which ones are still waited for."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from storage.database import Connection

OUTGOING = "outgoing"
"""The folder, inside the data folder, of the files that wait to be sent."""
_KEYS = {"file", "name"}


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file to send: its path inside the data folder, and the name it has for who gets it."""

    file: str
    name: str

    def as_value(self) -> dict[str, str]:
        """What stands for it in a payload: {"document": attachment.as_value()}."""
        return {"file": self.file, "name": self.name}


def attached(payload: Mapping[str, object]) -> dict[str, Attachment]:
    """The files of a payload, by the parameter they are sent in."""
    return {
        key: Attachment(str(value["file"]), str(value["name"]))
        for key, value in payload.items()
        if isinstance(value, dict) and value.keys() == _KEYS
    }


async def waited_for(connection: Connection) -> set[str]:
    """The paths of all files that a waiting letter carries."""
    rows = await connection.execute_fetchall(
        """SELECT payload FROM outbox WHERE status = 'waiting' AND payload LIKE '%"file":%'"""
    )
    return {one.file for row in rows for one in attached(json.loads(row["payload"])).values()}
