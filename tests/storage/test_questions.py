"""What waited for words in a file of the older form waits on in the one table there is now."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from handlers.buttons import WithdrawFor
from handlers.planning.buttons import Explain, Unlock
from handlers.reviewing.buttons import RejectFor, ReturnFor, UndoFor
from storage import broadcasts, questions
from storage.database import Database, migrations
from storage.questions import Question, Topic
from tests.town import KONGTONG

PEOPLE = """INSERT INTO unit (code, name, short, position) VALUES ('620802', '区', '区', 0);
  INSERT INTO member (id, telegram_id, name, unit, role, joined_at)
    SELECT value, 7000 + value, '某人', '620802', 'administrator', ''
    FROM json_each('[1,2,3,4,5,6,7,8,9,10]');
  INSERT INTO report (id, receipt, indicator, unit, day, status, version, filed_by, filed_at)
    VALUES (3, 'r', 'i', '620802', '', 'approved', 1, 1, '');"""
WAITING = """INSERT INTO question VALUES (1, 'own-name', '', 11, THEN);
  INSERT INTO reason_asked (member, report, letter, back, at, button) VALUES
    (2, 3, 12, 'my::0', THEN, NULL),
    (3, 3, 13, '', THEN, 'qf:3:1:1:5:other:u620802'),
    (4, 3, 14, '', THEN, 'qj:3:1:1:other:'),
    (5, 3, 15, '', THEN, 'qo:3:7:other');
  INSERT INTO dialogue (id, member, kind, content, letter, at) VALUES
    (21, 6, 'unlock', '{"unit": "620802", "month": "2014-08"}', 16, THEN),
    (22, 7, 'explain', '{"report": 3, "version": 2}', 17, THEN),
    (23, 8, 'adjust', '{"indicator": "performances", "what": "target"}', 18, THEN),
    (29, 9, 'adjust', '{}', NULL, THEN);
  DELETE FROM dialogue WHERE id = 29;
  INSERT INTO broadcast (id, by_member, unit, text, status, letter, at) VALUES
    (31, 9, '620802', NULL, 'asked', 19, THEN),
    (32, 10, '620802', NULL, 'dropped', 1, THEN),
    (33, 10, '620802', '开会', 'ready', 2, THEN),
    (34, 10, '620802', '学习', 'sent', 3, THEN),
    (35, 10, '620802', NULL, 'dropped', 4, THEN);"""
MOVED = {
    1: (Topic.OWN_NAME, ""),
    2: (Topic.WITHDRAW, WithdrawFor(3, "other", "my::0").pack()),
    3: (Topic.RETURN, ReturnFor(3, 1, 1, 5, "other", "u620802").pack()),
    4: (Topic.REJECT, RejectFor(3, 1, 1, "other", "").pack()),
    5: (Topic.UNDO, UndoFor(3, 7, "other").pack()),
    6: (Topic.UNLOCK, Unlock(KONGTONG, "2014-08").pack()),
    7: (Topic.EXPLAIN, Explain(3, 2, "other").pack()),
    8: (Topic.ADJUST, '{"indicator": "performances", "what": "target"}'),
    9: (Topic.BROADCAST, KONGTONG),
}


@pytest.fixture
def older(tmp_path: Path) -> Path:
    """A file as the program before left it, with somebody waiting in each way there was."""
    path = tmp_path / "old.db"
    with closing(sqlite3.connect(path)) as file:
        for number, script in migrations()[:8]:
            file.executescript(script)
            file.execute(f"PRAGMA user_version = {number:d}")
        file.executescript(PEOPLE + WAITING.replace("THEN", "'2014-09-15T01:00:00.000000Z'"))
    return path


async def _waiting(database: Database, member: int) -> Question:
    found = await questions.newest(database.reader, member)
    assert found is not None
    return found


async def test_whoever_was_asked_for_words_is_still_asked(older: Path) -> None:
    database = await Database.open(older)
    try:
        found = {member: await _waiting(database, member) for member in MOVED}
        assert {member: (one.topic, one.subject) for member, one in found.items()} == MOVED
        assert [one.letter for one in found.values()] == list(range(11, 20))
        # Buttons of dialogues carry their numbers, and none is given twice.
        assert [found[member].id for member in (6, 7, 8)] == [21, 22, 23]
        assert all(found[member].id > 29 for member in (1, 2, 3, 4, 5, 9))
    finally:
        await database.close()


async def test_messages_that_were_written_are_kept_and_their_numbers_not_used_again(
    older: Path,
) -> None:
    database = await Database.open(older)
    try:
        kept = [await broadcasts.get(database.reader, number) for number in range(31, 36)]
        assert [(one.id, one.stage, one.letter) for one in kept if one] == [
            (33, broadcasts.Stage.READY, None),
            (34, broadcasts.Stage.SENT, 3),
        ]
        now = (await _waiting(database, 1)).at
        async with database.transaction() as connection:
            assert await broadcasts.write(connection, now, 1, KONGTONG, "开会") == 36
    finally:
        await database.close()
