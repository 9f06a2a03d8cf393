"""The hashes that chain the audit trail: a row changed, removed or slipped in afterwards shows.

hash(row) = SHA-256 of the JSON array [hash of the row before, id, at, actor, action, subject,
detail], UTF-8 without spaces; before the first row stands the empty text. Where a row tells of a
report's version, its detail holds that version's seal (the same sum over the version's values), so
neither can be rewritten without the other. What is cut off the end shows only beside a hash kept
elsewhere: the weekly digest prints the newest.
"""

import hashlib
import json
import sqlite3
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass

from storage.database import Connection

START = ""
# What a version's seal covers.
SEALED = """indicator, unit, day, quantity, numerator, denominator, text, state, answers, photos,
    note, latitude, longitude, by_member, on_behalf, cause, at"""
ROWS = "SELECT id, at, actor, action, subject, detail, hash FROM audit ORDER BY id"


@dataclass(frozen=True, slots=True)
class Checked:
    """What a walk along the chain found.

    `broken` is the id of the first row that does not fit, None when all do; `newest` is the last
    row's hash; `seen` says whether the hash that was asked for stands in the chain; `forged` names
    versions (report id, version) that are not what the trail says was filed.
    """

    rows: int
    newest: str
    broken: int | None
    seen: bool
    forged: tuple[tuple[int, int], ...]


def _sum(values: Sequence[object]) -> str:
    told = json.dumps(list(values), ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(told.encode()).hexdigest()


def link(before: str, values: Sequence[object]) -> str:
    """The hash of a row (`values` from id to detail) that follows one with the hash `before`."""
    return _sum([before, *values])


def seal(version: sqlite3.Row | Sequence[object]) -> str:
    """The seal of a report's version: `SEALED` are its columns."""
    return _sum(tuple(version))


async def newest(connection: Connection) -> tuple[int, str]:
    """The last row's id and hash; (0, "") while the trail is empty."""
    rows = await connection.execute_fetchall("SELECT id, hash FROM audit ORDER BY id DESC LIMIT 1")
    for row in rows:
        return row["id"], row["hash"] or (await check(connection)).newest
    return 0, START


async def check(connection: Connection, wanted: str = "") -> Checked:
    """Walk the whole trail; `wanted` are the first digits of a hash that should stand in it.

    Reads long: for the command line, or on a snapshot.
    """
    before, last, begun, seen = START, 0, False, not wanted
    async for row in _rows(connection):
        before = link(before, tuple(row)[:6])
        # Rows from before the chain have no hash; once it has begun each has. Ids leave no gap.
        whole = row["hash"] == before or (row["hash"] is None and not begun)
        if row["id"] != last + 1 or not whole:
            return Checked(last, before, row["id"], seen, ())
        begun = row["hash"] is not None
        seen = seen or before.startswith(wanted)
        last = row["id"]
    return Checked(last, before, None, seen, await _forged(connection))


async def _rows(connection: Connection) -> AsyncIterator[sqlite3.Row]:
    async with connection.execute(ROWS) as cursor:
        async for row in cursor:
            yield row


async def _forged(connection: Connection) -> tuple[tuple[int, int], ...]:
    """Versions that are not the ones the trail tells of, or that it does not tell of at all."""
    told = await connection.execute_fetchall(
        """SELECT CAST(substr(subject, 8) AS INTEGER) AS report,
                  json_extract(detail, '$.version') AS version,
                  json_extract(detail, '$.seal') AS seal FROM audit
           WHERE subject LIKE 'report:%' AND action IN ('filed', 'changed', 'amended')"""
    )
    seals = {(row["report"], row["version"]): row["seal"] for row in told}
    found = []
    async with connection.execute(f"SELECT {SEALED}, report, version FROM report_version") as rows:  # noqa: S608 - a constant
        async for row in rows:
            *values, report, version = tuple(row)
            kept = seals.pop((report, version), "")
            if kept is not None and kept != _sum(values):
                found.append((report, version))
    return tuple(sorted([*found, *seals]))
