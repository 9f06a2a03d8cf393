"""What a unit owes now (我的待办): the period's report, returned ones, missing photos, pace."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil

from briefing.figures import Figures, FlowStanding
from briefing.period import Month, owed
from plan.model import Indicator
from plan.report import Status
from plan.reporting import ReportingPeriod, period_of
from plan.workdays import is_workday
from storage import evidence, reported, reports
from storage.reports import Report

PHOTOS_LOOKED_BACK = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Lagging:
    """An indicator behind its time progress: what lacks today, and how many a week catch up."""

    indicator: Indicator
    standing: FlowStanding
    weekly: int


@dataclass(frozen=True, slots=True)
class Debts:
    """All that is owed; `unreported` is the period in which nothing was reported."""

    unreported: ReportingPeriod | None
    returned: Sequence[Report]
    photoless: Sequence[Report]
    lagging: Sequence[Lagging]
    unconfirmed: Sequence[Month] = ()

    def __bool__(self) -> bool:
        """Whether anything is owed."""
        return bool(self.pressing or self.lagging or self.unconfirmed)

    @property
    def pressing(self) -> bool:
        """Whether anything but indicators that lag is owed."""
        return bool(self.unreported or self.returned or self.photoless)


async def debts(figures: Figures, top: str, member: int) -> Debts:
    """What unit `top` and its member owe on the figures' day.

    Debts belong to the unit; missing photos are asked of who filed the report, or of his
    successors where he serves the unit no longer.
    """
    period = period_of(figures.day, figures.plan)
    units = [unit.code for unit in figures.tree.below(top)]
    said = await reported.units_of(figures.connection, period)
    return Debts(
        None if said.intersection(units) else period,
        await reports.of_status(figures.connection, units, Status.RETURNED),
        await photoless(figures, top, member),
        await lagging(figures, top),
        await owed(figures, top),
    )


async def photoless(figures: Figures, top: str, member: int) -> list[Report]:
    """The reports that lack the photos their indicator wants, newest first.

    A member's own, and those of unit `top` whose filer serves it no longer.
    """
    since = figures.day - PHOTOS_LOOKED_BACK
    units = [unit.code for unit in figures.tree.below(top)]
    serving = [*units, *(unit.code for unit in figures.tree.path(top))]
    recent = await evidence.without_photos(figures.connection, member, units, serving, since)
    wanted = {one.code for one in figures.plan.indicators if one.photos}
    return [one for one in recent if one.content.indicator in wanted]


async def lagging(figures: Figures, top: str) -> list[Lagging]:
    """The indicators of unit `top` that are behind their time progress."""
    found = []
    reading = await figures.read(figures.plan.indicators)
    for indicator in figures.plan.indicators:
        standing = reading.standing(indicator, top)
        if isinstance(standing, FlowStanding) and standing.shortfall:
            weekly = catch_up(figures, standing, figures.plan.deadline(standing.indicator))
            found.append(Lagging(standing.indicator, standing, weekly))
    return found


def catch_up(figures: Figures, standing: FlowStanding, deadline: date) -> int:
    """Catch-up pace: what remains ÷ working weeks left, rounded up.

    A working week is five working days; today counts, statutory holidays do not.
    """
    remaining = max(0, (standing.target or 0) - standing.actual)
    calendar = figures.plan.calendar
    days = (deadline - figures.day).days + 1
    left = sum(is_workday(figures.day + timedelta(days=n), calendar) for n in range(days))
    return ceil(remaining * 5 / left) if left else remaining
