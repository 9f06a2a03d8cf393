"""Runs job rows when they are due: slow or timed work, outside of any update's transaction."""

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import datetime, timedelta

from bot.clock import Clock
from bot.notices import Notices
from storage import inbox, jobs, outbox
from storage.database import Connection, Database, StorageBroken
from storage.jobs import Job

logger = logging.getLogger(__name__)

TIDY = "tidy"
TIDY_EVERY = timedelta(hours=1)
KEPT_FOR = timedelta(hours=48)
MOST_TRIES = 5
LOOK_EVERY = 1.0

# The slow part runs first, outside a transaction; what it returns is written in one, and may say
# when the job wants to run again.
Write = Callable[[Connection], Awaitable[datetime | None]]
Work = Callable[[Job], Awaitable[Write]]
Planner = Callable[[], Awaitable[None]]


class Jobs:
    """Takes due jobs one after the other."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        notices: Notices,
        committed: Callable[[], None],
        kinds: Mapping[str, Work] | None = None,
        planners: Sequence[Planner] = (),
    ) -> None:
        self._database = database
        self._clock = clock
        self._notices = notices
        self._committed = committed
        self._kinds = {TIDY: self._tidy, **(kinds or {})}
        self._planners = planners

    async def run(self) -> None:
        """Work for ever. The business clock may jump, so due times are looked at every second."""
        async with self._database.transaction() as connection:
            await self._schedule_tidying(connection)
        while True:
            for plan_ahead in self._planners:
                await plan_ahead()
            while await self.run_next():
                self._committed()
            await asyncio.sleep(LOOK_EVERY)

    async def run_next(self) -> bool:
        """Run the job that is due longest; returns whether there was one."""
        due = await jobs.next_due(self._database.reader)
        if due is None or due > self._clock.now():
            return False
        async with self._database.transaction() as connection:
            job = await jobs.start_next(connection, self._clock.now())
        if job is None:
            return False
        try:
            if job.tries > MOST_TRIES:
                raise RuntimeError("it was started five times and never ended")  # noqa: TRY301
            write = await self._kinds[job.kind](job)
            async with self._database.transaction() as connection:
                again = await write(connection)
                if again is None:
                    await jobs.finish(connection, job.id, self._clock.now())
                else:
                    await jobs.wait_until(connection, job.id, again)
        except StorageBroken:
            raise
        except Exception as error:
            logger.exception("job %s (%s) failed", job.id, job.kind)
            await self._failed(job, error)
        return True

    async def _failed(self, job: Job, error: Exception) -> None:
        now = self._clock.now()
        async with self._database.transaction() as connection:
            if job.tries < MOST_TRIES:
                await jobs.postpone(connection, job.id, now + timedelta(minutes=2**job.tries))
                return
            content = json.dumps({"kind": job.kind, "payload": job.payload}, ensure_ascii=False)
            await self._notices.give_up(connection, "job", job.id, content, type(error).__name__)
            await jobs.finish(connection, job.id, now)

    async def _tidy(self, _job: Job) -> Write:
        async def write(connection: Connection) -> None:
            before = self._clock.now() - KEPT_FOR
            await inbox.forget_finished(connection, before)
            await outbox.forget_finished(connection, before)
            await self._schedule_tidying(connection)

        return write

    async def _schedule_tidying(self, connection: Connection) -> None:
        # One row per hour of the clock: a restart adds none.
        now = self._clock.now()
        due = (now + TIDY_EVERY).replace(minute=0, second=0, microsecond=0)
        await jobs.add(connection, now, TIDY, due, occasion=f"{TIDY}:{due:%Y%m%d%H}")
        await jobs.forget_done(connection, now - KEPT_FOR, TIDY)
