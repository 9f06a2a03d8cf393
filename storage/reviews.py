"""What reviewers decided, and which reports wait for whom; the rules are plan/review's."""

import json
import sqlite3
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from plan.report import Status
from plan.review import Decision, Judge, ReviewReason, Stand
from storage import audit, members
from storage.audit import Action
from storage.database import Connection
from storage.instants import from_text, to_text
from storage.members import Role
from storage.reports import Report

ACTIONS = {
    Decision.APPROVED: Action.APPROVED,
    Decision.RETURNED: Action.RETURNED,
    Decision.REJECTED: Action.REJECTED,
}
UNDOING = {
    Decision.APPROVED: Action.APPROVAL_UNDONE,
    Decision.REJECTED: Action.REJECTION_UNDONE,
}


@dataclass(frozen=True, slots=True)
class Review:
    """A decision on a version of a report at a level; `fields` are those in dispute.

    `undone_by` and `undone_at` come together.
    """

    id: int
    report: int
    version: int
    level: int
    decision: Decision
    reason: ReviewReason | None
    words: str | None
    fields: tuple[str, ...]
    by_member: int
    by: str
    at: datetime
    undone_by: str | None
    undone_at: datetime | None

    @property
    def stands(self) -> bool:
        """Whether it was not undone."""
        return self.undone_at is None


@dataclass(frozen=True, slots=True)
class Waiting:
    """A pending report: whose, at which level, and who made its versions."""

    report: int
    version: int
    indicator: str
    unit: str
    level: int
    authors: frozenset[int]


@dataclass(frozen=True, slots=True)
class Ground:
    """Why something was decided: a ready-made reason, or OTHER with words; fields in dispute."""

    reason: ReviewReason | None = None
    words: str | None = None
    fields: tuple[str, ...] = ()


NO_GROUND = Ground()


def _review(row: sqlite3.Row) -> Review:
    return Review(
        row["id"],
        row["report"],
        row["version"],
        row["level"],
        Decision(row["decision"]),
        ReviewReason(row["reason"]) if row["reason"] else None,
        row["words"],
        tuple(row["fields"].split()),
        row["by_member"],
        row["by_name"],
        from_text(row["at"]),
        row["undone_name"],
        from_text(row["undone_at"]) if row["undone_at"] else None,
    )


SELECT = """SELECT v.*, m.name AS by_name, u.name AS undone_name
            FROM review v JOIN member m ON m.id = v.by_member
            LEFT JOIN member u ON u.id = v.undone_by"""


async def of_report(connection: Connection, report: int) -> list[Review]:
    """All reviews of a report, undone ones too, oldest first."""
    rows = await connection.execute_fetchall(
        f"{SELECT} WHERE v.report = ? ORDER BY v.id", (report,)
    )
    return [_review(row) for row in rows]


