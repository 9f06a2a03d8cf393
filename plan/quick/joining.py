"""Reads lines as the one report or rate that they say together; lists are read elsewhere."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from plan.quick.cues import ANSWER_HEAD, OTHER_DAYS
from plan.quick.model import Kind, Parsed, QuickDraft
from plan.quick.scan import Scan
from plan.quick.tokens import Day, Figure, Named
from plan.quick.words import WORK_COUNTED
from plan.report import DENOMINATOR, NUMERATOR

_LONGEST = 6
"""Lines over which one report may be broken."""
_OTHER_TIME = re.compile(rf"(?:{OTHER_DAYS})[^,，;。\d]{{0,4}}(?:时间|日期)")
_TELLS_MORE = re.compile(rf"\s*(?:(?:工会|带队)?干部|{ANSWER_HEAD.pattern})")
"""How a line begins that goes on with the report above: 工会干部4人, 接待外宾15人 does not."""
_IS_WHEN = re.compile(
    r"(?:[\W_]|上午|下午|晚上|建军节|国庆节?|劳动节|在?(?:发|办|演|搞|送|走访|慰问)[放完]?[的了]?"
    r"|举行|完成|结束|挂牌|揭牌|入账|到账)*"
)
"""What may stand beside a day in a line that only says when: 6月25日入账."""
_DIGIT = re.compile(r"\d")


def one_rate(
    below: Callable[[str], Parsed], lines: Sequence[str], read: Sequence[Parsed]
) -> tuple[Parsed, ...]:
    """Return 法人单位640个, 已建会551个, 建会率86.1% as one rate: what one lacks, others say.

    ``below`` reads a text below the heading of the lines, ``read`` is what they say one by one.
    """
    if not any({NUMERATOR, DENOMINATOR} & set(one.ask) for one in read):
        return ()
    whole = below(_joined([line for line in lines if _DIGIT.search(line)]))
    complete = bool(whole.drafts) and all(one.denominator is not None for one in whole.drafts)
    return (replace(whole, text="\n".join(lines)),) if complete and not whole.ask else ()


def one_report(
    below: Callable[[str], Parsed],
    lines: Sequence[str],
    scans: Sequence[Scan],
    read: Sequence[Parsed],
) -> tuple[Parsed, ...]:
    """Return 区总工会收缴经费, 共3.2万元, 6月25日入账 as one report, where the lines say one."""
    drafts = [draft for one in read for draft in one.drafts]
    if not drafts or len(lines) > _LONGEST or any(one.future for one in read):
        return ()
    strange = any(one.numbers and not _TELLS_MORE.match(one.text) for one in read)
    if strange or any(map(_OTHER_TIME.search, lines)) or not _are_of_one(scans):
        return ()
    whole = below(_joined(lines))
    asks = {name for draft in drafts for name in draft.ask}
    if len(whole.drafts) != 1 or whole.kind is not Kind.REPORT or not set(whole.ask) <= asks:
        return ()
    one = whole.drafts[0]
    gained = len(drafts) > 1 or any(each.numbers for each in read) or _told(one) != _told(drafts[0])
    return (replace(whole, text="\n".join(lines)),) if gained and _agrees(one, drafts) else ()


def _joined(lines: Sequence[str]) -> str:
    return ",".join(line.strip(" ,，。;；") for line in lines)


def _are_of_one(scans: Sequence[Scan]) -> bool:
    """Whether lines have one day, one number of work and one sum at most, and a day says when."""
    days = {day.days for one in scans for day in one.of(Day) if day.days}
    counted = [one for one in scans if any(map(_counts, one.of(Figure)))]
    paid = [one for one in scans if any(each.money for each in one.of(Figure))]
    dated = (one for one in scans if one.of(Day) and not one.of(Figure) and not one.of(Named))
    single = max(len(days), len(counted), len(paid)) <= 1
    return single and all(_IS_WHEN.fullmatch(one.without(one.of(Day))) for one in dated)


def _counts(figure: Figure) -> bool:
    return figure.measure in WORK_COUNTED and not figure.money and not figure.per


def _agrees(one: QuickDraft, drafts: Sequence[QuickDraft]) -> bool:
    """Whether a report says what its lines say by themselves: work, number and unit."""
    quantities = [draft.quantity for draft in drafts if draft.quantity is not None]
    return (
        one.indicator is not None
        and all(draft.indicator in (None, one.indicator) for draft in drafts)
        and quantities in ([], [one.quantity])
        and one.unit in {draft.unit for draft in drafts}
        and (one.text is None or len(drafts) == 1)
    )


def _told(draft: QuickDraft) -> tuple[object, ...]:
    return draft.indicator, draft.day, dict(draft.answers)
