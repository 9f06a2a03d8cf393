"""Quick entry as a whole: a message in, drafts out; reading and sending of messages stay out."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from plan.model import Plan
from plan.quick.cues import OTHER_DAYS
from plan.quick.joining import one_rate, one_report
from plan.quick.lines import Heading, closing, forms, is_form, joined_form, split, unnumbered
from plan.quick.listing import Listing
from plan.quick.model import Asked, Parsed
from plan.quick.normal import LONGEST_LINE, line_key
from plan.quick.questions import about
from plan.quick.reader import LineReader
from plan.quick.scan import Scan
from plan.quick.table import without_table
from plan.quick.tokens import Day
from plan.units import OrgTree

__all__ = ["Grammar", "line_key"]

_ALL_ON = re.compile(
    r"(?:以上|上面)?(?:这些)?(?:(?:日期|时间)?(?:都|均|全)(?:是|在|为|系)"
    rf"|(?!{OTHER_DAYS})[^\d,，:：]{{0,4}}(?:日期|时间)[是为:：]?\s*)"
    r"(?P<day>.{2,12}?)(?:的|办的|搞的)?[。.]?"
    r"|(?P<done>\d{1,2}(?:月\d{1,2}[日号]?|\.\d{1,2})|[昨前]天)(?:已|都|全部?|已经)?(?:发|做|办|检|体检|慰问|走访)(?:完|放完|结束|完成)了?[。.]?"
)
_LEGEND = re.compile(r"[(（][^()（）\d]*/[^()（）\d]*[)）]")
"""（已建会/法人单位总数）: what the columns are."""
_BLOCKS = re.compile(r"\n\s*(?:[-—=_*]{3,})?\s*\n")
_TWO = 2


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
        lines = unnumbered(lines)
        if len(parts := forms(lines)) > 1 and all(
            is_form(one, self._scans(one, today)) for one in parts
        ):
            return tuple(
                read for one in parts for read in self.parse_message("\n".join(one), today, unit)
            )
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

        def below(words: str) -> Parsed:
            return self._reader.below(heading, words, today)

        return one_rate(below, lines, read) or one_report(below, lines, scans[:kept], read) or read

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
