"""The job that makes files and pictures: in a thread apart, one at a time, with word to who waits.

The file is on disk before the row that sends it is committed; after a kill it is made again.
"""

import asyncio
import json
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from bot.clock import Clock
from bot.config import Config
from bot.jobs import Write
from bot.notices import Notices
from bot.outgoing import Outgoing, seal
from briefing.production import Product, Workshop
from briefing.template import WrongTemplate
from handlers.files import finishing
from handlers.files.ordering import Wanted, is_allowed
from handlers.talk import Office, Talk, Turn
from storage import members
from storage.attachments import Attachment
from storage.database import Connection, Database, StorageBroken
from storage.jobs import Job
from storage.members import Member
from storage.snapshot import apart
from texts import Words

logger = logging.getLogger(__name__)

MOST_RUNS = 3
"""Runs that end without a result (a restart, a kill) before it is given up."""
TELL_EVERY = 3.0
MEGABYTE = 1024 * 1024
MOST_MEGABYTES, MOST_OF_A_PICTURE = 50, 10


class GivenUp(Exception):
    """Nobody waits for it any more: the bot is ending."""


class TooLarge(Exception):
    """Telegram would not take a file of so many megabytes."""

    def __init__(self, size: int, most: int) -> None:
        super().__init__(f"{size} bytes")
        self.values = {"size": f"{size / MEGABYTE:.0f}", "most": str(most)}


@dataclass
class Headway:
    """How far the making is, told from its thread; raises there when it is to end."""

    done: int = 0
    total: int = 0
    ended: bool = False

    def __call__(self, done: int, total: int) -> None:
        """Hear of rows done and rows in all. Raises GivenUp."""
        if self.ended:
            raise GivenUp
        self.done, self.total = done, total


class Making:
    """Makes what was ordered in chat; `committed` is told of rows that wait to be sent."""

    def __init__(
        self,
        database: Database,
        office: Office,
        clock: Clock,
        notices: Notices,
        config: Config,
        committed: Callable[[], None],
    ) -> None:
        self._database = database
        self._office = office
        self._clock = clock
        self._notices = notices
        self._config = config
        self._committed = committed
        self._outgoing = Outgoing(config.data)

    async def make(self, job: Job) -> Write:
        """Make a file; where it cannot be made it is not tried again, and who waits is told."""
        wanted = Wanted.of(job.payload)
        member = await self._still_may(self._database.reader, wanted)
        if member is None:
            return self._nothing
        try:
            if job.tries > MOST_RUNS:
                raise RuntimeError("it was begun three times and never ended")  # noqa: TRY301
            path, product = await self._made(job, wanted, member)
            self._check_size(path, wanted)
        except TooLarge as large:
            return partial(self._failed, wanted, member, "file-too-large", large.values)
        except WrongTemplate as wrong:
            reason = self._office.catalogue.plain(member.language, wrong.fault)
            return partial(self._failed, wanted, member, "making-template", {"reason": reason})
        except StorageBroken:
            raise
        except Exception as error:
            logger.exception("job %s: %s was not made", job.id, wanted.order.pack())
            return partial(self._broken, job, wanted, member, error)
        return partial(self._ready, wanted, path, product)

    async def _still_may(self, connection: Connection, wanted: Wanted) -> Member | None:
        """Who ordered it, unless he may not have it any more."""
        member = await members.get(connection, wanted.member)
        if member is None or not is_allowed(self._talk(connection, member), wanted.order):
            return None
        return member

    async def _made(self, job: Job, wanted: Wanted, member: Member) -> tuple[Path, Product]:
        """Make it in a thread apart, while who waits hears how far it is."""
        headway = Headway()
        order, office = wanted.order, self._office
        words = Words(office.catalogue, member.language)
        shop = Workshop(office.plan, office.tree, words, self._clock.now(), self._config.data)
        path = await asyncio.to_thread(self._outgoing.place, job.id, order.what.suffix)

        async def work(connection: Connection) -> Product:
            product = await shop.make(order, connection, path, headway)
            seal(path)
            return product

        async with self._telling(wanted, member, headway):
            return path, await apart(self._config.database, work)

    @asynccontextmanager
    async def _telling(
        self, wanted: Wanted, member: Member, headway: Headway
    ) -> AsyncIterator[None]:
        telling = asyncio.create_task(self._tell(wanted, member, headway))
        try:
            yield
        finally:
            # Where the bot is ending, the thread learns of it by its next word.
            headway.ended = True
            telling.cancel()
            await asyncio.wait([telling])
        if not telling.cancelled():
            telling.result()

    async def _tell(self, wanted: Wanted, member: Member, headway: Headway) -> None:
        told = 0
        while True:
            async with self._database.transaction() as connection:
                talk = self._talk(connection, member)
                await finishing.acting(talk, wanted)
                if headway.done > told:
                    told = headway.done
                    await finishing.progressed(talk, wanted, told, headway.total)
            self._committed()
            await asyncio.sleep(TELL_EVERY)

    def _check_size(self, path: Path, wanted: Wanted) -> None:
        most = MOST_OF_A_PICTURE if wanted.order.what.is_chart else MOST_MEGABYTES
        size = path.stat().st_size
        if size > most * MEGABYTE:
            raise TooLarge(size, most)

    async def _nothing(self, _connection: Connection) -> None:
        """Who ordered it may not have it any more."""

    async def _ready(
        self, wanted: Wanted, path: Path, product: Product, connection: Connection
    ) -> None:
        member = await self._still_may(connection, wanted)
        if member is not None:
            file = Attachment(self._outgoing.name(path), product.name)
            talk = self._talk(connection, member)
            await finishing.ready(talk, wanted, file, invented=product.invented)

    async def _failed(
        self,
        wanted: Wanted,
        member: Member,
        message: str,
        values: dict[str, str],
        connection: Connection,
    ) -> None:
        talk = self._talk(connection, member)
        await finishing.failed(talk, wanted, talk.html(message, **values))

    async def _broken(
        self, job: Job, wanted: Wanted, member: Member, error: Exception, connection: Connection
    ) -> None:
        content = json.dumps({"kind": job.kind, "payload": job.payload}, ensure_ascii=False)
        kind = type(error).__name__
        await self._notices.give_up(connection, "job", job.id, content, kind)
        await self._failed(wanted, member, "making-failed", {"number": str(job.id)}, connection)

    def _talk(self, connection: Connection, member: Member) -> Talk:
        turn = Turn(connection, self._clock.now(), None, member)
        return Talk(self._office, turn, member.telegram_id)
