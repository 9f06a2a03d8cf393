"""Looks into packages (.docx, .xlsx) that people send, before anything in them is read."""

import zipfile
from io import BytesIO

MOST_BYTES = 50_000_000
"""Unpacked: more would fill the memory."""
MOST_PARTS = 2_000


class NoPackage(Exception):
    """These bytes are no package at all."""


class TooLarge(Exception):
    """Unpacked it would fill the memory."""


def parts_of(data: bytes) -> list[str]:
    """The names of a package's parts. Raises NoPackage, TooLarge."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            entries = package.infolist()
    except (zipfile.BadZipFile, ValueError) as error:
        raise NoPackage from error
    if len(entries) > MOST_PARTS or sum(one.file_size for one in entries) > MOST_BYTES:
        raise TooLarge
    return [one.filename for one in entries]
