"""The one query layer: how an indicator stands in a unit and below it, on a day.

Chat, picture, workbook and briefing read this and nothing else, so they cannot disagree.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from math import ceil

from plan import pace
from plan.adjusting import Adjustment, Change, change_of, due_on, effective
from plan.model import Indicator, Measure, Plan, State, Unit
from plan.report import DENOMINATOR, NUMERATOR, QUANTITY, STATE, Status
from plan.units import OrgTree
from storage import adjustments, tally
from storage.database import Connection

Sums = Mapping[tuple[str, Status], int]
Newest = Mapping[tuple[str, Status], Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class FlowStanding:
    """What adds up: `actual` counts approved reports, `pending` those still to be reviewed.

    `target` is in the unit of measure; None where none is set or the population is unknown.
    `progress` is the time progress, 0 to 1. `extras` are the sums of numeric answers. `change` is
    what adjustments made of the plan's target and deadline; `indicator` has them as they stand.
    """

    indicator: Indicator
    actual: int
    pending: int
    target: int | None
    progress: Fraction
    extras: Mapping[str, int]
    change: Change | None = None

    @property
    def rate(self) -> Fraction | None:
        """Achievement rate = actual ÷ target."""
        return None if self.target is None else pace.achievement_rate(self.actual, self.target)

    @property
    def gap(self) -> Fraction | None:
        """(Achievement rate − time progress) × 100, in percentage points; above 0 is ahead."""
        return None if self.rate is None else pace.gap(self.rate, self.progress)

    @property
    def shortfall(self) -> int | None:
        """⌈target × time progress⌉ − actual: how many units are lacking today, 0 when ahead."""
        if self.target is None:
            return None
        return max(0, pace.shortfall(self.actual, self.target, self.progress))


@dataclass(frozen=True, slots=True)
class StockStanding:
    """A state of things: Σ numerators ÷ Σ denominators of the newest reports of each unit."""

    indicator: Indicator
    numerator: int
    denominator: int
    missing: tuple[Unit, ...]
    change: Change | None = None

    @property
    def rate(self) -> Fraction | None:
        """Numerator ÷ denominator; None while no unit has reported."""
        return Fraction(self.numerator, self.denominator) if self.denominator else None

    @property
    def points_short(self) -> Fraction | None:
        """Percentage points that lack to the target; 0 or less when it is reached."""
        if self.rate is None or self.indicator.target is None:
            return None
        return Fraction(self.indicator.target) - self.rate * 100


@dataclass(frozen=True, slots=True)
class NarrativeStanding:
    """How many units are in which state, and which have not said."""

    indicator: Indicator
    states: Mapping[State, int]
    missing: tuple[Unit, ...]


Standing = FlowStanding | StockStanding | NarrativeStanding


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures up to `day` (plan's time zone, that day included), read through a connection."""

    connection: Connection
    plan: Plan
    tree: OrgTree
    day: date

    async def standing(self, indicator: Indicator, top: str) -> Standing:
        """How an indicator stands in unit `top` and below it."""
        rows = await self.by_unit(indicator, (top,))
        return rows[0][1]

    async def children(self, indicator: Indicator, top: str) -> list[tuple[Unit, Standing]]:
        """How it stands in each unit right below `top`, each with all below it."""
        units = tuple(unit.code for unit in self.tree.children(top))
        return await self.by_unit(indicator, units)

    async def by_unit(
        self, indicator: Indicator, units: tuple[str, ...]
    ) -> list[tuple[Unit, Standing]]:
        """How it stands in each of these units and below, from one reading of the tally.

        Whatever `indicator` came as, its target and deadline are those of the figures' day.
        """
        adjusted = await self.adjustments(indicator)
        change = self._change(indicator, adjusted)
        indicator = self._in_force(indicator, adjusted)
        if indicator.measure is Measure.STOCK:
            newest = await self._newest(indicator, (NUMERATOR, DENOMINATOR))
            return [
                (self.tree[code], self._stock(indicator, code, newest, change)) for code in units
            ]
        if indicator.measure is Measure.NARRATIVE:
            newest = await self._newest(indicator, (STATE,))
            return [(self.tree[code], self._narrative(indicator, code, newest)) for code in units]
        parts = (QUANTITY, *(one.key for one in indicator.questions if one.numeric))
        sums = {
            part: await tally.sums(self.connection, indicator.code, part, self.day)
            for part in parts
        }
        people = await self._population(indicator)
        return [
            (self.tree[code], self._flow(indicator, code, sums, people, change)) for code in units
        ]

    async def adjustments(self, indicator: Indicator) -> list[Adjustment]:
        """The adjustments of an indicator that stand, those of later days too."""
        return await adjustments.of_indicator(self.connection, indicator.code)

    async def in_force(self, indicator: Indicator) -> Indicator:
        """The indicator with its target and deadline as they stand on the figures' day."""
        return self._in_force(indicator, await self.adjustments(indicator))

    async def due_by(self, indicator: Indicator, days: Sequence[date]) -> list[Fraction]:
        """What is due by each of these days by the plan as it is known now, adjustments and all."""
        planned, adjusted = self._planned(indicator), await self.adjustments(indicator)
        known = [one for one in adjusted if one.since <= self.day]
        return [due_on(self.plan, planned, known, day) for day in days]

    def _planned(self, indicator: Indicator) -> Indicator:
        """As the plan file has it: a standing carries the one in force."""
        return self.plan.indicator(indicator.code) if self.plan.has(indicator.code) else indicator

    def _in_force(self, indicator: Indicator, adjusted: Sequence[Adjustment]) -> Indicator:
        return effective(self._planned(indicator), adjusted, self.day)

    def _change(self, indicator: Indicator, adjusted: Sequence[Adjustment]) -> Change | None:
        return change_of(self.plan, self._planned(indicator), adjusted, self.day)

    async def own(self, indicator: Indicator, unit: str) -> int:
        """What was reported for `unit` itself, those below it left aside (flow and coverage)."""
        sums = await tally.sums(self.connection, indicator.code, QUANTITY, self.day)
        return sums.get((unit, Status.APPROVED), 0)

    @property
    def year_progress(self) -> Fraction:
        """The share of the plan's whole period that has passed, in calendar days."""
        return pace.time_progress(self.plan.start, self.plan.end, self.day)

    def time_progress(self, indicator: Indicator) -> Fraction:
        """The share of the indicator's period that has passed, today counted."""
        deadline = self.plan.deadline(indicator)
        return pace.time_progress(self.plan.start, deadline, self.day, indicator.weights)

    async def _newest(self, indicator: Indicator, parts: tuple[str, ...]) -> Newest:
        return await tally.newest(self.connection, indicator.code, parts, self.day)

    def _flow(
        self,
        indicator: Indicator,
        top: str,
        sums: Mapping[str, Sums],
        people: Newest,
        change: Change | None,
    ) -> FlowStanding:
        codes = [unit.code for unit in self.tree.below(top)]

        def total(part: str, status: Status) -> int:
            return sum(sums[part].get((code, status), 0) for code in codes)

        return FlowStanding(
            indicator,
            total(QUANTITY, Status.APPROVED),
            total(QUANTITY, Status.PENDING),
            self._target(indicator, top, people),
            self.time_progress(indicator),
            {part: total(part, Status.APPROVED) for part in sums if part != QUANTITY},
            self._felt(indicator, top, change),
        )

    def _felt(self, indicator: Indicator, top: str, change: Change | None) -> Change | None:
        """The change as it concerns a unit: a quota of its own stays as the plan has it."""
        own = indicator.measure is Measure.FLOW and top != self.tree.root.code
        if change is None or not own:
            return change
        return replace(change, target=None) if change.deadline else None

    def _target(self, indicator: Indicator, top: str, people: Newest) -> int | None:
        if indicator.target is None:
            return None
        if indicator.measure is Measure.COVERAGE:
            population = self._people(indicator, top, people)
            if population is None:
                return None
            return ceil(population * Fraction(indicator.target) / 100)
        if top == self.tree.root.code:
            return int(indicator.target)
        return self.tree[top].quotas.get(indicator.code)

    async def _population(self, indicator: Indicator) -> Newest:
        if not isinstance(indicator.population, str):
            return {}
        source = self.plan.indicator(indicator.population)
        return await self._newest(source, (NUMERATOR, DENOMINATOR))

    def _people(self, indicator: Indicator, top: str, people: Newest) -> int | None:
        """The population of a coverage, or None while a unit's is unknown."""
        if isinstance(indicator.population, int):
            return indicator.population if top == self.tree.root.code else None
        if indicator.population is None:
            return None
        source = self._stock(self.plan.indicator(indicator.population), top, people)
        return None if source.missing else source.denominator

    def _stock(
        self, indicator: Indicator, top: str, newest: Newest, change: Change | None = None
    ) -> StockStanding:
        counts = [newest[code, Status.APPROVED] for code in self._speaking(top, newest)]
        return StockStanding(
            indicator,
            sum(count.get(NUMERATOR, 0) for count in counts),
            sum(count.get(DENOMINATOR, 0) for count in counts),
            self._silent(top, newest),
            change,
        )

    def _narrative(self, indicator: Indicator, top: str, newest: Newest) -> NarrativeStanding:
        states = dict.fromkeys(State, 0)
        order = tuple(State)
        for code in self._speaking(top, newest):
            states[order[newest[code, Status.APPROVED][STATE]]] += 1
        return NarrativeStanding(indicator, states, self._silent(top, newest))

    def _speaking(self, top: str, newest: Newest) -> list[str]:
        """The units whose reports make up `top`: its own stands for all below it."""
        if (top, Status.APPROVED) in newest:
            return [top]
        return [
            code for child in self.tree.children(top) for code in self._speaking(child.code, newest)
        ]

    def _silent(self, top: str, newest: Newest) -> tuple[Unit, ...]:
        if (top, Status.APPROVED) in newest:
            return ()
        children = self.tree.children(top) or (self.tree[top],)
        return tuple(child for child in children if not self._speaking(child.code, newest))
