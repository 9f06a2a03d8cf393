"""Questions asked outside of any draft: why a report is withdrawn, returned; rows, so they last."""

from dataclasses import dataclass
from datetime import datetime

from storage.database import Connection
from storage.instants import from_text, to_text


@dataclass(frozen=True, slots=True)
class ReasonAsked:
    """A member was asked to type a reason; `letter` showed him the question.

    `button` is the data of the tapped button it belongs to, None where he withdraws the report.
    """

    report: int
    letter: int
    back: str
    at: datetime
    button: str | None = None


async def ask(
    connection: Connection,
    now: datetime,
    member: int,
    report: int,
    letter: int,
    back: str,
    *,
    button: str | None = None,
) -> None:
    """Note that a member is asked; an earlier question of his no longer waits."""
    await connection.execute_fetchall(
        """INSERT INTO reason_asked (member, report, letter, back, at, button)
           VALUES (?, ?, ?, ?, ?, ?)
           ON CONFLICT (member) DO UPDATE SET report = excluded.report,
             letter = excluded.letter, back = excluded.back, at = excluded.at,
             button = excluded.button""",
        (member, report, letter, back, to_text(now), button),
    )


async def waiting(connection: Connection, member: int) -> ReasonAsked | None:
    """The question a member was asked and has not answered."""
    rows = await connection.execute_fetchall(
        "SELECT report, letter, back, at, button FROM reason_asked WHERE member = ?", (member,)
    )
    for row in rows:
        at = from_text(row["at"])
        return ReasonAsked(row["report"], row["letter"], row["back"], at, row["button"])
    return None


async def forget(connection: Connection, member: int) -> None:
    """The question no longer waits: it was answered, or the talk went on."""
    await connection.execute_fetchall("DELETE FROM reason_asked WHERE member = ?", (member,))
