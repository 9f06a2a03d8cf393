"""Cuts out the words that belong to each item of a line, and reads its answers there;
units, dates and quantities stay out."""

import re
from collections.abc import Sequence

from plan.quick.answers import Answers
from plan.quick.bodies import TOWNS, find_place, is_clinic
from plan.quick.item import Item
from plan.quick.measures import Measures
from plan.quick.merging import Settled
from plan.quick.scan import Scan
from plan.quick.single import is_single
from plan.quick.tokens import Day, Figure, Named, Token, UnitRef
from plan.quick.told import read_words
from plan.quick.words import OF_WHICH

_PLACE_KEYS = ("place", "employer", "name")
_BLANK = "\0"
_NUMBER = "\1"
_OTHER_KINDS = re.compile(r"[、/和]|\((?:职工|服务)*(?:中心|站|点)")
"""中心（站、点): the name says several kinds."""
_ALL_THERE = re.compile(
    r"(?:都|均|全|全部)是?[在去到进下][^,;。\d]{0,8}?(?P<venue>工地|企业)[上里]?(?=[,;。]|$)"
)
_ALL_ARE = re.compile("(?:都|均|全|全部)是(?P<kind>[一-鿿]{2,4})(?=[,;。]|$)")
_STEM = re.compile("初级|中级|高级|技师")
_SPOT = re.compile(
    "[一-鿿]{1,4}(?:镇|乡|村|社区|街道|公司|集团|矿|厂|学校|小区|院|中学|小学|[一二三四五]中|局|队)"
)
"""Where something took place, as far as it tells one event from another."""


