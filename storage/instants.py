"""How instants and days are written in the tables. No clock here: callers bring the time."""

from datetime import UTC, date, datetime


def to_text(instant: datetime) -> str:
    """Write an aware instant as UTC text of fixed width, so that text order is time order.

    Raises ValueError for an instant without a time zone.
    """
    if instant.tzinfo is None:
        raise ValueError("an instant needs a time zone")
    # Not strftime: this is written with every row, and isoformat takes a fifth of the time.
    naive = instant.astimezone(UTC).replace(tzinfo=None)
    return naive.isoformat(timespec="microseconds") + "Z"


def from_text(text: str) -> datetime:
    """Read what `to_text` wrote; the result is aware, in UTC."""
    return datetime.fromisoformat(text)


def day_from(text: str) -> date:
    """Read a calendar day of the plan's time zone, written YYYY-MM-DD."""
    return date.fromisoformat(text)
