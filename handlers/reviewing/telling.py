"""What those who answer for a report hear at once: returned, rejected, a decision undone."""

from collections.abc import Sequence

from briefing import report_card, review_lines
from briefing.report_fields import label
from handlers import opened
from handlers.buttons import ChangeReport, Keys, Withdraw
from handlers.keyboards import Row, pairs
from handlers.reporting import reopened
from handlers.reviewing.buttons import Mend
from handlers.talk import Talk, Turn
from plan.review import Decision
from storage import members
from storage.drafts import Entry
from storage.members import Member, Role
from storage.reports import Report
from storage.reviews import Ground, Review
from storage.revisions import Reason
from texts import Markup

UNDONE = {
    Decision.APPROVED: "approval-undone-title",
    Decision.REJECTED: "rejection-undone-title",
}


def beside(talk: Talk, member: Member) -> Talk:
    """The conversation with somebody else, in this transaction."""
    turn = Turn(talk.connection, talk.now, None, member)
    return Talk(talk.office, turn, member.telegram_id)


async def _answerable(talk: Talk, report: Report) -> Sequence[Member]:
    """Who answers for a report: its filer while he is of its unit, else the unit's officers.

    Debts belong to the unit; where nobody is left in it, the next one above answers, and in the
    end the administrators.
    """
    everyone = await members.everyone(talk.connection)
    for one in everyone:
        if one.id == report.filed_by and talk.tree.covers(one.unit, report.content.unit):
            return [one]
    officers = [one for one in everyone if one.role is Role.OFFICER]
    for unit in reversed(talk.tree.path(report.content.unit)):
        found = [one for one in officers if one.unit == unit.code]
        if found:
            return found
    return [one for one in everyone if one.role is Role.ADMINISTRATOR]


async def returned(talk: Talk, report: Report, review: Review) -> None:
    """Give the card back with the reason, and open just the fields in dispute."""
    for member in await _answerable(talk, report):
        theirs = beside(talk, member)
        card = report_card.card(theirs, report, None, [review])
        title = theirs.html("returned-title", receipt=report.receipt)
        how = theirs.html("returned-how")
        rows = _mending(theirs, report, review)
        await theirs.say(Markup(f"{title}\n\n{card}\n\n{how}"), Keys(rows))


def _mending(talk: Talk, report: Report, review: Review) -> list[Row]:
    entry = Entry.of(report.content)
    change = ChangeReport(report.id).on(talk.plain("button-mend", receipt=report.receipt))
    rows = [[change]]
    if review.fields:
        fields = reopened.open_fields(talk, entry, review)
        rows = pairs(
            Mend(report.id, field).on(f"✏️ {label(talk, entry, field)}") for field in fields
        )
    return [*rows, [Withdraw(report.id, "").on(talk.plain("button-withdraw"))]]


async def rejected(talk: Talk, report: Report, review: Review) -> None:
    """Say that a report is not recognised, and why."""
    for member in await _answerable(talk, report):
        theirs = beside(talk, member)
        title = theirs.html("rejected-title", receipt=report.receipt, name=_name(talk, report))
        decided = review_lines.decided(theirs, report.content, review)
        await theirs.say(Markup(f"{title}\n{decided}"), _opening(theirs, report))


async def undone(talk: Talk, report: Report, review: Review, ground: Ground) -> None:
    """Say that an approval or a rejection no longer stands."""
    for member in await _answerable(talk, report):
        theirs = beside(talk, member)
        text = theirs.html(
            UNDONE[review.decision],
            receipt=report.receipt,
            name=_name(talk, report),
            reason=review_lines.reason_shown(theirs, ground.reason, ground.words),
        )
        await theirs.say(text, _opening(theirs, report))


async def changed(talk: Talk, before: Report, after: Report) -> None:
    """Tell those who answer for a report what somebody else changed in it."""
    for theirs in await _others(talk, after):
        lines = [
            theirs.html("changed-by-other", receipt=after.receipt, who=talk.member.name),
            *report_card.change_lines(theirs, before.content, after.content),
        ]
        await theirs.say(Markup("\n".join(lines)), _opening(theirs, after))


async def withdrawn(talk: Talk, report: Report, reason: Reason, words: str | None) -> None:
    """Tell those who answer for a report that somebody else withdrew it, and why."""
    for theirs in await _others(talk, report):
        shown = report_card.reason_shown(theirs, reason, words)
        values = {"receipt": report.receipt, "name": _name(theirs, report)}
        said = theirs.html("withdrawn-by-other", who=talk.member.name, reason=shown, **values)
        await theirs.say(said, _opening(theirs, report))


async def reinstated(talk: Talk, report: Report) -> None:
    """Tell those who answer for a report that somebody else brought it back."""
    for theirs in await _others(talk, report):
        values = {"receipt": report.receipt, "name": _name(theirs, report)}
        said = theirs.html("reinstated-by-other", who=talk.member.name, **values)
        await theirs.say(said, _opening(theirs, report))


async def _others(talk: Talk, report: Report) -> list[Talk]:
    """The conversations with who answers for a report, unless it is the speaker himself."""
    found = await _answerable(talk, report)
    if talk.member.id in {one.id for one in found}:
        return []
    return [beside(talk, one) for one in found]


def _name(talk: Talk, report: Report) -> str:
    return talk.plan.indicator(report.content.indicator).short


def _opening(talk: Talk, report: Report) -> Keys:
    return Keys([opened.opening(talk, report)])
