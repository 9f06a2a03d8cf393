"""Counts and sums of money as a person types them; which question they answer stays out."""

import re
from dataclasses import dataclass
from decimal import Decimal

from plan.numerals import LONGEST, is_rough, number
from plan.text import excerpt, has_raised_signs, narrow, visible
from plan.wrong import WrongAnswer

LARGEST_COUNT = 10_000_000
LARGEST_MONEY = 1_000_000_000
"""Yuan."""
LONGEST_ANSWER = 200
"""Signs: nobody needs more to write a number."""


def _words(line: str) -> frozenset[str]:
    return frozenset(line.split())


_FAMILIES = (
    _words("人 人次 名 位 个人 人员 people persons person workers members"),
    _words("场 场次 次 期 轮 回 届 项 节 班 堂 批 shows show sessions session times"),
    _words("户 户次 家 户人家 家庭 个家庭 households household families family"),
    _words("个 家 户 所 间 处 座 册 本 份 套 件 站 点 项"),
)
"""Measure words that can stand for each other; one of another family is a slip."""
_THINGS = re.compile(
    "(?:文艺演出|演出|困难职工家庭|困难家庭|困难职工|职工书屋|书屋|在职职工|职工|工会会员|会员|观众|农民工"
    "|学生|基层工会|工会|法人单位|单位|企业|职工服务中心|服务中心|中心)$"
)
"""What may be named behind a measure word: 2场演出, 300名职工. Not anything: 3个月 is no count."""
_ANY_UNIT = _words("个 次")
_YUAN = _words("元 块 块钱 元钱 元整 圆 圆整 人民币 元人民币 yuan rmb cny")

_DIGIT = "0-9零〇一二三四五六七八九十百千万亿两廿卅壹贰叁肆伍陆柒捌玖拾佰仟兩萬億"
_HEAD = re.compile(rf"([{_DIGIT}.,]+(?:点[{_DIGIT}]+)?(?:[kw](?![a-z]))?)(.*)")
_RUN = re.compile(rf"[{_DIGIT}][{_DIGIT}.,点]*")
_ROUGHLY = re.compile(r"大约|大概|左右|约")
_FRILLS_BEFORE = re.compile(r"^(?:一共|总共|共计|合计|共|\+|¥|人民币|rmb|cny)+")
_FRILLS_AFTER = re.compile(r"[。.,!，！;；~]+$")
_GAP = re.compile(r"(?<=[0-9]) (?=[0-9])")
_NEGATIVE = re.compile(rf"^(?:-|负|减)+[{_DIGIT}.]")
_PERCENT = re.compile(r"[%‰]|百分之")
_VAGUE = re.compile(
    rf"几|若干|一些|许多|很多|不少|好多|数[十百千万]|[{_DIGIT}](?:多|余|来|\+$)"
    rf"|[{_DIGIT}].*(?:以上|以下|不到)|^(?:近|将近|上|接近|不到|超过|快|至少|最多|多达)[{_DIGIT}]"
)
_PART = re.compile(r"半|[0-9][/⁄][0-9]|分之")
_POWER = re.compile(r"[0-9.]+e\+?([0-9]+)")


@dataclass(frozen=True, slots=True)
class _Refusals:
    """The message ids that differ between counts and money."""

    empty: str
    no_number: str
    part: str
    too_large: str
    largest: int


_COUNT = _Refusals(
    "answer-count-empty",
    "answer-count-not-number",
    "answer-count-fraction",
    "answer-count-too-large",
    LARGEST_COUNT,
)
_MONEY = _Refusals(
    "answer-money-empty",
    "answer-money-not-amount",
    "answer-money-not-amount",
    "answer-money-too-large",
    LARGEST_MONEY,
)


def parse_count(text: str, *, unit: str = "", least: int = 1) -> int:
    """Return the whole number that a person typed: 2, ２场, 1,200, 三百, 一千二, 约1.2万人.

    A measure word may follow; with ``unit`` (场次) one that counts other things (300人) is refused.
    Raises WrongAnswer for what is empty, no number, several, negative, vague, a fraction, below
    ``least`` or above ten million.
    """
    value, word = _read(text, _COUNT)
    shown = excerpt(text)
    _check_word(word, unit, shown)
    if value != value.to_integral_value():
        raise WrongAnswer("answer-count-fraction", found=shown)
    if value < least:
        zero = "answer-count-zero" if value == 0 else "answer-count-below"
        raise WrongAnswer(zero, found=shown, least=str(least))
    return int(value)


