"""What a file is made from: the figures of a unit and all below it, for one reader."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from zoneinfo import ZoneInfo

from briefing.figures import Figures
from texts import Words


@dataclass(frozen=True)
class Extract:
    """The figures, the reader's language, the unit, and when the file is made (aware)."""

    figures: Figures
    words: Words
    top: str
    made_at: datetime

    @cached_property
    def units(self) -> tuple[str, ...]:
        """The codes of the unit and of all below it."""
        return tuple(unit.code for unit in self.figures.tree.below(self.top))

    @property
    def is_whole(self) -> bool:
        """Whether it is the whole federation."""
        return self.top == self.figures.tree.root.code

    def local(self, instant: datetime) -> datetime:
        """An instant on the clock of the plan's time zone, without a zone, as files keep it."""
        return instant.astimezone(self.zone).replace(tzinfo=None)

    @cached_property
    def zone(self) -> ZoneInfo:
        """The plan's time zone."""
        return ZoneInfo(self.figures.plan.timezone)

    def unit(self, code: str) -> str:
        """A unit's short name; the code itself for one that the plan no longer has."""
        return self._names.get(code, code)

    @cached_property
    def _names(self) -> Mapping[str, str]:
        return {unit.code: unit.short for unit in self.figures.tree}
