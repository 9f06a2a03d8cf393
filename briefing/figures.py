"""The one query layer: how an indicator stands in a unit and below it, on a day.

Chat, picture, workbook and briefing read this and nothing else, so they cannot disagree.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from math import ceil

from plan import pace
from plan.adjusting import Adjustment, Change, change_of, due_on, effective
from plan.model import Indicator, Measure, Plan, State, Unit
from plan.report import DENOMINATOR, NUMERATOR, QUANTITY, STATE, Status
from plan.units import OrgTree
from storage import adjustments, sums, tally
from storage.database import Connection
from storage.sums import Sums

STOCK_PARTS = (NUMERATOR, DENOMINATOR)


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
    """A state of things: Σ numerators ÷ Σ denominators of the newest reports of each unit.

    `pending` is the number of units with a report still to be reviewed.
    """

    indicator: Indicator
    numerator: int
    denominator: int
    missing: tuple[Unit, ...]
    change: Change | None = None
    pending: int = 0

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
    """How many units are in which state, and which have not said; `pending` as of a stock."""

    indicator: Indicator
    states: Mapping[State, int]
    missing: tuple[Unit, ...]
    pending: int = 0


Standing = FlowStanding | StockStanding | NarrativeStanding


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures up to `day` (plan's time zone, that day included), read through a connection."""

    connection: Connection
    plan: Plan
    tree: OrgTree
    day: date

    async def read(self, indicators: Iterable[Indicator]) -> "Reading":
        """All there is of these indicators, in all units, in three statements."""
        wanted = {one.code: one for one in indicators}
        for one in list(wanted.values()):
            if isinstance(one.population, str):
                wanted[one.population] = self.plan.indicator(one.population)
        added = [one.code for one in wanted.values() if tally.adds_up(one)]
        states = {one.code: state_parts(one) for one in wanted.values() if state_parts(one)}
        found: Sums = await sums.until(self.connection, added, self.day) if added else {}
        if states:
            parts = {part for of_one in states.values() for part in of_one}
            found |= await sums.newest(self.connection, states, parts, self.day)
        adjusted = await adjustments.standing(self.connection)
        return Reading(self.plan, self.tree, self.day, found, adjusted)

    async def standing(self, indicator: Indicator, top: str) -> Standing:
        """How an indicator stands in unit `top` and below it."""
        return (await self.read((indicator,))).standing(indicator, top)

    async def children(self, indicator: Indicator, top: str) -> list[tuple[Unit, Standing]]:
        """How it stands in each unit right below `top`, each with all below it."""
        return (await self.read((indicator,))).children(indicator, top)

    async def by_unit(
        self, indicator: Indicator, units: tuple[str, ...]
    ) -> list[tuple[Unit, Standing]]:
        """How it stands in each of these units and below, from one reading of the tally.

        Whatever `indicator` came as, its target and deadline are those of the figures' day.
        """
        reading = await self.read((indicator,))
        return [(self.tree[code], reading.standing(indicator, code)) for code in units]

    async def adjustments(self, indicator: Indicator) -> list[Adjustment]:
        """The adjustments of an indicator that stand, those of later days too."""
        return await adjustments.of_indicator(self.connection, indicator.code)

    async def in_force(self, indicator: Indicator) -> Indicator:
        """The indicator with its target and deadline as they stand on the figures' day."""
        return effective(planned(self.plan, indicator), await self.adjustments(indicator), self.day)

    async def due_by(self, indicator: Indicator, days: Sequence[date]) -> list[Fraction]:
        """What is due by each of these days by the plan as it is known now, adjustments and all."""
        adjusted = await self.adjustments(indicator)
        known = [one for one in adjusted if one.since <= self.day]
        return [due_on(self.plan, planned(self.plan, indicator), known, day) for day in days]

    async def own(self, indicator: Indicator, unit: str) -> int:
        """What was reported for `unit` itself, those below it left aside (flow and coverage)."""
        return (await self.read((indicator,))).own(indicator, unit)

    @property
    def year_progress(self) -> Fraction:
        """The share of the plan's whole period that has passed, in calendar days."""
        return pace.time_progress(self.plan.start, self.plan.end, self.day)

    def time_progress(self, indicator: Indicator) -> Fraction:
        """The share of the indicator's period that has passed, today counted."""
        return progress_on(self.plan, indicator, self.day)


def progress_on(plan: Plan, indicator: Indicator, day: date) -> Fraction:
    """The share of an indicator's period that has passed on a day, that day counted."""
    return pace.time_progress(plan.start, plan.deadline(indicator), day, indicator.weights)


def planned(plan: Plan, indicator: Indicator) -> Indicator:
    """As the plan file has it: a standing carries the one in force."""
    return plan.indicator(indicator.code) if plan.has(indicator.code) else indicator


