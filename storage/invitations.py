"""Links that let people join: for one or for several, expiring, bound to a unit and a role."""

import hashlib
import secrets
import sqlite3
from dataclasses import dataclass
from datetime import datetime, timedelta

from storage import audit
from storage.database import Connection
from storage.instants import from_text, to_text
from storage.members import Role

VALID_FOR = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Invitation:
    """An invitation that can still be used: it lets in `uses` people, `used` have come."""

    id: int
    unit: str
    role: Role
    uses: int
    used: int
    expires_at: datetime


COLUMNS = """i.id, i.unit, i.role, i.uses, i.expires_at,
    (SELECT count(*) FROM invitation_use WHERE invitation = i.id) AS used"""
STANDS = "i.revoked_at IS NULL AND i.expires_at > ? AND used < i.uses"


def _invitation(row: sqlite3.Row) -> Invitation:
    return Invitation(
        row["id"],
        row["unit"],
        Role(row["role"]),
        row["uses"],
        row["used"],
        from_text(row["expires_at"]),
    )


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


async def issue(
    connection: Connection,
    now: datetime,
    unit: str,
    role: Role,
    created_by: int | None,
    *,
    uses: int = 1,
    valid_for: timedelta = VALID_FOR,
) -> str:
    """Make an invitation that lets in `uses` people; returns its token, which is kept nowhere.

    `created_by` is a member's id, or None at the command line.
    """
    token = secrets.token_urlsafe(24)
    [row] = await connection.execute_fetchall(
        """INSERT INTO invitation
             (token_hash, unit, role, uses, created_by, created_at, expires_at)
           VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id""",
        (_hash(token), unit, role, uses, created_by, to_text(now), to_text(now + valid_for)),
    )
    detail: dict[str, str | int | None] = {"unit": unit, "role": role}
    if uses > 1:
        detail["uses"] = uses
    subject = f"invitation:{row['id']}"
    await audit.record(connection, now, created_by, audit.Action.INVITED, subject, detail)
    return token


async def find(connection: Connection, token: str, now: datetime) -> Invitation | None:
    """The invitation of this token, or None when unknown, used up, revoked or expired."""
    rows = await connection.execute_fetchall(
        f"SELECT {COLUMNS} FROM invitation i WHERE {STANDS} AND i.token_hash = ?",  # noqa: S608 - constants
        (to_text(now), _hash(token)),
    )
    return next(map(_invitation, rows), None)


async def use(connection: Connection, now: datetime, invitation: Invitation, member: int) -> None:
    """Note who used an invitation; it lets in one fewer."""
    await connection.execute_fetchall(
        "INSERT INTO invitation_use (invitation, member, at) VALUES (?, ?, ?)",
        (invitation.id, member, to_text(now)),
    )


async def open_ones(connection: Connection, now: datetime) -> list[Invitation]:
    """All invitations that can still be used, newest first."""
    rows = await connection.execute_fetchall(
        f"SELECT {COLUMNS} FROM invitation i WHERE {STANDS} ORDER BY i.id DESC",  # noqa: S608 - constants
        (to_text(now),),
    )
    return [_invitation(row) for row in rows]


async def newest(connection: Connection, created_by: int) -> int:
    """The id of the newest invitation a member made, 0 before the first."""
    [row] = await connection.execute_fetchall(
        "SELECT coalesce(max(id), 0) FROM invitation WHERE created_by = ?", (created_by,)
    )
    return int(row[0])


async def revoke(connection: Connection, now: datetime, invitation: int, member: int) -> None:
    """Let nobody in by this invitation any more."""
    await connection.execute_fetchall(
        "UPDATE invitation SET revoked_at = ? WHERE id = ?", (to_text(now), invitation)
    )
    subject = f"invitation:{invitation}"
    await audit.record(connection, now, member, audit.Action.REVOKED, subject)


def link(username: str, token: str) -> str:
    """The address that opens the bot with this token."""
    return f"https://t.me/{username}?start={token}"
