"""Gives numbers that are no quantities to the items whose answers they are: money,
people, books."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from plan.quick.cues import DONE_FOR, FUTURE
from plan.quick.item import Item
from plan.quick.measures import Measures
from plan.quick.scan import Scan
from plan.quick.tokens import EACH_ONE, Figure, Mark, Sign
from plan.quick.words import (
    ALIKE,
    COVERED,
    HEAD_CUES,
    MEMBERS,
    OF_ONE,
    OTHER_PEOPLE,
    OUTCOME_AFTER,
    OUTCOME_BEFORE,
    PEOPLE,
    VISITORS_AFTER,
    VISITORS_BEFORE,
)

_MONEYLIKE = 100
_SURELY_MONEY = 1000
_ALONE = re.compile(r"(?:[,;。]|[发送给花][了出]|共)$")
"""救助21户，10500; 发了13500: a number of its own clause can be nothing else."""
_CROWD = 10
_TWO = 2
_ADDED_UP = re.compile("(?:加起来|合起来|加在一起|两样|两项|两块)[一总共有约是花了用发]*$")
_SUM_OF = re.compile("(?P<what>慰问|救助|帮扶|助学)[金款](?:共|约|计|发放|发了|合计|是|为|:)*$")
_MORE_MONEY = re.compile("(?:又|另外?|再|还|自己)[^,;。]{0,6}$")
"""市总给了1万，我们又掏5000: two sums, and nobody said what they come to."""
_SENTENCE_END = re.compile("[;。!]")
_GUESTS = re.compile("(?:来了|到场|代表|嘉宾|观众)(?:有|共|约)?$")
"""At a union's founding: 代表52人，会员418名."""
_EACH_HAS = re.compile("各(?:(?:新?发展|吸收|新增)了?(?:新?会员)?)?(?:约|共|有)?$")
_EVERY_ONE = re.compile("都(?:是|有)?$")
_OTHERS = tuple(OTHER_PEOPLE.split())


