"""What a member was asked to type outside of any draft: a reason, a name. A row, so it lasts."""

import sqlite3
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
    WITHDRAW = "withdraw"
    RETURN = "return"
    REJECT = "reject"
    UNDO = "undo"
    UNLOCK = "unlock"
    EXPLAIN = "explain"
    ADJUST = "adjust"
    BROADCAST = "broadcast"


@dataclass(frozen=True, slots=True)
class Question:
    """A question that waits; `letter` showed it, 0 until it is shown.

    `subject` says of what, as its topic has it: a unit's code, the data of the button that was
    tapped, what is known so far.
    """

    id: int
    topic: Topic
    subject: str
    letter: int
    at: datetime


async def begin(
    connection: Connection, now: datetime, member: int, topic: Topic, subject: str
) -> Question:
    """Note that a member is asked; an earlier question of this topic is forgotten."""
    await drop(connection, member, topic)
    [row] = await connection.execute_fetchall(
        "INSERT INTO question (member, topic, subject, at) VALUES (?, ?, ?, ?) RETURNING *",
        (member, topic, subject, to_text(now)),
    )
    return _question(row)


def _question(row: sqlite3.Row) -> Question:
    at = from_text(row["at"])
    return Question(row["id"], Topic(row["topic"]), row["subject"], row["letter"], at)


async def keep(connection: Connection, question: Question) -> None:
    """Keep what is known now, and the letter that asks for the rest."""
    await connection.execute_fetchall(
        "UPDATE question SET subject = ?, letter = ?, at = ? WHERE id = ?",
        (question.subject, question.letter, to_text(question.at), question.id),
    )


async def newest(connection: Connection, member: int) -> Question | None:
    """The question a member was shown last, of those he has not answered."""
    rows = await connection.execute_fetchall(
        "SELECT * FROM question WHERE member = ? ORDER BY letter DESC LIMIT 1", (member,)
    )
    return next(map(_question, rows), None)


async def get(connection: Connection, member: int, question: int) -> Question | None:
    """A member's question by its id, where he has not answered it."""
    rows = await connection.execute_fetchall(
        "SELECT * FROM question WHERE member = ? AND id = ?", (member, question)
    )
    return next(map(_question, rows), None)


async def drop(connection: Connection, member: int, topic: Topic) -> None:
    """A member is not asked for this any more, if he was."""
    await connection.execute_fetchall(
        "DELETE FROM question WHERE member = ? AND topic = ?", (member, topic)
    )


async def forget(connection: Connection, question: Question) -> None:
    """The question was answered, or is no longer asked."""
    await connection.execute_fetchall("DELETE FROM question WHERE id = ?", (question.id,))
