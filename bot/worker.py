"""Runs the waiting updates, one at a time, in order; those that wait together share a commit.

Each has a savepoint of its own, so one that fails leaves the others as they are. Nothing here or in
a handler talks to the network: words go out as outbox rows after the commit.
"""

import asyncio
import json
import logging
import time
from collections.abc import Callable
from typing import TypeAlias

from telegram import Update
from telegram.ext import Application, ExtBot

from bot.clock import Clock
from bot.notices import Notices
from handlers.talk import Context, Nothing, Office, Turn
from storage import inbox, members, outbox
from storage.database import Connection, Database, StorageBroken, Undone
from storage.inbox import Waiting

logger = logging.getLogger(__name__)

MOST_TRIES = 3
TIME_LIMIT = 15.0
# Updates that share a commit: so many, begun within so many seconds.
AT_ONCE = 32
LONGEST_BATCH = 0.05
# What is read of the message under a tapped button.
OF_A_TAPPED = ("message_id", "date", "chat")

BotApplication: TypeAlias = "Application[ExtBot[None], Context, Nothing, Nothing, Office, None]"


class Worker:
    """Takes updates from the inbox and gives them to the application's handlers."""

    def __init__(
        self,
        database: Database,
        application: BotApplication,
        office: Office,
        clock: Clock,
        notices: Notices,
        committed: Callable[[], None],
    ) -> None:
        self._database = database
        self._application = application
        self._office = office
        self._clock = clock
        self._notices = notices
        self._committed = committed
        self._news = asyncio.Event()

    def wake(self) -> None:
        """Say that updates were committed."""
        self._news.set()

    async def run(self) -> None:
        """Handle updates for ever. Raises StorageBroken when a commit fails."""
        while True:
            self._news.clear()
            async with self._database.transaction() as connection:
                batch = await inbox.start_next(connection, most=AT_ONCE)
            while batch:
                batch = await self._handle(batch)
                self._committed()
            await self._news.wait()

    async def _handle(self, batch: list[Waiting]) -> list[Waiting]:
        """Run updates in one transaction and start the next ones in it; returns those."""
        try:
            async with self._database.transaction() as connection:
                return await self._run_all(connection, batch) or await self._next(connection)
        except Undone as undone:
            return await self._after_undoing(batch, undone)

    async def _run_all(self, connection: Connection, batch: list[Waiting]) -> list[Waiting]:
        """Run one after the other until they have kept the others' answers long enough.

        Returns those not run yet.
        """
        begun = time.monotonic()
        for place, waiting in enumerate(batch):
            if place and time.monotonic() - begun > LONGEST_BATCH:
                return batch[place:]
            await self._run(connection, waiting)
        return []

    async def _next(self, connection: Connection) -> list[Waiting]:
        return await inbox.start_next(connection, most=AT_ONCE)

    async def _after_undoing(self, batch: list[Waiting], undone: Undone) -> list[Waiting]:
        """SQLite undid the whole transaction: what failed alone has failed, others run again."""
        async with self._database.transaction() as connection:
            await self._office.refresh(connection)
            if len(batch) == 1:
                await self._fail(connection, batch[0], undone.__cause__ or undone)
                return await self._next(connection)
            # Now started before, each of them comes alone.
            return await inbox.start_next(connection)

    async def _run(self, connection: Connection, waiting: Waiting) -> None:
        """Run one update; where it fails, only what it wrote is undone. Raises Undone."""
        if waiting.tries > MOST_TRIES:
            await self._give_up(connection, waiting, "it was started three times and never ended")
            return
        try:
            update = self._parsed(waiting)
        except Exception as error:
            await self._give_up(connection, waiting, f"cannot be parsed: {type(error).__name__}")
            return
        try:
            async with connection.savepoint():
                await self._process(connection, update)
        except (StorageBroken, Undone):
            raise
        except Exception as error:
            # What it may have changed of the units was undone.
            await self._office.refresh(connection)
            await self._fail(connection, waiting, error)
        else:
            await inbox.finish(connection, waiting.seq, self._clock.now())

    def _parsed(self, waiting: Waiting) -> Update:
        values = json.loads(waiting.raw)
        tapped = values.get("callback_query")
        if tapped is not None and isinstance(tapped.get("message"), dict):
            # Which message it was is all that counts; its buttons alone would be much of the work.
            message = tapped["message"]
            tapped["message"] = {name: message[name] for name in OF_A_TAPPED if name in message}
        return Update.de_json(values, self._application.bot)

    async def _process(self, connection: Connection, update: Update) -> None:
        user = update.effective_user
        turn = Turn(
            connection=connection,
            now=self._clock.now(),
            update_id=update.update_id,
            member=await members.by_telegram_id(connection, user.id) if user else None,
        )
        async with self._office.holding(turn), asyncio.timeout(TIME_LIMIT):
            with connection.limited(TIME_LIMIT):
                await self._application.process_update(update)
        if turn.failure is not None:
            raise turn.failure

    async def _fail(self, connection: Connection, waiting: Waiting, error: BaseException) -> None:
        logger.error("update %s failed", waiting.update_id, exc_info=error)
        kind = type(error).__name__
        await self._apologise(connection, self._parsed(waiting))
        await self._notices.failed_update(connection, waiting.update_id, kind)
        await inbox.finish(connection, waiting.seq, self._clock.now(), error=kind)

    async def _apologise(self, connection: Connection, update: Update) -> None:
        user, chat = update.effective_user, update.effective_chat
        if user is None or (chat is not None and chat.type != chat.PRIVATE):
            return
        member = await members.by_telegram_id(connection, user.id)
        if member is None:
            return
        text = self._office.catalogue.html(member.language, "apology", update=str(update.update_id))
        payload = {"text": text, "parse_mode": "HTML"}
        await outbox.add(
            connection, self._clock.now(), user.id, "sendMessage", payload, cause=update.update_id
        )

    async def _give_up(self, connection: Connection, waiting: Waiting, reason: str) -> None:
        logger.error("update %s is given up: %s", waiting.update_id, reason)
        await self._notices.give_up(connection, "inbox", waiting.update_id, waiting.raw, reason)
        await inbox.finish(connection, waiting.seq, self._clock.now(), error=reason)


async def note_failure(_update: object, context: Context) -> None:
    """The application's error handler: it would swallow the exception; the turn keeps it."""
    turn = context.bot_data.turn
    if turn is not None:
        turn.failure = context.error