class Zones:
    """The stretches of one line."""

    def __init__(self, scan: Scan, measures: Measures) -> None:
        self._scan = scan
        self._measures = measures

    def set(self, settled: Sequence[Settled]) -> None:
        """Give each item its stretch of the line, with blanks for what is understood already."""
        items = list(dict.fromkeys(id(one.item) for one in settled))
        by_id = {id(one.item): one.item for one in settled}
        ordered = sorted((by_id[key] for key in items), key=lambda item: item.at)
        bare, undated = self._blanked(Day, UnitRef, Figure), self._blanked(Day)
        for place, item in enumerate(ordered):
            begin = self._begin(ordered, place)
            end = self._begin(ordered, place + 1) if place + 1 < len(ordered) else len(bare)
            zone = bare[begin : item.at] + re.sub(
                rf"(?:{OF_WHICH.pattern})[^。;]*", _BLANK, bare[item.at : max(end, item.end)]
            )
            header = wide = ""
            if item.named is not None and item.named.end <= begin:
                first = self._scan.starts[self._scan.clause(item.named.start)]
                if not any(first <= other.at < item.named.start for other in ordered):
                    header = bare[first : item.named.end]
                    wide = bare[first : ordered[0].at]
            elif item.named is not None and item.named.start >= max(end, item.end):
                last = ordered[-1].figure
                header = bare[
                    last.end if last else ordered[-1].at : item.named.end
                ]  # 电工5人、钳工3人取得中级证
            for one in settled:
                if one.item is item:
                    one.zone, one.header, one.wide = zone, header, wide
                    one.words = undated[begin : max(end, item.end)]
                    one.extra = self._told(zone, item)
                    if self._is_single(one):
                        one.quantity = 1

    def _is_single(self, one: Settled) -> bool:
        item = one.item
        if item.figure is not None or item.named is None or item.code is None or item.nil:
            return False
        text = self._scan.clause_text(self._scan.clause(item.named.start))
        indicator = self._measures.indicator(item.code)
        told = {*(said.partition("=")[0] for said in one.extra), *read_words(indicator, one.words)}
        return is_single(indicator, (text, one.zone), told)

    def _begin(self, ordered: Sequence[Item], place: int) -> int:
        item = ordered[place]
        clause = self._scan.starts[
            self._scan.clause(
                min(
                    item.at,
                    item.named.start
                    if item.named and (place == 0 or item.named.start > ordered[place - 1].end)
                    else item.at,
                )
            )
        ]
        if place == 0:
            return 0
        return max(clause, ordered[place - 1].end)

    def _blanked(self, *kinds: type[Token]) -> str:
        line = self._scan.line
        for token in self._scan.tokens:
            if isinstance(token, kinds):
                counted = isinstance(token, Figure) and bool(token.measure)
                sign = _NUMBER if counted else _BLANK
                line = line[: token.start] + sign * (token.end - token.start) + line[token.end :]
        return line

    def _told(self, zone: str, item: Item) -> list[str]:
        if item.code is None:
            return []
        answers = Answers(self._measures.indicator(item.code), self._measures)
        answers.read(Item(item.codes, item.at, item.end), (zone, "", ""), self._name(item), None)
        self._add_place(answers, item, zone)
        spot, stem = _SPOT.search(zone), _STEM.search(zone)
        told = [f"{key}={value}" for key, value in answers.values.items()]
        told += [f"spot={spot[0]}"] if spot is not None else []
        return [*told, f"stem={stem[0]}"] if stem is not None else told

    def _add_place(self, answers: Answers, item: Item, zone: str) -> None:
        if item.code is None:
            return
        paid = self._measures.question(item.code, "source") is not None
        place = find_place(self._without_names(zone), towns=paid)
        if place is None:
            return
        key = self._place_key(item.code, place, zone)
        if key is not None and not (key == "name" and place.endswith(TOWNS)):
            answers.values.setdefault(key, place)

    def _add_common(self, answers: Answers) -> None:
        """电工32人，焊工18人，都是中级工; 泾川2场、灵台1场，都在工地: what is said of all."""
        said = _ALL_ARE.search(self._scan.line)
        for question in answers.indicator.questions:
            if said is not None and said["kind"] in question.choices:
                answers.values.setdefault(question.key, said["kind"])
        asked = any(one.key == "venue" for one in answers.indicator.questions)
        found = _ALL_THERE.search(self._scan.line) if asked else None
        if found is not None:
            answers.values.setdefault("venue", found["venue"])

    def _place_key(self, code: str, place: str, zone: str) -> str | None:
        """Return the question that a place answers: where it was, whose people, what was founded.

        Where both are asked the name of what was founded is not the place that it was founded in.
        """
        asked = {key for key in _PLACE_KEYS if self._measures.question(code, key)}
        if "place" in asked and self._measures.indicator(code).unit == "个":
            asked.discard("name")
        key = next((one for one in _PLACE_KEYS if one in asked), None)
        clinic = self._measures.question(code, "clinic") is not None
        return "clinic" if key == "employer" and clinic and is_clinic(place, zone) else key

    def _name(self, item: Item) -> str:
        """Return what the indicator is called in the line; nothing before brackets: 中心（站）."""
        if item.named is None or _OTHER_KINDS.match(self._scan.line, item.named.end):
            return ""
        return self._scan.line[item.named.start : item.named.end]

    def _without_names(self, zone: str) -> str:
        for named in self._scan.of(Named):
            zone = zone.replace(self._scan.line[named.start : named.end], _BLANK)
        return zone

    def answers(self, one: Settled, code: str) -> Answers:
        """Return the answers to the questions of ``code`` that an item's own words give."""
        item = one.item
        answers = Answers(self._measures.indicator(code), self._measures)
        answers.read(item, (one.zone, one.header, one.wide), self._name(item), one.quantity)
        answers.values |= {
            key: words
            for key, words in read_words(answers.indicator, one.words).items()
            if key not in answers.values
        }
        self._add_place(answers, item, one.zone)
        self._add_place(answers, item, one.header)
        self._add_common(answers)
        if one.places and "place" not in answers.values:
            answers.values["place"] = "、".join(one.places)
        if answers.values.get("place") == answers.values.get("name"):
            answers.values.pop("place", None)  # 新建2个：水洛站、南湖站
        return answers
