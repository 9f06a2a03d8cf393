"""When and of what a member wants to hear, as he chose it himself."""

from dataclasses import dataclass
from datetime import datetime

from plan.model import ReminderRules
from plan.workdays import out_of_quiet
from storage import preferences
from storage.database import Connection
from storage.members import Member
from storage.preferences import Digest


@dataclass(frozen=True, slots=True)
class Attention:
    """His quiet hours, whether he wants to be reminded, how often he gets the digest."""

    quiet: ReminderRules
    reminders: bool
    digest: Digest


async def attention(connection: Connection, member: Member, rules: ReminderRules) -> Attention:
    """What holds for a member; `rules` are the plan's."""
    chosen = await preferences.of(connection, member)
    return Attention(chosen.quiet(rules), chosen.weekly, chosen.digest)


async def free_from(
    connection: Connection, member: Member, rules: ReminderRules, local: datetime
) -> datetime:
    """The first instant from `local` (in the plan's time zone) on that is not quiet for him."""
    return out_of_quiet(local, (await attention(connection, member, rules)).quiet)
