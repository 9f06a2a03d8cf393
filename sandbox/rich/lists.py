"""Lists of a rich message: points, numbers and boxes to tick; what stands in a point comes in."""

from __future__ import annotations

from collections.abc import Callable

from sandbox.jsontypes import JsonObject
from sandbox.rich.tree import Element, refusal

Blocks = Callable[[list[Element | str]], list[JsonObject]]
POINT = "•"
ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
TYPES = ("1", "a", "A", "i", "I")


def read_list(element: Element, blocks: Blocks) -> JsonObject:
    """Return a RichBlockList; ApiError 400 when something else than points stands in it."""
    points = element.elements()
    if not points or any(one.name != "li" for one in points) or element.raw().strip():
        raise refusal(f'Tag "{element.name}" must have tags "li" only')
    if element.name == "ul":
        return {"type": "list", "items": [_item(one, POINT, blocks) for one in points]}
    attributes = element.attributes
    backwards = "reversed" in attributes
    number = _whole(attributes.get("start", ""), len(points) if backwards else 1)
    items: list[JsonObject] = []
    for one in points:
        number = _whole(one.attributes.get("value", ""), number)
        kind = one.attributes.get("type") or attributes.get("type") or "1"
        if kind not in TYPES:
            raise refusal(f'Tag "{element.name}" has a wrong type')
        item = _item(one, f"{label(number, kind)}.", blocks)
        items.append(item | {"value": number, "type": kind})
        number += -1 if backwards else 1
    return {"type": "list", "items": items}


def _item(element: Element, label: str, blocks: Blocks) -> JsonObject:
    boxes = [one for one in element.elements() if one.name == "input"]
    item: JsonObject = {
        "label": label,
        "blocks": blocks([one for one in element.children if one not in boxes]),
    }
    if not boxes:
        return item
    if len(boxes) > 1 or boxes[0].attributes.get("type") != "checkbox":
        raise refusal('Tag "input" must be the checkbox of a tag "li"')
    ticked = {"is_checked": True} if "checked" in boxes[0].attributes else {}
    return item | {"has_checkbox": True} | ticked


def _whole(text: str, default: int) -> int:
    return int(text) if text.lstrip("-").isdecimal() and len(text) < 10 else default


def label(number: int, kind: str) -> str:
    """Return a number as a point's label: digits, letters (27 is aa) or Roman numerals."""
    if kind == "1" or number < 1 or (kind in "iI" and number > 3999):
        return str(number)
    shown = ""
    if kind in "aA":
        while number:
            number, rest = divmod(number - 1, 26)
            shown = chr(ord("a") + rest) + shown
    else:
        for value, sign in ROMAN:
            shown += sign * (number // value)
            number %= value
    return shown.upper() if kind.isupper() else shown
