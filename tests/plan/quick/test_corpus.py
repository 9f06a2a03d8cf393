"""The corpus as a whole: how much is right, that nothing is silently wrong, and how fast it is."""

import statistics
import time

from tests.plan.quick.judging import GRAMMAR, PLAN, corpus, is_right, is_silently_wrong

RIGHT = 0.97
SLOWEST_MEDIAN = 0.002
"""Seconds a message; about five times what it takes on a small machine."""


def test_the_corpus_is_large_and_names_every_indicator_and_unit() -> None:
    drafts = [draft for message in corpus() for draft in message.drafts]
    assert len(corpus()) >= 400
    assert {draft.get("indicator") for draft in drafts} >= {one.code for one in PLAN.indicators}
    assert {draft.get("unit") for draft in drafts} >= {one.code for one in PLAN.units}
    assert {message.kind for message in corpus()} == {"report", "nil", "question", "other"}


def test_nearly_all_is_right_and_nothing_silently_wrong() -> None:
    wrong = [message for message in corpus() if not is_right(message)]
    assert [message.text for message in wrong if is_silently_wrong(message)] == []
    assert len(wrong) <= (1 - RIGHT) * len(corpus()), [message.text for message in wrong]


def test_a_message_takes_less_than_two_milliseconds() -> None:
    taken = []
    for message in corpus():
        begun = time.perf_counter()
        GRAMMAR.parse(message.text, message.today, message.unit)
        taken.append(time.perf_counter() - begun)
    assert statistics.median(taken) < SLOWEST_MEDIAN
