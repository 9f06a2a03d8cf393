"""Tells a line that adds up those above it, and what only it says; the parts are read elsewhere."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal

from plan.quick.model import Parsed, QuickDraft
from plan.report import QUANTITY

_FEWEST_PARTS = 2
_TOTAL = re.compile(
    r"\s*(?:[^,，;。]{0,14}汇总[,，:：]?|以上(?=\d)|以上|上述)?(?:各[^,;。\d]{1,4})?(?:[共计](?=\d)|(?<=以上)(?=\d)|合计|小计|总计|共计|总共|一共|累计"
    r"|[\d两三四五六七八九十]+(?:[场期次]共|天共计?)|[两三四五六七八九]个?(?:县区?|单位|企业|乡镇?|镇|学校|家)共?(?=\d))"
)


def is_total_of(read: Parsed, above: Sequence[Parsed]) -> bool:
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
    unknown = any(draft.quantity is None for draft in kin) and counted < one.quantity
    return len(kin) > 1 and (counted == one.quantity or (unknown and not _are_unnumbered(kin)))


def doubted(read: Parsed, above: Sequence[Parsed]) -> Parsed:
    """Return a total that is not what the lines above add up to: how many it is of is asked."""
    kin = [draft for line in above for draft in line.drafts]
    codes = {draft.indicator for draft in kin}
    if not _TOTAL.match(read.text) or len(kin) < _FEWEST_PARTS or len(read.drafts) != 1:
        return read
    one = read.drafts[0]
    if one.quantity is None or one.indicator not in codes:
        return read
    open_ = replace(one, quantity=None, ask=(*one.ask, QUANTITY))
    return replace(read, drafts=(open_,))


def under(total: QuickDraft, parts: Sequence[Parsed]) -> list[Parsed]:
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


def without_head(read: Sequence[Parsed], is_named: Callable[[str], bool]) -> list[Parsed]:
    """Return the lines without one whose number those behind it add up to: 体检120人, 50人, 70人.

    What only it says (a sum of money) is asked of its parts. ``is_named`` says whether a text names
    work: the head does, its parts do not.
    """
    for place, one in enumerate(read):
        numbers = _parts_behind(read, place)
        if len(numbers) < _FEWEST_PARTS or sum(numbers) != one.drafts[0].quantity:
            continue
        last = place + 1 + len(numbers)
        parts = read[place + 1 : last]
        if is_named(one.text) and not any(is_named(part.text) for part in parts):
            return [*read[:place], *under(one.drafts[0], parts), *read[last:]]
    return list(read)


def _parts_behind(read: Sequence[Parsed], place: int) -> list[int]:
    """Return the numbers of the lines behind one that report the same work of unit and day."""
    parts: list[int] = []
    told = [(one.indicator, one.unit, one.day) for one in read[place].drafts]
    for one in read[place + 1 :] if len(told) == 1 else ():
        same = [(draft.indicator, draft.unit, draft.day) for draft in one.drafts] == told
        quantity = one.drafts[0].quantity if same else None
        if quantity is None:
            break
        parts.append(quantity)
    return parts


def _are_unnumbered(drafts: Sequence[QuickDraft]) -> bool:
    """李某3000元, 王某2000元, 共2户: one each, if their total is as many as they are."""
    return all(draft.quantity is None for draft in drafts)
