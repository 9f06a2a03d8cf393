"""The job that fetches a photo: from Telegram to the data folder, and what is told of it."""

import asyncio
from collections import Counter
from functools import partial
from pathlib import Path

from telegram.error import TelegramError

from bot import pictures
from bot.clock import Clock
from bot.files import Files, Gone, TooLarge
from bot.jobs import MOST_TRIES, TryAgain, Write
from bot.likenesses import Likenesses
from bot.limits import pause_after
from handlers.reporting import refresh
from handlers.talk import Office, Talk, Turn
from storage import likeness, members, photos
from storage.database import Connection, Database
from storage.jobs import Job
from storage.photos import Photo, Picture

AT_ONCE = 4
DISK_PAUSE = 60.0


class Evidence:
    """Fetches photos into `folder`. What can be told only later is told where the draft is then."""

    def __init__(
        self, database: Database, office: Office, clock: Clock, files: Files, folder: Path
    ) -> None:
        self._database = database
        self._office = office
        self._clock = clock
        self._files = files
        self._folder = folder
        self._likenesses = Likenesses()
        self._setbacks: Counter[int] = Counter()
        # A large picture takes much memory while it is decoded: one at a time.
        self._easel = asyncio.Lock()

    async def fetch(self, job: Job) -> Write:
        """Fetch a photo's bytes; what cannot be had is marked so, with the reason.

        Raises TryAgain while Telegram or the disk cannot be reached.
        """
        photo = await photos.get(self._database.reader, int(str(job.payload["photo"])))
        if photo is None or photo.status != "waiting":
            return self._nothing
        try:
            picture = await self._picture(photo)
        except TooLarge:
            return partial(self._failed, photo, "too-large")
        except pictures.NoImage:
            return partial(self._failed, photo, "no-image")
        except Gone as gone:
            if not gone.for_good and job.tries < MOST_TRIES:
                raise
            return partial(self._failed, photo, "gone")
        except TelegramError as error:
            self._setbacks[photo.id] += 1
            raise TryAgain(pause_after(error, self._setbacks[photo.id])) from error
        except OSError as error:
            raise TryAgain(DISK_PAUSE) from error
        await self._likenesses.read(self._database.reader)
        return partial(self._stored, photo, picture)

    async def _picture(self, photo: Photo) -> Picture:
        before = await photos.fetched_before(self._database.reader, photo.id)
        if before is not None and self._is_here(before):
            return before
        data = await self._files.fetch(photo.file_id)
        async with self._easel:
            return await asyncio.to_thread(pictures.keep, self._folder, photo.id, data)

    def _is_here(self, picture: Picture) -> bool:
        return (self._folder / photos.file_of(picture.sha256, picture.suffix)).exists()

    async def _nothing(self, _connection: Connection) -> None:
        """The photo was dealt with already."""

    async def _stored(self, photo: Photo, picture: Picture, connection: Connection) -> None:
        self._setbacks.pop(photo.id, None)
        await photos.store(connection, photo.id, picture)
        if picture.likeness is not None:
            near = self._likenesses.add(picture.likeness)
            await likeness.pair(connection, picture.likeness, near)
        await refresh.stored(await self._talk(connection, photo), photo.id)

    async def _failed(self, photo: Photo, error: str, connection: Connection) -> None:
        self._setbacks.pop(photo.id, None)
        await photos.fail(connection, photo.id, error)
        await refresh.failed(await self._talk(connection, photo), photo.id, error)

    async def _talk(self, connection: Connection, photo: Photo) -> Talk:
        member = await members.get(connection, photo.sent_by)
        if member is None:
            raise LookupError(f"photo {photo.id} was sent by nobody")
        turn = Turn(connection, self._clock.now(), None, member)
        return Talk(self._office, turn, member.telegram_id)
