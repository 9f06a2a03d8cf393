"""The folder of files that wait to be sent: on disk before a letter names them, gone afterwards.

Everything here blocks and belongs into a thread.
"""

import os
from collections.abc import Collection
from pathlib import Path

from storage.attachments import OUTGOING

KEPT_SECONDS = 3600
MARK = ".now"


class Outgoing:
    """The folder inside the data folder `data`."""

    def __init__(self, data: Path) -> None:
        self._data = data
        self._folder = data / OUTGOING

    def place(self, job: int, suffix: str) -> Path:
        """Where the file of a job is made; a second run of the job takes the same place."""
        self._folder.mkdir(parents=True, exist_ok=True)
        return self._folder / f"{job}.{suffix}"

    def name(self, path: Path) -> str:
        """How a letter names a file: inside the data folder."""
        return path.relative_to(self._data).as_posix()

    def clear(self, waited_for: Collection[str]) -> None:
        """Remove what no waiting letter carries and has lain for an hour.

        What is younger may be about to get its letter.
        """
        if not self._folder.is_dir():
            return
        before = self._now() - KEPT_SECONDS
        for path in self._folder.iterdir():
            if self.name(path) not in waited_for and path.stat().st_mtime < before:
                path.unlink(missing_ok=True)

    def _now(self) -> float:
        # The file system's own time, as that of the files: the business clock may be anywhere.
        mark = self._folder / MARK
        mark.touch()
        return mark.stat().st_mtime


def seal(path: Path) -> None:
    """See that a file and its name are on disk, so that a row may name it."""
    for one, flags in ((path, os.O_RDWR), (path.parent, os.O_RDONLY)):
        opened = os.open(one, flags)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)
