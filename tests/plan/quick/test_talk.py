"""Messages of several sentences, of which only some report; and what is said of either of two."""

from datetime import date

import pytest

from plan.quick import Kind, Parsed, QuickDraft
from tests.plan.quick.judging import GRAMMAR

TODAY = date(2014, 8, 12)


def the_draft(parsed: Parsed) -> QuickDraft:
    (draft,) = parsed.drafts
    return draft


@pytest.mark.parametrize(
    "beside",
    [
        "下周准备去东峡再跑几户。",
        "有两户没在家，东西邻居代收了。",
        "今年以来全县已走访150户。",
        "路怎么这么难走？",
        "主席讲，下个月争取再来一回。",
    ],
)
def test_what_is_talked_of_beside_a_report_changes_nothing(beside: str) -> None:
    report = "今天走访困难职工12户，慰问金6000元。"
    parsed = GRAMMAR.parse(report + beside, TODAY, "620824")
    alone = GRAMMAR.parse(report, TODAY, "620824")
    assert parsed.text == report + beside
    fields = [
        (one.indicator, one.quantity, one.day, one.answers, one.ask)
        for one in (the_draft(parsed), the_draft(alone))
    ]
    assert fields[0] == fields[1]


@pytest.mark.parametrize(
    ("behind", "ask"),
    [
        ("其中2户下周再去。", False),
        ("还去了灵台县演出1场。", False),
        ("是12户还是13户？", True),
    ],
)
def test_numbers_behind_a_report_are_not_lost(behind: str, ask: bool) -> None:
    parsed = GRAMMAR.parse("今天走访困难职工12户。" + behind, TODAY, "620821")
    lost = parsed.kind is Kind.REPORT and len(parsed.drafts) == 1 and not parsed.ask
    assert not (ask and lost)
    if behind.startswith("还去了"):
        assert [one.indicator for one in parsed.drafts] == ["visits", "performances"]


@pytest.mark.parametrize(
    ("text", "name", "options"),
    [
        ("今天走访困难职工12户还是13户，记不清了", "quantity", ("12", "13")),
        ("昨天或者前天走访困难职工5户", "date", ("2014-08-10", "2014-08-11")),
    ],
)
def test_of_two_that_are_said_one_is_to_be_chosen(
    text: str, name: str, options: tuple[str, ...]
) -> None:
    draft = the_draft(GRAMMAR.parse(text, TODAY, "620821"))
    assert (draft.ask, draft.options[name]) == ((name,), options)


@pytest.mark.parametrize(
    "text",
    [
        "测试 演出2场",
        "草稿，先别记：8月3日工地演出2场",
        "去年我们演出28场，救助310户",
        "2013年全市救助困难职工4800户",
        "今年任务：书屋4个，演出5场",
        "通知：各县9月底前完成走访困难职工50户",
        "昨天会上安排，每个乡镇办农民工培训2期",
        "上次那3场演出多亏你们帮忙，谢谢",
    ],
)
def test_trials_tasks_and_other_years_are_no_reports(text: str) -> None:
    assert GRAMMAR.parse(text, TODAY, "620821").kind is Kind.OTHER


def test_a_list_below_next_week_is_planned() -> None:
    paste = "本周：\n周一 演出2场\n下周安排\n周一 演出3场\n周二 走访15户"
    parsed = GRAMMAR.parse_message(paste, TODAY, "620821")
    assert [(len(one.drafts), one.future) for one in parsed] == [(1, False), (0, True), (0, True)]


@pytest.mark.parametrize("last", ["8月5日已发完", "发放日期：8月5日", "以上都是8月5日的"])
def test_the_day_may_close_a_list(last: str) -> None:
    parsed = GRAMMAR.parse_message(f"助学：\n大庄乡 3人\n韩店镇 5人\n{last}", TODAY, "620825")
    assert [one.day for read in parsed for one in read.drafts] == [date(2014, 8, 5)] * 2


