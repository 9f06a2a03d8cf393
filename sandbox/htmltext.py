"""Telegram's HTML: text with tags in, plain text and spans out; no counting of UTF-16 units."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from sandbox.errors import ApiError, bad_request

KINDS: Mapping[str, str] = {
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
    "pre": "pre",
    "blockquote": "blockquote",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "a": "text_link",
    "tg-emoji": "custom_emoji",
}
NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
# Any other named entity stays as it is written: Telegram knows these four and the numeric ones.
REFERENCE = re.compile(r"&(?:(lt|gt|amp|quot)|#(\d{1,8})|#x([0-9a-fA-F]{1,7}));?")
TAG_NAME = re.compile(r"[^\s>]*")
BLANKS = re.compile(r"\s*")
ATTRIBUTE_NAME = re.compile(r"[^\s=>/\"']*")
BARE_VALUE = re.compile(r"[A-Za-z0-9.\-]*")


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the plain text, in Python characters, and what it is."""

    kind: str
    start: int
    end: int
    extra: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class _Tag:
    """A start tag that waits for its end."""

    name: str
    attributes: dict[str, str]
    start: int


class _Reader:
    """Walks over the source once and collects text and spans."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.at = 0
        self.pieces: list[str] = []
        self.size = 0
        self.open: list[_Tag] = []
        self.spans: list[Span] = []

    def read(self) -> tuple[str, list[Span]]:
        """Read all of it; ApiError 400 on the first thing that does not parse."""
        while self.at < len(self.source):
            char = self.source[self.at]
            if char == "<":
                self._read_tag()
            elif char == "&":
                self._read_reference()
            else:
                self._read_plain()
        if self.open:
            name = self.open[-1].name
            raise _refusal(f'Can\'t find end tag corresponding to start tag "{name}"')
        spans = sorted(self.spans, key=lambda span: (span.start, -span.end))
        return "".join(self.pieces), spans

    def _read_plain(self) -> None:
        match = re.compile(r"[^<&]+").match(self.source, self.at)
        self._add(match.group() if match else "", match.end() if match else self.at + 1)

    def _read_reference(self) -> None:
        match = REFERENCE.match(self.source, self.at)
        code = 0
        if match is not None and not match.group(1):
            code = int(match.group(2)) if match.group(2) else int(match.group(3), 16)
        if match is not None and match.group(1):
            self._add(NAMED[match.group(1)], match.end())
        elif match is not None and 0 < code < 0x110000 and not 0xD800 <= code < 0xE000:
            self._add(chr(code), match.end())
        else:
            self._add("&", self.at + 1)

    def _add(self, text: str, end: int) -> None:
        self.pieces.append(text)
        self.size += len(text)
        self.at = end

    def _read_tag(self) -> None:
        begin = self.at
        if self.source.startswith("</", begin):
            self._read_end(begin)
        else:
            self._read_start(begin)

    def _read_start(self, begin: int) -> None:
        self.at = begin + 1
        name = self._take(TAG_NAME).lower()
        if self.at >= len(self.source):
            raise self._refusal_at("Unclosed start tag", begin)
        if name not in KINDS:
            raise self._refusal_at(f'Unsupported start tag "{name}"', begin)
        attributes = self._read_attributes(name, begin)
        if name == "span" and attributes.get("class") != "tg-spoiler":
            raise self._refusal_at('Tag "span" must have class "tg-spoiler"', begin)
        self.open.append(_Tag(name, attributes, self.size))

    def _read_attributes(self, name: str, begin: int) -> dict[str, str]:
        attributes: dict[str, str] = {}
        while True:
            self._take(BLANKS)
            if self.at >= len(self.source):
                raise self._refusal_at(f'Unclosed start tag "{name}"', begin)
            if self.source[self.at] == ">":
                self.at += 1
                return attributes
            attribute = self._take(ATTRIBUTE_NAME).lower()
            if not attribute:
                raise self._refusal_at(f'Empty attribute name in the tag "{name}"', begin)
            self._take(BLANKS)
            attributes[attribute] = ""
            if self.source.startswith("=", self.at):
                self.at += 1
                self._take(BLANKS)
                attributes[attribute] = self._read_value(begin)

    def _read_value(self, begin: int) -> str:
        quote = self.source[self.at : self.at + 1]
        if quote not in ("'", '"') or not quote:
            value = self._take(BARE_VALUE)
            if self.at < len(self.source) and self.source[self.at] not in " \t\r\n>":
                raise self._refusal_at("Unexpected end of name token", self.at)
            return value
        end = self.source.find(quote, self.at + 1)
        if end < 0:
            raise self._refusal_at("Unclosed start tag", begin)
        value = self.source[self.at + 1 : end]
        self.at = end + 1
        return REFERENCE.sub(lambda match: NAMED.get(match.group(1) or "", match.group()), value)

    def _read_end(self, begin: int) -> None:
        if not self.open:
            raise self._refusal_at("Unexpected end tag", begin)
        self.at = begin + 2
        name = self._take(TAG_NAME).lower()
        self._take(BLANKS)
        if not self.source.startswith(">", self.at):
            raise self._refusal_at("Unclosed end tag", begin)
        self.at += 1
        tag = self.open.pop()
        if name and name != tag.name:
            found = f'expected "</{tag.name}>", found "</{name}>"'
            raise _refusal(f"Unmatched end tag at byte offset {self._offset(begin)}, {found}")
        if self.size > tag.start:
            self._close(tag)

    def _close(self, tag: _Tag) -> None:
        """Turn a finished tag into its span."""
        kind = KINDS[tag.name]
        extra: dict[str, str] = {}
        if kind == "text_link":
            extra["url"] = tag.attributes.get("href") or "".join(self.pieces)[tag.start :]
            if not is_link(extra["url"]):
                return
        if kind == "custom_emoji":
            extra["custom_emoji_id"] = tag.attributes.get("emoji-id", "")
        if kind == "blockquote" and "expandable" in tag.attributes:
            kind = "expandable_blockquote"
        if tag.name == "code" and self._is_language_of_pre(tag):
            return
        if kind == "pre" and tag.attributes.get("language"):
            extra["language"] = tag.attributes["language"]
        self.spans.append(Span(kind, tag.start, self.size, extra))

    def _is_language_of_pre(self, tag: _Tag) -> bool:
        """Hand `<pre><code class="language-x">` its language and tell whether it was that."""
        language = tag.attributes.get("class", "")
        outer = self.open[-1] if self.open else None
        if outer is None or outer.name != "pre" or not language.startswith("language-"):
            return False
        outer.attributes["language"] = language.removeprefix("language-")
        return True

    def _take(self, pattern: re.Pattern[str]) -> str:
        match = pattern.match(self.source, self.at)
        if match is None:
            return ""
        self.at = match.end()
        return match.group()

    def _offset(self, index: int) -> int:
        return len(self.source[:index].encode())

    def _refusal_at(self, what: str, index: int) -> ApiError:
        return _refusal(f"{what} at byte offset {self._offset(index)}")


def parse_html(source: str) -> tuple[str, list[Span]]:
    """Return plain text and spans (outer before inner); ApiError 400 when it does not parse."""
    if "<" not in source and "&" not in source:
        return source, []
    return _Reader(source).read()


def _refusal(what: str) -> ApiError:
    return bad_request(f"can't parse entities: {what}")


def is_link(url: str) -> bool:
    """Tell whether Telegram would make a link of it; it silently drops the others."""
    scheme, colon, rest = url.partition("://")
    if colon:
        return scheme.lower() in ("http", "https", "tg", "ton", "tonsite") and bool(rest)
    return "." in url.strip(".") and " " not in url
