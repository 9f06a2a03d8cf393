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
DISTRACTORS = (
    "地址在{n}号楼3单元",
    "沿312国道走了{n}公里",
    "联系电话1389330{n}00",
    "按照平工发〔2014〕{n}号文件要求",
    "会议室在{n}楼",
    "全程{n}分钟",
    "年龄最大的{n}岁",
    "比计划多{n}%",
    "满意率{n}%",
    "群号3312{n}",
)
PARTS = (
    "演出2场，观众300人",
    "慰问困难职工5户，慰问金2500元",
    "救助困难职工家庭3户，发放救助金6000元",
    "技能培训1期，参加45人",
    "新建职工书屋1个，藏书1200册",
    "职工体检80人",
    "互助保险参保60人，保费3000元",
    "劳模宣讲1场，听众120人",
)
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
    runs = re.findall(
        r"[0-9]+(?:,[0-9]{3}(?![0-9]))*(?:\.[0-9]{1,2}(?![0-9]))?|[零一二两三四五六七八九十百千万]+",
        line,
    )
    written = {number(run) for run in runs}
    for draft in GRAMMAR.parse(text, TODAY, "620802").drafts:
        alone = bool({"place", "name"} & set(draft.answers)) or re.search(
            "第.+[场期次届轮批班]", line
        )
        assert draft.quantity in (written | {None, 1 if alone else None})
        for value in (draft.numerator, draft.denominator):
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


def _said(text: str) -> list[tuple[object, ...]]:
    parsed = GRAMMAR.parse(text, TODAY, "620802")
    return [
        (one.indicator, one.unit, one.day, one.quantity, dict(one.answers), one.ask)
        for one in parsed.drafts
    ]


@given(st.sampled_from(PARTS), st.sampled_from(DISTRACTORS), st.integers(11, 99), st.booleans())
def test_a_number_that_counts_nothing_changes_no_draft(
    part: str, form: str, value: int, before: bool
) -> None:
    noise = form.format(n=value)
    assert _numbers(f"{noise}，{part}" if before else f"{part}，{noise}") == _numbers(part)


def _numbers(text: str) -> list[tuple[object, ...]]:
    """Return what a line says without the answers in words, which a distractor may well add."""
    return [
        (*said[:4], {key: one for key, one in answers.items() if not isinstance(one, str)}, said[5])
        for said in _said(text)
        if isinstance(answers := said[4], dict)
    ]


@given(MIXED)
@settings(max_examples=300, deadline=None)
def test_full_width_signs_say_the_same(text: str) -> None:
    wide = text.translate({sign: sign + 0xFEE0 for sign in range(ord("0"), ord("9") + 1)})
    assert _said(wide) == _said(text)


@given(st.permutations(PARTS), st.integers(2, 4), st.sampled_from("；。"))
@settings(max_examples=200, deadline=None)
def test_the_order_of_items_does_not_matter(parts: list[str], number: int, sign: str) -> None:
    told = _numbers(sign.join(parts[:number]))
    assert sorted(map(str, told)) == sorted(
        str(one) for part in parts[:number] for one in _numbers(part)
    )


@given(st.lists(st.sampled_from(PARTS), min_size=1, max_size=4, unique=True))
def test_items_in_one_line_are_those_of_many_lines(parts: list[str]) -> None:
    lines = GRAMMAR.parse_message("\n".join(parts), TODAY, "620802")
    one = GRAMMAR.parse("；".join(parts), TODAY, "620802")
    assert [(draft.indicator, draft.quantity) for line in lines for draft in line.drafts] == [
        (draft.indicator, draft.quantity) for draft in one.drafts
    ]


def test_long_repetitive_lines_are_read_at_once() -> None:
    """Each took seconds when every number was held against all others: the suite would crawl."""
    for piece in (
        "演出2场，",
        "1户一户",
        "一二三四五",
        "每户每户",
        "成立成立",
        "1、2、3、",
        "8.3-",
    ):
        text = piece * (990 // len(piece))
        assert GRAMMAR.parse(text, TODAY, "620802").text == text
