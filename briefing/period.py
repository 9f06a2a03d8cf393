"""A month of the plan: when it can be confirmed, whether it is confirmed or locked, who owes it."""

from calendar import monthrange
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Self
from zoneinfo import ZoneInfo

from briefing.figures import Figures
from plan.model import Plan, Unit
from plan.units import OrgTree
from storage import period_records, periods, reports
from storage.period_records import Kind, PeriodFigures, Record
from texts import Words

OWED_BACK = 3
"""How many ended months a unit is asked to confirm at most."""


@dataclass(frozen=True, slots=True)
class Month:
    """A month of the plan, named YYYY-MM; only its days inside the plan's period count."""

    name: str
    first: date
    last: date

    @classmethod
    def of(cls, plan: Plan, name: str) -> Self | None:
        """The month of this name, None for one outside the plan or for no month at all."""
        return next((one for one in cls.all(plan) if one.name == name), None)

    @classmethod
    def all(cls, plan: Plan) -> list[Self]:
        """The months of the plan, oldest first."""
        found, first = [], plan.start
        while first <= plan.end:
            end = first.replace(day=monthrange(first.year, first.month)[1])
            found.append(cls(f"{first:%Y-%m}", first, min(end, plan.end)))
            first = date(end.year + end.month // 12, end.month % 12 + 1, 1)
        return found

    def has_ended(self, today: date) -> bool:
        """Whether it can be confirmed: on its last day and from then on."""
        return today >= self.last

    def shown(self, words: Words) -> str:
        """Its name in words."""
        return words.plain("calendar-month", year=str(self.first.year), month=str(self.first.month))


def expected(tree: OrgTree) -> tuple[Unit, ...]:
    """The units that confirm: those right below the federation."""
    return tree.children(tree.root.code)


async def kept(figures: Figures, unit: str, month: Month) -> PeriodFigures:
    """The figures of a unit and all below it, as they would be kept."""
    units = [one.code for one in figures.tree.below(unit)]
    return await period_records.figures_of(
        figures.connection, figures.plan, units, month.first, month.last
    )


async def confirmation(figures: Figures, unit: str, month: Month) -> Record | None:
    """The unit's own confirmation, where it stands."""
    found = await period_records.standing(figures.connection, Kind.CONFIRMED, month.name)
    record = found.get(unit)
    return None if record is None or record.moved else record


async def is_locked(figures: Figures, unit: str, month: Month) -> bool:
    """Whether the month is closed to the unit."""
    return await periods.is_locked(figures.connection, unit, month.first)


async def owed(figures: Figures, unit: str) -> list[Month]:
    """The ended months a unit has not confirmed and that are not locked, newest first.

    At most three, and none that ended before anybody reported by this bot.
    """
    if unit not in {one.code for one in expected(figures.tree)}:
        return []
    first = await reports.first_filing(figures.connection)
    if first is None:
        return []
    begun = first.astimezone(ZoneInfo(figures.plan.timezone)).date()
    months = Month.all(figures.plan)
    ended = [one for one in months if one.has_ended(figures.day) and one.last >= begun]
    return [one for one in ended[: -OWED_BACK - 1 : -1] if await is_unconfirmed(figures, unit, one)]


async def is_unconfirmed(figures: Figures, unit: str, month: Month) -> bool:
    """Whether a unit has neither confirmed a month nor is it closed to it."""
    if await is_locked(figures, unit, month):
        return False
    return await confirmation(figures, unit, month) is None


async def unconfirmed(figures: Figures, month: Month, within: Collection[str]) -> list[Unit]:
    """The units among `within` that have neither confirmed a month nor are locked."""
    units = [unit for unit in expected(figures.tree) if unit.code in within]
    return [unit for unit in units if await is_unconfirmed(figures, unit.code, month)]
