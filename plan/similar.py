"""When two reports may tell of the same work twice; it compares what they say, and nothing else."""

from plan.model import Indicator, Measure
from plan.report import Content

NEAR_DAYS = 3
"""So many days may lie between two datings of the same event."""

SHARE = 10
"""Counts are similar when they differ by at most one part in so many of the larger."""


def may_repeat(indicator: Indicator, one: Content, other: Content) -> bool:
    """Return whether two reports of ``indicator``, of units close to each other, may be one.

    Flow and coverage: at most three days apart, with similar quantities. Stock: the same as-of
    day, and the same unit or similar counts (a unit's total is not that of the one above).
    A narrative never: work told in words goes on.
    """
    if indicator.measure is Measure.NARRATIVE:
        return False
    if indicator.measure is Measure.STOCK:
        return one.day == other.day and (one.unit == other.unit or _same_counts(one, other))
    near = abs((one.day - other.day).days) <= NEAR_DAYS
    return near and _similar(one.quantity, other.quantity)


def _same_counts(one: Content, other: Content) -> bool:
    return _similar(one.numerator, other.numerator) and _similar(one.denominator, other.denominator)


def _similar(one: int | None, other: int | None) -> bool:
    if one is None or other is None:
        return False
    least, most = alike(one)
    return least <= other <= most


def alike(count: int) -> tuple[int, int]:
    """Return the least and the most that a count similar to this one can be."""
    return -(-count * (SHARE - 1) // SHARE), count * SHARE // (SHARE - 1)
