"""An InputRichMessage read into the RichMessage that messages carry."""

from __future__ import annotations

import re

from sandbox.entities import CLEAN
from sandbox.errors import bad_request
from sandbox.files import StoredFile
from sandbox.jsontypes import JsonObject, is_object
from sandbox.rich.blocks import BlockReader
from sandbox.rich.inline import InlineReader
from sandbox.rich.limits import check_limits
from sandbox.rich.tree import Element, read_tree
from sandbox.world import World

FILE_PATH = re.compile(r"https?://[^/]+/file/bot[^/]+/([^?#]+)$")


def rich_message(value: object, world: World) -> JsonObject:
    """Return the RichMessage; ApiError 400 when it is empty, too large or does not parse.

    Fields the Bot API 10.1 does not know are passed over, as everywhere.
    """
    if not is_object(value):
        raise bad_request("rich message must be non-empty")
    given = [name for name in ("html", "markdown") if value.get(name)]
    if not given:
        raise bad_request("rich message must be non-empty")
    if len(given) > 1:
        raise bad_request("exactly one of the fields html and markdown must be used")
    source = value[given[0]]
    if given[0] == "markdown":
        raise bad_request("can't parse rich message: the sandbox reads HTML, not Markdown")
    if not isinstance(source, str):
        raise bad_request('field "html" must be of type String')
    root = read_tree(source.translate(CLEAN))
    detects = value.get("skip_entity_detection") is not True
    inline = InlineReader(world.people, _references(root), detects=detects)
    blocks = BlockReader(inline, lambda address: _photo(world, address)).blocks(root.children)
    if not blocks:
        raise bad_request("RICH_MESSAGE_EMPTY")
    check_limits(blocks)
    return {"blocks": blocks} | ({"is_rtl": True} if value.get("is_rtl") is True else {})


def _references(element: Element) -> frozenset[str]:
    """Return the names of the referenced texts in an element."""
    found = frozenset().union(*map(_references, element.elements()))
    if element.name == "tg-reference":
        found |= {element.attributes.get("name", "")}
    return found


def _photo(world: World, address: str) -> StoredFile | None:
    match = FILE_PATH.match(address)
    return world.files.at_path(match.group(1)) if match else None
