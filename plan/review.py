"""Review (审核): who may decide at which level, where a report stands next, what stands out in it.

A level is 1 (初审, the county's) or 2 (复审, the federation's); an indicator has none, one or both.
No storage and no person's name come in here.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from statistics import median

from plan.model import Indicator, Measure, Plan
from plan.report import Content, Status
from plan.units import OrgTree

FIRST, SECOND = 1, 2

LATE_DAYS = 7
"""A report filed more days than this after its event is late."""
TIMES_MEDIAN = 3
"""A quantity beyond so many times the unit's own median is unusual."""
LEAST_HISTORY = 5
"""Below so many approved reports of the unit nothing is called unusual."""


class Decision(StrEnum):
    """What a reviewer decides: 通过, 退回, 不予认定."""

    APPROVED = "approved"
    RETURNED = "returned"
    REJECTED = "rejected"


class ReviewReason(StrEnum):
    """The ready-made reasons; OTHER has words of its own."""

    FIGURE = "figure-doubtful"
    PHOTOS = "photos-unclear"
    INCOMPLETE = "incomplete"
    WRONG_DAY = "wrong-day"
    DUPLICATE = "duplicate"
    OUTSIDE = "outside-scope"
    NO_EVIDENCE = "no-evidence"
    NOT_HELD = "not-held"
    SLIP = "slip"
    NEW_FACTS = "new-facts"
    OTHER = "other"


RETURN_REASONS = (
    ReviewReason.FIGURE,
    ReviewReason.PHOTOS,
    ReviewReason.INCOMPLETE,
    ReviewReason.WRONG_DAY,
    ReviewReason.OTHER,
)
REJECT_REASONS = (
    ReviewReason.OUTSIDE,
    ReviewReason.DUPLICATE,
    ReviewReason.NO_EVIDENCE,
    ReviewReason.NOT_HELD,
    ReviewReason.OTHER,
)
UNDO_REASONS = (ReviewReason.SLIP, ReviewReason.NEW_FACTS, ReviewReason.OTHER)


class Hint(StrEnum):
    """What stands out in a report by itself: 代报, 报得晚, 数量异常, 缺照片, 退回后补改."""

    ON_BEHALF = "on-behalf"
    LATE = "late"
    UNUSUAL = "unusual"
    PHOTOLESS = "photoless"
    RESUBMITTED = "resubmitted"


@dataclass(frozen=True, slots=True)
class Stand:
    """Where a report stands: `level` is the one it waits at, or last waited at; 0 for none."""

    status: Status
    level: int = 0


def levels_of(plan: Plan, indicator: Indicator) -> int:
    """Return how many levels review this indicator: its own setting, else the plan's."""
    return plan.review if indicator.review is None else indicator.review


def when_filed(levels: int) -> Stand:
    """Return where a new report stands."""
    return Stand(Status.PENDING, FIRST) if levels else Stand(Status.APPROVED)


def when_decided(decision: Decision, level: int, levels: int) -> Stand:
    """Return where a report that waited at `level` stands after a decision."""
    if decision is Decision.RETURNED:
        return Stand(Status.RETURNED, level)
    if decision is Decision.REJECTED:
        return Stand(Status.REJECTED, level)
    return Stand(Status.PENDING, level + 1) if level < levels else Stand(Status.APPROVED, level)


def when_changed(before: Stand, levels: int) -> Stand:
    """Return where a report stands once it was changed; `levels` are those of what it says now.

    One sent back is handed in again to the level that sent it. One that waits begins anew. One
    that was approved does so too where there is review: nobody has seen what it says now.
    """
    if before.status is Status.RETURNED:
        return Stand(Status.PENDING, min(max(before.level, FIRST), max(levels, FIRST)))
    if before.status is Status.PENDING or (before.status is Status.APPROVED and levels):
        return Stand(Status.PENDING, FIRST)
    return before


@dataclass(frozen=True, slots=True)
class Judge:
    """An active reviewer or administrator."""

    id: int
    unit: str
    administrator: bool
    reachable: bool


@dataclass(frozen=True, slots=True)
class Acting:
    """Who may decide on a report now; `standing_in` where its level has nobody of its own."""

    judges: tuple[Judge, ...]
    standing_in: bool

    def __contains__(self, member: int) -> bool:
        return any(one.id == member for one in self.judges)


def acting(
    tree: OrgTree, judges: Collection[Judge], unit: str, level: int, authors: Collection[int]
) -> Acting:
    """Return who may decide on a report of `unit` at `level`; its authors never may.

    Level 1 belongs to the reviewers of the unit and those above it, the federation left out;
    level 2 to the federation's reviewers and administrators. Where none of them can be reached,
    the federation's reviewers and all administrators stand in.
    """
    free = [one for one in judges if one.id not in authors]
    own = tuple(one for one in free if _is_its_own(tree, one, unit, level))
    if any(one.reachable for one in own):
        return Acting(own, standing_in=False)
    others = (one for one in free if one.administrator or one.unit == tree.root.code)
    return Acting(tuple(dict.fromkeys((*own, *others))), standing_in=True)


def _is_its_own(tree: OrgTree, judge: Judge, unit: str, level: int) -> bool:
    federal = judge.unit == tree.root.code
    if level >= SECOND:
        return federal
    return not federal and not judge.administrator and tree.covers(judge.unit, unit)


def is_late(plan: Plan, indicator: Indicator, day: date, filed_on: date) -> bool:
    """Return whether a report came late: over a week after the event, or past the deadline."""
    return (filed_on - day).days > LATE_DAYS or filed_on > plan.deadline(indicator)


def is_unusual(indicator: Indicator, content: Content, history: Sequence[int]) -> bool:
    """Return whether a quantity is far above what the unit usually reports of this indicator.

    `history` holds the quantities of its approved reports. The median is not moved by a single
    slip; of fewer than five reports nothing is said. Rates and words have no quantity.
    """
    if indicator.measure not in {Measure.FLOW, Measure.COVERAGE} or content.quantity is None:
        return False
    if len(history) < LEAST_HISTORY:
        return False
    return content.quantity > TIMES_MEDIAN * median(history)
