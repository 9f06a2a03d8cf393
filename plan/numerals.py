"""Numbers as people write them, Arabic, Chinese or mixed; what they count stays out.

The one place that calls cn2an. Its exceptions and warnings end here, and so do the readings that
would be wrong in a report: it takes 两三 for 23, 百百一 for 110 and 1.23456万 for 12345.
"""

import re
import warnings
from decimal import Decimal

import cn2an  # type: ignore[import-untyped]  # ships no types

LONGEST = 40
"""Signs of a written number that are looked at."""

_DIGITS = "零一二三四五六七八九"
_SCALES = {
    "十": 10,
    "百": 100,
    "千": 1000,
    "k": 1000,
    "万": 10_000,
    "w": 10_000,
    "亿": 100_000_000,
}
# one sign for each digit and unit: formal and traditional signs become the plain ones
_PLAIN = str.maketrans(
    "〇壹贰叁肆伍陆柒捌玖拾佰仟兩貳參陸萬億點",
    "零一二三四五六七八九十百千两二三六万亿点",
)
_TEN_THOUSAND = re.compile(r"(?<=\d)w(?=\d)")  # 2w4
_TENS = (("廿", "二十"), ("卅", "三十"))
_GROUPED = re.compile(r"\d{1,3}(,\d{3})+(\.\d+)?")
_SCALED = re.compile(r"(\d+(?:\.\d+)?)([十百千万亿kw])?")
_POINT = re.compile(rf"([{_DIGITS}两十百千]+)点([{_DIGITS}]+)([百千万亿]?)")
_SPELT = re.compile(rf"[{_DIGITS}]+")
_HAN = re.compile(rf"[{_DIGITS}两十百千万亿0-9]+")
_UNSAID = re.compile(r"零[百千万亿]|[百千][一二两三四五六七八九][万亿]")  # 一百二万: 102 or 120?
_ROUGH = re.compile(r"[一二两三四五六七八九]{2}")


def number(text: str) -> Decimal | None:
    """Return the number that ``text`` writes, exactly, or None if it writes none.

    ``text`` is in NFKC, without spaces, sign or unit. Read are 1200, 1,200, 2.5, 三百,
    一千二 (1200), 两百零五, 廿五, 二〇一四, 一点二万, 1.2万, 1万2, 1.2w, 1w2.
    """
    text = plain(text)
    if _GROUPED.fullmatch(text):
        text = text.replace(",", "")
    if scaled := _SCALED.fullmatch(text):
        return Decimal(scaled[1]) * _SCALES.get(scaled[2] or "", 1)
    if point := _POINT.fullmatch(text):
        return _with_point(point[1], point[2], point[3])
    return None if is_rough(text) else _han(text)


def whole(text: str) -> int | None:
    """Return the whole number that ``text`` writes, or None: for days, months and years."""
    value = number(text)
    return int(value) if value is not None and value == value.to_integral_value() else None


def is_rough(text: str) -> bool:
    """Return whether ``text`` names two neighbouring numbers at once: 两三, 二三十, 十七八, 三五百.

    Digits said one by one are no such thing: 二〇一四, 一二三.
    """
    text = plain(text)
    if not _ROUGH.search(text) or not _HAN.fullmatch(text):
        return False
    return len(text) == 2 or any(sign in _SCALES for sign in text)


def plain(text: str) -> str:
    """Return ``text`` in lower case with one sign for each digit and unit; nothing if too long."""
    if len(text) > LONGEST:
        return ""
    text = _TEN_THOUSAND.sub("万", text.lower().translate(_PLAIN))
    for sign, ten in _TENS:
        text = text.replace(sign, ten)
    return text


def _with_point(before: str, after: str, unit: str) -> Decimal | None:
    value = _han(before)
    if value is None:
        return None
    decimals = "".join(str(_DIGITS.index(sign)) for sign in after)
    return Decimal(f"{value}.{decimals}") * _SCALES.get(unit, 1)


def _han(text: str) -> Decimal | None:
    """Read a numeral in Chinese signs, in which groups of Arabic digits may stand (1万2, 3百20)."""
    if _SPELT.fullmatch(text):
        return Decimal("".join(str(_DIGITS.index(sign)) for sign in text))
    if not _HAN.fullmatch(text) or text.startswith("零") or text.endswith("零"):
        return None
    spelt = re.sub(r"\d{1,8}", lambda digits: _written(int(digits[0])), text)
    value = None if _UNSAID.search(spelt) else _by_cn2an(spelt)
    if value is None:
        return None
    # cn2an also reads what nobody says, so the number has to read back as it was written:
    # in full (一千二百) or without the last unit (一千二)
    full = _written(value)
    return Decimal(value) if _bare(spelt) in (_bare(full), _bare(full[:-1])) else None


def _by_cn2an(text: str) -> int | None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            value = cn2an.cn2an(text, "normal")
        except (ValueError, KeyError, IndexError, ArithmeticError):
            return None
    return value if isinstance(value, int) and 0 <= value < 10**16 else None


def _written(value: int) -> str:
    return str(cn2an.an2cn(value, "low"))


def _bare(text: str) -> str:
    """Return a numeral without what may be said or left out: zeros, 一 before 十, 两 for 二."""
    return text.replace("零", "").replace("两", "二").replace("一十", "十")
