"""Questions in words about the plan's figures, answered from the same figures as the summary."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from briefing import compact, moved, units_told
from briefing.replies import Reply
from briefing.rich import Document
from handlers import overview, viewing
from handlers.buttons import Key, Keys, ShowIndicator, ShowPlan
from handlers.keyboards import Row, pairs
from handlers.overview_buttons import ShowUnits, ShowWeek
from handlers.scope import top_of
from handlers.talk import Talk
from handlers.viewing import View
from plan.model import Indicator, Measure
from plan.quick.model import Asked, Topic
from plan.reporting import period_of
from storage import reported
from storage.members import Role

COMPARED = frozenset((Topic.BEHIND, Topic.RANKING))
# Whom it concerns who has not reported: who checks, who leads, who runs it all.
OVERSEEING = frozenset((Role.REVIEWER, Role.ADMINISTRATOR, Role.LEADER))


@dataclass(frozen=True, slots=True)
class Question:
    """A question, what it looks at, and what its one indicator is, where it names one."""

    asked: Asked
    view: View
    one: Indicator | None

    @property
    def talk(self) -> Talk:
        """The conversation."""
        return self.view.talk

    @property
    def reply(self) -> Reply:
        """What answers are made of."""
        return Reply(self.view.figures, self.talk.words, self.view.top)

    @property
    def first(self) -> date | None:
        """The first day asked about; what begins with the plan is all there is."""
        start = self.asked.start
        return None if start is None or start <= self.talk.plan.start else start


async def answer(talk: Talk, asked: Asked | None) -> bool:
    """Answer a question; returns False where it is not about the plan's figures."""
    if asked is None:
        return False
    if asked.start is not None and asked.start > talk.today:
        await talk.say(talk.html("asked-ahead"))
        return True
    # When it will be done is asked of today, whatever deadline the words name.
    ahead = asked.topic in {Topic.FORECAST, Topic.SHORTFALL, Topic.CHANGES, Topic.SILENT}
    view = await overview.named_view(talk, replace(asked, start=None, end=None) if ahead else asked)
    if view is None:
        return True
    known = [talk.plan.indicator(code) for code in asked.indicators]
    question = Question(asked, view, known[0] if len(known) == 1 else None)
    if len(known) > 1:
        await _say(question, None, _choice(view, known), "asked-which")
    elif asked.topic is Topic.SILENT:
        await _silent(question)
    elif asked.topic is Topic.CHANGES:
        await _changes(question)
    elif question.one is not None:
        await _of_one(question, question.one)
    else:
        await _of_all(question)
    return True


async def _say(
    question: Question, document: Document | None, rows: list[Row], message: str = ""
) -> None:
    keyboard = Keys(rows)
    if document is None:
        await question.talk.say(question.talk.html(message), keyboard)
    else:
        await viewing.show(question.talk, document, keyboard)


def _choice(view: View, indicators: Iterable[Indicator]) -> list[Row]:
    return pairs(ShowIndicator(one.code, view.unit, view.as_of).on(one.short) for one in indicators)


def _opening(view: View, one: Indicator) -> Key:
    return ShowIndicator(one.code, view.unit, view.as_of).on(view.talk.plain("button-open-figures"))


async def _of_one(question: Question, one: Indicator) -> None:
    asked, reply = question.asked, question.reply
    match asked.topic:
        case Topic.FORECAST:
            document = await reply.forecast(one)
        case Topic.SHORTFALL:
            document = await reply.shortfall(one)
        case Topic.BEHIND | Topic.RANKING:
            document = await reply.beside_each_other(one, asked.units if _several(asked) else ())
        case _:
            document = await reply.counted(one, asked.measure, question.first)
    await _say(question, document, [[_opening(question.view, one)]])


def _several(asked: Asked) -> bool:
    return len(asked.units) > 1


async def _of_all(question: Question) -> None:
    asked, view, reply, talk = question.asked, question.view, question.reply, question.talk
    whole = [ShowPlan(view.unit, view.as_of).on(talk.plain("button-open-figures"))]
    if asked.topic is Topic.RANKING and view.children:
        # Who has more can only be said of one thing.
        flows = [one for one in talk.plan.indicators if one.measure is Measure.FLOW]
        await _say(question, None, _choice(view, flows), "asked-which-compared")
    elif asked.topic is Topic.BEHIND and view.children:
        document = await units_told.document(view.figures, talk.words, view.top)
        units = ShowUnits(view.unit, view.as_of).on(talk.plain("button-open-figures"))
        await _say(question, document, [[units]])
    elif asked.topic is Topic.FORECAST:
        await _say(question, await reply.forecasts(), [whole])
    elif asked.topic in COMPARED or asked.topic is Topic.SHORTFALL:
        await _say(question, await reply.shortfalls(), [whole])
    elif question.first is not None:
        await _say(question, await reply.all_counted(question.first), [whole])
    else:
        text = await compact.text(view.figures, talk.words, view.top, closing=False)
        await talk.say(text, Keys([whole]))


async def _changes(question: Question) -> None:
    """What moved this week; of another span, what it added."""
    view, talk = question.view, question.talk
    start, end = question.asked.start, question.asked.end
    if start is not None and end is not None and start < moved.monday_of(talk.today):
        earlier = View(talk, view.top, min(end, talk.today))
        document = await Reply(earlier.figures, talk.words, view.top).all_counted(start)
        whole = ShowPlan(view.unit, earlier.as_of).on(talk.plain("button-open-figures"))
        await _say(question, document, [[whole]])
        return
    document = await moved.document(view.figures, talk.words, view.top)
    week = ShowWeek(view.unit).on(talk.plain("button-open-figures"))
    await _say(question, document, [*await overview.of_week(view), [week]])


async def _silent(question: Question) -> None:
    """Which units have not reported this week; who files for one unit hears of that alone."""
    talk, top = question.talk, question.view.top
    if talk.member.role not in OVERSEEING and top == top_of(talk):
        silent = await _silent_units(talk, [top])
        said = "silent-own" if silent else "silent-own-not"
        await talk.say(talk.html(said, unit=talk.tree[top].short))
        return
    units = [unit.code for unit in talk.tree.children(top)] or [top]
    silent = await _silent_units(talk, units)
    if not silent:
        await talk.say(talk.html("silent-none"))
        return
    names = "、".join(talk.tree[code].short for code in silent)
    await talk.say(
        talk.html("silent-units", count=str(len(silent)), of=str(len(units)), units=names)
    )


async def _silent_units(talk: Talk, units: list[str]) -> list[str]:
    """Those for which, and for whatever is below them, nothing was reported this period."""
    said = await reported.units_of(talk.connection, period_of(talk.today, talk.plan))
    return [code for code in units if said.isdisjoint(unit.code for unit in talk.tree.below(code))]
