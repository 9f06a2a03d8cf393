"""A link lets in whom it is for, as long as it is, and the file does not hold it."""

import asyncio
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from storage import invitations, members, units
from storage.database import Database, migrations
from storage.members import Role
from tests.town import KONGTONG, plan

NOW = datetime(2014, 9, 15, 1, tzinfo=UTC)


@pytest.fixture
async def token(database: Database) -> str:
    """A fresh invitation for an officer of 崆峒区."""
    async with database.transaction() as connection:
        await units.seed(connection, plan())
        return await invitations.issue(connection, NOW, KONGTONG, Role.OFFICER, None)


async def _join(database: Database, token: str, number: int, now: datetime = NOW) -> bool:
    async with database.transaction() as connection:
        invitation = await invitations.find(connection, token, now)
        if invitation is None:
            return False
        assert (invitation.unit, invitation.role) == (KONGTONG, Role.OFFICER)
        member = await members.join(
            connection, now, number, "王芳", invitation.unit, invitation.role
        )
        await invitations.use(connection, now, invitation, member.id)
        return True


async def test_a_link_lets_one_person_in(database: Database, token: str) -> None:
    joined = await asyncio.gather(*(_join(database, token, number) for number in range(1, 6)))
    assert sorted(joined) == [False] * 4 + [True]


async def test_a_link_expires_after_seven_days(database: Database, token: str) -> None:
    assert not await _join(database, token, 1, NOW + timedelta(days=7))
    assert await _join(database, token, 1, NOW + timedelta(days=7, seconds=-1))


async def test_a_wrong_token_lets_nobody_in(database: Database, token: str) -> None:
    for wrong in ("", token[:-1], token + "x", token.swapcase()):
        assert not await _join(database, wrong, 1)


async def test_the_file_does_not_hold_the_token(database: Database, token: str) -> None:
    rows = await database.reader.execute_fetchall("SELECT * FROM invitation")
    trail = await database.reader.execute_fetchall("SELECT action, detail FROM audit")
    assert token not in str([[tuple(row) for row in found] for found in (rows, trail)])
    assert [row["action"] for row in trail] == ["invited"]


def test_the_link_fits_what_telegram_lets_through() -> None:
    assert invitations.link("bot", "abc") == "https://t.me/bot?start=abc"


async def test_a_link_for_three_lets_three_in(database: Database) -> None:
    async with database.transaction() as connection:
        await units.seed(connection, plan())
        token = await invitations.issue(connection, NOW, KONGTONG, Role.OFFICER, None, uses=3)
    joined = await asyncio.gather(*(_join(database, token, number) for number in range(1, 6)))
    assert sum(joined) == 3


async def test_who_came_by_a_link_of_the_older_form_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    with closing(sqlite3.connect(path)) as file:
        for number, script in migrations():
            if number < 3:
                file.executescript(script)
                file.execute(f"PRAGMA user_version = {number:d}")
        file.executescript(
            """INSERT INTO unit (code, name, short, position) VALUES ('620802', '区', '区', 0);
               INSERT INTO member (id, telegram_id, name, unit, role, joined_at)
                 VALUES (1, 7001, '王芳', '620802', 'officer', '2014-09-15T01:00:00.000000Z');
               INSERT INTO invitation
                 (id, token_hash, unit, role, created_at, expires_at, used_by, used_at)
               VALUES
                 (5, 'a', '620802', 'officer', '2014-09-14', '2014-09-22', 1, 'then'),
                 (6, 'b', '620802', 'officer', '2014-09-14', '2014-09-22', NULL, NULL);"""
        )
    database = await Database.open(path)
    uses = await database.reader.execute_fetchall("SELECT * FROM invitation_use")
    open_ones = await invitations.open_ones(database.reader, NOW)
    await database.close()
    assert [tuple(row) for row in uses] == [(5, 1, "then")]
    assert [one.id for one in open_ones] == [6]
