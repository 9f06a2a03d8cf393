"""What must hold at the end of a simulated quarter: by the file, the transcripts and our book."""

import re
import sqlite3
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

import click

from sandbox.calls import CallRecord
from storage import chain
from storage.database import Database
from tests.chaos import checks
from tests.chaos.district import District
from tests.chaos.officers import Officer
from tests.chaos.quarter import QUIET, ZONE, Record, Said, Step
from tests.chaos.weather import Weather
from tests.chaos.wreck import reading
from tests.town import Json

SEAL = re.compile(r"--hash ([0-9a-f]+)")
PART = re.compile(r":send(Photo|Message)$")
OF_ITS_OWN_ACCORD = ("remind:", "nudge:", "overdue:", "escalate:", "digest:", "morning:")


@dataclass
class Kept:
    """What the bot forgets after two days, taken down before: sent messages and updates."""

    sent: set[tuple[int, int]] = field(default_factory=set)
    received: set[int] = field(default_factory=set)

    def take(self, file: sqlite3.Connection) -> None:
        """Take down what stands in the file."""
        self.sent |= checks.sent_messages(file)
        self.received |= {number for (number,) in file.execute("SELECT update_id FROM inbox")}


async def judge(
    district: District, everybody: Sequence[Officer], kept: Kept, record: Record, weather: Weather
) -> None:
    """Compare what was filed, due, stored and said."""
    for one in everybody:
        await one.phone.look_anew()
    with reading(district.bot.database) as file:
        kept.take(file)
        stored = checks.stored_reports(file)
        checks.check_reports(stored, district.officers)
        checks.check_receipts(stored, district.officers)
        checks.check_nothing_left(file)
        letters = _letters(file)
    acted: set[int] = set().union(*(one.phone.updates for one in everybody))
    assert kept.received == acted, "updates that never came in, or that nobody made"
    check_said(record.due, letters, everybody)
    repeats = checks.check_repeats(kept.sent, everybody, weather.possible_repeats)
    calls = list(district.sandbox.calls.select())
    check_repeated(calls, kept.sent)
    checks.check_form_first(calls, district.officers)
    database = await Database.open(district.bot.database)
    try:
        await checks.check_tally(database, district.plan, district.officers)
        await check_chain(database, everybody)
    finally:
        await database.close()
    check_liveliness(record, weather)
    assert "ERROR" not in district.bot.log_text(), district.bot.last_words()
    click.echo(
        f"{len(stored)} reports; {_by_step(record.due)}; {len(weather.wrecks)} kills, "
        f"{len(weather.struck)} calls struck; {repeats} messages repeated of "
        f"{weather.possible_repeats} that could have been"
    )


@dataclass(frozen=True, slots=True)
class Letter:
    """A row that was said of the bot's own accord."""

    chat: int
    status: str
    message: int | None


def _letters(file: sqlite3.Connection) -> dict[str, Letter]:
    """All of them by occasion; the member's number at its end is put as his Telegram id.

    A digest too long for a caption is a picture and a text: the text stands for both.
    """
    who = dict(file.execute("SELECT id, telegram_id FROM member"))
    found = {}
    for occasion, chat, status, message in file.execute(
        """SELECT occasion, chat_id, status, message_id FROM outbox
           WHERE occasion IS NOT NULL ORDER BY id"""
    ):
        if occasion.startswith(OF_ITS_OWN_ACCORD):
            begins, _, member = PART.sub("", occasion).rpartition(":")
            found[f"{begins}:{who[int(member)]}"] = Letter(chat, status, message)
    return found


def check_said(
    due: Sequence[Said], letters: Mapping[str, Letter], everybody: Sequence[Officer]
) -> None:
    """Each message that was due has its one row and arrived, in time; there is no other."""
    expected = {f"{one.begins}:{one.person}": one for one in due}
    assert len(expected) == len(due), "the book has something twice: the test is at fault"
    assert not expected.keys() - letters.keys(), f"unsaid: {expected.keys() - letters.keys()}"
    assert not letters.keys() - expected.keys(), f"not due: {letters.keys() - expected.keys()}"
    screens = {one.phone.number: one.phone.messages for one in everybody}
    for occasion, said in expected.items():
        letter = letters[occasion]
        assert (letter.chat, letter.status) == (said.person, "sent"), f"{occasion}: {letter}"
        message = screens[said.person].get(letter.message or 0)
        assert message, f"{occasion} never arrived"
        _check_time(said, message)
        _check_words(said, message)


def _check_time(said: Said, message: Json) -> None:
    date = message["date"]
    assert isinstance(date, int)
    came = datetime.fromtimestamp(date, ZONE)
    # Sent at once: a minute or two of kills and faults, by a clock that ticks on.
    assert 0 <= (came - said.at).total_seconds() < 600, f"{said} came at {came}"
    assert QUIET[0] <= came.time() < QUIET[1], f"{said} came in quiet hours, at {came}"


def _check_words(said: Said, message: Json) -> None:
    words = checks.said_in(message)
    week = f"{said.monday.month}月{said.monday.day}日至"
    assert week in words, f"{said} speaks of another week: {words}"
    mark = {Step.OVERDUE: "未报", Step.ESCALATION: "督办", Step.DIGEST: "进展快报"}
    assert mark.get(said.step, "还没有上报") in words, f"{said}: {words}"
    assert ("补报到" in words) is (said.step is Step.NUDGE), f"{said}: {words}"


def check_repeated(calls: Sequence[CallRecord], sent: Collection[tuple[int, int]]) -> None:
    """What came without a row to show for it is a copy of something that has one."""
    said: dict[tuple[int, int], str] = {}
    for call in calls:
        answer = (call.answer or {}).get("result")
        if call.method.startswith("send") and isinstance(answer, dict):
            said[int(str(call.params["chat_id"])), int(str(answer["message_id"]))] = str(
                call.params.get("text") or call.params.get("caption")
            )
    rows = Counter((chat, said[chat, number]) for chat, number in sent)
    copies = [one for one in said if one not in sent]
    alone = [said[one] for one in copies if not rows[one[0], said[one]]]
    assert not alone, f"said without a row: {alone}"


async def check_chain(database: Database, everybody: Sequence[Officer]) -> None:
    """The audit trail is whole, and every hash that a digest printed stands in it."""
    printed = {
        seal
        for one in everybody
        for message in one.phone.messages.values()
        for seal in SEAL.findall(checks.said_in(message))
    }
    assert printed, "no digest printed a hash"
    for seal in printed:
        checked = await chain.check(database.reader, seal)
        assert checked.broken is None, checked
        assert not checked.forged, checked
        assert checked.seen, f"the digest's hash {seal} is not in the trail"


def check_liveliness(record: Record, weather: Weather) -> None:
    """Something of each kind was due, kills hit a bot at work, and faults struck."""
    steps = {said.step for said in record.due}
    assert steps == set(Step), f"nothing was due of {set(Step) - steps}: this run proves nothing"
    undone = [wreck.undone for wreck in weather.wrecks]
    assert any(undone), "no kill found anything undone: this run proves nothing"
    assert weather.struck, "no fault struck: this run proves nothing"


def _by_step(due: Sequence[Said]) -> str:
    return ", ".join(f"{many} × {step}" for step, many in Counter(one.step for one in due).items())
