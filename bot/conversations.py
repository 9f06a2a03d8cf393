"""Jobs that speak to a member by themselves: an album that went quiet, a draft left lying."""

from datetime import UTC, datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from bot.clock import Clock
from bot.jobs import Write
from handlers.reporting import abandoned, albums
from handlers.talk import Office, Talk, Turn
from plan.workdays import out_of_quiet
from storage import drafts, members
from storage.database import Connection, Database
from storage.jobs import Job
from storage.members import Member

ASK_AFTER = timedelta(days=1)
DROP_AFTER = timedelta(days=7)


class Conversations:
    """Takes up a conversation when its time has come."""

    def __init__(self, database: Database, office: Office, clock: Clock) -> None:
        self._database = database
        self._office = office
        self._clock = clock

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
        now = self._clock.now()
        local = now.astimezone(ZoneInfo(self._office.plan.timezone))
        if out_of_quiet(local, self._office.plan.reminders).astimezone(UTC) > now:
            return
        left = await drafts.left_lying(self._database.reader, now - ASK_AFTER, now - DROP_AFTER)
        if not left:
            return
        async with self._database.transaction() as connection:
            left = await drafts.left_lying(connection, now - ASK_AFTER, now - DROP_AFTER)
            for draft, over in left:
                member = await members.get(connection, draft.member)
                if member is not None:
                    talk = self._talk(connection, member)
                    await (abandoned.drop(talk, draft) if over else abandoned.ask(talk, draft))
