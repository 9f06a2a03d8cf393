"""Makes drafts of what a scanned line reports, and names what has to be asked;
nothing is guessed."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from plan.model import Plan
from plan.quick.item import Item
from plan.quick.items import Itemiser
from plan.quick.line_days import LineDays, is_severally
from plan.quick.measures import Measures
from plan.quick.merging import Settled, settle
from plan.quick.model import DATE, INDICATOR, UNIT, QuickDraft
from plan.quick.parts import events, is_beyond, is_sum_of, part_of, parts_by_kind, parts_by_unit
from plan.quick.places import is_each, resolve
from plan.quick.quantity import quantity_of
from plan.quick.scan import Scan
from plan.quick.stock import Rate
from plan.quick.timing import Timing, When
from plan.quick.tokens import Day, Figure, Named, Token, UnitRef
from plan.quick.zones import Zones
from plan.report import DENOMINATOR, NUMERATOR, QUANTITY

_HEADED = re.compile(r"[^,;。:\d]{0,3}:")
_JOINT_BEFORE = re.compile("(?:和|与|跟|同|联合|会同|携手)$")
_JOINT_AFTER = re.compile("联合|共同|一起|一同|合办|举办|开展|组织|搞|办")
_PARTED = re.compile("[,;。]")


@dataclass(frozen=True, slots=True)
class Around:
    """What a line is read against: the plan, its measures, today, the sender's unit.

    ``day`` is what a heading above the line says.
    """

    plan: Plan
    measures: Measures
    today: date
    sender: str | None
    day: Day | None = None


class Drafting:
    """The drafts of one line."""

    def __init__(self, scan: Scan, around: Around, source: str) -> None:
        self._scan = scan
        self._around = around
        self._source = source
        self._zones = Zones(scan, around.measures)
        self._timing = Timing(scan, around.plan, around.today)
        self._days = LineDays(scan, self._timing, around.today)
        self._future = False

    @property
    def future(self) -> bool:
        """Whether something was left out because it has yet to take place."""
        return self._future

    @property
    def units(self) -> list[UnitRef]:
        """The units named in the line."""
        return self._scan.of(UnitRef)

    # ── what is counted ──

    def items(self, *, alone: bool) -> list[tuple[int, QuickDraft]]:
        """Return the drafts of the indicators whose quantities add up, each with its place.

        ``alone`` says that the line reports nothing else yet.
        """
        itemiser = Itemiser(self._scan, self._around.measures)
        items = itemiser.run(alone=alone)
        items = self._parted(items, itemiser.parts)
        settled = [one for item in items for one in self._settled(items, item)]
        self._zones.set(settled)
        kept = settle(self._scan, settled)
        return [(one.item.at, draft) for one in kept for draft in self._drafts(one)]

    def _parted(self, items: list[Item], parts: Sequence[Figure]) -> list[Item]:
        """Replace a sum by its parts: 共3场，其中崆峒2场，泾川1场."""
        made: list[Item] = []
        for item in items:
            shares = parts_by_unit(self._scan, parts, item)
            kinds = parts_by_kind(self._scan, parts, item) if not shares else []
            crowds = events(self._scan, item) if not (shares or kinds) else []
            if crowds:
                made += [
                    _event(item, crowd, end)
                    for crowd, end in zip(
                        crowds,
                        [*(one.start for one in crowds[1:]), len(self._scan.line)],
                        strict=True,
                    )
                ]
            elif is_sum_of(item, [figure for _, figure in shares]):
                made += self._split(item, [((unit,), figure) for unit, figure in shares])
            elif shares:
                made.append(replace(item, units=()))
            elif is_sum_of(item, kinds):
                made += self._split(item, [(item.units, figure) for figure in kinds])
            else:
                beyond = is_beyond(self._scan, item, parts)
                made.append(replace(item, doubt=True) if beyond else item)
        return made

    def _split(
        self, item: Item, parts: Sequence[tuple[tuple[str, ...] | None, Figure]]
    ) -> list[Item]:
        """Return an item's parts by unit and number; each ends at the next, or with its clause."""
        last = self._scan.ends[self._scan.clause(parts[-1][1].start)]
        ends = [*(figure.start for _, figure in parts[1:]), last]
        return [
            part_of(item, figure, units, end)
            for (units, figure), end in zip(parts, ends, strict=True)
        ]

    def _settled(self, items: list[Item], item: Item) -> Iterator[Settled]:
        day = resolve(self._scan, items, item, self._days.of_work(item))
        when = self._timing.when(item, day or self._around.day)
        if when.future:
            self._future = True
            return
        rivals = self._days.rivals(items, item, day) if day is not None else []
        if rivals:
            told = sorted({*when.days, *(each for one in rivals for each in one.days)})
            when = When(options=tuple(one.isoformat() for one in told))
        when = self._days.own(items, item, day, when)
        each_day = day is not None and len(when.days) > 1 and is_each(self._scan, day, item)
        if len(when.days) > 1 and not each_day:
            when = When(options=tuple(one.isoformat() for one in when.days))
        for unit, options in self._units(items, item):
            if not when.days:
                yield self._one(item, (unit, options), (), when.options, day)
            for one in when.days:
                yield self._one(item, (unit, options), (one,), when.options, day)

    def _one(
        self,
        item: Item,
        unit: tuple[str | None, tuple[str, ...]],
        days: tuple[date, ...],
        options: tuple[str, ...],
        day: Day | None,
    ) -> Settled:
        amount = quantity_of(self._scan, item)
        made = Settled(item, unit[0], days, options, amount.value, unit_options=unit[1], day=day)
        made.ask_quantity, made.each_unknown = amount.ask, amount.each
        if amount.ask and amount.said is not None:
            made.clash = (str(amount.said),)
        return made

    def _units(self, items: list[Item], item: Item) -> list[tuple[str | None, tuple[str, ...]]]:
        """Return the item's units with, for an open one, those it may be."""
        if item.units is not None:
            return [(code, ()) for code in item.units] or [(None, ())]
        refs = self._scan.of(UnitRef)
        ref = resolve(self._scan, items, item, refs)
        if ref is None:
            return [(self._around.sender or None, ())]
        hosts = self._hosts(items, item, ref)
        if len(hosts) > 1:
            return [(None, hosts)]
        if len(ref.codes) <= 1:
            return [(ref.codes[0] if ref.codes else None, ())]
        if (item.nil and item.codes) or is_each(self._scan, ref, item):
            return [(code, ()) for code in ref.codes]
        sharing = [
            one
            for one in items
            if resolve(self._scan, items, one, refs) is ref and one.codes == item.codes
        ]
        if len(sharing) == len(ref.codes) and is_severally(self._scan):
            return [(ref.codes[sharing.index(item)], ())]
        return [(None, ref.codes)]

    def _hosts(self, items: list[Item], item: Item, ref: UnitRef) -> tuple[str, ...]:
        """Return the units that one event may be of: 灵台县送戏到我县, 和崇信联合举办."""
        clause = self._scan.clause(item.at)
        if sum(self._scan.clause(one.at) == clause for one in items) > 1 or len(ref.codes) != 1:
            return ()
        here = [one for one in self._scan.of(UnitRef) if self._scan.clause(one.start) == clause]
        here = [one for one in here if one is ref or not self._is_label(one)]
        codes = [code for one in here if len(one.codes) == 1 for code in one.codes]
        joint = _JOINT_BEFORE.search(self._scan.line[: ref.start]) and _JOINT_AFTER.match(
            self._scan.line, ref.end
        )
        if joint and here and here[0] is ref and self._around.sender:
            codes.insert(0, self._around.sender)
        return tuple(dict.fromkeys(codes)) if ref in here else ()

    def _is_label(self, ref: UnitRef) -> bool:
        """市总：崆峒区救助60户: who writes, and not whose it is."""
        return not ref.start and _HEADED.match(self._scan.line, ref.end) is not None

    # ── drafts ──

    def _drafts(self, one: Settled) -> Iterator[QuickDraft]:
        item = one.item
        day = one.days[0] if one.days else None
        base = QuickDraft(item.code, one.unit, day, source=self._source)
        if item.nil:
            yield _asking(replace(base, nil=True), self._open(one, quantity=False))
            return
        if item.code is None or item.unsure:
            draft = replace(base, indicator=None, quantity=one.quantity)
            asks: dict[str, tuple[str, ...]] = {INDICATOR: item.codes}
            yield _asking(draft, asks | self._open(one, quantity=True))
            return
        answers = self._zones.answers(one, item.code)
        asked = self._open(one, quantity=True) | {
            key: answers.options.get(key, ()) for key in answers.ask
        }
        yield _asking(replace(base, quantity=one.quantity, answers=answers.values), asked)

    def _open(self, one: Settled, *, quantity: bool) -> dict[str, tuple[str, ...]]:
        """Return what has to be asked, with what it may be."""
        asked: dict[str, tuple[str, ...]] = {}
        if quantity and one.quantity is None:
            figure = one.item.figure
            asked[QUANTITY] = (
                one.clash or tuple(one.item.hints) or (figure.options if figure else ())
            )
        if one.unit is None:
            asked[UNIT] = one.unit_options
        if not one.days:
            asked[DATE] = one.day_options
        return asked

    # ── rates ──

    def rates(self, rates: Sequence[Rate]) -> list[tuple[int, QuickDraft]]:
        """Return the drafts of the rates of a line, each with its place."""
        drafts = [(rate.at, self._rate(rate, rates)) for rate in rates]
        return [(at, draft) for at, draft in drafts if draft is not None]

    def _rate(self, rate: Rate, rates: Sequence[Rate]) -> QuickDraft | None:
        items = [Item((one.code,), one.at, one.at + 1) for one in rates]
        item = items[list(rates).index(rate)]
        day = resolve(self._scan, items, item, self._days.of_rates(rates, self._around.measures))
        when = self._timing.as_of(item, day or self._around.day)
        if when.future:
            self._future = True
            return None
        unit, units = self._units(items, item)[0]
        known = when.days[0] if len(when.days) == 1 else None
        asked: dict[str, tuple[str, ...]] = {}
        if rate.wrong:
            asked = {NUMERATOR: (), DENOMINATOR: ()}
        else:
            asked |= {} if rate.numerator is not None else {NUMERATOR: ()}
            asked |= {} if rate.denominator is not None else {DENOMINATOR: ()}
        asked |= {UNIT: units} if unit is None else {}
        asked |= {DATE: when.options} if known is None else {}
        draft = QuickDraft(
            rate.code,
            unit,
            known,
            numerator=None if rate.wrong else rate.numerator,
            denominator=None if rate.wrong else rate.denominator,
            source=self._source,
        )
        return _asking(draft, asked)

    def heading(
        self, *, nil: bool = False, told: int | None = None
    ) -> tuple[str | None, date | None, dict[str, tuple[str, ...]]]:
        """Return the unit and day that hold for the whole line, and what of them to ask.

        Days behind ``told`` belong to the story; the report has one of them where it is the only
        one, exact, and past.
        """
        item = Item((), len(self._scan.line), len(self._scan.line), nil=nil)
        days = self._scan.of(Day)
        if nil:  # 无，下周再报
            today = self._around.today
            days = [one for one in days if one.begins is None or one.begins <= today]
            days = self._days.not_filed(days)
        if told is not None:
            before = [one for one in days if one.start < told and not self._timing.holds(one)]
            if not any(one.days for one in before):
                days = self._days.told(days) or before
            else:
                days = before
        when = self._timing.dated(item, days[-1 if nil else 0] if days else self._around.day)
        unit, units = self._units([item], item)[0]
        day = when.days[0] if len(when.days) == 1 else None
        asked: dict[str, tuple[str, ...]] = {UNIT: units} if unit is None else {}
        return unit, day, asked | ({DATE: when.options} if day is None else {})


