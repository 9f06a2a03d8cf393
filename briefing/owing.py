"""What a unit owes now (我的待办): the unreported week, returned reports, what is missing, pace."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from math import ceil
from zoneinfo import ZoneInfo

from briefing.figures import Figures, FlowStanding
from briefing.period import Month, owed
from plan.model import Indicator
from plan.report import Status
from plan.workdays import is_workday, monday_of
from storage import nil_reports, reports
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
    """All that is owed."""

    week_unreported: bool
    returned: Sequence[Report]
    photoless: Sequence[Report]
    lagging: Sequence[Lagging]
    unconfirmed: Sequence[Month] = ()

    def __bool__(self) -> bool:
        """Whether anything is owed."""
        owed_now = (self.returned, self.photoless, self.lagging, self.unconfirmed)
        return self.week_unreported or any(owed_now)


async def week_is_reported(figures: Figures, units: Collection[str]) -> bool:
    """Whether anything was filed this week for one of these units, or a nil report."""
    monday = monday_of(figures.day)
    zone = ZoneInfo(figures.plan.timezone)
    since = datetime.combine(monday, datetime.min.time(), zone)
    until = since + timedelta(days=7)
    filed = await reports.units_that_filed(figures.connection, since, until)
    nothing = await nil_reports.units_of_week(figures.connection, monday)
    return not (filed | nothing).isdisjoint(units)


async def debts(figures: Figures, top: str, member: int) -> Debts:
    """What unit `top` and its member owe on the figures' day.

    Debts belong to the unit; only missing photos are asked of who filed the report.
    """
    units = [unit.code for unit in figures.tree.below(top)]
    connection = figures.connection
    returned = await reports.of_status(connection, units, Status.RETURNED)
    since = figures.day - PHOTOS_LOOKED_BACK
    recent = await reports.without_photos(connection, member, since)
    photoless = [one for one in recent if figures.plan.indicator(one.content.indicator).photos]
    reported = await week_is_reported(figures, units)
    lagging, months = await _lagging(figures, top), await owed(figures, top)
    return Debts(not reported, returned, photoless, lagging, months)


async def _lagging(figures: Figures, top: str) -> list[Lagging]:
    found = []
    for indicator in figures.plan.indicators:
        standing = await figures.standing(indicator, top)
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