def state_parts(indicator: Indicator) -> tuple[str, ...]:
    """The parts of which the newest counts; none of what adds up."""
    if indicator.measure is Measure.STOCK:
        return STOCK_PARTS
    return (STATE,) if indicator.measure is Measure.NARRATIVE else ()


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read of some indicators on a day, and how they stand by it in any unit."""

    plan: Plan
    tree: OrgTree
    day: date
    found: Sums
    adjusted: Mapping[str, Sequence[Adjustment]]

    def in_force(self, indicator: Indicator) -> Indicator:
        """The indicator with its target and deadline as they stand on the day."""
        adjusted = self.adjusted.get(indicator.code, ())
        return effective(planned(self.plan, indicator), adjusted, self.day)

    def _change(self, indicator: Indicator) -> Change | None:
        adjusted = self.adjusted.get(indicator.code, ())
        return change_of(self.plan, planned(self.plan, indicator), adjusted, self.day)

    def standing(self, indicator: Indicator, top: str) -> Standing:
        """How an indicator stands in unit `top` and below it.

        Whatever `indicator` came as, its target and deadline are those of the day.
        """
        indicator = self.in_force(indicator)
        if indicator.measure is Measure.STOCK:
            return self._stock(indicator, top)
        if indicator.measure is Measure.NARRATIVE:
            return self._narrative(indicator, top)
        return self._flow(indicator, top)

    def children(self, indicator: Indicator, top: str) -> list[tuple[Unit, Standing]]:
        """How it stands in each unit right below `top`, each with all below it."""
        return [(unit, self.standing(indicator, unit.code)) for unit in self.tree.children(top)]

    def own(self, indicator: Indicator, unit: str) -> int:
        """What was reported for `unit` itself, those below it left aside (flow and coverage)."""
        return self.found.get((indicator.code, QUANTITY), {}).get((unit, Status.APPROVED), 0)

    def _flow(self, indicator: Indicator, top: str) -> FlowStanding:
        codes = [unit.code for unit in self.tree.below(top)]

        def total(part: str, status: Status) -> int:
            cells = self.found.get((indicator.code, part), {})
            return sum(cells.get((code, status), 0) for code in codes)

        asked = [one.key for one in indicator.questions if one.numeric]
        return FlowStanding(
            indicator,
            total(QUANTITY, Status.APPROVED),
            total(QUANTITY, Status.PENDING),
            self._target(indicator, top),
            progress_on(self.plan, indicator, self.day),
            {key: total(key, Status.APPROVED) for key in asked},
            self._felt(indicator, top),
        )

    def _felt(self, indicator: Indicator, top: str) -> Change | None:
        """The change as it concerns a unit: a quota of its own stays as the plan has it."""
        change = self._change(indicator)
        own = indicator.measure is Measure.FLOW and top != self.tree.root.code
        if change is None or not own:
            return change
        return replace(change, target=None) if change.deadline else None

    def _target(self, indicator: Indicator, top: str) -> int | None:
        if indicator.target is None:
            return None
        if indicator.measure is Measure.COVERAGE:
            population = self._people(indicator, top)
            if population is None:
                return None
            return ceil(population * Fraction(indicator.target) / 100)
        if top == self.tree.root.code:
            return int(indicator.target)
        return self.tree[top].quotas.get(indicator.code)

    def _people(self, indicator: Indicator, top: str) -> int | None:
        """The population of a coverage, or None while a unit's is unknown."""
        if isinstance(indicator.population, int):
            return indicator.population if top == self.tree.root.code else None
        if indicator.population is None:
            return None
        source = self._stock(self.plan.indicator(indicator.population), top)
        return None if source.missing else source.denominator

    def _said(self, indicator: Indicator, unit: str, status: Status) -> Mapping[str, int]:
        return sums.of_unit(self.found, indicator.code, state_parts(indicator), unit, status)

    def _stock(self, indicator: Indicator, top: str) -> StockStanding:
        counts = [
            self._said(indicator, code, Status.APPROVED) for code in self._speaking(indicator, top)
        ]
        return StockStanding(
            indicator,
            sum(count.get(NUMERATOR, 0) for count in counts),
            sum(count.get(DENOMINATOR, 0) for count in counts),
            self._silent(indicator, top),
            self._change(indicator),
            self._waiting(indicator, top),
        )

    def _narrative(self, indicator: Indicator, top: str) -> NarrativeStanding:
        states = dict.fromkeys(State, 0)
        order = tuple(State)
        for code in self._speaking(indicator, top):
            states[order[self._said(indicator, code, Status.APPROVED)[STATE]]] += 1
        silent, waiting = self._silent(indicator, top), self._waiting(indicator, top)
        return NarrativeStanding(indicator, states, silent, waiting)

    def _waiting(self, indicator: Indicator, top: str) -> int:
        """How many units have a report that is still to be reviewed."""
        return sum(
            bool(self._said(indicator, unit.code, Status.PENDING)) for unit in self.tree.below(top)
        )

    def _speaking(self, indicator: Indicator, top: str) -> list[str]:
        """The units whose reports make up `top`: its own stands for all below it."""
        if self._said(indicator, top, Status.APPROVED):
            return [top]
        return [
            code
            for child in self.tree.children(top)
            for code in self._speaking(indicator, child.code)
        ]

    def _silent(self, indicator: Indicator, top: str) -> tuple[Unit, ...]:
        if self._said(indicator, top, Status.APPROVED):
            return ()
        # A closed unit has nothing more to say.
        open_ones = tuple(one for one in self.tree.children(top) if not one.closed)
        children = open_ones or (self.tree[top],)
        return tuple(child for child in children if not self._speaking(indicator, child.code))
