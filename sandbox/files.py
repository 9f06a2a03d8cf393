"""The bytes behind file ids, kept in memory once however often they are sent; no messages here."""

from __future__ import annotations

import base64
import hashlib
import mimetypes
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from sandbox.jsontypes import JsonObject

PHOTO_LIMIT = 10 * 1024 * 1024
UPLOAD_LIMIT = 50 * 1024 * 1024
DOWNLOAD_LIMIT = 20 * 1024 * 1024
PHOTO_SIDES = (90, 320, 800, 1280)
FOLDERS = {"photo": "photos", "document": "documents", "thumbnail": "thumbnails"}


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it came in: its bytes and what the sender called it."""

    data: bytes
    name: str = ""
    mime_type: str = ""


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file that has an id."""

    file_id: str
    unique_id: str
    kind: str
    path: str
    data: bytes = field(repr=False)
    # The message fields that show it: PhotoSize list under "photo", Document under "document".
    shown: JsonObject = field(default_factory=dict, repr=False)

    def identity(self) -> JsonObject:
        """Return the fields that every Telegram file object starts with."""
        return {
            "file_id": self.file_id,
            "file_unique_id": self.unique_id,
            "file_size": len(self.data),
        }


class FileStore:
    """Finds files by id and by download path."""

    def __init__(self) -> None:
        """Start without files."""
        self._by_id: dict[str, StoredFile] = {}
        self._by_path: dict[str, StoredFile] = {}
        self._blobs: dict[bytes, bytes] = {}

    def get(self, file_id: str) -> StoredFile | None:
        """Return the file of an id, or None."""
        return self._by_id.get(file_id)

    def at_path(self, path: str) -> StoredFile | None:
        """Return the file of a download path, or None."""
        return self._by_path.get(path)

    def add_photo(self, upload: Upload, size: tuple[int, int]) -> StoredFile:
        """Keep a photo whose width and height are known; its sizes all download the same bytes."""
        suffix = ".png" if upload.data.startswith(b"\x89") else ".jpg"
        sizes: list[JsonObject] = []
        shown: JsonObject = {"photo": sizes}
        longest = max(size)
        stored = None
        for side in (*(side for side in PHOTO_SIDES if side < longest), longest):
            stored = self._keep("photo", f"photo{side}", upload.data, suffix, shown)
            width, height = (max(1, round(length * side / longest)) for length in size)
            sizes.append(stored.identity() | {"width": width, "height": height})
        assert stored is not None  # noqa: S101 - the longest side is always among the sizes
        return stored

    def add_document(self, upload: Upload, thumbnail: Upload | None = None) -> StoredFile:
        """Keep a document, with a thumbnail when one came along."""
        name = PurePosixPath(upload.name.replace("\\", "/")).name or "file"
        mime = upload.mime_type or mimetypes.guess_type(name)[0] or "application/octet-stream"
        about: JsonObject = {"file_name": name, "mime_type": mime}
        shown: JsonObject = {"document": about}
        suffix = PurePosixPath(name).suffix
        stored = self._keep("document", f"document{name}", upload.data, suffix, shown)
        about |= stored.identity()
        if thumbnail is not None:
            small = self._keep("thumbnail", "thumbnail", thumbnail.data, ".jpg", {})
            about["thumbnail"] = small.identity() | {"width": 90, "height": 90}
        return stored

    def _keep(
        self, kind: str, variant: str, data: bytes, suffix: str, shown: JsonObject
    ) -> StoredFile:
        """Store a file under a new id; the unique id depends on variant and bytes alone."""
        digest = hashlib.sha256(data).digest()
        data = self._blobs.setdefault(digest, data)
        mark = hashlib.sha256(variant.encode() + digest).digest()
        number = len(self._by_id) + 1
        stored = StoredFile(
            file_id=_readable(b"\x05" + number.to_bytes(5, "big") + mark),
            unique_id=_readable(mark[:11]),
            kind=kind,
            path=f"{FOLDERS[kind]}/file_{number}{suffix}",
            data=data,
            shown=shown,
        )
        self._by_id[stored.file_id] = stored
        self._by_path[stored.path] = stored
        return stored


def _readable(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")
