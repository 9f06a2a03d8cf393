"""Quick entry as a whole: a message in, drafts out; reading and sending of messages stay out."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from plan.model import Plan
from plan.quick.cues import ANSWER_HEAD
from plan.quick.lines import (
    Heading,
    closing,
    heading_of,
    is_counted,
    is_field,
    is_form,
    is_plan,
    joined_form,
    split,
)
from plan.quick.model import DATE, INDICATOR, UNIT, Asked, Kind, Parsed, QuickDraft
from plan.quick.normal import LONGEST_LINE, line_key, strip_number
from plan.quick.questions import about
from plan.quick.reader import LineReader
from plan.quick.scan import Scan
from plan.quick.table import without_table
from plan.quick.tokens import Day, Figure, Named, UnitRef
from plan.report import DENOMINATOR, NUMERATOR, QUANTITY
from plan.units import OrgTree

__all__ = ["Grammar", "line_key"]

_ALL_ON = re.compile(
    r"(?:以上|上面)?(?:这些)?(?:(?:日期|时间)?(?:都|均|全)(?:是|在|为|系)|[^\d,，:：]{0,4}(?:日期|时间)[是为:：]?\s*)"
    r"(?P<day>.{2,12}?)(?:的|办的|搞的)?[。.]?"
    r"|(?P<done>\d{1,2}(?:月\d{1,2}[日号]?|\.\d{1,2})|[昨前]天)(?:已|都|全部?|已经)?(?:发|做|办|检|体检|慰问|走访)(?:完|放完|结束|完成)了?[。.]?"
)
_SAME_DAY = re.compile(r"[\W\d一二三四五六七八九十]{0,4}(?:同日|同一天|当日|当天)")
"""二、同日，…: on the day of the line above."""
_LEGEND = re.compile(r"[(（][^()（）\d]*/[^()（）\d]*[)）]")
"""（已建会/法人单位总数）: what the columns are."""
_TOTAL = re.compile(
    r"\s*(?:以上|上述)?(?:各[^,;。\d]{1,4})?(?:共(?=\d)|合计|小计|总计|共计|总共|一共|累计"
    r"|[\d两三四五六七八九十]+[场期次]共|[两三四五六七八九]个?(?:县区?|单位|企业|乡镇?|镇|学校)(?=\d))"
)
_PARTS = re.compile(r"\s*其中")
"""其中重病3户 below 看望8户: a part of it."""
_TWO = 2
_DIGIT = re.compile(r"\d")
_OWN = frozenset((INDICATOR, UNIT, DATE, QUANTITY, NUMERATOR, DENOMINATOR))
"""What a report has besides its answers."""


class Grammar:
    """The grammar of one plan; made once, it may be asked from anywhere."""

    def __init__(self, plan: Plan, tree: OrgTree) -> None:
        """Prepare the plan's vocabulary."""
        self._reader = LineReader(plan, tree)
        self._root = tree.root.code

    def parse(self, text: str, today: date, unit: str | None = None) -> Parsed:
        """Return what one line says, seen on ``today`` by a sender of ``unit`` (its code).

        Nothing is guessed: what is vague or missing is left out of the drafts and named in their
        ``ask``. Never raises, whatever the text.
        """
        return self._reader.below(Heading(unit=unit), text, today)

    def parse_message(self, text: str, today: date, unit: str | None = None) -> tuple[Parsed, ...]:
        """Return what each line of a paste says.

        A line with nothing but a date, a unit or an indicator is a heading: it holds for the lines
        below that name none themselves, and is left out of the answer unless it is all there is.
        A line that says no more than how much was paid or who came goes with the one above it.
        """
        lines = [plain for line in split(text) if (plain := _LEGEND.sub("", line)).strip()]
        lines = without_table(lines or split(text), lambda cell: self._is_name(cell, today))
        heading = Heading(unit=unit)
        scans = [self._reader.scan(one, today, heading) for one in lines] if len(lines) > 1 else []
        if is_form(lines, scans):
            return (replace(self._reader.below(heading, joined_form(lines), today), text=text),)
        set_by, taken = closing(scans)
        last = _ALL_ON.fullmatch(lines[-1].strip()) if scans else None
        days = self._days((last["day"] or last["done"]) if last is not None else "", today)
        if days:  # 都是12月17日
            set_by, taken = Heading(days[0]), 1
        heading, lines = heading.below(set_by), lines[: len(lines) - taken]
        read = self._lines(heading, lines, today) or (self._reader.below(heading, text, today),)
        return self._one_rate(heading, lines, read, today) or read

    def _days(self, text: str, today: date) -> list[Day]:
        return self._reader.scan(text, today, Heading()).of(Day)

    def _is_name(self, cell: str, today: date) -> bool:
        scan = self._reader.scan(cell, today, Heading())
        return any(not one.weak and one.end - one.start == len(scan.line) for one in scan.of(Named))

    def about(self, text: str, today: date, unit: str | None = None) -> Asked:
        """Return the indicators, units and days that a text names, whatever it says of them."""
        return about(self._reader.scan(text[:LONGEST_LINE], today, Heading(unit=unit)), today)

    def _one_rate(
        self, heading: Heading, lines: Sequence[str], read: Sequence[Parsed], today: date
    ) -> tuple[Parsed, ...]:
        """Read 法人单位640个, 已建会551个, 建会率86.1% as one rate: what one lacks, others say."""
        lacking = any({NUMERATOR, DENOMINATOR} & set(one.ask) for one in read)
        if not lacking or len(lines) < _TWO:
            return ()
        counted = [line.strip(" ,，。;；") for line in lines if _DIGIT.search(line)]
        whole = self._reader.below(heading, ",".join(counted), today)
        rate = bool(whole.drafts) and all(one.denominator is not None for one in whole.drafts)
        rate &= not whole.ask
        return (replace(whole, text="\n".join(lines)),) if rate else ()

    def _lines(self, heading: Heading, lines: Sequence[str], today: date) -> tuple[Parsed, ...]:
        parsed: list[Parsed] = []
        unit = heading.unit
        scans = (
            [self._reader.scan(line, today, heading) for line in lines] if len(lines) > 1 else []
        )
        month: Day | None = None
        name, planned = "", False
        for place, line in enumerate(lines):
            scan = scans[place] if scans else None
            set_here = _heading(scans, place) if scans else None
            if is_plan(line):
                planned = True
                continue
            if set_here is not None and self._is_addressed(scan, set_here, unit):
                continue
            if set_here is not None:
                planned = False
                month = set_here.day if set_here.day and set_here.day.period else month
                heading = heading.below(_without_now(set_here, today))
                continue
            if planned or _is_ahead(heading, today):
                parsed.append(Parsed(Kind.OTHER, text=line, future=True))
                continue
            read = self._reader.below(_on_same_day(heading, line, parsed), line, today)
            read = _within(month, read)
            name = (_only_name(scan) if scan is not None else "") or name
            if parsed and scan is not None and name:
                read = self._as_above((heading, name), scan, read, parsed[-1], today)
            whole = self._continued(heading, parsed[-1], read, today) if parsed else None
            if whole is not None:
                parsed[-1] = whole
            elif _is_total_of(read, parsed):
                parsed = _under(read.drafts[0], parsed)
            else:
                if parsed and scan is not None and _tells_day(scan, read):
                    parsed[-1] = self._undated(parsed[-1], heading, today)
                parsed.append(read)
        return tuple(parsed)

    def _as_above(
        self, said: tuple[Heading, str], told: Scan, read: Parsed, above: Parsed, today: date
    ) -> Parsed:
        """7月17日 西关工地 1场 below 7月16日 东关工地演出 2场: the same work on another day.

        ``said`` are the heading and the name of the work that was told of last.
        """
        heading, name = said
        asks = [one.ask for one in read.drafts]
        alike = len(above.drafts) == 1 and len(asks) == 1 and INDICATOR in asks[0]
        if not (alike and bool([*told.of(Day), *told.of(UnitRef)]) and not told.of(Named)):
            return read
        first, one = above.drafts[0], read.drafts[0]
        known = first.indicator in one.options.get(INDICATOR, ()) and first.quantity is not None
        if not known:
            return read
        if not told.of(Day) and first.day is not None:  # 9月5日 崆峒区救助60户, 泾川县40户
            heading = replace(heading, day=Day(0, 0, (first.day,)))
        whole = self._reader.below(heading, name + strip_number(read.text), today)
        return replace(whole, text=read.text)

    def _undated(self, above: Parsed, heading: Heading, today: date) -> Parsed:
        """新建服务站2个, with 1.中台镇服务站（5月20日） below: the days are those of its parts."""
        if heading.day is not None or self._reader.scan(above.text, today, heading).of(Day):
            return above
        drafts = tuple(replace(one, day=None, ask=(*one.ask, DATE)) for one in above.drafts)
        return replace(above, drafts=drafts)

    def _is_addressed(self, scan: Scan | None, set_here: Heading, sender: str | None) -> bool:
        """市总工会： above a county's report is whom it is written to."""
        to_root = set_here.unit == self._root != sender and not set_here.name
        return to_root and scan is not None and scan.line.endswith(":")

    def _continued(
        self, heading: Heading, above: Parsed, read: Parsed, today: date
    ) -> Parsed | None:
        """资金14万元 below 资助学生70人: the two lines as one, if that only adds answers."""
        if not (above.kind is Kind.REPORT and len(above.drafts) == 1):
            return None
        only = read.drafts[0] if len(read.drafts) == 1 else None
        kin = only is not None and only.indicator == above.drafts[0].indicator
        field = is_field(read.text) or _PARTS.match(read.text) is not None
        if not (read.numbers or field or (kin and only is not None and only.quantity is None)):
            return None
        told = self._reader.scan(read.text, today, heading)
        heads = any(not one.start for one in told.of(UnitRef))
        if (
            not (field or ANSWER_HEAD.match(told.line))
            or heads
            or told.of(Day)
            or (not kin and any(not one.weak for one in told.of(Named)))
        ):
            return None
        whole = self._reader.below(heading, f"{above.text},{read.text}", today)
        if len(whole.drafts) != 1 or (set(whole.ask) - set(above.ask)) & _OWN:
            return None
        draft, one = whole.drafts[0], above.drafts[0]
        added = field or len(draft.answers) > len(one.answers) or whole.ask != above.ask
        same = (draft.indicator, draft.day, draft.unit) == (one.indicator, one.day, one.unit)
        if not (added and same and one.quantity in (None, draft.quantity)):
            return None
        return replace(whole, text=f"{above.text}\n{read.text}")


