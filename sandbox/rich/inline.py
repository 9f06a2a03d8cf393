"""Running text of a rich message: elements in, RichText out; blocks are not read here."""

from __future__ import annotations

import re
from collections.abc import Mapping

from sandbox.entities import COMMAND, LINK, MENTION
from sandbox.htmltext import is_link
from sandbox.jsontypes import JsonObject, is_list, is_object
from sandbox.rich.tree import Element, refusal
from sandbox.state import Person

STYLES: Mapping[str, str] = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "code": "code",
    "mark": "marked",
    "sub": "subscript",
    "sup": "superscript",
    "tg-spoiler": "spoiler",
}
BLANKS = re.compile(r"[ \t\r\n\f]+")
BLANK_RUN = re.compile(r" +")
AROUND_BREAKS = re.compile(r" *\n *")
EMOJI_LINK = "tg://emoji?id="
MENTION_LINK = "tg://user?id="
TIME_FORMAT = re.compile(r"r|w?[dD]?[tT]?")
DETECTED = re.compile("|".join(f"({one.pattern})" for one in (COMMAND, MENTION, LINK)))
# In these Telegram looks for nothing.
SETTLED = ("code", "url", "email_address", "phone_number", "text_mention", "anchor_link")

Rich = str | JsonObject
RichText = object


def is_inline_image(element: Element) -> bool:
    """Tell whether an <img> is an emoji in the text and not a photo between texts."""
    return element.name == "img" and element.attributes.get("src", "").startswith(EMOJI_LINK)


class InlineReader:
    """Reads runs of text; knows the people that can be mentioned and the references there are."""

    def __init__(
        self, people: Mapping[int, Person], references: frozenset[str], *, detects: bool
    ) -> None:
        """Take what links may lead to, and whether links in plain text are looked for."""
        self._people = people
        self._references = references
        self._detects = detects

    def text(self, nodes: list[Element | str]) -> RichText:
        """Return a run as one RichText, '' for an empty one; many blanks are as good as one."""
        squeezed, _ = _squeezed(_merged(self._pieces(nodes)), blank=True)
        pieces = _without_end(squeezed)
        return _whole(_merged(_detected(pieces) if self._detects else pieces))

    def _pieces(self, nodes: list[Element | str]) -> list[Rich]:
        found: list[Rich] = []
        for node in nodes:
            # Only <br> breaks a line from here on.
            found += [BLANKS.sub(" ", node)] if isinstance(node, str) else self._element(node)
        return found

    def _element(self, element: Element) -> list[Rich]:
        name, attributes = element.name, element.attributes
        if name == "br":
            return ["\n"]
        if name in STYLES:
            return [{"type": STYLES[name], "text": self._inner(element)}]
        if name == "a":
            return self._anchor(element)
        if name == "tg-reference":
            return [
                {"type": "reference", "text": self._inner(element), "name": _named(element, "name")}
            ]
        if name == "tg-emoji" or is_inline_image(element):
            return [_emoji(element)]
        if name == "tg-time":
            return [self._time(element, attributes.get("format", ""))]
        if name == "tg-math":
            return [{"type": "mathematical_expression", "expression": element.raw()}]
        raise refusal(f'Tag "{name}" isn\'t allowed inside text')

    def _inner(self, element: Element) -> RichText:
        return _whole(_merged(self._pieces(element.children)))

    def _anchor(self, element: Element) -> list[Rich]:
        if "href" not in element.attributes:
            name = _named(element, "name")
            return [{"type": "anchor", "name": name}, *self._pieces(element.children)]
        text, link = self._inner(element), element.attributes["href"]
        scheme, _, rest = link.partition(":")
        if link.startswith("#"):
            kind, key = ("anchor_link", "anchor_name")
            if link[1:] in self._references:
                kind, key = ("reference_link", "reference_name")
            return [{"type": kind, "text": text, key: link[1:]}]
        if scheme == "mailto":
            return [{"type": "email_address", "text": text, "email_address": rest}]
        if scheme == "tel":
            return [{"type": "phone_number", "text": text, "phone_number": rest}]
        if link.startswith(MENTION_LINK):
            return self._mention(element, text, link.removeprefix(MENTION_LINK))
        if is_link(link):
            return [{"type": "url", "text": text, "url": link}]
        return self._pieces(element.children)

    def _mention(self, element: Element, text: RichText, number: str) -> list[Rich]:
        person = self._people.get(int(number)) if number.isdecimal() else None
        if person is None:
            return self._pieces(element.children)
        return [{"type": "text_mention", "text": text, "user": person.as_user()}]

    def _time(self, element: Element, wanted: str) -> JsonObject:
        unix = _named(element, "unix")
        if not unix.isdecimal() or not TIME_FORMAT.fullmatch(wanted):
            raise refusal('Tag "tg-time" has a wrong time or format')
        text = self._inner(element)
        return {
            "type": "date_time",
            "text": text,
            "unix_time": int(unix),
            "date_time_format": wanted,
        }


