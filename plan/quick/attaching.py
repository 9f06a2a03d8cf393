"""Gives numbers that are no quantities to the items whose answers they are: money, "
"people, books."""

import re
from collections.abc import Sequence

from plan.quick.item import Item
from plan.quick.measures import Measures
from plan.quick.scan import Scan
from plan.quick.tokens import Figure
from plan.quick.words import HEAD_CUES, PEOPLE

_MONEYLIKE = 100


class Attaching:
    """Attaches numbers to the items of one line."""

    def __init__(self, scan: Scan, measures: Measures, items: Sequence[Item]) -> None:
        self._scan = scan
        self._measures = measures
        self._items = items

    def attach(self, figure: Figure) -> None:
        """Give ``figure`` to the item whose answer it is, if there is one."""
        item = self._item_for(figure)
        if item is None:
            self._suspect_money(figure)
            return
        if figure.money:
            item.money.append(figure)
            return
        key = self._answer_key(item, figure)
        if figure.per and figure.measure not in PEOPLE:
            item.unread += [key] if key is not None else []
            return
        if key is not None and figure.value == 0 and item.figure is None:
            item.nil = True  # 培训0人: nobody, so there was none
        elif key is not None:
            item.people.append((key, figure))
        elif (
            figure.measure in PEOPLE
            and item.figure is None
            and not figure.others
            and figure.value is not None
        ):
            item.hints.append(str(int(figure.value)))

    def _suspect_money(self, figure: Figure) -> None:
        """资助学生15名4.5万: a bare thousand is most likely money, so it is asked for."""
        if figure.measure or figure.value is None or figure.value < _MONEYLIKE:
            return
        for item in self._items[::-1]:
            key = self._measures.money_key(item.code) if item.code is not None else None
            if key is not None and item.at <= figure.start:
                item.unread += [] if item.money else [key]
                return

    def _answer_key(self, item: Item, figure: Figure) -> str | None:
        code = item.code
        if code is None or figure.others:
            return None
        before, after = self._around(figure)
        if not figure.measure:
            key = self._measures.people_key(code)
            return key if key is not None and self._is_cued(key, before) else None
        if figure.measure not in PEOPLE:
            return self._measures.other_count_key(code, figure)
        visitors = self._measures.question(code, "visitors")
        if visitors is not None:
            cue = re.search(
                r"(?:干部|领导|带队|走访组)(?:职工)?(?:共|约|有|:)?$", before
            ) or re.match(r"(?:名)?(?:工会)?(?:干部|领导|走访)", after)
            return "visitors" if cue else None
        return self._measures.people_key(code)

    def _is_cued(self, key: str, before: str) -> bool:
        cues = "|".join(HEAD_CUES.get(key, "").split())
        return bool(cues) and bool(
            re.search(rf"(?:{cues})(?:人数|职工|群众|达|约|大约|共|有|为|是|:|了)*$", before)
        )

    def _item_for(self, figure: Figure) -> Item | None:
        """Return the item a number belongs to as an answer: of its clause, before it, behind it."""
        wanted = [item for item in self._items if self._takes(item, figure)]
        clause = self._scan.clause(figure.start)
        here = [item for item in wanted if self._scan.clause(item.at) == clause]
        before_here = [item for item in here if item.at <= figure.start]
        if before_here:
            return max(before_here, key=lambda item: item.at)
        if here:
            return min(here, key=lambda item: item.at)
        before = [item for item in wanted if item.at <= figure.start]
        if before:
            return self._shared(max(before, key=lambda item: item.at), before, figure)
        return min(wanted, key=lambda item: item.at) if wanted else None

    def _shared(self, last: Item, before: list[Item], figure: Figure) -> Item:
        """A number behind several items of one kind may be the sum of all: it is asked for."""
        kin = [
            item
            for item in before
            if item.codes == last.codes and not item.people and not item.money
        ]
        if len(kin) > 1 and last in kin and last.code is not None:
            key = (
                self._measures.money_key(last.code)
                if figure.money
                else self._answer_key(last, figure)
            )
            for item in kin:
                if key is not None:
                    item.unread.append(key)
        return last

    def _takes(self, item: Item, figure: Figure) -> bool:
        if item.nil:
            return False
        if figure.money:
            return any(self._measures.money_key(code) is not None for code in item.codes)
        if item.code is None:
            return False
        return self._answer_key(item, figure) is not None or (
            item.figure is None and self._scan.clause(item.at) == self._scan.clause(figure.start)
        )

    def _around(self, figure: Figure) -> tuple[str, str]:
        return self._scan.line[max(0, figure.start - 10) : figure.start], self._scan.line[
            figure.end : figure.end + 8
        ]
