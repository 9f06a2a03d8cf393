"""The running bot: puts the parts together, starts them, and ends them in order."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from typing import cast

from telegram.error import InvalidToken, TelegramError
from telegram.ext import Application, ContextTypes, ExtBot

from bot.clock import clock_at
from bot.config import Config
from bot.limits import pause_after
from bot.parts import Parts, Running
from bot.request import AiohttpRequest
from bot.worker import BotApplication, note_failure
from handlers.registry import handlers
from handlers.talk import Context, Nothing, Office
from plan.model import Plan
from plan.quick.grammar import Grammar
from storage import settings, units
from storage.database import Database, only_process
from texts import Catalogue

logger = logging.getLogger(__name__)

USERNAME = "username"


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
        office.rich_messages = config.telegram.rich_messages
        parts = Parts(config, database, application, office, clock, request, polling)
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
    grammar = Grammar(plan, tree)
    # The numerals' library loads its tables at the first use; nobody should wait for that.
    grammar.parse("十二", plan.start)
    return Office(plan, tree, Catalogue.load(), grammar)


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
    types = ContextTypes(context=Context, bot_data=shared, user_data=Nothing, chat_data=Nothing)
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
