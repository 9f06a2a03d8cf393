"""Draws the demonstration's photos, so that no real person's picture is used."""

from io import BytesIO
from random import Random

from PIL import Image, ImageDraw

SIZE = (960, 720)
SKIN = ("#f0c8a0", "#e0b088", "#c89878")
COATS = ("#3b5b92", "#8c3b3b", "#47704c", "#6b5b8c", "#b08a3c", "#44525e")


def draw(scene: str, seed: int) -> bytes:
    """A JPEG of a scene ("stage", "books" or "meeting"); another seed, another picture."""
    random = Random(seed)  # noqa: S311 - plausible, not secret
    image = Image.new("RGB", SIZE, "#efe8da")
    pen = ImageDraw.Draw(image)
    {"stage": _stage, "books": _books, "meeting": _meeting}[scene](pen, random)
    _label(pen)
    file = BytesIO()
    image.save(file, "JPEG", quality=82)
    return file.getvalue()


def _stage(pen: ImageDraw.ImageDraw, random: Random) -> None:
    sky, curtain = random.choice(("#9cc3e6", "#c7dcec", "#f2d4a8")), random.choice(COATS)
    pen.rectangle((0, 0, 960, 420), fill=sky)
    pen.rectangle((0, 420, 960, 720), fill="#b9a27c")
    pen.rectangle((150, 120, 810, 430), fill=curtain)
    for x in range(150, 811, 44):
        pen.line((x, 120, x, 430), fill="#00000030", width=2)
    pen.rectangle((120, 400, 840, 450), fill="#7a4b2a")
    for _ in range(random.randrange(4, 8)):
        _person(pen, random, random.randrange(220, 740), 400, 95)
    for _ in range(70):
        _head(pen, random, random.randrange(20, 940), random.randrange(500, 720), 20)


def _books(pen: ImageDraw.ImageDraw, random: Random) -> None:
    pen.rectangle((0, 560, 960, 720), fill="#a58a64")
    for shelf in range(4):
        top = 60 + shelf * 125
        pen.rectangle((60, top, 900, top + 112), fill="#7a5a3a")
        x = 72
        while x < 880:
            width, height = random.randrange(10, 26), random.randrange(70, 100)
            colour = random.choice(COATS)
            pen.rectangle((x, top + 104 - height, x + width, top + 104), fill=colour)
            x += width + 3
    for _ in range(random.randrange(2, 5)):
        _person(pen, random, random.randrange(150, 820), 660, 170)


def _meeting(pen: ImageDraw.ImageDraw, random: Random) -> None:
    pen.rectangle((0, 0, 960, 300), fill=random.choice(("#dfe7ee", "#e9e0cf", "#d8e4d6")))
    pen.rectangle((260, 60, 700, 170), fill="#b3282d")
    pen.rectangle((0, 300, 960, 720), fill="#c9b48f")
    for row in range(3):
        y = 380 + row * 110
        for x in range(90 + row * 20, 900, 120):
            if random.random() < 0.85:
                _person(pen, random, x, y, 80 + row * 15)
        pen.rectangle((40, y, 920, y + 26), fill="#8a6a44")


def _person(pen: ImageDraw.ImageDraw, random: Random, x: int, foot: int, tall: int) -> None:
    coat = random.choice(COATS)
    pen.rounded_rectangle((x - tall // 5, foot - tall * 2 // 3, x + tall // 5, foot), 12, fill=coat)
    _head(pen, random, x, foot - tall * 5 // 6, tall // 6)


def _head(pen: ImageDraw.ImageDraw, random: Random, x: int, y: int, radius: int) -> None:
    pen.ellipse((x - radius, y - radius, x + radius, y + radius), fill=random.choice(SKIN))
    hair = (x - radius, y - radius, x + radius, y + radius)
    pen.chord(hair, 180, 360, fill=random.choice(("#2b2320", "#3a302a", "#55504c")))


def _label(pen: ImageDraw.ImageDraw) -> None:
    # Latin letters only: the library's own font has no Chinese ones.
    pen.rectangle((0, 676, 250, 720), fill="#20242a")
    pen.text((14, 682), "DEMONSTRATION", fill="#ffffff", font_size=28)
