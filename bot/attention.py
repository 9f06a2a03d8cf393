"""When and of what a member wants to hear: the one place that asks for his own choices."""

from dataclasses import dataclass
from enum import StrEnum

from plan.model import ReminderRules
from storage.database import Connection
from storage.members import Member, Role

READERS = frozenset({Role.ADMINISTRATOR, Role.LEADER})


class Digest(StrEnum):
    """How often a member gets the digest."""

    WEEKLY = "weekly"
    MONTHLY = "monthly"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Attention:
    """His quiet hours, whether he wants to be reminded, how often he gets the digest."""

    quiet: ReminderRules
    reminders: bool
    digest: Digest


async def attention(_connection: Connection, member: Member, rules: ReminderRules) -> Attention:
    """What holds for a member; `rules` are the plan's."""
    digest = Digest.WEEKLY if member.role in READERS else Digest.NEVER
    return Attention(rules, reminders=True, digest=digest)
