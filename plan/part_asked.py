"""Which figure of an indicator a question wants: its quantity, its people, its money."""

from plan.model import Indicator, QuestionKind
from plan.quick.words import KINDRED, PEOPLE
from plan.report import QUANTITY

YUAN = "元"


def part_asked(indicator: Indicator, measure: str) -> str:
    """Return QUANTITY, or the key of the question whose answers are counted in ``measure``.

    多少人 of a training that is counted in 期 asks for its participants, 多少元 for the money.
    What fits nothing asks for the quantity.
    """
    if not measure or measure in KINDRED.get(indicator.unit, indicator.unit).split():
        return QUANTITY
    for question in indicator.questions:
        if measure == YUAN and question.kind is QuestionKind.MONEY:
            return question.key
        if question.kind is QuestionKind.COUNT and _same(measure, question.unit):
            return question.key
    return QUANTITY


def _same(measure: str, unit: str) -> bool:
    if measure in PEOPLE:
        return unit in PEOPLE
    return measure in KINDRED.get(unit, unit).split()
