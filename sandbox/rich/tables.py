"""Tables of a rich message: rows of cells with text, alignment and spans."""

from __future__ import annotations

from sandbox.jsontypes import JsonObject
from sandbox.rich.inline import InlineReader
from sandbox.rich.tree import Element, refusal

ALIGNMENTS = ("left", "center", "right")
VERTICAL = ("top", "middle", "bottom")


def read_table(element: Element, inline: InlineReader) -> JsonObject:
    """Return a RichBlockTable; ApiError 400 when something else than rows stands in it."""
    parts = element.elements()
    captions = [one for one in parts if one.name == "caption"]
    rows = [one for one in parts if one.name == "tr"]
    if not rows or len(captions) > 1 or len(captions) + len(rows) < len(parts):
        raise refusal('Tag "table" must have tags "tr" and at most one tag "caption"')
    if element.raw().strip():
        raise refusal('Tag "table" must have no text outside of its cells')
    table: JsonObject = {"type": "table", "cells": [_row(row, inline) for row in rows]}
    table |= {f"is_{name}": True for name in ("bordered", "striped") if name in element.attributes}
    caption = inline.text(captions[0].children) if captions else ""
    return table | ({"caption": caption} if caption else {})


def _row(row: Element, inline: InlineReader) -> list[JsonObject]:
    cells = row.elements()
    if not cells or any(one.name not in ("th", "td") for one in cells) or row.raw().strip():
        raise refusal('Tag "tr" must have tags "th" and "td" only')
    return [_cell(one, inline) for one in cells]


def _cell(element: Element, inline: InlineReader) -> JsonObject:
    header = element.name == "th"
    text = inline.text(element.children)
    cell: JsonObject = {"text": text} if text != "" else {}
    cell |= {"is_header": True} if header else {}
    for name in ("colspan", "rowspan"):
        value = element.attributes.get(name, "1")
        if not value.isdecimal() or not 1 <= int(value) <= 1000:
            raise refusal(f'Tag "{element.name}" has a wrong {name}')
        cell |= {name: int(value)} if int(value) > 1 else {}
    usual = "center" if header else "left"
    cell["align"] = _one_of(element, "align", ALIGNMENTS, usual)
    cell["valign"] = _one_of(element, "valign", VERTICAL, "middle")
    return cell


def _one_of(element: Element, name: str, allowed: tuple[str, ...], usual: str) -> str:
    value = element.attributes.get(name, usual)
    if value not in allowed:
        raise refusal(f'Tag "{element.name}" has a wrong {name}')
    return value
