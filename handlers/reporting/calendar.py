"""A month as buttons: the days a report may be dated, between the plan's start and today."""

import calendar
from datetime import date, timedelta

from handlers.buttons import Fill, Key, Leaf
from handlers.talk import Talk


def month_rows(talk: Talk, draft: int, month: str) -> list[list[Key]]:
    """The rows of `month` (YYYY-MM). Raises ValueError for no such month."""
    first = date.fromisoformat(f"{month}-01")
    last_allowed = min(talk.today, talk.plan.end)
    here = Leaf(draft, "day", month)

    def cell(day: date) -> Key:
        # Telegram takes no empty label.
        if day.month != first.month or not talk.plan.start <= day <= last_allowed:
            return here.on("·")
        return Fill(draft, "day", day.isoformat()).on(str(day.day))

    weeks = calendar.Calendar().monthdatescalendar(first.year, first.month)
    names = [here.on(talk.plain(f"weekday-short-{number}")) for number in range(1, 8)]
    return [_title_row(talk, draft, first, last_allowed), names, *([*map(cell, w)] for w in weeks)]


def _title_row(talk: Talk, draft: int, first: date, last_allowed: date) -> list[Key]:
    before = first - timedelta(days=1)
    after = (first + timedelta(days=31)).replace(day=1)
    row = [
        Leaf(draft, "day", f"{first:%Y-%m}").on(
            talk.plain("calendar-month", year=str(first.year), month=str(first.month))
        )
    ]
    if before >= talk.plan.start:
        row.insert(0, Leaf(draft, "day", f"{before:%Y-%m}").on("‹"))
    if after <= last_allowed:
        row.append(Leaf(draft, "day", f"{after:%Y-%m}").on("›"))
    return row
