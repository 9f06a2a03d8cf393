"""Delivers the outbox: a lane per chat, in order, within Telegram's limits, until it is taken.

Effects are not here: a letter is only sent and its row settled. Delivery is at least once.
"""

import asyncio
import json
import logging
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace

from telegram.error import (
    BadRequest,
    ChatMigrated,
    EndPointNotFound,
    Forbidden,
    InvalidToken,
    RetryAfter,
    TelegramError,
)

from bot.api import Api
from bot.clock import Clock
from bot.limits import Gate, pause_after, wait_told
from bot.notices import Notices
from bot.request import Json
from storage import groups, members, outbox
from storage.database import Database
from storage.outbox import Letter, Outcome, Priority

logger = logging.getLogger(__name__)

AT_ONCE = 64
GATHERING = 0.01
LONGEST_WAIT = 60.0
LAST_ANSWERS = 5.0
INSTANT_PAUSES = (0.5, 2.0, 5.0)

# Refusals that mean "as it should be", by the words Telegram uses.
AS_GOOD_AS_DONE = (
    "message is not modified",
    "query is too old",
    "message to edit not found",
    "message can't be edited",
    "message to delete not found",
)
# What a server says that knows no rich messages (one that edits passes over the field).
NO_RICH_MESSAGES = ("message text is empty", "rich_message_unsupported")
GONE = ("chat not found", "user not found", "peer_id_invalid")


@dataclass(slots=True)
class Setback:
    """A lane that waits before it tries again; times are monotonic seconds."""

    tries: int
    until: float


