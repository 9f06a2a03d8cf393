"""A trail, or a report behind it, that was rewritten in the file shows."""

import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from plan.report import Content, Status
from storage import audit, chain, members, reports, units
from storage.audit import Action
from storage.database import Database
from storage.members import Role
from tests.town import KONGTONG, plan

NOW = datetime(2014, 9, 15, 1, tzinfo=UTC)


@pytest.fixture
async def filed(database: Database) -> Database:
    """A file with a member and three reports, and the trail of it."""
    content = Content("performances", KONGTONG, date(2014, 9, 15), quantity=2, note="工地演出")
    async with database.transaction() as connection:
        await units.seed(connection, plan())
        member = await members.join(connection, NOW, 7001, "王芳", KONGTONG, Role.OFFICER)
        for draft in (1, 2, 3):
            await reports.add(
                connection,
                NOW,
                content,
                draft=draft,
                filed_by=member.id,
                on_behalf=False,
                status=Status.APPROVED,
                year=2014,
            )
    return database


def _by_hand(tmp_path: Path, statement: str, *values: int) -> None:
    """What somebody does who has the file and knows SQL."""
    with closing(sqlite3.connect(tmp_path / "fieldtally.db")) as file, file:
        for trigger in ("audit_keeps", "audit_stays", "version_keeps"):
            file.execute(f"DROP TRIGGER IF EXISTS {trigger}")
        assert file.execute(statement, values).rowcount == 1


async def test_a_trail_that_nobody_touched_is_whole(filed: Database) -> None:
    found = await chain.check(filed.reader)
    assert (found.rows, found.broken, found.forged, found.seen) == (4, None, (), True)
    assert (await chain.check(filed.reader, found.newest[:12])).seen
    assert not (await chain.check(filed.reader, "0123456789ab")).seen


@pytest.mark.parametrize(
    ("statement", "row"),
    [
        ("UPDATE audit SET at = '2014-09-16T00:00:00+00:00' WHERE id = 2", 2),
        ("UPDATE audit SET actor = NULL WHERE id = 3", 3),
        ("UPDATE audit SET detail = replace(detail, '00002', '00009') WHERE id = 3", 3),
        ("UPDATE audit SET hash = NULL WHERE id = 4", 4),
        ("DELETE FROM audit WHERE id = 2", 3),
        ("DELETE FROM audit WHERE id = 1", 2),
    ],
)
async def test_a_row_changed_or_taken_out_shows(
    filed: Database, tmp_path: Path, statement: str, row: int
) -> None:
    _by_hand(tmp_path, statement)
    assert (await chain.check(filed.reader)).broken == row


async def test_an_end_cut_off_shows_beside_the_hash_that_was_printed(
    filed: Database, tmp_path: Path
) -> None:
    printed = (await chain.check(filed.reader)).newest
    _by_hand(tmp_path, "DELETE FROM audit WHERE id = 4")
    found = await chain.check(filed.reader, printed)
    assert (found.broken, found.seen) == (None, False)
    assert found.forged == ((3, 1),)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE report_version SET quantity = 9 WHERE report = 2",
        "UPDATE report_version SET note = '' WHERE report = 2",
        "UPDATE report_version SET day = '2014-09-14' WHERE report = 2",
        "UPDATE report_version SET unit = '620821' WHERE report = 2",
    ],
)
async def test_a_figure_changed_behind_the_trail_shows(
    filed: Database, tmp_path: Path, change: str
) -> None:
    _by_hand(tmp_path, change)
    found = await chain.check(filed.reader)
    assert (found.broken, found.forged) == (None, ((2, 1),))


async def test_rows_from_before_the_chain_are_covered_by_the_first_after_them(
    filed: Database, tmp_path: Path
) -> None:
    for row in (1, 2, 3, 4):
        _by_hand(tmp_path, "UPDATE audit SET hash = NULL WHERE id = ?", row)
    async with filed.transaction() as connection:
        await audit.record(connection, NOW, None, Action.UNREACHABLE, "member:1")
    assert (await chain.check(filed.reader)).broken is None
    _by_hand(tmp_path, "UPDATE audit SET actor = NULL WHERE id = 2")
    assert (await chain.check(filed.reader)).broken == 5
