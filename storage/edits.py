"""What the message of a quick report was edited to, kept until its officer takes it over."""

from datetime import datetime

from storage.database import Connection
from storage.instants import to_text


async def keep(connection: Connection, now: datetime, report: int, text: str) -> bool:
    """Keep the newest text of a report's message; returns False where it is the same as before."""
    rows = await connection.execute_fetchall(
        """INSERT INTO edited_message (report, text, at) VALUES (?, ?, ?)
           ON CONFLICT (report) DO UPDATE SET text = excluded.text, at = excluded.at
             WHERE text <> excluded.text
           RETURNING report""",
        (report, text, to_text(now)),
    )
    return bool(list(rows))


async def text_of(connection: Connection, report: int) -> str | None:
    """The newest text of a report's message, where it was edited."""
    rows = await connection.execute_fetchall(
        "SELECT text FROM edited_message WHERE report = ?", (report,)
    )
    for row in rows:
        return str(row["text"])
    return None
