"""Who did what when: rows are only ever added, in the transaction of the change itself."""

import json
from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum

from storage.database import Connection
from storage.instants import to_text


class Action(StrEnum):
    """What the trail records."""

    INVITED = "invited"
    JOINED = "joined"
    FILED = "filed"
    CHANGED = "changed"
    AMENDED = "amended"
    WITHDRAWN = "withdrawn"
    REINSTATED = "reinstated"
    NIL_FILED = "nil-filed"
    LANGUAGE_CHOSEN = "language-chosen"
    UNREACHABLE = "unreachable"


async def record(
    connection: Connection,
    now: datetime,
    actor: int | None,
    action: Action,
    subject: str,
    detail: Mapping[str, str | int | None] | None = None,
) -> None:
    """Add a row: `actor` is a member's id, or None for the operator and the bot itself."""
    await connection.execute_fetchall(
        "INSERT INTO audit (at, actor, action, subject, detail) VALUES (?, ?, ?, ?, ?)",
        (to_text(now), actor, action, subject, json.dumps(detail or {}, ensure_ascii=False)),
    )
