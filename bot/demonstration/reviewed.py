"""The demonstration reviews some indicators, so that a return and an approval can be played."""

from collections.abc import Mapping
from datetime import date, timedelta

from bot.demonstration.people import CAST
from plan.model import Plan
from plan.report import Content
from storage.members import Role

# 职工书屋: by the county, then by the federation; 互助保险: by the county alone.
LEVELS = {"bookrooms": 2, "mutual-insurance": 1}
# What the county with a reviewer did so lately still waits; all the rest counts already.
COUNTY = next(person.unit for person in CAST if person.role is Role.REVIEWER)
LATELY = timedelta(days=30)


def with_review(plan: Plan, levels: Mapping[str, int] = LEVELS) -> Plan:
    """The plan with so many levels of review for these indicators, by code."""
    indicators = tuple(
        one.model_copy(update={"review": levels.get(one.code, one.review)})
        for one in plan.indicators
    )
    # Made anew: a copy would bring along what the old one has looked up already.
    values = {name: getattr(plan, name) for name in Plan.model_fields}
    return Plan(**{**values, "indicators": indicators})


def plan_of(content: Content, plan: Plan, today: date) -> Plan:
    """The plan under which a report of the past was filed: review is young here."""
    waits = content.unit == COUNTY and content.day > today - LATELY
    return with_review(plan) if waits else plan
