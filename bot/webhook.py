"""Takes updates as Telegram posts them: each is committed before it is answered with 200."""

import asyncio
import hmac
import json
import logging
import secrets
import ssl
from urllib.parse import urlsplit

from aiohttp import web
from telegram import Bot
from telegram.error import TelegramError

from bot.config import Webhook
from bot.inlet import ALLOWED_UPDATES, Inlet
from bot.limits import pause_after
from storage import settings
from storage.database import Database, StorageBroken

logger = logging.getLogger(__name__)

SECRET = "webhook-secret"  # noqa: S105 - where it is kept, not what it is
HEADER = "X-Telegram-Bot-Api-Secret-Token"
LARGEST_UPDATE = 4 * 1024 * 1024
LOOK_EVERY = 60.0


class WebhookServer:
    """Listens for updates, tells Telegram where, and sees that it stays so."""

    def __init__(self, config: Webhook, bot: Bot, database: Database, inlet: Inlet) -> None:
        self._config = config
        self._bot = bot
        self._database = database
        self._inlet = inlet
        self._secret = ""
        self._broken: asyncio.Future[None]

    async def run(self) -> None:
        """Serve for ever. Raises OSError when the port is taken, StorageBroken."""
        self._secret = await self._kept_secret()
        app = web.Application(client_max_size=LARGEST_UPDATE)
        app.router.add_post(urlsplit(self._config.url).path or "/", self._take)
        runner = web.AppRunner(app, access_log=None)
        await runner.setup()
        try:
            site = web.TCPSite(
                runner, self._config.host, self._config.port, ssl_context=_tls(self._config)
            )
            await site.start()
            await self._until_broken()
        finally:
            await runner.cleanup()

    async def _until_broken(self) -> None:
        """Stay set until updates can no longer be kept: the server would only answer 500."""
        self._broken = asyncio.get_running_loop().create_future()
        staying = asyncio.create_task(self._stay_set())
        try:
            await asyncio.wait([staying, self._broken], return_when=asyncio.FIRST_COMPLETED)
            (self._broken if self._broken.done() else staying).result()
        finally:
            staying.cancel()
            await asyncio.wait([staying])

    async def _kept_secret(self) -> str:
        """The secret that Telegram sends along; made once and kept."""
        async with self._database.transaction() as connection:
            secret = await settings.get(connection, SECRET)
            if secret is None:
                secret = secrets.token_urlsafe(32)
                await settings.put(connection, SECRET, secret)
        return secret

    async def _stay_set(self) -> None:
        failures = 0
        known = False
        while True:
            try:
                # Set at each start, for secret and certificate cannot be asked for.
                known = known and (await self._bot.get_webhook_info()).url == self._config.url
                if not known:
                    await self._set()
                    known = True
                self._inlet.heard = asyncio.get_running_loop().time()
                failures = 0
            except TelegramError as error:
                failures += 1
                logger.warning("setWebhook: %s, try %s", error, failures)
                await asyncio.sleep(pause_after(error, failures))
            else:
                await asyncio.sleep(LOOK_EVERY)

    async def _set(self) -> None:
        certificate = self._config.certificate
        await self._bot.set_webhook(
            self._config.url,
            certificate=certificate.read_bytes() if certificate else None,
            max_connections=1,  # one after the other: order is kept
            allowed_updates=list(ALLOWED_UPDATES),
            secret_token=self._secret,
        )

    async def _take(self, request: web.Request) -> web.Response:
        told = request.headers.get(HEADER, "")
        if not hmac.compare_digest(told.encode(), self._secret.encode()):
            logger.warning("a request without our secret was turned away")
            return web.Response(status=403)
        self._inlet.heard = asyncio.get_running_loop().time()
        try:
            update = json.loads(await request.read())
        except ValueError:
            # It would come again for ever; kept as a text it becomes a dead letter.
            update = (await request.read()).decode(errors="replace")
        try:
            await self._inlet.keep([update])
        except StorageBroken as error:
            if not self._broken.done():
                self._broken.set_exception(error)
            return web.Response(status=503)
        return web.Response()


def _tls(config: Webhook) -> ssl.SSLContext | None:
    """The TLS of a bot that stands at the front itself; None behind a reverse proxy."""
    if config.certificate is None or config.key is None:
        return None
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(config.certificate, config.key)
    return context
