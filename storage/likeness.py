"""Which photos show the same: the same bytes, or likenesses that were found to be close."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from storage.database import Connection


@dataclass(frozen=True, slots=True)
class Twin:
    """A photo and a report that shows the same (`same`) or nearly the same in its photo `other`."""

    photo: int
    other: int
    same: bool
    report: int
    receipt: str


async def known(connection: Connection) -> set[str]:
    """The likenesses of all pictures so far; a scan of one index."""
    rows = await connection.execute_fetchall(
        "SELECT DISTINCT likeness FROM photo WHERE likeness IS NOT NULL"
    )
    return {row["likeness"] for row in rows}


async def pair(connection: Connection, likeness: str, others: Iterable[str]) -> None:
    """Note which other likenesses are close to this one."""
    both_ways = [pair for other in others for pair in ((likeness, other), (other, likeness))]
    await connection.executemany(
        "INSERT INTO alike (likeness, other) VALUES (?, ?) ON CONFLICT DO NOTHING", both_ways
    )


async def twins(
    connection: Connection, photos: Collection[int], *, without: int | None = None
) -> list[Twin]:
    """The reports that show one of these photos' pictures in another photo, oldest report first.

    A withdrawn report does not count, nor the report `without`. A photo that one message gave to
    several reports is no twin of itself.
    """
    # CROSS JOIN keeps the order of the tables: the few twins first, then what shows them.
    marks = ",".join("?" * len(photos))
    rows = await connection.execute_fetchall(
        f"""WITH mine AS (SELECT id, sha256, likeness FROM photo
                          WHERE id IN ({marks}) AND status = 'stored'),
            twin (photo, other, same) AS (
              SELECT m.id, q.id, 1 FROM mine m JOIN photo q ON q.sha256 = m.sha256
              UNION ALL
              SELECT m.id, q.id, 0 FROM mine m JOIN photo q ON q.likeness = m.likeness
              UNION ALL
              SELECT m.id, q.id, 0 FROM mine m JOIN alike a ON a.likeness = m.likeness
                JOIN photo q ON q.likeness = a.other)
            SELECT t.photo, min(t.other) AS other, max(t.same) AS same, r.id, r.receipt
            FROM twin t CROSS JOIN report_photo u CROSS JOIN report r
            WHERE u.photo = t.other AND r.id = u.report AND r.version = u.version
              AND t.other NOT IN (SELECT id FROM mine) AND r.status <> 'withdrawn'
              AND r.id IS NOT ?
            GROUP BY t.photo, r.id ORDER BY r.id, t.photo""",  # noqa: S608 - only marks are filled in
        (*photos, without),
    )
    return [Twin(r["photo"], r["other"], bool(r["same"]), r["id"], r["receipt"]) for r in rows]
