"""The demonstration's months: those up to July locked, August confirmed by half of the counties."""

from collections.abc import Sequence
from datetime import date

from bot.parts import Running
from briefing.figures import Figures
from briefing.period import Month, expected, kept
from plan.model import Plan
from storage import members, period_records
from storage.members import Member, Role
from storage.period_records import Kind

NEWEST_LOCKED, CONFIRMED = "2014-07", "2014-08"


async def close_months(running: Running, plan: Plan, today: date) -> None:
    """Lock and confirm as people would have done by now."""
    tree, now = running.office.tree, running.clock.now()
    async with running.database.transaction() as connection:
        figures = Figures(connection, plan, tree, today)
        everybody = await members.everyone(connection)
        locker = next(one for one in everybody if one.role is Role.ADMINISTRATOR)
        for month in Month.all(plan):
            if month.name <= NEWEST_LOCKED:
                told = await kept(figures, tree.root.code, month)
                await period_records.add(
                    connection, now, Kind.LOCKED, tree.root.code, month.name, locker.id, told
                )
        august = Month.of(plan, CONFIRMED)
        for unit in expected(tree)[::2]:
            officer = _of_unit(everybody, unit.code)
            if august is not None and officer is not None:
                told = await kept(figures, unit.code, august)
                await period_records.add(
                    connection, now, Kind.CONFIRMED, unit.code, CONFIRMED, officer.id, told
                )


def _of_unit(everybody: Sequence[Member], unit: str) -> Member | None:
    return next((one for one in everybody if one.unit == unit), None)