def _named(element: Element, attribute: str) -> str:
    value = element.attributes.get(attribute, "")
    if not value:
        raise refusal(f'Tag "{element.name}" must have a non-empty attribute "{attribute}"')
    return value


def _emoji(element: Element) -> JsonObject:
    source = element.attributes.get("src", "").removeprefix(EMOJI_LINK)
    number = source or element.attributes.get("emoji-id", "")
    if not number.isdecimal():
        raise refusal("Invalid custom emoji identifier specified")
    text = element.attributes.get("alt", "") if element.name == "img" else element.raw()
    return {"type": "custom_emoji", "custom_emoji_id": number, "alternative_text": text}


def _squeezed(pieces: list[Rich], *, blank: bool) -> tuple[list[Rich], bool]:
    """Squeeze blanks; `blank` says whether what stands before ends with one, and then after."""
    found: list[Rich] = []
    for piece in pieces:
        if isinstance(piece, str):
            text = BLANK_RUN.sub(" ", AROUND_BREAKS.sub("\n", piece))
            text = text.lstrip(" ") if blank else text
            blank = text[-1] in " \n" if text else blank
            found.append(text)
        elif "text" in piece:
            inner, blank = _squeezed(_as_pieces(piece["text"]), blank=blank)
            found.append(piece | {"text": _whole(_merged(inner))})
        else:
            found.append(piece)
            blank = False
    return found, blank


def _without_end(pieces: list[Rich]) -> list[Rich]:
    """Drop the blanks at the end, however deep they stand."""
    pieces = list(pieces)
    while pieces:
        last = pieces.pop()
        if isinstance(last, str):
            last = last.rstrip(" \n")
        elif "text" in last:
            last = last | {"text": _whole(_without_end(_as_pieces(last["text"])))}
        if last and (isinstance(last, str) or last.get("text") != ""):
            return [*pieces, last]
    return []


def _detected(pieces: list[Rich]) -> list[Rich]:
    """Make links of the commands, names and addresses that stand in plain text."""
    found: list[Rich] = []
    for piece in pieces:
        if isinstance(piece, str):
            found += _links_in(piece)
        elif "text" in piece and piece["type"] not in SETTLED:
            found.append(piece | {"text": _whole(_detected(_as_pieces(piece["text"])))})
        else:
            found.append(piece)
    return found


def _links_in(text: str) -> list[Rich]:
    found: list[Rich] = []
    at = 0
    for match in DETECTED.finditer(text):
        command, name, _ = match.groups()
        said = match.group()
        found.append(text[at : match.start()])
        if command:
            found.append({"type": "bot_command", "text": said, "bot_command": said})
        elif name:
            found.append({"type": "mention", "text": said, "username": said[1:]})
        else:
            found.append({"type": "url", "text": said, "url": said})
        at = match.end()
    return [*found, text[at:]]


def _as_pieces(text: RichText) -> list[Rich]:
    items = text if is_list(text) else [text]
    return [item for item in items if isinstance(item, str) or is_object(item)]


def _merged(pieces: list[Rich]) -> list[Rich]:
    """Join neighbouring plain texts, as Telegram gives them back."""
    found: list[Rich] = []
    for piece in pieces:
        if isinstance(piece, str) and found and isinstance(found[-1], str):
            found[-1] += piece
        elif piece != "":
            found.append(piece)
    return found


def _whole(pieces: list[Rich]) -> RichText:
    if not pieces:
        return ""
    return pieces[0] if len(pieces) == 1 else pieces
