"""Jobs that speak to a member by themselves: an album that went quiet, a draft left lying."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from bot.attention import free_from
from bot.clock import Clock
from bot.jobs import Write
from handlers.reporting import abandoned, albums
from handlers.talk import Office, Talk, Turn
from storage import drafts, members
from storage.database import Connection, Database
from storage.drafts import Draft
from storage.jobs import Job
from storage.members import Member

ASK_AFTER = timedelta(days=1)
DROP_AFTER = timedelta(days=7)


class Conversations:
    """Takes up a conversation when its time has come; `committed` is told of rows to be sent."""

    def __init__(
        self, database: Database, office: Office, clock: Clock, committed: Callable[[], None]
    ) -> None:
        self._database = database
        self._office = office
        self._clock = clock
        self._committed = committed

    def _talk(self, connection: Connection, member: Member) -> Talk:
        turn = Turn(connection, self._clock.now(), None, member)
        return Talk(self._office, turn, member.telegram_id)

    async def close_album(self, job: Job) -> Write:
        """Make a report of an album that has gone quiet."""
        return partial(self._close_album, job)

    async def _close_album(self, job: Job, connection: Connection) -> datetime | None:
        member = await members.by_telegram_id(connection, int(str(job.payload["member"])))
        if member is not None and member.active:
            await albums.close(self._talk(connection, member), str(job.payload["group"]))
        return None

    async def look_after_drafts(self) -> None:
        """Ask once about a draft left for a day, drop one left for a week.

        The deadlines follow from the drafts' own rows, so no restart forgets them.
        """
        if not await self._left(self._database.reader):
            return
        async with self._database.transaction() as connection:
            for draft, over, member in await self._left(connection):
                talk = self._talk(connection, member)
                await (abandoned.drop(talk, draft) if over else abandoned.ask(talk, draft))
        self._committed()

    async def _left(self, connection: Connection) -> list[tuple[Draft, bool, Member]]:
        """The drafts left lying whose members may be written to now; (True) those left too long."""
        now, plan = self._clock.now(), self._office.plan
        local = now.astimezone(ZoneInfo(plan.timezone))
        found = []
        for draft, over in await drafts.left_lying(connection, now - ASK_AFTER, now - DROP_AFTER):
            member = await members.get(connection, draft.member)
            if member and await free_from(connection, member, plan.reminders, local) == local:
                found.append((draft, over, member))
        return found
