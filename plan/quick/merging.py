"""Settles several items of one indicator: sums with their parts, contradictions; no new item."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from plan.quick.answers import TRADE
from plan.quick.item import Item
from plan.quick.names import PLACE_ENDS
from plan.quick.quantity import restates
from plan.quick.scan import Scan
from plan.quick.tokens import EACH_ONE, Day, Mark, Named, Sign, UnitRef

_ONE_IN = re.compile("一[个家场期]在")
"""建了两个，一个在果品公司，一个在纸箱厂."""
_OF_BODIES = ("个", "家", "所", "处")
_WHOSE = re.compile("(?!.*(?:共|其中|还|完成|已|我|全|各|本))[一-鿿]{2,10}的?$")
_BUILT = re.compile("新?建[了成起]?|新增|成立了?|[又再另]|挂牌|揭牌|[今昨前]天")
"""Whose 书屋 it is, without a word of building."""
_SUM = re.compile("共|合计|总计|总共|全市|全县|全区")
_LEAD = 16
_KIND = re.compile(
    "(?:男|女)(?:职工|员工)?$|大病$|重病$|单亲$|低保$|特困$|本科$|专科$|大学生$|高中生$|中学生$|困难(?:职工|党员|劳模)$"
)
_SORT = re.compile(rf"(?:初级工?|中级工?|高级工?|技师|{TRADE.pattern})$")
_ENTERED = re.compile("进(?:企业|工地|机关|校园|学校|社区|农村|乡镇|村|车间|班组|园区|医院|矿区)$")
_GROUP = re.compile(
    rf"(?:^|(?<=[,、;:。(]))[一-鿿]{{0,8}}?(?:系统|{'|'.join(PLACE_ENDS.split())}|企业|机关|[一二三四五]中|[一二三四五]小)"
    "(?:的?(?:教职工|职工|教师|工人|员工|教))?$"
)


@dataclass(slots=True)
class Settled:
    """An item with its unit and days; ``clash`` are other numbers said for the same thing.

    ``extra`` are the answers told beside it, as key=value; ``places`` those of its parts.
    """

    item: Item
    unit: str | None
    days: tuple[date, ...]
    day_options: tuple[str, ...] = ()
    quantity: int | None = None
    clash: tuple[str, ...] = ()
    unit_options: tuple[str, ...] = ()
    day: Day | None = None
    ask_quantity: bool = False
    each_unknown: bool = False
    zone: str = ""
    header: str = ""
    wide: str = ""
    words: str = ""
    extra: list[str] = field(default_factory=list)
    places: list[str] = field(default_factory=list)


def settle(scan: Scan, settled: Sequence[Settled]) -> list[Settled]:
    """Return the items that stay: no sum beside its parts, one item where numbers contradict."""
    kept: list[Settled] = []
    gone: set[int] = set()
    for one in settled:
        parts = [] if id(one) in gone else _parts(scan, one, settled)
        if parts and _are_apart(parts):
            gone.add(id(one))
            for part in parts:
                paid = [("", money) for money in one.item.money]
                paid = [] if all(part.item.money for part in parts) else paid
                part.item.shared += [*one.item.people, *paid]
            continue
        for part in parts:
            gone.add(id(part))
            _inherit(one.item, part.item)
            one.places += [said[6:] for said in part.extra if said.startswith("place=")]
    for one in (one for one in settled if id(one) not in gone):
        twin = next((other for other in reversed(kept) if _same(other, one)), None)
        if twin is None or _is_another(scan, twin, one):
            kept.append(one)
        else:
            _join(twin, one)
    _share_out([one.item for one in kept])
    times = Counter(id(one.item) for one in kept)
    for item in {id(one.item): one.item for one in kept}.values():
        if times[id(item)] > 1:
            _ask_for_sums(item)
    return kept


def _ask_for_sums(item: Item) -> None:
    """A number said once of several reports is their sum, unless 各 or 每 stands before it."""
    item.unread += [key for key, figure in item.people if not figure.per]
    item.unread += ["" for figure in item.money if not figure.per]
    item.people = [
        (key, replace(figure, per="") if figure.per == EACH_ONE else figure)
        for key, figure in item.people
        if figure.per
    ]
    item.money = [
        replace(figure, per="") if figure.per == EACH_ONE else figure
        for figure in item.money
        if figure.per
    ]


def _inherit(item: Item, other: Item) -> None:
    item.people += other.people
    item.money += other.money
    item.shared += [one for one in other.shared if one not in item.shared]
    item.unread += other.unread


def _share_out(items: Sequence[Item]) -> None:
    """Give a number that was shared to the one item left to have it; else it is asked for."""
    for item in items:
        for key, figure in item.shared:
            alone = not any(
                figure is one for other in items if other is not item for _, one in other.shared
            )
            if not alone:
                item.unread.append(key)
            elif figure.money:
                item.money.append(figure)
            else:
                item.people.append((key, figure))
    for item in items:
        item.shared = []


def _same(first: Settled, second: Settled) -> bool:
    return (
        first.item.codes == second.item.codes
        and first.unit == second.unit
        and first.days == second.days
        and (bool(first.days) or first.day is second.day)
        and not first.item.nil
        and not second.item.nil
    )


def _parts(scan: Scan, one: Settled, settled: Sequence[Settled]) -> list[Settled]:
    """Return the items that ``one`` is the sum of: 共3场，崆峒2场，泾川1场, or the sum behind."""
    kin = [other for other in settled if other.item.codes == one.item.codes and other is not one]
    later = [other for other in kin if other.item.at > one.item.at]
    earlier = [other for other in kin if other.item.at < one.item.at]
    # 初级20，中级15，高级5: the first is one of a row, though the others add up to it
    if _is_sum(one, later) and not all(_led_by(scan, each, _SORT) for each in (one, *later)):
        between = scan.line[one.item.end : later[0].item.at]
        behind = scan.line[later[0].item.at : later[0].item.at + 3]
        marked = re.search(r"[(:]|其中|分别", between) or _ONE_IN.match(behind)
        told = len({other.unit for other in later}) == len(later) or (
            len({tuple(other.extra) for other in later}) == len(later)
        )
        shared = all(other.item.named is one.item.named for other in later)
        if marked or ((told or shared) and not _has_own_place(scan, one, later)):
            return later
        return []
    if _is_sum(one, earlier) and _SUM.search(scan.clause_text(scan.clause(one.item.at))):
        return earlier
    return []


def _led_by(scan: Scan, one: Settled, pattern: re.Pattern[str]) -> str:
    """Return what of a pattern stands directly before an item's number; "" for none."""
    figure = one.item.figure
    found = pattern.search(scan.line[: figure.start]) if figure is not None else None
    return found[0] if found is not None else ""