def parse_money(text: str) -> Decimal:
    """Return the yuan that a person typed, with two decimals at most.

    Read are 500, 500元, 1,200.50, 1.2万元, 三千块, ¥99.5. Raises WrongAnswer for what is empty, no
    amount, several, negative, vague, finer than a fen, zero, or above a thousand million yuan.
    """
    value, word = _read(text, _MONEY)
    shown = excerpt(text)
    if word and word not in _YUAN:
        raise WrongAnswer("answer-money-not-amount", found=shown)
    if value == 0:
        raise WrongAnswer("answer-money-zero", found=shown)
    rounded = value.quantize(Decimal("0.01"))
    if value != rounded:
        raise WrongAnswer("answer-money-decimals", found=shown)
    return rounded if rounded != int(rounded) else Decimal(int(rounded))


def _read(text: str, refusals: _Refusals) -> tuple[Decimal, str]:
    """Return the one number in ``text`` and the word behind it, or refuse with a reason."""
    if not text.strip():
        raise WrongAnswer(refusals.empty)
    shown = excerpt(text)
    if len(text) > LONGEST_ANSWER:
        reason = refusals.too_large if text.strip().isdecimal() else refusals.no_number
        raise WrongAnswer(reason, found=shown, most=str(refusals.largest))
    if has_raised_signs(text):
        raise WrongAnswer(refusals.no_number, found=shown)  # NFKC would make 109 of 10⁹
    line = _tidy(text)
    _refuse_forms(line, refusals, shown)
    head = _HEAD.fullmatch(line)
    value = number(head[1].rstrip(".,")) if head else None
    if head is None or (value is None and not _is_long(head[1])):
        raise WrongAnswer(refusals.no_number, found=shown)
    if value is None or value > refusals.largest:
        raise WrongAnswer(refusals.too_large, found=shown, most=str(refusals.largest))
    return value, head[2]


def _tidy(text: str) -> str:
    """Return ``text`` without spaces, about (约, 左右), in all (共) and closing punctuation."""
    line = " ".join(narrow(visible(text)).lower().split())
    line = _GAP.sub("/-/", line).replace(" ", "")  # 2 300 stays two numbers
    line = _ROUGHLY.sub("", line)
    return _FRILLS_AFTER.sub("", _FRILLS_BEFORE.sub("", line))


def _refuse_forms(line: str, refusals: _Refusals, shown: str) -> None:
    """Refuse what has numbers in it but is not one plain number."""
    runs = _RUN.findall(line)
    if _NEGATIVE.search(line):
        raise WrongAnswer("answer-number-negative", found=shown)
    if _PERCENT.search(line) and runs:
        raise WrongAnswer("answer-number-percent", found=shown)
    if _PART.search(line):
        raise WrongAnswer(refusals.part, found=shown)
    if _VAGUE.search(line) or any(is_rough(run) for run in runs):
        raise WrongAnswer("answer-number-vague", found=shown)
    power = _POWER.fullmatch(line)
    if power is not None:
        reason = refusals.too_large if int(power[1]) > 6 else refusals.no_number
        raise WrongAnswer(reason, found=shown, most=str(refusals.largest))
    if len(runs) > 1 or any("," in run.rstrip(",") and number(run) is None for run in runs):
        raise WrongAnswer("answer-number-several", found=shown)


def _is_long(digits: str) -> bool:
    """Return whether ``number`` gave up for length alone."""
    return len(digits) > LONGEST and digits.replace(",", "").isdecimal()


def _check_word(word: str, unit: str, shown: str) -> None:
    """Refuse a word that counts nothing, or other things than ``unit``."""
    word = _THINGS.sub("", word)
    if not word or word == unit or word in _ANY_UNIT:
        return
    meant = [family for family in _FAMILIES if word in family]
    if not meant:
        other = bool(unit) and word in _YUAN
        raise WrongAnswer(
            "answer-count-other-unit" if other else "answer-count-not-number",
            found=shown,
            unit=unit,
        )
    known = any(unit in family for family in _FAMILIES)
    if known and not any(unit in family for family in meant):
        raise WrongAnswer("answer-count-other-unit", found=shown, unit=unit)
