"""The job that fetches a template for the briefing, checks it and keeps it in the data folder."""

import asyncio
import hashlib
from functools import partial
from pathlib import Path

from telegram.error import TelegramError

from bot.clock import Clock
from bot.files import Files, Gone, TooLarge
from bot.jobs import MOST_TRIES, TryAgain, Write
from bot.limits import pause_after
from bot.outgoing import seal
from briefing import template
from briefing.production import template_file
from briefing.template import Fault, WrongTemplate
from handlers.files import templates
from handlers.talk import Office, Talk, Turn
from storage import members
from storage.database import Connection, Database
from storage.jobs import Job

DIGITS = 32
"""Of the hash: enough to tell templates apart, few enough for a button."""


class Templates:
    """Looks at templates one after the other; `data` is the data folder."""

    def __init__(
        self, database: Database, office: Office, clock: Clock, files: Files, data: Path
    ) -> None:
        self._database = database
        self._office = office
        self._clock = clock
        self._files = files
        self._data = data
        self._setbacks = 0

    async def check(self, job: Job) -> Write:
        """Fetch a template and check it. Raises TryAgain while Telegram cannot be reached."""
        try:
            data = await self._files.fetch(str(job.payload["file_id"]))
            digest = await asyncio.to_thread(_keep, self._data, data)
        except WrongTemplate as wrong:
            return partial(self._refused, job, wrong.fault)
        except TooLarge:
            return partial(self._refused, job, Fault.TOO_LARGE)
        except Gone as gone:
            if not gone.for_good and job.tries < MOST_TRIES:
                raise
            return partial(self._refused, job, "template-gone")
        except TelegramError as error:
            self._setbacks += 1
            raise TryAgain(pause_after(error, self._setbacks)) from error
        self._setbacks = 0
        return partial(self._passed, job, digest)

    async def _passed(self, job: Job, digest: str, connection: Connection) -> None:
        talk, letter = await self._talk(connection, job)
        await templates.passed(talk, letter, digest, str(job.payload["name"]))

    async def _refused(self, job: Job, reason: str, connection: Connection) -> None:
        talk, letter = await self._talk(connection, job)
        await templates.refused(talk, letter, reason)

    async def _talk(self, connection: Connection, job: Job) -> tuple[Talk, int]:
        number = int(str(job.payload["member"]))
        member = await members.get(connection, number)
        if member is None:
            raise LookupError(f"no member {number}")
        turn = Turn(connection, self._clock.now(), None, member)
        talk = Talk(self._office, turn, member.telegram_id)
        return talk, int(str(job.payload["letter"]))


def _keep(data: Path, content: bytes) -> str:
    """Keep a template that can be used; returns its hash. Raises WrongTemplate, OSError."""
    template.check(content)
    digest = hashlib.sha256(content).hexdigest()[:DIGITS]
    file = template_file(data, digest)
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_suffix(".part")
    part.write_bytes(content)
    part.replace(file)
    seal(file)
    return digest
