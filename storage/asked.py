"""Questions the bot asked outside of any draft: why a report is withdrawn. A row, so it lasts."""

from dataclasses import dataclass
from datetime import datetime

from storage.database import Connection
from storage.instants import from_text, to_text


@dataclass(frozen=True, slots=True)
class ReasonAsked:
    """A member was asked to type why he withdraws a report; `letter` showed him the question."""

    report: int
    letter: int
    back: str
    at: datetime


async def ask(
    connection: Connection, now: datetime, member: int, report: int, letter: int, back: str
) -> None:
    """Note that a member is asked; an earlier question of his no longer waits."""
    await connection.execute_fetchall(
        """INSERT INTO reason_asked (member, report, letter, back, at) VALUES (?, ?, ?, ?, ?)
           ON CONFLICT (member) DO UPDATE SET report = excluded.report,
             letter = excluded.letter, back = excluded.back, at = excluded.at""",
        (member, report, letter, back, to_text(now)),
    )


async def waiting(connection: Connection, member: int) -> ReasonAsked | None:
    """The question a member was asked and has not answered."""
    rows = await connection.execute_fetchall(
        "SELECT report, letter, back, at FROM reason_asked WHERE member = ?", (member,)
    )
    for row in rows:
        return ReasonAsked(row["report"], row["letter"], row["back"], from_text(row["at"]))
    return None


async def forget(connection: Connection, member: int) -> None:
    """The question no longer waits: it was answered, or the talk went on."""
    await connection.execute_fetchall("DELETE FROM reason_asked WHERE member = ?", (member,))
