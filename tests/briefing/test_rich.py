"""A document in both its forms: escaped for each, cut and parted where a message ends."""

import re
from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.rich import (
    Align,
    Block,
    Details,
    Divider,
    Document,
    Footer,
    Heading,
    Listing,
    Paragraph,
    Quote,
    Table,
    bare,
)
from briefing.rich_message import MOST_BLOCKS, MOST_CHARACTERS, payload, split
from briefing.rich_text import text
from plan.text import cells
from sandbox.clock import Clock
from sandbox.entities import format_text
from sandbox.rich.message import rich_message
from sandbox.rich.plain import plain_text
from sandbox.world import World
from texts import Catalogue, Markup, Words

WORDS = Words(Catalogue.load(), "zh")
HINT = WORDS.plain("rich-cut")
WIDEST = 40
SAID = "a < b & <b>粗</b> | \"引\" 'x' &lt; [y](z) *w* #h $USD"


def shown(document: Document) -> str:
    """What a person reads in the rich form, by the practice room's strict reader."""
    message = rich_message(payload(document), World(Clock()))
    return plain_text({"rich_message": message})


def said(document: Document) -> str:
    """What a person reads in the text form."""
    return format_text(text(document, WORDS), "HTML").text


def whole(block: Block) -> Document:
    return Document((block,))


EVERYWHERE: list[Block] = [
    Heading(SAID),
    Paragraph(SAID),
    Footer(SAID),
    Quote(SAID),
    Listing((SAID,)),
    Table((SAID, "b"), ((SAID, "x"),), caption=SAID),
    Table(("a", "b"), ((SAID, SAID),), lines=(SAID,)),
    Details(SAID, (Paragraph(SAID), Quote(SAID))),
]


@pytest.mark.parametrize("block", EVERYWHERE)
def test_peoples_words_come_through_both_forms_as_they_are(block: Block) -> None:
    assert SAID in shown(whole(block))
    assert SAID in said(whole(block))


def test_markup_stands_as_it_is_and_line_breaks_stay() -> None:
    document = whole(Paragraph(Markup("<b>粗</b>\n&lt;细&gt;")))
    assert payload(document)["html"] == "<p><b>粗</b><br>&lt;细&gt;</p>"
    assert text(document, WORDS) == "<b>粗</b>\n&lt;细&gt;"


def test_a_narrow_table_stands_in_columns() -> None:
    table = Table(
        ("单位", "完成", "完成率"),
        (("崆峒区", "12场次", "56.7%"), ("市直", "5场次", "100.0%")),
        (Align.LEFT, Align.RIGHT, Align.RIGHT),
    )
    header, first, second = said(whole(table)).splitlines()
    assert re.split(r"[\u2007\u3000]+", first) == ["崆峒区", "12场次", "56.7%"]
    assert re.split(r"[\u2007\u3000]+", second) == ["市直", "5场次", "100.0%"]
    assert {cells(line.replace("\u2007", " ")) for line in (header, first, second)} == {22}
    assert "<b>单位" in text(whole(table), WORDS)


def test_a_wide_table_becomes_a_few_lines_a_row() -> None:
    header = ("单位", "完成", "完成率", "比序时进度", "上周以来", "说明")
    rows = (
        ("崆峒区", "17场次", "56.7%", "慢 3.6 个百分点", "+2 场次", "雨天改期两场"),
        ("泾川县", "2场次", "6.7%", "", "+0 场次", "尚未全面铺开"),
    )
    lines = said(whole(Table(header, rows))).splitlines()
    assert lines[0] == "崆峒区"
    assert lines[1] == "完成 17场次　完成率 56.7%"
    assert "比序时进度" not in "".join(lines[lines.index("泾川县") :])
    assert max(map(cells, lines)) <= WIDEST


def test_a_row_may_have_lines_of_its_own() -> None:
    table = Table(("项目", "原来", "改为"), (("数量", "2", "3"),), lines=("数量：2 → 3",))
    assert said(whole(table)) == "数量：2 → 3"
    assert shown(whole(table)) == "项目 | 原来 | 改为\n数量 | 2 | 3"


def test_details_open_in_both_forms_and_nest() -> None:
    inner = Details("里", (Quote("话"), Table(("a", "b"), (("1", "2"),))), is_open=True)
    document = Document((Details("外", (inner,)), Divider(), Footer("完")))
    assert str(payload(document)["html"]).startswith("<details><summary>外</summary><details open>")
    kinds = [one["type"] for one in format_text(text(document, WORDS), "HTML").entities]
    assert kinds.count("expandable_blockquote") == 1
    assert "blockquote" not in kinds
    assert shown(document) == "外\n里\n话\na | b\n1 | 2\n完"


