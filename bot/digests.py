"""进展快报: the digest of a week or month, to who wants it and to the work groups.

It goes out on the first working morning after.
"""

from collections.abc import Collection, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path

from bot.attention import attention
from bot.editions import Editions, Part
from bot.jobs import Work, Write
from bot.notes import Note, Reading
from bot.outgoing import Outgoing
from bot.speaking import Speaker, again
from briefing import digest
from handlers.scope import top_of
from plan.reminding import DigestSpan, Window, last_month, last_week, morning_of
from plan.workdays import out_of_quiet
from storage import groups, members
from storage.database import Connection
from storage.jobs import Job
from storage.members import Language, Member, Role
from storage.preferences import Digest as Choice
from storage.unasked import Kind
from texts import Markup, Words

DIGEST, IN_GROUPS = "digest", "digest-in-groups"
STILL_NEWS = timedelta(days=2)
"""How long after its morning a digest that was missed is sent all the same."""


class Digests:
    """Plans the digests and writes them; `data` is the data folder, where their pictures wait."""

    def __init__(self, speaker: Speaker, data: Path) -> None:
        self._speaker = speaker
        self._outgoing = Outgoing(data)

    def kinds(self) -> dict[str, Work]:
        """The kinds of jobs done here."""
        return {DIGEST: self._digest, IN_GROUPS: self._in_groups}

    async def plan(self, connection: Connection, today: date, joined: datetime | None) -> None:
        """See that the last week's and the last month's digest have their jobs."""
        office = self._speaker.office
        for span in self._spans(today):
            # Where nobody was there yet, there is nothing to tell.
            if joined is not None and office.day(joined) <= span.last:
                at, payload = self._window(span).start, {"today": today.isoformat()}
                payload["every"] = _choice(span)
                for kind in self.kinds():
                    await self._speaker.add(connection, kind, at, payload, _occasion(kind, span))

    def _spans(self, today: date) -> tuple[DigestSpan, DigestSpan]:
        calendar = self._speaker.office.plan.calendar
        return last_week(today, calendar), last_month(today, calendar)

    def _span(self, job: Job) -> DigestSpan:
        week, month = self._spans(date.fromisoformat(str(job.payload["today"])))
        return month if job.payload["every"] == Choice.MONTHLY else week

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
        span = self._span(job)

        async def read(reading: Reading) -> Sequence[Note]:
            return await self._notes(reading, span, job)

        window, occasion = self._window(span), _occasion(DIGEST, span)
        return await self._speaker.speak(job, DIGEST, window, read, occasion)

    async def _notes(self, reading: Reading, span: DigestSpan, job: Job) -> list[Note]:
        people = await members.everyone(reading.connection)
        editions = Editions(reading, span, self._outgoing, job.id)
        notes: list[Note] = []
        async for member, choices in reading.listeners(people, set(Role)):
            if choices.digest is not _choice(span):
                continue
            occasion = f"{_occasion(DIGEST, span)}:{member.id}"
            every = await editions.of(top_of(reading.talk(member)), member.language)
            notes += [_note(member, part, f"{occasion}:{part.method}") for part in every]
        return notes

    async def _in_groups(self, job: Job) -> Write:
        """Post it in the work groups, not in the plan's quiet hours."""
        span, now = self._span(job), self._speaker.now()
        later = out_of_quiet(now, self._speaker.office.plan.reminders)
        if later > now:
            return partial(again, later.astimezone(UTC))

        async def read(reading: Reading) -> Sequence[Note]:
            return await self._posts(reading, span)

        window, occasion = self._window(span), _occasion(IN_GROUPS, span)
        return await self._speaker.speak(job, IN_GROUPS, window, read, occasion)

    async def _posts(self, reading: Reading, span: DigestSpan) -> list[Note]:
        """The short form for each registered group, in Chinese like all that is said there."""
        words = Words(reading.office.catalogue, Language.CHINESE)
        texts: dict[str, Markup] = {}
        notes = []
        for group in await groups.registered(reading.connection):
            if group.unit is None or group.unit not in reading.office.tree:
                continue
            if group.unit not in texts:
                found = await digest.read(reading.figures, span, group.unit)
                texts[group.unit] = digest.short(words, found)
            payload: dict[str, object] = {"text": texts[group.unit], "parse_mode": "HTML"}
            occasion = f"{_occasion(IN_GROUPS, span)}:{group.chat_id}"
            notes.append(Note(group, Kind.DIGEST, payload, occasion))
        return notes


def _note(member: Member, part: Part, occasion: str) -> Note:
    kind, method, fallback = Kind.DIGEST, part.method, part.fallback
    return Note(member, kind, part.payload, occasion, method=method, fallback=fallback)


def _choice(span: DigestSpan) -> Choice:
    return Choice.MONTHLY if span.monthly else Choice.WEEKLY


def _occasion(kind: str, span: DigestSpan) -> str:
    return f"{kind}:{_choice(span)}:{span.first}"
