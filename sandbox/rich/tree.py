"""The HTML of rich messages as a tree of elements; what a tag means is not known here."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from sandbox.errors import ApiError, bad_request

INLINE = frozenset(
    {
        "b",
        "strong",
        "i",
        "em",
        "u",
        "ins",
        "s",
        "strike",
        "del",
        "code",
        "mark",
        "sub",
        "sup",
        "tg-spoiler",
        "a",
        "br",
        "tg-reference",
        "tg-emoji",
        "tg-time",
        "tg-math",
    }
)
BLOCKS = frozenset(
    {
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "p",
        "pre",
        "footer",
        "hr",
        "ul",
        "ol",
        "blockquote",
        "aside",
        "img",
        "video",
        "audio",
        "figure",
        "tg-map",
        "tg-collage",
        "tg-slideshow",
        "table",
        "details",
        "tg-math-block",
        "tg-thinking",
    }
)
# These stand in one kind of block only.
PARTS = frozenset(("li", "input", "cite", "figcaption", "caption", "tr", "th", "td", "summary"))
VOID = frozenset(("br", "hr", "img", "input", "tg-map"))
# So deep nothing can be meant; the real limit is checked on the blocks.
DEEPEST = 100
NAMED = {
    "lt": "<",
    "gt": ">",
    "amp": "&",
    "quot": '"',
    "apos": "'",
    "nbsp": "\u00a0",
    "hellip": "…",
    "mdash": "—",
    "ndash": "–",
    "lsquo": "‘",
    "rsquo": "’",
    "ldquo": "“",
    "rdquo": "”",
}
# Any other named entity stays as it is written.
REFERENCE = re.compile(rf"&(?:({'|'.join(NAMED)})|#(\d{{1,8}})|#x([0-9a-fA-F]{{1,7}}));")
VALUE = r"\"[^\"]*\"|'[^']*'|[^\s>\"'/]+"
ATTRIBUTE = re.compile(rf"\s+([^\s=<>/\"']+)(?:\s*=\s*({VALUE}))?")
NAME = re.compile(r"</?([A-Za-z][A-Za-z0-9-]*)")
END = re.compile(r"\s*(/?)>")


@dataclass(slots=True)
class Element:
    """A tag with what stands in it."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Element | str] = field(default_factory=list)

    def elements(self) -> list[Element]:
        """Return the elements directly in it."""
        return [child for child in self.children if isinstance(child, Element)]

    def raw(self) -> str:
        """Return the text in it as it stands; '' where it holds elements instead."""
        return "".join(child for child in self.children if isinstance(child, str))


def refusal(what: str) -> ApiError:
    """Return the error of a rich message that does not parse."""
    return bad_request(f"can't parse rich message: {what}")


def read_tree(source: str) -> Element:
    """Return the root of the tree; ApiError 400 on the first thing that does not parse."""
    root = Element("")
    stack, at = [root], 0
    while at < len(source):
        found = source.find("<", at)
        end = len(source) if found < 0 else found
        if end > at:
            stack[-1].children.append(REFERENCE.sub(_referenced, source[at:end]))
        at = end if found < 0 else _read_tag(source, end, stack)
    if len(stack) > 1:
        raise refusal(f'Can\'t find end tag corresponding to start tag "{stack[-1].name}"')
    return root


def _referenced(match: re.Match[str]) -> str:
    name, decimal, hexadecimal = match.groups()
    if name:
        return NAMED[name]
    code = int(decimal) if decimal else int(hexadecimal, 16)
    valid = 0 < code < 0x110000 and not 0xD800 <= code < 0xE000
    return chr(code) if valid else match.group()


def _read_tag(source: str, begin: int, stack: list[Element]) -> int:
    """Read the tag that begins here into the tree; return where it ends."""
    where = f"at byte offset {len(source[:begin].encode())}"
    named = NAME.match(source, begin)
    if named is None:
        raise refusal(f"Unsupported start tag {where}")
    name, at = named.group(1).lower(), named.end()
    closing = source.startswith("</", begin)
    if name not in INLINE | BLOCKS | PARTS:
        raise refusal(f'Unsupported {"end" if closing else "start"} tag "{name}" {where}')
    attributes: dict[str, str] = {}
    while (match := ATTRIBUTE.match(source, at)) is not None:
        value = match.group(2) or ""
        value = value[1:-1] if value[:1] in ("'", '"') else value
        attributes[match.group(1).lower()] = REFERENCE.sub(_referenced, value)
        at = match.end()
    end = END.match(source, at)
    if end is None:
        raise refusal(f'Unclosed {"end" if closing else "start"} tag "{name}" {where}')
    if closing:
        _close(name, stack, where)
        return end.end()
    element = Element(name, attributes)
    stack[-1].children.append(element)
    if name not in VOID and not end.group(1):
        stack.append(element)
    if len(stack) > DEEPEST:
        raise bad_request("RICH_MESSAGE_DEPTH_TOO_BIG")
    return end.end()


def _close(name: str, stack: list[Element], where: str) -> None:
    if name in VOID or len(stack) == 1:
        raise refusal(f'Unexpected end tag "{name}" {where}')
    if stack[-1].name != name:
        found = f'expected "</{stack[-1].name}>", found "</{name}>"'
        raise refusal(f"Unmatched end tag {where}, {found}")
    stack.pop()
