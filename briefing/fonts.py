"""Which font pictures are written in: a simplified-Chinese one of the system, else our own."""

from functools import lru_cache

from matplotlib.font_manager import FontProperties, fontManager
from pylopdf_fonts_zh_cn import sans_path

BROUGHT = "Noto Sans SC"
"""The family of the font that comes as a dependency (OFL); it covers GB 2312 and GBK."""
OF_THE_SYSTEM = ("Noto Sans CJK SC", "Source Han Sans SC", "Source Han Sans CN", "PingFang SC")
"""Families with simplified-Chinese shapes, the first one found is taken; never SimHei."""
LAST = "DejaVu Sans"
"""Comes with the plotting library, for signs that no Chinese font has."""


@lru_cache(maxsize=1)
def families() -> tuple[str, ...]:
    """The families to write in; a sign the first one lacks is taken from the next."""
    names = set(fontManager.get_font_names())
    if BROUGHT not in names:
        fontManager.addfont(sans_path())
    found = next((name for name in OF_THE_SYSTEM if name in names), None)
    return (found, BROUGHT, LAST) if found else (BROUGHT, LAST)


def font(size: float) -> FontProperties:
    """The font in a size in points."""
    return FontProperties(family=list(families()), size=size)
