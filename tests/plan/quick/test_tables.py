"""Tables as they are pasted from Excel or Word: each row is read with its columns' headings."""

from datetime import date

import pytest

from plan.quick import QuickDraft
from tests.plan.quick.judging import GRAMMAR

TODAY = date(2014, 9, 12)


def drafts_of(paste: str, unit: str = "620800") -> list[QuickDraft]:
    return [one for read in GRAMMAR.parse_message(paste, TODAY, unit) for one in read.drafts]


@pytest.mark.parametrize("gap", ["\t", "  ", " | ", "，", " "])
def test_rows_are_reports_of_their_units(gap: str) -> None:
    rows = [("单位", "场次", "观众"), ("崆峒区", "2", "560"), ("泾川县", "1", "300")]
    drafts = drafts_of("\n".join(gap.join(row) for row in rows))
    assert [(one.indicator, one.quantity, one.unit, dict(one.answers)) for one in drafts] == [
        ("performances", 2, "620802", {"audience": 560}),
        ("performances", 1, "620821", {"audience": 300}),
    ]


def test_a_title_names_the_work_and_a_total_adds_nothing() -> None:
    rows = "乡镇\t户数\t金额（万元）\n良邑乡\t4\t0.2\n通化乡\t6\t0.3\n合计\t10\t0.5"
    paste = "困难职工救助发放表\n" + rows
    drafts = drafts_of(paste, "620825")
    assert [(one.indicator, one.quantity, one.answers["amount"]) for one in drafts] == [
        ("household-aid", 4, 2000),
        ("household-aid", 6, 3000),
    ]


def test_each_column_of_work_is_a_report_and_an_empty_one_is_none_done() -> None:
    drafts = drafts_of("星期 演出 走访\n一 1场 3户\n二 无 5户", "620824")
    assert [(one.indicator, one.quantity, one.nil, one.day) for one in drafts] == [
        ("performances", 1, False, date(2014, 9, 8)),
        ("visits", 3, False, date(2014, 9, 8)),
        ("performances", None, True, date(2014, 9, 9)),
        ("visits", 5, False, date(2014, 9, 9)),
    ]


def test_dates_and_places_stand_in_their_columns() -> None:
    paste = (
        "序号 | 日期 | 地点 | 场次 | 观众\n1 | 9.9 | 滨河工地 | 1 | 350\n2 | 10 | 新城工地 | 2 | —"
    )
    first, second = drafts_of(paste, "620802")
    assert (first.day, first.answers["place"], first.answers["audience"]) == (
        date(2014, 9, 9),
        "滨河工地",
        350,
    )
    assert (second.day, second.quantity, "audience" in second.answers) == (
        date(2014, 9, 10),
        2,
        False,
    )


def test_a_column_of_totals_to_date_is_left_out() -> None:
    drafts = drafts_of("指标\t本周\t累计\n演出\t1场\t9场\n走访\t8户\t75户", "620822")
    assert [(one.indicator, one.quantity, one.ask) for one in drafts] == [
        ("performances", 1, ("date",)),
        ("visits", 8, ("date",)),
    ]


@pytest.mark.parametrize(
    "paste",
    [
        "演出 观众\n崆峒区 300人",  # the second row has a place where a number should stand
        "今天 演出 2场\n昨天 演出 1场",
        "走访户数\n崆峒区 5户",
    ],
)
def test_lines_that_are_no_table_stay_as_they_are(paste: str) -> None:
    read = GRAMMAR.parse_message(paste, TODAY, "620802")
    assert not {one.text for one in read} - set(paste.splitlines())
