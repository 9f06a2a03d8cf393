"""Quick entry as a whole: a line in, drafts out; reading and sending of messages stay out."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import zip_longest

from plan.model import Plan
from plan.quick.cues import ANSWER_HEAD, CANCELLED, COMPLAINT, HEARSAY, REQUEST
from plan.quick.drafting import Around, Drafting, consumed
from plan.quick.lines import Heading, heading_of, is_form, parts_of, split
from plan.quick.measures import Measures
from plan.quick.model import DATE, INDICATOR, UNIT, Asked, Kind, Parsed, QuickDraft
from plan.quick.narrative import Narratives
from plan.quick.nil import is_nil
from plan.quick.normal import LONGEST_LINE, line_key, normalise, strip_number
from plan.quick.questions import about, asked, is_about_work, is_question, told_apart
from plan.quick.scan import MOST_TOKENS, Scan, Scanner
from plan.quick.stock import Rates
from plan.quick.tokens import Day, Figure, Named, Ratio, UnitRef
from plan.quick.told_numbers import told_numbers
from plan.quick.told_state import read_state, read_text, without_state
from plan.quick.undone import says_only_what_lacks
from plan.quick.vocabulary import UnitWords, indicator_words
from plan.report import DENOMINATOR, NUMERATOR, QUANTITY, STATE, TEXT
from plan.units import OrgTree

__all__ = ["Grammar", "line_key"]

_ALL_ON = re.compile(
    "(?:以上|上面)?(?:这些)?(?:(?:日期|时间)?(?:都|均|全)(?:是|在|为|系)|(?:统计|活动|填报)?(?:日期|时间)[是为:：]?)"
    "(?P<day>.{2,12}?)(?:的|办的|搞的)?[。.]?"
)
_SAME_DAY = re.compile(r"[\W\d一二三四五六七八九十]{0,4}(?:同日|同一天|当日|当天)")
"""二、同日，…: on the day of the line above."""
_LEGEND = re.compile(r"\s*[(（][^()（）\d]*/[^()（）\d]*[)）]\s*")
"""（已建会/法人单位总数）: what the columns are."""
_TOTAL = re.compile(r"\s*(?:合计|总计|共计|总共|一共|累计)")
_TWO = 2
_OWN = frozenset((INDICATOR, UNIT, DATE, QUANTITY, NUMERATOR, DENOMINATOR))
"""What a report has besides its answers."""


class Grammar:
    """The grammar of one plan; made once, it may be asked from anywhere."""

    def __init__(self, plan: Plan, tree: OrgTree) -> None:
        """Prepare the plan's vocabulary."""
        self._plan = plan
        self._measures = Measures(plan)
        self._counts = frozenset(
            one.code for one in plan.indicators if self._measures.counts(one.code)
        )
        self._scanner = Scanner(indicator_words(plan), UnitWords(tree))
        self._root = tree.root.code
        self._narratives = Narratives(plan, self._measures)
        self._rates = Rates(plan)

    def parse(self, text: str, today: date, unit: str | None = None) -> Parsed:
        """Return what one line says, seen on ``today`` by a sender of ``unit`` (its code).

        Nothing is guessed: what is vague or missing is left out of the drafts and named in their
        ``ask``. Never raises, whatever the text.
        """
        return self._below(Heading(unit=unit), text, today)

    def parse_message(self, text: str, today: date, unit: str | None = None) -> tuple[Parsed, ...]:
        """Return what each line of a paste says.

        A line with nothing but a date, a unit or an indicator is a heading: it holds for the lines
        below that name none themselves, and is left out of the answer unless it is all there is.
        A line that says no more than how much was paid or who came goes with the one above it.
        """
        lines = [line for line in split(text) if not _LEGEND.fullmatch(line)] or split(text)
        last = _ALL_ON.fullmatch(lines[-1].strip()) if len(lines) > 1 else None
        heading = Heading(unit=unit)
        days = self._scan(last["day"], today, heading).of(Day) if last is not None else []
        if days:  # 都是12月17日
            return self._lines(Heading(days[0], unit), lines[:-1], today)
        if is_form(lines):
            return (replace(self._below(heading, ",".join(lines), today), text=text),)
        read = self._lines(heading, lines, today) or (self._below(heading, text, today),)
        return self._one_rate(heading, lines, read, today) or read

    def _one_rate(
        self, heading: Heading, lines: Sequence[str], read: Sequence[Parsed], today: date
    ) -> tuple[Parsed, ...]:
        """Read 法人单位640个, 已建会551个, 建会率86.1% as one rate: what one lacks, others say."""
        lacking = any({NUMERATOR, DENOMINATOR} & set(one.ask) for one in read)
        if not lacking or len(lines) < _TWO:
            return ()
        whole = self._below(heading, ",".join(line.strip(" ,，。;；") for line in lines), today)
        rate = len(whole.drafts) == 1 and whole.drafts[0].denominator is not None and not whole.ask
        return (replace(whole, text="\n".join(lines)),) if rate else ()

    def _lines(self, heading: Heading, lines: Sequence[str], today: date) -> tuple[Parsed, ...]:
        parsed: list[Parsed] = []
        unit = heading.unit
        scans = [self._scan(line, today, heading) for line in lines] if len(lines) > 1 else []
        for line, scan, below in zip_longest(lines, scans, scans[1:]):
            set_here = heading_of(scan, below) if scan is not None else None
            if set_here is not None and self._is_addressed(scan, set_here, unit):
                continue
            if set_here is not None:
                heading = heading.below(self._without_now(set_here, today))
                continue
            read = self._below(_on_same_day(heading, line, parsed), line, today)
            whole = self._continued(heading, parsed[-1], read, today) if parsed else None
            if whole is not None:
                parsed[-1] = whole
            elif not _is_total_of(read, parsed):
                parsed.append(read)
        return tuple(parsed)

    def _is_addressed(self, scan: Scan | None, set_here: Heading, sender: str | None) -> bool:
        """市总工会： above a county's report is whom it is written to."""
        to_root = set_here.unit == self._root != sender and not set_here.name
        return to_root and scan is not None and scan.line.endswith(":")

    @staticmethod
    def _without_now(heading: Heading, today: date) -> Heading:
        """本周工作：above a list is its title, and no day; 上周 or 8月 is asked about."""
        day = heading.day
        if day is None or day.days or not day.period or day.first is None or day.last is None:
            return heading
        return replace(heading, day=None) if day.first <= today <= day.last else heading

    def _continued(
        self, heading: Heading, above: Parsed, read: Parsed, today: date
    ) -> Parsed | None:
        """资金14万元 below 资助学生70人: the two lines as one, if that only adds answers."""
        if not (above.kind is Kind.REPORT and len(above.drafts) == 1):
            return None
        only = read.drafts[0] if len(read.drafts) == 1 else None
        kin = only is not None and only.indicator == above.drafts[0].indicator
        if not read.numbers and not (kin and only is not None and only.quantity is None):
            return None
        told = self._scan(read.text, today, heading)
        heads = any(not one.start for one in told.of(UnitRef))
        if (
            not ANSWER_HEAD.match(told.line)
            or heads
            or told.of(Day)
            or (not kin and any(not one.weak for one in told.of(Named)))
        ):
            return None
        whole = self._below(heading, f"{above.text},{read.text}", today)
        if len(whole.drafts) != 1 or (set(whole.ask) - set(above.ask)) & _OWN:
            return None
        draft, one = whole.drafts[0], above.drafts[0]
        added = len(draft.answers) > len(one.answers) or whole.ask != above.ask
        same = (draft.indicator, draft.day, draft.unit) == (one.indicator, one.day, one.unit)
        if not (added and same and one.quantity in (None, draft.quantity)):
            return None
        return replace(whole, text=f"{above.text}\n{read.text}")

    def about(self, text: str, today: date, unit: str | None = None) -> Asked:
        """Return the indicators, units and days that a text names, whatever it says of them."""
        return about(self._scan(text[:LONGEST_LINE], today, Heading(unit=unit)), today)

    def _scan(self, text: str, today: date, heading: Heading) -> Scan:
        return self._scanner.scan(normalise(text), today, heading.unit or "")

    def _below(self, heading: Heading, text: str, today: date) -> Parsed:
        read = self._read(heading, text, text, today)
        if read.kind is Kind.NIL and heading.name:
            return self._nil_of(heading.name, read, today)
        unnamed = read.numbers or any(INDICATOR in draft.ask for draft in read.drafts)
        if heading.name and unnamed:
            return self._read(heading, heading.name + strip_number(text), text, today)
        return read

    def _nil_of(self, name: str, read: Parsed, today: date) -> Parsed:
        """崇信、庄浪 无 below 各县区演出情况: none of what the heading names."""
        codes = [code for one in self._scan(name, today, Heading()).of(Named) for code in one.codes]
        code = codes[0] if len(codes) == 1 else None
        drafts = [one if one.indicator else replace(one, indicator=code) for one in read.drafts]
        return replace(read, drafts=tuple(drafts))

    def _read(self, heading: Heading, text: str, written: str, today: date) -> Parsed:
        source = strip_number(written).strip()
        scan = self._scan(text, today, heading)
        around = Around(self._plan, self._measures, today, heading.unit, heading.day)
        if not scan.line or len(text) > LONGEST_LINE or len(scan.tokens) > MOST_TOKENS:
            return Parsed(Kind.OTHER, text=written)
        drafting = Drafting(scan, around, source)
        if is_nil(scan):
            return replace(self._nil(drafting, source), text=written)
        if is_question(scan):
            of_work = is_about_work(scan) and not COMPLAINT.search(scan.line)
            kind = Kind.QUESTION if of_work else Kind.OTHER
            apart = self._scan(told_apart(text), today, heading)
            return Parsed(kind, (), asked(apart, today) if of_work else None, text=written)
        if HEARSAY.search(scan.line) or REQUEST.search(scan.line):
            return Parsed(Kind.OTHER, text=written)
        parsed = self._in_parts(heading, scan, today) or self._report(scan, drafting, source)
        over = parsed.future or CANCELLED.search(scan.line)
        if (
            parsed.kind is Kind.OTHER
            and over
            and (none := self._none_so_far(scan, today, heading)) is not None
        ):
            parsed = self._nil(Drafting(none, around, source), source)
        return replace(parsed, text=written)

    def _none_so_far(self, scan: Scan, today: date, heading: Heading) -> Scan | None:
        """Return the head of 本周无，下周计划演出2场, or the end, if it is 零报告 by itself."""
        for part in (scan.line[: scan.ends[0]], scan.line[scan.starts[-1] :]):
            told = self._scan(part, today, heading)
            if len(scan.ends) > 1 and is_nil(told):
                return told
        return None

    def _nil(self, drafting: Drafting, source: str) -> Parsed:
        unit, day, asks = drafting.heading(nil=True)
        draft = QuickDraft(None, unit, day, nil=True, ask=tuple(asks), options=asks, source=source)
        if unit is None and len(asks[UNIT]) > 1:  # 崇信、庄浪本周无
            known = {name: one for name, one in asks.items() if name != UNIT}
            each = replace(draft, ask=tuple(known), options=known)
            return Parsed(Kind.NIL, tuple(replace(each, unit=code) for code in asks[UNIT]))
        return Parsed(Kind.NIL, (draft,))

    def _report(self, scan: Scan, drafting: Drafting, source: str) -> Parsed:
        rates = self._rates.find(scan, self._counts)
        told = self._narratives.find(scan, numbers=True)
        if told is not None and self._is_aid(scan, told[0]):
            told = None
        if told is not None and not any(one.complete for one in rates):
            return self._narrative(scan, drafting, source, told)
        if says_only_what_lacks(scan):
            return Parsed(Kind.OTHER)
        counted = any(one.value is not None for one in scan.of(Figure))
        if COMPLAINT.search(scan.line) and not (counted and scan.of(Named)):
            return Parsed(Kind.OTHER)
        placed = drafting.rates(rates)
        scan.drop(consumed(scan, rates, self._counts))
        placed += drafting.items(alone=not rates)
        drafts = [draft for _, draft in sorted(placed, key=lambda one: one[0])]
        if drafts:
            nil = all(draft.nil for draft in drafts)
            return Parsed(Kind.NIL if nil else Kind.REPORT, tuple(drafts))
        told = self._narratives.find(scan, numbers=False) if not drafting.future else None
        if told is not None:
            return self._narrative(scan, drafting, source, told)
        return Parsed(
            Kind.OTHER, future=drafting.future, numbers=bool(scan.of(Figure) or scan.of(Ratio))
        )

    def _is_aid(self, scan: Scan, codes: Sequence[str]) -> bool:
        """Whether households were given money: 困难职工帮扶，19户共计三万八 is counted work."""
        figures = scan.of(Figure)
        given = [one for one in figures if not one.money and self._measures.fitting(one)]
        asks = any(self._measures.money_key(code) is not None for code in codes)
        return (
            not asks
            and any(one.measure == "户" for one in given)
            and any(one.money for one in figures)
        )

    def _in_parts(self, heading: Heading, scan: Scan, today: date) -> Parsed | None:
        """Read work told in words and work that is counted by themselves, where a line has both."""
        parts = parts_of(scan, self._narratives.apart(scan))
        if not parts or any(one.complete for one in self._rates.find(scan, self._counts)):
            return None
        read: list[Parsed] = []
        for part in parts:
            told = self._scan(part, today, heading)
            read.append(self._read(heading, part, part, today))
            days, refs = told.of(Day), told.of(UnitRef)
            only = refs[-1].codes[0] if refs and len(refs[-1].codes) == 1 else None
            heading = heading.below(Heading(days[-1] if days else None, only))
        if not all(one.drafts for one in read):
            return None
        drafts = _joined([draft for one in read for draft in one.drafts])
        if drafts[0].text is not None and not without_state(drafts[0].text).strip(" ,。"):
            # 组织建设：推进中，新建工会4家: what was done is what there is to tell.
            drafts[0] = replace(drafts[0], text=scan.line.partition(":")[2] or drafts[0].text)
        return Parsed(Kind.REPORT, tuple(drafts))

    def _narrative(
        self, scan: Scan, drafting: Drafting, source: str, told: tuple[tuple[str, ...], Named]
    ) -> Parsed:
        codes, named = told
        unit, day, asks = drafting.heading(told=named.end)
        words = read_text(scan, named, source)
        state = read_state(scan, named, told=words is not None)
        own: dict[str, tuple[str, ...]] = {INDICATOR: codes} if len(codes) > 1 else {}
        own |= {TEXT: ()} if words is None else {}
        own |= {STATE: ()} if state is None else {}
        answers, unread = (
            told_numbers(scan, codes[0], self._measures) if len(codes) == 1 else ({}, ())
        )
        asked_for = own | asks | dict.fromkeys(unread, ())
        draft = QuickDraft(
            codes[0] if len(codes) == 1 else None,
            unit,
            day,
            text=words,
            state=state,
            answers=answers,
            ask=tuple(asked_for),
            options={name: one for name, one in asked_for.items() if one},
            source=source,
        )
        return Parsed(Kind.REPORT, (draft,))


