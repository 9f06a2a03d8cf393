"""Which numbers can be a quantity or an answer of which indicator; the line itself stays out."""

from plan.model import Indicator, Measure, Plan, Question, QuestionKind
from plan.quick.tokens import Figure
from plan.quick.words import BROAD_KEYS, KINDRED, PEOPLE


class Measures:
    """The plan's units of measure, asked indicator by indicator."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._fits = {
            one.code: frozenset((*KINDRED.get(one.unit, one.unit).split(), one.unit))
            for one in plan.indicators
            if one.measure in (Measure.FLOW, Measure.COVERAGE)
        }

    def counts(self, code: str) -> bool:
        """Return whether a report of the indicator carries a quantity."""
        return code in self._fits

    def fits(self, code: str, figure: Figure) -> bool:
        """Return whether ``figure`` can be the indicator's quantity by its measure word."""
        return not figure.money and figure.measure in self._fits.get(code, frozenset())

    def fitting(self, figure: Figure) -> tuple[str, ...]:
        """Return the indicators whose quantity ``figure`` can be, in the order of the plan."""
        return tuple(code for code in self._fits if self.fits(code, figure))

    def is_called(self, code: str, word: str) -> bool:
        """Return whether one of the indicator's names ends with ``word``."""
        return any(name.endswith(word) for name in self._plan.indicator(code).names)

    def own_word(self, figure: Figure) -> bool:
        """Return whether the figure's measure word is some indicator's and means no people."""
        if figure.measure in PEOPLE or figure.measure in ("个", "家", "次", "份", "本", "所", "处"):
            return False
        return any(figure.measure in fits for fits in self._fits.values())

    def indicator(self, code: str) -> Indicator:
        """Return the indicator with this code."""
        return self._plan.indicator(code)

    def counts_bodies(self, code: str) -> bool:
        """Return whether firms and offices themselves are counted (新建会单位)."""
        questions = self._plan.indicator(code).questions
        return self.counts(code) and any("单位名称" in one.label for one in questions)

    def people_key(self, code: str) -> str | None:
        """Return the key of the answer to which an indicator's number of people leads."""
        keys = [one.key for one in self._plan.indicator(code).questions if _counts_people(one)]
        return next((key for key in keys if key in BROAD_KEYS), None)

    def question(self, code: str, key: str) -> Question | None:
        """Return the indicator's question with this key, or None."""
        return next((one for one in self._plan.indicator(code).questions if one.key == key), None)

    def money_key(self, code: str) -> str | None:
        """Return the key of the indicator's question about money, or None."""
        questions = self._plan.indicator(code).questions
        return next((one.key for one in questions if one.kind is QuestionKind.MONEY), None)

    def other_count_key(self, code: str, figure: Figure) -> str | None:
        """Return the key of a count that is not of people (册, 个) which the figure can answer."""
        for one in self._plan.indicator(code).questions:
            kindred = KINDRED.get(one.unit, one.unit).split()
            if (
                one.kind is QuestionKind.COUNT
                and not _counts_people(one)
                and figure.measure in kindred
            ):
                return one.key
        return None


def _counts_people(question: Question) -> bool:
    return question.kind is QuestionKind.COUNT and question.unit in PEOPLE
