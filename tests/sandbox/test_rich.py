"""Rich messages: HTML comes back as blocks, and what Telegram refuses is refused."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox.clock import Clock
from sandbox.errors import ApiError
from sandbox.rich.message import rich_message
from sandbox.rich.plain import plain_text
from sandbox.rich.tree import BLOCKS as BLOCK_TAGS
from sandbox.rich.tree import INLINE, PARTS
from sandbox.world import World
from tests.sandbox.talk import OFFICER, STRANGER, Json, Talk, keyboard, picture


async def sent(talk: Talk, html: str, **more: Json) -> Json:
    """Send a rich message that must be accepted; return its blocks."""
    rich = {"html": html, "skip_entity_detection": True, **more}
    message = await talk.result("sendRichMessage", chat_id=OFFICER, rich_message=rich)
    return message["rich_message"]["blocks"]


def paragraph(text: Json) -> Json:
    return {"type": "paragraph", "text": text}


BLOCKS = [
    ("字 <b>粗 <i>斜</i></b> 尾", paragraph([
        "字 ", {"type": "bold", "text": ["粗 ", {"type": "italic", "text": "斜"}]}, " 尾"
    ])),
    ("<p> 一\n  二 <br> 三 </p>", paragraph("一 二\n三")),
    ("<p>1 &lt; 2 &amp;&#38;&#x26;&hellip; &copy;</p>", paragraph("1 < 2 &&&… &copy;")),
    ("<h2>题</h2>", {"type": "heading", "text": "题", "size": 2}),
    ("<hr/>", {"type": "divider"}),
    ("<footer>口径</footer>", {"type": "footer", "text": "口径"}),
    ("<pre>a\n  b</pre>", {"type": "pre", "text": "a\n  b"}),
    ('<pre><code class="language-sql">x</code></pre>',
     {"type": "pre", "text": "x", "language": "sql"}),
    ("<blockquote>话<cite>他</cite></blockquote>",
     {"type": "blockquote", "blocks": [paragraph("话")], "credit": "他"}),
    ("<aside>话</aside>", {"type": "pullquote", "text": "话"}),
    ("<details open><summary>更多</summary><p>里面</p></details>",
     {"type": "details", "summary": "更多", "blocks": [paragraph("里面")], "is_open": True}),
    ("<ul><li>甲</li></ul>",
     {"type": "list", "items": [{"label": "•", "blocks": [paragraph("甲")]}]}),
    ('<ul><li><input type="checkbox" checked>甲</li></ul>',
     {"type": "list", "items": [{"label": "•", "blocks": [paragraph("甲")],
                                 "has_checkbox": True, "is_checked": True}]}),
    ('<ol start="3" type="i"><li>甲</li></ol>',
     {"type": "list", "items": [{"label": "iii.", "blocks": [paragraph("甲")],
                                 "value": 3, "type": "i"}]}),
    ('<a name="x"></a>', {"type": "anchor", "name": "x"}),
    ("<tg-math-block>E = mc^2</tg-math-block>",
     {"type": "mathematical_expression", "expression": "E = mc^2"}),
    ('<tg-map lat="35.5" long="106.7" zoom="14"/>',
     {"type": "map", "location": {"latitude": 35.5, "longitude": 106.7}, "zoom": 14,
      "width": 600, "height": 400}),
    ('<p><a href="https://t.me/">链</a><a href="ftp://x">死</a></p>',
     paragraph([{"type": "url", "text": "链", "url": "https://t.me/"}, "死"])),
    (f'<p><a href="tg://user?id={STRANGER}">他</a></p>',
     paragraph({"type": "text_mention", "text": "他",
                "user": {"id": STRANGER, "is_bot": False, "first_name": "过客"}})),
    ('<p><a href="#n">注</a><tg-reference name="n">释</tg-reference></p>',
     paragraph([{"type": "reference_link", "text": "注", "reference_name": "n"},
                {"type": "reference", "text": "释", "name": "n"}])),
]  # fmt: skip


@pytest.mark.parametrize(("html", "block"), BLOCKS)
async def test_html_comes_back_as_blocks(talk: Talk, html: str, block: Json) -> None:
    assert await sent(talk, html) == [block]


async def test_a_table_comes_back_cell_by_cell(talk: Talk) -> None:
    [table] = await sent(
        talk,
        "<table bordered striped><caption>表</caption>"
        '<tr><th>单位</th><th align="right">完成</th></tr>'
        '<tr><td>崆峒区</td><td align="right" valign="top">2</td></tr>'
        '<tr><td colspan="2"></td></tr></table>',
    )
    assert table == {
        "type": "table",
        "is_bordered": True,
        "is_striped": True,
        "caption": "表",
        "cells": [
            [
                {"text": "单位", "is_header": True, "align": "center", "valign": "middle"},
                {"text": "完成", "is_header": True, "align": "right", "valign": "middle"},
            ],
            [
                {"text": "崆峒区", "align": "left", "valign": "middle"},
                {"text": "2", "align": "right", "valign": "top"},
            ],
            [{"colspan": 2, "align": "left", "valign": "middle"}],
        ],
    }


async def test_links_are_found_unless_the_bot_says_no(talk: Talk) -> None:
    said = "发 /report，找 @liqiang，看 https://t.me/x"
    [found] = await sent(talk, f"<p>{said}</p>", skip_entity_detection=False)
    kinds = [piece["type"] for piece in found["text"] if isinstance(piece, dict)]
    assert kinds == ["bot_command", "mention", "url"]
    assert await sent(talk, f"<p>{said}</p>") == [paragraph(said)]


async def test_photos_the_sandbox_has_are_shown(talk: Talk) -> None:
    photo = await talk.upload("sendPhoto", {"photo": picture()}, chat_id=str(OFFICER))
    number = photo["result"]["photo"][-1]["file_id"]
    path = (await talk.result("getFile", file_id=number))["file_path"]
    image = f'<img src="{talk.sandbox.base_url}/file/bot{talk.token}/{path}"/>'
    figure = f"<figure>{image}<figcaption>现场<cite>王芳</cite></figcaption></figure>"
    single, gallery = await sent(talk, f"{figure}<tg-slideshow>{image}{image}</tg-slideshow>")
    assert single["photo"][-1]["file_id"] == number
    assert single["caption"] == {"text": "现场", "credit": "王芳"}
    assert (gallery["type"], len(gallery["blocks"])) == ("slideshow", 2)


IMAGE = '<img src="https://example.org/a.jpg"/>'
REFUSED = [
    ("", "rich message must be non-empty"),
    (" \n ", "RICH_MESSAGE_EMPTY"),
    ("<p></p>x<span>y</span>", 'Unsupported start tag "span" at byte offset 8'),
    ("<p>1 < 2</p>", "Unsupported start tag at byte offset 5"),
    ("<p>x", 'Can\'t find end tag corresponding to start tag "p"'),
    ("<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
    ("x</b>", 'Unexpected end tag "b" at byte offset 1'),
    ("<p><p>x</p></p>", 'Tag "p" isn\'t allowed inside text'),
    ("<h1><hr/></h1>", 'Tag "hr" isn\'t allowed inside text'),
    ("<li>x</li>", 'Tag "li" isn\'t allowed here'),
    ("<tg-thinking>…</tg-thinking>", 'Tag "tg-thinking" isn\'t allowed here'),
    ("<ul>x</ul>", 'Tag "ul" must have tags "li" only'),
    ("<details><p>x</p></details>", 'Tag "details" must have a non-empty tag "summary"'),
    ("<table></table>", 'Tag "table" must have tags "tr" and at most one tag "caption"'),
    ("<table>x<tr><td></td></tr></table>", 'Tag "table" must have no text outside of its cells'),
    ("<table><tr><p>x</p></tr></table>", 'Tag "tr" must have tags "th" and "td" only'),
    ("<table><tr><td><p>x</p></td></tr></table>", 'Tag "p" isn\'t allowed inside text'),
    ('<table><tr><td align="justify">x</td></tr></table>', 'Tag "td" has a wrong align'),
    ("<figure><p>x</p></figure>", 'Tag "figure" must have exactly one media or map'),
    ('<tg-map lat="91" long="0"/>', 'Tag "tg-map" has a wrong location or zoom'),
    ('<img src="attach://x"/>', 'Tag "img" must have an HTTP URL'),
    (IMAGE, "RICH_MESSAGE_PHOTO_NO_MEDIA_FOUND"),
]


@pytest.mark.parametrize(("html", "words"), REFUSED)
async def test_what_does_not_parse_is_refused(talk: Talk, html: str, words: str) -> None:
    said = await talk.refusal("sendRichMessage", chat_id=OFFICER, rich_message={"html": html})
    assert said.removeprefix("Bad Request: ").removeprefix("can't parse rich message: ") == words
    assert len((await talk.sees(OFFICER))["messages"]) == 1


FULL_ROW = f"<tr>{'<td>x</td>' * 20}</tr>"
LIMITS = [
    ("字" * 32_768, "字", "RICH_MESSAGE_TEXT_TOO_LONG"),
    ("<hr/>" * 500, "<hr/>", "RICH_MESSAGE_BLOCKS_TOO_MANY"),
    (f"<table>{FULL_ROW * 499}</table>", "<hr/>", "RICH_MESSAGE_BLOCKS_TOO_MANY"),
    (f"<ul>{'<li>x</li>' * 249}</ul><hr/>", "<hr/>", "RICH_MESSAGE_BLOCKS_TOO_MANY"),
    (
        f"<table>{FULL_ROW}</table>",
        f"<table><tr>{'<td>x</td>' * 19}<td colspan='2'>x</td></tr></table>",
        "RICH_MESSAGE_TABLE_COLS_TOO_MANY",
    ),
    (
        "<blockquote>" * 15 + "x" + "</blockquote>" * 15,
        "<blockquote>" * 16 + "x" + "</blockquote>" * 16,
        "RICH_MESSAGE_DEPTH_TOO_BIG",
    ),
]


@pytest.mark.parametrize(("html", "more", "words"), LIMITS)
async def test_the_limits_are_telegrams(talk: Talk, html: str, more: str, words: str) -> None:
    assert await sent(talk, html)
    rich = {"html": html + more}
    assert await talk.refusal("sendRichMessage", chat_id=OFFICER, rich_message=rich) == (
        f"Bad Request: {words}"
    )


BOTH = "exactly one of the fields html and markdown must be used"


@pytest.mark.parametrize(
    ("rich", "words"),
    [
        (None, "rich message must be non-empty"),
        ([], "rich message must be non-empty"),
        ("{", "can't parse rich message JSON object"),
        ({"blocks": [{"type": "divider"}]}, "rich message must be non-empty"),
        ({"html": "x", "markdown": "x"}, BOTH),
        ({"html": 7}, 'field "html" must be of type String'),
        ({"html": "\ud83d"}, "strings must be encoded in UTF-8"),
        ({"markdown": "# x"}, "can't parse rich message: the sandbox reads HTML, not Markdown"),
    ],
)  # fmt: skip
async def test_input_is_html_alone(talk: Talk, rich: Json, words: str) -> None:
    said = await talk.refusal("sendRichMessage", chat_id=OFFICER, rich_message=rich)
    assert said == f"Bad Request: {words}"


async def test_text_and_rich_content_take_each_others_place(talk: Talk) -> None:
    form = await talk.result("sendMessage", chat_id=OFFICER, text="文字")
    where = {"chat_id": OFFICER, "message_id": form["message_id"]}
    rich = {"html": "<h1>表</h1>"}
    edited = await talk.result("editMessageText", **where, rich_message=rich)
    assert "text" not in edited
    assert edited["rich_message"]["blocks"][0]["text"] == "表"
    assert "is not modified" in await talk.refusal("editMessageText", **where, rich_message=rich)
    both = await talk.refusal("editMessageText", **where, text="x", rich_message=rich)
    assert both == "Bad Request: exactly one of text and rich_message must be used"
    markup = keyboard(("钮", "x"))
    with_keys = await talk.result("editMessageReplyMarkup", **where, reply_markup=markup)
    assert with_keys["rich_message"] == edited["rich_message"]
    back = await talk.result("editMessageText", **where, text="又是文字")
    assert "rich_message" not in back
    assert back["text"] == "又是文字"


async def test_a_list_of_chats_says_what_is_in_it(talk: Talk) -> None:
    rows = "<tr><th>单位</th><th>完成</th></tr><tr><td>崆峒区</td><td>2</td></tr>"
    more = "<details><summary>更多</summary><ul><li>甲</li></ul></details>"
    await sent(talk, f"<h1>进度</h1><table>{rows}</table>{more}")
    newest = (await talk.sees(OFFICER))["messages"][-1]
    assert plain_text(newest) == "进度\n单位 | 完成\n崆峒区 | 2\n更多\n• 甲"


async def test_a_server_can_be_made_to_know_no_rich_messages(talk: Talk) -> None:
    words = "Bad Request: message text is empty"
    fault = {"kind": 400, "parameter": "rich_message", "description": "message text is empty"}
    await talk.sim("POST", "/sim/faults", **fault, times=None)
    rich = {"html": "x"}
    assert await talk.refusal("sendRichMessage", chat_id=OFFICER, rich_message=rich) == words
    assert await talk.result("sendMessage", chat_id=OFFICER, text="文字")
    await talk.sim("DELETE", "/sim/faults")
    await talk.sim("POST", "/sim/faults", method="sendRichMessage", kind=404)
    gone = await talk.call("sendRichMessage", chat_id=OFFICER, rich_message=rich)
    assert gone["error_code"] == 404


TAGS = sorted(INLINE | BLOCK_TAGS | PARTS)
PIECES = st.sampled_from(
    ["<", ">", "&", "&#60;", "x", " ", "\n", "</", "<br>", "<hr/>", '<img src="x"/>', "<input>"]
    + [f"<{name}>" for name in TAGS]
    + [f"</{name}>" for name in TAGS]
)


@given(st.lists(PIECES, max_size=12).map("".join))
def test_no_input_makes_the_reader_stumble(html: str) -> None:
    with suppress(ApiError):
        assert rich_message({"html": html}, World(Clock()))["blocks"]