def _joined(drafts: Sequence[QuickDraft]) -> list[QuickDraft]:
    """Take what is told of the same work, unit and day in two clauses as one report."""
    joined: list[QuickDraft] = []
    for draft in drafts:
        last = joined[-1] if joined else None
        of_it = (draft.indicator, draft.unit, draft.day)
        told = last is not None and None not in (draft.text, last.text)
        if last is not None and told and of_it == (last.indicator, last.unit, last.day):
            both = dict.fromkeys((*last.ask, *draft.ask))
            joined[-1] = replace(
                last,
                text=f"{last.text},{draft.text}",
                answers={**last.answers, **draft.answers},
                ask=tuple(both),
                options={**last.options, **draft.options},
            )
        else:
            joined.append(draft)
    return joined


def _is_total_of(read: Parsed, above: Sequence[Parsed]) -> bool:
    """Return whether a line only adds up those above: 合计35人 below 15人 and 20人."""
    if not _TOTAL.match(read.text) or len(read.drafts) != 1 or read.drafts[0].quantity is None:
        return False
    one = read.drafts[0]
    kin = [draft for line in above for draft in line.drafts if draft.indicator == one.indicator]
    return len(kin) > 1 and sum(draft.quantity or 0 for draft in kin) == one.quantity


def _on_same_day(heading: Heading, line: str, above: Sequence[Parsed]) -> Heading:
    days = [draft.day for one in above for draft in one.drafts]
    if not (days and days[-1] and _SAME_DAY.match(line)):
        return heading
    return replace(heading, day=Day(0, 0, (days[-1],)))
