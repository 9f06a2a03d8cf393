"""HTML and entities come out as Telegram has them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox.entities import format_text, person_text, split_text, utf16_length
from sandbox.errors import ApiError
from tests.sandbox.talk import OFFICER, Json, Talk

PARSED: list[tuple[str, str, list[tuple[str, int, int]]]] = [
    ("字", "字", []),
    ("<b>一</b><i>二</i>", "一二", [("bold", 0, 1), ("italic", 1, 1)]),
    ("<b>一<i>二</i></b>", "一二", [("bold", 0, 2), ("italic", 1, 1)]),
    ("😀<STRONG>字</STRONG>", "😀字", [("bold", 2, 1)]),
    ("<b>字</>", "字", [("bold", 0, 1)]),
    ("<b></b>字", "字", []),
    ("  <u>字</u>  ", "字", [("underline", 0, 1)]),
    ("&lt;b&gt; &amp;amp; &quot;", '<b> &amp; "', []),
    ("&#23383;&#x5b57; &nbsp; &", "字字 &nbsp; &", []),
    ("<s>1</s><del>2</del>", "12", [("strikethrough", 0, 1), ("strikethrough", 1, 1)]),
    ("<tg-spoiler>a</tg-spoiler>", "a", [("spoiler", 0, 1)]),
    ('<span class="tg-spoiler">a</span>', "a", [("spoiler", 0, 1)]),
    ("<blockquote expandable>a</blockquote>", "a", [("expandable_blockquote", 0, 1)]),
    ("/start@some_bot 1", "/start@some_bot 1", [("bot_command", 0, 15)]),
    ("问 @liqiang 好", "问 @liqiang 好", [("mention", 2, 8)]),
    ("见 https://t.me/x?start=a。", "见 https://t.me/x?start=a。", [("url", 2, 22)]),
    ("<code>/start</code>", "/start", [("code", 0, 6)]),
    ("1/2 场", "1/2 场", []),
]
REFUSED = [
    ("<x>", 'Unsupported start tag "x" at byte offset 0'),
    ("字<br>", 'Unsupported start tag "br" at byte offset 3'),
    ("<b>一", 'Can\'t find end tag corresponding to start tag "b"'),
    ("</b>", "Unexpected end tag at byte offset 0"),
    ("<b>字</i>", 'Unmatched end tag at byte offset 6, expected "</b>", found "</i>"'),
    ("a < b", 'Unsupported start tag "" at byte offset 2'),
    ("a <b", "Unclosed start tag at byte offset 2"),
    ("<b>a</b", "Unclosed end tag at byte offset 4"),
    ("<a href='x>a</a>", "Unclosed start tag at byte offset 0"),
    ("<a =x>a</a>", 'Empty attribute name in the tag "a" at byte offset 0'),
    ("<span>a</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
]


@pytest.mark.parametrize(("source", "text", "entities"), PARSED)
def test_html_is_parsed(source: str, text: str, entities: list[tuple[str, int, int]]) -> None:
    parsed = format_text(source, "HTML")
    found = [(e["type"], e["offset"], e["length"]) for e in parsed.entities]
    assert (parsed.text, found) == (text, entities)


@pytest.mark.parametrize(("source", "words"), REFUSED)
def test_html_is_refused_in_telegrams_words(source: str, words: str) -> None:
    with pytest.raises(ApiError) as refused:
        format_text(source, "html")
    assert refused.value.description == f"Bad Request: can't parse entities: {words}"


def test_links_and_languages_keep_what_they_say() -> None:
    link = format_text('<a href="https://e.cn/?a=1&amp;b=2">x</a>', "HTML")
    assert link.entities == (
        {"type": "text_link", "offset": 0, "length": 1, "url": "https://e.cn/?a=1&b=2"},
    )
    assert format_text("<a href='nothing'>x</a>", "HTML").entities == ()
    code = format_text('<pre><code class="language-py">x</code></pre>', "HTML")
    assert code.entities == ({"type": "pre", "offset": 0, "length": 1, "language": "py"},)


def test_ready_entities_move_with_the_trimmed_text() -> None:
    bold: Json = {"type": "bold", "offset": 1, "length": 3}
    assert format_text(" 字字  ", "", [bold]).entities == (
        {"type": "bold", "offset": 0, "length": 2},
    )


@pytest.mark.parametrize("mode", ["Markdown", "MarkdownV2"])
def test_markdown_is_refused_clearly(mode: str) -> None:
    with pytest.raises(ApiError, match="the sandbox reads HTML, not Markdown"):
        format_text("*x*", mode)


@given(st.text(alphabet="<>/&;#xab=\"' 字😀", max_size=60))
def test_any_text_is_parsed_or_refused(source: str) -> None:
    try:
        parsed = format_text(source, "HTML")
    except ApiError:
        return
    size = utf16_length(parsed.text)
    for entity in parsed.entities:
        start, length = entity["offset"], entity["length"]
        assert isinstance(start, int)
        assert isinstance(length, int)
        assert 0 <= start < start + length <= size


@given(st.text(alphabet="a字😀", max_size=40))
def test_pieces_of_a_long_text_add_up(text: str) -> None:
    pieces = split_text(text, 7)
    assert "".join(pieces) == text
    assert all(utf16_length(piece) <= 7 for piece in pieces)


def test_a_persons_text_is_never_markup() -> None:
    assert person_text(" <b>1</b> &lt; ").fields("text") == {"text": "<b>1</b> &lt;"}


def test_control_characters_become_blanks() -> None:
    assert person_text("一\x00二\r\n三").text == "一 二\n三"
    assert format_text("<b>一\x07</b>", "HTML").text == "一"


async def test_a_link_to_a_known_person_is_a_mention(talk: Talk) -> None:
    text = f'<a href="tg://user?id={OFFICER}">芳</a><a href="tg://user?id=9">谁</a>'
    sent = await talk.result("sendMessage", chat_id=OFFICER, text=text, parse_mode="HTML")
    (entity,) = sent["entities"]
    assert (entity["type"], entity["user"]["id"]) == ("text_mention", OFFICER)