def _event(item: Item, crowd: Figure, end: int) -> Item:
    """Return one of several events, whose crowd is told by itself."""
    one = Figure(crowd.start, crowd.end, Decimal(1), item.figure.measure if item.figure else "")
    made = part_of(item, one, item.units, end)
    key = item.people[0][0]
    unread = [each for each in made.unread if each != key]
    return replace(made, people=[(key, crowd)], unread=unread, event=True)


def _asking(draft: QuickDraft, asked: Mapping[str, tuple[str, ...]]) -> QuickDraft:
    options = {name: values for name, values in asked.items() if values}
    return replace(draft, ask=tuple(asked), options=options)


def consumed(scan: Scan, rates: Sequence[Rate], codes: frozenset[str]) -> list[Token]:
    """Return the tokens that rates have used up, and names inside them (已建会)."""
    if not rates:
        return []
    used: list[Token] = [token for rate in rates for token in rate.used]
    stocks = {rate.code for rate in rates}
    for named in scan.of(Named):
        inside = any(_is_inside(scan, named, one) for one in used)
        if set(named.codes) & stocks or (inside and set(named.codes) & codes):
            used.append(named)
    return used


def _is_inside(scan: Scan, named: Named, used: Token) -> bool:
    """Whether a name belongs to the words of a rate: 已建会610家; 205个，建会的还没核准."""
    near = 0 <= used.start - named.end <= 8 or 0 <= named.start - used.end <= 3
    gap = scan.line[min(named.end, used.end) : max(named.start, used.start)]
    return (
        near
        and ";" not in gap
        and ("会" in scan.line[named.start : named.end] or not _PARTED.search(gap))
    )
