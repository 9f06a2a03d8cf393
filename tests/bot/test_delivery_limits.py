"""Telegram's sending limits: the gate with a given time, and the sender against a strict server."""

import time
from pathlib import Path

import pytest
from telegram.error import NetworkError, RetryAfter

from bot.config import Limits
from bot.limits import LONGEST_PAUSE, Gate, pause_after
from tests.bot.postroom import a_post_room

PERSON, GROUP = 7001, -100


def _leaves(gate: Gate, chats: list[int], until: float) -> list[tuple[float, int]]:
    """When the next message to each of these chats leaves, the first that may going first."""
    now, left = 0.0, []
    waiting = list(chats)
    while waiting:
        waits = [max(gate.wait_for_all(now), gate.wait_for_chat(chat, now)) for chat in waiting]
        best = min(range(len(waiting)), key=lambda place: (waits[place], place))
        now += waits[best]
        if now > until:
            break
        gate.take(waiting[best], now)
        left.append((now, waiting.pop(best)))
    return left


def _busiest(times: list[float], seconds: float) -> int:
    """The most sendings within any stretch of so many seconds."""
    end = seconds - 1e-6
    return max(sum(start <= time < start + end for time in times) for start in times)


def test_a_person_gets_a_burst_of_three_and_then_one_a_second() -> None:
    times = [when for when, _ in _leaves(Gate(Limits(), 0.0), [PERSON] * 6, 60)]
    assert times == pytest.approx([0, 0, 0, 1, 2, 3])


def test_after_a_quiet_moment_a_person_has_his_burst_again() -> None:
    gate = Gate(Limits(), 0.0)
    for _ in range(3):
        gate.take(PERSON, 0.0)
    assert gate.wait_for_chat(PERSON, 0.0) == pytest.approx(1)
    assert gate.wait_for_chat(PERSON, 100.0) == 0
    for _ in range(3):
        gate.take(PERSON, 100.0)
    assert gate.wait_for_chat(PERSON, 100.0) == pytest.approx(1)


def test_no_second_sees_more_than_thirty_messages() -> None:
    times = [when for when, _ in _leaves(Gate(Limits(), 0.0), list(range(1, 101)), 60)]
    assert len(times) == 100
    assert _busiest(times, 1.0) == 30
    assert times[-1] == pytest.approx(3)


def test_no_minute_sees_more_than_twenty_messages_to_a_group() -> None:
    times = [when for when, _ in _leaves(Gate(Limits(), 0.0), [GROUP] * 50, 200)]
    assert len(times) == 50
    assert _busiest(times, 60.0) == 20


def test_a_group_that_must_wait_holds_nobody_else_up() -> None:
    gate = Gate(Limits(), 0.0)
    left = _leaves(gate, [GROUP] * 21 + [PERSON], 1.0)
    assert [chat for _, chat in left] == [GROUP] * 20 + [PERSON]


def test_a_closed_gate_opens_when_telegram_said_and_not_before() -> None:
    gate = Gate(Limits(), 0.0)
    gate.close(7.0)
    gate.close(3.0)
    assert gate.closed_for(2.0) == gate.wait_for_all(2.0) == 5.0
    assert gate.closed_for(7.0) == gate.wait_for_all(7.0) == 0.0


def test_pauses_grow_but_never_beyond_the_longest_even_after_a_night_without_a_line() -> None:
    error = NetworkError("no line")
    pauses = [pause_after(error, tries) for tries in (1, 2, 3, 10, 5000)]
    assert pauses == [0.5, 1.0, 2.0, LONGEST_PAUSE, LONGEST_PAUSE]


def test_a_pause_is_as_long_as_telegram_asks() -> None:
    assert pause_after(RetryAfter(90), 1) == 90
    assert pause_after(RetryAfter(1), 3) == 2.0


async def test_a_burst_at_the_default_limits_is_never_told_to_wait(tmp_path: Path) -> None:
    async with a_post_room(tmp_path, limits=Limits(), strict=True) as room:
        people = [await room.person(7000 + number) for number in range(45)]
        for number in range(2):
            for person in people:
                await room.add(person, f"letter {number}")
        for _ in range(3):
            await room.add(people[0], "burst")
        began = time.monotonic()
        await room.empty()
        assert time.monotonic() - began < 6
        answers = [call.answer for call in room.sandbox.calls.select("sendMessage")]
        assert len(answers) == 93
        assert all(answer and answer["ok"] for answer in answers)
