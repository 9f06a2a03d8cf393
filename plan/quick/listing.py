"""Reads the lines of a paste one after the other, each with what those above it set."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from plan.quick.cues import ANSWER_HEAD
from plan.quick.lines import Heading, heading_of, is_counted, is_field, is_plan
from plan.quick.model import DATE, INDICATOR, UNIT, Kind, Parsed, QuickDraft
from plan.quick.normal import strip_number
from plan.quick.reader import LineReader
from plan.quick.scan import Scan
from plan.quick.timing import OCCASION
from plan.quick.tokens import Day, Figure, Named, UnitRef
from plan.quick.totals import doubted, is_total_of, under, without_head
from plan.quick.words import PEOPLE, WORK_COUNTED
from plan.report import DENOMINATOR, NUMERATOR, QUANTITY

_SAME_DAY = re.compile(r"[\W\d一二三四五六七八九十]{0,4}(?:同日|同一天|当日|当天)")
"""二、同日，…: on the day of the line above."""
_PARTS = re.compile(r"\s*其中")
"""其中重病3户 below 看望8户: a part of it."""
_CORRECTS = re.compile(
    r"\s*[(（]?(?:更正|订正|纠正|改正|(?:刚才|上面|前面)?(?:打|写|说|报|输|填|弄|搞)错(?!了?一个字)|不对[,，]|错了"
    r"|应该?[为是](?=[^,，。]{0,4}\d)"
    r"|(?:刚才|上面|前面|第[一二三四五\d]+条)[^。,，]{0,10}(?:错|多写|少写|多报|少报|不对|应[为是]|改[为成]))"
)
_FILED = re.compile("(?:昨天|前天|上[次周]|之前|以前)报的")
"""What was filed earlier is not in this list."""
_WRONG = re.compile(r"(?:不是|非|原报|错报)[^\d]{0,3}(\d+)")
_PLACE = re.compile(r"第(?P<number>[一二三四五六七八九]|\d+)条")
_DONE = re.compile("已经?(?:演|走访|救助|资助|慰问|培训|体检|完成|办|建成|发|开展|宣讲|挂牌)")
_MISSED = re.compile("漏报|补报|[昨前]天")
_BODY = re.compile("[一-鿿]{2,4}[乡镇厂矿校院局]")
_OTHERS = re.compile(r"[\W\d一二三四五六七八九十]{0,4}其[他它](?:工作|方面|事项)?\s*[:：]?\s*")
"""四、其他: what follows is no more of the work above."""
_WEEK = 7
_MONTH = 31
_OWN = frozenset((INDICATOR, UNIT, DATE, QUANTITY, NUMERATOR, DENOMINATOR))
"""What a report has besides its answers."""


class Listing:
    """The lines of one paste, read on ``today`` below ``heading``; ``root`` is the top unit."""

    def __init__(self, reader: LineReader, root: str, heading: Heading, today: date) -> None:
        self._reader = reader
        self._root = root
        self._heading = heading
        self._sender = heading.unit
        self._today = today
        self._month: Day | None = None
        self._name = ""
        self._planned = False
        self._since = 0
        self._read: list[Parsed] = []

    def read(self, lines: Sequence[str], scans: Sequence[Scan]) -> tuple[Parsed, ...]:
        """Return what the lines say; ``scans`` are theirs. Headings are left out."""
        for place, (line, scan) in enumerate(zip(lines, scans, strict=True)):
            below = scans[place + 1 : place + 3]
            listed = len(below) > 1 and all(map(is_counted, below))
            set_here = heading_of(scan, below[0] if below else None, listed=listed)
            if is_plan(line):
                self._planned = True
            elif _OTHERS.fullmatch(line):
                self._heading = replace(self._heading, name="")
            elif set_here is not None:
                self._set(set_here, scan)
            elif self._planned and not self._is_done(scan):
                self._read.append(Parsed(Kind.OTHER, text=line, future=True))
            elif _CORRECTS.match(line) and not _FILED.search(line) and self._has_drafts():
                self._correct(line, scan)
            else:
                self._add(line, scan)
        return tuple(without_head(self._read, lambda text: bool(self._scan(text).of(Named))))

    def _has_drafts(self) -> bool:
        return any(one.drafts for one in self._read)

    def _set(self, heading: Heading, scan: Scan) -> None:
        """Let a heading hold; 市总工会： above a county's report is whom it is written to."""
        to_root = heading.unit == self._root != self._sender and not heading.name
        if to_root and scan.line.endswith(":"):
            return
        day = heading.day
        # 国庆送温暖： is only what it is for, 下周： is when.
        festive = day is not None and OCCASION.match(scan.line, day.start, day.end) is not None
        ahead = day is not None and day.begins is not None and day.begins > self._today
        self._planned = (ahead and not festive) or (self._planned and day is None)
        self._since = len(self._read)
        month = self._month
        if day is not None and not day.days and day.first is not None:
            self._month = day
        elif day is not None and day.begins and month and month.last and day.begins > month.last:
            self._month = None
        self._heading = self._heading.below(_without_now(heading, self._today))

    def _is_done(self, scan: Scan) -> bool:
        """Whether a line below a plan is done nevertheless: by a day that is over, or 已."""
        written = (one for one in scan.of(Day) if scan.line[one.start] not in "周星礼")
        over = any(
            one.begins
            and one.ends
            and one.begins <= self._today
            and (one.ends - one.begins).days < _MONTH
            for one in written
        )
        counted = [one for one in scan.of(Figure) if one.measure in WORK_COUNTED]
        return len(counted) <= 1 and bool(over or _DONE.search(scan.line))

    def _add(self, line: str, scan: Scan) -> None:
        read = self._below(self._on_same_day(line), line)
        read = self._within(read, scan)
        names = scan.of(Named)
        self._name = scan.line[names[0].start : names[0].end] if len(names) == 1 else self._name
        if not self._read:
            self._read.append(read)
            return
        above = self._read[-1]
        read = self._as_above(scan, read, above) if self._name else read
        read = self._dated_as(scan, read, above)
        whole = self._continued(above, read)
        if whole is not None:
            self._read[-1] = whole
        elif is_total_of(read, self._read):
            self._read = under(read.drafts[0], self._read)
        else:
            if _tells_day(scan, read, above, self._today):
                self._read[-1] = self._undated(above)
            self._read.append(doubted(read, self._read))

    def _below(self, heading: Heading, text: str) -> Parsed:
        return self._reader.below(heading, text, self._today)

    def _scan(self, text: str) -> Scan:
        return self._reader.scan(text, self._today, self._heading)

    def _on_same_day(self, line: str) -> Heading:
        days = [draft.day for one in self._read for draft in one.drafts]
        if not (days and days[-1] and _SAME_DAY.match(line)):
            return self._heading
        return replace(self._heading, day=Day(0, 0, (days[-1],)))

    def _within(self, read: Parsed, scan: Scan) -> Parsed:
        """Ask for a day that the heading's stretch does not have: 26日 below 9月工作, on the 22nd.

        周一 below 3月10日—3月14日 is the Monday of that week.
        """
        month = self._month
        if month is None or month.first is None or month.last is None:
            return read
        first, last = month.first, month.last
        weekly = any(scan.line[one.start] in "周星礼" for one in scan.of(Day) if one.days)

        def inside(draft: QuickDraft) -> QuickDraft:
            if draft.day is None or first <= draft.day <= last:
                return draft
            day = first + timedelta(days=(draft.day - first).days % _WEEK)
            if weekly and day <= last and (last - first).days < _WEEK:
                return replace(draft, day=day)
            return replace(draft, day=None, ask=(*draft.ask, DATE))

        return replace(read, drafts=tuple(map(inside, read.drafts)))

    def _as_above(self, told: Scan, read: Parsed, above: Parsed) -> Parsed:
        """7月17日 西关工地 1场 below 7月16日 东关工地演出 2场: the same work on another day."""
        if _BODY.match(read.text) and read.numbers and not told.of(Named):
            return self._of_body(read, above)
        asks = [one.ask for one in read.drafts]
        alike = len(above.drafts) == 1 and len(asks) == 1 and INDICATOR in asks[0]
        if not (alike and bool([*told.of(Day), *told.of(UnitRef)]) and not told.of(Named)):
            return read
        first, one = above.drafts[0], read.drafts[0]
        known = first.indicator in one.options.get(INDICATOR, ()) and first.quantity is not None
        if not known:
            return read
        heading = self._heading
        if not told.of(Day) and first.day is not None:  # 9月5日 崆峒区救助60户, 泾川县40户
            heading = replace(heading, day=Day(0, 0, (first.day,)))
        whole = self._below(heading, self._name + strip_number(read.text))
        return replace(whole, text=read.text)

    def _of_body(self, read: Parsed, above: Parsed) -> Parsed:
        """新窑镇 63人 6300元 below 锦屏镇 互助保险 45人 4500元."""
        first = above.drafts[0] if len(above.drafts) == 1 else None
        if first is None or first.quantity is None or first.day is None:
            return read
        heading = replace(self._heading, day=Day(0, 0, (first.day,)))
        whole = self._below(heading, f"{self._name}{strip_number(read.text)}")
        one = whole.drafts[0] if len(whole.drafts) == 1 else None
        kin = one is not None and one.indicator == first.indicator and one.quantity is not None
        return replace(whole, text=read.text) if kin else read

    def _dated_as(self, told: Scan, read: Parsed, above: Parsed) -> Parsed:
        """古城乡：培训1期 below 11月20日，治平乡：培训1期: of the day that was said last."""
        alone = len(read.drafts) == len(above.drafts) == 1
        placed = _BODY.match(read.text) or any(not one.start for one in told.of(UnitRef))
        if not (alone and placed) or told.of(Day) or self._heading.day is not None:
            return read
        if _MISSED.search(above.text) or len(self._read) <= self._since:
            return read
        one, first = read.drafts[0], above.drafts[0]
        kin = one.indicator == first.indicator and one.quantity is not None
        if not kin or one.day != self._today or first.day is None:
            return read
        return replace(read, drafts=(replace(one, day=first.day),))

    def _undated(self, above: Parsed) -> Parsed:
        """新建服务站2个, with 1.中台镇服务站（5月20日） below: the days are those of its parts."""
        if self._heading.day is not None or self._scan(above.text).of(Day):
            return above
        drafts = tuple(replace(one, day=None, ask=(*one.ask, DATE)) for one in above.drafts)
        return replace(above, drafts=drafts)

    def _correct(self, line: str, scan: Scan) -> None:
        """更正：泾川是2期: the report above as it is corrected, or asked for what was corrected."""
        place = self._corrected(line, scan)
        above = self._read[place]
        text = f"{above.text}\n{line}"
        kinds = {draft.indicator for draft in above.drafts}
        own = self._below(self._heading, line)
        more = tuple(one for one in own.drafts if one.indicator not in (None, *kinds))
        whole = self._below(self._heading, f"{above.text},{line.strip()}")
        one = whole.drafts[0] if len(whole.drafts) == len(above.drafts) == 1 else None
        kin = one is not None and one.indicator in kinds and not more
        if one is not None and kin and not whole.ask and not _is_like(one, above.drafts[0]):
            self._read[place] = replace(whole, text=text)
            return
        figures = scan.of(Figure)
        wrong = {QUANTITY} if not figures or any(not each.money for each in figures) else set()
        wrong |= {DATE} if scan.of(Day) else set()
        sums = any(each.money or each.measure in PEOPLE for each in figures)
        doubtful = tuple(_doubted(draft, wrong, answers=sums) for draft in above.drafts)
        self._read[place] = replace(above, text=text, drafts=doubtful)
        if more:
            self._read.append(replace(own, drafts=more))

    def _corrected(self, line: str, scan: Scan) -> int:
        """Return which line above is meant, by what the correction says of it; else the last."""
        places = [place for place, one in enumerate(self._read) if one.drafts]
        found = _PLACE.search(line)
        if found is not None:
            number = found["number"]
            number = number if number.isdecimal() else str("一二三四五六七八九".index(number) + 1)
            return places[min(int(number), len(places)) - 1]
        units = {code for one in scan.of(UnitRef) for code in one.codes}
        days = {one.days[0] for one in scan.of(Day) if len(one.days) == 1}
        codes = {code for one in scan.of(Named) for code in one.codes}
        olds = {int(number) for number in _WRONG.findall(scan.line)}
        bodies = _BODY.findall(line)

        def likeness(place: int) -> tuple[int, int]:
            drafts, text = self._read[place].drafts, self._read[place].text
            marks = (
                any(draft.unit in units for draft in drafts),
                any(draft.day in days for draft in drafts),
                any(draft.indicator in codes for draft in drafts),
                any(draft.quantity in olds for draft in drafts),
                any(body in text for body in bodies),
            )
            return sum(marks), place

        return max(places, key=likeness)

    def _continued(self, above: Parsed, read: Parsed) -> Parsed | None:
        """资金14万元 below 资助学生70人: the two lines as one, if that only adds answers."""
        if not (above.kind is Kind.REPORT and len(above.drafts) == 1):
            return None
        told = self._scan(read.text)
        only = read.drafts[0] if len(read.drafts) == 1 else None
        kin = only is not None and only.indicator == above.drafts[0].indicator
        named = any(not one.weak for one in told.of(Named))
        if _PARTS.match(read.text) and not told.of(UnitRef) and not named:
            return self._with_parts(above, read, told)
        field = is_field(read.text)
        if not (read.numbers or field or (kin and only is not None and only.quantity is None)):
            return None
        heads = any(not one.start for one in told.of(UnitRef))
        begins = field or ANSWER_HEAD.match(told.line)
        if not begins or heads or told.of(Day) or (named and not kin):
            return None
        whole = self._below(self._heading, f"{above.text},{read.text}")
        if len(whole.drafts) != 1 or (set(whole.ask) - set(above.ask)) & _OWN:
            return None
        draft, one = whole.drafts[0], above.drafts[0]
        added = field or len(draft.answers) > len(one.answers) or whole.ask != above.ask
        same = (draft.indicator, draft.day, draft.unit) == (one.indicator, one.day, one.unit)
        if not (added and same and one.quantity in (None, draft.quantity)):
            return None
        return replace(whole, text=f"{above.text}\n{read.text}")

    def _with_parts(self, above: Parsed, read: Parsed, told: Scan) -> Parsed | None:
        """其中患病3户，慰问金共计9000元 below 走访12户: what it adds, and nothing counted anew."""
        text = f"{above.text}\n{read.text}"
        whole = self._below(self._heading, f"{above.text},{read.text}")
        first = above.drafts[0]
        if len(whole.drafts) == 1 and whole.drafts[0].quantity == first.quantity and not whole.ask:
            return replace(whole, text=text)
        more = any(one.money or one.measure in PEOPLE for one in told.of(Figure))
        return None if more or told.of(Day) else replace(above, text=text)


