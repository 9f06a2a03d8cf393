"""What moved since the week began, by the time of filing: which figures, how far, by how many."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from briefing import summary, wording
from briefing.figures import Figures, Reading
from briefing.rich import Align, Document, Heading, Paragraph, Table
from plan.model import Indicator, Plan
from plan.report import Status
from storage import moves, tally
from storage.moves import Move
from storage.reports import Report
from texts import Markup, Words

MINUS = "−"
COLUMNS = ("moved-column-what", "moved-column-change", "moved-column-now")


@dataclass(frozen=True, slots=True)
class Gained:
    """What an indicator gained in approved and in pending reports, and how many moved it."""

    indicator: Indicator
    approved: int
    pending: int
    reports: int


def monday_of(day: date) -> date:
    """The Monday of the day's week."""
    return day - timedelta(days=day.weekday())


def week_began(plan: Plan, day: date) -> datetime:
    """The first instant of the week of `day`, in the plan's time zone."""
    return datetime.combine(monday_of(day), datetime.min.time(), ZoneInfo(plan.timezone))


async def this_week(figures: Figures, top: str) -> list[Gained]:
    """What moved in `top` and below since Monday, in the plan's order; what stayed is left out."""
    units = {unit.code for unit in figures.tree.below(top)}
    began = week_began(figures.plan, figures.day)
    gains = [one for one in await moves.since(figures.connection, began) if one.unit in units]
    found = []
    for indicator in figures.plan.indicators:
        mine = [one for one in gains if one.indicator == indicator.code]
        if mine:
            approved, pending = (
                sum(one.value or 0 for one in mine if one.status is status)
                for status in (Status.APPROVED, Status.PENDING)
            )
            count = sum(one.reports for one in mine)
            found.append(Gained(indicator, approved, pending, count))
    return found


async def document(figures: Figures, words: Words, top: str) -> Document:
    """The week's changes, each with where the figure stands now."""
    began = monday_of(figures.day)
    title = words.plain("moved-title", unit=figures.tree[top].short)
    since = words.plain("moved-since", month=str(began.month), day=str(began.day))
    found = await this_week(figures, top)
    if not found:
        return Document((Heading(title), Paragraph(f"{since}\n{words.plain('moved-nothing')}")))
    reading = await figures.read(one.indicator for one in found)
    table = Table(
        tuple(map(words.plain, COLUMNS)),
        tuple(_cells(words, reading, one, top) for one in found),
        (Align.LEFT, Align.RIGHT, Align.RIGHT),
        lines=tuple(_lines(words, reading, one, top) for one in found),
    )
    return Document((Heading(title), Paragraph(since), table))


def change(words: Words, one: Gained) -> str:
    """What an indicator gained, in words: a sum, or how many reports told of it."""
    if not tally.adds_up(one.indicator):
        return words.plain("moved-reports", count=str(one.reports))
    shown = f"{signed(one.approved)}{one.indicator.unit}" if one.approved or not one.pending else ""
    if one.pending:
        shown += words.plain("moved-pending", pending=signed(one.pending))
    return shown


def signed(value: int) -> str:
    """A change with its sign; a minus as wide as the plus."""
    return f"{'+' if value >= 0 else MINUS}{abs(value)}"


def report_lines(words: Words, figures: Figures, one: Move, report: Report) -> list[str]:
    """A report that moved a figure, and what it did to it."""
    lines = summary.report_lines(words, figures, report)
    if one.value is None:
        return lines
    value = signed(one.value)
    told = value if one.status is Status.APPROVED else words.plain("moved-pending", pending=value)
    return [*lines, words.html("moved-by", change=told)]


def _cells(words: Words, reading: Reading, one: Gained, top: str) -> tuple[str, str, str]:
    now, gap = wording.in_cells(words, reading.standing(one.indicator, top))
    return one.indicator.short, change(words, one), f"{now} {gap}".strip()


def _lines(words: Words, reading: Reading, one: Gained, top: str) -> Markup:
    name, gained, now = _cells(words, reading, one, top)
    first = words.html("moved-line", name=name, change=gained)
    below = wording.fitted([words.plain("moved-now", now=now)])
    return Markup("\n".join([first, *(words.html("summary-line", line=line) for line in below)]))
