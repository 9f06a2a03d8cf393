"""A district in which a quarter passes: what its people do at each event."""

import asyncio
import random
from collections import Counter
from collections.abc import Coroutine, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path

from plan.model import Measure, Plan
from tests.chaos.bench import Reviewer, Taken
from tests.chaos.cases import Case, Casebook, Decision, Stands
from tests.chaos.colleagues import Colleague, How
from tests.chaos.deck import Deck
from tests.chaos.district import District
from tests.chaos.office import NOTICE, Administrator
from tests.chaos.people import People
from tests.chaos.quarter import A_DAY, MOODS, TURNS, Event, Mood, What
from tests.chaos.record import Record, Step
from tests.chaos.wreck import reading

# Every kind of indicator with no, one or two levels; some want photos, some a place.
LEVELS = {
    **dict.fromkeys(("mutual-insurance", "household-aid", "membership-rate", "theory"), 1),
    **dict.fromkeys(("bookrooms", "performances", "certifications", "rights", "union-building"), 2),
}
DECISIONS = (*[Stands.APPROVED] * 5, Stands.RETURNED, Stands.REJECTED)
ADDS_UP = (Measure.FLOW, Measure.COVERAGE)
ADJUSTED, TARGET = "performances", 36


class Deed(StrEnum):
    """What people do with reports besides filing and deciding."""

    MENDED = "mended"
    PHOTO_ADDED = "photos added"
    WITHDRAWN = "withdrawn"
    BROUGHT_BACK = "brought back"
    UNDONE = "undone"
    OVERTAKEN = "overtaken"  # a tap on a card on which somebody else had decided
    TOGETHER = "approved together"
    LATE = "late"
    AMENDED = "amended"


# So many of each are certain: of two withdrawals one is brought back.
CERTAIN = {Deed.WITHDRAWN: 2}
SHARES = {Deed.MENDED: 0.6, Deed.PHOTO_ADDED: 0.5, Deed.WITHDRAWN: 0.3}
Act = Coroutine[object, object, object]


