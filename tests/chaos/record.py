"""The test's own book of what is due to be said to whom, by the published rules.

No code of the bot is asked: it is worked out from what people filed and were told.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

from tests.chaos.cases import A_DAY, Case, Casebook, Stands
from tests.chaos.quarter import (
    A_WEEK,
    MORNING,
    QUIET,
    Event,
    What,
    digest_day,
    is_spoken_on,
    is_worked,
    workdays_after,
)

MADE_UP_WITHIN = timedelta(days=31)
PATIENCE = 2  # working days, with what is returned or lacks photos
LAGGING_AGAIN = 30 * A_DAY  # what only lags is not spoken of sooner after anything else
# A unit that has told its workers is behind with their records: it would take all of them.
POPULATION, LAGGING = "membership-rate", "健康档案"
UNREPORTED, OTHERS, LAST_CALL = "还没有上报", "还有这些要办", "补报到"


class Step(StrEnum):
    """What is said of the bot's own accord, by the first words of its occasion."""

    DUE = "remind"
    NUDGE = "nudge"
    OVERDUE = "overdue"
    ESCALATION = "escalate"
    DIGEST = "digest:weekly"
    MORNING = "morning"
    CONFIRM = "confirm"
    BROADCAST = "broadcast"


SPOKEN: Mapping[What, Sequence[Step]] = {
    What.DUE: (Step.DUE,),
    What.AFTER_THE_NIGHT: (Step.DUE,),
    What.NUDGE: (Step.NUDGE,),
    What.OVERDUE: (Step.OVERDUE,),
    What.MORNING: (Step.ESCALATION, Step.DIGEST),
}
OF_DEBTS = (Step.DUE, Step.NUDGE, Step.MORNING)


@dataclass(frozen=True, slots=True)
class Said:
    """A message that is due: to whom, not before when, and which words are (not) in it."""

    step: Step
    key: str
    person: int
    at: datetime
    words: tuple[str, ...]
    without: tuple[str, ...] = ()
    only_lags: bool = False

    @property
    def occasion(self) -> str:
        """What names it; the person's Telegram id last."""
        return f"{self.step}:{self.key}:{self.person}"