def test_a_list_goes_on_with_work_and_day_of_the_line_above() -> None:
    paste = (
        "8月5日 崆峒区救助60户3万元，\n泾川县40户2万元，\n灵台县30户1.5万元，\n三县区130户6.5万元"
    )
    parsed = GRAMMAR.parse_message(paste, TODAY, "620800")
    drafts = [one for read in parsed for one in read.drafts]
    assert [(one.indicator, one.quantity, one.unit, one.day) for one in drafts] == [
        ("household-aid", 60, "620802", date(2014, 8, 5)),
        ("household-aid", 40, "620821", date(2014, 8, 5)),
        ("household-aid", 30, "620822", date(2014, 8, 5)),
    ]


def test_a_form_may_follow_its_report() -> None:
    paste = "8月10日 星期日\n演出1场\n地点：锦园小区工地\n观众：320人"
    parsed = GRAMMAR.parse_message(paste, TODAY, "620802")
    (draft,) = [one for read in parsed for one in read.drafts]
    assert (draft.quantity, dict(draft.answers)) == (
        1,
        {"audience": 320, "venue": "工地", "place": "锦园小区工地"},
    )


@pytest.mark.parametrize("gap", ["\n\n", "\n----\n"])
def test_two_forms_are_two_reports(gap: str) -> None:
    forms = (
        "填报单位：灵台县\n项目：劳动竞赛\n数量：1项\n参赛：52人\n日期：8.10",
        "填报单位：崇信县\n项目：劳动竞赛\n数量：2项\n参赛：70人\n日期：8.11",
    )
    parsed = GRAMMAR.parse_message(gap.join(forms), TODAY, "620800")
    assert [
        (one.unit, one.quantity, one.day, dict(one.answers))
        for read in parsed
        for one in read.drafts
    ] == [
        ("620822", 1, date(2014, 8, 10), {"participants": 52}),
        ("620823", 2, date(2014, 8, 11), {"participants": 70}),
    ]


def test_one_report_may_be_broken_over_lines() -> None:
    paste = "8月10日\n工会干部4人\n走访困难职工\n16户\n送慰问金8000元"
    (parsed,) = GRAMMAR.parse_message(paste, TODAY, "620825")
    draft = the_draft(parsed)
    assert (parsed.text, draft.quantity, draft.day) == (paste, 16, date(2014, 8, 10))
    assert dict(draft.answers) == {"visitors": 4, "amount": 8000}


@pytest.mark.parametrize(
    ("last", "quantity", "ask"),
    [
        ("更正：泾川是2期", 2, ()),
        ("不对，泾川是2期", 2, ()),
        ("上面泾川的报错了", None, ("quantity",)),
    ],
)
def test_a_line_may_correct_one_above(
    last: str, quantity: int | None, ask: tuple[str, ...]
) -> None:
    paste = f"农民工培训\n崆峒2期\n泾川1期\n华亭2期\n{last}"
    parsed = GRAMMAR.parse_message(paste, TODAY, "620800")
    drafts = {one.unit: one for read in parsed for one in read.drafts}
    assert [(code, drafts[code].quantity) for code in ("620802", "620824")] == [
        ("620802", 2),
        ("620824", 2),
    ]
    assert (drafts["620821"].quantity, drafts["620821"].ask, len(drafts)) == (quantity, ask, 3)


def test_weekdays_below_a_week_are_of_that_week() -> None:
    paste = "工作日志（8月4日—8月8日）\n周一：走访5户\n周二：走访6户"  # seen on a Tuesday
    parsed = GRAMMAR.parse_message(paste, TODAY, "620802")
    assert [one.day for read in parsed for one in read.drafts] == [
        date(2014, 8, 4),
        date(2014, 8, 5),
    ]


def test_a_day_that_was_said_before_the_report_is_kept() -> None:
    told = "昨天路真难走啊。走访困难职工12户。主席说下个月再来一回。"
    parsed = GRAMMAR.parse(told, TODAY, "620821")
    assert (the_draft(parsed).quantity, the_draft(parsed).day) == (12, date(2014, 8, 11))
