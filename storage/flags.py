"""What a reviewer should look at in a filed report: hints, never refusals."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from storage.database import Connection


class FlagKind(StrEnum):
    """What a report has in common with another one."""

    SAME_PHOTO = "same-photo"
    SIMILAR_PHOTO = "similar-photo"
    SIMILAR_REPORT = "similar-report"


@dataclass(frozen=True, slots=True)
class Flag:
    """A hint at another report; `photo` is the photo that led to it."""

    kind: FlagKind
    other: int
    receipt: str
    photo: int | None = None


async def keep(connection: Connection, report: int, kind: FlagKind, other: int) -> None:
    """Note that a report has something in common with another; a second time changes nothing."""
    await connection.execute_fetchall(
        "INSERT INTO flag (report, kind, other) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        (report, kind, other),
    )


async def keep_all(connection: Connection, receipt: str, found: Iterable[Flag]) -> None:
    """Keep the flags of the report with this receipt number in place of those it had."""
    [row] = await connection.execute_fetchall("SELECT id FROM report WHERE receipt = ?", (receipt,))
    await connection.execute_fetchall("DELETE FROM flag WHERE report = ?", (row["id"],))
    for flag in found:
        await keep(connection, row["id"], flag.kind, flag.other)


async def of_report(connection: Connection, report: int) -> list[Flag]:
    """The flags of a report, oldest other report first."""
    rows = await connection.execute_fetchall(
        """SELECT f.kind, f.other, r.receipt FROM flag f JOIN report r ON r.id = f.other
           WHERE f.report = ? ORDER BY f.other, f.kind""",
        (report,),
    )
    return [Flag(FlagKind(row["kind"]), row["other"], row["receipt"]) for row in rows]
