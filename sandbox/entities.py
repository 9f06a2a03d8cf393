"""Text as Telegram keeps it: plain text plus entities counted in UTF-16 units; no messages here."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sandbox.errors import bad_request
from sandbox.htmltext import KINDS, Span, parse_html
from sandbox.jsontypes import JsonObject, as_int, objects

MAX_TEXT = 4096
MAX_CAPTION = 1024
BLANK = " \t\r\n\v\f"
# Control characters never reach the other side: Telegram makes blanks of them and drops \r.
CLEAN = {code: " " for code in range(32) if chr(code) not in "\t\n\r"} | {ord("\r"): ""}

COMMAND = re.compile(r"(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/])")
MENTION = re.compile(r"(?<![\w@])@[A-Za-z][A-Za-z0-9_]{2,31}(?!\w)")
LINK = re.compile(r"(?<![\w/])https?://[^\s<>\"']+[^\s<>\"'.,;:!?)，。；：！？）】」]")
FOUND_TYPES = ((COMMAND, "bot_command", "/"), (MENTION, "mention", "@"), (LINK, "url", "://"))
ENTITY_TYPES = frozenset(
    {*KINDS.values(), "expandable_blockquote", "mention", "hashtag", "cashtag", "bot_command"}
    | {"url", "email", "phone_number", "text_mention"}
)
ENTITY_FIELDS = ("type", "offset", "length", "url", "user", "language", "custom_emoji_id")


@dataclass(frozen=True, slots=True)
class FormattedText:
    """Plain text and the entities over it."""

    text: str
    entities: tuple[JsonObject, ...] = ()

    def fields(self, text_name: str) -> JsonObject:
        """Return the message fields that hold this text, named 'text' or 'caption'."""
        if not self.text:
            return {}
        entities_name = "entities" if text_name == "text" else f"{text_name}_entities"
        found: JsonObject = {text_name: self.text}
        return found | ({entities_name: list(self.entities)} if self.entities else {})


def utf16_length(text: str) -> int:
    """Return the length of a text as Telegram counts it."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


def format_text(text: str, parse_mode: str, given: object = None) -> FormattedText:
    """Parse what a bot sent into text and entities, trimmed; ApiError 400 when it does not parse.

    `given` are ready entities (a JSON array), which count only without a parse mode, as Telegram
    has it.
    """
    mode = parse_mode.lower()
    text = text if given else text.translate(CLEAN)
    if mode == "html":
        plain, spans = parse_html(text)
        entities = [_as_entity(plain, span) for span in spans]
    elif mode in ("markdown", "markdownv2"):
        raise bad_request("can't parse entities: the sandbox reads HTML, not Markdown")
    elif mode:
        raise bad_request("unsupported parse_mode")
    else:
        plain, entities = text, _checked(objects(given), utf16_length(text))
    return _with_found(_trimmed(plain, entities))


def person_text(text: str) -> FormattedText:
    """Return what a person typed, trimmed, with the entities their client finds in it."""
    return _with_found(_trimmed(text.translate(CLEAN), []))


def split_text(text: str, limit: int = MAX_TEXT) -> list[str]:
    """Cut a text into pieces of at most limit UTF-16 units, as people's clients do."""
    pieces: list[str] = []
    while utf16_length(text) > limit:
        piece = text.encode("utf-16-le")[: limit * 2].decode("utf-16-le", errors="ignore")
        pieces.append(piece)
        text = text[len(piece) :]
    return [*pieces, text]


def _as_entity(plain: str, span: Span) -> JsonObject:
    offset = utf16_length(plain[: span.start])
    length = utf16_length(plain[span.start : span.end])
    return {"type": span.kind, "offset": offset, "length": length} | dict(span.extra)


def _checked(entities: list[JsonObject], size: int) -> list[JsonObject]:
    """Return a bot's own entities in order; refuse the ones that leave the text."""
    kept: list[JsonObject] = []
    for entity in entities:
        start, length = as_int(entity.get("offset")), as_int(entity.get("length"))
        if str(entity.get("type")) not in ENTITY_TYPES:
            raise bad_request("can't parse MessageEntity: Unsupported type specified")
        if start < 0:
            raise bad_request(f"receive an entity with incorrect offset {start}")
        if length < 0:
            raise bad_request(f"receive an entity with incorrect length {length}")
        if start > size:
            raise bad_request(f"entity begins after the end of the text at UTF-16 offset {start}")
        if start + length > size:
            raise bad_request(
                f"entity beginning at UTF-16 offset {start} ends after the end of the text"
                f" at UTF-16 offset {start + length}"
            )
        kept.append({name: entity[name] for name in ENTITY_FIELDS if name in entity})
    return sorted(kept, key=_position)


def _position(entity: JsonObject) -> tuple[int, int]:
    return as_int(entity["offset"]), -as_int(entity["length"])


def _trimmed(text: str, entities: list[JsonObject]) -> FormattedText:
    """Drop the blanks around a text and move its entities along."""
    stripped = text.strip(BLANK)
    if not entities or stripped == text:
        return FormattedText(stripped, tuple(entities))
    head = len(text) - len(text.lstrip(BLANK))
    size = utf16_length(stripped)
    moved: list[JsonObject] = []
    for entity in entities:
        start = as_int(entity["offset"]) - head
        end = min(start + as_int(entity["length"]), size)
        start = max(start, 0)
        if end > start:
            moved.append(entity | {"offset": start, "length": end - start})
    return FormattedText(stripped, tuple(moved))


def _with_found(formatted: FormattedText) -> FormattedText:
    """Add the commands, mentions and links that Telegram finds by itself."""
    text = formatted.text
    found: list[JsonObject] = []
    for pattern, kind, hint in FOUND_TYPES:
        if hint in text:
            found += [
                _as_entity(text, Span(kind, *match.span())) for match in pattern.finditer(text)
            ]
    free = [entity for entity in found if not _overlaps(entity, formatted.entities)]
    if not free:
        return formatted
    return FormattedText(text, tuple(sorted((*formatted.entities, *free), key=_position)))


def _overlaps(entity: JsonObject, others: tuple[JsonObject, ...]) -> bool:
    """Tell whether a found entity lies in one in which Telegram looks for nothing."""
    start = as_int(entity["offset"])
    return any(
        other["type"] in ("code", "pre", "text_link", "url")
        and as_int(other["offset"]) <= start < as_int(other["offset"]) + as_int(other["length"])
        for other in others
    )
