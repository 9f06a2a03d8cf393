"""进展快报: the digest of a week or month, to who wants it, on the first working morning after."""

from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta

from bot.attention import attention
from bot.jobs import Work, Write
from bot.notes import Note, Reading
from bot.speaking import Speaker
from briefing import digest
from handlers.scope import top_of
from plan.reminding import DigestSpan, Window, last_month, last_week, morning_of
from storage import members
from storage.database import Connection
from storage.jobs import Job
from storage.members import Role
from storage.preferences import Digest as Choice
from storage.unasked import Kind
from texts import Markup

DIGEST = "digest"
STILL_NEWS = timedelta(days=2)
"""How long after its morning a digest that was missed is sent all the same."""


class Digests:
    """Plans the digests and writes them."""

    def __init__(self, speaker: Speaker) -> None:
        self._speaker = speaker

    def kinds(self) -> dict[str, Work]:
        """The kinds of jobs done here."""
        return {DIGEST: self._digest}

    async def plan(self, connection: Connection, today: date, joined: datetime | None) -> None:
        """See that the last week's and the last month's digest have their jobs."""
        office = self._speaker.office
        for span in self._spans(today):
            # Where nobody was there yet, there is nothing to tell.
            if joined is not None and office.day(joined) <= span.last:
                at, payload = self._window(span).start, {"today": today.isoformat()}
                payload["every"] = _choice(span)
                await self._speaker.add(connection, DIGEST, at, payload, _occasion(span))

    def _spans(self, today: date) -> tuple[DigestSpan, DigestSpan]:
        calendar = self._speaker.office.plan.calendar
        return last_week(today, calendar), last_month(today, calendar)

    def _window(self, span: DigestSpan) -> Window:
        start = morning_of(span.sent_on, self._speaker.office.plan)
        return Window(start, start + STILL_NEWS)

    async def readers(self, reading: Reading) -> Collection[int]:
        """Who gets a digest today."""
        due = {_choice(span) for span in self._spans(reading.day) if span.sent_on == reading.day}
        found = set()
        for member in await members.everyone(reading.connection):
            rules = reading.office.plan.reminders
            if (await attention(reading.connection, member, rules)).digest in due:
                found.add(member.id)
        return found

    async def _digest(self, job: Job) -> Write:
        week, month = self._spans(date.fromisoformat(str(job.payload["today"])))
        span = month if job.payload["every"] == Choice.MONTHLY else week

        async def read(reading: Reading) -> Sequence[Note]:
            return await self._notes(reading, span)

        return await self._speaker.speak(job, DIGEST, self._window(span), read, _occasion(span))

    async def _notes(self, reading: Reading, span: DigestSpan) -> list[Note]:
        people = await members.everyone(reading.connection)
        texts: dict[tuple[str, str], Markup] = {}
        notes = []
        async for member, choices in reading.listeners(people, set(Role)):
            if choices.digest is not _choice(span):
                continue
            talk = reading.talk(member)
            top = top_of(talk)
            if (top, member.language) not in texts:
                found = await digest.read(reading.figures, span, top)
                texts[top, member.language] = digest.text(talk.words, found)
            payload: dict[str, object] = {"text": texts[top, member.language], "parse_mode": "HTML"}
            occasion = f"{_occasion(span)}:{member.id}"
            notes.append(Note(member, Kind.DIGEST, payload, occasion))
        return notes


def _choice(span: DigestSpan) -> Choice:
    return Choice.MONTHLY if span.monthly else Choice.WEEKLY


def _occasion(span: DigestSpan) -> str:
    return f"{DIGEST}:{_choice(span)}:{span.first}"
