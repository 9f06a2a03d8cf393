"""Reads one line of quick entry below its heading; what the lines of a paste share stays out."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from plan.model import Indicator, Plan
from plan.quick.cues import CANCELLED, COMPLAINT, DONE_ALREADY, HEARSAY, PAST_YEAR, REQUEST, TRIAL
from plan.quick.drafting import Around, Drafting, consumed
from plan.quick.lines import Heading, is_plan, parts_of
from plan.quick.measures import Measures
from plan.quick.model import INDICATOR, UNIT, Kind, Parsed, QuickDraft
from plan.quick.narrative import Narratives
from plan.quick.nil import is_nil
from plan.quick.normal import LONGEST_LINE, led_apart, normalise, strip_number
from plan.quick.questions import asked, is_about_work, is_question, told_apart
from plan.quick.scan import MOST_TOKENS, Scan, Scanner
from plan.quick.stock import Rates
from plan.quick.talk import sentences_of, without_talk
from plan.quick.tokens import Day, Figure, Named, Ratio, Share, UnitRef
from plan.quick.told_numbers import told_numbers
from plan.quick.told_state import read_state, read_text, without_state
from plan.quick.undone import says_only_what_lacks
from plan.quick.vocabulary import UnitWords, indicator_words
from plan.report import STATE, TEXT
from plan.units import OrgTree

_NONE_OF_IT = re.compile(
    "(?:工作|活动|这一?块|方面)?:?(?:本周|本月)?(?:暂?无|没有|零报告?|未开展)[。!]?"
)
"""经费审计 无."""
_LEVELS = re.compile(
    r"(?:[初中高]级[工证]?|技师)[^,，;；。\d一二两三四五六七八九十]{0,6}[\d一二两三四五六七八九十百]+[人名个]"
    r"|[\d一二两三四五六七八九十百]+[人名个][^;；。]{0,10}?(?:[初中高]级(?:[^学中]|$)|技师)"
)
_TEACHING = re.compile("[讲授]课|讲解|授艺|[请邀]|指导|带队|传授|带徒|来了")
"""来了2名技师讲课: they are not who was certified."""
_BARE_ROW = re.compile(r"(?P<whose>[一-鿿]{2,12})\s*[:：]\s*(?P<number>\d+)")
_TWO = 2


class LineReader:
    """Reads single lines, for one plan."""

    def __init__(self, plan: Plan, tree: OrgTree) -> None:
        """Prepare the plan's vocabulary."""
        self._plan = plan
        self._measures = Measures(plan)
        self._counts = frozenset(
            one.code for one in plan.indicators if self._measures.counts(one.code)
        )
        self._scanner = Scanner(indicator_words(plan), UnitWords(tree))
        self._levels = next((one.label for one in plan.indicators if _asks_level(one)), "")
        self._narratives = Narratives(plan, self._measures)
        self._rates = Rates(plan)

    def scan(self, text: str, today: date, heading: Heading) -> Scan:
        """Return the tokens of a line, seen by a sender of the heading's unit."""
        return self._scanner.scan(normalise(text), today, heading.unit or "")

    def below(self, heading: Heading, text: str, today: date) -> Parsed:
        """Return what a line says below its heading."""
        told = self._told(heading, text, today)
        read = self._read(heading, told, text, today)
        if not heading.name:
            return self._by_levels(heading, read, told, today)
        if read.kind is Kind.NIL:
            return self._nil_of(heading.name, read, today)
        bare = strip_number(told)
        scan = self.scan(told, today, heading)
        row = _BARE_ROW.fullmatch(bare.strip())
        if row is not None and not scan.of(UnitRef):
            said = f"{row['whose']},{heading.name}{row['number']}"  # 水洛镇：86
            return self._read(heading, said, text, today)
        unnamed = read.numbers or any(INDICATOR in draft.ask for draft in read.drafts)
        if unnamed or (read.drafts and not scan.of(Named)):
            return self._read(heading, heading.name + led_apart(bare), text, today)
        return read

    def _by_levels(self, heading: Heading, read: Parsed, told: str, today: date) -> Parsed:
        """高级工5人，技师2人: only one kind of work is told by levels, whether named or not."""
        asked = any(INDICATOR in draft.ask for draft in read.drafts)
        unread = read.kind is Kind.OTHER and read.numbers and not read.future
        if not (self._levels and (asked or unread) and _LEVELS.search(told)):
            return read
        if _TEACHING.search(told):
            return read
        named = self._read(heading, f"{self._levels},{told}", read.text, today)
        return named if named.drafts else read

    def _told(self, heading: Heading, text: str, today: date) -> str:
        """Return a text without the sentences that only talk beside its report."""
        sentences = sentences_of(text)
        if len(sentences) < _TWO or len(text) > LONGEST_LINE:
            return text
        scans = [self.scan(one, today, heading) for one in sentences]
        return without_talk(sentences, scans, today)

    def _nil_of(self, name: str, read: Parsed, today: date) -> Parsed:
        """崇信、庄浪 无 below 各县区演出情况: none of what the heading names."""
        codes = [code for one in self.scan(name, today, Heading()).of(Named) for code in one.codes]
        code = codes[0] if len(codes) == 1 else None
        drafts = [one if one.indicator else replace(one, indicator=code) for one in read.drafts]
        return replace(read, drafts=tuple(drafts))

    def _read(self, heading: Heading, text: str, written: str, today: date) -> Parsed:
        source = strip_number(written).strip()
        scan = self.scan(text, today, heading)
        around = Around(self._plan, self._measures, today, heading.unit, heading.day)
        if not scan.line or len(text) > LONGEST_LINE or len(scan.tokens) > MOST_TOKENS:
            return Parsed(Kind.OTHER, text=written)
        drafting = Drafting(scan, around, source)
        if is_nil(scan):
            return replace(self._nil(drafting, source), text=written)
        if is_question(scan):
            of_work = is_about_work(scan) and not COMPLAINT.search(scan.line)
            kind = Kind.QUESTION if of_work else Kind.OTHER
            apart = self.scan(told_apart(text), today, heading)
            return Parsed(kind, (), asked(apart, today) if of_work else None, text=written)
        if is_plan(scan.line.partition(":")[0] + ":") and not DONE_ALREADY.search(scan.line):
            return Parsed(Kind.OTHER, text=written, future=True)
        no_report = (HEARSAY, REQUEST, TRIAL)
        if any(cue.search(scan.line) for cue in no_report) or _is_of_past_year(scan, today):
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
            told = self.scan(part, today, heading)
            if len(scan.ends) > 1 and is_nil(told):
                return told
        return None

    def _nil(self, drafting: Drafting, source: str) -> Parsed:
        unit, day, asks = drafting.heading(nil=True)
        draft = QuickDraft(None, unit, day, nil=True, ask=tuple(asks), options=asks, source=source)
        codes = tuple(dict.fromkeys(code for one in drafting.units for code in one.codes))
        if len(codes) > 1:  # 崇信、庄浪本周无
            known = {name: one for name, one in asks.items() if name != UNIT}
            each = replace(draft, ask=tuple(known), options=known)
            return Parsed(Kind.NIL, tuple(replace(each, unit=code) for code in codes))
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
            Kind.OTHER,
            future=drafting.future,
            numbers=bool(scan.of(Figure) or scan.of(Ratio) or scan.of(Share)),
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
            told = self.scan(part, today, heading)
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
        if _NONE_OF_IT.fullmatch(scan.line, named.end) and len(codes) == 1:
            none = self._nil(drafting, source)
            return replace(
                none, drafts=tuple(replace(one, indicator=codes[0]) for one in none.drafts)
            )
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


def _asks_level(indicator: Indicator) -> bool:
    return any(one.key == "level" for one in indicator.questions)


def _is_of_past_year(scan: Scan, today: date) -> bool:
    """Whether a line tells of a year that is over, and of no day of this one."""
    found = PAST_YEAR.match(scan.line)
    if found is None or "今年" in scan.line or any(one.end > found.end() for one in scan.of(Day)):
        return False
    return found["year"] is None or int(found["year"]) < today.year


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
