"""What must hold after the last kill, when all is handled and the bot has ended."""

import sqlite3
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import date

from plan.model import Plan
from sandbox.calls import CallRecord
from storage import tally
from storage.database import Database
from tests.chaos.officers import Filing, Officer
from tests.town import Json

# A toast is not answered twice: after a kill Telegram may refuse the second try, rightly.
NOTHING_LEFT = {
    "updates not done": "SELECT count(*) FROM inbox WHERE status <> 'done'",
    "messages not sent": "SELECT count(*) FROM outbox WHERE status = 'waiting'",
    "messages refused": "SELECT count(*) FROM outbox WHERE status = 'refused' AND priority > 0",
    "dead letters": "SELECT count(*) FROM dead_letter",
    "drafts": "SELECT count(*) FROM draft",
    "reports without one version": """SELECT count(*) FROM report r WHERE 1 <>
        (SELECT count(*) FROM report_version v WHERE v.report = r.id)""",
    "reports without one trail": """SELECT count(*) FROM report r WHERE 1 <>
        (SELECT count(*) FROM audit WHERE action = 'filed' AND subject = 'report:' || r.id)""",
    "messages out of order": """SELECT count(*) FROM (SELECT message_id, lag(message_id)
        OVER (PARTITION BY chat_id ORDER BY id) AS before FROM outbox
        WHERE method = 'sendMessage' AND status = 'sent' AND priority = 1)
        WHERE message_id <= before""",
}


def stored_reports(connection: sqlite3.Connection) -> dict[str, Filing]:
    """Every stored report by its receipt number."""
    rows = connection.execute(
        """SELECT r.receipt, m.telegram_id, v.indicator, v.quantity, v.day FROM report r
           JOIN report_version v ON v.report = r.id JOIN member m ON m.id = r.filed_by"""
    )
    return {
        receipt: Filing(who, indicator, quantity, date.fromisoformat(day))
        for receipt, who, indicator, quantity, day in rows
    }


def check_reports(stored: Mapping[str, Filing], officers: Sequence[Officer]) -> None:
    """The reports are the ones filed, none missing, none twice, each with its own receipt."""
    filed = Counter(filing for officer in officers for filing in officer.filed)
    kept = Counter(stored.values())
    assert set(filed.values()) <= {1}, "the officers filed something twice: the test is at fault"
    assert not filed - kept, f"missing: {filed - kept}"
    assert not kept - filed, f"stored though not filed, or twice: {kept - filed}"
    for officer in officers:
        for receipt, filing in zip(officer.receipts, officer.filed, strict=True):
            assert stored[receipt] == filing, f"{receipt} is {stored[receipt]}, not {filing}"


def check_updates(connection: sqlite3.Connection, officers: Sequence[Officer]) -> None:
    """Whatever the officers said or tapped came in, and nothing else."""
    received = {number for (number,) in connection.execute("SELECT update_id FROM inbox")}
    acted: set[int] = set().union(*(officer.phone.updates for officer in officers))
    assert not acted - received, f"updates that never came in: {acted - received}"
    assert not received - acted, f"updates that nobody made: {received - acted}"


def check_nothing_left(connection: sqlite3.Connection, *allowed: str) -> None:
    """Nothing waits, nothing was given up, nothing is half there."""
    left = {
        what: connection.execute(sql).fetchone()[0]
        for what, sql in NOTHING_LEFT.items()
        if what not in allowed
    }
    assert not any(left.values()), left


async def check_tally(database: Database, plan: Plan, officers: Sequence[Officer]) -> None:
    """The tally is what the reports say, by the bot's check, by plain SQL and by our own list."""
    reader = database.reader
    differences = await tally.differences(reader, plan)
    assert not differences, f"kept ≠ expected: {differences}"
    kept = await reader.execute_fetchall(
        "SELECT indicator, unit, day, value FROM tally WHERE part = 'quantity' ORDER BY 1, 2, 3"
    )
    raw = await reader.execute_fetchall(
        """SELECT indicator, unit, day, sum(quantity) FROM report_version
           GROUP BY indicator, unit, day ORDER BY 1, 2, 3"""
    )
    assert [*map(tuple, kept)] == [*map(tuple, raw)], "the tally is not the sum of the reports"
    filed: Counter[tuple[str, str]] = Counter()
    for officer in officers:
        for one in officer.filed:
            filed[one.indicator, one.day.isoformat()] += one.quantity
    summed: Counter[tuple[str, str]] = Counter()
    for indicator, _, day, value in kept:
        summed[indicator, day] += value
    assert summed == filed, f"counted {summed}, filed {filed}"


def check_receipts(stored: Mapping[str, Filing], officers: Sequence[Officer]) -> int:
    """Every receipt stands in its officer's chat; returns how many stand there twice."""
    arrived = {officer.phone.number: Counter(officer.shown_receipts()) for officer in officers}
    missing = [number for number, one in stored.items() if not arrived[one.officer][number]]
    assert not missing, f"receipts that never arrived: {missing}"
    assert sum(map(len, arrived.values())) == len(stored), "a receipt for nothing"
    return sum(counts.total() - len(counts) for counts in arrived.values())


def sent_messages(connection: sqlite3.Connection) -> set[tuple[int, int]]:
    """Chat and id of each message that is marked as sent and not forgotten yet."""
    return set(
        connection.execute(
            """SELECT chat_id, message_id FROM outbox
               WHERE method LIKE 'send%' AND status = 'sent' AND message_id IS NOT NULL"""
        )
    )


def check_repeats(
    sent: Collection[tuple[int, int]], officers: Sequence[Officer], possible: int
) -> int:
    """What came twice was in flight at a kill or a fault; returns how many."""
    heard = {
        (officer.phone.number, number)
        for officer in officers
        for number, message in officer.phone.messages.items()
        if _is_from_bot(message)
    }
    assert set(sent) <= heard, f"marked as sent though never heard: {set(sent) - heard}"
    repeats = len(heard) - len(sent)
    assert repeats <= possible, f"{repeats} repeats, {possible} messages were in flight"
    return repeats


def check_form_first(calls: Sequence[CallRecord], officers: Sequence[Officer]) -> None:
    """In each chat a report's form says "filed" before its receipt comes."""
    for officer in officers:
        words = officer.words
        texts = [
            str(call.params.get("text"))
            for call in calls
            if str(call.params.get("chat_id")) == str(officer.phone.number)
        ]
        for number in officer.receipts:
            form = words.html("card-filed", receipt=number)
            receipt = words.html("receipt", receipt=number, effect="").strip()
            first = next(place for place, text in enumerate(texts) if text.startswith(form))
            early = any(text.startswith(receipt) for text in texts[:first])
            assert not early, f"the receipt {number} came before its form"


def _is_from_bot(message: Json) -> bool:
    sender = message["from"]
    return isinstance(sender, dict) and bool(sender["is_bot"])


def said_in(message: Json) -> str:
    """What is to be read in a message: its text, or the words below its picture."""
    return str(message.get("text") or message.get("caption") or "")
