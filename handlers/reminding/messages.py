"""What a reminder says and offers. When and to whom it goes is not decided here."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from briefing.owing import Debts
from handlers import owing
from handlers.buttons import Keys
from handlers.keyboards import Row
from handlers.reminding.buttons import Later, NudgeNow, Snooze
from handlers.reviewing.buttons import QueueCard
from handlers.scope import top_of
from handlers.talk import Talk
from plan.model import Unit
from plan.reporting import ReportingPeriod
from texts import Markup

Payload = dict[str, object]
MOST_UNITS = 20


def payload(lines: Sequence[str], rows: Sequence[Row]) -> Payload:
    """A message of these lines with these rows of buttons."""
    keyboard = Keys(rows)
    text = Markup("\n".join(lines))
    return {"text": text, "parse_mode": "HTML", "reply_markup": keyboard.to_dict()}


def span(talk: Talk, period: ReportingPeriod) -> str:
    """A period's days, as "9月15日至9月21日"."""
    return talk.plain(
        "period-span",
        from_month=str(period.first.month),
        from_day=str(period.first.day),
        to_month=str(period.last.month),
        to_day=str(period.last.day),
    )


def clock(talk: Talk, instant: datetime) -> dict[str, str]:
    """Month, day and time of an instant in the plan's time zone, as messages take them."""
    local = instant.astimezone(ZoneInfo(talk.plan.timezone))
    return {"month": str(local.month), "day": str(local.day), "time": f"{local:%H:%M}"}


def owed(talk: Talk, debts: Debts, *, last_call: bool = False) -> Payload:
    """All that a member and his unit owe, in one message that can be put off.

    With `last_call` it says until when the period can be made up for.
    """
    unit = talk.tree[talk.member.unit].short
    others = [line for line in owing.others(talk, debts) if line]
    lines: list[str]
    if debts.unreported is None:
        lines = [talk.html("remind-others", unit=unit), *others]
    else:
        lines = _unreported(talk, unit, debts.unreported, last_call=last_call)
        lines += ["", talk.html("remind-also"), *others] if others else []
    later = [Snooze(one.value).on(talk.plain(f"button-snooze-{one}")) for one in Later]
    return payload(lines, [*owing.rows(talk, debts), later])


def _unreported(talk: Talk, unit: str, period: ReportingPeriod, *, last_call: bool) -> list[str]:
    days = span(talk, period)
    if talk.now >= period.close:
        return [talk.html("remind-past", unit=unit, days=days)]
    kind = talk.plan.calendar.period.value
    lines: list[str] = [talk.html("remind-period", unit=unit, kind=kind, days=days)]
    if last_call:
        lines.append(talk.html("remind-last-call", **clock(talk, period.close)))
    return lines


def silent(talk: Talk, message: str, period: ReportingPeriod, units: Sequence[Unit]) -> Payload:
    """Who did not report in a period that is over, with the button to nudge them."""
    lines: list[str] = [
        talk.html(message, count=str(len(units)), days=span(talk, period)),
        listed(talk, units),
    ]
    nudge = NudgeNow(top_of(talk), period.key).on(talk.plain("button-nudge"))
    return payload(lines, [[nudge]])


def listed(talk: Talk, units: Sequence[Unit]) -> Markup:
    """Units by their short names; beyond a score only how many more."""
    names = "、".join(unit.short for unit in units[:MOST_UNITS])
    if len(units) <= MOST_UNITS:
        return talk.html("units-listed", units=names)
    return talk.html("units-listed-more", units=names, count=str(len(units)))


def to_review(talk: Talk, count: int, days: int) -> Payload:
    """How many reports wait for this reviewer, the oldest for how many working days."""
    go = QueueCard(0, "").on(talk.plain("button-to-review"))
    return payload([talk.html("remind-review", count=str(count), days=str(days))], [[go]])
