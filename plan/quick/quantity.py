"""Decides how many an item reports: a number, a total that has to be asked about, so many each."""

import re
from dataclasses import dataclass

from plan.amounts import LARGEST_COUNT
from plan.numerals import whole
from plan.quick.answers import TRADE
from plan.quick.cues import FOUNDED, OTHER_WORK, REACHED, THERE_ARE
from plan.quick.item import Item
from plan.quick.names import PLACE_ENDS
from plan.quick.scan import Scan
from plan.quick.tokens import Day, Figure, Mark, Named, Share, Sign, UnitRef
from plan.quick.words import CUMULATIVE, EVERY_DAY, PEOPLE

_THIS_ONE = re.compile("[今昨]天这一?[场期次]")
"""任务5场，已完成3场，今天这场…"""
_RATE_TOLD = re.compile(
    r"(?:目标|任务)[^。;]*\d[^。;]*(?:现在|目前|至今|到今天)[^,;。\d]{0,6}了?[约共]?\d(?![^。]*[今昨]天)"
    r"|任务(?:数|是|为|:)?\d[^。;]*(?:完成率|到现在)"
)
_TOGETHER = re.compile("共|合计|总计|加起来")
_AND = re.compile("(?:活动)?(?:[、,和及与跟]|以及|还有)")
_FILED = re.compile(
    r"(?:其中|有)[^,;。]{0,4}\d[^,;。]*(?:报过|已经?上?报|重复)|(?:含|包括|包含)[^,;。\d]{0,8}报过?的\d"
)
_FAILED = re.compile(
    r"[,;]?(?:也|都|全|均)?(?:没|未)(?:通?过|合格|考[过上]|取)|"
    r"[^,;。\d]{0,4}[,;](?:通?过了|合格|取证)了?[\d一二三四五六七八九十]+[人个名]"
)
_UNKNOWN_YET = re.compile(
    "(?:成绩|结果)[^,;。]{0,6}(?:没|未)(?:出|公布|下来)|(?:等|待)[^,;。]{0,3}(?:成绩|结果)"
)
_NOT_COUNTED = re.compile(
    r"(?:[二三四五六])分之[一二三四五]|[检查办训走访发做到来]了?(?:一半|一多半|大半(?!天)|多半|大部分)|过了(?:一?多半|一半|大半|大部分|多数)|其中[\d一二两三四五六七八九十]+[户人个名](?:(?:下周|下次|明天|改天|后天)再?(?:去|走|补|办|检|查)|还?没(?:去|来|走))|先?别算|不能算|[\d两][^,;。\d]{0,10}(?:不算(?![错了])|除外)"
)
_PASSED = re.compile("[^,;。]{0,3}(?:过|合格|取证|拿)")
_NEARLY_ALL = re.compile(
    "(?:就|还)[剩差](?:几|[一二两三\\d])[个人名户][^,;。]{0,6}[,;]?[^,;。\\d]{0,4}(?:一共|总共|共)$"
)
"""体检基本完了，就剩几个出差的，厂里一共212人."""
_PASS_RATE = re.compile("(?:通过|合格|及格|取证|获证)率(?:是|为|达到?|:)?$")
_NEAR = 14
"""Signs between 各 and the number it belongs to, at most."""
_ENDS = "|".join(sorted(PLACE_ENDS.split(), key=len, reverse=True))
_PLACE = rf"(?:[一-鿿]{{2,8}}?(?:{_ENDS})|[一二三四五六][中小])"
_LISTED = re.compile(
    rf"(?P<list>(?:{_PLACE}(?:[、,和及与]|以及))+{_PLACE}|(?:(?:{TRADE.pattern})[、,和及与])+(?:{TRADE.pattern}))"
    r"(?:两[个家镇乡县地]|三[个家镇乡县地])?[^、,;。\d等]{0,8}$"
)
_COUNTED_LIST = re.compile(
    "(?P<list>[一-鿿]{2,4}(?:[、和][一-鿿]{2,4})+)(?P<number>[两三四五六七八])个?(?:乡镇|镇|乡|村|社区|街道|厂|公司|企业|单位)$"
)
"""城关、玉都、高平三个镇各建1个."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """How many; ``ask`` where that has to be asked, ``said`` the number that was written.

    ``each`` says that it is so many of each of things whose number is not known.
    """

    value: int | None
    ask: bool = False
    said: int | None = None
    each: bool = False


def quantity_of(scan: Scan, item: Item) -> Quantity:
    """Return how many ``item`` reports."""
    value = item.value
    exact = value is not None and value == value.to_integral_value() and value <= LARGEST_COUNT
    said = int(value) if value is not None and exact and value > 0 else None
    if said is not None and not item.nil and _is_each(scan, item):
        times = _listed(scan, item)
        known = times is not None and not item.doubt
        return Quantity(said * (times or 0)) if known else Quantity(None, True, None, each=True)
    if item.doubt or (not item.nil and any(one(scan, item) for one in _OPEN)):
        return Quantity(None, True, said)
    return Quantity(said)


def _is_each(scan: Scan, item: Item) -> bool:
    """Whether 各 or 每天 stands before the number, and not what it is said of."""
    if item.figure is None:
        return False
    start = item.figure.start
    if EVERY_DAY.search(scan.clause_text(scan.clause(start))):
        return True
    if _each_mark(scan, start) is None:
        return False
    groups = [ref for ref in scan.of(UnitRef) if len(ref.codes) != 1 and ref.end <= start]
    days = [day for day in scan.of(Day) if len(day.days) > 1 and day.end <= start]
    names = {one.codes for one in scan.of(Named) if one.end <= start}
    return not groups and not days and len(names) < 2


def _each_mark(scan: Scan, start: int) -> Mark | None:
    begin = max(scan.starts[scan.clause(start)], start - _NEAR)
    marks = [one for one in scan.of(Mark) if one.sign is Sign.EACH]
    return next((mark for mark in marks if begin <= mark.start < start), None)


def restates(scan: Scan, item: Item) -> bool:
    """Return whether an item says 各1个 of a list: it may be the number told before it."""
    return item.figure is not None and _is_each(scan, item) and _listed(scan, item) is not None


def _listed(scan: Scan, item: Item) -> int | None:
    """Return how many places or trades are listed before 各: 黄寨乡、木林乡各建1个 are two."""
    mark = _each_mark(scan, item.figure.start) if item.figure is not None else None
    found = _LISTED.search(scan.line[: mark.start]) if mark is not None else None
    told = _COUNTED_LIST.search(scan.line[: mark.start]) if mark is not None else None
    if told is not None and len(re.split("[、和]", told["list"])) == whole(told["number"]):
        return whole(told["number"])
    return len(re.findall("[、,和及与]|以及", found["list"])) + 1 if found is not None else None


def _is_other_work(scan: Scan, item: Item) -> bool:
    """Whether something else was done with what is counted: 检查书屋3个, 现有书屋25个."""
    if item.named is None or item.figure is None:
        return False
    clauses = {scan.clause(item.named.start), scan.clause(item.figure.start)}
    if any(_has_other_work(scan, scan.starts[one], scan.ends[one]) for one in clauses):
        return not any(FOUNDED.search(scan.clause_text(one)) for one in clauses)
    there = THERE_ARE.search(scan.line[: item.named.start][-8:])
    return there is not None and item.named.end <= item.figure.start


def _has_other_work(scan: Scan, start: int, end: int) -> bool:
    """Whether a stretch has such a word other than inside a name (健康检查)."""
    names = scan.of(Named)
    return any(
        not any(one.start <= found.start() and found.end() <= one.end for one in names)
        for found in OTHER_WORK.finditer(scan.line, start, end)
    )


def _has_reached(scan: Scan, item: Item) -> bool:
    """Whether an item's number is what the total has come to: 参保人数达到5000人."""
    return item.figure is not None and bool(REACHED.search(scan.line[: item.figure.start][-6:]))


