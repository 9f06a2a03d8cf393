"""Reads the rates, which are reported as two counts; indicators that are added up stay out."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from plan.model import Indicator, Measure, Plan
from plan.quick.cues import STOCK_NOT, STOCK_WORDS
from plan.quick.scan import Scan
from plan.quick.tokens import Figure, Named, Ratio, Share, Token, UnitRef
from plan.quick.vocabulary import population_words

_MISMATCH = 1
"""Points by which a rate that is written may differ from the counts beside it."""
_UNDONE = re.compile("未建会|未组建工会|没建会|尚未建会|未入会|没入会")
_AND_RATE = re.compile("[和、与及][^,;。\\d]{0,6}率")
_SHARE_OF = re.compile("占(?:全[市县区])?(?:法人单位|职工)")
_STATE_OF_THINGS = re.compile("截[至止]|总数|全[市县区]")
_OF_ONE = re.compile("新|成立|体检|公司|厂|矿")
"""占单位职工总数: the share in one firm."""
_SIDES = ("numerator", "denominator")
_TAIL = (
    r"(?:已经|发展到|发展至|增加到|增至|的|已|达到|达|约|大约|共有|共|有|为|是|了|现在|拢共|一共|总共|人数|总数|数|企业|单位|的企业|的单位|"
    r"法人单位|家|现|目前|大概|到|没变|还是|仍[是为]|共计|合计|总计)*:?(?:共|约|有)?$"
)
_LED = ("", "(?:的|单位|企业|职工|法人单位)?(?:中)?")


@dataclass(slots=True)
class Rate:
    """One unit's two counts as far as they are said; ``at`` is where in the line."""

    code: str
    at: int
    numerator: int | None = None
    denominator: int | None = None
    wrong: bool = False
    sides: set[str] = field(default_factory=set)
    used: list[Token] = field(default_factory=list)

    @property
    def complete(self) -> bool:
        """Whether both counts are there, and can be."""
        return self.numerator is not None and self.denominator is not None and not self.wrong


