"""Single values the bot remembers, such as its own username."""

from storage.database import Connection


async def get(connection: Connection, key: str) -> str | None:
    """The value kept under `key`, or None."""
    rows = list(
        await connection.execute_fetchall("SELECT value FROM setting WHERE key = ?", (key,))
    )
    return str(rows[0]["value"]) if rows else None


async def put(connection: Connection, key: str, value: str) -> None:
    """Keep `value` under `key`, replacing what was there."""
    await connection.execute_fetchall(
        """INSERT INTO setting (key, value) VALUES (?, ?)
           ON CONFLICT (key) DO UPDATE SET value = excluded.value""",
        (key, value),
    )