def _is_total(scan: Scan, item: Item) -> bool:
    """Whether an item's number is a running total (截至目前共15场) and not of one day."""
    if (_THIS_ONE.search(scan.line) and "任务" in scan.line) or _RATE_TOLD.search(scan.line):
        return True
    clause = scan.clause(item.at)
    first = clause
    counted = {scan.clause(one.start) for one in scan.of(Figure)}
    while first > 0 and first - 1 not in counted:
        first -= 1
    if not CUMULATIVE.search(scan.line[scan.starts[first] : scan.ends[clause]]):
        return False
    return not any(
        day.days
        and scan.clause(day.start) == clause
        and "截" not in scan.line[max(0, day.start - 3) : day.start]
        for day in scan.of(Day)
    )


def _is_of_several(scan: Scan, item: Item) -> bool:
    """Whether an item's number is of two kinds of work together: 培训和宣讲共搞了3场."""
    if item.named is None or item.figure is None or item.figure.start < item.named.end:
        return False
    if not _TOGETHER.search(scan.line[item.named.end : item.figure.start]):
        return False
    return any(
        not one.weak
        and not set(one.codes) & set(item.codes)
        and _AND.fullmatch(scan.line[one.end : item.named.start])
        for one in scan.of(Named)
    )


def _is_filed_in_part(scan: Scan, item: Item) -> bool:
    """Whether some of it was filed before: 救助20户，其中5户上周已经报过了."""
    behind = scan.line[item.figure.end :] if item.figure is not None else ""
    return _FILED.search(behind) is not None


def _is_failed(scan: Scan, item: Item) -> bool:
    """Whether not all came through or count: 28人都没过, 120人，九成过了, 2户不算."""
    if item.figure is None:
        return False
    end = item.figure.end
    behind = scan.line[end:]
    if _NEARLY_ALL.search(scan.line[: item.figure.start]):
        return True
    unknown = item.figure.measure in PEOPLE and _UNKNOWN_YET.search(behind)
    if _FAILED.match(behind) or _NOT_COUNTED.search(behind) or unknown:
        return True
    shares = [one for one in scan.of(Share) if one.start >= end]
    told = scan.clause_text(scan.clause(item.figure.start))
    takers = item.figure.measure in PEOPLE and not re.search("证|合格|通过|过了", told)
    if takers and any(
        _PASS_RATE.search(scan.line[: one.start]) and one.value < 100 for one in shares
    ):
        return True  # 鉴定考了50人，通过率90%
    return any(_PASSED.match(scan.line, share.end) is not None for share in shares)


def _is_of_visitors(scan: Scan, item: Item) -> bool:
    """Whether they only came there: 保险公司来了3个人，讲互助保险."""
    if item.figure is None or item.named is None or item.figure.start > item.named.start:
        return False
    apart = scan.clause(item.figure.start) != scan.clause(item.named.start)
    return apart and scan.line[: item.figure.start].endswith(("来了", "派了", "去了"))


_OPEN = (
    _has_reached,
    _is_total,
    _is_other_work,
    _is_of_several,
    _is_filed_in_part,
    _is_of_visitors,
    _is_failed,
)
