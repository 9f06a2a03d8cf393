"""The demonstration's half year of invented reports, filed once into a file of the session."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot.demonstration.history import History, Past
from bot.demonstration.people import OFFICERS
from briefing.figures import Figures
from handlers.reporting.filing import file_content
from plan.model import Plan
from storage import members, units
from storage.database import Database
from storage.members import Role
from tests.town import ROOT, plan
from texts import Catalogue, Words

TODAY = date(2014, 9, 15)
JOINED = datetime(2014, 3, 1, tzinfo=UTC)
SEED = 2014


@dataclass(frozen=True)
class County:
    """A filled file, and the reports it was filled with."""

    file: Path
    plan: Plan
    reports: Sequence[Past]


async def fill(file: Path, the_plan: Plan, reports: Sequence[Past]) -> None:
    """File these reports as their officers would."""
    database = await Database.open(file)
    async with database.transaction() as connection:
        await units.seed(connection, the_plan)
        cast = {
            one.number: await members.join(
                connection, JOINED, one.number, one.name, one.unit, Role.OFFICER
            )
            for one in OFFICERS
        }
        for past in reports:
            member = cast[past.person.number]
            await file_content(connection, the_plan, past.content, member=member, now=past.filed_at)
    await database.close()


@pytest.fixture(scope="session")
def county(tmp_path_factory: pytest.TempPathFactory) -> County:
    """Half a year of the demonstration."""
    file = tmp_path_factory.mktemp("county") / "fieldtally.db"
    the_plan = plan()
    reports = History(the_plan, TODAY, SEED).reports()
    asyncio.run(fill(file, the_plan, reports))
    return County(file, the_plan, reports)


@pytest.fixture
async def figures(county: County) -> AsyncIterator[Figures]:
    """The figures of 15 September."""
    database = await Database.open(county.file)
    tree = await units.tree(database.reader)
    yield Figures(database.reader, county.plan, tree, TODAY)
    await database.close()


@pytest.fixture
async def blank(tmp_path: Path) -> AsyncIterator[Database]:
    """A file with the plan's units and nothing filed."""
    database = await Database.open(tmp_path / "fieldtally.db")
    async with database.transaction() as connection:
        await units.seed(connection, plan())
    yield database
    await database.close()


@pytest.fixture
async def empty(blank: Database) -> Figures:
    """The figures of the first day, nothing filed yet."""
    the_plan = plan()
    return Figures(blank.reader, the_plan, await units.tree(blank.reader), the_plan.start)


@pytest.fixture(scope="session")
def words() -> Words:
    """Chinese."""
    return Words(Catalogue.load(), "zh")


__all__ = ["ROOT", "TODAY", "County"]
