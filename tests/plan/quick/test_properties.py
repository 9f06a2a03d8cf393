"""What holds for any text: no exception, no invented number, numbers of roads are no quantities."""

import re
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from plan.loading import load_plan
from plan.numerals import number
from plan.quick import Grammar, Kind, line_key
from plan.quick.normal import normalise
from plan.units import OrgTree
from tests.plan.quick.judging import GRAMMAR, PLAN
from tests.plan.sample import SMALL

TODAY = date(2014, 8, 5)
PIECES = [
    "演出",
    "培训",
    "慰问",
    "救助",
    "崆峒",
    "泾川县",
    "8月3日",
    "3号",
    "昨天",
    "明天",
    "2场",
    "三百人",
    "5万元",
    "每户",
    "500元",
    "各",
    "其中",
    "没有",
    "计划",
    "不是",
    "是",
    "更正",
    "累计",
    "85%",
    "350/412",
    "法人单位",
    "已建会",
    "职工",
    "会员",
    "上周",
    "七月底",
    "十来户",
    "近百人",
    "建会率",
    "推进中",
    "：",
    "、",
    "，",
    "。",
    "（",
    "）",
    "？",
    "1.",
    "12户",
    "一期",
    "60人",
    "312国道",
    "8号楼",
    "13893312345",
    "第3期",
]
MIXED = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)
IGNORED = (
    "在{n}国道",
    "在{n}号楼",
    "电话0933-82{n}00",
    "第{n}期",
    "{n}楼会议室",
    "{n}周年",
    "时间{n}分钟",
    "走了{n}公里",
    "发大米{n}袋",
)
COUNTED = (
    ("performances", "演出", "场"),
    ("visits", "慰问困难职工", "户"),
    ("household-aid", "救助困难职工家庭", "户"),
    ("student-aid", "爱心助学", "人"),
    ("mutual-insurance", "互助补充保险", "人"),
    ("health-records", "健康档案", "份"),
    ("certifications", "技能鉴定", "人"),
    ("bookrooms", "职工书屋", "个"),
    ("service-centres", "职工服务站", "个"),
    ("skills-training", "技能培训", "期"),
    ("theory-study", "工会干部培训", "场"),
    ("model-worker-talks", "劳模宣讲", "场"),
    ("labour-competitions", "劳动竞赛", "项"),
    ("union-building", "新建工会", "个"),
)
UNITS = [(unit.code, name) for unit in PLAN.units[1:] for name in unit.names[1:]]
HAN = {1: "一", 2: "两", 3: "三", 10: "十", 12: "十二", 25: "二十五", 300: "三百"}


@given(st.text(max_size=200) | MIXED)
@settings(max_examples=400, deadline=None)
def test_no_text_raises(text: str) -> None:
    parsed = GRAMMAR.parse(text, TODAY, "620802")
    assert parsed.text == text
    assert (parsed.kind in (Kind.REPORT, Kind.NIL)) == bool(parsed.drafts)
    GRAMMAR.parse_message(text, TODAY, "620802")
    assert line_key(text) == line_key(line_key(text)) or not line_key(text).isascii()


@given(MIXED)
@settings(max_examples=400, deadline=None)
def test_quantities_stand_in_the_text(text: str) -> None:
    line = normalise(text)
    runs = re.findall(r"[0-9][0-9.,]*|[零一二两三四五六七八九十百千万]+", line)
    written = {number(run.rstrip(".,")) for run in runs}
    for draft in GRAMMAR.parse(text, TODAY, "620802").drafts:
        for value in (draft.quantity, draft.numerator, draft.denominator):
            assert value is None or value in written


@given(MIXED)
@settings(max_examples=400, deadline=None)
def test_what_is_filled_in_is_not_asked(text: str) -> None:
    for draft in GRAMMAR.parse(text, TODAY, "620802").drafts:
        filled = {
            "indicator": draft.indicator,
            "unit": draft.unit,
            "date": draft.day,
            "quantity": draft.quantity,
            "numerator": draft.numerator,
            "denominator": draft.denominator,
            **draft.answers,
        }
        assert not [name for name in draft.ask if filled.get(name) is not None]
        if draft.day is not None:
            assert PLAN.start <= draft.day <= TODAY


@given(st.sampled_from(IGNORED), st.integers(11, 99), st.sampled_from(COUNTED))
def test_numbers_that_count_nothing_stay_out(
    form: str, value: int, counted: tuple[str, str, str]
) -> None:
    code, name, measure = counted
    text = f"{form.format(n=value)}，今天{name}7{measure}"
    drafts = GRAMMAR.parse(text, TODAY, "620802").drafts
    assert [(one.indicator, one.quantity, one.answers) for one in drafts if one.indicator] == [
        (code, 7, {key: one for draft in drafts for key, one in draft.answers.items()})
    ]
    assert value not in [one for draft in drafts for one in draft.answers.values()]


@given(
    st.integers(0, 200),
    st.sampled_from(["{m}月{d}日", "{m}.{d}", "{m}/{d}", "2014年{m}月{d}日", "2014-{m:02}-{d:02}"]),
    st.sampled_from(UNITS),
    st.sampled_from(COUNTED),
    st.sampled_from(sorted(HAN)),
    st.booleans(),
)
def test_date_unit_indicator_and_number_compose(
    back: int,
    form: str,
    unit: tuple[str, str],
    counted: tuple[str, str, str],
    value: int,
    spelt: bool,
) -> None:
    day = TODAY - timedelta(days=back)
    said = HAN[value] if spelt else str(value)
    text = f"{form.format(m=day.month, d=day.day)} {unit[1]}{counted[1]}{said}{counted[2]}"
    parsed = GRAMMAR.parse(text, TODAY, "620800")
    assert [(one.indicator, one.quantity, one.unit, one.day) for one in parsed.drafts] == [
        (counted[0], value, unit[0], day)
    ]
    assert parsed.ask == ()


def test_another_plan_has_its_own_words() -> None:
    small = load_plan(SMALL)
    grammar = Grammar(small, OrgTree(small.units))
    draft = grammar.parse("甲区昨天演出2场，花费500元", TODAY, "620800").drafts[0]
    assert (draft.indicator, draft.unit, draft.quantity) == ("shows", "620802", 2)
    assert draft.answers == {"amount": 500}
    assert grammar.parse("慰问5户", TODAY, "620800").kind is Kind.OTHER
