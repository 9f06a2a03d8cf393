"""The corpus as a whole: how much is right, and that nothing is silently wrong."""

from tests.plan.quick.judging import PLAN, corpus, is_right, is_silently_wrong

RIGHT = 0.97


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
