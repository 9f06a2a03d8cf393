"""Two versions of a report side by side: what differs, and how two people's changes go together."""

from collections.abc import Mapping
from dataclasses import fields, replace

from plan.report import Answer, Content

ANSWER = "a."
"""Before a question's key, where the fields of a report are named."""


def changed_fields(before: Content, after: Content) -> tuple[str, ...]:
    """Return the names of the fields that differ, in a report's own order; answers as ``a.KEY``."""
    names: list[str] = []
    for one in fields(Content):
        if one.name == "answers":
            names += [ANSWER + key for key in _differing(before.answers, after.answers)]
        elif getattr(before, one.name) != getattr(after, one.name):
            names.append(one.name)
    return tuple(names)


def merged(base: Content, theirs: Content, mine: Content) -> Content:
    """Return ``theirs`` with what ``mine`` changed since ``base``; on the same field, mine.

    Another indicator asks other things, so who chose one is followed altogether.
    """
    if mine.indicator != base.indicator:
        return mine
    if theirs.indicator != base.indicator:
        return theirs
    own = [name for name in changed_fields(base, mine) if not name.startswith(ANSWER)]
    return replace(
        theirs,
        **{name: getattr(mine, name) for name in own},
        answers=_merged_answers(base.answers, theirs.answers, mine.answers),
    )


def _differing(before: Mapping[str, Answer], after: Mapping[str, Answer]) -> list[str]:
    keys = dict.fromkeys((*before, *after))
    return [key for key in keys if before.get(key) != after.get(key)]


def _merged_answers(
    base: Mapping[str, Answer], theirs: Mapping[str, Answer], mine: Mapping[str, Answer]
) -> dict[str, Answer]:
    touched = _differing(base, mine)
    kept = {key: said for key, said in theirs.items() if key not in touched}
    return kept | {key: mine[key] for key in touched if key in mine}
