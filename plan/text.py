"""Folding and shortening of what people type; only string to string, no meaning comes in."""

import unicodedata

LONGEST_NAME = 200
"""Characters of a typed name that are looked at; nothing in a plan is called by more."""

_MINUS_SIGNS = str.maketrans(dict.fromkeys("−–—﹣－", "-"))
_SKIPPED = frozenset("ZCP")  # separators, control characters, punctuation


def narrow(text: str) -> str:
    """Return ``text`` in NFKC (full-width digits and signs become ASCII), minus signs as ``-``."""
    return unicodedata.normalize("NFKC", text.translate(_MINUS_SIGNS)).translate(_MINUS_SIGNS)


def fold(text: str) -> str:
    """Return ``text`` as names are compared: NFKC, lower case, no spaces and no punctuation.

    Only the first ``LONGEST_NAME`` characters are read.
    Example: ``" 送文化 演出。"`` gives ``"送文化演出"``.
    """
    folded = narrow(text[:LONGEST_NAME]).casefold()
    return "".join(sign for sign in folded if unicodedata.category(sign)[0] not in _SKIPPED)


def excerpt(text: str, most: int = 20) -> str:
    """Return ``text`` to be quoted: on one line, at most ``most`` characters, cut with ``…``."""
    line = " ".join(visible(text[: most * 4]).split())
    return line if len(line) <= most and len(text) <= most * 4 else line[: most - 1] + "…"


_HIDDEN = frozenset(
    "\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
)


def visible(text: str) -> str:
    """Return ``text`` without control characters, lone surrogates and marks that turn the writing.

    Line feeds stay; tabs become a space. Lone surrogates go because no database can store them.
    """
    unified = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return "".join(sign for sign in unified if sign == "\n" or not _is_hidden(sign))


def _is_hidden(sign: str) -> bool:
    return sign in _HIDDEN or unicodedata.category(sign) in ("Cc", "Cs")


def has_raised_signs(text: str) -> bool:
    """Return whether a superscript or subscript stands in ``text``, as in 10⁹."""
    return any(unicodedata.decomposition(sign).startswith(("<super>", "<sub>")) for sign in text)


def cells(text: str) -> int:
    """Return how many columns ``text`` takes on a screen: a Chinese character two, a letter one."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)
