"""What each member chose for himself: quiet hours, the weekly reminder, how often the digest."""

from dataclasses import dataclass
from datetime import datetime, time
from enum import StrEnum

from plan.model import ReminderRules
from storage import audit
from storage.database import Connection
from storage.members import Member, Role


class Digest(StrEnum):
    """How often the digest (进展快报) is sent to a member."""

    WEEKLY = "weekly"
    MONTHLY = "monthly"
    NEVER = "never"


# Who gets the digest unless he chose otherwise.
READERS = frozenset({Role.LEADER, Role.ADMINISTRATOR})


@dataclass(frozen=True, slots=True)
class Preferences:
    """A member's choices; quiet hours are both None where the plan's hold for him."""

    quiet_from: time | None
    quiet_until: time | None
    weekly: bool
    digest: Digest

    def quiet(self, rules: ReminderRules) -> ReminderRules:
        """His quiet hours: his own in place of the plan's `rules`, where he chose any."""
        if self.quiet_from is None or self.quiet_until is None:
            return rules
        return ReminderRules(quiet_from=self.quiet_from, quiet_until=self.quiet_until)


async def of(connection: Connection, member: Member) -> Preferences:
    """What a member chose, and for the rest what his role and the plan have."""
    usual = Digest.WEEKLY if member.role in READERS else Digest.NEVER
    rows = await connection.execute_fetchall(
        "SELECT quiet_from, quiet_until, weekly, digest FROM preference WHERE member = ?",
        (member.id,),
    )
    for row in rows:
        return Preferences(
            _time(row["quiet_from"]),
            _time(row["quiet_until"]),
            bool(row["weekly"]),
            Digest(row["digest"]) if row["digest"] else usual,
        )
    return Preferences(None, None, True, usual)


async def otherwise(connection: Connection, rules: ReminderRules, moment: time) -> set[int]:
    """The members whose own hours say otherwise than the plan's `rules` of whether it is quiet."""
    rows = await connection.execute_fetchall(
        "SELECT member, quiet_from, quiet_until FROM preference WHERE quiet_from IS NOT NULL"
    )
    own = {
        row["member"]: ReminderRules(
            quiet_from=time.fromisoformat(row["quiet_from"]),
            quiet_until=time.fromisoformat(row["quiet_until"]),
        )
        for row in rows
    }
    usual = rules.is_quiet(moment)
    return {member for member, his in own.items() if his.is_quiet(moment) is not usual}


def _time(text: str | None) -> time | None:
    return time.fromisoformat(text) if text else None


async def choose_quiet(
    connection: Connection, now: datetime, member: Member, hours: tuple[time, time] | None
) -> None:
    """Keep a member's own quiet hours (from, until), or None for the plan's."""
    begin, end = (f"{one:%H:%M}" for one in hours) if hours else (None, None)
    await connection.execute_fetchall(
        """INSERT INTO preference (member, quiet_from, quiet_until) VALUES (?, ?, ?)
           ON CONFLICT (member) DO UPDATE SET
             quiet_from = excluded.quiet_from, quiet_until = excluded.quiet_until""",
        (member.id, begin, end),
    )
    await _record(connection, now, member, "quiet", f"{begin}-{end}" if hours else None)


async def choose_weekly(
    connection: Connection, now: datetime, member: Member, wanted: bool
) -> None:
    """Keep whether a member wants the weekly reminder."""
    await connection.execute_fetchall(
        """INSERT INTO preference (member, weekly) VALUES (?, ?)
           ON CONFLICT (member) DO UPDATE SET weekly = excluded.weekly""",
        (member.id, wanted),
    )
    await _record(connection, now, member, "weekly", "on" if wanted else "off")


async def choose_digest(
    connection: Connection, now: datetime, member: Member, digest: Digest
) -> None:
    """Keep how often a member wants the digest."""
    await connection.execute_fetchall(
        """INSERT INTO preference (member, digest) VALUES (?, ?)
           ON CONFLICT (member) DO UPDATE SET digest = excluded.digest""",
        (member.id, digest),
    )
    await _record(connection, now, member, "digest", digest.value)


async def _record(
    connection: Connection, now: datetime, member: Member, key: str, value: str | None
) -> None:
    subject = f"member:{member.id}"
    await audit.record(
        connection, now, member.id, audit.Action.PREFERENCE_CHOSEN, subject, {key: value}
    )
