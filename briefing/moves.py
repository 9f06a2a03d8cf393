"""What moved in months that were locked, and why: late reports, amendments, withdrawals."""

from collections.abc import Sequence
from dataclasses import dataclass

from briefing.report_card import change_lines, reason_shown
from briefing.report_fields import View, day_shown, instant_shown
from plan.report import Content
from storage import reports, revisions
from storage.database import Connection
from storage.periods import Amendment
from storage.reports import Report
from storage.revisions import Reason
from texts import Markup

QUOTED = 40
"""Characters of an old or new value."""


@dataclass(frozen=True, slots=True)
class Told:
    """A move with its report, and what it did in plain lines: `figure` is the report's own."""

    amendment: Amendment
    report: Report
    what: str
    figure: str
    changes: Sequence[Markup]
    why: str


async def tell(connection: Connection, view: View, amendment: Amendment) -> Told | None:
    """Put a move into words; None where its report is about what the plan no longer has."""
    report = await reports.get(connection, amendment.report)
    if report is None or not view.plan.has(report.content.indicator):
        return None
    what, content, changes = "move-withdrawn", report.content, list[Markup]()
    if amendment.version is not None:
        version = await revisions.version(connection, report.id, amendment.version)
        content = version.content if version is not None else content
        what = "move-late" if amendment.version == 1 else "move-amended"
    if amendment.version is not None and amendment.version > 1:
        before = await revisions.version(connection, report.id, amendment.version - 1)
        if before is not None:
            changes = change_lines(view, before.content, content, QUOTED)
    return Told(
        amendment,
        report,
        view.words.plain(what),
        figure_of(view, content),
        changes,
        _why(view, amendment),
    )


def _why(view: View, amendment: Amendment) -> str:
    if amendment.reason is not None:
        return reason_shown(view, Reason(amendment.reason), amendment.words)
    return amendment.words or view.words.plain("move-unexplained")


def figure_of(view: View, content: Content) -> str:
    """What a version says: its quantity with the unit, the counts of a rate, or the state."""
    unit = view.plan.indicator(content.indicator).unit
    if content.quantity is not None:
        return f"{content.quantity}{unit}"
    if content.numerator is not None:
        return f"{content.numerator}/{content.denominator}"
    return view.words.plain(f"state-{content.state}") if content.state else ""


def page(view: View, month: str, told: Sequence[Told]) -> Markup:
    """A page of moves of a month, as an administrator reads them in chat."""
    lines: list[str] = [view.words.html("moves-title", month=month)]
    for one in told:
        content = one.report.content
        lines += [
            "",
            view.words.html("move-head", receipt=one.report.receipt, what=one.what),
            view.words.html(
                "move-what",
                unit=view.tree[content.unit].short,
                name=view.plan.indicator(content.indicator).short,
                figure=one.figure,
            ),
            view.words.html("move-day", day=day_shown(view, content.day)),
            *one.changes,
            view.words.html(
                "move-by", name=one.amendment.by, when=instant_shown(view, one.amendment.at)
            ),
            view.words.html("move-why", why=one.why),
        ]
    return Markup("\n".join(lines))
