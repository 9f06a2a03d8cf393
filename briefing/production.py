"""Makes what was ordered, as a file: for the chat and for the command line alike.

It reads one snapshot (`storage.snapshot`) and keeps a processor busy: call it in a thread apart.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from briefing import document, import_template, series, workbook
from briefing.extract import Extract
from briefing.figures import Figures
from briefing.grid import Progress
from briefing.orders import Order, What
from briefing.safe import file_name
from briefing.spans import Span, SpanFigures
from briefing.story import Pictures
from briefing.voice import Voice
from plan.model import Indicator, Measure, Plan
from plan.units import OrgTree
from storage import settings
from storage.database import Connection
from texts import Words

DEMONSTRATION = "demonstration"
"""The setting that says that people and figures of the data file are invented."""
TEMPLATE = "brief-template"
"""The setting with the content hash of the federation's own template, "" without one."""


@dataclass(frozen=True, slots=True)
class Product:
    """What was made: its name for who gets it, and whether its figures are a demonstration's."""

    name: str
    invented: bool


@dataclass(frozen=True, slots=True)
class Workshop:
    """What making needs besides the order; `data` is the data folder, `now` the instant (aware)."""

    plan: Plan
    tree: OrgTree
    words: Words
    now: datetime
    data: Path

    async def make(
        self, order: Order, connection: Connection, path: Path, progress: Progress | None = None
    ) -> Product:
        """Write what was ordered to `path`.

        `progress` hears of rows done and rows in all. Raises `template.WrongTemplate`, OSError.
        """
        ways: dict[What, Callable[[_Making], Awaitable[str]]] = {
            What.WORKBOOK: _workbook,
            What.LEDGER: _ledger,
            What.BRIEFING: _briefing,
            What.STARTER: _starter,
            What.IMPORT_FORM: _import_form,
        }
        invented = bool(await settings.get(connection, DEMONSTRATION))
        making = _Making(self, order, connection, path, progress, invented)
        return Product(await ways.get(order.what, _chart)(making), invented)


def template_file(data: Path, digest: str) -> Path:
    """Where a template lies, by the hash of its content."""
    return data / "templates" / f"{digest}.docx"


@dataclass(frozen=True, slots=True)
class _Making:
    shop: Workshop
    order: Order
    connection: Connection
    path: Path
    progress: Progress | None
    invented: bool

    @property
    def figures(self) -> Figures:
        return Figures(self.connection, self.shop.plan, self.shop.tree, self.order.last)

    @property
    def extract(self) -> Extract:
        return Extract(self.figures, self.shop.words, self.order.top, self.shop.now)

    @property
    def voice(self) -> Voice:
        span = Span(self.order.first, self.order.last)
        shop, today = self.shop, self.extract.local(self.shop.now).date()
        figures = SpanFigures(self.connection, shop.plan, shop.tree, span, today)
        return Voice(figures, shop.words, self.order.top)


async def _workbook(making: _Making) -> str:
    await workbook.write(making.extract, making.path, making.progress)
    return workbook.name_of(making.extract, making.order.what.suffix)


async def _ledger(making: _Making) -> str:
    await workbook.write_csv(making.extract, making.path, making.progress)
    return workbook.name_of(making.extract, making.order.what.suffix)


async def _briefing(making: _Making) -> str:
    voice, data = making.voice, making.shop.data
    digest = await settings.get(making.connection, TEMPLATE)
    own = template_file(data, digest).read_bytes() if digest else None
    drawn = await _plan_picture(making, voice.figures.after)
    pictures = Pictures(data / "photos", drawn)
    made_at = making.extract.local(making.shop.now)
    await document.write(voice, making.path, made_at, pictures=pictures, own_template=own)
    return document.name_of(voice)


async def _starter(making: _Making) -> str:
    making.path.write_bytes(document.starter(making.voice))
    stem = making.shop.words.plain("template-file")
    return f"{file_name(stem)}.docx"


async def _import_form(making: _Making) -> str:
    shop, order = making.shop, making.order
    making.path.write_bytes(import_template.template(shop.plan, shop.tree, shop.words, order.top))
    stem = shop.words.plain("import-form-file")
    return f"{file_name(stem)}.xlsx"


async def _chart(making: _Making) -> str:
    order, words = making.order, making.shop.words
    if order.what is What.PLAN_CHART:
        drawn = await _plan_picture(making, making.figures)
        shown = words.plain("picture-plan")
    else:
        indicator = making.shop.plan.indicator(order.indicator)
        drawn = await _indicator_picture(making, indicator)
        shown = indicator.short
    making.path.write_bytes(drawn)
    unit = making.shop.tree[order.top].short
    return f"{file_name(f'{unit}_{shown}_{order.last}')}.png"


async def _plan_picture(making: _Making, figures: Figures) -> bytes:
    order, words = making.order, making.shop.words
    return await plan_picture(figures, order.top, words, invented=making.invented)


async def plan_picture(figures: Figures, top: str, words: Words, *, invented: bool) -> bytes:
    """The picture of the whole plan in unit `top`, as of the day of `figures`; a PNG."""
    # Its library takes seconds to load: whoever asks for no picture does not wait for it.
    from briefing import charts

    caption = charts.Caption.of(figures, top, demonstration=invented)
    standings = await series.with_target(figures, top)
    return charts.plan_against_time(words, caption, figures.year_progress, standings)


async def _indicator_picture(making: _Making, indicator: Indicator) -> bytes:
    from briefing import charts

    figures, top, words = making.figures, making.order.top, making.shop.words
    caption = charts.Caption.of(figures, top, demonstration=making.invented)
    if making.order.what is What.UNITS_CHART:
        rows = await series.side_by_side(figures, indicator, top)
        return charts.units_side_by_side(words, caption, rows)
    stock = indicator.measure is Measure.STOCK
    over_time = await (series.rates if stock else series.curve)(figures, indicator, top)
    return charts.indicator_over_time(words, caption, over_time)
