"""The plan's state in chat: whole, by section, by indicator and unit, and the reports behind it.

Lines stay within 20 Chinese characters, the width of a phone. Buttons belong to the handlers.
"""

from collections.abc import Sequence

from briefing import wording
from briefing.figures import Figures, FlowStanding, NarrativeStanding, Standing, StockStanding
from plan.model import Indicator, Measure, Unit
from storage.reports import Report
from texts import Markup, Words


async def whole(figures: Figures, words: Words, top: str) -> Markup:
    """Every section: the eight practical things, the two rates, activities and breakthroughs."""
    lines = _head(figures, words, top)
    for section in figures.plan.sections:
        lines += await _section(figures, words, section.code, top)
    return _joined(lines)


async def section(figures: Figures, words: Words, code: str, top: str) -> Markup:
    """One section."""
    return _joined([*_head(figures, words, top), *await _section(figures, words, code, top)])


def _joined(lines: Sequence[str]) -> Markup:
    return Markup("\n".join(lines))


def _head(figures: Figures, words: Words, top: str) -> list[str]:
    plan, day = figures.plan, figures.day
    progress = wording.rate(figures.year_progress)
    return [
        words.html("summary-title", unit=figures.tree[top].short, year=str(plan.year)),
        words.html("summary-day", month=str(day.month), day=str(day.day), progress=progress),
    ]


async def _section(figures: Figures, words: Words, code: str, top: str) -> list[str]:
    lines = ["", words.html("summary-section", name=figures.plan.section(code).name)]
    for indicator in figures.plan.in_section(code):
        standing = await figures.standing(indicator, top)
        lines.append(_name(words, indicator))
        lines += [words.html("summary-line", line=line) for line in wording.lines(words, standing)]
    return lines


def _name(words: Words, indicator: Indicator) -> Markup:
    return words.html("summary-indicator", label=indicator.label, name=indicator.short)


async def indicator(figures: Figures, words: Words, one: Indicator, top: str) -> Markup:
    """One indicator: how it stands, and unit by unit."""
    standing = await figures.standing(one, top)
    lines = [*_head(figures, words, top), "", _name(words, one)]
    lines += [words.html("summary-line", line=line) for line in wording.lines(words, standing)]
    rows = await figures.children(one, top)
    if rows:
        lines += ["", words.html("summary-by-unit")]
    # What adds up is ranked; a state of things keeps the plan's order.
    ranked = sorted(rows, key=_rank)
    lines += [
        words.html("summary-unit", unit=unit.short, figure=_brief(words, s)) for unit, s in ranked
    ]
    if rows and one.measure in {Measure.FLOW, Measure.COVERAGE}:
        own = await figures.own(one, top)
        if own:
            figure = f"{own}{one.unit}"
            lines.append(words.html("summary-unit", unit=words.plain("unit-itself"), figure=figure))
    return _joined(lines)


def _rank(row: tuple[Unit, Standing]) -> int:
    return -row[1].actual if isinstance(row[1], FlowStanding) else 0


def _brief(words: Words, standing: Standing) -> str:
    if isinstance(standing, FlowStanding):
        figure = f"{standing.actual}{standing.indicator.unit}"
        if standing.rate is None:
            return figure
        return words.plain("figure-brief", figure=figure, rate=wording.rate(standing.rate))
    if isinstance(standing, StockStanding):
        if standing.rate is None:
            return words.plain("figure-not-reported")
        return wording.rate(standing.rate)
    return _brief_state(words, standing)


def _brief_state(words: Words, standing: NarrativeStanding) -> str:
    said = [words.plain(f"state-{state}") for state, count in standing.states.items() if count]
    return "、".join(said) or words.plain("figure-not-reported")


def report_list(
    words: Words, figures: Figures, one: Indicator, unit: str, reports: Sequence[Report]
) -> Markup:
    """The latest reports behind a figure, newest first."""
    lines: list[str] = [
        _name(words, one),
        words.html("reports-of", unit=figures.tree[unit].short),
    ]
    if not reports:
        lines += ["", words.html("reports-none")]
    for report in reports:
        lines += ["", *report_lines(words, figures, report)]
    return _joined(lines)


def report_lines(words: Words, figures: Figures, report: Report) -> list[str]:
    """One report in a list: receipt and status, figure and day, unit and filer."""
    content = report.content
    return [
        words.html(
            "report-receipt", receipt=report.receipt, status=words.plain(f"status-{report.status}")
        ),
        words.html(
            "report-what",
            name=figures.plan.indicator(content.indicator).short,
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
    content = report.content
    if content.quantity is not None:
        return f"{content.quantity}{figures.plan.indicator(content.indicator).unit}"
    if content.numerator is not None:
        return f"{content.numerator}/{content.denominator}"
    return words.plain(f"state-{content.state}") if content.state else ""
