"""What is pointed out on a report: what it has in common with others, photos that were lost."""

from collections.abc import Iterable, Sequence

from handlers.buttons import LookAt
from handlers.keyboards import Row, pairs
from handlers.scope import may_see
from handlers.talk import Talk
from storage import photos, reports
from storage.flags import Flag, FlagKind
from storage.reports import Report
from texts import Markup

MOST_NAMED = 3
SHOWN = {
    FlagKind.SAME_PHOTO: "flag-same-photo",
    FlagKind.SIMILAR_PHOTO: "flag-similar-photo",
    FlagKind.SIMILAR_REPORT: "flag-similar-report",
}
REASONS = {
    "too-large": "photo-too-large",
    "gone": "photo-gone",
    "no-image": "photo-no-image",
}


def lines(talk: Talk, found: Iterable[Flag]) -> list[Markup]:
    """What a filed report has in common with others, a line for each kind."""
    together: dict[FlagKind, list[str]] = {}
    for flag in found:
        together.setdefault(flag.kind, []).append(flag.receipt)
    photo = talk.plain("hint-some-photo")
    return [
        talk.html(SHOWN[kind], photo=photo, receipts=named(receipts))
        for kind, receipts in together.items()
    ]


def named(receipts: Sequence[str]) -> str:
    """The first few receipt numbers."""
    return "、".join(receipts[:MOST_NAMED])


async def rows(talk: Talk, found: Iterable[Flag]) -> list[Row]:
    """Buttons to look at the other reports, as far as the speaker may see them."""
    others = {flag.other: flag.receipt for flag in found}
    seen = []
    for number, receipt in others.items():
        report = await reports.get(talk.connection, number)
        if report is not None and may_see(talk, report):
            seen.append(LookAt(number).on(talk.plain("button-look-at", receipt=receipt)))
        if len(seen) == MOST_NAMED:
            break
    return pairs(seen)


async def lost(talk: Talk, report: Report) -> list[Markup]:
    """The photos of a report that could not be kept; they do not count."""
    found = await photos.failed_of(talk.connection, report.id, report.version)
    why = "、".join(dict.fromkeys(reason(talk, one.error) for one in found))
    return [talk.html("photos-lost", count=len(found), reason=why)] if found else []


def reason(talk: Talk, error: str | None) -> str:
    """Why a photo could not be kept, in the speaker's language."""
    return talk.plain(REASONS.get(error or "", "photo-gone"))
