"""The job that draws an invitation's QR picture and queues it, for the training room's wall."""

import asyncio
from functools import partial
from pathlib import Path

from bot.clock import Clock
from bot.jobs import Write
from bot.outgoing import Outgoing, seal
from storage import outbox
from storage.attachments import Attachment
from storage.database import Connection
from storage.jobs import Job

NAME = "invitation.png"


class Invitations:
    """Draws in a thread; the picture is on disk before the row that sends it."""

    def __init__(self, clock: Clock, data: Path) -> None:
        self._clock = clock
        self._outgoing = Outgoing(data)

    async def draw(self, job: Job) -> Write:
        """Draw the picture of the link that the job names."""
        path = await asyncio.to_thread(self._drawn, job)
        return partial(self._send, job, Attachment(self._outgoing.name(path), NAME))

    def _drawn(self, job: Job) -> Path:
        # Its library takes seconds to load: a start of the bot does not wait for it.
        from briefing import qr

        path = self._outgoing.place(job.id, "png")
        lines = job.payload["poster"]
        if not isinstance(lines, dict):
            raise TypeError("a poster is an object")
        path.write_bytes(qr.png(str(job.payload["link"]), qr.Poster(**lines)))
        seal(path)
        return path

    async def _send(self, job: Job, picture: Attachment, connection: Connection) -> None:
        payload = {"photo": picture.as_value(), "caption": job.payload["caption"]}
        chat = int(str(job.payload["chat"]))
        await outbox.add(connection, self._clock.now(), chat, "sendPhoto", payload)
