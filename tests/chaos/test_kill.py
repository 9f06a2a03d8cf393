"""kill -9 at random moments while officers file reports: nothing lost, nothing doubled."""

import asyncio
import random
import statistics
from collections.abc import Sequence
from pathlib import Path

import click

from storage.database import Database
from tests.chaos import checks
from tests.chaos.conftest import Scale
from tests.chaos.district import District, a_staffed_district
from tests.chaos.wreck import HEADING, Wreck, reading

LONGEST_LIFE = 1.0  # seconds from its first request for updates
IN_ITS_START = 0.1  # the share of lives that end before that
SECONDS_PER_KILL = 10.0
SECONDS_FOR_THE_REST = 120.0


async def test_nothing_is_lost_and_nothing_doubled(tmp_path: Path, scale: Scale) -> None:
    click.echo(f"\n{scale.kills} kills, {scale.officers} officers, --seed {scale.seed}")
    async with (
        asyncio.timeout(SECONDS_FOR_THE_REST + SECONDS_PER_KILL * scale.kills),
        a_staffed_district(tmp_path, scale.officers, scale.seed) as district,
    ):
        wrecks = await kill_and_kill_again(district, scale)
        await district.bot.takes_updates()
        await district.all_done()
        assert await district.bot.stop() == 0
        await judge(district, wrecks)
    check_liveliness(wrecks)


def check_liveliness(wrecks: Sequence[Wreck]) -> None:
    """Most kills hit a process at work: without this an idle one would pass."""
    undone = statistics.median(wreck.undone for wreck in wrecks)
    handled = statistics.median(wreck.handled for wreck in wrecks)
    click.echo(f"median of a kill: {undone:g} rows undone, after {handled:g} updates handled")
    assert undone > 0, "most kills found nothing undone: this run proves nothing"
    assert handled > 0, "most lives did nothing: this run proves nothing"


async def kill_and_kill_again(district: District, scale: Scale) -> list[Wreck]:
    """Kill the bot at random moments while the officers work; then let them end their reports."""
    chance = random.Random(scale.seed)  # noqa: S311 - must be repeatable
    enough = asyncio.Event()
    wrecks: list[Wreck] = []
    click.echo(HEADING)
    async with asyncio.TaskGroup() as group:
        for officer in district.officers:
            group.create_task(officer.work(enough))
        before = district.survey().done
        while len(wrecks) < scale.kills:
            if chance.random() >= IN_ITS_START:
                await district.bot.takes_updates()
            await district.bot.killed_after(chance.uniform(0, LONGEST_LIFE))
            wrecks.append(district.survey().since(before))
            district.bot.start()
            click.echo(wrecks[-1].line(len(wrecks)))
            before = wrecks[-1].done
        enough.set()
    return wrecks


async def judge(district: District, wrecks: Sequence[Wreck]) -> None:
    """Compare what was filed, stored, counted and said."""
    officers = district.officers
    for officer in officers:
        await officer.phone.look_anew()
    with reading(district.bot.database) as connection:
        stored = checks.stored_reports(connection)
        checks.check_reports(stored, officers)
        checks.check_updates(connection, officers)
        checks.check_nothing_left(connection)
        receipts = checks.check_receipts(stored, officers)
        in_flight = sum(wreck.lanes for wreck in wrecks)
        sent = checks.sent_messages(connection)
        repeats = checks.check_repeats(sent, officers, in_flight)
    database = await Database.open(district.bot.database)
    try:
        await checks.check_tally(database, district.plan, officers)
    finally:
        await database.close()
    checks.check_form_first(list(district.sandbox.calls.select()), officers)
    assert "ERROR" not in district.bot.log_text(), district.bot.last_words()
    click.echo(
        f"{len(stored)} reports filed and stored, each once; "
        f"{sum(officer.hurried for officer in officers)} taps on “file” repeated; "
        f"all receipts arrived, {receipts} of them twice; {repeats} messages repeated in all"
    )
