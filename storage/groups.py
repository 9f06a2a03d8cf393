"""The work groups the bot is in, and whose they are. No member and no report stands here."""

import sqlite3
from dataclasses import dataclass
from datetime import datetime

from storage import audit, outbox
from storage.database import Connection
from storage.instants import to_text


@dataclass(frozen=True, slots=True)
class Group:
    """A group chat; `unit` is None until somebody said whose it is."""

    chat_id: int
    title: str
    unit: str | None


def _group(row: sqlite3.Row) -> Group:
    return Group(row["chat_id"], row["title"], row["unit"])


async def entered(connection: Connection, now: datetime, chat_id: int, title: str) -> None:
    """Note that the bot is in a group; one it was in already keeps its unit."""
    await connection.execute_fetchall(
        """INSERT INTO work_group (chat_id, title, at) VALUES (?, ?, ?)
           ON CONFLICT (chat_id) DO UPDATE SET title = excluded.title""",
        (chat_id, title, to_text(now)),
    )


async def register(
    connection: Connection, now: datetime, group: Group, unit: str | None, member: int
) -> None:
    """Say whose group it is, or (None) that it is nobody's."""
    await connection.execute_fetchall(
        "UPDATE work_group SET unit = ?, registered_by = ?, at = ? WHERE chat_id = ?",
        (unit, member, to_text(now), group.chat_id),
    )
    action = audit.Action.GROUP_REGISTERED if unit else audit.Action.GROUP_RELEASED
    detail: dict[str, str | int | None] = {"title": group.title}
    subject = f"unit:{unit or group.unit or ''}"
    await audit.record(connection, now, member, action, subject, detail)


async def left(connection: Connection, now: datetime, chat_id: int) -> None:
    """The bot is no longer in a group: what waits for it is given up and it is nobody's."""
    group = await get(connection, chat_id)
    await outbox.drop_lane(connection, chat_id, now, "the bot is no longer in this group")
    await connection.execute_fetchall("DELETE FROM work_group WHERE chat_id = ?", (chat_id,))
    if group is not None and group.unit is not None:
        subject, detail = f"unit:{group.unit}", {"title": group.title}
        await audit.record(connection, now, None, audit.Action.GROUP_RELEASED, subject, detail)


async def move(connection: Connection, old: int, new: int) -> None:
    """A group became a supergroup: registration and waiting letters go to the new id."""
    await connection.execute_fetchall(
        "UPDATE OR REPLACE work_group SET chat_id = ? WHERE chat_id = ?", (new, old)
    )
    await outbox.move_chat(connection, old, new)


async def retitle(connection: Connection, chat_id: int, title: str) -> None:
    """A group has a new title."""
    await connection.execute_fetchall(
        "UPDATE work_group SET title = ? WHERE chat_id = ?", (title, chat_id)
    )


async def get(connection: Connection, chat_id: int) -> Group | None:
    """The group with this chat id, where the bot is in it."""
    rows = await connection.execute_fetchall(
        "SELECT chat_id, title, unit FROM work_group WHERE chat_id = ?", (chat_id,)
    )
    return next(map(_group, rows), None)


async def registered(connection: Connection) -> list[Group]:
    """All groups of which is known whose they are."""
    rows = await connection.execute_fetchall(
        "SELECT chat_id, title, unit FROM work_group WHERE unit IS NOT NULL ORDER BY at, chat_id"
    )
    return [_group(row) for row in rows]


async def of_unit(connection: Connection, unit: str) -> list[Group]:
    """The groups registered for a unit itself, in the order they were."""
    rows = await connection.execute_fetchall(
        "SELECT chat_id, title, unit FROM work_group WHERE unit = ? ORDER BY at, chat_id", (unit,)
    )
    return [_group(row) for row in rows]
