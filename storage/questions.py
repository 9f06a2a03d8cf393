"""What a member was asked to type outside of any draft: his name, a unit's. A row, so it lasts."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from storage.database import Connection
from storage.instants import from_text, to_text


class Topic(StrEnum):
    """What is asked for."""

    OWN_NAME = "own-name"
    UNIT_NEW = "unit-new"
    UNIT_NAME = "unit-name"
    UNIT_SHORT = "unit-short"
    UNIT_ALIASES = "unit-aliases"
    UNIT_WORKERS = "unit-workers"
    UNIT_QUOTA = "unit-quota"


@dataclass(frozen=True, slots=True)
class Question:
    """A question that waits; `subject` says of what (a unit's code), `letter` showed it."""

    topic: Topic
    subject: str
    letter: int
    at: datetime


async def ask(
    connection: Connection, now: datetime, member: int, topic: Topic, subject: str, letter: int
) -> None:
    """Note that a member is asked; an earlier question of his no longer waits."""
    await connection.execute_fetchall(
        """INSERT INTO question (member, topic, subject, letter, at) VALUES (?, ?, ?, ?, ?)
           ON CONFLICT (member) DO UPDATE SET topic = excluded.topic,
             subject = excluded.subject, letter = excluded.letter, at = excluded.at""",
        (member, topic, subject, letter, to_text(now)),
    )


async def waiting(connection: Connection, member: int) -> Question | None:
    """The question a member was asked and has not answered."""
    rows = await connection.execute_fetchall(
        "SELECT topic, subject, letter, at FROM question WHERE member = ?", (member,)
    )
    for row in rows:
        return Question(Topic(row["topic"]), row["subject"], row["letter"], from_text(row["at"]))
    return None


async def forget(connection: Connection, member: int) -> None:
    """The question no longer waits: it was answered, or the talk went on."""
    await connection.execute_fetchall("DELETE FROM question WHERE member = ?", (member,))
