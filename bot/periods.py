"""Looks after confirmed months: where a figure changed since, the confirmation is taken back."""

from collections.abc import Callable
from datetime import UTC
from zoneinfo import ZoneInfo

from bot.clock import Clock
from handlers.planning.confirming import taken_back
from handlers.talk import Office, Talk, Turn
from plan.workdays import out_of_quiet
from storage import members, period_records
from storage.database import Database


class Periods:
    """What touched a figure marked the confirmation, in its own transaction; here it is told."""

    def __init__(
        self, database: Database, office: Office, clock: Clock, committed: Callable[[], None]
    ) -> None:
        self._database = database
        self._office = office
        self._clock = clock
        self._committed = committed

    async def look_after_confirmations(self) -> None:
        """Take back what no longer stands, and tell who confirmed it; not at night."""
        now = self._clock.now()
        local = now.astimezone(ZoneInfo(self._office.plan.timezone))
        if out_of_quiet(local, self._office.plan.reminders).astimezone(UTC) > now:
            return
        if not await period_records.moved(self._database.reader):
            return
        async with self._database.transaction() as connection:
            for record in await period_records.moved(connection):
                member = await members.get(connection, record.by_member)
                if member is not None:
                    turn = Turn(connection, now, None, member)
                    await taken_back(Talk(self._office, turn, member.telegram_id), record)
        self._committed()
