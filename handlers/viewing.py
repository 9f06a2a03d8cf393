"""What a button or a question looks at: whose figures, up to which day, and who may see them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from briefing.figures import Figures
from briefing.rich import Document
from handlers.buttons import Keys
from handlers.scope import top_of
from handlers.talk import Talk
from plan.model import Indicator, Unit

DAY = "%y%m%d"


@dataclass(frozen=True, slots=True)
class View:
    """A unit that the speaker sees, with all below it, and the day its figures go up to."""

    talk: Talk
    top: str
    day: date

    @property
    def figures(self) -> Figures:
        """The figures up to the day."""
        return Figures(self.talk.connection, self.talk.plan, self.talk.tree, self.day)

    @property
    def unit(self) -> str:
        """The unit as buttons carry it: "" for the whole of what the speaker sees."""
        return "" if self.top == top_of(self.talk) else self.top

    @property
    def as_of(self) -> str:
        """The day as buttons carry it: "" for today, so that tomorrow they show tomorrow."""
        return "" if self.day == self.talk.today else self.day.strftime(DAY)

    @property
    def upper(self) -> str:
        """The unit above as buttons carry it; of the whole, that itself."""
        parent = self.talk.tree[self.top].parent
        return "" if not self.unit or parent is None or parent == top_of(self.talk) else parent

    @property
    def children(self) -> Sequence[Unit]:
        """The units right below."""
        return self.talk.tree.children(self.top)


async def view_of(talk: Talk, unit: str = "", day: str = "") -> View | None:
    """What a tapped button looks at; where that is not the speaker's to see, he is told."""
    top = unit or top_of(talk)
    if top not in talk.tree:
        await talk.toast(talk.plain("toast-unit-gone"), alert=True)
        return None
    if not talk.tree.covers(top_of(talk), top):
        await talk.toast(talk.plain("toast-unit-not-yours"), alert=True)
        return None
    try:
        # Its own zone is not asked: what was packed is a day of the plan's calendar.
        named = datetime.strptime(day, DAY).date() if day else talk.today  # noqa: DTZ007
    except ValueError:
        await talk.toast(talk.plain("toast-old-button"))
        return None
    return View(talk, top, max(talk.plan.start, min(named, talk.today)))


async def indicator_of(talk: Talk, code: str) -> Indicator | None:
    """The indicator of a tapped button; where the plan has it no longer, the speaker is told."""
    if talk.plan.has(code):
        return talk.plan.indicator(code)
    await talk.toast(talk.plain("toast-not-in-plan"), alert=True)
    return None


async def show(talk: Talk, document: Document, keyboard: Keys) -> None:
    """Say a document, or put it in place of the message whose button was tapped."""
    if talk.query is None:
        await talk.show(document, keyboard)
    else:
        await talk.reshow_tapped(document, keyboard)
