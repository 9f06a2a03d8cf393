"""A workbook of earlier figures, checked against plan, units and what the data file holds."""

from collections.abc import Sequence
from dataclasses import dataclass

from briefing.import_reading import read
from plan.importing import Checked, Column, Ready, Refusal, Row, Rules, check
from storage import imports
from storage.database import Connection
from texts import Catalogue


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a workbook's rows are: all of them, and those known already from before."""

    rows: Sequence[Row]
    checked: Checked
    known: int

    @property
    def new(self) -> int:
        """How many rows would become reports."""
        return len(self.checked.ready) - self.known


async def look_at(
    connection: Connection, data: bytes, rules: Rules, catalogue: Catalogue
) -> Outcome:
    """Check a whole workbook; it fills its thread. Raises `import_reading.WrongWorkbook`."""
    rows = read(data, rules.plan, catalogue)
    checked = check(rows, rules)
    known = await imports.known(connection, [one.key for one in checked.ready])
    # What was imported before the lock is no late report: the file may be sent again.
    closed = await imports.closed(connection, checked.ready)
    refusals = [*checked.refusals, *(_locked(one) for one in closed)]
    refusals.sort(key=lambda one: one.row)
    shut = {one.row for one in closed}
    ready = [one for one in checked.ready if one.row not in shut]
    return Outcome(rows, Checked(ready, refusals), len(known))


def _locked(one: Ready) -> Refusal:
    month = {"year": str(one.content.day.year), "month": str(one.content.day.month)}
    return Refusal(one.row, Column.DAY, "import-locked", month)
