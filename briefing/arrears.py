"""Who owes what on a day, of many units and people at once: what they share is read once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Self

from briefing import owing
from briefing.figures import Figures
from briefing.owing import Debts, Lagging
from plan.model import Unit
from plan.report import Status
from plan.reporting import ReportingPeriod
from storage import chores, members, reported, reports
from storage.members import Member, Role
from storage.reports import Report


@dataclass(frozen=True, slots=True)
class Arrear:
    """What a unit of its own owes; `officers` are all it has, those out of reach too."""

    unit: Unit
    silent: bool
    returned: int
    photoless: int
    officers: Sequence[Member]

    def __bool__(self) -> bool:
        return self.silent or self.returned > 0 or self.photoless > 0


@dataclass(frozen=True, slots=True)
class Arrears:
    """What is owed in a period as of the figures' day. `said` are the units that reported."""

    figures: Figures
    period: ReportingPeriod
    said: frozenset[str]
    returned: Mapping[str, Sequence[Report]]
    people: Sequence[Member]
    _lagging: dict[str, list[Lagging]] = field(default_factory=dict)

    @classmethod
    async def read(cls, figures: Figures, period: ReportingPeriod) -> Self:
        """Read what all units share."""
        connection, tree = figures.connection, figures.tree
        returned: dict[str, list[Report]] = {}
        for one in await reports.of_status(
            connection, [unit.code for unit in tree], Status.RETURNED
        ):
            returned.setdefault(one.content.unit, []).append(one)
        said = frozenset(await reported.units_of(connection, period))
        return cls(figures, period, said, returned, await members.everyone(connection))

    def silent(self, top: str) -> bool:
        """Whether nothing was reported for `top` or any unit below it."""
        return self.said.isdisjoint(unit.code for unit in self.figures.tree.below(top))

    async def of(self, member: Member, *, lagging: bool = True) -> Debts:
        """What a member and his unit owe."""
        units = [unit.code for unit in self.figures.tree.below(member.unit)]
        return Debts(
            self.period if self.silent(member.unit) else None,
            sorted(
                (one for code in units for one in self.returned.get(code, ())),
                key=lambda report: report.id,
            ),
            await owing.photoless(self.figures, member.unit, member.id),
            await self._lagging_of(member.unit) if lagging else [],
        )

    async def _lagging_of(self, unit: str) -> list[Lagging]:
        if unit not in self._lagging:
            self._lagging[unit] = await owing.lagging(self.figures, unit)
        return self._lagging[unit]

    def expected(self, top: str) -> list[Unit]:
        """The units (应报单位) from `top` down that reports are expected of.

        Those right below the federation, and any other that has an officer; never the federation.
        """
        tree = self.figures.tree
        staffed = {one.unit for one in self.people if one.role is Role.OFFICER}
        counties = {unit.code for unit in tree.children(tree.root.code)}
        return [
            unit
            for unit in tree.offered(top)
            if unit.code != tree.root.code and unit.code in staffed | counties
        ]

    def silent_units(self, top: str) -> list[Unit]:
        """The units from `top` down that reports were expected of and none came."""
        return [unit for unit in self.expected(top) if self.silent(unit.code)]

    async def by_unit(self, top: str) -> list[Arrear]:
        """What each unit from `top` down owes, those alone that owe something."""
        figures = self.figures
        wanted = [one.code for one in figures.plan.indicators if one.photos]
        since = figures.day - owing.PHOTOS_LOOKED_BACK
        photoless = await chores.photoless(figures.connection, wanted, since)
        staff: dict[str, list[Member]] = {}
        for one in self.people:
            if one.role is Role.OFFICER:
                staff.setdefault(one.unit, []).append(one)
        rows = [
            Arrear(
                unit,
                self.silent(unit.code),
                len(self.returned.get(unit.code, ())),
                photoless.get(unit.code, 0),
                staff.get(unit.code, ()),
            )
            for unit in self.expected(top)
        ]
        return [row for row in rows if row]