@dataclass
class Life:
    """What the people do; what they are told goes into the book."""

    file: Path
    plan: Plan
    people: People
    book: Casebook
    record: Record
    chance: random.Random
    indicators: Deck[str]
    decisions: Deck[Stands]
    ways: Deck[How]
    photographs: Deck[bool]
    busy: int  # reports that somebody files in one go, at most
    moods: dict[str, Mood] = field(default_factory=dict)
    locked: list[str] = field(default_factory=list)
    decided: list[tuple[str, Decision]] = field(default_factory=list)
    deeds: Counter[Deed] = field(default_factory=Counter)
    explained: set[str] = field(default_factory=set)

    @classmethod
    async def begin(cls, district: District, staff: int, seed: int, busy: int) -> "Life":
        """Let everybody join."""
        plan, people = district.plan, await People.come(district, staff, seed)
        wanted = {one.code for one in plan.indicators if one.photos}
        summed = {one.code for one in plan.indicators if one.measure in ADDS_UP}
        book = Casebook(people.staff(district.units), wanted, summed)
        chance = random.Random(f"{seed}/quarter")  # noqa: S311 - must be repeatable
        # What is reviewed comes twice as often.
        indicators = Deck([*(one.code for one in plan.indicators), *LEVELS], chance)
        return cls(
            district.bot.database,
            plan,
            people,
            book,
            Record(book),
            chance,
            indicators,
            Deck(DECISIONS, chance),
            Deck([*How], chance),
            Deck([True, True, False], chance),
            busy,
        )

    def acts(self, event: Event) -> Sequence[Act]:
        """What people do side by side at an event."""
        if event.what in TURNS:
            return self._filing(event)
        if event.what is What.REVIEW:
            return [self._review(event)]
        if event.what is What.MEND:
            return self._mending(event)
        if event.what is What.ORDERS:
            return [self._orders(event)]
        if event.what is What.CLOSE:
            return [self._close(event)]
        return self._after_close(event) if event.what is What.AFTER_CLOSE else []

    # Filing.

    def _filing(self, event: Event) -> list[Act]:
        if event.what is What.EARLY:
            units = self.book.staff.units
            self.moods = dict(zip(units, self.chance.sample(MOODS, len(MOODS)), strict=True))
        acts: list[Act] = [self._tell(one, event) for one in self._whose_turn_it_is(event.what)]
        acts += [one.phone.blocks(blocked=False) for one in self._away()]
        self.record.away.clear()
        if event.what is What.LATE:
            # A reviewer reports too: his colleague alone may decide on that.
            judge = self.chance.choice(self.people.reviewers)
            if self.moods[self._unit(judge)] is not Mood.SILENT:
                acts.append(self._files(judge, event, self.chance.choice([*LEVELS]), 0))
        return acts

    def _whose_turn_it_is(self, what: What) -> list[Colleague]:
        """Of each unit that acts now one officer at least, and about half of the others."""
        found = []
        for unit in (unit for unit, mood in self.moods.items() if mood in TURNS[what]):
            ours = [one for one in self.people.officers if self._unit(one) == unit]
            first = self.chance.randrange(max(len(ours), 1))
            found += [
                one
                for number, one in enumerate(ours)
                if number == first or self.chance.random() < 0.5
            ]
        return [one for one in found if one.phone.number not in self.record.away]

    def _away(self) -> list[Colleague]:
        return [one for one in self.people.officers if one.phone.number in self.record.away]

    def _unit(self, person: Colleague) -> str:
        staff = self.book.staff
        return {**staff.officers, **staff.reviewers}[person.phone.number]

    async def _tell(self, officer: Colleague, event: Event) -> None:
        unit = self._unit(officer)
        if self.moods[unit] in (Mood.NIL, Mood.LATE_NIL):
            await officer.has_nothing()
            self.record.nothing(unit, event.at)
            return
        for _ in range(self.chance.randint(1, self.busy)):
            # What is made up on Monday is of the days before it.
            ago = self.chance.choice((1, 2) if event.what is What.MADE_UP else (0, 1, 2))
            await self._files(officer, event, self.indicators.next(), ago)

    async def _files(
        self, officer: Colleague, event: Event, indicator: str, ago: int, day: date | None = None
    ) -> Case:
        officer.today = event.at.date()
        day = day or officer.today - ago * A_DAY
        # Two of three who should send photos do; where there are words below, there is one.
        how, wanted = self.ways.next(), self.plan.indicator(indicator).photos
        if how is How.CAPTION:
            photos = max(wanted, 1)
        else:
            photos = wanted and wanted * self.photographs.next()
        number = officer.next_number()
        receipt = await officer.tells(how, indicator, number, day, photos)
        case = Case(
            receipt,
            officer.phone.number,
            self._unit(officer),
            indicator,
            LEVELS.get(indicator, 0),
            number,
            day,
            photos,
            event.at,
            late=self._is_locked(day),
        )
        self.book.cases[receipt] = case
        return case

    # Review.

    async def _review(self, event: Event) -> None:
        """Two rounds, the second short, some undo; then one approves what is left at once.

        Before that he decides on one with nobody beside him: to return takes three taps, and a
        colleague who approves with one is quicker.
        """
        await self._round(event, self.people.judges, most=8)
        await self._round(event, self.people.judges, most=2)
        busiest = max(self.people.judges, key=lambda one: len(self.book.queue(one.phone.number)))
        await self._round(event, [busiest], most=1)
        await self._together(Reviewer(busiest, self.book, self.decisions), event)

    async def _round(self, event: Event, people: Sequence[Colleague], most: int) -> None:
        judges = [Reviewer(one, self.book, self.decisions) for one in people]
        every = await asyncio.gather(*(one.reviews(most, event.at) for one in judges))
        found = sorted(
            (pair for taken in every for pair in taken.decisions), key=lambda pair: pair[1].level
        )
        for receipt, decision in found:
            self.book.cases[receipt].decided(decision)
        self.decided += found
        self.deeds[Deed.OVERTAKEN] += sum(taken.overtaken for taken in every)
        await asyncio.gather(*(self._undo(*pair) for pair in zip(judges, every, strict=True)))

    async def _together(self, judge: Reviewer, event: Event) -> None:
        """Which reports they were he is not told; that they were his to approve can be seen."""
        me, many = judge.person.phone.number, await judge.approves_together()
        with reading(self.file) as file:
            rows = file.execute(
                """SELECT r.receipt, v.level FROM review v JOIN report r ON r.id = v.report
                   JOIN member m ON m.id = v.by_member WHERE m.telegram_id = ?
                   ORDER BY v.id DESC LIMIT ?""",
                (me, many),
            ).fetchall()
        for receipt, level in rows:
            case = self.book.cases[receipt]
            assert me in self.book.judges(case), f"{case} was not {me}'s to approve"
            assert case.is_plain(self.book.wanted), f"{case} was approved with others"
            decision = Decision(Stands.APPROVED, me, level, event.at)
            case.decided(decision)
            self.decided.append((receipt, decision))
        self.deeds[Deed.TOGETHER] += len(rows)

    async def _undo(self, judge: Reviewer, taken: Taken) -> None:
        """Undo the last decision that still can be."""
        me = judge.person.phone.number
        for receipt, button in [*taken.undoing.items()][-1:]:
            case = self.book.cases[receipt]
            mine = bool(case.acting) and case.acting[-1].by == me
            if mine and self._is_locked(case.day):
                await judge.cannot_undo(button)
            elif mine and self._is_likely(Deed.UNDONE, 0.4):
                await judge.undoes(receipt, button)
                case.undone()

    # Mending.

    def _mending(self, event: Event) -> list[Act]:
        """Everybody sees to one of his reports, maybe."""
        return [self._see_to(one, event) for one in (*self.people.officers, *self.people.reviewers)]

    async def _see_to(self, person: Colleague, event: Event) -> None:
        """Mend what was returned, add photos, or withdraw; what nobody did yet goes first."""
        mine = [one for one in self.book if one.filer == person.phone.number]
        found = {
            Deed.MENDED: [one for one in mine if one.stands is Stands.RETURNED],
            Deed.PHOTO_ADDED: self.book.photoless(person.phone.number, event.at.date()),
            Deed.WITHDRAWN: [one for one in mine if one.counts],
        }
        for deed in sorted(found, key=lambda deed: self.deeds[deed] > 0):
            if found[deed] and self._is_likely(deed, SHARES[deed]):
                await self._does(deed, person, self.chance.choice(found[deed]), event)
                break

    async def _does(self, deed: Deed, person: Colleague, case: Case, event: Event) -> None:
        if deed is Deed.MENDED:
            await self._mend(person, case, event)
        elif deed is Deed.WITHDRAWN:
            await self._withdraw(person, case)
        else:
            await self._change(person, case, event, deed)

    def _is_likely(self, deed: Deed, share: float) -> bool:
        """Whether somebody does this now; counts it where he does."""
        if self.deeds[deed] >= CERTAIN.get(deed, 1) and self.chance.random() >= share:
            return False
        self.deeds[deed] += 1
        return True

    async def _mend(self, person: Colleague, case: Case, event: Event) -> None:
        number = person.next_number()
        await person.mends(self.book.number_of(case), case, number)
        self._changed(case, event, number)

    async def _change(self, person: Colleague, case: Case, event: Event, deed: Deed) -> None:
        number = person.next_number() if deed is Deed.AMENDED else None
        photos = int(deed is Deed.PHOTO_ADDED)
        await person.changes(self.book.number_of(case), case, number, photos)
        self._changed(case, event, number, photos)

    def _changed(self, case: Case, event: Event, number: int | None, photos: int = 0) -> None:
        case.changed(event.at, number, photos)
        case.amendments += self._is_locked(case.day)

    def _is_locked(self, day: date) -> bool:
        return f"{day:%Y-%m}" in self.locked

    async def _withdraw(self, person: Colleague, case: Case) -> None:
        """Withdraw, and every other time bring back."""
        number, back = self.book.number_of(case), self.deeds[Deed.WITHDRAWN] % 2 == 0
        await person.withdraws(number, case)
        case.withdrawn()
        if back:
            await person.reinstates(number, case)
            case.reinstated()
            self.deeds[Deed.BROUGHT_BACK] += 1

    # The federation's part.

    async def _orders(self, event: Event) -> None:
        first, second = (Administrator(one) for one in self.people.administrators)
        await first.adjusts(ADJUSTED, TARGET)
        # Somebody blocks the bot: the administrators hear of it, he hears nothing until he is back.
        gone = self.chance.choice(self.people.officers)
        await gone.phone.blocks()
        self.record.away.add(gone.phone.number)
        await second.person.hears(f"{gone.name} 已屏蔽机器人")
        officers = self.book.staff.officers
        self.record.to_be_said(Step.BROADCAST, "1", officers, event.at, NOTICE)
        await second.writes_to_all(self.plan.root.code)

    async def _close(self, event: Event) -> None:
        """Half of the units confirm, the others are asked to; then the month is locked."""
        month, units = event.month_before, self.book.staff.units
        self.chance.shuffle(units)
        half = len(units) // 2
        first, second = (Administrator(one) for one in self.people.administrators)
        await asyncio.gather(*(self._confirm(unit, month) for unit in units[:half]))
        staff = self.book.staff
        asked = [
            person
            for person, unit in {**staff.officers, **staff.reviewers}.items()
            if unit in units[half:]
        ]
        key = f"{month}:{event.at:%Y-%m-%d}"
        self.record.to_be_said(Step.CONFIRM, key, asked, event.at, _in_words(month))
        await first.asks_for_confirmation(month)
        await asyncio.gather(*(self._confirm(unit, month) for unit in units[half:-1]))
        await second.locks(month, self.plan.root.code)
        self.locked.append(month)

    async def _confirm(self, unit: str, month: str) -> None:
        people = [*self.people.officers, *self.people.reviewers]
        away = self._away()
        ours = [one for one in people if self._unit(one) == unit and one not in away]
        await self.chance.choice(ours).confirms(unit, month)

    def _after_close(self, event: Event) -> list[Act]:
        """Some report of the month that is locked, some change what they reported of it."""
        away, month = self._away(), event.month_before
        officers = [one for one in self.people.officers if one not in away]
        self.chance.shuffle(officers)
        of_the_month: dict[int, Case] = {
            case.filer: case for case in self.book if case.counts and f"{case.day:%Y-%m}" == month
        }
        amend = [one for one in officers if one.phone.number in of_the_month][:4]
        late = [one for one in officers if one not in amend][:3]
        self.deeds[Deed.AMENDED] += len(amend)
        return [
            *(self._late(one, event) for one in late),
            *(
                self._change(one, of_the_month[one.phone.number], event, Deed.AMENDED)
                for one in amend
            ),
        ]

    async def _late(self, officer: Colleague, event: Event) -> None:
        last = event.at.date().replace(day=1) - A_DAY
        case = await self._files(officer, event, self.indicators.next(), 0, last)
        self.deeds[Deed.LATE] += 1
        await officer.explains("missed")
        self.explained.add(case.receipt)


def _in_words(month: str) -> str:
    year, number = month.split("-")
    return f"{year}年{int(number)}月"
