"""What a person types: taken as an answer, or refused with a reason that can be said."""

import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plan.answers import (
    check_stock,
    parse_answer,
    parse_choice,
    parse_count,
    parse_money,
    parse_state,
    parse_text,
)
from plan.model import Question, QuestionKind, State
from tests.plan.said import refusal, taken

LEVELS = ("初级工", "中级工", "高级工", "技师", "高级技师")
SIGNS = "0123456789０３,，.。-－+ %约近几多余来半个人场户元块¥万千百十零一二两三点左右/eE"


@pytest.mark.parametrize(
    ("typed", "unit", "meant"),
    [
        ("2", "场次", 2),
        (" 2 ", "场次", 2),
        ("２", "", 2),
        ("2场", "场次", 2),
        ("2场次", "场次", 2),
        ("2 场。", "场次", 2),
        ("两场", "场次", 2),
        ("3个", "场次", 3),
        ("300人", "", 300),
        ("３００人次", "人", 300),
        ("300 people", "人", 300),
        ("5户", "户次", 5),
        ("1,200", "人", 1200),
        ("1，200人", "人", 1200),
        ("三百", "人", 300),
        ("一千二", "", 1200),
        ("1.2万", "", 12000),
        ("１．２万人次", "人次", 12000),
        ("1.2W", "", 12000),
        ("约300", "", 300),
        ("大约三百人", "人", 300),
        ("大概 300 人左右", "人", 300),
        ("一共3场", "场次", 3),
        ("+3", "", 3),
        ("2.0", "", 2),
        ("10000000", "", 10_000_000),
        ("7台", "台", 7),
        ("2场演出", "场次", 2),
        ("300名困难职工", "人", 300),
        ("860户企业", "个", 860),
    ],
)
def test_counts(typed: str, unit: str, meant: int) -> None:
    assert parse_count(typed, unit=unit) == meant


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("", "answer-count-empty"),
        (" \n", "answer-count-empty"),
        ("没有", "answer-count-not-number"),
        ("多云", "answer-count-not-number"),
        ("演出2场", "answer-count-not-number"),
        ("第一场", "answer-count-not-number"),
        ("3个月", "answer-count-not-number"),
        ("2场没演", "answer-count-not-number"),
        ("2只", "answer-count-not-number"),
        ("百", "answer-count-not-number"),
        ("nan", "answer-count-not-number"),
        ("1e3", "answer-count-not-number"),
        ("10⁹", "answer-count-not-number"),
        ("<b>2</b>", "answer-count-not-number"),
        ("🎭", "answer-count-not-number"),
        ("2.5", "answer-count-fraction"),
        ("２．５", "answer-count-fraction"),
        ("两场半", "answer-count-fraction"),
        ("1/2", "answer-count-fraction"),
        ("½", "answer-count-fraction"),
        ("三分之一", "answer-count-fraction"),
        ("二点五", "answer-count-fraction"),
        ("1.23456万", "answer-count-fraction"),
        ("0", "answer-count-zero"),
        ("零", "answer-count-zero"),
        ("0场", "answer-count-zero"),
        ("10000001", "answer-count-too-large"),
        ("1e9", "answer-count-too-large"),
        ("999999999999", "answer-count-too-large"),
        ("9" * 60, "answer-count-too-large"),
        ("一亿", "answer-count-too-large"),
        ("300人", "answer-count-other-unit"),
        ("300元", "answer-count-other-unit"),
        ("-3", "answer-number-negative"),
        ("－３场", "answer-number-negative"),
        ("−3", "answer-number-negative"),
        ("负三", "answer-number-negative"),
        ("-2.5", "answer-number-negative"),
        ("85%", "answer-number-percent"),
        ("百分之三十", "answer-number-percent"),
        ("2-3场", "answer-number-several"),
        ("2~3", "answer-number-several"),
        ("两到三场", "answer-number-several"),
        ("2场300人", "answer-number-several"),
        ("2 300", "answer-number-several"),
        ("2+3", "answer-number-several"),
        ("1,20", "answer-number-several"),
        ("8月3日", "answer-number-several"),
        ("近百人", "answer-number-vague"),
        ("上百场", "answer-number-vague"),
        ("十来户", "answer-number-vague"),
        ("几十", "answer-number-vague"),
        ("十几场", "answer-number-vague"),
        ("数百", "answer-number-vague"),
        ("两三场", "answer-number-vague"),
        ("200多人", "answer-number-vague"),
        ("将近100人", "answer-number-vague"),
        ("200+", "answer-number-vague"),
        ("300场以上", "answer-number-vague"),
        ("若干", "answer-number-vague"),
    ],
)
def test_counts_refused(typed: str, reason: str) -> None:
    assert refusal(lambda: parse_count(typed, unit="场次")) == reason


def test_a_count_may_start_at_zero_or_higher() -> None:
    assert parse_count("0", least=0) == 0
    assert refusal(lambda: parse_count("3", least=5)) == "answer-count-below"


@given(st.integers(1, 10_000_000), st.sampled_from(["", "场", "人次", " 户"]))
def test_every_count_reads_back(value: int, word: str) -> None:
    assert parse_count(f"{value}{word}") == value
    assert parse_count(f"{value:,}{word}") == value


@given(st.text(SIGNS, max_size=30) | st.text())
def test_any_text_is_a_count_or_a_refusal(text: str) -> None:
    count = taken(lambda: parse_count(text))
    assert count is None or 1 <= count <= 10_000_000


