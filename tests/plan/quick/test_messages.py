"""Pastes of many lines, keys of lines, questions, and what a draft carries besides its fields."""

from datetime import date

import pytest

from plan.quick import Kind, Parsed, QuickDraft, Topic, line_key
from tests.plan.quick.judging import GRAMMAR

TODAY = date(2014, 8, 12)


def test_headings_hold_for_the_lines_below() -> None:
    paste = """8月3日
1. 崆峒区：演出2场，观众300人
（2）泾川慰问5户

8月4日工作情况：
① 灵台培训1期60人
二、谢谢"""
    parsed = GRAMMAR.parse_message(paste, TODAY, "620800")
    assert [
        (
            one.kind,
            [(draft.indicator, draft.quantity, draft.unit, draft.day) for draft in one.drafts],
        )
        for one in parsed
    ] == [
        (Kind.REPORT, [("performances", 2, "620802", date(2014, 8, 3))]),
        (Kind.REPORT, [("visits", 5, "620821", date(2014, 8, 3))]),
        (Kind.REPORT, [("skills-training", 1, "620822", date(2014, 8, 4))]),
        (Kind.OTHER, []),
    ]
    assert parsed[1].drafts[0].source == "泾川慰问5户"


def test_an_indicator_can_be_the_heading() -> None:
    parsed = GRAMMAR.parse_message("各县演出情况：\n静宁3场\n庄浪2场", TODAY, "620800")
    assert [(one.drafts[0].indicator, one.drafts[0].unit) for one in parsed] == [
        ("performances", "620826"),
        ("performances", "620825"),
    ]
    aid = GRAMMAR.parse_message("各县区上报助学人数：\n崆峒区 45人\n静宁县 40人", TODAY, "620800")
    assert [(one.indicator, one.quantity, one.unit) for one in drafts_of(aid)] == [
        ("student-aid", 45, "620802"),
        ("student-aid", 40, "620826"),
    ]


def test_a_heading_with_a_day_may_say_whose_figures_follow() -> None:
    parsed = GRAMMAR.parse_message(
        "9.25各县报上来的\n庄浪 书屋1个\n灵台 救助2户", date(2014, 9, 26)
    )
    assert [(one.indicator, one.unit, one.day) for one in drafts_of(parsed)] == [
        ("bookrooms", "620825", date(2014, 9, 25)),
        ("household-aid", "620822", date(2014, 9, 25)),
    ]


def test_a_heading_may_name_the_work_and_its_day() -> None:
    paste = "救助困难职工家庭（9月12日）\n崆峒区 86户\n泾川县 42户"
    parsed = GRAMMAR.parse_message(paste, date(2014, 9, 15), "620800")
    assert [(one.indicator, one.quantity, one.unit, one.day) for one in drafts_of(parsed)] == [
        ("household-aid", 86, "620802", date(2014, 9, 12)),
        ("household-aid", 42, "620821", date(2014, 9, 12)),
    ]


def test_a_report_may_be_told_label_by_label() -> None:
    paste = "静宁县上报：\n演出场次：1\n观众：350人\n走访户数：20\n慰问金：1万元"
    parsed = GRAMMAR.parse_message(paste, TODAY, "620826")
    assert [(one.indicator, one.quantity, dict(one.answers)) for one in drafts_of(parsed)] == [
        ("performances", 1, {"audience": 350}),
        ("visits", 20, {"amount": 10000}),
    ]


def test_a_rate_may_be_told_line_by_line() -> None:
    paste = "法人单位总数640个\n已建会551个\n建会率86.1%"
    (rate,) = drafts_of(GRAMMAR.parse_message(paste, TODAY, "620824"))
    told = (rate.indicator, rate.numerator, rate.denominator, rate.ask)
    assert told == ("unionisation-rate", 551, 640, ())
    whole = GRAMMAR.parse_message(paste + "\n演出2场", TODAY, "620824")
    assert [one.indicator for one in drafts_of(whole)][-1] == "performances"


def test_a_line_s_own_date_goes_before_the_heading_s() -> None:
    parsed = GRAMMAR.parse_message("8月3日\n8月5日演出1场\n慰问2户", TODAY, "620821")
    assert [one.drafts[0].day for one in parsed] == [date(2014, 8, 5), date(2014, 8, 3)]


def test_a_vague_heading_makes_every_line_ask() -> None:
    parsed = GRAMMAR.parse_message("七月底\n演出1场\n慰问2户", TODAY, "620821")
    assert [one.ask for one in parsed] == [("date",), ("date",)]


@pytest.mark.parametrize("text", ["", "\n\n", "演出2场", "8月3日"])
def test_a_single_line_is_one_answer(text: str) -> None:
    assert GRAMMAR.parse_message(text, TODAY, "620821") == (GRAMMAR.parse(text, TODAY, "620821"),)


@pytest.mark.parametrize(
    "again",
    [
        "1. 演出２场，观众300人",
        "（3）演出2场 观众300人。",
        "演岀2场,观众300人",
        "② 演出2场，观众300人！",
    ],
)
def test_a_line_pasted_again_has_the_same_key(again: str) -> None:
    assert line_key(again) == line_key("演出2场，观众300人")


