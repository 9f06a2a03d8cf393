"""What a reviewer should look at in a report: flags kept when filing, what stands out by itself.

Nothing is refused for a hint; but only reports without any are approved together.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from briefing import review_lines
from handlers import remarks
from handlers.talk import Talk
from plan import review
from plan.review import Hint
from storage import flags, reviews
from storage.flags import Flag
from storage.reports import Report
from storage.reviews import Review
from texts import Markup

# That a report was mended is shown by what was changed.
SHOWN = {
    Hint.ON_BEHALF: "hint-on-behalf",
    Hint.LATE: "hint-late",
    Hint.UNUSUAL: "hint-unusual",
    Hint.PHOTOLESS: "hint-photoless",
}


@dataclass(frozen=True, slots=True)
class Hints:
    """All that stands out in a report."""

    flags: Sequence[Flag]
    own: Sequence[Hint]

    def __bool__(self) -> bool:
        return bool(self.flags or self.own)


async def of(talk: Talk, report: Report, decided: Sequence[Review]) -> Hints:
    """What stands out in a report, `decided` being its reviews."""
    content, indicator = report.content, talk.plan.indicator(report.content.indicator)
    usual = await reviews.usual_quantities(
        talk.connection, content.indicator, content.unit, without=report.id
    )
    filed_on = talk.office.day(report.filed_at)
    own = {
        Hint.RESUBMITTED: review_lines.last_return(decided) is not None,
        Hint.UNUSUAL: review.is_unusual(indicator, content, usual),
        Hint.LATE: review.is_late(talk.plan, indicator, content.day, filed_on),
        Hint.ON_BEHALF: report.on_behalf,
        Hint.PHOTOLESS: bool(indicator.photos and not content.photos),
    }
    found = await flags.of_report(talk.connection, report.id)
    return Hints(found, [hint for hint, holds in own.items() if holds])


def lines(talk: Talk, report: Report, hints: Hints) -> list[Markup]:
    """A line for each kind of hint."""
    late = (talk.office.day(report.filed_at) - report.content.day).days
    shown = [talk.html(SHOWN[one], days=str(late)) for one in hints.own if one in SHOWN]
    return [*shown, *remarks.lines(talk, hints.flags)]
