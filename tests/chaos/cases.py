"""What the people of the simulated quarter believe of each report, from what they were told.

The rules of review stand here a second time, as they were published; no code of the bot is asked.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

A_DAY = timedelta(days=1)
PHOTOS_ASKED_FOR = 30 * A_DAY
IN_TIME = 7 * A_DAY
FIRST, SECOND = 1, 2


class Stands(StrEnum):
    """Where a report stands."""

    PENDING = "pending"
    APPROVED = "approved"
    RETURNED = "returned"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Decision:
    """What one reviewer decided at a level, by his own screen."""

    outcome: Stands
    by: int
    level: int
    at: datetime


@dataclass
class Case:
    """A report. `number` is its figure, unlike any other's; `levels` are those of its indicator.

    `acting` are the decisions on its present version that were not undone.
    """

    receipt: str
    filer: int
    unit: str
    indicator: str
    levels: int
    number: int
    day: date
    photos: int
    filed_at: datetime
    stands: Stands = Stands.APPROVED
    level: int = 0
    version: int = 1
    since: datetime = field(init=False)
    acting: list[Decision] = field(default_factory=list)
    returned_at: datetime | None = None
    stood: Stands = Stands.APPROVED  # before it was withdrawn
    amendments: int = 0
    late: bool = False  # filed when its month was locked

    def __post_init__(self) -> None:
        self.since = self.filed_at
        if self.levels:
            self.stands, self.level = Stands.PENDING, FIRST

    @property
    def counts(self) -> bool:
        """Whether it stands in the figures of those that wait or of those that are approved."""
        return self.stands in (Stands.PENDING, Stands.APPROVED)

    def is_plain(self, wanted: Collection[str]) -> bool:
        """Whether nothing stands out that people can see: mended, late, or without its photos."""
        in_time = self.filed_at.date() - self.day <= IN_TIME
        return (
            not self.returned_at and in_time and bool(self.photos or self.indicator not in wanted)
        )

    def decided(self, one: Decision) -> None:
        """A reviewer was told that his decision was taken."""
        assert (self.stands, self.level) == (Stands.PENDING, one.level), (
            f"{one} was taken though {self.receipt} is {self.stands} at {self.level}: {self.acting}"
        )
        assert one.by != self.filer, f"{self.receipt} was decided by who filed it"
        self.acting.append(one)
        self.stands = one.outcome
        if one.outcome is Stands.APPROVED and one.level < self.levels:
            self.stands, self.level = Stands.PENDING, one.level + 1
        if one.outcome is Stands.RETURNED:
            self.returned_at = one.at

    def undone(self) -> None:
        """The last decision was undone: it waits again where it waited."""
        self.stands, self.level = Stands.PENDING, self.acting.pop().level

    def changed(self, at: datetime, number: int | None = None, photos: int = 0) -> None:
        """Its filer was told that his change was saved."""
        self.number, self.photos = number or self.number, self.photos + photos
        self.version += 1
        self.since = at
        self.acting.clear()
        if self.stands is Stands.RETURNED:
            self.stands = Stands.PENDING
        elif self.levels:
            self.stands, self.level = Stands.PENDING, FIRST

    def withdrawn(self) -> None:
        """Its filer was told that it is withdrawn."""
        self.stood, self.stands = self.stands, Stands.WITHDRAWN

    def reinstated(self) -> None:
        """And that it stands again."""
        self.stands = self.stood


@dataclass(frozen=True, slots=True)
class Staff:
    """Who is there, by Telegram id: officers and reviewers with their unit."""

    officers: Mapping[int, str]
    reviewers: Mapping[int, str]
    federal: Collection[int]  # the federation's own reviewers
    administrators: Collection[int]
    leaders: Collection[int]

    @property
    def units(self) -> list[str]:
        """The units that have a reviewer: all that are to report."""
        return [*dict.fromkeys(self.reviewers.values())]

    @property
    def above(self) -> list[int]:
        """Who decides for the federation."""
        return [*self.federal, *self.administrators]


@dataclass
class Casebook:
    """All reports by receipt.

    `wanted` are the indicators that are to have photos, `summed` those whose figures add up.
    """

    staff: Staff
    wanted: Collection[str]
    summed: Collection[str]
    cases: dict[str, Case] = field(default_factory=dict)
    receipts: dict[int, str] = field(default_factory=dict)  # by the number on the buttons

    def __iter__(self) -> Iterator[Case]:
        return iter(self.cases.values())

    def behind(self, number: int) -> Case:
        """The report that a button speaks of."""
        return self.cases[self.receipts[number]]

    def number_of(self, case: Case) -> int:
        """The number that the buttons call a report by."""
        return next(number for number, one in self.receipts.items() if one == case.receipt)

    def judges(self, case: Case) -> list[int]:
        """Who may decide on a waiting report: never its filer; the federation stands in."""
        staff = self.staff
        above = [one for one in staff.above if one != case.filer]
        if case.level == SECOND:
            return above
        own = [one for one, unit in staff.reviewers.items() if unit == case.unit]
        return [one for one in own if one != case.filer] or above

    def queue(self, person: int) -> list[Case]:
        """What waits for somebody."""
        waiting = (one for one in self if one.stands is Stands.PENDING)
        return [one for one in waiting if person in self.judges(one)]

    def returned_to(self, unit: str) -> list[Case]:
        """What a unit has to mend."""
        return [one for one in self if one.unit == unit and one.stands is Stands.RETURNED]

    def photoless(self, officer: int, today: date) -> list[Case]:
        """An officer's reports that lack the photos they are to have."""
        return [
            one
            for one in self
            if one.filer == officer
            and one.counts
            and not one.photos
            and one.indicator in self.wanted
            and one.day >= today - PHOTOS_ASKED_FOR
        ]
