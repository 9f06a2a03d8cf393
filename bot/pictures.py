"""Keeps a photo's bytes on disk by their content, with a small picture, and takes its likeness.

Everything here blocks and belongs into a thread. Nothing that came over the wire is trusted: type
and suffix come from decoding the picture itself.
"""

import hashlib
import os
from io import BytesIO
from pathlib import Path

import imagehash
from PIL import Image, ImageOps, ImageStat

from storage.photos import Picture, file_of

SUFFIXES = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp", "GIF": "gif", "BMP": "bmp"}
FORMATS = tuple(SUFFIXES)
THUMBNAIL = (320, 320)
# A picture without structure (a wall, the lens cap) is like every other one: its hash is noise.
FLAT = 4.0
# 16 × 16 of the lowest frequencies, 256 bits; docs/decisions.md has the measurements.
HASH_SIDE = 16


class NoImage(Exception):
    """The bytes are no picture that can be opened, or one that would fill the memory."""


def keep(folder: Path, photo: int, data: bytes) -> Picture:
    """Store the bytes of photo row `photo` and its thumbnail; the same content is stored once.

    Raises NoImage, and OSError when the disk does not take it.
    """
    image, suffix = _decode(data)
    sha256 = hashlib.sha256(data).hexdigest()
    file = folder / file_of(sha256, suffix)
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        # The thumbnail first: where the bytes are, both are.
        _write(file.with_suffix(".thumb.jpg"), _thumbnail(image), photo)
        _write(file, data, photo)
        _flush(file.parent)
    return Picture(sha256, likeness(image), suffix, len(data))


def likeness(image: Image.Image) -> str | None:
    """The perceptual hash in hexadecimal digits; None for a picture that is flat."""
    grey = image.convert("L")
    if ImageStat.Stat(grey.resize((64, 64))).stddev[0] < FLAT:
        return None
    return str(imagehash.phash(grey, hash_size=HASH_SIDE))


def _decode(data: bytes) -> tuple[Image.Image, str]:
    try:
        with Image.open(BytesIO(data), formats=FORMATS) as image:
            # Pillow opens a phone's double picture (MPO) as the JPEG that it is, too.
            suffix = SUFFIXES.get(image.format or "", "jpg")
            _refuse_a_bomb(image)
            # A large JPEG is decoded at a fraction of its size: enough for both uses.
            image.draft("RGB", (2 * THUMBNAIL[0], 2 * THUMBNAIL[1]))
            upright = ImageOps.exif_transpose(image)
            return _on_white(upright), suffix
    # Damaged files make the decoders raise nearly anything.
    except Exception as error:
        raise NoImage(type(error).__name__) from None


def _refuse_a_bomb(image: Image.Image) -> None:
    # Pillow itself only warns at this size.
    if image.width * image.height > (Image.MAX_IMAGE_PIXELS or 0):
        raise Image.DecompressionBombError("too many pixels")


def _on_white(image: Image.Image) -> Image.Image:
    if not image.has_transparency_data:
        return image.convert("RGB")
    layer = image.convert("RGBA")
    white = Image.new("RGBA", layer.size, "white")
    return Image.alpha_composite(white, layer).convert("RGB")


def _thumbnail(image: Image.Image) -> bytes:
    small = image.copy()
    small.thumbnail(THUMBNAIL)
    file = BytesIO()
    small.save(file, "JPEG", quality=80)
    return file.getvalue()


def _write(file: Path, data: bytes, photo: int) -> None:
    """Write a file whole or not at all, also when the power fails."""
    # The row's number keeps two downloads of one content apart, and a second try finds its own.
    part = file.with_name(f".{file.name}.{photo}.part")
    with part.open("wb") as opened:
        opened.write(data)
        opened.flush()
        os.fsync(opened.fileno())
    part.replace(file)


def _flush(folder: Path) -> None:
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
