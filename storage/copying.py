"""A whole copy of the data file while it is in use, and whether such a copy can be trusted."""

import sqlite3
from contextlib import closing
from pathlib import Path


def copy(path: Path, target: Path) -> None:
    """Write the data file as it stands at this moment to `target`; nobody has to wait for it.

    Raises sqlite3.Error.
    """
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as file:
        file.execute("PRAGMA busy_timeout = 10000")
        file.execute("VACUUM INTO ?", (str(target),))


def is_sound(path: Path) -> bool:
    """Whether a data file is whole, with all its rows where they belong."""
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as file:
            whole = file.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            return whole and not file.execute("PRAGMA foreign_key_check").fetchall()
    except sqlite3.DatabaseError:
        return False


def version(path: Path) -> int:
    """The form of a data file: the number of the newest migration it has seen."""
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as file:
        [[number]] = file.execute("PRAGMA user_version").fetchall()
    return int(number)
