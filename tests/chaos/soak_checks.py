"""What must hold at the end of a simulated quarter: by the file, the transcripts and our book."""

import re
import sqlite3
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import click

from bot.operating import compare_tally
from sandbox.calls import CallRecord
from storage import chain
from storage.database import Database
from tests.chaos import checks
from tests.chaos.case_checks import check_cases, check_counted, check_figures, check_liveliness
from tests.chaos.cases import Casebook
from tests.chaos.district import District
from tests.chaos.kept import Kept, figures_of
from tests.chaos.officers import Officer
from tests.chaos.quarter import QUIET, ZONE
from tests.chaos.record import Said, Step
from tests.chaos.soak import Life
from tests.chaos.weather import Weather
from tests.chaos.wreck import reading
from tests.town import Json

SEAL = re.compile(r"--hash ([0-9a-f]+)")
PART = re.compile(r":send(Photo|Message)$")
OF_ITS_OWN_ACCORD = (*(f"{step}:" for step in Step), "digest:")
# Of a quarter with changes there is more than one version.
NOT_HERE = "reports without one version"


async def judge(district: District, life: Life, kept: Kept, weather: Weather) -> None:
    """Compare what was filed, decided, due, stored and said."""
    everybody, record = life.people.everybody, life.record
    for one in everybody:
        await one.phone.look_anew()
    with reading(district.bot.database) as file:
        kept.take(file)
        checks.check_nothing_left(file, NOT_HERE)
        check_cases(file, life)
        check_figures(file, life)
        check_counted(file, life)
        letters = _letters(file)
        for month, figures in kept.figures.items():
            assert figures_of(file, month) == figures, f"{month} is no longer as it was locked"
    acted: set[int] = set().union(*(one.phone.updates for one in everybody))
    assert kept.received == acted, "updates that never came in, or that nobody made"
    check_said(record.due, letters, everybody)
    check_once(letters.values(), kept)
    repeats = checks.check_repeats(kept.sent, everybody, weather.possible_repeats)
    check_words(kept, everybody)
    calls = list(district.sandbox.calls.select())
    check_repeated(calls, kept.sent)
    checks.check_form_first(calls, everybody)
    differences = await compare_tally(district.bot.config, district.plan)
    assert not differences, differences
    database = await Database.open(district.bot.database)
    try:
        await check_chain(database, everybody)
    finally:
        await database.close()
    check_liveliness(life, weather, long=life.busy > 1)
    assert "ERROR" not in district.bot.log_text(), district.bot.last_words()
    click.echo(
        f"{len(life.book.cases)} reports; {_by_step(record.due)}; {_decisions(life)}; "
        f"{len(weather.wrecks)} kills, {len(weather.struck)} calls struck; {repeats} messages "
        f"repeated of {weather.possible_repeats} that could have been"
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
    expected = {one.occasion: one for one in due}
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
        words = checks.said_in(message)
        assert all(one in words for one in said.words), f"{said}: {words}"
        assert not any(one in words for one in said.without), f"{said}: {words}"


def check_once(letters: Collection[Letter], kept: Kept) -> None:
    """What was due stands in no second row, under whatever name."""
    places = ((one.chat, one.message or 0) for one in letters)
    said = Counter((at[0], kept.words[at]) for at in places if at in kept.words)
    rows = Counter((chat, words) for (chat, _), words in kept.words.items())
    more = {one: rows[one] for one in said if rows[one] > said[one]}
    assert not more, f"said in more rows than are due: {more}"


def _check_time(said: Said, message: Json) -> None:
    date = message["date"]
    assert isinstance(date, int)
    came = datetime.fromtimestamp(date, ZONE)
    # Sent at once: a minute or two of kills and faults, by a clock that ticks on.
    assert 0 <= (came - said.at).total_seconds() < 600, f"{said} came at {came}"
    assert QUIET[0] <= came.time() < QUIET[1], f"{said} came in quiet hours, at {came}"


def check_words(kept: Kept, everybody: Sequence[Officer]) -> None:
    """Each message says in the end what was last sent for it."""
    for one in everybody:
        for number, message in one.phone.messages.items():
            stored = kept.words.get((one.phone.number, number))
            assert stored in (None, message.get("text")), f"{message} should say {stored!r}"


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


def check_snapshot(kept: Kept, book: Casebook, month: str) -> None:
    """A month is locked with the sums of what was approved by then, by our own book."""
    expected: dict[tuple[str, str, str], tuple[int, int]] = {}
    for one in book:
        if one.stands != "approved" or f"{one.day:%Y-%m}" > month:
            continue
        cell = (one.unit, one.indicator, "quantity")
        added, value = expected.get(cell, (0, 0))
        now = one.number if f"{one.day:%Y-%m}" == month else 0
        expected[cell] = added + now, value + one.number
    stored = {cell: one for cell, one in kept.figures[month].items() if cell[2] == "quantity"}
    sums = {cell: one for cell, one in expected.items() if cell[1] in book.summed}
    assert stored == sums, f"{month} was locked with {stored}, not {sums}"


def _decisions(life: Life) -> str:
    found = Counter[str](decision.outcome for _, decision in life.decided) + Counter(life.deeds)
    return ", ".join(f"{many} {what}" for what, many in found.items())


def _by_step(due: Sequence[Said]) -> str:
    return ", ".join(f"{many} × {step}" for step, many in Counter(one.step for one in due).items())
