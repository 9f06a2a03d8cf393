"""Days go by in these tests: a moved clock, and what the bot says of its own accord then."""

from datetime import timedelta

from tests.town import Person, Town

DRAWING = 60
"""Seconds that a digest with its picture may take on a busy machine."""


async def heard(person: Person, begin: str) -> list[str]:
    """The messages on a person's screen, below pictures too, that begin so."""
    said = [str(one.get("text") or one.get("caption", "")) for one in await person.screen()]
    return [text for text in said if text.startswith(begin)]


async def passes(town: Town, instant: str, kind: str) -> None:
    """Move the clock, and wait until the job of that kind that was due is done."""
    await town.set_clock(instant)
    times = [(town.now() - back).isoformat()[:19] for back in (timedelta(hours=1), timedelta())]
    await town.until(lambda: _done(town, kind, *times), DRAWING)
    await town.quiet()


async def _done(town: Town, kind: str, since: str, until: str) -> bool:
    sql = "SELECT status FROM job WHERE kind = ? AND run_at BETWEEN ? AND ?"
    return await town.rows(sql, kind, since, until) == [("done",)]
