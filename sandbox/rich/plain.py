"""A rich message in plain words, for lists of chats and whoever reads without a page."""

from __future__ import annotations

from sandbox.jsontypes import JsonObject, as_object, objects
from sandbox.rich.limits import lists, texts

BETWEEN_CELLS = " | "


def plain_text(message: JsonObject) -> str:
    """Return what is to be read in a message's rich content, a line a block or row; '' if none."""
    return "\n".join(_lines(objects(as_object(message.get("rich_message")).get("blocks"))))


def _lines(blocks: list[JsonObject]) -> list[str]:
    found: list[str] = []
    for block in blocks:
        # A detail's summary stands before what it opens.
        found += [_said(block.get(name)) for name in ("summary", "caption", "text")]
        found += [_item(item) for item in objects(block.get("items"))]
        found += _lines(objects(block.get("blocks")))
        rows = lists(block.get("cells"))
        found += [BETWEEN_CELLS.join(_said(cell.get("text")) for cell in row) for row in rows]
        found += [_said(block.get("credit"))]
    return [line for line in found if line]


def _item(item: JsonObject) -> str:
    inner = "\n".join(_lines(objects(item["blocks"])))
    return f"{item['label']} {inner}"


def _said(value: object) -> str:
    return "".join(texts(value))
