"""The sandbox's clock, which ticks and can be set; no other file may read the time of day."""

from __future__ import annotations

import math
import time
from datetime import UTC, datetime

from sandbox.errors import SimError
from sandbox.jsontypes import JsonObject

LATEST = datetime(9000, 1, 1, tzinfo=UTC).timestamp()


class Clock:
    """Wall time that runs on from wherever it was set."""

    def __init__(self) -> None:
        """Start at the real time."""
        self._base = time.time()
        self._anchor = time.monotonic()

    def now(self) -> float:
        """Return the sandbox's time in seconds since 1970."""
        return self._base + time.monotonic() - self._anchor

    def seconds(self) -> int:
        """Return the time as message dates carry it."""
        return int(self.now())

    @property
    def setting(self) -> float:
        """Return a number that stays the same until the time is set again."""
        return self._base - self._anchor

    def set(self, moment: str) -> None:
        """Set the time from ISO text with an offset; SimError when it is no such text."""
        try:
            parsed = datetime.fromisoformat(moment)
        except ValueError as error:
            raise SimError(f"'set' is not a date and time in ISO form: {moment!r}") from error
        if parsed.tzinfo is None:
            raise SimError(f"'set' needs an offset such as +08:00 or Z: {moment!r}")
        self._go_to(parsed.timestamp())

    def advance(self, seconds: float) -> None:
        """Move the time by seconds, maybe negative; SimError when it leaves the calendar."""
        if not math.isfinite(seconds):
            raise SimError("'advance' must be a finite number of seconds")
        self._go_to(self.now() + seconds)

    def as_json(self) -> JsonObject:
        """Return the time as `GET /sim/clock` answers it."""
        now = self.now()
        return {"now": datetime.fromtimestamp(now, UTC).isoformat(), "unix": now}

    def _go_to(self, unix: float) -> None:
        if not 0 <= unix <= LATEST:
            raise SimError("the clock can show times between 1970 and 9000 only")
        self._base = unix
        self._anchor = time.monotonic()
