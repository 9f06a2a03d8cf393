"""Looks after confirmed months: where a figure changed since, the confirmation is taken back."""

from collections.abc import Callable
from zoneinfo import ZoneInfo

from bot.attention import free_from
from bot.clock import Clock
from handlers.planning.confirming import taken_back
from handlers.talk import Office, Talk, Turn
from storage import members, period_records
from storage.database import Connection, Database
from storage.members import Member
from storage.period_records import Record


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
        """Take back what no longer stands, and tell who confirmed it; not in his quiet hours."""
        if not await self._moved(self._database.reader):
            return
        async with self._database.transaction() as connection:
            for record, member in await self._moved(connection):
                turn = Turn(connection, self._clock.now(), None, member)
                await taken_back(Talk(self._office, turn, member.telegram_id), record)
        self._committed()

    async def _moved(self, connection: Connection) -> list[tuple[Record, Member]]:
        """What was touched, with who confirmed it and may be told of it now."""
        plan = self._office.plan
        local = self._clock.now().astimezone(ZoneInfo(plan.timezone))
        found = []
        for record in await period_records.moved(connection):
            member = await members.get(connection, record.by_member)
            if member and await free_from(connection, member, plan.reminders, local) == local:
                found.append((record, member))
        return found
