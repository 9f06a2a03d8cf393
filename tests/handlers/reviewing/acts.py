"""What reviewers and officers do again and again in these tests."""

from tests.town import Person, Town

STANDS = "SELECT status, level, version FROM report ORDER BY id"
DECISIONS = """SELECT report, version, level, decision, reason, words, fields, by_member,
                 undone_by IS NOT NULL FROM review ORDER BY id"""
TRAIL = "SELECT action FROM audit WHERE subject LIKE 'report:%' ORDER BY id"


async def approve(reviewer: Person) -> str:
    """Approve the oldest report that waits; returns what comes then."""
    await reviewer.says("/review")
    return await reviewer.taps("✅ 通过")


async def send_back(reviewer: Person, *fields: str, reason: str = "数量与佐证不符") -> str:
    """Return the oldest report that waits, with these fields in dispute."""
    await reviewer.says("/review")
    await reviewer.taps("↩️ 退回")
    for field in fields:
        await reviewer.taps(f"⬜ {field}")
    return await reviewer.taps(reason)


async def newest(person: Person) -> str:
    """The newest message on a person's screen."""
    return str((await person.screen())[-1].get("text", ""))


async def hears(town: Town, person: Person, words: str) -> str:
    """Wait until a job has said something with these words to a person; returns it."""

    async def said() -> bool:
        return words in await newest(person)

    await town.until(said)
    return await newest(person)


async def later(town: Town, person: Person, clock: str, words: str) -> str:
    """Move the clock and wait for what is said then."""
    await town.set_clock(clock)
    return await hears(town, person, words)
