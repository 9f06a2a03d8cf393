"""Nudges that a person ordered: each once, and at most one an hour to the same person."""

from collections.abc import Mapping
from datetime import datetime

from storage import audit, outbox
from storage.database import Connection
from storage.instants import to_text
from storage.members import Member
from storage.outbox import Priority


async def add(
    connection: Connection, now: datetime, member: Member, payload: Mapping[str, object], job: int
) -> None:
    """Queue a nudge to a member; the same job's second run adds none."""
    await outbox.add(
        connection,
        now,
        member.telegram_id,
        "sendMessage",
        payload,
        priority=Priority.REMINDER,
        occasion=f"by-hand:{job}:{member.id}",
    )


async def since(connection: Connection, instant: datetime) -> set[int]:
    """The members who were nudged by hand since an instant."""
    rows = await connection.execute_fetchall(
        """SELECT m.id FROM outbox o JOIN member m ON m.telegram_id = o.chat_id
           WHERE o.occasion > 'by-hand:' AND o.occasion < 'by-hand;' AND o.created_at > ?""",
        (to_text(instant),),
    )
    return {row["id"] for row in rows}


async def record(connection: Connection, now: datetime, by: int, unit: str, count: int) -> None:
    """Note in the trail who had how many officers of a unit nudged."""
    await audit.record(connection, now, by, audit.Action.NUDGED, f"unit:{unit}", {"count": count})