async def decide(
    connection: Connection,
    now: datetime,
    report: Report,
    decision: Decision,
    after: Stand,
    by_member: int,
    ground: Ground = NO_GROUND,
) -> None:
    """Keep a decision on the report's current version and level, and let the root follow it.

    Raises sqlite3.IntegrityError where this version was decided on at this level already.
    """
    await connection.execute_fetchall(
        """INSERT INTO review (report, version, level, decision, reason, words, fields, by_member,
             at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        (
            report.id,
            report.version,
            report.level,
            decision,
            ground.reason,
            ground.words,
            " ".join(ground.fields),
            by_member,
            to_text(now),
        ),
    )
    await stand(connection, report.id, after)
    await _record(connection, now, report, ACTIONS[decision], report.level, by_member, ground)


async def undo(
    connection: Connection,
    now: datetime,
    report: Report,
    review: Review,
    by_member: int,
    ground: Ground,
) -> None:
    """Undo an approval or a rejection: the report waits again where it waited then."""
    await connection.execute_fetchall(
        "UPDATE review SET undone_by = ?, undone_at = ? WHERE id = ?",
        (by_member, to_text(now), review.id),
    )
    await stand(connection, report.id, Stand(Status.PENDING, review.level))
    action = UNDOING[review.decision]
    await _record(connection, now, report, action, review.level, by_member, ground)


async def _record(
    connection: Connection,
    now: datetime,
    report: Report,
    action: Action,
    level: int,
    by_member: int,
    ground: Ground,
) -> None:
    detail: dict[str, str | int | None] = {
        "receipt": report.receipt,
        "version": report.version,
        "level": level,
        "reason": ground.reason,
        "words": ground.words,
        "disputed": " ".join(ground.fields),
    }
    said = {key: value for key, value in detail.items() if value}
    await audit.record(connection, now, by_member, action, f"report:{report.id}", said)


async def stand(connection: Connection, report: int, where: Stand) -> None:
    """Let a report stand there; its tally is the caller's to move."""
    await connection.execute_fetchall(
        "UPDATE report SET status = ?, level = ? WHERE id = ?", (where.status, where.level, report)
    )


async def waiting(connection: Connection, units: Collection[str]) -> list[Waiting]:
    """The pending reports of these units, oldest first."""
    rows = await connection.execute_fetchall(
        """SELECT r.id, r.version, r.indicator, r.unit, r.level,
             (SELECT json_group_array(v.by_member) FROM report_version v WHERE v.report = r.id)
               AS authors
           FROM report r WHERE r.status = 'pending'
             AND r.unit IN (SELECT value FROM json_each(?)) ORDER BY r.id""",
        (json.dumps(list(units)),),
    )
    return [_waiting(row) for row in rows]


async def waiting_at(connection: Connection, report: int, level: int) -> Waiting | None:
    """A report as it waits, or once waited, at a level."""
    rows = await connection.execute_fetchall(
        """SELECT r.id, r.version, r.indicator, r.unit, ? AS level,
             (SELECT json_group_array(v.by_member) FROM report_version v WHERE v.report = r.id)
               AS authors
           FROM report r WHERE r.id = ?""",
        (level, report),
    )
    return next(map(_waiting, rows), None)


def _waiting(row: sqlite3.Row) -> Waiting:
    authors = frozenset(json.loads(row["authors"]))
    return Waiting(row["id"], row["version"], row["indicator"], row["unit"], row["level"], authors)


async def judges(connection: Connection) -> list[Judge]:
    """All active reviewers and administrators."""
    return [
        Judge(one.id, one.unit, one.role is Role.ADMINISTRATOR, one.reachable)
        for one in await members.everyone(connection)
        if one.role in {Role.REVIEWER, Role.ADMINISTRATOR}
    ]


async def usual_quantities(
    connection: Connection, indicator: str, unit: str, *, without: int, most: int = 50
) -> list[int]:
    """The quantities of a unit's approved reports of an indicator, newest events first."""
    rows = await connection.execute_fetchall(
        """SELECT v.quantity FROM report r
           JOIN report_version v ON v.report = r.id AND v.version = r.version
           WHERE r.indicator = ? AND r.unit = ? AND r.status = 'approved' AND r.id <> ?
             AND v.quantity IS NOT NULL ORDER BY r.day DESC, r.id DESC LIMIT ?""",
        (indicator, unit, without, most),
    )
    return [int(row["quantity"]) for row in rows]


async def version_made_at(connection: Connection, report: int) -> datetime:
    """When the current version of a report was made."""
    [row] = await connection.execute_fetchall(
        """SELECT v.at FROM report r
           JOIN report_version v ON v.report = r.id AND v.version = r.version WHERE r.id = ?""",
        (report,),
    )
    return from_text(row["at"])


# Approvals are told to filers together: a filer's job is named after the last review he knows of.


async def told(connection: Connection, member: int) -> int:
    """The last review a filer was told of; 0 before the first."""
    rows = await connection.execute_fetchall(
        "SELECT review FROM review_told WHERE member = ?", (member,)
    )
    return next((int(row["review"]) for row in rows), 0)


async def take_untold(connection: Connection, member: int) -> list[int]:
    """The reports of a filer that were approved for good since he was last told, oldest first.

    They are told from now on; what was undone or changed meanwhile is passed over.
    """
    rows = await connection.execute_fetchall(
        """SELECT DISTINCT r.id FROM review v JOIN report r ON r.id = v.report
           WHERE r.filed_by = ? AND v.id > ? AND v.decision = 'approved' AND v.undone_at IS NULL
             AND r.status = 'approved' AND v.version = r.version AND v.level = r.level
           ORDER BY r.id""",
        (member, await told(connection, member)),
    )
    await connection.execute_fetchall(
        """INSERT INTO review_told (member, review)
           VALUES (?, (SELECT coalesce(max(id), 0) FROM review))
           ON CONFLICT (member) DO UPDATE SET review = excluded.review""",
        (member,),
    )
    return [int(row["id"]) for row in rows]
