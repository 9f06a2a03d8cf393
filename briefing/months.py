"""Months in chat: a unit's figures to be confirmed, which units have, what a lock would close."""

from collections.abc import Sequence
from dataclasses import dataclass

from briefing import wording
from briefing.figures import Figures, FlowStanding, StockStanding
from briefing.period import Month, expected, unconfirmed
from briefing.report_fields import instant_shown
from briefing.spans import Move, Span, SpanFigures
from plan.model import Plan
from plan.report import Status
from plan.units import OrgTree
from storage import period_records, periods
from storage.period_records import Kind, Record
from texts import Markup, Words


@dataclass(frozen=True)
class Months:
    """The pages of months for one reader, from the figures as of today."""

    figures: Figures
    words: Words

    @property
    def plan(self) -> Plan:
        """The plan."""
        return self.figures.plan

    @property
    def tree(self) -> OrgTree:
        """The org units."""
        return self.figures.tree

    def codes(self, unit: str) -> list[str]:
        """A unit and all below it."""
        return [one.code for one in self.tree.below(unit)]

    async def figures_page(self, unit: str, month: Month) -> Markup:
        """A unit's figures of a month: what it added, what stands, what is not counted yet."""
        figures, span = self.figures, Span(month.first, month.last)
        moved = SpanFigures(figures.connection, figures.plan, figures.tree, span, figures.day)
        lines: list[str] = [
            self.words.html(
                "month-figures", unit=self.tree[unit].short, month=month.shown(self.words)
            )
        ]
        silent = 0
        for indicator in self.plan.indicators:
            said = self._said(await moved.move(indicator, unit))
            silent += not said
            if said:
                lines.append(
                    self.words.html(
                        "summary-indicator", label=indicator.label, name=indicator.short
                    )
                )
                lines += [self.words.html("summary-line", line=line) for line in said]
        if silent:
            lines.append(self.words.html("month-silent", count=str(silent)))
        return Markup("\n".join([*lines, *await self._waiting([unit], month)]))

    def _said(self, move: Move) -> list[str]:
        after = move.after
        if isinstance(after, FlowStanding):
            if not after.actual and not move.added:
                return []
            unit = after.indicator.unit
            figure = self.words.plain(
                "month-flow", added=str(move.added), actual=str(after.actual), unit=unit
            )
            return [figure]
        if isinstance(after, StockStanding):
            if after.rate is None:
                return []
            return [f"{wording.rate(after.rate)}　{after.numerator}/{after.denominator}"]
        return wording.lines(self.words, after) if any(after.states.values()) else []

    async def _waiting(self, units: Sequence[str], month: Month) -> list[Markup]:
        codes = [code for unit in units for code in self.codes(unit)]
        many = await period_records.counts(self.figures.connection, codes, month.first, month.last)
        return [
            self.words.html(message, count=str(many[status]))
            for status, message in (
                (Status.PENDING, "month-pending"),
                (Status.RETURNED, "month-returned"),
            )
            if many.get(status)
        ]

    async def list_page(self, month: Month) -> Markup:
        """Which units have confirmed a month, and which are locked."""
        plain, html, connection = self.words.plain, self.words.html, self.figures.connection
        units, top = expected(self.tree), self.tree.root.code
        confirmed = await period_records.standing(connection, Kind.CONFIRMED, month.name)
        locks = await periods.locks(connection, month.name)
        good = {code for code, record in confirmed.items() if not record.moved}
        done = sum(unit.code in good for unit in units)
        whole = top in locks
        lines: list[str] = [
            html("month-title", month=month.shown(self.words)),
            html("month-state", done=str(done), all=str(len(units))),
        ]
        if whole:
            lines.append(html("month-whole-locked"))
        for unit in units:
            sign = "🔒 " if whole or unit.code in locks else ""
            said = self._by(confirmed.get(unit.code)) or plain("month-unconfirmed")
            lines.append(html("month-unit", sign=sign, unit=unit.short, said=said))
        return Markup("\n".join([*lines, *await self._waiting([top], month)]))

    def _by(self, record: Record | None) -> str:
        if record is None:
            return ""
        if record.moved:
            return self.words.plain("month-moved")
        return self.words.plain("month-confirmed-by", name=record.by, when=self.when(record))

    def when(self, record: Record) -> str:
        """When a month was confirmed or locked."""
        return instant_shown(self, record.at)

    def called(self, unit: str) -> str:
        """What a lock's unit is called: the federation stands for all."""
        whole = unit == self.tree.root.code
        return self.words.plain("month-all") if whole else self.tree[unit].short

    async def preview(self, unit: str, month: Month) -> Markup:
        """What a lock would close: who has not confirmed, what is not counted."""
        missing = await unconfirmed(self.figures, month, self.codes(unit))
        name = self.called(unit)
        lines: list[str] = [self.words.html("lock-title", unit=name, month=month.shown(self.words))]
        if missing:
            units = "、".join(one.short for one in missing)
            lines.append(self.words.html("lock-unconfirmed", units=units))
        else:
            lines.append(self.words.html("lock-all-confirmed"))
        if not month.has_ended(self.figures.day):
            lines.append(self.words.html("lock-not-over"))
        lines += [*await self._waiting([unit], month), "", self.words.html("lock-what")]
        return Markup("\n".join(lines))

    def named(self, indicators: Sequence[str]) -> str:
        """The short names of indicators, each once."""
        codes = dict.fromkeys(one for one in indicators if self.plan.has(one))
        return "、".join(self.plan.indicator(code).short for code in codes)
