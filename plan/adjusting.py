"""Adjustments of the plan (计划调整): what an indicator's target and deadline are on a day."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from plan.amounts import parse_count
from plan.model import Indicator, Measure, Plan
from plan.pace import time_progress
from plan.text import excerpt, narrow
from plan.wrong import WrongAnswer

Target = int | Decimal

_PERCENT = re.compile(r"(?:百分之)?([0-9]{1,3}(?:\.[0-9]{1,2})?)%?")


@dataclass(frozen=True, slots=True)
class Adjustment:
    """From ``since`` on (that day included) another target or deadline; None leaves it as it was.

    ``authority`` is the document it rests on (文号). The plan file itself is never changed.
    """

    indicator: str
    since: date
    target: Target | None
    deadline: date | None
    authority: str
    reason: str


@dataclass(frozen=True, slots=True)
class Change:
    """What adjustments have made of an indicator: only what differs is filled.

    ``target`` and ``deadline`` are (as planned, as it stands); a target may not have been set.
    ``since`` and ``authority`` are those of the newest adjustment in force.
    """

    target: tuple[Target | None, Target] | None
    deadline: tuple[date, date] | None
    since: date
    authority: str


def parse_target(indicator: Indicator, text: str) -> Target:
    """Return the target that a person typed: a count for a flow, else per cent (90, 87.5%).

    Raises WrongAnswer for what is neither.
    """
    if indicator.measure is Measure.FLOW:
        return parse_count(text, unit=indicator.unit)
    found = _PERCENT.fullmatch("".join(narrow(text).split()))
    number = Decimal(found[1]) if found else Decimal(0)
    if not 0 < number <= 100:
        raise WrongAnswer("answer-percent", found=excerpt(text))
    return int(number) if number == int(number) else number


def in_force(adjustments: Sequence[Adjustment], day: date) -> tuple[Adjustment, ...]:
    """Return those that are in force on ``day``, by the day they begin; of one day as they stand.

    Where two set the same thing, the later one counts.
    """
    return tuple(sorted((one for one in adjustments if one.since <= day), key=_since))


def effective(indicator: Indicator, adjustments: Sequence[Adjustment], day: date) -> Indicator:
    """Return the indicator as it stands on ``day``: itself where nothing is in force.

    Example: target 30, adjusted to 36 from 1 August; on 31 July it is 30, on 1 August 36.
    """
    target, deadline = indicator.target, indicator.deadline
    for one in in_force(adjustments, day):
        target = target if one.target is None else one.target
        deadline = deadline if one.deadline is None else one.deadline
    if (target, deadline) == (indicator.target, indicator.deadline):
        return indicator
    return indicator.model_copy(update={"target": target, "deadline": deadline})


def change_of(
    plan: Plan, indicator: Indicator, adjustments: Sequence[Adjustment], day: date
) -> Change | None:
    """Return what differs on ``day`` from the indicator as planned; None where nothing does."""
    forces = in_force(adjustments, day)
    now = effective(indicator, forces, day)
    was_due, due = plan.deadline(indicator), plan.deadline(now)
    target = None
    if now.target is not None and now.target != indicator.target:
        target = (indicator.target, now.target)
    deadline = (was_due, due) if due != was_due else None
    if target is None and deadline is None:
        return None
    newest = forces[-1]
    return Change(target, deadline, newest.since, newest.authority)


def due_on(
    plan: Plan, indicator: Indicator, adjustments: Sequence[Adjustment], day: date
) -> Fraction:
    """Return how much of an indicator is due by ``day``: the target of that day × time progress.

    In the target's own measure. The curve steps where an adjustment begins: what was due before
    stays as it was said then. Example: 30 of 365 days until 31 July, 36 from 1 August: on day 212
    30 × 212/365, on day 213 36 × 213/365. Without a target 0.
    """
    now = effective(indicator, adjustments, day)
    if now.target is None:
        return Fraction(0)
    progress = time_progress(plan.start, plan.deadline(now), day, now.weights)
    return Fraction(now.target) * progress


def _since(one: Adjustment) -> date:
    return one.since
