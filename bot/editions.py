"""A digest as it is sent: the plan's picture with the text below it, made once for all who read it.

It reads a snapshot and draws, so it belongs into a thread apart (`storage.snapshot.apart`).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.notes import Reading
from bot.outgoing import Outgoing, seal
from briefing import digest, production
from briefing.figures import Figures
from briefing.rich_text import units
from briefing.safe import file_name
from handlers.reminding.messages import Payload
from plan.reminding import DigestSpan
from storage import settings
from storage.attachments import Attachment
from storage.members import Language
from texts import Markup, Words

MOST_BELOW = 1024
"""What Telegram lets stand below a picture, in UTF-16 units."""


@dataclass(frozen=True, slots=True)
class Part:
    """One message of a digest."""

    method: str
    payload: Payload
    fallback: Payload | None = None


class Editions:
    """The digests of a span, one for each unit and language; `job` names the files."""

    def __init__(self, reading: Reading, span: DigestSpan, outgoing: Outgoing, job: int) -> None:
        self._reading = reading
        self._span = span
        self._outgoing = outgoing
        self._job = job
        self._made: dict[tuple[str, Language], Sequence[Part]] = {}

    async def of(self, top: str, language: Language) -> Sequence[Part]:
        """The digest of unit `top` and those below it, in the order its messages are sent."""
        if (top, language) not in self._made:
            words = Words(self._reading.office.catalogue, language)
            text = digest.text(words, await digest.read(self._reading.figures, self._span, top))
            picture = await self._drawn(top, words)
            self._made[top, language] = parts(text, picture)
        return self._made[top, language]

    async def _drawn(self, top: str, words: Words) -> Attachment:
        """Draw the plan against time as of the last day that the text tells of."""
        connection, office = self._reading.connection, self._reading.office
        figures = Figures(connection, office.plan, office.tree, self._span.last)
        invented = bool(await settings.get(connection, production.DEMONSTRATION))
        drawn = await production.plan_picture(figures, top, words, invented=invented)
        path = self._kept(f"{top}.{words.language}.png", drawn)
        shown = f"{office.tree[top].short}_{words.plain('picture-plan')}_{self._span.last}"
        return Attachment(self._outgoing.name(path), f"{file_name(shown)}.png")

    def _kept(self, suffix: str, drawn: bytes) -> Path:
        path = self._outgoing.place(self._job, suffix)
        path.write_bytes(drawn)
        seal(path)
        return path


def parts(text: Markup, picture: Attachment) -> Sequence[Part]:
    """The picture with the text below it; with more text than fits there, the two in turn."""
    photo: dict[str, object] = {"photo": picture.as_value()}
    said: dict[str, object] = {"text": text, "parse_mode": "HTML"}
    if units(text) > MOST_BELOW:
        return Part("sendPhoto", photo), Part("sendMessage", said)
    caption = {"caption": text, "parse_mode": "HTML"}
    return (Part("sendPhoto", photo | caption, fallback=said),)
