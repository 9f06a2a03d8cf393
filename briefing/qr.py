"""An invitation as a picture to hang up in a training room: whom it is for, a QR code, how long."""

from dataclasses import dataclass
from io import BytesIO

import segno
from matplotlib.image import pil_to_array
from PIL import Image

from briefing.sheet import BLUE, BODY, INK, INNER, MUTED, SOURCE, WIDTH, Sheet, alone

HEIGHT = 1400
BORDER = 4
"""Modules of white around the code; readers want four."""
CODE_TOP, CODE = 330, 800
"""Where the field of the code begins, and how high and wide it is."""
TITLE, UNIT = 84, 60


@dataclass(frozen=True, slots=True)
class Poster:
    """What stands around the code, from top to bottom."""

    title: str
    unit: str
    role: str
    how: str
    until: str
    federation: str


@alone
def png(link: str, poster: Poster) -> bytes:
    """The picture of a link. A third of the code may be dirty or folded, and it is still read."""
    page, middle = Sheet(HEIGHT), WIDTH / 2
    lines = (
        (124, poster.title, TITLE, BLUE, True),
        (222, poster.unit, UNIT, INK, True),
        (292, poster.role, BODY + 6, MUTED, False),
        (CODE_TOP + CODE + 60, poster.how, BODY + 6, INK, False),
        (CODE_TOP + CODE + 126, poster.until, BODY + 6, INK, True),
        (HEIGHT - 34, poster.federation, SOURCE, MUTED, False),
    )
    for foot, text, size, colour, strong in lines:
        page.write(middle, foot, text, size, colour, align="center", most=INNER, strong=strong)
    _place(page, link)
    return page.png()


def _place(page: Sheet, link: str) -> None:
    """Set the code in the middle of its field, each module so many whole pixels."""
    code, file = segno.make_qr(link, error="h"), BytesIO()
    scale = CODE // code.symbol_size(border=BORDER)[0]
    code.save(file, kind="png", scale=scale, border=BORDER)
    picture = Image.open(file).convert("RGB")
    left, below = (WIDTH - picture.width) // 2, HEIGHT - CODE_TOP - (CODE + picture.height) // 2
    page.figure.figimage(pil_to_array(picture), left, below)
