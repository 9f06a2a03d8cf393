"""What a draft has in common with filed reports: found, shown on its card, kept when it is filed.

A hint never keeps anybody from filing.
"""

from collections.abc import Iterable
from datetime import timedelta

from handlers.remarks import SHOWN, named, reason
from handlers.reporting.fields import indicator_of
from handlers.talk import Talk
from plan.similar import NEAR_DAYS, alike, may_repeat
from plan.units import OrgTree
from storage import likeness, photos, reports
from storage.drafts import Draft
from storage.flags import Flag, FlagKind
from texts import Markup


async def find(talk: Talk, draft: Draft) -> list[Flag]:
    """What a complete draft has in common with other reports, photos first."""
    return [*await _of_photos(talk, draft), *await _of_content(talk, draft)]


async def _of_photos(talk: Talk, draft: Draft) -> list[Flag]:
    own = draft.entry.photos
    if not own:
        return []
    found = await likeness.twins(talk.connection, own, without=draft.changes)
    found.sort(key=lambda twin: own.index(twin.photo))
    return [Flag(kind_of(twin.same), twin.report, twin.receipt, twin.photo) for twin in found]


def kind_of(same: bool) -> FlagKind:
    """What a twin of a photo is called."""
    return FlagKind.SAME_PHOTO if same else FlagKind.SIMILAR_PHOTO


async def _of_content(talk: Talk, draft: Draft) -> list[Flag]:
    content, near = draft.entry.content(), timedelta(days=NEAR_DAYS)
    beside = await _beside(talk, draft)
    indicator = indicator_of(talk, draft.entry)
    found = await reports.around(
        talk.connection,
        content.indicator,
        _neighbours(talk.tree, content.unit),
        (content.day - near, content.day + near),
        None if content.quantity is None else alike(content.quantity),
    )
    return [
        Flag(FlagKind.SIMILAR_REPORT, one.id, one.receipt)
        for one in found
        if one.id not in beside and may_repeat(indicator, content, one.content)
    ]


async def _beside(talk: Talk, draft: Draft) -> set[int | None]:
    """The report that is changed, and those filed by the same message: it named each for itself."""
    if draft.message is None:
        return {draft.changes}
    made = await reports.of_message(talk.connection, talk.member.id, draft.message)
    return {draft.changes, *(one.id for one in made)}


def _neighbours(tree: OrgTree, unit: str) -> list[str]:
    """The unit, the one above it and those right below it."""
    return [one.code for one in (*tree.path(unit)[-2:], *tree.children(unit))]


async def lines(talk: Talk, draft: Draft, found: Iterable[Flag]) -> list[Markup]:
    """The card's lines on photos that could not be kept and on what was found."""
    # By the order they were sent in: their ids rise.
    own = tuple(sorted((*draft.entry.photos, *draft.entry.lost)))
    lost = await photos.of_report(talk.connection, draft.entry.lost) if draft.entry.lost else []
    shown = [
        talk.html("photo-failed", photo=_named(talk, own, one.id), reason=reason(talk, one.error))
        for one in lost
    ]
    together: dict[tuple[FlagKind, int | None], list[str]] = {}
    for flag in found:
        together.setdefault((flag.kind, flag.photo), []).append(flag.receipt)
    for (kind, photo), receipts in together.items():
        which = _named(talk, own, photo) if photo is not None else ""
        shown.append(talk.html(SHOWN[kind], photo=which, receipts=named(receipts)))
    return shown


def _named(talk: Talk, own: tuple[int, ...], photo: int) -> str:
    if len(own) == 1:
        return talk.plain("photo-this")
    return talk.plain("photo-number", number=str(own.index(photo) + 1))
