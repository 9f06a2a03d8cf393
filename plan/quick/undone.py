"""Tells numbers of what has yet to be done (还差3场) from those of what was done."""

import re

from plan.quick.cues import LEFT_OVER, NOT_DONE, STILL_OPEN
from plan.quick.scan import Scan
from plan.quick.tokens import Figure, Ratio, Share

_BACK = 8
_FILED = re.compile("[^,;。\\d]{0,4}(?:已经|早就?)报过(?!了?名)")
"""走访的15户我已经报过了."""


def is_left_over(line: str, figure: Figure) -> bool:
    """Return whether a number says how many are still lacking: 还差3场, 还有3场没演."""
    before, after = line[max(0, figure.start - _BACK) : figure.start], line[figure.end :]
    if LEFT_OVER.search(before) or _FILED.match(after):
        return True
    return STILL_OPEN.search(before) is not None and NOT_DONE.match(after) is not None


def says_only_what_lacks(scan: Scan) -> bool:
    """Return whether every number of a line is of what has yet to be done."""
    figures = scan.of(Figure)
    if not figures or any(isinstance(one, Share | Ratio) for one in scan.tokens):
        return False
    return all(is_left_over(scan.line, one) for one in figures)
