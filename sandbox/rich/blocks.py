"""The blocks of a rich message: elements in, RichBlock out; ApiError 400 for what stands wrong."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sandbox.errors import bad_request
from sandbox.files import StoredFile
from sandbox.jsontypes import JsonObject
from sandbox.rich.inline import InlineReader, is_inline_image
from sandbox.rich.lists import read_list
from sandbox.rich.tables import read_table
from sandbox.rich.tree import INLINE, Element, refusal

Photos = Callable[[str], StoredFile | None]
MEDIA = ("img", "video", "audio")
GALLERIES: Mapping[str, str] = {"tg-collage": "collage", "tg-slideshow": "slideshow"}
MAP_SIZE = {"width": 600, "height": 400}
SMALLEST_ZOOM, LARGEST_ZOOM, USUAL_ZOOM = 13, 20, 15


class BlockReader:
    """Reads the blocks of one message."""

    def __init__(self, inline: InlineReader, photos: Photos) -> None:
        """Take what reads the text in blocks, and what finds the photo of an address."""
        self._inline = inline
        self._photos = photos
        self._readers: dict[str, Callable[[Element], JsonObject]] = {
            "p": lambda one: {"type": "paragraph", "text": self._text(one)},
            "footer": lambda one: {"type": "footer", "text": self._text(one)},
            "hr": lambda _: {"type": "divider"},
            "pre": _preformatted,
            "ul": lambda one: read_list(one, self.blocks),
            "ol": lambda one: read_list(one, self.blocks),
            "blockquote": self._quotation,
            "aside": self._pull_quotation,
            "table": lambda one: read_table(one, self._inline),
            "details": self._details,
            "figure": self._figure,
            "tg-map": _map,
            "tg-math-block": lambda one: {
                "type": "mathematical_expression",
                "expression": one.raw(),
            },
        }
        self._readers |= {f"h{size}": self._heading for size in range(1, 7)}
        self._readers |= dict.fromkeys(GALLERIES, self._gallery)
        self._readers |= dict.fromkeys(MEDIA, self._media)

    def blocks(self, nodes: list[Element | str]) -> list[JsonObject]:
        """Return the blocks of these nodes; text between blocks is a paragraph of its own."""
        found: list[JsonObject] = []
        run: list[Element | str] = []
        for node in nodes:
            if isinstance(node, str) or node.name in INLINE or is_inline_image(node):
                run.append(node)
                continue
            found += self._paragraph(run)
            run = []
            reader = self._readers.get(node.name)
            if reader is None:
                raise refusal(f'Tag "{node.name}" isn\'t allowed here')
            found.append(reader(node))
        return found + self._paragraph(run)

    def _paragraph(self, run: list[Element | str]) -> list[JsonObject]:
        text = self._inline.text(run)
        if text == "":
            return []
        if isinstance(text, dict) and text["type"] == "anchor":
            return [text]
        return [{"type": "paragraph", "text": text}]

    def _text(self, element: Element) -> object:
        return self._inline.text(element.children)

    def _heading(self, element: Element) -> JsonObject:
        return {"type": "heading", "text": self._text(element), "size": int(element.name[1])}

    def _split(self, element: Element, name: str) -> tuple[list[Element | str], object]:
        """Return what stands in an element, and apart from it the text of its one `name`."""
        parts = [child for child in element.elements() if child.name == name]
        if len(parts) > 1:
            raise refusal(f'Tag "{element.name}" must have at most one tag "{name}"')
        rest = [child for child in element.children if child not in parts]
        return rest, self._text(parts[0]) if parts else ""

    def _quotation(self, element: Element) -> JsonObject:
        nodes, credit = self._split(element, "cite")
        quotation: JsonObject = {"type": "blockquote", "blocks": self.blocks(nodes)}
        return quotation | ({"credit": credit} if credit else {})

    def _pull_quotation(self, element: Element) -> JsonObject:
        nodes, credit = self._split(element, "cite")
        quotation: JsonObject = {"type": "pullquote", "text": self._inline.text(nodes)}
        return quotation | ({"credit": credit} if credit else {})

    def _details(self, element: Element) -> JsonObject:
        nodes, summary = self._split(element, "summary")
        if summary == "":
            raise refusal('Tag "details" must have a non-empty tag "summary"')
        details: JsonObject = {"type": "details", "summary": summary, "blocks": self.blocks(nodes)}
        return details | ({"is_open": True} if "open" in element.attributes else {})

    def _figure(self, element: Element) -> JsonObject:
        caption = self._caption(element)
        shown = [child for child in element.elements() if child.name != "figcaption"]
        if len(shown) != 1 or shown[0].name not in (*MEDIA, "tg-map"):
            raise refusal('Tag "figure" must have exactly one media or map')
        block = self._readers[shown[0].name](shown[0])
        return block | ({"caption": caption} if caption else {})

    def _caption(self, element: Element) -> JsonObject:
        parts = [child for child in element.elements() if child.name == "figcaption"]
        if not parts:
            return {}
        nodes, credit = self._split(parts[0], "cite")
        caption: JsonObject = {"text": self._inline.text(nodes)}
        return caption | ({"credit": credit} if credit else {})

    def _gallery(self, element: Element) -> JsonObject:
        caption = self._caption(element)
        shown = [child for child in element.elements() if child.name != "figcaption"]
        if not shown or any(child.name not in MEDIA for child in shown):
            raise refusal(f'Tag "{element.name}" must have media only')
        blocks = [self._media(child) for child in shown]
        gallery: JsonObject = {"type": GALLERIES[element.name], "blocks": blocks}
        return gallery | ({"caption": caption} if caption else {})

    def _media(self, element: Element) -> JsonObject:
        source = element.attributes.get("src", "")
        if not source.startswith(("http://", "https://")):
            raise refusal(f'Tag "{element.name}" must have an HTTP URL')
        # The stand-in fetches nothing from anywhere: it knows the photos it has given out itself.
        stored = self._photos(source) if element.name == "img" else None
        if stored is None or stored.kind != "photo":
            kind = {"img": "PHOTO", "video": "VIDEO", "audio": "AUDIO"}[element.name]
            raise bad_request(f"RICH_MESSAGE_{kind}_NO_MEDIA_FOUND")
        photo: JsonObject = {"type": "photo"} | stored.shown
        return photo | ({"has_spoiler": True} if "tg-spoiler" in element.attributes else {})


def _preformatted(element: Element) -> JsonObject:
    inner = element.elements()
    language = ""
    if len(inner) == 1 and inner[0].name == "code" and not element.raw().strip():
        language = inner[0].attributes.get("class", "").removeprefix("language-")
        element = inner[0]
    if element.elements():
        raise refusal('Tag "pre" must have text only')
    block: JsonObject = {"type": "pre", "text": element.raw().strip("\n")}
    return block | ({"language": language} if language else {})


def _map(element: Element) -> JsonObject:
    try:
        latitude, longitude = (float(element.attributes.get(name, "")) for name in ("lat", "long"))
        zoom = int(element.attributes.get("zoom") or USUAL_ZOOM)
    except ValueError as error:
        raise refusal('Tag "tg-map" has a wrong location or zoom') from error
    inside = -90 <= latitude <= 90 and -180 <= longitude <= 180
    if not inside or not SMALLEST_ZOOM <= zoom <= LARGEST_ZOOM:
        raise refusal('Tag "tg-map" has a wrong location or zoom')
    location = {"latitude": latitude, "longitude": longitude}
    return {"type": "map", "location": location, "zoom": zoom} | MAP_SIZE
