"""How far a plan is and how far it ought to be, in exact fractions; no float and no clock comes in.

Rates and progress are fractions of one: 17/30, not 56.7. Only ``percent`` rounds, for display.
"""

from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from math import floor

Number = int | Decimal | Fraction

ONE = Fraction(1)


def time_progress(
    start: date, end: date, day: date, weights: Sequence[int] | None = None
) -> Fraction:
    """Return the share (0 to 1) of ``start`` to ``end`` that has passed, ``day`` counted.

    Without weights: (day − start + 1) ÷ (end − start + 1) in days. Example: 2014-08-08 is day 220
    of 365, so 220/365 = 60.3 %. With twelve monthly weights, January first: the weights of the full
    months passed, plus the current month's weight × its share passed, ÷ the weights of the whole
    period; a month the period only touches counts with the share it touches. Before the period 0,
    after it 1. Raises ValueError for a period that ends before it starts, for other than twelve
    weights, and for weights without a positive sum in the period.
    """
    if end < start:
        raise ValueError("a period ends on or after the day it starts")
    if day < start:
        return Fraction(0)
    if day >= end:
        return ONE
    if weights is None:
        return Fraction((day - start).days + 1, (end - start).days + 1)
    whole = _weighted(start, end, weights)
    if whole <= 0:
        raise ValueError("the weights of the period's months need a positive sum")
    return _weighted(start, day, weights) / whole


def months_between(start: date, end: date) -> Iterator[tuple[int, Fraction]]:
    """Yield each month from ``start`` to ``end``: its number and the share of it that lies inside.

    Example: 16 to 30 June gives (6, 1/2).
    """
    first = start
    while first <= end:
        length = monthrange(first.year, first.month)[1]
        last = min(first.replace(day=length), end)
        yield first.month, Fraction(last.day - first.day + 1, length)
        if last == date.max:
            return
        first = last + timedelta(days=1)


def achievement_rate(actual: Number, target: Number | None) -> Fraction | None:
    """Return actual ÷ target (17 of 30 is 17/30), or None where there is no target."""
    if target is None or target <= 0:
        return None
    return Fraction(actual) / Fraction(target)


def gap(rate: Fraction, progress: Fraction) -> Fraction:
    """Return (rate − progress) × 100: percentage points ahead of time progress, behind if negative.

    Example: 17/30 against 220/365 is −3.6 points.
    """
    return (rate - progress) * 100


def shortfall(actual: int, target: Number, progress: Fraction) -> int:
    """Return ⌈target × progress⌉ − actual in units: what is missing to be on time, or ahead if < 0.

    Example: 30 performances × 220/365 = 18.08, so 19 are due; 17 done leaves 2.
    """
    due = -floor(-Fraction(target) * progress)
    return due - actual


def percent(fraction: Fraction, places: int = 1) -> Decimal:
    """Return ``fraction`` × 100 with ``places`` decimals, halves rounded away from zero.

    Example: 17/30 gives 56.7; 1/1600 gives 0.1 (0.0625); a rounded zero has no minus sign.
    """
    scaled = floor(abs(fraction) * 100 * 10**places + Fraction(1, 2))
    sign = int(fraction < 0 and scaled > 0)
    return Decimal((sign, tuple(int(digit) for digit in str(scaled)), -places))


def _weighted(start: date, day: date, weights: Sequence[int]) -> Fraction:
    if len(weights) != 12:
        raise ValueError("twelve monthly weights, January first")
    parts = (weights[month - 1] * share for month, share in months_between(start, day))
    return sum(parts, Fraction(0))
