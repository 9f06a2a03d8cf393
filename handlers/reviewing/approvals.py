"""What a filer is told of his approved reports: one message, with what they did to the plan."""

from collections.abc import Iterable
from dataclasses import replace

from briefing import receipt, summary
from briefing.figures import Figures
from handlers import opened
from handlers.buttons import Keys, ShowMine
from handlers.talk import Talk
from plan.report import Content, Status
from storage import reports, reviews
from storage.reports import Report
from texts import Markup

MOST_NAMED = 10
MINE = ShowMine(Status.APPROVED, 0)


async def news(talk: Talk) -> None:
    """Tell what was approved since the last time, indicator by indicator.

    Who is not there to hear it is taken to know it, or he would never be told of anything again.
    """
    numbers = await reviews.take_untold(talk.connection, talk.member.id)
    found = [one for number in numbers if (one := await reports.get(talk.connection, number))]
    known = [one for one in found if talk.plan.has(one.content.indicator)]
    if not known or not (talk.member.active and talk.member.reachable):
        return
    figures = Figures(talk.connection, talk.plan, talk.tree, talk.today)
    lines: list[str] = [talk.html("approved-news", count=str(len(known)))]
    for code in dict.fromkeys(one.content.indicator for one in known):
        together = [one for one in known if one.content.indicator == code]
        lines += ["", *_named(talk, figures, together)]
        effect = receipt.effect(figures, talk.words, talk.plan.indicator(code), _sum(together))
        lines.append(await effect)
    rows = opened.openings(talk, known[:MOST_NAMED], MINE.pack())
    await talk.say(Markup("\n".join(lines)), Keys(rows))


def _named(talk: Talk, figures: Figures, together: list[Report]) -> Iterable[Markup]:
    for one in together[:MOST_NAMED]:
        name = talk.plan.indicator(one.content.indicator).short
        figure = summary.report_figure(talk.words, figures, one)
        yield talk.html("approved-one", receipt=one.receipt, name=name, figure=figure)
    if len(together) > MOST_NAMED:
        yield talk.html("approved-more", count=str(len(together) - MOST_NAMED))


def _sum(together: list[Report]) -> Content:
    """The last of them, with the quantities of all; where nothing adds up, the last as it is."""
    last = together[-1].content
    if last.quantity is None:
        return last
    return replace(last, quantity=sum(one.content.quantity or 0 for one in together))
