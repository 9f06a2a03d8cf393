"""What a member is being asked outside of any report: one question at a time, kept as a row."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from storage.database import Connection
from storage.instants import from_text, to_text

Content = Mapping[str, str | int]


class Kind(StrEnum):
    """What a dialogue is about."""

    ADJUST = "adjust"
    UNLOCK = "unlock"
    EXPLAIN = "explain"


@dataclass(frozen=True, slots=True)
class Dialogue:
    """What is known so far; `letter` is the one that shows the question."""

    id: int
    member: int
    kind: Kind
    content: Content
    letter: int | None
    at: datetime


async def start(
    connection: Connection, now: datetime, member: int, kind: Kind, content: Content
) -> Dialogue:
    """Begin a dialogue; an earlier one of this member ends."""
    await end(connection, member)
    [row] = await connection.execute_fetchall(
        "INSERT INTO dialogue (member, kind, content, at) VALUES (?, ?, ?, ?) RETURNING id",
        (member, kind, json.dumps(content, ensure_ascii=False), to_text(now)),
    )
    return Dialogue(row["id"], member, kind, content, None, now)


async def of_member(connection: Connection, member: int) -> Dialogue | None:
    """The dialogue of a member that is open."""
    rows = await connection.execute_fetchall(
        "SELECT id, member, kind, content, letter, at FROM dialogue WHERE member = ?", (member,)
    )
    for row in rows:
        content = json.loads(row["content"])
        at = from_text(row["at"])
        return Dialogue(row["id"], row["member"], Kind(row["kind"]), content, row["letter"], at)
    return None


async def keep(
    connection: Connection, now: datetime, dialogue: Dialogue, content: Content, letter: int
) -> None:
    """Keep what is known now and the letter that asks for the rest."""
    await connection.execute_fetchall(
        "UPDATE dialogue SET content = ?, letter = ?, at = ? WHERE id = ?",
        (json.dumps(content, ensure_ascii=False), letter, to_text(now), dialogue.id),
    )


async def end(connection: Connection, member: int) -> None:
    """The member is asked no longer."""
    await connection.execute_fetchall("DELETE FROM dialogue WHERE member = ?", (member,))
