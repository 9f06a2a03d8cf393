"""Whether anything in the file has changed: all tables are compared, row by row."""

import hashlib
import sqlite3
from contextlib import closing
from pathlib import Path

# What comes and goes with every update.
POST = frozenset({"inbox", "outbox", "sqlite_sequence"})
# Nor is it a change that a form is shown again: where it stands, and when it was looked at; or
# that the text of a notice, asked for and not given, is no longer waited for.
SHOWN = {
    "draft": "id, member, step, content, album, format, changes, message, base",
    "broadcast": "id, by_member, unit, text, replace(status, 'asked', 'dropped')",
}


def digests(path: Path) -> dict[str, str]:
    """A hash over all rows of each table but the post's."""
    with closing(sqlite3.connect(path)) as file:
        listed = file.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        found = {}
        for table in {name for (name,) in listed} - POST:
            rows = file.execute(f"SELECT {SHOWN.get(table, '*')} FROM {table}").fetchall()  # noqa: S608
            found[table] = hashlib.sha256(repr(sorted(map(repr, rows))).encode()).hexdigest()
    return found
