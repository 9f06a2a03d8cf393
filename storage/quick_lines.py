"""Lines of quick entry a member has sent, so that one pasted again is not reported again."""

from storage.database import Connection


async def draft_of(connection: Connection, member: int, key: str) -> int | None:
    """The draft that this line made before, or None."""
    rows = await connection.execute_fetchall(
        "SELECT draft FROM quick_line WHERE member = ? AND key = ?", (member, key)
    )
    for row in rows:
        return int(row["draft"])
    return None


async def keep(connection: Connection, member: int, key: str, draft: int) -> None:
    """Note the draft a line made; the newest one counts."""
    await connection.execute_fetchall(
        """INSERT INTO quick_line (member, key, draft) VALUES (?, ?, ?)
           ON CONFLICT (member, key) DO UPDATE SET draft = excluded.draft""",
        (member, key, draft),
    )