class Sender:
    """Sends what waits in the outbox, side by side, one letter per chat at a time."""

    def __init__(
        self,
        database: Database,
        api: Api,
        gate: Gate,
        clock: Clock,
        notices: Notices,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._database = database
        self._api = api
        self._gate = gate
        self._clock = clock
        self._notices = notices
        self._monotonic = monotonic
        self._news = asyncio.Event()
        self._landings = asyncio.Event()
        self._waking: asyncio.TimerHandle | None = None
        self._lanes: set[int] = set()
        self._instants: set[int] = set()
        self._setbacks: dict[int, Setback] = {}
        self._in_flight: set[asyncio.Task[None]] = set()
        self._finishing = False
        self._takes_rich = True
        self._outcomes: list[tuple[Letter, Outcome]] = []
        self._settling = asyncio.Lock()
        self._tasks: asyncio.TaskGroup

    def wake(self) -> None:
        """Say that rows were committed; what comes within a moment is found by one search."""
        if self._waking is None:
            self._waking = asyncio.get_running_loop().call_later(GATHERING, self._woken)

    def _woken(self) -> None:
        self._waking = None
        self._news.set()

    async def run(self) -> None:
        """Send for ever. Raises StorageBroken when rows cannot be settled."""
        async with asyncio.TaskGroup() as self._tasks:
            # Beside each other: a commit must not hold up what may leave now, or a broadcast would
            # fall behind the limits by its length three times a second.
            self._tasks.create_task(self._settle_on())
            while True:
                wait = await self._dispatch()
                with suppress(TimeoutError):
                    async with asyncio.timeout(min(wait, LONGEST_WAIT)):
                        await self._news.wait()
                self._news.clear()

    async def _settle_on(self) -> None:
        """Write what became of letters for ever; what lands within a moment in one commit."""
        while True:
            await self._landings.wait()
            await asyncio.sleep(GATHERING)
            self._landings.clear()
            await self._settle()
            self._news.set()

    async def finish(self) -> None:
        """Start nothing more and wait for what is in flight: cut off, it would be sent again."""
        self._finishing = True
        if self._in_flight:
            await asyncio.wait(self._in_flight, timeout=LAST_ANSWERS)
        await self._settle()

    async def _dispatch(self) -> float:
        """Start all that may leave now; returns the seconds until the next may."""
        if (closed := self._gate.closed_for(self._monotonic())) > 0:
            return closed
        reader = self._database.reader
        for letter in await outbox.instants(reader, without=[*self._instants], most=AT_ONCE):
            self._start(letter)
        now = self._monotonic()
        if (full := self._gate.wait_for_all(now)) > 0:
            return full
        held = self._held(now)
        free = AT_ONCE - len(self._lanes)
        waits = [*held.values()]
        if free > 0:
            without = [*self._lanes, *held]
            for letter in await outbox.heads(reader, without=without, most=free):
                wait = max(
                    self._gate.wait_for_all(now), self._gate.wait_for_chat(letter.chat_id, now)
                )
                if wait > 0:
                    waits.append(wait)
                    continue
                self._gate.take(letter.chat_id, now)
                self._start(letter)
        return min(waits, default=LONGEST_WAIT)

    def _start(self, letter: Letter) -> None:
        if self._finishing:
            return
        if letter.priority is Priority.INSTANT:
            self._instants.add(letter.id)
        else:
            self._lanes.add(letter.chat_id)
        task = self._tasks.create_task(self._deliver(letter))
        self._in_flight.add(task)
        task.add_done_callback(self._in_flight.discard)

    def _held(self, now: float) -> dict[int, float]:
        return {
            chat: setback.until - now
            for chat, setback in self._setbacks.items()
            if setback.until > now and chat not in self._lanes
        }

    async def _deliver(self, letter: Letter) -> None:
        instant = letter.priority is Priority.INSTANT
        outcome = await (self._attempt_instant(letter) if instant else self._attempt(letter))
        if outcome is None:
            self._landed(letter)
        else:
            if not instant:
                self._setbacks.pop(letter.chat_id, None)
            self._outcomes.append((letter, outcome))
            self._landings.set()
            return
        self._news.set()

    def _landed(self, letter: Letter) -> None:
        if letter.priority is Priority.INSTANT:
            self._instants.discard(letter.id)
        else:
            self._lanes.discard(letter.chat_id)

    async def _attempt_instant(self, letter: Letter) -> Outcome | None:
        """A toast is worth a few quick tries; later it says nothing any more."""
        for pause in (0.0, *INSTANT_PAUSES):
            await asyncio.sleep(pause)
            try:
                await self._api.call(letter.method, _parameters(letter))
            except RetryAfter as error:
                self._gate.close(self._monotonic() + wait_told(error))
                return None
            except (BadRequest, Forbidden, EndPointNotFound) as error:
                return await self._refused(letter, error)
            except TelegramError as error:
                logger.warning("letter %s (%s): %s", letter.id, letter.method, error)
            else:
                return Outcome(letter.id)
        return Outcome(letter.id, error="too late")

    async def _attempt(self, letter: Letter) -> Outcome | None:
        """Send once; returns what became of it, or None when it stays in its lane."""
        if letter.edits is not None and letter.message_id is None:
            return Outcome(letter.id, error="the message to edit was never sent")
        if letter.fallback is not None and _is_rich(letter) and not self._takes_rich:
            letter = _second_form(letter, letter.fallback)
        try:
            result = await self._api.call(letter.method, _parameters(letter))
        except RetryAfter as error:
            self._gate.close(self._monotonic() + wait_told(error))
        except ChatMigrated as error:
            await self._move(letter.chat_id, error.new_chat_id)
        except (BadRequest, Forbidden, EndPointNotFound) as error:
            return await self._refused(letter, error)
        except InvalidToken:
            logger.critical("Telegram does not accept the token; sending pauses for a minute")
            self._gate.close(self._monotonic() + LONGEST_WAIT)
        except TelegramError as error:
            self._again(letter, error)
        else:
            return Outcome(letter.id, message_id=_message_id(result))
        return None

    def _again(self, letter: Letter, error: TelegramError) -> None:
        before = self._setbacks.get(letter.chat_id)
        tries = before.tries + 1 if before else 1
        logger.warning("letter %s (%s): %s, try %s", letter.id, letter.method, error, tries)
        until = self._monotonic() + pause_after(error, tries)
        self._setbacks[letter.chat_id] = Setback(tries, until)

    async def _refused(self, letter: Letter, error: TelegramError) -> Outcome | None:
        said = str(error)
        if any(words in said.lower() for words in AS_GOOD_AS_DONE):
            return Outcome(letter.id, message_id=letter.message_id)
        gone = isinstance(error, Forbidden) or any(words in said.lower() for words in GONE)
        if gone and letter.chat_id != outbox.NO_CHAT:  # that lane is everybody's
            return await self._unreachable(letter, error)
        if letter.fallback is not None:
            logger.warning("letter %s (%s) goes out as text: %s", letter.id, letter.method, said)
            if _is_rich(letter) and _knows_no_rich(error):
                # It will not learn them before the next start: no further letter tries.
                self._takes_rich = False
            return await self._attempt(_second_form(letter, letter.fallback))
        logger.error("letter %s (%s) was refused: %s", letter.id, letter.method, said)
        if not self._notices.wrote(letter):  # a notice about a notice would never end
            content = json.dumps(
                {"method": letter.method, **_parameters(letter)}, ensure_ascii=False
            )
            async with self._database.transaction() as connection:
                await self._notices.give_up(connection, "outbox", letter.id, content, said)
        return Outcome(letter.id, error=said)

    async def _unreachable(self, letter: Letter, error: TelegramError) -> Outcome:
        now = self._clock.now()
        async with self._database.transaction() as connection:
            member = await members.mark_reachable(connection, now, letter.chat_id, False)
            await outbox.drop_lane(connection, letter.chat_id, now, str(error))
            await groups.left(connection, now, letter.chat_id)
            if member is not None:
                await self._notices.unreachable(connection, member)
        return Outcome(letter.id, error=str(error))

    async def _move(self, old: int, new: int) -> None:
        async with self._database.transaction() as connection:
            await groups.move(connection, old, new)

    async def _settle(self) -> None:
        """Write what became of all that was sent since the last time, in one commit."""
        async with self._settling:
            batch, self._outcomes = self._outcomes, []
            if not batch:
                return
            async with self._database.transaction() as connection:
                outcomes = [outcome for _, outcome in batch]
                await outbox.settle(connection, outcomes, self._clock.now())
            # Only now: until its row is settled a letter still counts as in flight.
            for letter, _ in batch:
                self._landed(letter)


def _parameters(letter: Letter) -> dict[str, object]:
    # The chat is named only here, so that a group that moved is reached by a change of one column.
    parameters = dict(letter.payload)
    if letter.chat_id != outbox.NO_CHAT:
        parameters["chat_id"] = letter.chat_id
    if letter.edits is not None:
        parameters["message_id"] = letter.message_id
    return parameters


def _is_rich(letter: Letter) -> bool:
    return letter.method == "sendRichMessage" or "rich_message" in letter.payload


def _knows_no_rich(error: TelegramError) -> bool:
    said = str(error).lower()
    return isinstance(error, EndPointNotFound) or any(words in said for words in NO_RICH_MESSAGES)


def _second_form(letter: Letter, fallback: dict[str, object]) -> Letter:
    """The letter with its fallback as payload; what was to edit a message still does."""
    editing = letter.method.startswith("edit")
    kept = {name: letter.payload[name] for name in ("message_id",) if name in letter.payload}
    method = "editMessageText" if editing else "sendMessage"
    return replace(letter, method=method, payload={**kept, **fallback}, fallback=None)


def _message_id(result: Json) -> int | None:
    value = result.get("message_id") if isinstance(result, dict) else None
    return value if isinstance(value, int) else None
