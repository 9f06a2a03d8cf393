"""Reads an item's answers: money, people, 企业 or 工地, trade, level; no item is made here."""

import re
from dataclasses import replace
from decimal import Decimal

from plan.amounts import LARGEST_COUNT, LARGEST_MONEY
from plan.model import Indicator, Question
from plan.quick.bodies import without_hosts
from plan.quick.cues import TRADES, VENUES
from plan.quick.item import Item
from plan.quick.measures import Measures
from plan.quick.tokens import EACH_ONE, Figure
from plan.quick.words import KINDRED, PEOPLE
from plan.report import Answer

_VENUES = {choice: re.compile(pattern) for choice, pattern in VENUES.items()}
_WHOLE_NAME = re.compile("进企业[、,和及]?进?工地|进工地[、,和及]?进?企业")
TRADE = re.compile(rf"(?:{'|'.join(TRADES.split())})(?!公司|协会|学校|中心|行业|系统|局)")
_PUT_UP = re.compile(
    "分?(?P<kind>站|点|中心)(?:正式|今天|\0)*(?:挂牌|揭牌|成立|启用|投用)"
    "|设[了立]?[\0\1]+(?:服务|帮扶)?(?P<kind_set>站|点)"
)
"""服务中心柳湖分站挂牌: what was put up, whatever it is a part of."""
_PARTS = 2
_LEVEL_STEMS = re.compile(r"(初级|中级|高级|技师)")