def _has_own_place(scan: Scan, one: Settled, later: Sequence[Settled]) -> bool:
    """Whether a number is said of one place among others, though it happens to be their sum."""
    apart = any(other.unit != one.unit for other in later)
    clause = scan.clause(one.item.at)
    if _SUM.search(scan.clause_text(clause)):
        return False
    named = apart and any(scan.clause(ref.start) == clause for ref in scan.of(UnitRef))
    return named or any(said.startswith(("place=", "spot=")) for said in one.extra)


def _is_sum(one: Settled, parts: Sequence[Settled]) -> bool:
    if len(parts) < 2 or one.quantity is None or any(part.quantity is None for part in parts):
        return False
    return sum(part.quantity or 0 for part in parts) == one.quantity


def _are_apart(parts: Sequence[Settled]) -> bool:
    """Whether parts are reports of their own: other units, venues, levels; not merely places."""
    if len({part.unit for part in parts}) == len(parts):
        return True
    if len({part.days for part in parts}) == len(parts):
        return True
    said = {
        tuple(
            one
            for one in part.extra
            if not one.startswith(("place=", "name=", "employer=", "spot="))
        )
        for part in parts
    }
    return len(said) == len(parts) and all(said)


def _is_another(scan: Scan, first: Settled, second: Settled) -> bool:
    """Whether a second number of the same kind tells of another event: another venue, 下午, 又."""
    if first.item.event and second.item.event:
        return True  # 培训两期，界石铺80人，李店95人
    if first.quantity == second.quantity and restates(scan, second.item):
        return False  # 新建2个：良邑乡、阳川乡各1个
    between = [
        mark
        for mark in scan.of(Mark)
        if mark.sign is Sign.TIME
        and first.item.end <= mark.start < max(second.item.at, second.item.end)
    ]
    if between:
        return True
    groups = [_group(scan, one) for one in (first, second)]
    if (all(groups) and groups[0] != groups[1]) or _is_listed(scan, first.item, second.item):
        return True  # 教育系统312人，卫生系统145人
    kinds = [_led_by(scan, one, _KIND) for one in (first, second)]
    if all(kinds) and kinds[0] != kinds[1]:
        return True  # 参保男职工60人，女职工60人
    venues = [_led_by(scan, one, _ENTERED) for one in (first, second)]
    if all(venues) and venues[0] != venues[1]:
        return True  # 进企业1场，进机关1场
    crowds = [[figure.value for _, figure in one.item.people] for one in (first, second)]
    names = [_called(scan, one) for one in (first, second)]
    if len(crowds[0]) == len(crowds[1]) == 1 and crowds[0] != crowds[1] and names[0] != names[1]:
        return True  # 拉面班1期30人，刺绣班1期24人
    trades = [_trade_before(scan, one) for one in (first, second)]
    if (all(trades) and trades[0] != trades[1]) or _are_two_bodies(scan, first, second):
        return True
    said, other = (dict(one.partition("=")[::2] for one in item.extra) for item in (first, second))
    return any(other[key] != value for key, value in said.items() if key in other)