def test_other_numbers_have_other_keys() -> None:
    assert len({line_key(one) for one in ("8.3演出1场", "83演出1场", "8-3演出1场", "演出2场")}) == 3


def test_what_is_open_comes_with_what_it_may_be() -> None:
    between = GRAMMAR.parse("8月1日至3日演出七八场", TODAY, "620821").drafts[0]
    assert between.options == {
        "quantity": ("7", "8"),
        "date": ("2014-08-01", "2014-08-02", "2014-08-03"),
    }
    nameless = GRAMMAR.parse("帮扶困难职工20户", TODAY, "620821").drafts[0]
    assert set(nameless.options["indicator"]) == {"household-aid", "visits"}
    shared = GRAMMAR.parse("崆峒区和泾川县演出3场", TODAY, "620821").drafts[0]
    assert shared.options["unit"] == ("620802", "620821")


@pytest.mark.parametrize(
    ("text", "topic", "indicators", "unit", "start"),
    [
        ("崆峒区演出完成多少了", Topic.PROGRESS, ("performances",), "620802", None),
        ("哪些县落后", Topic.BEHIND, (), None, None),
        ("演出还差几场", Topic.SHORTFALL, ("performances",), None, None),
        ("上个月培训了多少人", Topic.COUNT, ("skills-training",), None, date(2014, 7, 1)),
    ],
)
def test_a_question_says_what_it_is_about(
    text: str, topic: Topic, indicators: tuple[str, ...], unit: str | None, start: date | None
) -> None:
    asked = GRAMMAR.parse(text, TODAY, "620821").asked
    assert asked is not None
    assert (asked.topic, asked.indicators, asked.unit, asked.start) == (
        topic,
        indicators,
        unit,
        start,
    )


def test_what_is_to_come_is_marked() -> None:
    assert GRAMMAR.parse("明天要演出2场", TODAY, "620821").future
    assert not GRAMMAR.parse("谢谢", TODAY, "620821").future


def test_a_long_text_is_no_quick_entry() -> None:
    assert GRAMMAR.parse("演出2场，" * 300, TODAY, "620821").kind is Kind.OTHER


def test_without_a_sender_the_unit_is_asked() -> None:
    assert GRAMMAR.parse("演出2场", TODAY).ask == ("unit",)


def test_what_a_line_adds_to_the_one_above_belongs_to_it() -> None:
    paste = "爱心助学 资助学生70人\n资金14万元\n慰问5户\n1200元"
    parsed = GRAMMAR.parse_message(paste, TODAY, "620824")
    assert [(one.indicator, one.quantity, dict(one.answers)) for one in drafts_of(parsed)] == [
        ("student-aid", 70, {"amount": 140000}),
        ("visits", 5, {"amount": 1200}),
    ]


def test_work_told_in_words_stands_beside_work_that_is_counted() -> None:
    text = "26号法律援助1件，27号救助困难职工4户4000元，收经费8600元"
    parsed = GRAMMAR.parse(text, date(2014, 9, 28), "620824")
    rights, aid, dues = parsed.drafts
    assert (rights.indicator, rights.day, rights.text) == (
        "rights",
        date(2014, 9, 26),
        "26号法律援助1件",
    )
    assert (aid.quantity, aid.day, dict(aid.answers)) == (4, date(2014, 9, 27), {"amount": 4000})
    assert (dues.indicator, dict(dues.answers)) == ("dues", {"amount": 8600})


def test_a_line_with_numbers_that_nobody_understood_is_known() -> None:
    parsed = GRAMMAR.parse_message("演出1场\n开了会2小时\n合计37箱\n谢谢", TODAY, "620821")
    assert [one.numbers for one in parsed] == [False, False, False, False]
    assert GRAMMAR.parse("来了150人", TODAY, "620821").numbers


def drafts_of(parsed: tuple[Parsed, ...]) -> list[QuickDraft]:
    return [draft for one in parsed for draft in one.drafts]


def test_a_total_counts_persons_as_one_each_and_fills_no_vague_number() -> None:
    paste = "救助：\n李某 3000元\n王某 2000元\n共2户5000元"
    persons = GRAMMAR.parse_message(paste, TODAY, "620821")
    assert [one.drafts[0].quantity for one in persons] == [1, 1]
    towns = GRAMMAR.parse_message(
        "救助困难职工：\n城关镇 15户\n威戎镇 十来户\n合计15户", TODAY, "620826"
    )
    assert [(one.drafts[0].quantity, one.ask) for one in towns] == [(15, ()), (None, ("quantity",))]


def test_a_head_that_its_lines_add_up_to_is_no_report_of_its_own() -> None:
    paste = "参保200人，保费12000元\n教育局120人7200元\n卫生局80人4800元"
    parsed = GRAMMAR.parse_message(paste, TODAY, "620821")
    assert [(one.quantity, dict(one.answers)["premium"]) for one in drafts_of(parsed)] == [
        (120, 7200),
        (80, 4800),
    ]
    named = GRAMMAR.parse_message("救助：\n大病 5户\n低保 3户\n单亲 2户", TODAY, "620821")
    assert sum(one.quantity or 0 for one in drafts_of(named)) == 10
