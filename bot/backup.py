"""`fieldtally backup` and `restore`: data file, photos and templates as one archive, and back.

The archive is a ZIP with a manifest: the data file as it stood at one moment, and then all photos,
of which that moment's are some, for a photo never changes once it is there.
"""

import json
import os
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO

from bot.clock import clock_at
from bot.config import Config
from bot.terminal import Refused, words
from briefing.grid import Progress
from storage import copying
from storage.database import StorageBroken, newest_version, only_process

MANIFEST, PROGRAM = "manifest.json", "fieldtally"
FOLDERS = ("photos", "templates")
LEVEL = 4
PIECE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Kept:
    """What a backup holds: how many photos, and its size as it is said."""

    photos: int
    size: str


async def save(config: Config, file: Path, progress: Progress | None) -> Kept:
    """Write the archive to `file`, readable by its owner only; a bot may run meanwhile.

    Where it fails nothing is left at `file`. Raises OSError, sqlite3.Error.
    """
    async with clock_at(config.clock_url) as clock:
        made_at = clock.now()
    part = file.with_name(f".{file.name}.part")
    with tempfile.TemporaryDirectory(prefix=".backup-", dir=file.parent) as folder:
        copy = Path(folder, config.database.name)
        copying.copy(config.database, copy)
        manifest = {
            "program": PROGRAM,
            "version": copying.version(copy),
            "made_at": made_at.isoformat(timespec="seconds"),
        }
        try:
            with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT, 0o600), "wb") as opened:
                photos = _pack(config, copy, manifest, opened, progress)
                opened.flush()
                os.fsync(opened.fileno())
            part.replace(file)
        finally:
            part.unlink(missing_ok=True)
    return Kept(photos, f"{file.stat().st_size / PIECE:.1f}")


def _pack(
    config: Config, copy: Path, manifest: object, opened: IO[bytes], progress: Progress | None
) -> int:
    """Fill the archive; returns the number of photos."""
    files = [path for folder in FOLDERS for path in _files(config.data / folder)]
    with zipfile.ZipFile(opened, "w", zipfile.ZIP_DEFLATED, compresslevel=LEVEL) as archive:
        archive.writestr(MANIFEST, json.dumps(manifest))
        archive.write(copy, config.database.name)
        for number, path in enumerate(files, start=1):
            # Pictures and documents are packed already.
            name = path.relative_to(config.data).as_posix()
            archive.write(path, name, compress_type=zipfile.ZIP_STORED)
            if progress is not None:
                progress(number, len(files))
    return sum(".thumb" not in path.name and path.parent.name != "templates" for path in files)


def _files(folder: Path) -> Iterator[Path]:
    """The finished files of a folder, its own folders too."""
    if folder.is_dir():
        found = (path for path in folder.rglob("*") if not path.name.startswith("."))
        yield from sorted(path for path in found if path.is_file())


async def bring_back(
    config: Config, file: Path, progress: Progress | None, *, force: bool
) -> Path | None:
    """Put an archive's data in place; returns where data that was there lies now, if any was.

    Everything is unpacked and checked before anything is moved. Raises Refused, OSError.
    """
    try:
        with only_process(config.database):
            there = [path for path in _parts(config) if path.exists()]
            if there and not force:
                raise Refused(words().plain("restore-there", folder=str(config.data)))
            with tempfile.TemporaryDirectory(prefix=".restoring-", dir=config.data) as folder:
                _unpack(file, config, Path(folder), progress)
                return _swap(config, Path(folder), there)
    except StorageBroken:
        raise Refused(words().plain("restore-running")) from None


def _parts(config: Config) -> list[Path]:
    """Data file with what SQLite keeps beside it, and the folders."""
    name = config.database.name
    beside = [config.data / f"{name}{suffix}" for suffix in ("", "-wal", "-shm")]
    return [*beside, *(config.data / folder for folder in FOLDERS)]


def _unpack(file: Path, config: Config, folder: Path, progress: Progress | None) -> None:
    """Unpack an archive and check it. Raises Refused with the reason."""
    try:
        with zipfile.ZipFile(file) as archive:
            version = _version(archive)
            if version > newest_version():
                raise Refused(words().plain("restore-newer", file=str(file)))
            names = [one for one in archive.namelist() if one != MANIFEST]
            if not all(_is_ours(name, config) for name in names):
                raise Refused(words().plain("restore-no-backup", file=str(file)))
            for number, name in enumerate(names, start=1):
                # Reading to the end checks each file's sum.
                archive.extract(name, folder)
                if progress is not None:
                    progress(number, len(names))
    except (zipfile.BadZipFile, zlib.error, EOFError):
        raise Refused(words().plain("restore-damaged", file=str(file))) from None
    if not copying.is_sound(folder / config.database.name):
        raise Refused(words().plain("restore-damaged", file=str(file)))


def _version(archive: zipfile.ZipFile) -> int:
    try:
        manifest = json.loads(archive.read(MANIFEST))
        if manifest["program"] == PROGRAM:
            return int(manifest["version"])
    except (KeyError, TypeError, ValueError):
        pass
    raise Refused(words().plain("restore-no-backup", file=str(archive.filename)))


def _is_ours(name: str, config: Config) -> bool:
    """Whether a name in an archive is one that `save` writes: nothing leads out of the folder."""
    path = PurePosixPath(name)
    if name == config.database.name:
        return True
    return path.parts[0] in FOLDERS and len(path.parts) > 1 and ".." not in path.parts


def _swap(config: Config, folder: Path, there: list[Path]) -> Path | None:
    """Move what is there aside and what was unpacked in its place."""
    aside = None
    if there:
        aside = Path(tempfile.mkdtemp(prefix="replaced-", dir=config.data))
        for path in there:
            path.replace(aside / path.name)
    for path in sorted(folder.iterdir()):
        path.replace(config.data / path.name)
    os.sync()
    return aside
