"""Answers to questions about the plan's figures, each short: the unit, the span, the figure."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction

from briefing import series, side_by_side, summary, wording
from briefing.figures import Figures, FlowStanding, Standing, StockStanding
from briefing.rich import Document, Heading, Listing, Paragraph
from briefing.side_by_side import Compared
from briefing.spans import Move, Span, SpanFigures
from plan.forecast import Forecast, Outlook, Silence
from plan.model import Indicator
from plan.part_asked import part_asked
from plan.report import QUANTITY
from texts import Words

MOST = 10
REACHED, SILENT = "forecast-reached", "forecast-silent"
SORT_OF = {
    Outlook.ON_TRACK: "forecast-on-track",
    Outlook.AT_RISK: "forecast-at-risk",
    Outlook.OUT_OF_REACH: "forecast-out-of-reach",
}
SORTS = ("forecast-out-of-reach", "forecast-at-risk", "forecast-on-track", REACHED, SILENT)


def _sort(said: Forecast | Silence) -> str:
    """The message under which a forecast, or why there is none, is listed."""
    if isinstance(said, Forecast):
        return SORT_OF[said.outlook]
    return REACHED if said is Silence.REACHED else SILENT


def _set(names: Sequence[str]) -> list[str]:
    """Names as indented lines."""
    return [f"{wording.GAP}{line.lstrip(wording.GAP)}" for line in wording.fitted(names)]


@dataclass(frozen=True, slots=True)
class Reply:
    """What a question is answered from: unit `top` up to a day, and the language."""

    figures: Figures
    words: Words
    top: str

    def _head(self, one: Indicator | None, first: date | None = None) -> Heading:
        """Unit, indicator and span: what the answer is about."""
        last = self.figures.day
        unit = self.figures.tree[self.top].short
        name = f" {one.short}" if one is not None else ""
        days = {"month": str(last.month), "day": str(last.day)}
        if first is None:
            return Heading(self.words.plain("asked-until", unit=unit, name=name, **days), 4)
        begun = {"from_month": str(first.month), "from_day": str(first.day)}
        return Heading(self.words.plain("asked-in", unit=unit, name=name, **begun, **days), 4)

    async def progress(self, one: Indicator) -> Document:
        """How an indicator stands."""
        standing = await self.figures.standing(one, self.top)
        lines = "\n".join(wording.lines(self.words, standing))
        return Document((self._head(one), Paragraph(lines)))

    async def counted(self, one: Indicator, measure: str, first: date | None) -> Document:
        """What was counted from `first` (or ever) on, in the measure asked for, beside the rest."""
        figures = self.figures
        if first is None or first <= figures.plan.start:
            return await self._counted_until(one, measure)
        span = SpanFigures(
            figures.connection, figures.plan, figures.tree, Span(first, figures.day), figures.day
        )
        move = await span.move(one, self.top)
        if not isinstance(move.after, FlowStanding):
            # A state of things is never counted over a span: it stands as it stood at its end.
            return await self.progress(one)
        return Document((self._head(one, first), Paragraph(self._said(one, measure, move))))

    async def _counted_until(self, one: Indicator, measure: str) -> Document:
        standing = await self.figures.standing(one, self.top)
        key = part_asked(one, measure)
        if key == QUANTITY or not isinstance(standing, FlowStanding):
            return await self.progress(one)
        shown = self._part(one, key, standing.extras.get(key, 0))
        quantity = self.words.plain("asked-beside", figure=f"{standing.actual}{one.unit}")
        return Document((self._head(one), Paragraph(f"{shown}{quantity}")))

    def _said(self, one: Indicator, measure: str, move: Move) -> str:
        key = part_asked(one, measure)
        quantity = f"{move.added}{one.unit}"
        if key == QUANTITY:
            return quantity
        beside = self.words.plain("asked-beside", figure=quantity)
        return f"{self._part(one, key, move.added_extra(key))}{beside}"

    def _part(self, one: Indicator, key: str, value: int) -> str:
        question = one.question(key)
        figure = wording.amount(question, value)
        return self.words.plain("asked-part", label=question.label, figure=figure)

    async def all_counted(self, first: date) -> Document:
        """What each indicator gained from `first` on; what gained nothing is left out."""
        figures = self.figures
        before = replace(figures, day=first - timedelta(days=1))
        was = await before.read(figures.plan.indicators)
        now = await figures.read(figures.plan.indicators)
        lines = []
        for one in figures.plan.indicators:
            then, standing = was.standing(one, self.top), now.standing(one, self.top)
            if isinstance(standing, FlowStanding) and isinstance(then, FlowStanding):
                added = standing.actual - then.actual
                lines += [f"{one.short}{wording.GAP}{added}{one.unit}"] if added else []
        return self._listed(self._head(None, first), lines, "asked-nothing")

    def _listed(self, head: Heading, lines: Sequence[str], nothing: str) -> Document:
        if not lines:
            return Document((head, Paragraph(self.words.plain(nothing))))
        shown = tuple(lines[:MOST])
        if len(lines) > MOST:
            shown += (self.words.plain("compact-more", count=str(len(lines) - MOST)),)
        return Document((head, Listing(shown)))

    async def shortfall(self, one: Indicator) -> Document:
        """What lacks to the target and to time progress, and the pace that makes up for it."""
        standing = await self.figures.standing(one, self.top)
        lines = [*self._lacks(standing)]
        weekly = summary.pace_needed(self.figures, standing)
        if weekly:
            lines.append(self.words.plain("summary-pace", weekly=str(weekly), unit=one.unit))
        if not lines:
            lines = [*wording.lines(self.words, standing), self.words.plain("asked-no-target")]
        return Document((self._head(one), Paragraph("\n".join(lines))))

    def _lacks(self, standing: Standing) -> list[str]:
        if isinstance(standing, StockStanding):
            short = standing.points_short
            return [] if short is None else [wording.short_of_target(self.words, short)]
        if not isinstance(standing, FlowStanding) or standing.target is None:
            return []
        unit, left = standing.indicator.unit, standing.target - standing.actual
        if left <= 0:
            return [self.words.plain("figure-reached")]
        lacks = self.words.plain(
            "asked-lacks", left=str(left), target=str(standing.target), unit=unit
        )
        if not standing.shortfall:
            return [lacks, self.words.plain("asked-on-time")]
        return [lacks, self.words.plain("asked-short", short=str(standing.shortfall), unit=unit)]

    async def shortfalls(self) -> Document:
        """What lacks of everything that has a target here, the most behind first."""
        lines = []
        for one in (await series.with_target(self.figures, self.top))[::-1]:
            lacks = self._lacks(one)
            if lacks and lacks[0] != self.words.plain("figure-reached"):
                lines.append(f"{one.indicator.short}{wording.GAP}{self._briefly(one)}")
        return self._listed(self._head(None), lines, "asked-none-lacks")

    def _briefly(self, one: Standing) -> str:
        if isinstance(one, FlowStanding) and one.target is not None:
            _figure, gap = wording.in_cells(self.words, one)
            return f"{one.target - one.actual}{one.indicator.unit} {gap}".strip()
        return self._lacks(one)[0]

    async def forecast(self, one: Indicator) -> Document:
        """When the target will be reached, with the arithmetic, or why that is not said."""
        standing = await self.figures.standing(one, self.top)
        lines = await summary.expected(self.figures, self.words, standing, self.top)
        if not lines:
            said = await series.outlook(self.figures, one, self.top)
            lines = wording.broken(summary.outlook_of(self.words, said, one.unit, 0))
        figure, gap = wording.in_cells(self.words, standing)
        return Document(
            (self._head(one), Paragraph("\n".join([f"{figure} {gap}".strip(), *lines])))
        )

    async def forecasts(self) -> Document:
        """What will be reached in time, what may not, what will not; by name, without numbers."""
        names: dict[str, list[str]] = {}
        for standing in await series.with_target(self.figures, self.top):
            said = await series.outlook(self.figures, standing.indicator, self.top)
            names.setdefault(_sort(said), []).append(standing.indicator.short)
        if not names:
            return Document((self._head(None), Paragraph(self.words.plain("asked-no-targets"))))
        groups = (
            "\n".join([self.words.plain(sort, count=str(len(names[sort]))), *_set(names[sort])])
            for sort in SORTS
            if sort in names
        )
        return Document((self._head(None), *(Paragraph(group) for group in groups)))

    async def beside_each_other(self, one: Indicator, only: Collection[str]) -> Document:
        """Units side by side; with two named, also by how much one is ahead of the other."""
        figures, words = self.figures, self.words
        rows = [
            row
            for row in await side_by_side.compared(figures, one, self.top)
            if not only or row.row.unit.code in only
        ]
        if not rows:
            return await self.progress(one)
        sized = any(one.row.for_size is not None for one in rows)
        blocks = (self._head(one), side_by_side.table(words, rows, sized=sized))
        difference = self._difference(rows) if len(only) == 2 else ""
        return Document((*blocks, Paragraph(difference)) if difference else blocks)

    def _difference(self, rows: Sequence[Compared]) -> str:
        """By how much the larger of two units is ahead."""
        flows = [row.row.standing for row in rows if isinstance(row.row.standing, FlowStanding)]
        if len(flows) != 2 or len(rows) != 2:
            return ""
        (first, more), (second, less) = sorted(
            ((row.row.unit.short, one.actual) for row, one in zip(rows, flows, strict=True)),
            key=lambda pair: -Fraction(pair[1]),
        )
        unit = flows[0].indicator.unit
        if more == less:
            return self.words.plain("asked-same", first=first, second=second)
        return self.words.plain(
            "asked-more", first=first, second=second, more=str(more - less), unit=unit
        )