class Answers:
    """The answers of one item, collected; what cannot be read is named in ``ask``."""

    def __init__(self, indicator: Indicator, measures: Measures) -> None:
        self.indicator = indicator
        self._measures = measures
        self.values: dict[str, Answer] = {}
        self.ask: list[str] = []
        self.options: dict[str, tuple[str, ...]] = {}

    def read(
        self, item: Item, zones: tuple[str, str, str], name: str, quantity: int | None
    ) -> None:
        """Read the numbers attached to ``item`` and the words around it.

        ``zones`` are its own stretch of the line and, for what that leaves open, the clause with
        its indicator, up to the name and (for the trade) up to the first number; ``name`` is what
        the indicator is called there.
        """
        self._numbers(item, quantity)
        self._money(item, quantity)
        whole = any(one.total and one.value is not None for one in item.money)
        money = self._measures.money_key(self.indicator.code)
        for key in item.unread:
            if whole and key in ("", money):
                continue  # 本科3000专科2000，一共11万4
            self._refuse(key or self._measures.money_key(self.indicator.code) or "")
        own, header, wide = zones
        for zone in (own, header):
            self._words(zone, name)
        self._trade(own, header, wide)

    def _words(self, zone: str, name: str) -> None:
        for question in self.indicator.questions:
            if question.key in self.values or question.key in self.ask:
                continue
            if question.choices:
                self._choice(question, zone, name)

    def _trade(self, *zones: str) -> None:
        if self._measures.question(self.indicator.code, "trade") is None:
            return
        for zone in zones:
            trades = tuple(dict.fromkeys(found[0] for found in TRADE.finditer(zone)))
            if trades:
                self.values["trade"] = "、".join(trades)
                return

    def _refuse(self, key: str, options: tuple[str, ...] = ()) -> None:
        self.values.pop(key, None)
        if key not in self.ask:
            self.ask.append(key)
        if options:
            self.options[key] = options

    def _numbers(self, item: Item, quantity: int | None) -> None:
        by_key: dict[str, list[Figure]] = {}
        for key, figure in item.people:
            by_key.setdefault(key, []).append(figure)
        for key, figures in by_key.items():
            one = one_of(figures)
            value = None if one is None else one.value
            if one is not None and one.per:
                value = self._multiplied(one, quantity)
            if value is None or value != value.to_integral_value() or value > LARGEST_COUNT:
                self._refuse(key, one.options if one is not None else ())
            else:
                self.values[key] = int(value)

    def _money(self, item: Item, quantity: int | None) -> None:
        key = self._measures.money_key(self.indicator.code)
        if key is None or not item.money:
            return
        totals = [figure for figure in item.money if not figure.per]
        each = [figure for figure in item.money if figure.per]
        one = each[0] if len(each) == 1 else None
        of_people = item.figure is not None and item.figure.measure in PEOPLE
        if one is not None and one.per in PEOPLE and of_people and one.money:
            one = replace(one, per=EACH_ONE)  # 看望困难教师4名，每人500元
        product = self._multiplied(one, quantity) if one is not None else None
        figure = one_of(totals)
        value = figure.value if figure is not None else None
        if not totals:
            value = product
        elif each and product is not None and value != product:
            value = None
        if (
            value is None
            or value <= 0
            or value > LARGEST_MONEY
            or value != value.quantize(Decimal("0.01"))
        ):
            self._refuse(key, tuple(option for one in item.money for option in one.options))
        else:
            self.values[key] = int(value) if value == value.to_integral_value() else value

    def _multiplied(self, figure: Figure, quantity: int | None) -> Decimal | None:
        """每户500元 with 12 households; a 每 of other things than are counted gives nothing."""
        kindred = KINDRED.get(self.indicator.unit, self.indicator.unit).split()
        each = figure.per == EACH_ONE and figure.money
        if figure.value is None or quantity is None or not (each or figure.per in kindred):
            return None
        return figure.value * quantity

    def _choice(self, question: Question, zone: str, name: str) -> None:
        if all(choice in _VENUES for choice in question.choices):
            zone = without_hosts(zone)
            found = [choice for choice in question.choices if _VENUES[choice].search(zone)]
            plain = [choice for choice in found if choice in zone]
            if len(found) > 1 and "工地" in found and not re.search("企业", zone):
                found = ["工地"]  # 某公司工地: a site, whoever builds there
            if len(found) == 1:
                self.values[question.key] = found[0]
            elif len(plain) > 1 and not _WHOLE_NAME.search(zone):
                self._refuse(question.key, question.choices)
            return
        put_up = _PUT_UP.search(zone)
        if put_up is not None and put_up["kind"] in question.choices:
            self.values[question.key] = put_up["kind"]
            return
        own = [
            one
            for one in question.choices
            if len(one) == 1 and re.match(rf"[\W\0\1]*{one}[\0\1]", zone)
        ]
        ends = own or [choice for choice in question.choices if name.endswith(choice)]
        longer = [one for one in question.choices if one in zone and one not in ends]
        if any(one.endswith(end) for one in longer for end in ends):
            ends = []  # 考取技师8人，高级技师2人
        if longer and not any(end in zone for end in ends):
            ends = []  # 取得中级工证的15人，高级工8人
        if len(ends) == 1 and (
            own or not any(name[: -len(ends[0])].endswith(one) for one in question.choices)
        ):
            self.values[question.key] = ends[0]
        else:
            self._plain_choice(question, zone)

    def _plain_choice(self, question: Question, zone: str) -> None:
        found: list[str] = []
        zone = rest = zone.replace("技师学院", "\0")
        for choice in sorted(question.choices, key=len, reverse=True):
            if len(choice) > 1 and choice in rest:
                found.append(choice)
                rest = rest.replace(choice, "\0")
        if len(found) == 1:
            others = "|".join(re.escape(one) for one in question.choices if one != found[0])
            if not re.search(rf"{re.escape(found[0])}[(、/和及][^),;。]*(?:{others})", zone):
                self.values[question.key] = found[0]
            return
        stems = set(_LEVEL_STEMS.findall(rest)) if not found else set()
        begun = [one for one in question.choices if any(one == f"{stem}工" for stem in stems)] or [
            one for one in question.choices if any(one.startswith(stem) for stem in stems)
        ]
        if len(begun) == 1:
            self.values[question.key] = begun[0]
        elif len(begun) > 1 and len(stems) == 1:
            self._refuse(question.key, tuple(begun))


def one_of(figures: list[Figure]) -> Figure | None:
    """Return the number that stands for all: the only one, the total, the others' sum, or none."""
    if len(figures) == 1:
        return figures[0]
    totals = [figure for figure in figures if figure.total]
    if len(totals) == 1:
        return totals[0]
    whole = [one for one in figures if _is_whole(one, figures)]
    if len(whole) == 1:
        return whole[0]
    values = {figure.value for figure in figures}
    return figures[0] if len(values) == 1 and figures else None


def _is_whole(one: Figure, figures: list[Figure]) -> bool:
    """110人, 困难职工30人农民工80人: the first or last that the others add up to."""
    others = [figure.value for figure in figures if figure is not one]
    at_end = one is figures[0] or one is figures[-1]
    return at_end and len(others) >= _PARTS and sum(value or 0 for value in others) == one.value
