"""What the bot forgets after two days, taken down before: sent messages, updates, month figures."""

import json
import sqlite3
from dataclasses import dataclass, field

from sandbox.htmltext import parse_html
from tests.chaos import checks

Cell = tuple[str, str, str]  # unit, indicator, part
Figure = tuple[int | None, int]  # what the month added, what stood at its end


@dataclass
class Kept:
    """`words` are what each message says in the end, by chat and message; `figures` by month."""

    sent: set[tuple[int, int]] = field(default_factory=set)
    received: set[int] = field(default_factory=set)
    receipts: dict[int, str] = field(default_factory=dict)
    words: dict[tuple[int, int], str] = field(default_factory=dict)
    figures: dict[str, dict[Cell, Figure]] = field(default_factory=dict)
    last: int = 0

    def take(self, file: sqlite3.Connection) -> None:
        """Take down what stands in the file."""
        self.sent |= checks.sent_messages(file)
        self.received |= {number for (number,) in file.execute("SELECT update_id FROM inbox")}
        self.receipts = dict(file.execute("SELECT id, receipt FROM report"))
        # Nothing waits any more, so what was read once has not changed since.
        for row, chat, message, payload in file.execute(
            """SELECT o.id, o.chat_id, coalesce(s.message_id, o.message_id), o.payload
               FROM outbox o LEFT JOIN outbox s ON s.id = o.edits
               WHERE o.status = 'sent' AND o.method IN ('sendMessage', 'editMessageText')
                 AND o.id > ? ORDER BY o.id""",
            (self.last,),
        ):
            said = json.loads(payload)
            number = int(message or said["message_id"])
            if "text" in said:
                self.words[chat, number] = parse_html(said["text"])[0]
            else:
                self.words.pop((chat, number), None)
            self.last = row

    def take_figures(self, file: sqlite3.Connection, month: str) -> None:
        """Take down the figures with which a month was locked."""
        self.figures[month] = figures_of(file, month)


def figures_of(file: sqlite3.Connection, month: str) -> dict[Cell, Figure]:
    """The figures kept with the lock of a month that stands."""
    rows = file.execute(
        """SELECT f.unit, f.indicator, f.part, f.in_month, f.value FROM period_figure f
           JOIN period_lock l ON l.record = f.record WHERE l.month = ?""",
        (month,),
    )
    return {(unit, code, part): (added, value) for unit, code, part, added, value in rows}