@pytest.mark.parametrize("huge", ["9" * 100_000, "a" * 100_000, "三" * 100_000, "1," * 50_000])
def test_huge_input_is_refused_at_once(huge: str) -> None:
    before = time.perf_counter()
    assert refusal(lambda: parse_count(huge)).startswith("answer-")
    assert refusal(lambda: parse_money(huge)).startswith("answer-")
    assert refusal(lambda: parse_text(huge)) == "answer-text-too-long"
    assert refusal(lambda: parse_state(huge)) == "answer-state-unknown"
    assert refusal(lambda: parse_choice(huge, LEVELS)) == "answer-choice-unknown"
    assert time.perf_counter() - before < 1


@pytest.mark.parametrize(
    ("typed", "yuan"),
    [
        ("500", "500"),
        ("500元", "500"),
        ("500块钱", "500"),
        ("人民币500元整", "500"),
        ("¥99.5", "99.50"),
        ("￥99", "99"),
        ("1,200.50", "1200.50"),
        ("1.2万元", "12000"),
        ("5千元", "5000"),
        ("三千块", "3000"),
        ("一千二", "1200"),
        ("约500元", "500"),
        ("0.01", "0.01"),
        ("10亿", "1000000000"),
    ],
)
def test_money(typed: str, yuan: str) -> None:
    assert parse_money(typed) == Decimal(yuan)


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("", "answer-money-empty"),
        ("不多", "answer-money-not-amount"),
        ("300人", "answer-money-not-amount"),
        ("200元/户", "answer-money-not-amount"),
        ("半", "answer-money-not-amount"),
        ("1.234", "answer-money-decimals"),
        ("0", "answer-money-zero"),
        ("0元", "answer-money-zero"),
        ("1000000001", "answer-money-too-large"),
        ("1e12", "answer-money-too-large"),
        ("9" * 300, "answer-money-too-large"),
        ("-5元", "answer-number-negative"),
        ("几百元", "answer-number-vague"),
        ("500、600", "answer-number-several"),
        ("50%", "answer-number-percent"),
    ],
)
def test_money_refused(typed: str, reason: str) -> None:
    assert refusal(lambda: parse_money(typed)) == reason


@given(st.decimals("0.01", "1000000000", places=2))
def test_every_amount_reads_back(yuan: Decimal) -> None:
    assert parse_money(f"{yuan}元") == yuan


@given(st.text(SIGNS, max_size=30) | st.text())
def test_any_text_is_money_or_a_refusal(text: str) -> None:
    yuan = taken(lambda: parse_money(text))
    assert yuan is None or (yuan > 0 and yuan * 100 == int(yuan * 100))


def test_text_is_trimmed_and_cleaned() -> None:
    assert parse_text("  在甲工地\r\n\r\n\r\n演出\x00\u202e \t") == "在甲工地\n\n演出"
    assert parse_text("a\ud800b") == "ab"
    assert parse_text("甲\n乙", one_line=True) == "甲 乙"
    assert parse_text("<b>&</b>") == "<b>&</b>"
    assert parse_text("一" * 500) == "一" * 500


def test_text_refused() -> None:
    assert refusal(lambda: parse_text(" \u200b\n ")) == "answer-text-empty"
    assert refusal(lambda: parse_text("一" * 501)) == "answer-text-too-long"
    assert refusal(lambda: parse_text("四个字了", most=3)) == "answer-text-too-long"


@given(st.text(st.characters()), st.booleans())
def test_any_text_is_kept_or_refused(text: str, one_line: bool) -> None:
    kept = taken(lambda: parse_text(text, one_line=one_line))
    if kept is not None:
        assert kept == kept.strip() != ""
        assert parse_text(kept, one_line=one_line) == kept
        kept.encode()


@pytest.mark.parametrize(
    ("typed", "state"),
    [
        ("未启动", State.NOT_STARTED),
        ("还没启动", State.NOT_STARTED),
        (" 推进 中 ", State.UNDER_WAY),
        ("Under way", State.UNDER_WAY),
        ("完成。", State.DONE),
        ("done", State.DONE),
        ("受阻", State.BLOCKED),
        *[(state.value, state) for state in State],
    ],
)
def test_states(typed: str, state: State) -> None:
    assert parse_state(typed) is state


@pytest.mark.parametrize("typed", ["", "差不多", "未完成"])
def test_states_refused(typed: str) -> None:
    assert refusal(lambda: parse_state(typed)) == "answer-state-unknown"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("技师", "技师"), ("高级技师", "高级技师"), ("是高级技师", "高级技师"), ("初级", "初级工")],
)
def test_choices(typed: str, meant: str) -> None:
    assert parse_choice(typed, LEVELS) == meant


@pytest.mark.parametrize("typed", ["", "高级", "八级工", "不是技师", "技师、中级工"])
def test_choices_refused(typed: str) -> None:
    assert refusal(lambda: parse_choice(typed, LEVELS)) == "answer-choice-unknown"


def test_an_answer_is_read_by_its_question() -> None:
    def asked(kind: QuestionKind, typed: str) -> object:
        choices = ("企业", "工地") if kind is QuestionKind.CHOICE else ()
        return parse_answer(Question(key="k", label="问", kind=kind, choices=choices), typed)

    assert asked(QuestionKind.COUNT, "0") == 0
    assert asked(QuestionKind.MONEY, "1.2万元") == Decimal(12000)
    assert asked(QuestionKind.CHOICE, "进企业") == "企业"
    assert asked(QuestionKind.TEXT, " 甲\n工地 ") == "甲 工地"
    assert refusal(lambda: asked(QuestionKind.TEXT, "一" * 101)) == "answer-text-too-long"


def test_a_part_is_not_above_its_whole() -> None:
    check_stock(85, 100)
    check_stock(100, 100)
    assert refusal(lambda: check_stock(101, 100)) == "answer-stock-above"
