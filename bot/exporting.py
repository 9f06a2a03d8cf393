"""`fieldtally export`: the same files as in chat, made beside a running bot or without one."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.clock import clock_at
from bot.config import Config
from bot.terminal import Refused, words
from briefing.grid import Progress
from briefing.orders import Order, What
from briefing.production import Workshop
from briefing.template import WrongTemplate
from plan.model import Plan
from plan.spans import parse_span
from plan.wrong import WrongAnswer
from storage import units
from storage.database import Connection, newest_version, version_of
from storage.snapshot import apart


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked for: kind of file, or the stretch of days of a briefing; of which unit."""

    suffix: str
    span: str | None
    day: str
    unit: str
    output: Path | None


async def export_file(config: Config, plan: Plan, asked: Asked, progress: Progress | None) -> Path:
    """Make the file and say where it is. Raises Refused, OSError."""
    if not config.database.exists():
        raise Refused(words().plain("cli-no-data", file=str(config.database)))
    async with clock_at(config.clock_url) as clock:
        now = clock.now()
    today = min(now.astimezone(ZoneInfo(plan.timezone)).date(), plan.end)

    async def work(connection: Connection) -> Path:
        if await version_of(connection) != newest_version():
            raise Refused(words().plain("cli-other-version"))
        tree = await units.tree(connection)
        unit = asked.unit or tree.root.code
        if unit not in tree:
            raise Refused(words().plain("cli-no-such-unit", unit=unit))
        shop = Workshop(plan, tree, words(), now, config.data)
        order = _order(asked, unit, today, plan)
        return await _make(shop, order, connection, asked.output, progress)

    try:
        return await apart(config.database, work)
    except WrongTemplate as wrong:
        raise Refused(words().plain(wrong.fault)) from None


def _order(asked: Asked, unit: str, today: date, plan: Plan) -> Order:
    try:
        if asked.span is not None:
            return Order(What.BRIEFING, unit, *parse_span(asked.span, today, plan))
        day = min(parse_span(asked.day, today, plan)[1], today) if asked.day else today
    except WrongAnswer as wrong:
        raise Refused(words().plain(wrong.message_id, **wrong.values)) from None
    return Order(What(asked.suffix), unit, day, day)


async def _make(
    shop: Workshop,
    order: Order,
    connection: Connection,
    output: Path | None,
    progress: Progress | None,
) -> Path:
    """Make it where it was asked for, or under its own name in the folder that was named."""
    folder = output if output is not None and output.is_dir() else Path()
    if output is not None and folder != output:
        await shop.make(order, connection, output, progress)
        return output
    part = folder / f".fieldtally-export.{order.what.suffix}"
    try:
        product = await shop.make(order, connection, part, progress)
        return part.replace(folder / product.name)
    finally:
        part.unlink(missing_ok=True)
