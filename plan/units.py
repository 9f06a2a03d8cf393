"""The federation's units as a tree; it knows codes and names only, no person and no report."""

from collections.abc import Iterable, Iterator
from string import ascii_uppercase

from plan.fields import LONGEST_UNIT_CODE
from plan.model import Unit
from plan.text import fold


class OrgTree:
    """The tree of units under one federation, walked in the order of the plan file."""

    def __init__(self, units: Iterable[Unit]) -> None:
        """Build the tree; raise ValueError unless all hang below exactly one root."""
        listed = tuple(units)
        self._units = {unit.code: unit for unit in listed}
        roots = [unit for unit in listed if unit.parent is None]
        if len(roots) != 1 or len(self._units) != len(listed):
            raise ValueError("units need one root and different codes")
        self.root = roots[0]
        self._children: dict[str, list[Unit]] = {}
        for unit in listed:
            if unit.parent is not None:
                self._children.setdefault(unit.parent, []).append(unit)
        self._order = tuple(self._walk(self.root))
        if len(self._order) != len(listed):
            raise ValueError("a unit's parent is missing, or units stand in a circle")

    def __iter__(self) -> Iterator[Unit]:
        """Walk all units in tree order, the root first."""
        return iter(self._order)

    def __len__(self) -> int:
        return len(self._order)

    def __contains__(self, code: object) -> bool:
        return code in self._units

    def __getitem__(self, code: str) -> Unit:
        """Return the unit with this code; raise KeyError if there is none."""
        return self._units[code]

    def get(self, code: str) -> Unit | None:
        """Return the unit with this code, or None."""
        return self._units.get(code)

    def children(self, code: str) -> tuple[Unit, ...]:
        """Return the units directly below ``code``, in the order of the file."""
        return tuple(self._children.get(code, ()))

    def below(self, code: str) -> tuple[Unit, ...]:
        """Return ``code`` itself and all below it in tree order; nothing for an unknown one."""
        unit = self._units.get(code)
        return tuple(self._walk(unit)) if unit is not None else ()

    def is_closed(self, code: str) -> bool:
        """Return whether the unit, or one above it, is closed; False for an unknown one."""
        return any(unit.closed for unit in self.path(code))

    def offered(self, code: str) -> tuple[Unit, ...]:
        """Return ``code`` and all below it in tree order, closed ones left out."""
        return tuple(unit for unit in self.below(code) if not self.is_closed(unit.code))

    def path(self, code: str) -> tuple[Unit, ...]:
        """Return the units from the root down to ``code``; nothing for an unknown one."""
        upwards: list[Unit] = []
        unit = self._units.get(code)
        while unit is not None:
            upwards.append(unit)
            unit = self._units.get(unit.parent) if unit.parent is not None else None
        return tuple(reversed(upwards))

    def covers(self, upper: str, code: str) -> bool:
        """Return whether ``code`` is ``upper`` or stands below it; False for unknown codes."""
        return any(unit.code == upper for unit in self.path(code))

    def find(self, text: str) -> tuple[Unit, ...]:
        """Return the units that ``text`` names: those called exactly so, else with it in a name."""
        wanted = fold(text)
        if not wanted:
            return ()
        called = {unit.code: {fold(name) for name in unit.names} for unit in self._order}
        exact = tuple(unit for unit in self._order if wanted in called[unit.code])
        return exact or tuple(
            unit for unit in self._order if any(wanted in name for name in called[unit.code])
        )

    def _walk(self, top: Unit) -> Iterator[Unit]:
        waiting = [top]
        while waiting:
            unit = waiting.pop()
            yield unit
            waiting.extend(reversed(self._children.get(unit.code, ())))


def next_code(tree: OrgTree, parent: str) -> str:
    """Return a code for a new unit below ``parent`` that no unit has; raise ValueError for none.

    It is the parent's code, a letter and two digits (620802A01): the letter tells it from official
    codes, which have digits only. So there are 2574 under each unit, and two levels under a county.
    """
    if len(parent) + 3 > LONGEST_UNIT_CODE:
        raise ValueError(f"no code fits below {parent}")
    numbers = (f"{parent}{sign}{n:02d}" for sign in ascii_uppercase for n in range(1, 100))
    free = next((code for code in numbers if code not in tree), None)
    if free is None:
        raise ValueError(f"all codes below {parent} are taken")
    return free
