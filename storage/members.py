"""Who takes part: a person, his unit, his role, his language; managing them is staff.py's."""

import sqlite3
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from storage import audit
from storage.database import Connection
from storage.instants import day_from, to_text


class Role(StrEnum):
    """What a member may do: 填报人, 审核员, 管理员, 领导（查阅）."""

    OFFICER = "officer"
    REVIEWER = "reviewer"
    ADMINISTRATOR = "administrator"
    LEADER = "leader"


class Language(StrEnum):
    """The catalogue a member reads."""

    CHINESE = "zh"
    ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class Member:
    """A person who has joined. His private chat with the bot has his Telegram id.

    `seen_on` is the last day (plan's time zone) he wrote or tapped.
    """

    id: int
    telegram_id: int
    name: str
    unit: str
    role: Role
    active: bool
    reachable: bool
    language: Language
    seen_on: date | None = None


def read(row: sqlite3.Row) -> Member:
    return Member(
        row["id"],
        row["telegram_id"],
        row["name"],
        row["unit"],
        Role(row["role"]),
        row["status"] == "active",
        bool(row["reachable"]),
        Language(row["language"]),
        day_from(row["seen_on"]) if row["seen_on"] else None,
    )


COLUMNS = "id, telegram_id, name, unit, role, status, reachable, language, seen_on"


async def by_telegram_id(connection: Connection, telegram_id: int) -> Member | None:
    """The member with this Telegram id, or None for a stranger."""
    rows = await connection.execute_fetchall(
        f"SELECT {COLUMNS} FROM member WHERE telegram_id = ?",  # noqa: S608 - a constant
        (telegram_id,),
    )
    return next(map(read, rows), None)


async def get(connection: Connection, member: int) -> Member | None:
    """The member with this id."""
    rows = await connection.execute_fetchall(
        f"SELECT {COLUMNS} FROM member WHERE id = ?",  # noqa: S608 - a constant
        (member,),
    )
    return next(map(read, rows), None)


async def administrators(connection: Connection) -> list[Member]:
    """The active administrators, the operators of the bot, who can be reached."""
    rows = await connection.execute_fetchall(
        f"""SELECT {COLUMNS} FROM member
            WHERE role = 'administrator' AND status = 'active' AND reachable = 1
            ORDER BY id"""  # noqa: S608 - a constant
    )
    return [read(row) for row in rows]


async def everyone(connection: Connection) -> list[Member]:
    """All active members, in the order they joined."""
    rows = await connection.execute_fetchall(
        f"SELECT {COLUMNS} FROM member WHERE status = 'active' ORDER BY id"  # noqa: S608 - a constant
    )
    return [read(row) for row in rows]


async def join(
    connection: Connection, now: datetime, telegram_id: int, name: str, unit: str, role: Role
) -> Member:
    """Take a new person in, and record it."""
    rows = await connection.execute_fetchall(
        f"""INSERT INTO member (telegram_id, name, unit, role, joined_at)
            VALUES (?, ?, ?, ?, ?) RETURNING {COLUMNS}""",  # noqa: S608 - a constant
        (telegram_id, name, unit, role, to_text(now)),
    )
    member = next(map(read, rows))
    await audit.record(
        connection,
        now,
        member.id,
        audit.Action.JOINED,
        f"member:{member.id}",
        {"unit": unit, "role": role},
    )
    return member


async def choose_language(
    connection: Connection, now: datetime, member: Member, language: Language
) -> None:
    """Keep the language a member reads."""
    await connection.execute_fetchall(
        "UPDATE member SET language = ? WHERE id = ?", (language, member.id)
    )
    await audit.record(
        connection,
        now,
        member.id,
        audit.Action.LANGUAGE_CHOSEN,
        f"member:{member.id}",
        {"language": language},
    )


async def note_seen(connection: Connection, member: int, day: date) -> None:
    """Note the last day a member wrote or tapped."""
    await connection.execute_fetchall(
        "UPDATE member SET seen_on = ? WHERE id = ?", (day.isoformat(), member)
    )


async def mark_reachable(
    connection: Connection, now: datetime, telegram_id: int, reachable: bool
) -> Member | None:
    """Note that a person can (not) be written to; returns the member where that is news."""
    rows = await connection.execute_fetchall(
        f"""UPDATE member SET reachable = ? WHERE telegram_id = ? AND reachable <> ?
            RETURNING {COLUMNS}""",  # noqa: S608 - a constant
        (reachable, telegram_id, reachable),
    )
    member = next(map(read, rows), None)
    if member and not reachable:
        await audit.record(connection, now, None, audit.Action.UNREACHABLE, f"member:{member.id}")
    return member
