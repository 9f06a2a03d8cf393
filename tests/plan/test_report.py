"""What a report adds to the tally and what it still lacks, for each measure."""

from datetime import date
from decimal import Decimal

from plan.loading import load_plan
from plan.model import Question, QuestionKind, State
from plan.report import Answer, Content, Status, missing, tally_parts
from tests.plan.sample import SMALL

PLAN = load_plan(SMALL)
DAY = date(2014, 8, 8)


def test_a_flow_adds_its_quantity_and_its_numbers() -> None:
    shows = PLAN.indicator("shows")
    answers: dict[str, Answer] = {"venue": "企业", "audience": 600, "amount": Decimal("99.50")}
    content = Content("shows", "620802", DAY, quantity=2, answers=answers)
    assert tally_parts(shows, content) == {"quantity": 2, "audience": 600, "amount": 9950}
    assert missing(shows, content) == ()


def test_what_is_empty_adds_nothing() -> None:
    shows = PLAN.indicator("shows")
    empty = Content("shows", "620802", DAY)
    assert tally_parts(shows, empty) == {}
    assert missing(shows, empty) == ("quantity", "amount")
    other = Content("shows", "620802", DAY, quantity=1, answers={"gone": 7, "audience": 0})
    assert tally_parts(shows, other) == {"quantity": 1, "audience": 0}


def test_a_coverage_adds_its_quantity() -> None:
    records = PLAN.indicator("records")
    assert tally_parts(records, Content("records", "620802", DAY, quantity=40)) == {"quantity": 40}
    assert missing(records, Content("records", "620802", DAY)) == ("quantity",)


def test_a_stock_gives_both_its_parts() -> None:
    rate = PLAN.indicator("membership")
    content = Content("membership", "620802", DAY, numerator=0, denominator=100)
    assert tally_parts(rate, content) == {"numerator": 0, "denominator": 100}
    assert missing(rate, content) == ()
    assert missing(rate, Content("membership", "620802", DAY, numerator=1)) == ("denominator",)


def test_a_narrative_gives_its_state() -> None:
    rights = PLAN.indicator("rights")
    content = Content("rights", "620802", DAY, text="已调解两起", state=State.DONE)
    assert tally_parts(rights, content) == {"state": 2}
    assert missing(rights, content) == ()
    assert missing(rights, Content("rights", "620802", DAY, text="")) == ("text", "state")
    assert tally_parts(rights, Content("rights", "620802", DAY)) == {}


def test_numbers_beside_a_narrative_stay_in_the_report() -> None:
    question = Question(key="amount", label="金额", kind=QuestionKind.MONEY)
    dues = PLAN.indicator("rights").model_copy(update={"questions": (question,)})
    content = Content("rights", "620802", DAY, state=State.DONE, answers={"amount": 5})
    assert tally_parts(dues, content) == {"state": 2}


def test_states_are_numbered_as_declared() -> None:
    assert [state.ordinal for state in State] == [0, 1, 2, 3]
    assert [str(status) for status in Status] == [
        "pending",
        "approved",
        "returned",
        "rejected",
        "withdrawn",
    ]


def test_contents_compare_by_value() -> None:
    one = Content("shows", "620802", DAY, quantity=2, answers={"audience": 1})
    same = Content("shows", "620802", DAY, quantity=2, answers={"audience": 1})
    assert one == same
    assert hash(one) == hash(same)
    assert one != Content("shows", "620802", DAY, quantity=2)
