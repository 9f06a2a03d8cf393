"""What a person types, read as an answer or refused with a reason; no dialogue comes in here."""

import re

from plan.amounts import parse_count, parse_money
from plan.model import Question, QuestionKind, State
from plan.report import Answer
from plan.text import excerpt, fold, visible
from plan.wrong import WrongAnswer

__all__ = [
    "LONGEST_LINE",
    "LONGEST_TEXT",
    "WrongAnswer",
    "check_stock",
    "parse_answer",
    "parse_choice",
    "parse_count",
    "parse_money",
    "parse_state",
    "parse_text",
]

LONGEST_TEXT = 500
"""Characters of a narrative or a note."""
LONGEST_LINE = 100
"""Characters of a one-line answer such as a place."""

_DENIAL = re.compile("[不非没无]")
_STATES = {
    State.NOT_STARTED: "未启动 没启动 还没启动 尚未启动 未开始 没开始 还没开始 not-started",
    State.UNDER_WAY: "推进中 推进 正在推进 在推进 进行中 正在进行 在办 under-way in-progress",
    State.DONE: "已完成 完成 完成了 已经完成 办结 已办结 done finished completed",
    State.BLOCKED: "受阻 遇阻 受阻了 推进受阻 blocked stuck",
}


def parse_text(text: str, most: int = LONGEST_TEXT, *, one_line: bool = False) -> str:
    """Return what a person wrote: trimmed, without control characters, at most one blank line.

    With ``one_line``, line feeds become spaces. Raises WrongAnswer for an empty text and for one of
    more than ``most`` characters.
    """
    kept = visible(text)
    if one_line:
        kept = " ".join(kept.split())
    kept = re.sub(r"\n\s*\n", "\n\n", kept).strip()
    if not kept:
        raise WrongAnswer("answer-text-empty")
    if len(kept) > most:
        raise WrongAnswer("answer-text-too-long", most=str(most), found=str(len(kept)))
    return kept


def parse_state(text: str) -> State:
    """Return the state that a person typed, Chinese or English; raise WrongAnswer for no state."""
    wanted = fold(text)
    for state, words in _STATES.items():
        if wanted in {fold(word) for word in words.split()}:
            return state
    raise WrongAnswer("answer-state-unknown", found=excerpt(text))


def parse_choice(text: str, choices: tuple[str, ...]) -> str:
    """Return the one choice that ``text`` means, as it stands in ``choices``.

    Taken are the choice itself, a few words around it (进企业 for 企业, but not 不是企业) and the
    beginning of a single one (初级 for 初级工). Raises WrongAnswer if none or several fit.
    """
    wanted = fold(text)
    exact = [one for one in choices if fold(one) == wanted]
    said = "" if len(wanted) > 20 or _DENIAL.search(wanted) else wanted
    around = _widest([one for one in choices if fold(one) in said])
    begun = [one for one in choices if wanted and fold(one).startswith(wanted)]
    for fitting in (exact, around, begun):
        if len(fitting) == 1:
            return fitting[0]
    raise WrongAnswer("answer-choice-unknown", found=excerpt(text), choices=" / ".join(choices))


def parse_answer(question: Question, text: str) -> Answer:
    """Return the answer to ``question`` that a person typed, by the question's kind.

    A count may be 0. Raises WrongAnswer as the reader of that kind does.
    """
    if question.kind is QuestionKind.COUNT:
        return parse_count(text, unit=question.unit, least=0)
    if question.kind is QuestionKind.MONEY:
        return parse_money(text)
    if question.kind is QuestionKind.CHOICE:
        return parse_choice(text, question.choices)
    return parse_text(text, LONGEST_LINE, one_line=True)


def check_stock(numerator: int, denominator: int) -> None:
    """Raise WrongAnswer where a part is larger than the whole it is taken from."""
    if numerator > denominator:
        raise WrongAnswer(
            "answer-stock-above", numerator=str(numerator), denominator=str(denominator)
        )


def _widest(choices: list[str]) -> list[str]:
    """Leave out the choices that another one contains: 技师 beside 高级技师."""
    return [one for one in choices if not any(one in other != one for other in choices)]
