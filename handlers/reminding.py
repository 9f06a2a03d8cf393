"""What a reminder says and offers. When and to whom it goes is the scheduler's."""

from datetime import date, timedelta

from telegram import InlineKeyboardMarkup

from handlers.buttons import Begin, Nil
from texts import Words


def weekly(words: Words, unit: str, monday: date) -> dict[str, object]:
    """The payload of the reminder that a unit has reported nothing this week."""
    sunday = monday + timedelta(days=6)
    text = words.html(
        "remind-week",
        unit=unit,
        from_month=str(monday.month),
        from_day=str(monday.day),
        to_month=str(sunday.month),
        to_day=str(sunday.day),
    )
    nothing = Nil(monday.isoformat()).on(words.plain("button-nil"))
    keyboard = InlineKeyboardMarkup([[Begin().on(words.plain("button-report")), nothing]])
    return {"text": text, "parse_mode": "HTML", "reply_markup": keyboard.to_dict()}
