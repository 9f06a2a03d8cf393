"""When the bot speaks by itself: the steps of a reporting period (逐级催办), digest days."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from plan.model import Plan, ReportingCalendar
from plan.reporting import ONE_DAY, ReportingPeriod, period_of
from plan.workdays import out_of_quiet, workday_from, workdays_after

A_WEEK = timedelta(days=7)


class Step(StrEnum):
    """What is said about a period: to its officers, once more, to reviewers, to the federation."""

    DUE = "remind"
    NUDGE = "nudge"
    OVERDUE = "overdue"
    ESCALATION = "escalate"


@dataclass(frozen=True, slots=True)
class Window:
    """From when something is to be said, and from when on it no longer makes sense."""

    start: datetime
    end: datetime


def steps(period: ReportingPeriod, plan: Plan) -> dict[Step, Window]:
    """The steps a period has by the plan's rules; none where it has no due day."""
    rules = plan.reminders
    if period.due is None:
        return {}
    found = {Step.DUE: Window(period.due, period.close)}
    nudge = out_of_quiet(period.close - timedelta(hours=rules.nudge_hours), rules)
    if period.due < nudge < period.close:
        found[Step.NUDGE] = Window(nudge, period.close)
    following = period_of(period.last + ONE_DAY, plan)
    end = following.due or following.close
    if rules.to_reviewers:
        start = out_of_quiet(period.close, rules)
        found[Step.OVERDUE] = Window(start, max(end, start + ONE_DAY))
    if rules.to_administrators:
        morning = morning_of(workdays_after(period.close.date(), 1, plan.calendar), plan)
        found[Step.ESCALATION] = Window(morning, max(end, morning + ONE_DAY))
    return found


def morning_of(day: date, plan: Plan) -> datetime:
    """When on a day the bot speaks of what is not tied to a period."""
    zone = period_of(day, plan).close.tzinfo
    return datetime.combine(day, plan.reminders.morning, zone)


def speaks_on(day: date, plan: Plan) -> bool:
    """Whether officers hear of a period on this day: then nothing else is said to them that day."""
    found = steps(period_of(day, plan), plan)
    return any(step in found and found[step].start.date() == day for step in (Step.DUE, Step.NUDGE))


@dataclass(frozen=True, slots=True)
class DigestSpan:
    """The days a digest tells of, and the day it is sent on."""

    first: date
    last: date
    sent_on: date

    @property
    def monthly(self) -> bool:
        """Whether it tells of a month; else of a week."""
        return self.first.day == 1 and (self.last + ONE_DAY).day == 1


def last_week(day: date, calendar: ReportingCalendar) -> DigestSpan:
    """The week before that of `day`, told of on the first working day since."""
    monday = day - timedelta(days=day.weekday())
    return DigestSpan(monday - A_WEEK, monday - ONE_DAY, workday_from(monday, calendar))


def last_month(day: date, calendar: ReportingCalendar) -> DigestSpan:
    """The month before that of `day`, told of on the first working day since."""
    begins = day.replace(day=1)
    last = begins - ONE_DAY
    return DigestSpan(last.replace(day=1), last, workday_from(begins, calendar))
