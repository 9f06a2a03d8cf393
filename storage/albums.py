"""Albums as they come in: one row gathers the photos until it has been quiet for a moment."""

import json
from dataclasses import dataclass

from storage.database import Connection


@dataclass(frozen=True, slots=True)
class Album:
    """What has come of an album so far; `message` is that of its first photo."""

    message: int
    caption: str
    photos: tuple[int, ...]


async def add(
    connection: Connection, member: int, group: str, message: int, caption: str, photo: int
) -> None:
    """Add a photo to a member's album, with its caption where it has one."""
    before = await get(connection, member, group) or Album(message, "", ())
    photos = json.dumps([*before.photos, photo])
    await connection.execute_fetchall(
        """INSERT INTO album (member, media_group, message, caption, photos) VALUES (?, ?, ?, ?, ?)
           ON CONFLICT (member, media_group) DO UPDATE SET
             caption = excluded.caption, photos = excluded.photos""",
        (member, group, before.message, before.caption or caption, photos),
    )


async def get(connection: Connection, member: int, group: str) -> Album | None:
    """A member's album that is still open."""
    rows = await connection.execute_fetchall(
        "SELECT message, caption, photos FROM album WHERE member = ? AND media_group = ?",
        (member, group),
    )
    for row in rows:
        return Album(row["message"], row["caption"], tuple(json.loads(row["photos"])))
    return None


async def recaption(connection: Connection, member: int, group: str, caption: str) -> None:
    """Put another caption in place of an open album's."""
    await connection.execute_fetchall(
        "UPDATE album SET caption = ? WHERE member = ? AND media_group = ?",
        (caption, member, group),
    )


async def close(connection: Connection, member: int, group: str) -> None:
    """Forget an album that was dealt with."""
    await connection.execute_fetchall(
        "DELETE FROM album WHERE member = ? AND media_group = ?", (member, group)
    )
