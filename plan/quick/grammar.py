"""Quick entry as a whole: a message in, drafts out; reading and sending of messages stay out."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from plan.model import Plan
from plan.quick.cues import ANSWER_HEAD
from plan.quick.lines import Heading, closing, is_form, joined_form, split
from plan.quick.listing import Listing
from plan.quick.model import Asked, Kind, Parsed
from plan.quick.normal import LONGEST_LINE, line_key
from plan.quick.questions import about
from plan.quick.reader import LineReader
from plan.quick.scan import Scan
from plan.quick.table import without_table
from plan.quick.tokens import Day, Figure, Named
from plan.quick.words import WORK_COUNTED
from plan.report import DENOMINATOR, NUMERATOR
from plan.units import OrgTree

__all__ = ["Grammar", "line_key"]

_ALL_ON = re.compile(
    r"(?:以上|上面)?(?:这些)?(?:(?:日期|时间)?(?:都|均|全)(?:是|在|为|系)|(?!报名|会议|开会|报告|出报|发证|领证|结业|生效|打卡|下次|决赛|报送|上报|截止)[^\d,，:：]{0,4}(?:日期|时间)[是为:：]?\s*)"
    r"(?P<day>.{2,12}?)(?:的|办的|搞的)?[。.]?"
    r"|(?P<done>\d{1,2}(?:月\d{1,2}[日号]?|\.\d{1,2})|[昨前]天)(?:已|都|全部?|已经)?(?:发|做|办|检|体检|慰问|走访)(?:完|放完|结束|完成)了?[。.]?"
)
_LEGEND = re.compile(r"[(（][^()（）\d]*/[^()（）\d]*[)）]")
"""（已建会/法人单位总数）: what the columns are."""
_BLOCKS = re.compile(r"\n\s*(?:[-—=_*]{3,})?\s*\n")
_LONGEST_REPORT = 6
"""Lines over which one report may be broken."""
_OTHER_TIME = re.compile(
    "(?:报名|会议|开会|报告|发证|领证|结业|生效|打卡|下次|决赛|报送|上报)[^,，;。\\d]{0,4}(?:时间|日期)"
)
_TELLS_MORE = re.compile(rf"\s*(?:(?:工会|带队)?干部|{ANSWER_HEAD.pattern})")
"""How a line begins that goes on with the report above: 工会干部4人, 接待外宾15人 does not."""
_IS_WHEN = re.compile(
    r"(?:[\W_]|上午|下午|晚上|建军节|国庆节?|劳动节|在?(?:发|办|演|搞|送|走访|慰问)[放完]?[的了]?|举行|完成|结束|挂牌|揭牌|入账|到账)*"
)
"""What may stand beside a day in a line that only says when: 6月25日入账."""
_TWO = 2
_DIGIT = re.compile(r"\d")


def _without_days(scan: Scan) -> str:
    line = scan.line
    for one in reversed(scan.of(Day)):
        line = line[: one.start] + line[one.end :]
    return line


def _counts(figure: Figure) -> bool:
    return figure.measure in WORK_COUNTED and not figure.money and not figure.per


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
        A line that says no more than how much was paid or who came goes with the one above it, as
        a form does, and a report that is broken over several lines.
        """
        blocks = _BLOCKS.split(text.strip())
        if len(blocks) > 1 and all(self._is_form(one, today) for one in blocks):
            return tuple(read for one in blocks for read in self.parse_message(one, today, unit))
        lines = [plain for line in split(text) if (plain := _LEGEND.sub("", line)).strip()]
        lines = without_table(lines or split(text), lambda cell: self._scans([cell], today)[0])
        heading = Heading(unit=unit)
        if len(lines) < _TWO:
            return (self._reader.below(heading, lines[0] if lines else text, today),)
        scans = self._scans(lines, today, unit)
        if is_form(lines, scans):
            return (replace(self._reader.below(heading, joined_form(lines), today), text=text),)
        set_by, taken = self._closing(lines, scans, today, unit)
        kept = len(lines) - taken
        heading, lines = heading.below(set_by), lines[:kept]
        read = Listing(self._reader, self._root, heading, today).read(lines, scans[:kept])
        if not read:
            return (self._reader.below(heading, text, today),)
        whole = self._one_rate(heading, lines, read, today)
        days = {day.days for one in scans for day in one.of(Day) if day.days}
        counted = [one for one in scans if any(_counts(each) for each in one.of(Figure))]
        paid = [one for one in scans if any(each.money for each in one.of(Figure))]
        if not whole and max(len(days), len(counted), len(paid)) < _TWO:
            whole = self._one_report(heading, lines, scans[:kept], read, today)
        return whole or read

    def _scans(self, lines: Sequence[str], today: date, unit: str | None = None) -> list[Scan]:
        return [self._reader.scan(one, today, Heading(unit=unit)) for one in lines]

    def _is_form(self, block: str, today: date) -> bool:
        lines = split(block)
        return is_form(lines, self._scans(lines, today))

    def _closing(
        self, lines: Sequence[str], scans: Sequence[Scan], today: date, unit: str | None
    ) -> tuple[Heading, int]:
        """Return what the last lines set for all, and how many lines they take."""
        dated = any(day.days for one in scans[:-1] for day in one.of(Day))
        last = _ALL_ON.fullmatch(lines[-1].strip()) if not dated else None
        told = (last["day"] or last["done"]) if last is not None else ""
        days = self._scans([told], today)[0].of(Day)
        if days:  # 都是12月17日
            ahead = days[0].begins is not None and days[0].begins > today
            return Heading(Day(0, 0) if ahead else days[0]), 1
        set_by, taken = closing(scans, today)
        # 市总工会 above the date is whom it is sent to, unless the federation itself writes.
        to_root = set_by.unit == self._root != unit
        return (replace(set_by, unit=None) if to_root else set_by), taken

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

    def _one_report(
        self,
        heading: Heading,
        lines: Sequence[str],
        scans: Sequence[Scan],
        read: tuple[Parsed, ...],
        today: date,
    ) -> tuple[Parsed, ...]:
        """Read 区总工会收缴经费, 共3.2万元, 6月25日入账 as one report, where the lines say one."""
        drafts = [draft for one in read for draft in one.drafts]
        if not drafts or len(lines) > _LONGEST_REPORT or any(one.future for one in read):
            return ()
        told = (one for one in scans if one.of(Day) and not one.of(Figure) and not one.of(Named))
        if any(not _IS_WHEN.fullmatch(_without_days(one)) for one in told):
            return ()
        strange = any(one.numbers and not _TELLS_MORE.match(one.text) for one in read)
        if strange or any(_OTHER_TIME.search(line) for line in lines):
            return ()
        joined = ",".join(line.strip(" ,，。;；") for line in lines)
        whole = self._reader.below(heading, joined, today)
        if len(whole.drafts) != 1 or whole.kind is not Kind.REPORT or len(joined) > LONGEST_LINE:
            return ()
        one = whole.drafts[0]
        quantities = [draft.quantity for draft in drafts if draft.quantity is not None]
        alike = all(draft.indicator in (None, one.indicator) for draft in drafts)
        same = quantities in ([], [one.quantity]) and one.indicator is not None
        same &= one.unit in {draft.unit for draft in drafts}
        same &= one.text is None or len(drafts) == 1
        asks = {name for draft in drafts for name in draft.ask}
        gained = any(one.numbers for one in read) or len(drafts) > 1
        gained |= (one.indicator, one.day, one.answers) != (
            drafts[0].indicator,
            drafts[0].day,
            drafts[0].answers,
        )
        if not (alike and same and gained and set(whole.ask) <= asks):
            return ()
        return (replace(whole, text="\n".join(lines)),)
