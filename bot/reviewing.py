"""Jobs of review that speak to a member: something waits for a reviewer, a filer's approvals."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from bot.attention import free_from
from bot.clock import Clock
from bot.jobs import Work, Write
from handlers.reviewing import announcing, approvals
from handlers.reviewing.announcing import APPROVED_NEWS, QUEUE_NEWS
from handlers.talk import Office, Talk, Turn
from storage import jobs, members
from storage.database import Connection
from storage.jobs import Job

KEPT_FOR = timedelta(days=2)


class Reviewing:
    """Tells what there is to tell, in his quiet hours not before they end."""

    def __init__(self, office: Office, clock: Clock) -> None:
        self._office = office
        self._clock = clock

    @property
    def works(self) -> dict[str, Work]:
        """The kinds of its jobs, and what they do."""
        return {QUEUE_NEWS: self.queue_news, APPROVED_NEWS: self.approved_news}

    async def queue_news(self, job: Job) -> Write:
        """Tell a reviewer that something waits for him."""
        return partial(self._tell, job, announcing.queue_news)

    async def approved_news(self, job: Job) -> Write:
        """Tell a filer what was approved."""
        return partial(self._tell, job, approvals.news)

    async def _tell(
        self, job: Job, say: Callable[[Talk], Awaitable[None]], connection: Connection
    ) -> datetime | None:
        now, plan = self._clock.now(), self._office.plan
        member = await members.get(connection, int(str(job.payload["member"])))
        if member is not None:
            local = now.astimezone(ZoneInfo(plan.timezone))
            morning = await free_from(connection, member, plan.reminders, local)
            if morning > local:
                return morning.astimezone(UTC)
            turn = Turn(connection, now, None, member)
            await say(Talk(self._office, turn, member.telegram_id))
        await jobs.forget_done(connection, now - KEPT_FOR, APPROVED_NEWS)
        return None