def _without_now(heading: Heading, today: date) -> Heading:
    """本周工作：above a list is its title, and no day; 上周 or 8月 is asked about."""
    day = heading.day
    if day is None or day.days or not day.period or day.first is None or day.last is None:
        return heading
    return replace(heading, day=None) if day.first <= today <= day.last else heading


def _tells_day(scan: Scan, read: Parsed, above: Parsed, today: date) -> bool:
    """Whether a line that reports nothing says when the work above was done, or a part of it."""
    over = any(one.days and one.days[-1] <= today for one in scan.of(Day))
    if read.kind is not Kind.OTHER or read.future or not over:
        return False
    kin = {draft.indicator for draft in above.drafts}
    same = any(kin.intersection(one.codes) for one in scan.of(Named))
    several = any((draft.quantity or 0) > 1 for draft in above.drafts)
    # 9月10日水泥厂 200人 below 演出2场
    return (same and not scan.of(Figure)) or (several and read.numbers and not scan.of(Named))


def _is_like(one: QuickDraft, other: QuickDraft) -> bool:
    first, second = (
        (each.quantity, each.day, each.unit, dict(each.answers)) for each in (one, other)
    )
    return first == second


def _doubted(draft: QuickDraft, wrong: set[str], *, answers: bool) -> QuickDraft:
    """Return a draft that is asked for what was corrected, its sums and counts among it."""
    numbers = [
        key for key, value in draft.answers.items() if answers and not isinstance(value, str)
    ]
    kept = {key: value for key, value in draft.answers.items() if key not in numbers}
    ask = tuple(dict.fromkeys((*draft.ask, *sorted(wrong), *numbers)))
    day = None if DATE in wrong else draft.day
    quantity = None if QUANTITY in wrong else draft.quantity
    return replace(draft, quantity=quantity, day=day, answers=kept, ask=ask)
