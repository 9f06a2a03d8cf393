"""The plan of 2014 against the published text: codes, targets, and nothing invented."""

from datetime import date

import pytest

from plan.model import TO_BE_FILLED, Indicator, Measure, QuestionKind, Weekday
from plan.text import cells
from plan.units import OrgTree
from tests.plan.said import pingliang

PLAN = pingliang()

PUBLISHED = [
    ("health-records", "实事一", "practical-things", "coverage", "人", 100),
    ("mutual-insurance", "实事二", "practical-things", "flow", "人", 10_000),
    ("bookrooms", "实事三", "practical-things", "flow", "个", 30),
    ("performances", "实事四", "practical-things", "flow", "场次", 30),
    ("certifications", "实事五", "practical-things", "flow", "人", 5_000),
    ("household-aid", "实事六", "practical-things", "flow", "户", 5_000),
    ("student-aid", "实事七", "practical-things", "flow", "人", 3_000),
    ("service-centres", "实事八", "practical-things", "flow", "个", 100),
    ("theory-study", "活动一", "activities", "flow", "场次", None),
    ("model-worker-talks", "活动二", "activities", "flow", "场次", None),
    ("labour-competitions", "活动三", "activities", "flow", "项", None),
    ("skills-training", "活动四", "activities", "flow", "期", None),
    ("union-building", "活动五", "activities", "flow", "个", None),
    ("theory", "突破一", "breakthroughs", "narrative", "", None),
    ("organisation", "突破二", "breakthroughs", "narrative", "", None),
    ("unionisation-rate", "突破二", "breakthroughs", "stock", "个", 85),
    ("membership-rate", "突破二", "breakthroughs", "stock", "人", 85),
    ("rights", "突破三", "breakthroughs", "narrative", "", None),
    ("merit", "突破四", "breakthroughs", "narrative", "", None),
    ("publicity", "突破五", "breakthroughs", "narrative", "", None),
    ("service", "突破六", "breakthroughs", "narrative", "", None),
    ("visits", "突破六", "breakthroughs", "flow", "户次", None),
    ("dues", "自身建设", "self-building", "narrative", "", None),
    ("audit", "自身建设", "self-building", "narrative", "", None),
]


def test_the_24_indicators() -> None:
    assert [
        (one.code, one.label, one.section, str(one.measure), one.unit, one.target)
        for one in PLAN.indicators
    ] == PUBLISHED


def test_sections_in_display_order() -> None:
    assert [(one.name, len(PLAN.in_section(one.code))) for one in PLAN.sections] == [
        ("八件实事", 8),
        ("五项活动", 5),
        ("六个突破", 9),
        ("自身建设", 2),
    ]


def test_the_plan_itself() -> None:
    assert (PLAN.federation, PLAN.year) == ("平凉市总工会", 2014)
    assert (PLAN.start, PLAN.end) == (date(2014, 1, 1), date(2014, 12, 31))
    assert PLAN.calendar.due_day is Weekday.FRIDAY
    assert PLAN.timezone == "Asia/Shanghai"


def test_units() -> None:
    assert [(unit.code, unit.short) for unit in OrgTree(PLAN.units)] == [
        ("620800", "平凉市"),
        ("620801", "市直"),
        ("620802", "崆峒区"),
        ("620821", "泾川县"),
        ("620822", "灵台县"),
        ("620823", "崇信县"),
        ("620824", "华亭县"),
        ("620825", "庄浪县"),
        ("620826", "静宁县"),
    ]
    assert not any(unit.quotas or unit.workers for unit in PLAN.units)  # no split was published


def test_only_the_rates_have_a_published_deadline() -> None:
    due = {one.code: one.deadline for one in PLAN.indicators if one.deadline is not None}
    assert due == dict.fromkeys(("unionisation-rate", "membership-rate"), date(2014, 12, 31))
    assert PLAN.deadline(PLAN.indicator("performances")) == PLAN.end


def test_nothing_is_invented() -> None:
    assert {one.department for one in PLAN.indicators} == {TO_BE_FILLED}
    defined = {one.code for one in PLAN.indicators if one.definition != TO_BE_FILLED}
    assert defined == {
        "theory",
        "organisation",
        "rights",
        "merit",
        "publicity",
        "service",
        "visits",
        "dues",
        "audit",
    }
    assert len(PLAN.unfilled()) == 24 + 15
    assert ("performances", "definition") in PLAN.unfilled()


def test_health_records_take_the_workers_counted_for_membership() -> None:
    source = PLAN.indicator("health-records").population
    assert source == "membership-rate"
    assert PLAN.indicator("membership-rate").measure is Measure.STOCK


@pytest.mark.parametrize("indicator", PLAN.indicators, ids=lambda one: str(one.code))
def test_a_report_stays_short(indicator: Indicator) -> None:
    assert cells(indicator.short) <= 16
    assert len(indicator.questions) <= 4
    assert sum(question.required for question in indicator.questions) <= 1
    assert indicator.photos <= 2
    assert bool(indicator.numerator) == (indicator.measure is Measure.STOCK)


def test_questions_of_the_design() -> None:
    performances = PLAN.indicator("performances")
    assert performances.question("venue").choices == ("企业", "工地")
    assert performances.question("audience").unit == "人次"
    assert not any(question.required for question in performances.questions)
    certifications = PLAN.indicator("certifications")
    assert certifications.question("level").choices[-1] == "高级技师"
    assert certifications.question("trade").kind is QuestionKind.TEXT
    for code in ("household-aid", "student-aid", "visits"):
        assert PLAN.indicator(code).question("amount").kind is QuestionKind.MONEY
    for code in ("theory-study", "model-worker-talks", "labour-competitions", "skills-training"):
        assert PLAN.indicator(code).question("participants").kind is QuestionKind.COUNT
    with pytest.raises(KeyError):
        performances.question("weather")


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ("演出", ["performances"]),
        ("下工地演出", ["performances"]),
        (" 送文化 演出。", ["performances"]),
        ("PERFORMANCES", ["performances"]),
        ("实事四", ["performances"]),
        ("建会", ["union-building"]),
        ("建会率", ["unionisation-rate"]),
        ("入会率", ["membership-rate"]),
        ("参保", ["mutual-insurance"]),
        ("书屋", ["bookrooms"]),
        ("考证", ["certifications"]),
        ("技能鉴定", ["certifications"]),
        ("助学金", ["student-aid"]),
        ("走访", ["visits"]),
        ("经审", ["audit"]),
        ("中国梦·劳动美", ["model-worker-talks"]),
        ("标准化职工", ["bookrooms"]),
        ("突破二", ["organisation", "unionisation-rate", "membership-rate"]),
        ("", []),
        ("，", []),
        ("打麻将", []),
    ],
)
def test_what_people_call_them(typed: str, codes: list[str]) -> None:
    assert [one.code for one in PLAN.find(typed)] == codes
