"""Blacks out identity and bank card numbers in people's text; nothing else is read here."""

import re
from datetime import date

_DIGITS = str.maketrans("０１２３４５６７８９Ｘｘ", "0123456789Xx")
_RUN = re.compile(
    r"(?<![0-9])(?:[0-9]{14,18}[0-9Xx]|[0-9]{6}[ -][0-9]{8}[ -][0-9]{3}[0-9Xx]"
    r"|[0-9]{4}(?:[ -][0-9]{4}){3}(?:[ -][0-9]{1,3})?)(?![0-9])"
)
_KEPT = 4
_REGIONS = range(11, 92)


def mask(text: str) -> tuple[str, bool]:
    """Return ``text`` with card numbers blacked out but for four signs, and whether any was found.

    Identity cards: 18 signs or 15 digits with a region and a day of birth that can be; the check
    sign may be wrong, a slip is a person's number all the same. Bank cards: 16 to 19 digits that
    pass Luhn's test. The length of the text stays the same.
    """
    plain = text.translate(_DIGITS)
    signs = list(text)
    found = False
    for run in _RUN.finditer(plain):
        bare = re.sub(r"[ -]", "", run[0])
        if not (_is_identity(bare) or _is_bank_card(bare)):
            continue
        found = True
        for place in range(run.start(), run.end() - _KEPT):
            if plain[place] not in " -":
                signs[place] = "*"
    return "".join(signs), found


def _is_identity(number: str) -> bool:
    if int(number[:2]) not in _REGIONS:
        return False
    if len(number) == 18:
        return _is_day(int(number[6:10]), int(number[10:12]), int(number[12:14]), first=1900)
    if len(number) == 15 and number.isdecimal():
        return _is_day(1900 + int(number[6:8]), int(number[8:10]), int(number[10:12]), first=1900)
    return False


def _is_day(year: int, month: int, day: int, first: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return first <= year < 2100


def _is_bank_card(number: str) -> bool:
    if not number.isdecimal() or not 16 <= len(number) <= 19 or len(set(number)) == 1:
        return False
    total = 0
    for place, sign in enumerate(reversed(number)):
        value = int(sign) * (2 if place % 2 else 1)
        total += value - 9 if value > 9 else value
    return total % 10 == 0
