"""Everybody in the district of the soak test, and how they come to it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from storage.members import Role
from tests.chaos.cases import Staff
from tests.chaos.colleagues import Colleague
from tests.chaos.district import District, hire

OFFICERS, REVIEWERS, FEDERAL, ADMINISTRATORS, LEADERS = 7001, 7501, 7551, 7601, 7701


@dataclass
class People:
    """Everybody, by what they are; `units` are those of officers and reviewers."""

    officers: Sequence[Colleague]
    reviewers: Sequence[Colleague]
    federal: Sequence[Colleague]
    administrators: Sequence[Colleague]
    leaders: Sequence[Colleague]

    @classmethod
    async def come(cls, district: District, staff: int, seed: int) -> "People":
        """Let them join; each unit but the last has two reviewers."""
        units, root = district.units, [district.plan.root.code]
        return cls(
            await hire(district, Role.OFFICER, staff, seed, OFFICERS, Colleague),
            await hire(district, Role.REVIEWER, 2 * len(units) - 1, seed, REVIEWERS, Colleague),
            await hire(district, Role.REVIEWER, 1, seed, FEDERAL, Colleague, root),
            await hire(district, Role.ADMINISTRATOR, 2, seed, ADMINISTRATORS, Colleague, root),
            await hire(district, Role.LEADER, 1, seed, LEADERS, Colleague, root),
        )

    @property
    def everybody(self) -> list[Colleague]:
        """All of them."""
        return [*self.officers, *self.judges, *self.leaders]

    @property
    def judges(self) -> list[Colleague]:
        """Who reviews."""
        return [*self.reviewers, *self.federal, *self.administrators]

    def staff(self, units: Sequence[str]) -> Staff:
        """Who they are, by Telegram id."""

        def by_unit(people: Iterable[Colleague]) -> dict[int, str]:
            return {one.phone.number: units[at % len(units)] for at, one in enumerate(people)}

        return Staff(
            by_unit(self.officers),
            by_unit(self.reviewers),
            [one.phone.number for one in self.federal],
            [one.phone.number for one in self.administrators],
            [one.phone.number for one in self.leaders],
        )
