"""Months that are closed: what comes in then is late (补报), what changes amends (更正)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from plan.report import Content
from storage import audit
from storage.database import Connection
from storage.instants import from_text, to_text

# A unit and all above it: a lock covers what lies below.
UPWARDS = """(WITH RECURSIVE up (code) AS (
  SELECT ? UNION ALL SELECT u.parent FROM unit u JOIN up ON u.code = up.code
  WHERE u.parent IS NOT NULL) SELECT code FROM up)"""


@dataclass(frozen=True, slots=True)
class Amendment:
    """What moved a locked month: a late report (version 1), a change, or a withdrawal (None).

    `words` say why; None where nobody said. A withdrawal has a `reason` that may be ready-made.
    """

    report: int
    receipt: str
    version: int | None
    by: str
    at: datetime
    words: str | None
    reason: str | None


async def is_locked(connection: Connection, unit: str, day: date) -> bool:
    """Whether the month of a day is closed to a unit, by a lock of its own or of one above it."""
    rows = await connection.execute_fetchall(
        f"SELECT 1 FROM period_lock WHERE unit IN {UPWARDS} AND month = ?",  # noqa: S608 - a constant
        (unit, month_of(day)),
    )
    return bool(rows)


def month_of(day: date) -> str:
    """The month of a day as the tables name it: YYYY-MM."""
    return f"{day:%Y-%m}"


async def locks(connection: Connection, month: str) -> set[str]:
    """The units whose own lock of a month stands; it covers those below them."""
    rows = await connection.execute_fetchall(
        "SELECT unit FROM period_lock WHERE month = ?", (month,)
    )
    return {row["unit"] for row in rows}


async def unsettle(connection: Connection, contents: Sequence[Content]) -> None:
    """A figure of these units and months is touched: no confirmation of them stands any longer.

    `bot.periods` looks whether the figures differ, and tells who confirmed them.
    """
    for unit, month in {(one.unit, month_of(one.day)) for one in contents}:
        await connection.execute_fetchall(
            f"""UPDATE period_record SET moved = 1
                WHERE month = ? AND kind = 'confirmed' AND ended_at IS NULL
                  AND unit IN {UPWARDS}""",  # noqa: S608 - a constant
            (month, unit),
        )


async def amendments(connection: Connection, month: str) -> list[Amendment]:
    """What moved a locked month (YYYY-MM), by the day of the event before or after, oldest first.

    Late reports and withdrawals are among them, withdrawals undone since too.
    """
    rows = await connection.execute_fetchall(
        """SELECT r.id AS report, r.receipt, v.version, m.name, v.at, l.words, NULL AS reason
             FROM report_version v
             LEFT JOIN report_version b ON b.report = v.report AND b.version = v.version - 1
             JOIN report r ON r.id = v.report JOIN member m ON m.id = v.by_member
             LEFT JOIN late_reason l ON l.report = v.report AND l.version = v.version
             WHERE (v.cause = 'amended' OR v.version = 1 AND r.origin = 'late')
               AND ? IN (substr(v.day, 1, 7), substr(b.day, 1, 7))
           UNION ALL
           SELECT r.id, r.receipt, NULL, m.name, w.at, w.words, w.reason
             FROM withdrawal w JOIN report r ON r.id = w.report JOIN member m ON m.id = w.by_member
             WHERE w.locked = 1 AND substr(r.day, 1, 7) = ?
           ORDER BY 5, 1""",
        (month, month),
    )
    return [
        Amendment(
            row["report"],
            row["receipt"],
            row["version"],
            row["name"],
            from_text(row["at"]),
            row["words"],
            row["reason"],
        )
        for row in rows
    ]


async def touched(
    connection: Connection, month: str, since: datetime, until: datetime
) -> set[tuple[str, str]]:
    """Unit and indicator of the reports of a month that the trail tells of between two instants."""
    rows = await connection.execute_fetchall(
        """SELECT DISTINCT v.unit, v.indicator FROM audit a
           JOIN report_version v ON v.report = CAST(substr(a.subject, 8) AS INTEGER)
           WHERE a.at >= ? AND a.at < ? AND a.subject LIKE 'report:%'
             AND substr(v.day, 1, 7) = ?""",
        (to_text(since), to_text(until), month),
    )
    return {(row["unit"], row["indicator"]) for row in rows}


async def explain(
    connection: Connection, now: datetime, report: int, version: int, words: str, by_member: int
) -> None:
    """Keep why a version came late or amended a locked month; the newest words count."""
    await connection.execute_fetchall(
        """INSERT INTO late_reason (report, version, words, by_member, at) VALUES (?, ?, ?, ?, ?)
           ON CONFLICT (report, version) DO UPDATE SET words = excluded.words,
             by_member = excluded.by_member, at = excluded.at""",
        (report, version, words, by_member, to_text(now)),
    )
    await audit.record(
        connection,
        now,
        by_member,
        audit.Action.EXPLAINED,
        f"report:{report}",
        {"version": version, "words": words},
    )
