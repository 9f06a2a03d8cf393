"""A page of pixels that charts are drawn on: title, lines of text that fit, source, the file.

Measures are pixels, from the top left corner. One point is one pixel here, so that sizes of type
can be read off as they will be seen: 30 px of 1080 is what a phone shows as small print.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import wraps
from io import BytesIO
from threading import Lock
from typing import Literal, ParamSpec, Self, TypeVar

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patches import FancyBboxPatch
from matplotlib.patheffects import withStroke
from matplotlib.text import Text
from PIL import Image

from briefing.figures import Figures
from briefing.fonts import font
from texts import Words

WIDTH, HEIGHT = 1080, 1620
MARGIN = 48
INNER = WIDTH - 2 * MARGIN
TITLE, BODY, SMALL, SOURCE = 56, 36, 32, 27
HEAD, FOOT = 172, 84
"""Where the header ends, and how much the source line takes at the bottom."""
DOTS_PER_INCH = 72
COLOURS = 40
"""Colours of the palette that the file keeps; flat areas and grey edges of letters need no more."""

# The colours of Okabe and Ito, told apart by people who do not see red and green alike.
INK, MUTED, TRACK, RULE = "#1A1A1A", "#565656", "#E6E9ED", "#C4C9CF"
BLUE, VERMILLION, SKY, ORANGE = "#0072B2", "#D55E00", "#56B4E9", "#E69F00"

_Given = ParamSpec("_Given")
_Drawn = TypeVar("_Drawn")
_DRAWING = Lock()
Align = Literal["left", "center", "right"]
_NARROWEST = 0.72
# A word of ASCII stays whole, and closing punctuation stays with what it closes.
_PIECES = re.compile(r"(?:[!-~]+|\s+|.)[，。；：、）”？～％]*")


@dataclass(frozen=True, slots=True)
class Caption:
    """What every picture says of itself; `demonstration` marks figures that are invented."""

    federation: str
    plan: str
    year: int
    unit: str
    day: date
    demonstration: bool = False

    @classmethod
    def of(cls, figures: Figures, top: str, *, demonstration: bool = False) -> Self:
        """The caption of a unit's figures."""
        plan, unit = figures.plan, figures.tree[top].short
        return cls(plan.federation, plan.name, plan.year, unit, figures.day, demonstration)

    def source(self, words: Words) -> str:
        """The line at the foot."""
        year = str(self.year)
        return words.plain("chart-source", federation=self.federation, year=year, plan=self.plan)


def alone(draw: Callable[_Given, _Drawn]) -> Callable[_Given, _Drawn]:
    """Let one picture be drawn at a time: the library is not made for two threads at once."""

    @wraps(draw)
    def drawing(*args: _Given.args, **names: _Given.kwargs) -> _Drawn:
        with _DRAWING:
            return draw(*args, **names)

    return drawing


class Sheet:
    """A picture while it is drawn. It has a figure of its own and touches no state but that."""

    def __init__(self, height: int = HEIGHT) -> None:
        """Begin an empty page, 1080 pixels wide."""
        self.height = height
        size = (WIDTH / DOTS_PER_INCH, height / DOTS_PER_INCH)
        self.figure = Figure(figsize=size, dpi=DOTS_PER_INCH, facecolor="white")
        canvas = FigureCanvasAgg(self.figure)
        # Kept, as to make one for every line would take half of the time.
        self._renderer = canvas.get_renderer()  # type: ignore[no-untyped-call] # no types there yet

    def head(self, words: Words, caption: Caption, title: str, below: str) -> None:
        """Write title and second line, the source at the foot, and the mark of invented figures."""
        room: float = INNER
        if caption.demonstration:
            room -= self._mark(words.plain("chart-demonstration")) + 24
        self.write(MARGIN, 92, title, TITLE, most=room, strong=True)
        self.write(MARGIN, 150, below, BODY, colour=MUTED, most=INNER)
        self.write(MARGIN, self.height - 34, caption.source(words), SOURCE, MUTED, most=INNER)

    def _mark(self, text: str) -> float:
        """Set a framed word in the top right corner; returns its width."""
        right, top, height, inside = WIDTH - MARGIN, 44, 56, 18
        width = self.write(right - inside, top + 40, text, SMALL, VERMILLION, align="right")
        frame = FancyBboxPatch(
            ((right - width - 2 * inside) / WIDTH, 1 - (top + height) / self.height),
            (width + 2 * inside) / WIDTH,
            height / self.height,
            boxstyle="square,pad=0",
            transform=self.figure.transFigure,
            facecolor="none",
            edgecolor=VERMILLION,
            linewidth=3,
        )
        self.figure.add_artist(frame)
        return width + 2 * inside

    def write(
        self,
        x: float,
        y: float,
        text: str,
        size: float,
        colour: str = INK,
        *,
        align: Align = "left",
        most: float | None = None,
        strong: bool = False,
    ) -> float:
        """Write a line with its foot at `y`; returns its width.

        A line wider than `most` is set smaller, and cut with … when that is not enough.
        """
        drawn = self.figure.text(
            x / WIDTH,
            1 - y / self.height,
            text,
            color=colour,
            ha=align,
            va="baseline",
            fontproperties=font(size),
            parse_math=False,
        )
        if strong:  # the font that we bring has no bold cut
            drawn.set_path_effects([withStroke(linewidth=size / 30, foreground=colour)])
        width = self.width(drawn)
        if most is not None and width > most:
            width = self._fit(drawn, size, most)
        return width

    def _fit(self, drawn: Text, size: float, most: float) -> float:
        drawn.set_fontsize(max(size * _NARROWEST, size * most / self.width(drawn) * 0.99))
        text = drawn.get_text()
        while self.width(drawn) > most and text:
            text = text[:-1]
            drawn.set_text(f"{text.rstrip()}…")
        return self.width(drawn)

    def width(self, drawn: Text) -> float:
        """How wide a line of text is."""
        return float(drawn.get_window_extent(self._renderer).width)

    def paragraph(
        self, x: float, y: float, text: str, size: float, room: float, colour: str = INK
    ) -> float:
        """Write lines no wider than `room`, the first with its foot at `y`; returns the next foot.

        Chinese breaks anywhere, words of Latin letters stay whole.
        """
        probe = self.figure.text(0, 0, "", fontproperties=font(size), parse_math=False)
        line = ""
        for piece in _PIECES.findall(text):
            probe.set_text(line + piece)
            if line and self.width(probe) > room:
                self.write(x, y, line.rstrip(), size, colour, most=room)
                y += size * 1.45
                line = piece.lstrip()
            else:
                line += piece
        probe.remove()
        self.write(x, y, line.rstrip(), size, colour, most=room)
        return y + size * 1.45

    def axes(self, left: float, top: float, width: float, height: float) -> Axes:
        """An empty field for figures, without frame or ticks."""
        place = (
            left / WIDTH,
            1 - (top + height) / self.height,
            width / WIDTH,
            height / self.height,
        )
        axes = self.figure.add_axes(place)
        axes.set_facecolor("none")
        for side in axes.spines.values():
            side.set_visible(False)
        axes.set_xticks([])
        axes.set_yticks([])
        return axes

    def png(self) -> bytes:
        """The picture as a PNG of few colours."""
        raw = BytesIO()
        self.figure.savefig(raw, format="rgba", dpi=DOTS_PER_INCH)
        size = (WIDTH, self.height)
        picture = Image.frombytes("RGBA", size, raw.getvalue())
        few = picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
        file = BytesIO()
        few.save(file, "PNG", optimize=True)
        return file.getvalue()
