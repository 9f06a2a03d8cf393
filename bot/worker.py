"""Runs the waiting updates, one at a time, in order, each in one transaction.

Nothing here or in a handler talks to the network: words go out as outbox rows after the commit.
"""

import asyncio
import json
import logging
from collections.abc import Callable
from typing import TypeAlias

from telegram import Update
from telegram.ext import Application, ExtBot

from bot.clock import Clock
from bot.notices import Notices
from handlers.talk import Context, Nothing, Office, Turn
from storage import inbox, members, outbox
from storage.database import Connection, Database, StorageBroken
from storage.inbox import Waiting

logger = logging.getLogger(__name__)

MOST_TRIES = 3
TIME_LIMIT = 15.0

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
                waiting = await inbox.start_next(connection)
            while waiting is not None:
                waiting = await self._handle(waiting)
                self._committed()
            await self._news.wait()

    async def _handle(self, waiting: Waiting) -> Waiting | None:
        """Run one update and, in its transaction, start the next; returns that one."""
        if waiting.tries > MOST_TRIES:
            return await self._give_up(waiting, "it was started three times and never ended")
        try:
            update = Update.de_json(json.loads(waiting.raw), self._application.bot)
        except Exception as error:
            return await self._give_up(waiting, f"cannot be parsed: {type(error).__name__}")
        try:
            async with self._database.transaction() as connection:
                await self._process(connection, update)
                return await self._finish(connection, waiting)
        except StorageBroken:
            raise
        except Exception as error:
            logger.exception("update %s failed", waiting.update_id)
            return await self._fail(waiting, update, error)

    async def _process(self, connection: Connection, update: Update) -> None:
        user = update.effective_user
        turn = Turn(
            connection=connection,
            now=self._clock.now(),
            update_id=update.update_id,
            member=await members.by_telegram_id(connection, user.id) if user else None,
        )
        async with self._office.holding(turn), asyncio.timeout(TIME_LIMIT):
            await self._application.process_update(update)
        if turn.failure is not None:
            raise turn.failure

    async def _finish(
        self, connection: Connection, waiting: Waiting, error: str | None = None
    ) -> Waiting | None:
        await inbox.finish(connection, waiting.seq, self._clock.now(), error=error)
        return await inbox.start_next(connection)

    async def _fail(self, waiting: Waiting, update: Update, error: Exception) -> Waiting | None:
        kind = type(error).__name__
        async with self._database.transaction() as connection:
            await self._apologise(connection, update)
            await self._notices.failed_update(connection, waiting.update_id, kind)
            return await self._finish(connection, waiting, error=kind)

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

    async def _give_up(self, waiting: Waiting, reason: str) -> Waiting | None:
        logger.error("update %s is given up: %s", waiting.update_id, reason)
        async with self._database.transaction() as connection:
            await self._notices.give_up(connection, "inbox", waiting.update_id, waiting.raw, reason)
            return await self._finish(connection, waiting, error=reason)


async def note_failure(_update: object, context: Context) -> None:
    """The application's error handler: it would swallow the exception; the turn keeps it."""
    turn = context.bot_data.turn
    if turn is not None:
        turn.failure = context.error
