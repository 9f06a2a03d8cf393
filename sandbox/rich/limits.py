"""How large a rich message may be: characters, blocks, media, columns and nesting."""

from __future__ import annotations

from collections.abc import Iterator

from sandbox.errors import bad_request
from sandbox.jsontypes import JsonObject, as_int, is_list, is_object, objects

MOST_CHARACTERS = 32_768
MOST_BLOCKS = 500
MOST_LEVELS = 16
MOST_MEDIA = 50
MOST_COLUMNS = 20
MEDIA = ("photo", "video", "audio", "animation", "voice_note")
# The fields of blocks and texts that hold something to read.
READ = ("text", "summary", "caption", "credit", "alternative_text", "expression")


def check_limits(blocks: list[JsonObject]) -> None:
    """Raise ApiError 400 when blocks are more than one message takes."""
    every = list(all_blocks(blocks))
    rows = [row for one in every for row in lists(one.get("cells"))]
    items = sum(len(objects(one.get("items"))) for one in every)
    if sum(len(text) for text in texts(blocks)) > MOST_CHARACTERS:
        raise bad_request("RICH_MESSAGE_TEXT_TOO_LONG")
    if len(every) + len(rows) + items > MOST_BLOCKS:
        raise bad_request("RICH_MESSAGE_BLOCKS_TOO_MANY")
    if sum(one["type"] in MEDIA for one in every) > MOST_MEDIA:
        raise bad_request("RICH_MESSAGE_MEDIA_TOO_MANY")
    if any(_columns(lists(one.get("cells"))) > MOST_COLUMNS for one in every):
        raise bad_request("RICH_MESSAGE_TABLE_COLS_TOO_MANY")
    if _depth(blocks) > MOST_LEVELS:
        raise bad_request("RICH_MESSAGE_DEPTH_TOO_BIG")


def all_blocks(blocks: list[JsonObject]) -> Iterator[JsonObject]:
    """Yield blocks and all that stand in them, in order."""
    for block in blocks:
        yield block
        yield from all_blocks(objects(block.get("blocks")))
        for item in objects(block.get("items")):
            yield from all_blocks(objects(item.get("blocks")))


def texts(value: object) -> Iterator[str]:
    """Yield the pieces of text in blocks, or in a RichText, in the order they are read."""
    if isinstance(value, str):
        yield value
    elif is_list(value):
        for one in value:
            yield from texts(one)
    elif is_object(value):
        for name in READ:
            yield from texts(value.get(name))
        for name in ("cells", "items", "blocks"):
            yield from texts(value.get(name))


def lists(value: object) -> list[list[JsonObject]]:
    """Return the arrays of objects in an array, as the rows of a table are."""
    return [objects(row) for row in value if is_list(row)] if is_list(value) else []


def _columns(rows: list[list[JsonObject]]) -> int:
    """Return how many columns a table has, cells from rows above counted."""
    most, hanging = 0, list[list[int]]()
    for row in rows:
        hanging = [[left - 1, width] for left, width in hanging if left > 1]
        before = sum(width for _, width in hanging)
        widths = [max(as_int(cell.get("colspan")), 1) for cell in row]
        heights = [max(as_int(cell.get("rowspan")), 1) for cell in row]
        most = max(most, before + sum(widths))
        hanging += [list(pair) for pair in zip(heights, widths, strict=True)]
    return most


def _depth(value: object) -> int:
    """Return how deeply blocks and formatted texts stand in one another."""
    if is_list(value):
        return max(map(_depth, value), default=0)
    if not is_object(value):
        return 0
    fields = ("text", "summary", "caption", "credit", "cells", "items", "blocks")
    return ("type" in value) + max(_depth(value.get(name)) for name in fields)