def _called(scan: Scan, one: Settled) -> str:
    named = one.item.named
    return scan.line[named.start : named.end] if named is not None else ""


def _is_listed(scan: Scan, first: Item, second: Item) -> bool:
    """安全知识抢答1项、设备检修1项: two in a row, each with what it was before its number."""
    if first.figure is None or second.figure is None:
        return False
    begin, end = first.figure.end, second.figure.start
    named = any(begin <= one.start < end for one in scan.of(Named))
    return not named and re.fullmatch("、[一-鿿]{2,10}", scan.line[begin:end]) is not None


def _group(scan: Scan, one: Settled) -> str:
    """Return whose number an item's is, by what stands directly before it; nothing in a total."""
    figure = one.item.figure
    if figure is None or figure.total:
        return ""
    lead = scan.line[max(0, figure.start - _LEAD) : figure.start]
    found = _GROUP.search(lead.removesuffix(_called(scan, one)))
    return found[0] if found is not None else ""


def _are_two_bodies(scan: Scan, first: Settled, second: Settled) -> bool:
    """恒达公司书屋一个，常津果品书屋一个: each named by itself, with a number of its own."""
    leads = []
    for one in (first, second):
        named, figure = one.item.named, one.item.figure
        if named is None or figure is None or figure.measure not in _OF_BODIES:
            return False
        lead = scan.line[scan.starts[scan.clause(named.start)] : named.start]
        leads.append(_WHOSE.search(_BUILT.sub("", lead)))
    return (
        first.item.named is not second.item.named
        and all(leads)
        and leads[0] is not None
        and (leads[1] is not None and leads[0][0] != leads[1][0])
    )


def _trade_before(scan: Scan, one: Settled) -> str:
    """Return the trade that leads an item's name: 挖掘机技术比武1项、焊工技术比武1项 are two."""
    if one.item.named is None:
        return ""
    start = one.item.named.start
    found = re.search(rf"(?:{TRADE.pattern})$", scan.line[scan.starts[scan.clause(start)] : start])
    return found[0] if found is not None else ""


def _join(kept: Settled, other: Settled) -> None:
    figure = other.item.figure
    if kept.quantity is None and kept.each_unknown and figure is not None and figure.total:
        kept.quantity, kept.ask_quantity = other.quantity, False  # 各建1个，共2个
    elif kept.quantity is None and not kept.ask_quantity and not kept.clash:
        kept.quantity = other.quantity
        kept.item.figure = kept.item.figure or other.item.figure
    elif other.quantity is not None and other.quantity != kept.quantity:
        said = [*kept.clash, *(str(one) for one in (kept.quantity, other.quantity) if one)]
        kept.quantity, kept.clash = None, tuple(dict.fromkeys(said))
    _inherit(kept.item, other.item)
    kept.zone += other.zone
