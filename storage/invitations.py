"""Links that let a person join: single-use, expiring, bound to a unit and a role."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from storage import audit
from storage.database import Connection
from storage.instants import to_text
from storage.members import Role

VALID_FOR = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Invitation:
    """An invitation that can still be used."""

    id: int
    unit: str
    role: Role


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


async def issue(
    connection: Connection, now: datetime, unit: str, role: Role, created_by: int | None
) -> str:
    """Make an invitation valid for seven days; returns its token, which is kept nowhere.

    `created_by` is a member's id, or None at the command line.
    """
    token = secrets.token_urlsafe(24)
    rows = await connection.execute_fetchall(
        """INSERT INTO invitation (token_hash, unit, role, created_by, created_at, expires_at)
           VALUES (?, ?, ?, ?, ?, ?) RETURNING id""",
        (_hash(token), unit, role, created_by, to_text(now), to_text(now + VALID_FOR)),
    )
    [row] = rows
    await audit.record(
        connection,
        now,
        created_by,
        audit.Action.INVITED,
        f"invitation:{row['id']}",
        {"unit": unit, "role": role},
    )
    return token


async def find(connection: Connection, token: str, now: datetime) -> Invitation | None:
    """The invitation of this token, or None when unknown, used or expired."""
    rows = await connection.execute_fetchall(
        """SELECT id, unit, role FROM invitation
           WHERE token_hash = ? AND used_at IS NULL AND expires_at > ?""",
        (_hash(token), to_text(now)),
    )
    for row in rows:
        return Invitation(row["id"], row["unit"], Role(row["role"]))
    return None


async def use(connection: Connection, now: datetime, invitation: Invitation, member: int) -> None:
    """Note who used an invitation; it cannot be used again."""
    await connection.execute_fetchall(
        "UPDATE invitation SET used_by = ?, used_at = ? WHERE id = ?",
        (member, to_text(now), invitation.id),
    )


def link(username: str, token: str) -> str:
    """The address that opens the bot with this token."""
    return f"https://t.me/{username}?start={token}"