class Rates:
    """Finds the rates of a line, for one plan."""

    def __init__(self, plan: Plan) -> None:
        self._stocks = [one for one in plan.indicators if one.measure is Measure.STOCK]
        self._codes = {one.code for one in self._stocks}
        self._words = {one.code: self._patterns(one) for one in self._stocks}

    @staticmethod
    def _patterns(indicator: Indicator) -> tuple[re.Pattern[str], re.Pattern[str]]:
        numerator, denominator = population_words(indicator, STOCK_WORDS)
        return re.compile(f"{numerator}|分子"), re.compile(f"{denominator}|分母")

    def find(self, scan: Scan, counts: frozenset[str]) -> list[Rate]:
        """Return the rates of a line; ``counts`` are the indicators whose quantities add up.

        A rate that is not named (法人单位412家，已建会350家) needs both counts, and no other
        indicator in the line.
        """
        named = {code: self._names(scan, code) for code in self._codes}
        spoken = [code for code, tokens in named.items() if tokens]
        rates: list[Rate] = []
        for stock in self._stocks:
            if stock.code in spoken:
                others = self._others(scan, stock.code, counts)
                rates += self._named_rates(scan, stock.code, named, alone=not others)
            elif not self._others(scan, stock.code, counts) and not (
                spoken and not self._both(scan, stock.code)
            ):
                undone = bool(_UNDONE.search(scan.line))
                rates += [
                    _checked(one, [])
                    for one in self._by_words(scan, stock.code)
                    if _both(one) or (undone and one.sides == {"numerator"})
                ]
            else:
                apart = [one for one in self._by_words(scan, stock.code) if one.complete]
                rates += [_checked(one, []) for one in apart if self._is_apart(scan, one, counts)]
        return rates

    def _is_apart(self, scan: Scan, rate: Rate, counts: frozenset[str]) -> bool:
        """截至9月底会员18230人，职工总数20950人。另10月8日建会4个: in a sentence of its own."""
        clauses = scan.sentence(scan.clause(rate.at))
        text = scan.line[scan.starts[clauses[0]] : scan.ends[clauses[-1]]]
        here = all(scan.clause(one.start) in clauses for one in rate.used)
        names = (one for one in scan.of(Named) if set(one.codes) & counts)
        alone = not any(scan.clause(one.start) in clauses for one in names)
        return here and alone and _STATE_OF_THINGS.search(text) is not None

    def _both(self, scan: Scan, code: str) -> bool:
        return any(rate.complete for rate in self._by_words(scan, code))

    def _names(self, scan: Scan, code: str) -> list[Named]:
        """Return where the rate is named: 建会率; 入会 alone only with a share or a ratio."""
        named = [one for one in scan.of(Named) if one.codes == (code,)]
        sure = [
            one
            for one in named
            if "率" in scan.line[one.start : one.end + 1] or "-" in scan.line[one.start : one.end]
        ]
        if sure:
            return sure
        part = [  # 建会单位207家，占法人单位总数的82%
            Named(share.start, share.start, (code,))
            for share in scan.of(Share)
            if self._is_share_of(scan, code, share)
        ]
        if part:
            return part
        if not named:
            return [  # 法人单位建会371/412
                Named(whole.start, whole.start, (code,))
                for whole in scan.of(Ratio)
                if any(
                    one.search(scan.clause_text(scan.clause(whole.start)))
                    for one in self._words[code]
                )
            ]
        return named if named and (bool(scan.of(Share)) or bool(scan.of(Ratio))) else []

    def _is_share_of(self, scan: Scan, code: str, share: Share) -> bool:
        text = scan.clause_text(scan.clause(share.start))
        numerator, denominator = self._words[code]
        whole = denominator.search(text) and numerator.search(scan.line)
        return bool(whole and _SHARE_OF.search(text) and not _OF_ONE.search(scan.line))

    def _others(self, scan: Scan, code: str, counts: frozenset[str]) -> bool:
        """Whether an indicator is named that is counted, other than in a rate's words (建会)."""
        whole = [
            one for one in self._words if one == code or any(map(_both, self._by_words(scan, one)))
        ]
        sides = [side for one in whole for side in self._words[one]]
        spans = [found.span() for side in (*sides, _UNDONE) for found in side.finditer(scan.line)]
        return any(
            set(one.codes) & counts
            and not any(start <= one.start and one.end <= end for start, end in spans)
            for one in scan.of(Named)
        )

    def _named_rates(
        self, scan: Scan, code: str, named: Mapping[str, list[Named]], *, alone: bool
    ) -> list[Rate]:
        names = named[code]
        ratios = [one for one in scan.of(Ratio) if _nearest(one, named) == code]
        if ratios:
            return [
                _checked(Rate(code, one.start, one.numerator, one.denominator, used=[one]), [])
                for one in ratios
            ]
        rates = self._by_words(scan, code, names[0].start if names else 0)
        if not any(one.complete for one in rates):
            whole = self._by_words(scan, code)
            # 成立工会2个，会员67人，入会率85%: those members are the new unions'.
            rates = whole if alone or any(one.complete for one in whole) else rates
        shares = [one for one in scan.of(Share) if _nearest(one, named) == code]
        if rates:
            beside = shares if len(rates) == 1 else []
            return [_checked(rate, beside) for rate in rates]
        places = [one for one in scan.of(UnitRef) if one.end <= shares[-1].start] if shares else []
        if len(shares) > 1 and len(places) > 1:
            return [Rate(code, one.start) for one in shares]
        if shares or self._loose_figures(scan) or _alone(scan, names) or _beside(scan, names):
            return [Rate(code, names[0].start)]
        return []

    def _loose_figures(self, scan: Scan) -> bool:
        return any(not one.money for one in scan.of(Figure))

    def _by_words(self, scan: Scan, code: str, begin: int = 0) -> list[Rate]:
        """Put figures to the words for the two counts; a new unit or a count again begins anew."""
        rates: list[Rate] = []
        read_to = 0
        units = scan.of(UnitRef)
        for figure in (one for one in scan.of(Figure) if one.start >= begin):
            side, read_to = self._side(scan, figure, code, read_to)
            if side is None:
                continue
            rate = rates[-1] if rates else None
            parted = rate is not None and any(
                rate.used[-1].end <= one.start < figure.start for one in units
            )
            if (
                rate is not None
                and not parted
                and getattr(rate, side) is not None
                and not rate.complete
            ):
                rate.wrong = True  # two numbers for one side: 法人单位520家，应建会500家
            elif rate is None or parted or getattr(rate, side) is not None:
                rates.append(rate := Rate(code, figure.start))
            rate.sides.add(side)
            if figure.value is not None and figure.value == figure.value.to_integral_value():
                setattr(rate, side, int(figure.value))
            rate.used.append(figure)
        return rates

    def _side(self, scan: Scan, figure: Figure, code: str, read_to: int) -> tuple[str | None, int]:
        """Return which of the two counts a figure is, and up to where its words have been read."""
        if figure.money or figure.per:
            return None, read_to
        clause = scan.clause(figure.start)
        previous = [
            one.end
            for one in scan.tokens
            if isinstance(one, Figure | Ratio | Share) and one.end <= figure.start
        ]
        before = scan.line[max([scan.starts[clause], read_to, *previous]) : figure.start]
        if STOCK_NOT.search(before):
            return None, read_to
        for side, pattern in zip(_SIDES, self._words[code], strict=True):
            if re.search(rf"(?:{pattern.pattern}){_TAIL}", before):
                return side, figure.end
        after = scan.line[figure.end : scan.ends[clause]]
        for led in _LED:
            for side, pattern in zip(_SIDES, self._words[code], strict=True):
                found = re.match(rf"{led}(?:{pattern.pattern})(?!率)", after)
                if found is not None and not STOCK_NOT.match(after):
                    return side, figure.end + found.end()
        return None, read_to


def _nearest(token: Token, named: Mapping[str, list[Named]]) -> str | None:
    """Return the rate named last before ``token``, else the first one behind."""
    names = sorted((one for each in named.values() for one in each), key=lambda one: one.start)
    before = [one for one in names if one.end <= token.start]
    found = before[-1] if before else (names[0] if names else None)
    return found.codes[0] if found is not None else None


def _beside(scan: Scan, names: list[Named]) -> bool:
    """建会率和入会率都达到85%: one share is told of both."""
    joined = any(_AND_RATE.match(scan.line, one.end) for one in names)
    return joined and bool(scan.of(Share))


def _both(rate: Rate) -> bool:
    return len(rate.sides) == 2


def _alone(scan: Scan, names: list[Named]) -> bool:
    covered = sum(one.end - one.start for one in scan.tokens)
    return bool(names) and len(re.sub(r"[\W_]", "", scan.line)) - covered <= 2


def _checked(rate: Rate, shares: list[Share]) -> Rate:
    """Mark counts that cannot be: more than all, or another rate than the one written."""
    if rate.numerator is None or rate.denominator is None:
        return rate
    if (
        rate.numerator > rate.denominator
        or rate.denominator == 0
        or (
            shares
            and all(
                abs(rate.numerator * 100 / rate.denominator - float(one.value)) > _MISMATCH
                for one in shares
            )
        )
    ):
        rate.wrong = True
    return rate
