"""The log of Bot API calls with parameters and answers; it keeps references and copies nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sandbox.jsontypes import JsonObject

CALLS_KEPT = 50_000


@dataclass(slots=True)
class CallRecord:
    """One call: what was asked, what was answered, and what a fault did to it."""

    id: int
    unix: float
    bot: str
    method: str
    params: JsonObject
    answer: JsonObject | None = None
    fault: str = ""

    def as_json(self) -> JsonObject:
        """Return the call as `GET /sim/calls` lists it; `answer` is null while it runs."""
        return {
            "id": self.id,
            "unix": self.unix,
            "bot": self.bot,
            "method": self.method,
            "params": self.params,
            "answer": self.answer,
            "fault": self.fault or None,
        }


class CallLog:
    """The newest calls, numbered from 1; the older half goes when twice the limit is reached.

    Messages are never changed in place, so an entry costs little more than its parameters.
    """

    def __init__(self, kept: int = CALLS_KEPT) -> None:
        """Keep at least the last `kept` calls."""
        self._kept = max(kept, 1)
        self._records: list[CallRecord] = []
        self._dropped = 0

    @property
    def last(self) -> int:
        """Return the number of the newest call."""
        return self._dropped + len(self._records)

    @property
    def dropped(self) -> int:
        """Return how many calls the log no longer has."""
        return self._dropped

    def glance(self) -> JsonObject:
        """Return how many calls there were and what the newest was."""
        newest = self._records[-1] if self._records else None
        return {
            "last": self.last,
            "method": newest.method if newest else "",
            "fault": (newest.fault if newest else "") or None,
        }

    def open(self, unix: float, bot: str, method: str, params: JsonObject) -> CallRecord:
        """Add a call that has just come in and return its record, to be given its answer."""
        if len(self._records) >= 2 * self._kept:
            del self._records[: self._kept]
            self._dropped += self._kept
        record = CallRecord(self.last + 1, unix, bot, method, params)
        self._records.append(record)
        return record

    def select(self, method: str = "", chat_id: str = "", after: int = 0) -> Iterator[CallRecord]:
        """Yield the calls with a greater number than `after`, of a method and chat if given."""
        for index in range(max(after - self._dropped, 0), len(self._records)):
            record = self._records[index]
            if method and record.method.lower() != method.lower():
                continue
            if not chat_id or str(record.params.get("chat_id", "")) == chat_id:
                yield record