def test_a_table_knows_its_shape() -> None:
    with pytest.raises(ValueError, match="21 columns"):
        Table(("x",) * 21, ())
    with pytest.raises(ValueError, match="as long as"):
        Table(("a", "b"), (("1",),))
    with pytest.raises(ValueError, match="one line a row"):
        Table(("a",), (("1",),), lines=("x", "y"))


def test_a_text_too_long_is_cut_between_blocks_and_says_so() -> None:
    blocks = tuple(Paragraph(f"{n}" + "字" * 500) for n in range(20))
    shortened = said(Document((Heading("题"), *blocks)))
    assert len(shortened) <= 4096
    assert shortened.endswith(f"字\n\n{HINT}")
    assert shortened.count("字") % 500 == 0


def test_a_long_table_is_cut_between_rows_and_keeps_its_quotation_whole() -> None:
    rows = tuple((f"单位{n}", f"{n}", "字" * 40) for n in range(200))
    details = Details("更多", (Table(("单位", "数", "注"), rows),))
    shortened = text(Document((Heading("题"), details, Paragraph("后"))), WORDS)
    found = format_text(shortened, "HTML")
    assert 3900 < len(found.text) <= 4096
    assert found.text.endswith(f"{'字' * 40}\n\n{HINT}")


def test_a_title_is_not_left_alone_at_the_cut() -> None:
    blocks = (Paragraph("字" * 4000), Heading("孤"), Paragraph("字" * 500))
    assert "孤" not in said(Document(blocks))


def test_one_paragraph_too_long_is_shortened() -> None:
    found = said(Document((Paragraph("😀" * 4096),)))
    assert len(found.encode("utf-16-le")) // 2 <= 4096
    assert found.endswith(f"😀…\n\n{HINT}")


def test_what_is_too_large_for_one_rich_message_goes_out_in_several() -> None:
    rows = tuple((f"{n}", "x") for n in range(1200))
    parts = split(Document((Heading("题"), Table(("数", "注"), rows), Footer("完"))))
    read = [shown(part).splitlines() for part in parts]
    assert len(parts) == 3
    assert [line for lines in read for line in lines if line == "数 | 注"] == ["数 | 注"] * 3
    numbers = [line for lines in read for line in lines if line.endswith(" | x")]
    assert numbers == [f"{n} | x" for n in range(1200)]
    assert read[-1][-1] == "完"


def test_the_largest_that_fits_goes_out_in_one() -> None:
    full: tuple[Block, ...] = (*(Divider(),) * (MOST_BLOCKS - 1), Paragraph("字" * MOST_CHARACTERS))
    [part] = split(Document(full))
    assert shown(part) == "字" * MOST_CHARACTERS
    assert len(split(Document((*full, Divider())))) == 2
    assert len(split(Document((*full[1:], Paragraph("字"))))) == 2


TEXTS = st.text(st.sampled_from("字a<&>\n😀 1"), max_size=30)
LEAVES = st.one_of(
    st.builds(Paragraph, TEXTS),
    st.builds(Heading, TEXTS),
    st.builds(Quote, TEXTS),
    st.builds(Listing, st.integers(1, 60).map(lambda n: (SAID,) * n)),
    st.builds(lambda cell, n: Table(("a", "b"), ((cell, SAID),) * n), TEXTS, st.integers(1, 120)),
)
ANY = st.recursive(
    LEAVES,
    lambda inner: st.builds(
        lambda summary, blocks: Details(f"·{summary}", tuple(blocks)),
        TEXTS,
        st.lists(inner, min_size=1, max_size=4),
    ),
    max_leaves=6,
)


@settings(max_examples=30, deadline=None)
@given(st.lists(ANY, min_size=1, max_size=4))
def test_whatever_it_says_each_form_is_taken(blocks: list[Block]) -> None:
    document = Document((Paragraph("头"), *blocks))
    for part in split(document):
        rich_message(payload(part), World(Clock()))
    found = format_text(text(document, WORDS), "HTML")
    assert found.text
    assert len(found.text.encode("utf-16-le")) // 2 <= 4096


def test_bare_is_what_is_read() -> None:
    assert bare(Markup("<b>1 &lt; 2</b>")) == unescape("1 &lt; 2")
    assert bare("<b>") == "<b>"