def _without_now(heading: Heading, today: date) -> Heading:
    """本周工作：above a list is its title, and no day; 上周 or 8月 is asked about."""
    day = heading.day
    if day is None or day.days or not day.period or day.first is None or day.last is None:
        return heading
    return replace(heading, day=None) if day.first <= today <= day.last else heading


def _heading(scans: Sequence[Scan], place: int) -> Heading | None:
    """Return what a line sets for those below it, seen with them."""
    below = scans[place + 1 : place + 3]
    listed = len(below) > 1 and all(map(is_counted, below))
    return heading_of(scans[place], below[0] if below else None, listed=listed)


def _tells_day(scan: Scan, read: Parsed) -> bool:
    """Whether a line that reports nothing names work and a day of its own."""
    idle = read.kind is Kind.OTHER and not read.future and not scan.of(Figure)
    return idle and bool(scan.of(Named)) and any(one.days for one in scan.of(Day))


def _is_ahead(heading: Heading, today: date) -> bool:
    """下周安排： above a list: what follows is planned."""
    return heading.day is not None and heading.day.begins is not None and heading.day.begins > today


def _only_name(scan: Scan) -> str:
    """Return the one name of work in a line, as it was typed; nothing where there are several."""
    names = scan.of(Named)
    return scan.line[names[0].start : names[0].end] if len(names) == 1 else ""


