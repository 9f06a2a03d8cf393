"""Runs job rows when they are due: slow or timed work, outside of any update's transaction."""

import asyncio
import json
import logging
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime, timedelta

from bot.clock import Clock
from bot.notices import Notices
from bot.outgoing import Outgoing
from storage import attachments, inbox, jobs, outbox
from storage.database import Connection, Database, StorageBroken
from storage.jobs import Busy, Job

logger = logging.getLogger(__name__)

TIDY = "tidy"
TIDY_EVERY = timedelta(hours=1)
KEPT_FOR = timedelta(hours=48)
OCCASIONS_KEPT_FOR = timedelta(days=100)
MOST_TRIES = 5
LOOK_EVERY = 1.0

# The slow part runs first, outside a transaction; what it returns is written in one, and may say
# when the job wants to run again.
Write = Callable[[Connection], Awaitable[datetime | None]]
Work = Callable[[Job], Awaitable[Write]]
Planner = Callable[[], Awaitable[None]]


class TryAgain(Exception):
    """Raised by a work for trouble that passes by itself (no network): run it again in a while.

    Such a run is not counted, however often it happens; the wait is of real, not business, time.
    """

    def __init__(self, seconds: float) -> None:
        super().__init__(f"again in {seconds:.1f} s")
        self.seconds = seconds


class Jobs:
    """Takes due jobs in order: those of one kind one after the other, unless `at_once` allows more.

    So slow work of one kind (photos over a bad line) never holds up another (reminders).
    """

    def __init__(
        self,
        database: Database,
        clock: Clock,
        notices: Notices,
        committed: Callable[[], None],
        kinds: Mapping[str, Work] | None = None,
        planners: Sequence[Planner] = (),
        at_once: Mapping[str, int] | None = None,
        outgoing: Outgoing | None = None,
    ) -> None:
        self._database = database
        self._clock = clock
        self._notices = notices
        self._committed = committed
        self._kinds = {TIDY: self._tidy, **(kinds or {})}
        self._planners = planners
        self._at_once = at_once or {}
        self._outgoing = outgoing
        self._running: dict[int, str] = {}  # kinds by job
        self._resting: dict[int, float] = {}  # until when, by job, on the monotonic clock
        self._news = asyncio.Event()

    def wake(self) -> None:
        """Say that rows were committed: what is due of them starts at once."""
        self._news.set()

    async def run(self) -> None:
        """Work for ever. The business clock may jump, so due times are looked at every second."""
        async with self._database.transaction() as connection:
            await self._schedule_tidying(connection)
        now, look = asyncio.get_running_loop().time, 0.0
        async with asyncio.TaskGroup() as hands:
            while True:
                if now() >= look:
                    for plan_ahead in self._planners:
                        await plan_ahead()
                    look = now() + LOOK_EVERY
                self._news.clear()
                while (job := await self._start_next()) is not None:
                    self._running[job.id] = job.kind
                    hands.create_task(self._run(job))
                # Not wait_for: before Python 3.12 it swallows a cancellation that meets the event.
                with suppress(TimeoutError):
                    async with asyncio.timeout_at(look):
                        await self._news.wait()

    async def _start_next(self) -> Job | None:
        """The job that is due longest, started, where a hand is free for its kind."""
        busy = self._busy()
        due = await jobs.next_due(self._database.reader, busy)
        if due is None or due > self._clock.now():
            return None
        async with self._database.transaction() as connection:
            return await jobs.start_next(connection, self._clock.now(), busy)

    def _busy(self) -> Busy:
        now = asyncio.get_running_loop().time()
        self._resting = {job: until for job, until in self._resting.items() if until > now}
        many = Counter(self._running.values())
        full = [kind for kind, count in many.items() if count >= self._at_once.get(kind, 1)]
        return Busy([*self._running, *self._resting], full)

    async def _run(self, job: Job) -> None:
        try:
            await self._do(job)
        finally:
            del self._running[job.id]
            self.wake()
        self._committed()

    async def _do(self, job: Job) -> None:
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
        except TryAgain as later:
            logger.warning("job %s (%s): %r, %s", job.id, job.kind, later.__cause__, later)
            await self._rest(job, later.seconds)
        except Exception as error:
            logger.exception("job %s (%s) failed", job.id, job.kind)
            await self._failed(job, error)

    async def _rest(self, job: Job, seconds: float) -> None:
        # In memory: after a restart it is tried at once.
        self._resting[job.id] = asyncio.get_running_loop().time() + seconds
        async with self._database.transaction() as connection:
            await jobs.not_counted(connection, job.id)

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
        if self._outgoing is not None:
            waited_for = await attachments.waited_for(self._database.reader)
            await asyncio.to_thread(self._outgoing.clear, waited_for)

        async def write(connection: Connection) -> None:
            before = self._clock.now() - KEPT_FOR
            await inbox.forget_finished(connection, before)
            await outbox.forget_finished(connection, before)
            # No plan has a period so long that what was said in one could be said again by then.
            long_ago = self._clock.now() - OCCASIONS_KEPT_FOR
            await outbox.forget_occasions(connection, long_ago)
            await jobs.forget_done(connection, long_ago)
            await self._schedule_tidying(connection)

        return write

    async def _schedule_tidying(self, connection: Connection) -> None:
        # One row per hour of the clock: a restart adds none.
        now = self._clock.now()
        due = (now + TIDY_EVERY).replace(minute=0, second=0, microsecond=0)
        await jobs.add(connection, now, TIDY, due, occasion=f"{TIDY}:{due:%Y%m%d%H}")
        await jobs.forget_done(connection, now - KEPT_FOR, TIDY)
