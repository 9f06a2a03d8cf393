"""The plan's state in chat: whole, by section, one indicator; and the reports behind a figure.

Documents come out, set as rich messages or as text elsewhere; as text their lines stay within 20
Chinese characters, the width of a phone. Buttons belong to the handlers.
"""

from collections.abc import Iterable, Sequence

from briefing import outlook, owing, series, side_by_side, wording
from briefing.figures import Figures, FlowStanding, Reading, Standing
from briefing.rich import Align, Block, Document, Heading, Paragraph, Table
from plan.forecast import Forecast, Silence
from plan.model import Indicator, Section
from storage.reports import Report
from texts import Markup, Words

COLUMNS = ("summary-column-what", "summary-column-figure", "summary-column-gap")
# What nobody wants to read below a figure: there is nothing to reach, or it is said above already.
UNSAID = {Silence.TOLD_IN_WORDS, Silence.NO_TARGET, Silence.REACHED, Silence.OVER}


async def whole(figures: Figures, words: Words, top: str) -> Document:
    """Every section: the eight practical things, the two rates, activities and breakthroughs."""
    reading = await figures.read(figures.plan.indicators)
    sections = (
        block
        for one in figures.plan.sections
        for block in _section(reading, words, one, figures.plan.in_section(one.code), top)
    )
    return Document((*head(figures, words, top), *sections))


async def section(figures: Figures, words: Words, code: str, top: str) -> Document:
    """One section."""
    indicators = figures.plan.in_section(code)
    reading = await figures.read(indicators)
    one = figures.plan.section(code)
    blocks = _section(reading, words, one, indicators, top)
    return Document((*head(figures, words, top), *blocks))


def head(figures: Figures, words: Words, top: str) -> tuple[Block, ...]:
    """Whose figures they are, up to which day, and the time progress."""
    plan, day = figures.plan, figures.day
    progress = wording.rate(figures.year_progress)
    title = words.plain("summary-title", unit=figures.tree[top].short, year=str(plan.year))
    until = words.plain("summary-day", month=str(day.month), day=str(day.day), progress=progress)
    return Heading(title), Paragraph(until)


def _section(
    reading: Reading, words: Words, one: Section, indicators: Iterable[Indicator], top: str
) -> tuple[Block, ...]:
    standings = [reading.standing(indicator, top) for indicator in indicators]
    rows = [_row(words, standing) for standing in standings]
    # Where nothing has a time progress, nobody wants an empty column of it.
    columns = COLUMNS if any(gap for _, _, gap in rows) else COLUMNS[:-1]
    table = Table(
        tuple(map(words.plain, columns)),
        tuple(row[: len(columns)] for row in rows),
        (Align.LEFT, Align.RIGHT, Align.RIGHT),
        lines=tuple(_lines(words, standing) for standing in standings),
    )
    return Heading(words.plain("summary-section", name=one.name), 4), table


def _row(words: Words, standing: Standing) -> tuple[str, str, str]:
    figure, gap = wording.in_cells(words, standing)
    notes = wording.notes(words, standing)
    return standing.indicator.short, "\n".join([figure, *notes]), gap


def _lines(words: Words, standing: Standing) -> Markup:
    """An indicator's name and, below it, how it stands."""
    lines = [words.html("summary-line", line=line) for line in wording.lines(words, standing)]
    return Markup("\n".join([name_of(words, standing.indicator), *lines]))


def name_of(words: Words, indicator: Indicator) -> Markup:
    """An indicator's place in the plan and its name."""
    return words.html("summary-indicator", label=indicator.label, name=indicator.short)


async def indicator(figures: Figures, words: Words, one: Indicator, top: str) -> Document:
    """One indicator: how it stands, what is to be expected, and unit by unit."""
    standing = await figures.standing(one, top)
    blocks: list[Block] = [*head(figures, words, top), Paragraph(_lines(words, standing))]
    ahead = await expected(figures, words, standing, top)
    if ahead:
        blocks += [Heading(words.plain("summary-ahead"), 4), Paragraph(indented(words, ahead))]
    blocks += await side_by_side.blocks(figures, words, one, top)
    return Document(tuple(blocks))


def indented(words: Words, lines: Iterable[str]) -> Markup:
    """Lines under each other, each a little to the right."""
    return Markup("\n".join(words.html("summary-line", line=line) for line in lines))


async def expected(figures: Figures, words: Words, standing: Standing, top: str) -> list[str]:
    """The forecast with its arithmetic and the catch-up pace, in lines; nothing without a target.

    A stock and a coverage whose population is not known say why nothing is forecast.
    """
    one = standing.indicator
    said = await series.outlook(figures, one, top)
    if isinstance(said, Silence) and said in UNSAID:
        return []
    lacking = len(await series.without_workers(figures, one, top))
    lines = outlook.lines(words, said, one.unit, lacking)
    weekly = pace_needed(figures, standing)
    if weekly:
        lines.append(words.plain("summary-pace", weekly=str(weekly), unit=one.unit))
    return [part for line in lines for part in wording.broken(line)]


def pace_needed(figures: Figures, standing: Standing) -> int:
    """How many a working week that is left reach the target; 0 where there is none to reach."""
    deadline = figures.plan.deadline(standing.indicator)
    if not isinstance(standing, FlowStanding) or not standing.target or figures.day >= deadline:
        return 0
    return owing.catch_up(figures, standing, deadline)


def outlook_of(words: Words, said: Forecast | Silence, unit: str, lacking: int) -> str:
    """The forecast in one line."""
    if isinstance(said, Silence):
        return outlook.silence(words, said, lacking)
    return outlook.expected(words, said, unit)


def report_list(
    words: Words, figures: Figures, one: Indicator, unit: str, reports: Sequence[Report]
) -> Markup:
    """The latest reports behind a figure, newest first."""
    month, day = str(figures.day.month), str(figures.day.day)
    lines: list[str] = [
        name_of(words, one),
        words.html("reports-of", unit=figures.tree[unit].short, month=month, day=day),
    ]
    if not reports:
        lines += ["", words.html("reports-none")]
    for report in reports:
        lines += ["", *report_lines(words, figures, report)]
    return Markup("\n".join(lines))


def report_lines(words: Words, figures: Figures, report: Report) -> list[str]:
    """One report in a list: receipt and status, figure and day, unit and filer."""
    content = report.content
    return [
        words.html(
            "report-receipt", receipt=report.receipt, status=words.plain(f"status-{report.status}")
        ),
        words.html(
            "report-what",
            name=wording.indicator_name(words, figures.plan, content.indicator),
            figure=report_figure(words, figures, report),
        ),
        words.html(
            "report-where",
            month=str(content.day.month),
            day=str(content.day.day),
            unit=figures.tree[content.unit].short,
            filer=report.filer[:8],
        ),
        *([words.html("report-behalf")] if report.on_behalf else []),
        *wording.origin(words, report.origin),
    ]


def report_figure(words: Words, figures: Figures, report: Report) -> str:
    """A report's figure: quantity with its unit, counts of a stock, or the state."""
    content, plan = report.content, figures.plan
    if content.quantity is not None:
        unit = plan.indicator(content.indicator).unit if plan.has(content.indicator) else ""
        return f"{content.quantity}{unit}"
    if content.numerator is not None:
        return f"{content.numerator}/{content.denominator}"
    return words.plain(f"state-{content.state}") if content.state else ""
