"""The jobs of imports: fetch and check a workbook off the event loop, then write its rows."""

import asyncio
from datetime import timedelta
from functools import partial
from pathlib import Path

from telegram.error import TelegramError

from bot.clock import Clock
from bot.config import Config
from bot.files import Files, Gone, TooLarge
from bot.jobs import MOST_TRIES, TryAgain, Write
from bot.limits import pause_after
from bot.outgoing import Outgoing, seal
from briefing.import_reading import Fault, WrongWorkbook
from briefing.import_template import remarked
from briefing.importing import Outcome, look_at
from handlers.planning import importing
from handlers.scope import top_of
from handlers.talk import Office, Talk, Turn
from plan.importing import Rules
from storage import imports, members
from storage.attachments import Attachment
from storage.database import Connection, Database
from storage.imports import File, Status
from storage.jobs import Job
from storage.snapshot import apart

LEFT_LYING = timedelta(days=7)


class Imports:
    """Works on workbooks; the data file is read through a snapshot of its own."""

    def __init__(
        self, database: Database, office: Office, clock: Clock, files: Files, config: Config
    ) -> None:
        self._database = database
        self._office = office
        self._clock = clock
        self._files = files
        self._path = config.database
        self._outgoing = Outgoing(config.data)

    async def check(self, job: Job) -> Write:
        """Fetch a workbook and check it. Raises TryAgain while Telegram cannot be reached."""
        file = await imports.get(self._database.reader, int(str(job.payload["file"])))
        if file is None or file.status is not Status.WAITING:
            return self._nothing
        try:
            data = await self._files.fetch(file.file_id)
        except TooLarge:
            return partial(self._refuse, file, Fault.TOO_LARGE)
        except Gone as gone:
            if not gone.for_good and job.tries < MOST_TRIES:
                raise
            return partial(self._refuse, file, "import-gone")
        except TelegramError as error:
            raise TryAgain(pause_after(error, job.tries)) from error
        try:
            outcome = await self._look_at(file, data)
        except WrongWorkbook as wrong:
            return partial(self._refuse, file, wrong.fault)
        refused = bool(outcome.checked.refusals)
        returned = await self._give_back(job, file, outcome) if refused else None
        return partial(self._checked, file, data, outcome, returned)

    async def write(self, job: Job) -> Write:
        """Check a workbook once more, for time has passed, and write its rows."""
        file = await imports.get(self._database.reader, int(str(job.payload["file"])))
        if file is None or file.status is not Status.IMPORTING or file.content is None:
            return self._nothing
        outcome = await self._look_at(file, file.content)
        return partial(self._write, file, outcome)

    async def _look_at(self, file: File, data: bytes) -> Outcome:
        talk = await self._talk(self._database.reader, file)
        rules = Rules(talk.plan, talk.tree, talk.today, top_of(talk))

        async def work(connection: Connection) -> Outcome:
            return await look_at(connection, data, rules, self._office.catalogue)

        return await apart(self._path, work)

    async def _give_back(self, job: Job, file: File, outcome: Outcome) -> Attachment:
        """Write the workbook with its remarks to where the letter takes it from."""
        talk = await self._talk(self._database.reader, file)

        def write() -> Path:
            path = self._outgoing.place(job.id, "xlsx")
            refusals = outcome.checked.refusals
            path.write_bytes(remarked(talk.plan, talk.words, outcome.rows, refusals))
            seal(path)
            return path

        path = await asyncio.to_thread(write)
        return Attachment(self._outgoing.name(path), importing.returned_name(talk, file))

    async def _nothing(self, _connection: Connection) -> None:
        """The file was dealt with already."""

    async def _refuse(self, file: File, message: str, connection: Connection) -> None:
        await importing.refused(await self._talk(connection, file), file, message, {})

    async def _checked(
        self,
        file: File,
        data: bytes,
        outcome: Outcome,
        returned: Attachment | None,
        connection: Connection,
    ) -> None:
        await imports.forget_left(connection, self._clock.now() - LEFT_LYING)
        talk = await self._talk(connection, file)
        if returned is not None:
            await importing.rows_refused(talk, file, outcome.checked, returned)
        else:
            await importing.ask(talk, file, data, outcome.new, outcome.known)

    async def _write(self, file: File, outcome: Outcome, connection: Connection) -> None:
        talk = await self._talk(connection, file)
        if not importing.may_import(talk):
            await importing.refused(talk, file, "not-your-role", {})
            return
        ready = outcome.checked.ready
        if outcome.checked.refusals or await imports.closed(connection, ready):
            # A month was locked since he was asked.
            await importing.refused(talk, file, "import-locked-since", {})
            return
        added = await imports.add_all(
            connection, talk.now, talk.plan, ready, talk.member, file.name
        )
        await importing.done(talk, file, added, len(ready) - added)

    async def _talk(self, connection: Connection, file: File) -> Talk:
        member = await members.get(connection, file.member)
        if member is None:
            raise LookupError(f"import {file.id} was sent by nobody")
        turn = Turn(connection, self._clock.now(), None, member)
        return Talk(self._office, turn, member.telegram_id)
