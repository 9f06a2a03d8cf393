"""The simulated officers: each reports without a pause, answering as soon as the bot has spoken.

The same words and taps for every bot; what differs are only the data behind the buttons.
"""

import json
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

Json: TypeAlias = "dict[str, object]"

FIRST_NUMBER = 7001
# Of the form's first buttons, without a required question: the card can be filed as it is.
INDICATORS = ("互助保险", "送文化演出", "技能认证", "健康档案")
DAYS = ("今天", "昨天", "前天")
FILE = "上报"
DATE = 1410742800  # only has to look like an instant: all that is dated is dated by the tapped day


@dataclass(frozen=True, slots=True)
class Call:
    """A call of the bot that shows something: which message, and its buttons (label → data)."""

    method: str
    message: Json
    buttons: dict[str, str]


@dataclass(frozen=True, slots=True)
class Step:
    """What an officer does, and the call that shows it was understood: method and a button on it.

    A tap names (a part of) a label; a typed text and a place are messages.
    """

    label: str | None
    content: Mapping[str, object]
    method: str
    shows: str | None = None

    def is_answered_by(self, call: Call) -> bool:
        """Whether this call is what the officer waits for."""
        if call.method != self.method:
            return False
        return self.shows is None or any(self.shows in label for label in call.buttons)


def dialogue(officer: int, number: int) -> tuple[Step, ...]:
    """The six steps of an officer's `number`-th report."""
    indicator = INDICATORS[(officer + number) % len(INDICATORS)]
    day = DAYS[(officer + number) % len(DAYS)]
    quantity = str(1 + (officer * 7919 + number * 104729) % 9000)
    command: Json = {
        "text": "/report",
        "entities": [{"type": "bot_command", "offset": 0, "length": 7}],
    }
    place: Json = {"location": {"latitude": 35.54 + number / 1000, "longitude": 106.66}}
    return (
        Step(None, command, "sendMessage", indicator),
        Step(indicator, {}, "editMessageText"),
        Step(None, {"text": quantity}, "sendMessage", day),
        Step(day, {}, "editMessageText", FILE),
        Step(None, place, "sendMessage", FILE),
        Step(FILE, {}, "sendMessage"),
    )


@dataclass
class Officer:
    """One officer; `reports` counts his receipts, `actions` what he said and tapped.

    `since` is when he last did something (monotonic seconds).
    """

    number: int
    do: Callable[[Json], None]
    reports: int = 0
    actions: int = 0
    since: float = 0
    _steps: Iterator[Step] = field(default_factory=lambda: iter(()))
    _waits_for: Step | None = None
    _shown: Call | None = None

    @property
    def user(self) -> Json:
        """Him, as Telegram tells of him."""
        return {"id": self.number, "is_bot": False, "first_name": "李干事", "language_code": "zh"}

    @property
    def chat(self) -> Json:
        """His chat with the bot."""
        return {"id": self.number, "first_name": "李干事", "type": "private"}

    def begin(self) -> None:
        """Start the next report."""
        self._steps = iter(dialogue(self.number, self.reports))
        self._act()

    def hears(self, call: Call) -> None:
        """Look at what the bot did, and go on if it is what was waited for."""
        if self._waits_for is None or not self._waits_for.is_answered_by(call):
            return
        self._shown = call
        self._act()

    def _act(self) -> None:
        step = next(self._steps, None)
        if step is None:
            self.reports += 1
            self.begin()
            return
        self._waits_for = step
        self.actions += 1
        self.since = time.monotonic()
        self.do(self._message(step) if step.label is None else self._tap(step.label))

    def _message(self, step: Step) -> Json:
        message: Json = {"message_id": 0, "from": self.user, "chat": self.chat, "date": DATE}
        return {"message": {**message, **step.content}}

    def _tap(self, label: str) -> Json:
        if self._shown is None:
            raise RuntimeError("nothing was shown that could be tapped")
        data = next(data for text, data in self._shown.buttons.items() if label in text)
        query = {
            "id": f"{self.number}{self.actions:08d}",
            "from": self.user,
            "message": self._shown.message,
            "chat_instance": str(self.number),
            "data": data,
        }
        return {"callback_query": query}


def buttons_of(markup: object) -> dict[str, str]:
    """The buttons of an inline keyboard (label → data), as a bot sent it."""
    keyboard = json.loads(markup) if isinstance(markup, str) else markup
    if not isinstance(keyboard, dict):
        return {}
    return {
        one["text"]: one["callback_data"]
        for row in keyboard.get("inline_keyboard", ())
        for one in row
    }
