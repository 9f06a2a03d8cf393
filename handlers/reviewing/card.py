"""A card of the queue: the report, what stands out in it, what it would do, the buttons."""

from collections.abc import Sequence
from dataclasses import dataclass

from briefing import report_card, review_lines
from briefing.figures import Figures
from briefing.receipt import moved
from handlers import opened, remarks
from handlers.buttons import Keys, ShowHistory
from handlers.keyboards import Row, pairs
from handlers.reviewing import hints
from handlers.reviewing.buttons import (
    Approve,
    AskAll,
    AskReject,
    AskReturn,
    Narrow,
    QueueCard,
    fitting,
)
from handlers.reviewing.hints import Hints
from handlers.talk import Talk
from plan.report import Status
from plan.review import Acting, Stand, levels_of
from storage import reviews, revisions, tally
from storage.reports import Report
from storage.reviews import Review, Waiting
from storage.tally import Contribution
from texts import Markup

# Old and new values beside a full card: together they stay within a message.
BESIDE_A_CARD = 30
# A message takes 4096; the word on what was just done stands above the card.
MOST_CHARACTERS = 3800
FEW = 3


@dataclass(frozen=True, slots=True)
class Place:
    """Where a card lies in the stack that one looks through."""

    stack: Sequence[Waiting]
    at: int
    only: str

    @property
    def here(self) -> Waiting:
        """What waits in this place."""
        return self.stack[self.at]

    def button(self, step: int) -> QueueCard:
        """The button for a neighbour of this card."""
        return fitting(QueueCard(self.stack[self.at + step].report, self.only))


async def view(talk: Talk, report: Report, place: Place, acting: Acting) -> tuple[Markup, Keys]:
    """The card and its buttons."""
    decided = await reviews.of_report(talk.connection, report.id)
    found = await hints.of(talk, report, decided)
    level = review_lines.level_name(talk, report.content.indicator, report.level)
    head: list[str] = [
        talk.html("queue-title", level=level, place=str(place.at + 1), count=str(len(place.stack))),
        *([talk.html("queue-standing-in")] if acting.standing_in else []),
        "",
        report_card.card(talk, report, None, decided),
    ]
    tail = [
        *await _shown_hints(talk, report, found),
        "",
        talk.html(_would(talk, report), effect=await foreseen(talk, report)),
    ]
    beside = len("\n".join([*head, *tail]))
    lines = [*head, *await _mended(talk, report, decided, beside), *tail]
    rows = [
        *_decisions(talk, report, place),
        *await _looks(talk, report, place, found),
        *_stack_rows(talk, report, place),
    ]
    return Markup("\n".join(lines)), Keys(rows)


def _would(talk: Talk, report: Report) -> str:
    levels = levels_of(talk.plan, talk.plan.indicator(report.content.indicator))
    return "queue-would" if report.level >= levels else "queue-would-later"


async def _shown_hints(talk: Talk, report: Report, found: Hints) -> list[str]:
    shown = [*hints.lines(talk, report, found), *await remarks.lost(talk, report)]
    return ["", *shown] if shown else []


async def _mended(
    talk: Talk, report: Report, decided: Sequence[Review], beside: int
) -> list[Markup]:
    """What was changed since the report was returned: old → new of each field.

    Where that is too much beside a card of so many characters, the history has it.
    """
    returned = review_lines.last_return(decided)
    if returned is None:
        return []
    before = await revisions.version(talk.connection, report.id, returned.version)
    if before is None:
        return []
    changes = report_card.change_lines(talk, before.content, report.content, BESIDE_A_CARD)
    why = review_lines.ground(talk, before.content, returned)
    head = talk.html("queue-mended", name=returned.by)
    shown = [talk.html("queue-changes"), *changes]
    if beside + len("\n".join([head, *why, *shown])) > MOST_CHARACTERS:
        shown = [talk.html("queue-changes-in-history")]
    return [Markup(""), head, *why, *shown]


async def foreseen(talk: Talk, report: Report) -> Markup:
    """What the plan would say if the report were approved for good.

    It is approved and counted for the moment of looking, so the figure is the one it will be.
    """
    content, after = report.content, Contribution(report.content, Status.APPROVED)
    before = Contribution(content, report.status)
    async with talk.connection.supposing():
        await reviews.stand(talk.connection, report.id, Stand(Status.APPROVED, report.level))
        indicator = talk.plan.indicator(content.indicator)
        await tally.move(talk.connection, talk.now, report.id, indicator, before, after)
        figures = Figures(talk.connection, talk.plan, talk.tree, talk.today)
        return await moved(figures, talk.words, before, after)


def _decisions(talk: Talk, report: Report, place: Place) -> list[Row]:
    case, only = (report.id, report.version, report.level), place.only
    return [
        [
            fitting(Approve(*case, only)).on(talk.plain("button-approve")),
            fitting(AskReturn(*case, 0, only)).on(talk.plain("button-return")),
            fitting(AskReject(*case, only)).on(talk.plain("button-reject")),
        ]
    ]


async def _looks(talk: Talk, report: Report, place: Place, found: Hints) -> list[Row]:
    back = fitting(QueueCard(report.id, place.only)).pack()
    history = opened.leading_back(ShowHistory(report.id, 0, back))
    row = [*opened.photos_row(talk, report), history.on(talk.plain("button-history"))]
    return [row, *await remarks.rows(talk, found.flags)]


def _stack_rows(talk: Talk, report: Report, place: Place) -> list[Row]:
    turns = [
        place.button(step).on(talk.plain(label))
        for step, label in ((-1, "button-previous"), (1, "button-next"))
        if 0 <= place.at + step < len(place.stack)
    ]
    rest = []
    if len(place.stack) > FEW or place.only:
        rest.append(fitting(Narrow(report.id, place.only)).on(talk.plain("button-narrow")))
    if len(place.stack) > 1:
        rest.append(AskAll(place.only).on(talk.plain("button-approve-all")))
    return [row for row in (turns, *pairs(rest)) if row]
