"""The running bot: puts the parts together, starts them, and ends them in order."""

import asyncio
import hashlib
import json
import logging
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import cast

from telegram.error import InvalidToken, TelegramError
from telegram.ext import Application, ContextTypes, ExtBot

from bot.api import Api
from bot.clock import Clock, clock_at
from bot.config import Config
from bot.health import HealthServer
from bot.intake import Polling
from bot.jobs import Jobs
from bot.limits import Gate, pause_after
from bot.notices import Notices
from bot.reminders import REMIND, Reminders
from bot.request import AiohttpRequest
from bot.sender import Sender
from bot.worker import BotApplication, Worker, note_failure
from handlers.menu import menu, menu_call
from handlers.registry import handlers
from handlers.talk import Nothing, Office, Talk
from plan.model import Plan
from storage import members, outbox, settings, units
from storage.database import Connection, Database, only_process
from storage.members import Language
from storage.outbox import NO_CHAT
from texts import Catalogue, Words

logger = logging.getLogger(__name__)

USERNAME = "username"


@dataclass(frozen=True, slots=True)
class Running:
    """A bot that has started, as its supervisor and the tests see it."""

    database: Database
    office: Office
    clock: Clock
    health: HealthServer | None


async def serve(
    config: Config, plan: Plan, ready: Callable[[Running], None], stop: asyncio.Event
) -> None:
    """Run the bot until `stop` is set; `ready` is told once it takes updates.

    Raises an ExceptionGroup when a part fails for good (StorageBroken), OSError when the health
    port is taken, InvalidToken when Telegram does not know the token, StorageBroken when another
    process runs on the same file.
    """
    with only_process(config.database):
        database = await Database.open(config.database)
        try:
            await _serve(config, plan, database, ready, stop)
        finally:
            await database.close()


async def _serve(
    config: Config,
    plan: Plan,
    database: Database,
    ready: Callable[[Running], None],
    stop: asyncio.Event,
) -> None:
    async with clock_at(config.clock_url) as clock, _requests(config) as (request, polling):
        office = await _office(database, plan)
        application = build_application(config, office, request, polling)
        username = await _unless(stop, introduce(application, database))
        if username is None:
            return
        office.username = username
        parts = _Parts(config, database, application, office, clock, request, polling)
        await parts.run(ready, stop)
        await application.shutdown()


async def _unless(stop: asyncio.Event, work: Coroutine[None, None, str]) -> str | None:
    """What `work` returns, or None when told to stop before it ends."""
    task, stopped = asyncio.create_task(work), asyncio.create_task(stop.wait())
    try:
        await asyncio.wait([task, stopped], return_when=asyncio.FIRST_COMPLETED)
        return task.result() if task.done() else None
    finally:
        task.cancel()
        stopped.cancel()
        await asyncio.wait([task, stopped])


@asynccontextmanager
async def _requests(config: Config) -> AsyncIterator[tuple[AiohttpRequest, AiohttpRequest]]:
    # The long poll has a pool of its own: it must never wait behind what is being sent.
    proxy = config.telegram.proxy_url
    request = AiohttpRequest(proxy_url=proxy)
    polling = AiohttpRequest(proxy_url=proxy, connections=2)
    try:
        await request.initialize()
        await polling.initialize()
        yield request, polling
    finally:
        await request.shutdown()
        await polling.shutdown()


async def _office(database: Database, plan: Plan) -> Office:
    async with database.transaction() as connection:
        await units.seed(connection, plan)
        tree = await units.tree(connection)
    return Office(plan, tree, Catalogue.load())


def build_application(
    config: Config, office: Office, request: AiohttpRequest, polling: AiohttpRequest
) -> BotApplication:
    """python-telegram-bot's application: its objects and handlers, without updater and queue."""
    bot: ExtBot[None] = ExtBot(
        config.telegram.token,
        base_url=config.telegram.base_url,
        base_file_url=config.telegram.base_file_url,
        request=request,
        get_updates_request=polling,
    )
    # The library calls it as it would a type; all handlers share this one office.
    shared = cast("type[Office]", lambda: office)
    types = ContextTypes(context=Talk, bot_data=shared, user_data=Nothing, chat_data=Nothing)
    application: BotApplication = (
        Application.builder().bot(bot).context_types(types).updater(None).job_queue(None).build()
    )
    application.add_handlers(list(handlers()))
    application.add_error_handler(note_failure)
    return application


async def introduce(application: BotApplication, database: Database) -> str:
    """Ask Telegram who the bot is, for ever, and keep its username. Raises InvalidToken."""
    tries = 0
    while True:
        try:
            await application.initialize()
            break
        except InvalidToken:
            raise
        except TelegramError as error:
            tries += 1
            logger.warning("getMe: %s, try %s", error, tries)
            await asyncio.sleep(pause_after(error, tries))
    username = application.bot.username
    async with database.transaction() as connection:
        await settings.put(connection, USERNAME, username)
    return username


class _Parts:
    """Intake, worker, sender, jobs and health, wired to each other."""

    def __init__(
        self,
        config: Config,
        database: Database,
        application: BotApplication,
        office: Office,
        clock: Clock,
        request: AiohttpRequest,
        polling: AiohttpRequest,
    ) -> None:
        self._database = database
        self._office = office
        self._clock = clock
        api = Api(application.bot.base_url, request, polling)
        notices = Notices(office.catalogue, clock)
        gate = Gate(config.limits, asyncio.get_running_loop().time())
        self._sender = Sender(database, api, gate, clock, notices)
        wake_sender = self._sender.wake
        self._worker = Worker(database, application, office, clock, notices, wake_sender)
        self._polling = Polling(database, api, clock, notices, self._worker.wake)
        reminders = Reminders(database, office, clock, notices)
        kinds = {REMIND: reminders.remind}
        planners = [reminders.plan_ahead]
        self._jobs = Jobs(database, clock, notices, wake_sender, kinds, planners)
        self._health = (
            HealthServer(config.health, database, lambda: self._polling.heard)
            if config.health
            else None
        )

    async def run(self, ready: Callable[[Running], None], stop: asyncio.Event) -> None:
        """Run all parts until `stop` is set or one of them fails."""
        async with self._database.transaction() as connection:
            await self._announce_menus(connection)
        if self._health is not None:
            await self._health.start()
        try:
            async with asyncio.TaskGroup() as group:
                sending, *others = [
                    group.create_task(part.run())
                    for part in (self._sender, self._worker, self._polling, self._jobs)
                ]
                ready(Running(self._database, self._office, self._clock, self._health))
                await stop.wait()
                for task in others:
                    task.cancel()
                await self._sender.finish()
                sending.cancel()
        finally:
            if self._health is not None:
                await self._health.stop()

    async def _announce_menus(self, connection: Connection) -> None:
        """Set the command menus that changed: for strangers, and for each member."""
        catalogue = self._office.catalogue
        for language in Language:
            call: dict[str, object] = {"commands": menu(Words(catalogue, language), ("start",))}
            if language is not Language.CHINESE:
                call["language_code"] = language.value
            await self._once(connection, f"default:{language}", call)
        for member in await members.everyone(connection):
            call = menu_call(Words(catalogue, member.language), member)
            await self._once(connection, str(member.id), call)

    async def _once(self, connection: Connection, whose: str, call: dict[str, object]) -> None:
        digest = hashlib.sha256(json.dumps(call, sort_keys=True).encode()).hexdigest()[:16]
        await outbox.add(
            connection,
            self._clock.now(),
            NO_CHAT,
            "setMyCommands",
            call,
            occasion=f"menu:{whose}:{digest}",
        )