class Attaching:
    """Attaches numbers to the items of one line."""

    def __init__(self, scan: Scan, measures: Measures, items: Sequence[Item]) -> None:
        self._scan = scan
        self._measures = measures
        self._items = items

    def severally(self, figures: Sequence[Figure]) -> list[Figure]:
        """Give 观众分别是300人和180人 to two items in their order; return the figures left over."""
        marks = [one for one in self._scan.of(Mark) if one.sign is Sign.SEVERALLY]
        told = [
            one
            for one in figures
            if marks and one.start >= marks[-1].end and one.measure in PEOPLE and not one.others
        ]
        items = sorted(self._items, key=lambda item: item.at)
        if len(items) == 1 and items[0].value == len(told) >= _TWO:
            whole = sum((one.value or Decimal(0) for one in told), Decimal(0))
            known = all(one.value is not None for one in told)
            both = replace(told[0], end=told[-1].end, value=whole if known else None)
            return [*(one for one in figures if one not in told), both]
        keys = [self._key(item, one) for item, one in zip(items, told, strict=False)]
        if (
            len(items) != len(told)
            or len(told) < _TWO
            or None in keys
            or items[-1].at > told[0].start
        ):
            return list(figures)
        for item, key, one in zip(items, keys, told, strict=True):
            item.people.append((key or "", one))
        return [one for one in figures if one not in told]

    def attach(self, figure: Figure) -> None:
        """Give ``figure`` to the item whose answer it is, if there is one."""
        item = self._item_for(figure)
        if item is None:
            self._suspect(figure)
            return
        key = self._key(item, figure)
        kin = self._kin(item, figure)
        if self._is_of_several(figure):
            return
        if self._is_of_all(figure):
            self._give_all(figure)
            return
        if key is not None and len(kin) > 1:
            for one in kin:
                one.shared.append((self._key(one, figure) or key, figure))
            return
        self._give(kin[0], key, figure)

    def _give(self, item: Item, key: str | None, figure: Figure) -> None:
        """Give ``figure`` to ``item`` as the answer ``key``."""
        said_each = _EACH_HAS.search(self._scan.line[: figure.start])
        if said_each and not figure.per and figure.measure in PEOPLE:
            figure = replace(figure, per=EACH_ONE)  # 竞赛2项，各30人
        if figure.money:
            self._pay(item, figure)
            return
        if figure.per and figure.measure not in PEOPLE:
            item.unread += [key] if key is not None else []
            return
        if key is not None and figure.value == 0 and item.figure is None:
            item.nil = True  # 培训0人: nobody, so there was none
        elif key is not None:
            if self._is_doubtful(item, key, figure):
                item.unread.append(key)
            else:
                self._add_people(item, key, figure)
        elif (
            figure.measure in PEOPLE
            and item.figure is None
            and not figure.others
            and figure.value is not None
        ):
            item.hints.append(str(int(figure.value)))

    def _give_all(self, figure: Figure) -> None:
        for item in self._items:
            key = self._key(item, figure)
            if key is not None and not item.people:
                self._add_people(item, key, figure)

    def _is_of_several(self, figure: Figure) -> bool:
        """走访8户、救助5户，共1.3万元: of which of them is asked, not guessed."""
        clause = self._scan.clause(figure.start)
        lacking = [
            one
            for one in self._items
            if one.at <= figure.start
            and self._scan.clause(one.at) in self._scan.sentence(clause)
            and not (one.money if figure.money else one.people)
            and self._takes(one, figure)
        ]
        apart = all(self._scan.clause(one.at) != clause for one in lacking)
        if not (figure.total and apart and len({one.codes for one in lacking}) > 1):
            return False
        for one in lacking:
            one.unread.append(self._key(one, figure) or "")
        return True

    def _is_of_all(self, figure: Figure) -> bool:
        """宣讲和学习都是1场，都是60人: as many came to each."""
        if figure.measure not in PEOPLE or len(self._items) < _TWO:
            return False
        return _EVERY_ONE.search(self._scan.line[: figure.start]) is not None

    def _key(self, item: Item, figure: Figure) -> str | None:
        if figure.money:
            return self._measures.money_key(item.code) if item.code is not None else None
        return self._answer_key(item, figure)

    def _pay(self, item: Item, figure: Figure) -> None:
        """Give a sum of money to its item: 都是每户500 to all before it; 拟发放 is asked about."""
        clause = self._scan.clause(figure.start)
        before = self._scan.line[self._scan.starts[clause] : figure.start]
        two = item.money and not any(one.per or one.total for one in (*item.money, figure))
        if FUTURE.search(before) or (two and _MORE_MONEY.search(before)):
            item.unread.append("")
        elif figure.per and ALIKE.search(before):
            for one in self._items:
                if one.at <= figure.start and self._takes(one, figure) and not one.money:
                    one.money.append(figure)
        else:
            item.money.append(figure)

    def _is_doubtful(self, item: Item, key: str, figure: Figure) -> bool:
        """第一场200人 of two events; 覆盖职工800人 where members are asked for."""
        before, _ = self._around(figure)
        if OF_ONE.search(before) and (item.value or 0) > 1:
            return not any(one.total and one.measure in PEOPLE for one in self._scan.of(Figure))
        question = self._measures.question(item.code or "", key)
        members = question is not None and "会员" in question.label
        told = any(
            MEMBERS.search(self._scan.line[: one.start][-8:]) for one in self._scan.of(Figure)
        )
        return members and bool(COVERED.search(before)) and not told

    def _add_people(self, item: Item, key: str, figure: Figure) -> None:
        """Add a number of people, unless it is told beside the one that is asked for."""
        known = [one for name, one in item.people if name == key]
        if known and self._is_beside(key, figure):
            return
        item.people = [
            (name, one) for name, one in item.people if name != key or not self._is_beside(key, one)
        ]
        item.people.append((key, figure))

    def _is_beside(self, key: str, figure: Figure) -> bool:
        """合格28人: how many of those who came passed; 观众200人 beside those who took part."""
        before, after = self._around(figure)
        if COVERED.search(before):
            return True
        watched = key == "participants" and re.search(r"(?:观众|观摩|围观)[^,;。\d]{0,5}$", before)
        return bool(watched or OUTCOME_BEFORE.search(before) or OUTCOME_AFTER.match(after))

    def _suspect(self, figure: Figure) -> None:
        """Read a bare number behind an item: 救助30户3万 is money, 宣讲1场200 asks for more."""
        if figure.measure or not self._items:
            return
        before = [one for one in self._items if one.at <= figure.start]
        item = before[-1] if before else self._items[0]
        if item.code is None or item.nil:
            return
        money, people = self._measures.money_key(item.code), self._measures.people_key(item.code)
        if money is not None:
            leads = not before and self._is_alone(figure)  # 三万八，救助19户
            if (before or leads) and not item.money and (figure.value or 0) >= _MONEYLIKE:
                self._suspect_money(item, money, figure)
        elif people is not None:
            self._suspect_crowd(item, people, figure)

    def _is_alone(self, figure: Figure) -> bool:
        """Whether a large bare number has a clause for itself."""
        told = self._scan.clause_text(self._scan.clause(figure.start))
        said = self._scan.line[figure.start : figure.end]
        return (figure.value or 0) >= _SURELY_MONEY and told.removeprefix("是") == said

    def _suspect_money(self, item: Item, key: str, figure: Figure) -> None:
        line = self._scan.line
        large = re.search("[万千w]", line[figure.start : figure.end]) or (
            (figure.value or 0) >= _SURELY_MONEY and _ALONE.search(line[: figure.start])
        )
        if large and figure.value is not None and item.figure is not None and not item.doubt:
            item.money.append(figure)
        else:
            item.unread.append(key)

    def _suspect_crowd(self, item: Item, key: str, figure: Figure) -> None:
        line = self._scan.line
        known = [one for name, one in item.people if name == key]
        if known:
            gap = line[known[-1].end : figure.start]
            listed = re.fullmatch(r"[、,和][^,;。\d]{0,4}", gap)
            bare = line[known[-1].end - 1].isdecimal()
            if bare and listed and not gap.endswith(_OTHERS):
                item.unread.append(key)  # 职工120、家属60
            return
        clause = self._scan.starts[self._scan.clause(figure.start)]
        cued = re.search("|".join(HEAD_CUES[key].split()[:8]), line[clause : figure.start])
        beside = re.fullmatch(r"[\W_]{0,2}", line[max(item.end, item.at) : figure.start])
        behind = item.end <= figure.start and beside is not None
        if cued or (behind and (figure.value or 0) >= _CROWD):
            item.unread.append(key)

    def _answer_key(self, item: Item, figure: Figure) -> str | None:
        code = item.code
        before, after = self._around(figure)
        if code is None or (figure.others and not self._is_of_name(item, before)):
            return None
        if not figure.measure:
            key = self._measures.people_key(code)
            return key if key is not None and self._is_cued(key, before) else None
        if figure.measure not in PEOPLE:
            return self._measures.other_count_key(code, figure)
        visitors = self._measures.question(code, "visitors")
        if visitors is not None:
            cue = VISITORS_BEFORE.search(before) or VISITORS_AFTER.match(after)
            return "visitors" if cue else None
        key = self._measures.people_key(code)
        question = self._measures.question(code, key) if key is not None else None
        if question is not None and "会员" in question.label and _GUESTS.search(before):
            return None
        return key

    def _is_of_name(self, item: Item, before: str) -> bool:
        """工会主席培训一场，乡镇主席19人: who it was held for."""
        if item.named is None:
            return False
        name = self._scan.line[item.named.start : item.named.end]
        return any(before.endswith(noun) and noun in name for noun in _OTHERS)

    def _is_cued(self, key: str, before: str) -> bool:
        cues = "|".join(HEAD_CUES.get(key, "").split())
        return bool(cues) and bool(
            re.search(
                rf"(?:{cues})(?:人数|人次|职工|群众|的?人(?!次)|达|约|大约|差不多|加起来|还是|一共|总共|共计|合计|共|有|为|是|:|了|能有)*$",
                before,
            )
        )

    def _item_for(self, figure: Figure) -> Item | None:
        """Return the item a number belongs to as an answer: of its clause, before it, behind it."""
        wanted = [item for item in self._items if self._takes(item, figure)]
        wanted = self._called_by(figure, wanted) or wanted
        clause = self._scan.clause(figure.start)
        here = [item for item in wanted if self._scan.clause(item.at) == clause]
        before_here = [item for item in here if item.at <= figure.start]
        if before_here:
            return max(before_here, key=lambda item: item.at)
        if here:
            return min(here, key=lambda item: item.at)
        before = [item for item in wanted if item.at <= figure.start]
        if before:
            return max(before, key=lambda item: item.at)
        if figure.money:  # 讨薪3.8万元；12月5日救助6户: a sentence's sum is not the next one's
            line = self._scan.line
            wanted = [one for one in wanted if not _SENTENCE_END.search(line[figure.end : one.at])]
        return min(wanted, key=lambda item: item.at) if wanted else None

    def _called_by(self, figure: Figure, items: list[Item]) -> list[Item]:
        """Return the item that a sum is said to be of: 慰问金3500元、助学金4000元."""
        said = _SUM_OF.search(self._scan.line[: figure.start]) if figure.money else None
        if said is None or len(items) < _TWO:
            return []
        return [
            one
            for one in items
            if any(said["what"] in name for name in self._measures.indicator(one.codes[0]).names)
        ]

    def _kin(self, item: Item, figure: Figure) -> list[Item]:
        """Return the items that a number behind several of one kind may be the sum of.

        It is the first one's where that is the sum itself: 12户：大病4户、上学8户，共2.4万元.
        """
        clause = self._scan.clause(figure.start)
        if (figure.money or figure.measure in PEOPLE) and _ADDED_UP.search(
            self._scan.line[: figure.start]
        ):
            return [one for one in self._items if self._takes(one, figure)]
        if figure.start < item.at or (self._scan.clause(item.at) == clause and not figure.total):
            return [item]
        kin = [
            one
            for one in self._items
            if one.at <= figure.start
            and one.codes == item.codes
            and not one.people
            and not one.money
            and self._takes(one, figure)
            and (figure.total or self._scan.clause(one.at) in self._scan.sentence(clause))
        ]
        if item not in kin:
            return [item]
        if len(kin) > 2 and kin[0].value == sum(one.value or 0 for one in kin[1:]):
            return kin[:1]
        return kin

    def _takes(self, item: Item, figure: Figure) -> bool:
        if item.nil:
            return False
        if figure.money:
            return any(self._measures.money_key(code) is not None for code in item.codes)
        if item.code is None or self._is_done_for_others(item, figure):
            return False
        return self._answer_key(item, figure) is not None or (
            item.figure is None and self._scan.clause(item.at) == self._scan.clause(figure.start)
        )

    def _is_done_for_others(self, item: Item, figure: Figure) -> bool:
        clause = self._scan.clause(figure.start)
        apart = clause != self._scan.clause(item.at) and figure.measure in PEOPLE
        return apart and DONE_FOR.match(self._scan.clause_text(clause)) is not None

    def _around(self, figure: Figure) -> tuple[str, str]:
        return self._scan.line[max(0, figure.start - 10) : figure.start], self._scan.line[
            figure.end : figure.end + 8
        ]
