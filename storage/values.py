"""How a report's answers are written as JSON: texts, whole numbers, and money in yuan."""

import json
from collections.abc import Mapping
from decimal import Decimal

Answers = Mapping[str, str | int | Decimal]


def dump_answers(answers: Answers) -> str:
    """Write answers; money keeps its exact digits as {"yuan": "12.50"}."""
    return json.dumps(
        {
            key: {"yuan": str(value)} if isinstance(value, Decimal) else value
            for key, value in answers.items()
        },
        ensure_ascii=False,
    )


def load_answers(text: str) -> dict[str, str | int | Decimal]:
    """Read what `dump_answers` wrote."""
    return {
        key: Decimal(value["yuan"]) if isinstance(value, dict) else value
        for key, value in json.loads(text).items()
    }
