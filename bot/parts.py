"""Intake, worker, sender, jobs and health, wired to each other and run together."""

import asyncio
import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass

from bot.api import Api
from bot.clock import Clock
from bot.config import Config
from bot.conversations import Conversations
from bot.digests import Digests
from bot.errands import Errands
from bot.evidence import AT_ONCE, Evidence
from bot.files import Files
from bot.health import HealthServer
from bot.importing import Imports
from bot.inlet import Inlet
from bot.intake import Polling
from bot.invitations import Invitations
from bot.jobs import Jobs
from bot.limits import Gate
from bot.making import Making
from bot.notices import Notices
from bot.outgoing import Outgoing
from bot.periods import Periods
from bot.reminders import Reminders
from bot.request import AiohttpRequest
from bot.reviewing import Reviewing
from bot.sender import Sender
from bot.speaking import Speaker
from bot.templates import Templates
from bot.webhook import WebhookServer
from bot.worker import BotApplication, Worker
from handlers.files.ordering import MAKE
from handlers.files.templates import CHECK
from handlers.members.inviting import DRAW
from handlers.menu import menu, menu_call
from handlers.planning import importing
from handlers.reporting.albums import CLOSE
from handlers.reporting.evidence import FETCH
from handlers.talk import Office
from storage import gone, members, outbox
from storage.database import Connection, Database
from storage.members import Language
from storage.outbox import NO_CHAT
from texts import Words


@dataclass(frozen=True, slots=True)
class Running:
    """A bot that has started, as its supervisor and the tests see it."""

    database: Database
    office: Office
    clock: Clock
    health: HealthServer | None


class Parts:
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
        bot = application.bot
        api = Api(bot.base_url, request, polling, config.data)
        self._notices = notices = Notices(office.catalogue, clock)
        gate = Gate(config.limits, asyncio.get_running_loop().time())
        self._sender = Sender(database, api, gate, clock, notices)
        self._worker = Worker(database, application, office, clock, notices, self._committed)
        self._inlet = Inlet(database, clock, notices, self._worker.wake)
        self._intake: Polling | WebhookServer = Polling(api, self._inlet)
        if config.telegram.updates == "webhook" and config.webhook is not None:
            self._intake = WebhookServer(config.webhook, bot, database, self._inlet)
        self._jobs = self._all_jobs(config, Files(api, request, bot.base_file_url), notices)
        self._health = (
            HealthServer(config.health, database, lambda: self._inlet.heard)
            if config.health
            else None
        )

    def _committed(self) -> None:
        """What an update said leaves, and what it ordered begins."""
        self._sender.wake()
        self._jobs.wake()

    def _all_jobs(self, config: Config, files: Files, notices: Notices) -> Jobs:
        """What is done outside of any update: when it is due, or because it takes long."""
        shared = self._database, self._office, self._clock
        wake_sender = self._sender.wake
        speaker = Speaker(self._database, config.database, self._office, self._clock)
        reminders = Reminders(self._database, speaker, Digests(speaker, config.data), notices)
        conversations = Conversations(*shared, wake_sender)
        making = Making(*shared, notices, config, wake_sender)
        imports = Imports(*shared, files, config)
        kinds = {
            **reminders.kinds(),
            **Errands(self._database, config.database, self._office, self._clock).kinds(),
            CLOSE: conversations.close_album,
            FETCH: Evidence(*shared, files, config.photos).fetch,
            MAKE: making.make,
            DRAW: Invitations(self._clock, config.data).draw,
            CHECK: Templates(*shared, files, config.data).check,
            importing.CHECK: imports.check,
            importing.WRITE: imports.write,
            **Reviewing(self._office, self._clock).works,
        }
        planners = (
            reminders.plan_ahead,
            conversations.look_after_drafts,
            Periods(*shared, wake_sender).look_after_confirmations,
        )
        return Jobs(
            self._database,
            self._clock,
            notices,
            wake_sender,
            kinds,
            planners,
            {FETCH: AT_ONCE},
            Outgoing(config.data),
        )

    async def run(self, ready: Callable[[Running], None], stop: asyncio.Event) -> None:
        """Run all parts until `stop` is set or one of them fails."""
        async with self._database.transaction() as connection:
            await self._announce_menus(connection)
            for code in await gone.indicators(connection, self._office.plan):
                await self._notices.gone_indicator(connection, code)
        if self._health is not None:
            await self._health.start()
        try:
            async with asyncio.TaskGroup() as group:
                sending, *others = [
                    group.create_task(part.run())
                    for part in (self._sender, self._worker, self._intake, self._jobs)
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
        groups = menu(Words(catalogue, Language.CHINESE), ("summary",))
        scope = {"type": "all_group_chats"}
        await self._once(connection, "groups", {"commands": groups, "scope": scope})
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
