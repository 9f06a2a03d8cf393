"""What review made of a report, in lines: on its card, in its history, in letters about it."""

from collections.abc import Sequence
from datetime import datetime

from briefing.report_fields import View, instant_shown, label
from plan.report import Content, Status
from plan.review import FIRST, SECOND, Acting, Decision, ReviewReason, levels_of
from storage.drafts import Entry
from storage.reports import Report
from storage.reviews import Review
from texts import Markup

DECIDED = {
    Decision.APPROVED: "review-approved",
    Decision.RETURNED: "review-returned",
    Decision.REJECTED: "review-rejected",
}
UNDONE = {
    Decision.APPROVED: "review-approval-undone",
    Decision.REJECTED: "review-rejection-undone",
}


def level_name(view: View, indicator: str, level: int) -> str:
    """What a level is called: 初审 and 复审 where there are two, else 审核."""
    if level >= SECOND:
        return view.words.plain("review-level-second")
    both = levels_of(view.plan, view.plan.indicator(indicator)) > FIRST
    return view.words.plain("review-level-first" if both else "review-level-only")


def reason_shown(view: View, reason: ReviewReason | None, said: str | None) -> str:
    """Why something was decided: the words that were typed, or the ready-made reason."""
    return said or (view.words.plain(f"reason-{reason}") if reason is not None else "")


def fields_shown(view: View, content: Content, fields: Sequence[str]) -> str:
    """The names of the fields in dispute; a later plan may not know one any more."""
    entry = Entry.of(content)
    names = []
    for field in fields:
        try:
            names.append(label(view, entry, field))
        except KeyError:
            continue
    return "、".join(names)


def waiting_line(view: View, report: Report, acting: Acting) -> Markup:
    """For what a pending report waits, and who does it where its level has nobody."""
    level = level_name(view, report.content.indicator, report.level)
    if not acting.judges:
        return view.words.html("review-waits-for-nobody", level=level)
    message = "review-waits-for-others" if acting.standing_in else "review-waits"
    return view.words.html(message, level=level)


def last_return(reviews: Sequence[Review]) -> Review | None:
    """The newest return of a report."""
    found = [one for one in reviews if one.decision is Decision.RETURNED]
    return found[-1] if found else None


def standing(view: View, report: Report, reviews: Sequence[Review]) -> list[Markup]:
    """The card's lines on how a report stands: who approved, why it was returned or rejected."""
    newest = {
        one.level: one
        for one in reviews
        if one.stands and _is_told(one, report) and one.decision is not Decision.RETURNED
    }
    told = list(newest.values())
    returned = last_return(reviews)
    if returned is not None and report.status is Status.RETURNED:
        told.append(returned)
    return [decided(view, report.content, one) for one in told]


def _is_told(one: Review, report: Report) -> bool:
    """A lower level's approval stands though the report was returned and mended above it."""
    if one.decision is Decision.APPROVED and one.level < report.level:
        return True
    return one.version == report.version


def decided(view: View, content: Content, one: Review) -> Markup:
    """Who decided what when, and why."""
    head = view.words.html(
        DECIDED[one.decision],
        level=level_name(view, content.indicator, one.level),
        when=instant_shown(view, one.at),
        name=one.by,
    )
    return Markup("\n".join([head, *ground(view, content, one)]))


def ground(view: View, content: Content, one: Review) -> list[Markup]:
    """The reason of a decision and the fields in dispute, a line each."""
    reason = reason_shown(view, one.reason, one.words)
    fields = fields_shown(view, content, one.fields)
    lines = [view.words.html("review-reason", reason=reason)] if reason else []
    return [*lines, *([view.words.html("review-fields", fields=fields)] if fields else [])]


def events(
    view: View, content: Content, reviews: Sequence[Review]
) -> list[tuple[datetime, Markup]]:
    """What review did to a report, for its history."""
    found = []
    for one in reviews:
        found.append((one.at, decided(view, content, one)))
        if one.undone_at is not None and one.undone_by is not None:
            when = instant_shown(view, one.undone_at)
            said = view.words.html(UNDONE[one.decision], when=when, name=one.undone_by)
            found.append((one.undone_at, said))
    return found
