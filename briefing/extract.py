"""What a file is made from: the figures of a unit and all below it, for one reader."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from briefing.figures import Figures
from texts import Words


@dataclass(frozen=True, slots=True)
class Extract:
    """The figures, the reader's language, the unit, and when the file is made (aware)."""

    figures: Figures
    words: Words
    top: str
    made_at: datetime

    @property
    def units(self) -> tuple[str, ...]:
        """The codes of the unit and of all below it."""
        return tuple(unit.code for unit in self.figures.tree.below(self.top))

    @property
    def is_whole(self) -> bool:
        """Whether it is the whole federation."""
        return self.top == self.figures.tree.root.code

    def local(self, instant: datetime) -> datetime:
        """An instant on the clock of the plan's time zone, without a zone, as files keep it."""
        return instant.astimezone(ZoneInfo(self.figures.plan.timezone)).replace(tzinfo=None)

    def unit(self, code: str) -> str:
        """A unit's short name; the code itself for one that the plan no longer has."""
        found = self.figures.tree.get(code)
        return found.short if found else code