def _is_total_of(read: Parsed, above: Sequence[Parsed]) -> bool:
    """Return whether a line only adds up those above: 合计35人 below 15人 and 20人."""
    if not _TOTAL.match(read.text) or len(read.drafts) != 1:
        return False
    one = read.drafts[0]
    drafts = [draft for line in above for draft in line.drafts]
    kin = [draft for draft in drafts if one.indicator in (None, draft.indicator)]
    if one.quantity is None:  # 合计16100元 below dues of 6200, 5800 and 4100
        told = len(kin) > 1 and one.text is not None and bool(one.answers)
        return told and all(
            sum(Decimal(str(draft.answers.get(key, 0))) for draft in kin) == value
            for key, value in one.answers.items()
        )
    counted = len(kin) if _are_unnumbered(kin) else sum(draft.quantity or 0 for draft in kin)
    return len(kin) > 1 and counted == one.quantity


def _are_unnumbered(drafts: Sequence[QuickDraft]) -> bool:
    """李某3000元, 王某2000元, 共2户: one each, if their total is as many as they are."""
    return all(draft.quantity is None for draft in drafts)


def _under(total: QuickDraft, parts: Sequence[Parsed]) -> list[Parsed]:
    """Return a total's parts, asked for what only it says: 以上共15户，慰问金4500元."""
    kin = [one for part in parts for one in part.drafts if one.indicator == total.indicator]
    single = _are_unnumbered(kin) and total.quantity is not None

    def asked(one: QuickDraft) -> QuickDraft:
        if one.indicator != total.indicator or one.nil:
            return one
        lacking = [key for key in total.answers if key not in (*one.answers, *one.ask)]
        if single:
            kept = tuple(name for name in one.ask if name != QUANTITY)
            return replace(one, quantity=1, ask=(*kept, *lacking))
        return replace(one, ask=(*one.ask, *lacking))

    return [replace(part, drafts=tuple(map(asked, part.drafts))) for part in parts]


def _on_same_day(heading: Heading, line: str, above: Sequence[Parsed]) -> Heading:
    days = [draft.day for one in above for draft in one.drafts]
    if not (days and days[-1] and _SAME_DAY.match(line)):
        return heading
    return replace(heading, day=Day(0, 0, (days[-1],)))


def _within(month: Day | None, read: Parsed) -> Parsed:
    """Ask for a day that the heading's stretch does not have: 26日 below 9月工作, on the 22nd."""
    if month is None or month.first is None or month.last is None:
        return read
    first, last = month.first, month.last
    drafts = tuple(
        draft
        if draft.day is None or first <= draft.day <= last
        else replace(draft, day=None, ask=(*draft.ask, DATE))
        for draft in read.drafts
    )
    return replace(read, drafts=drafts)
