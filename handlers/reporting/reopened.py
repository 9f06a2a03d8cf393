"""A returned report's draft: only the fields in dispute are open, and what they make necessary."""

from briefing import review_lines
from handlers.reporting.fields import card_fields, required_and_empty
from handlers.talk import Talk
from plan.report import Status
from storage import reports, reviews
from storage.drafts import Draft, Entry
from storage.reports import Report
from storage.reviews import Review

# Something to say is always open: it may be that nothing has to be changed.
NOTE = "note"


async def answered(talk: Talk, draft: Draft) -> Review | None:
    """The return that a draft answers; None where it answers none."""
    if draft.changes is None:
        return None
    report = await reports.get(talk.connection, draft.changes)
    return await standing_return(talk, report) if report is not None else None


async def standing_return(talk: Talk, report: Report) -> Review | None:
    """Why a report is returned now; None where it is not."""
    if report.status is not Status.RETURNED:
        return None
    return review_lines.last_return(await reviews.of_report(talk.connection, report.id))


def open_fields(talk: Talk, entry: Entry, returned: Review | None) -> tuple[str, ...]:
    """The fields that can be edited from the card, in its order.

    Where the indicator itself is in dispute all are, for another one asks other things; so too
    where none of those in dispute is this person's to edit.
    """
    every = ("indicator", *card_fields(talk, entry))
    disputed = set(returned.fields) if returned is not None else set()
    if "indicator" in disputed or disputed.isdisjoint(every):
        return every
    disputed |= {NOTE, *required_and_empty(talk, entry)}
    return tuple(field for field in every if field in disputed)
