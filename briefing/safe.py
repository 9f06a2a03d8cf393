"""Makes people's words harmless for the files they go into; it knows no sheet and no page."""

import re
import unicodedata
from functools import lru_cache

MOST = 32_000
"""Signs of a cell: a spreadsheet takes 32,767."""
FORMULA = tuple("=+-@\t\r\n|%＝＋－＠")
"""What a spreadsheet may take for the beginning of a formula when it reads a text file."""
SHEET_NAME, FILE_NAME = 31, 80
# Marks that turn the direction of writing can make a text look like another one.
TURNING = frozenset("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
WHITE = re.compile(r"\s+")


def plain(text: str, most: int = MOST) -> str:
    """`text` on one line, without control characters and marks that turn its direction."""
    if text.isprintable():  # nearly always, and a hundred times quicker
        line = text.strip()
    else:
        line = "".join(sign for sign in WHITE.sub(" ", text).strip() if not _unfit(sign))
    return line if len(line) <= most else line[: most - 1] + "…"


def is_formula(text: str) -> bool:
    """Whether a spreadsheet might run `text` when it is typed or read from a text file."""
    return text.lstrip(" \u3000'\"").startswith(FORMULA)


@lru_cache(maxsize=20_000)
def for_csv(text: str) -> str:
    """`text` for a cell of a text file: an apostrophe before what might be run."""
    line = plain(text)
    return f"'{line}" if is_formula(line) else line


def sheet_name(text: str) -> str:
    """`text` as the name of a sheet: no sign that is forbidden there, none that begins a formula.

    A name with nothing left is "-".
    """
    return _name(text, r"[\[\]:*?/\\'!]", SHEET_NAME)


def file_name(text: str) -> str:
    """`text` as the name of a file, without its suffix: no folder, no hidden file, no formula."""
    return _name(text, r"[<>:\"/\\|?*'`$&;!~#{}\s]+", FILE_NAME)


def for_page(text: str) -> str:
    """`text` for the header or footer of a printed sheet, where & begins a code."""
    return plain(text, 80).replace("&", "&&")


def _name(text: str, forbidden: str, most: int) -> str:
    line = re.sub(forbidden, "_", plain(text)).lstrip(" .=+-@|%＝＋－＠_")
    return line[:most].rstrip(" ._") or "-"


def _unfit(sign: str) -> bool:
    # Cs and Cn: halves of signs and places nobody has given a meaning, which XML cannot hold.
    return sign in TURNING or unicodedata.category(sign) in {"Cc", "Cs", "Cn"}
