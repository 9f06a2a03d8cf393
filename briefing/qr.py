"""An invitation's link as a QR picture, to be shown or printed in a training room."""

from io import BytesIO

import segno

SCALE = 12
"""Points a module: about 500 across, sharp on a projector and on paper."""
BORDER = 4
"""Modules of white around it; readers want four."""


def png(link: str) -> bytes:
    """The picture of a link. A third of it may be dirty or folded, and it can still be read."""
    file = BytesIO()
    segno.make_qr(link, error="h").save(file, kind="png", scale=SCALE, border=BORDER)
    return file.getvalue()
