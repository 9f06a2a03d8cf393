"""The corpus and how an answer is held against it; no test stands here."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from plan.model import QuestionKind
from plan.quick import Grammar, as_plain
from plan.quick.form import Plain
from plan.units import OrgTree
from tests.plan.said import pingliang

CORPUS = Path(__file__).with_name("corpus.jsonl")
PLAN = pingliang()
GRAMMAR = Grammar(PLAN, OrgTree(PLAN.units))
WORDS = frozenset(
    question.key
    for one in PLAN.indicators
    for question in one.questions
    if question.kind is QuestionKind.TEXT and question.key != "trade"
)
"""Answers in free words (place, name): compared only where the corpus gives them."""


@dataclass(frozen=True)
class Message:
    """An entry of the corpus: what was typed, when and by whom, and what it is to give."""

    text: str
    today: date
    unit: str
    kind: str
    drafts: tuple[dict[str, Plain], ...]
    ask: frozenset[str]


@cache
def corpus() -> tuple[Message, ...]:
    """Return the whole corpus."""
    return tuple(_messages())


def _messages() -> Iterator[Message]:
    for line in CORPUS.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        said = row["expect"]
        yield Message(
            row["text"],
            date.fromisoformat(row["today"]),
            row["unit"],
            said["kind"],
            tuple(said["drafts"]),
            frozenset(said["ask"]),
        )


def understood(message: Message) -> tuple[str, tuple[dict[str, Plain], ...], frozenset[str]]:
    """Return kind, drafts and asks that the grammar gives for a message, of all its lines."""
    lines = GRAMMAR.parse_message(message.text, message.today, message.unit)
    kinds = [str(one.kind) for one in lines]
    drafts: list[dict[str, Plain]] = []
    for one in lines:
        made = as_plain(one)["drafts"]
        assert isinstance(made, list)
        drafts += [draft for draft in made if isinstance(draft, dict)]
    return (
        next((kind for kind in ("report", "nil", "question") if kind in kinds), "other"),
        tuple(drafts),
        frozenset(name for one in lines for name in one.ask),
    )


def is_right(message: Message) -> bool:
    """Return whether the grammar understands a message exactly as the corpus says."""
    kind, drafts, ask = understood(message)
    return (
        kind == message.kind
        and ask == message.ask
        and len(drafts) == len(message.drafts)
        and all(
            _bare(got, wanted) == _bare(wanted, wanted)
            for got, wanted in zip(drafts, message.drafts, strict=True)
        )
    )


def is_silently_wrong(message: Message) -> bool:
    """Return whether a report comes out that is not what was meant, with nothing asked."""
    kind, _, ask = understood(message)
    return not is_right(message) and kind in ("report", "nil") and not ask


def _bare(draft: dict[str, Plain], wanted: dict[str, Plain]) -> dict[str, Plain]:
    """Leave out what the corpus does not judge: a narrative's words, places and names not given."""
    kept = {key: one for key, one in draft.items() if key not in ("text", "state") or key in wanted}
    answers, asked = draft.get("answers", {}), wanted.get("answers", {})
    assert isinstance(answers, dict)
    assert isinstance(asked, dict)
    told: dict[str, Plain] = {
        key: one for key, one in answers.items() if key not in WORDS or key in asked
    }
    kept.pop("answers", None)
    return {**kept, "answers": told} if told else kept