@dataclass
class Record:
    """Who reported when, who was told of his debts when, and what is therefore to be said."""

    book: Casebook
    due: list[Said] = field(default_factory=list)
    nils: list[tuple[str, datetime]] = field(default_factory=list)
    away: set[int] = field(default_factory=set)  # who has blocked the bot
    _told: dict[int, date] = field(default_factory=dict)
    _mornings: set[date] = field(default_factory=set)

    def nothing(self, unit: str, at: datetime) -> None:
        """A unit said that there was nothing this week."""
        self.nils.append((unit, at))

    def to_be_said(
        self, step: Step, key: str, people: Collection[int], at: datetime, *words: str
    ) -> None:
        """Somebody made the bot write to these people."""
        self._add([Said(step, key, person, at, words) for person in people])

    def passes(self, event: Event) -> None:
        """Work out what is due at an event, from what was told until then."""
        found: list[Said] = []
        for step in SPOKEN.get(event.what, ()):
            found += self._of_step(step, event)
        found += self._of_morning(event)
        self._add(found)

    def _add(self, found: Iterable[Said]) -> None:
        heard = [one for one in found if one.person not in self.away]
        self._told |= {one.person: one.at.date() for one in heard if one.step in OF_DEBTS}
        self.due += heard

    def _of_step(self, step: Step, event: Event) -> Iterator[Said]:
        silent = self._silent(event.monday)
        week, key = f"{event.monday.month}月{event.monday.day}日至", event.monday.isoformat()
        if step in (Step.DUE, Step.NUDGE):
            yield from self._to_officers(step, event, week, silent)
            return
        words = {Step.OVERDUE: "未报", Step.ESCALATION: "督办", Step.DIGEST: "进展快报"}[step]
        for person in self._above(step, silent):
            yield Said(step, key, person, event.at, (week, words), (LAST_CALL,))

    def _above(self, step: Step, silent: Collection[str]) -> list[int]:
        staff = self.book.staff
        if step is Step.OVERDUE:
            return [person for person, unit in staff.reviewers.items() if unit in silent]
        if step is Step.ESCALATION:
            return staff.above if silent else []
        return [*staff.administrators, *staff.leaders]

    def _to_officers(
        self, step: Step, event: Event, week: str, silent: Collection[str]
    ) -> Iterator[Said]:
        today, key = event.at.date(), event.monday.isoformat()
        for person, unit in self.book.staff.officers.items():
            if self._told.get(person) == today:
                continue
            last = (LAST_CALL,) if step is Step.NUDGE else ()
            rest = () if last else (LAST_CALL,)
            if unit in silent:
                yield Said(step, key, person, event.at, (week, UNREPORTED, *last), rest)
            elif step is Step.DUE and self._owes(person, unit, today):
                yield Said(step, key, person, event.at, (OTHERS,), (UNREPORTED, *rest))
            elif step is Step.DUE and self._only_lags(person, unit, today):
                words = (OTHERS, LAGGING)
                yield Said(step, key, person, event.at, words, (UNREPORTED, *rest), only_lags=True)

    def _owes(self, person: int, unit: str, today: date) -> bool:
        return bool(self.book.returned_to(unit) or self.book.photoless(person, today))

    def _only_lags(self, person: int, unit: str, today: date) -> bool:
        told = self._told.get(person)
        if told is not None and today - told < LAGGING_AGAIN:
            return False
        ours = (one for one in self.book if one.unit == unit and one.indicator == POPULATION)
        return any(one.stands is Stands.APPROVED for one in ours)

    def _of_morning(self, event: Event) -> Iterator[Said]:
        """What has waited too long; once on a working day, when the bot is there for it."""
        today, clock = event.at.date(), event.at.time()
        if not is_worked(today) or clock < MORNING or today in self._mornings:
            return
        self._mornings.add(today)
        if clock >= QUIET[1]:
            return
        staff, key = self.book.staff, today.isoformat()
        if not is_spoken_on(today):
            for person, unit in staff.officers.items():
                if self._told.get(person) != today and self._is_ripe(person, unit, today):
                    yield Said(Step.MORNING, key, person, event.at, (OTHERS,), (UNREPORTED,))
        in_digest = staff.administrators if today == digest_day(today) else ()
        for person in (*staff.reviewers, *staff.above):
            queue = self.book.queue(person)
            if person not in in_digest and any(_has_waited(one, today) for one in queue):
                words = f"有 {len(queue)} 条上报等您审核"
                yield Said(Step.MORNING, key, person, event.at, (words,))

    def _is_ripe(self, person: int, unit: str, today: date) -> bool:
        since = [one.returned_at for one in self.book.returned_to(unit)]
        since += [one.filed_at for one in self.book.photoless(person, today)]
        ripe = (workdays_after(at.date(), PATIENCE) for at in since if at is not None)
        told = self._told.get(person)
        return any(day <= today and (told is None or day > told) for day in ripe)

    def _silent(self, monday: date) -> set[str]:
        said = {one.unit for one in self.book if _counts(one, monday)}
        said |= {unit for unit, at in self.nils if monday <= at.date() < monday + A_WEEK}
        return set(self.book.staff.units) - said


def _has_waited(one: Case, today: date) -> bool:
    """For more than one working day."""
    first = one.since.date()
    days = (first + number * A_DAY for number in range((today - first).days))
    return sum(map(is_worked, days)) > 1


def _counts(one: Case, monday: date) -> bool:
    """Filed within the week, whatever its day; or of its days, up to a month later."""
    day = one.filed_at.date()
    if one.stands is Stands.WITHDRAWN:
        return False
    if monday <= day < monday + A_WEEK:
        return True
    later = timedelta() <= day - (monday + A_WEEK) < MADE_UP_WITHIN
    return later and monday <= one.day < monday + A_WEEK
