"""`fieldtally import`: figures of earlier months from a workbook, at the command line."""

from pathlib import Path
from zoneinfo import ZoneInfo

from bot.clock import clock_at
from bot.config import Config
from bot.terminal import Refused
from briefing.import_reading import WrongWorkbook
from briefing.import_template import remarked, said, template
from briefing.importing import Outcome, look_at
from plan.importing import Rules
from plan.model import Plan
from storage import imports, members, units
from storage.database import Connection, Database
from storage.members import Member
from texts import Catalogue, Words

MOST_TOLD = 50


async def hand_out(config: Config, plan: Plan, words: Words, path: Path) -> None:
    """Write the workbook that is to be filled in."""
    database = await Database.open(config.database)
    try:
        async with database.transaction() as connection:
            await units.seed(connection, plan)
        tree = await units.tree(database.reader)
    finally:
        await database.close()
    path.write_bytes(template(plan, tree, words, tree.root.code))


async def bring_in(
    config: Config,
    plan: Plan,
    words: Words,
    path: Path,
    remarks: Path | None,
    *,
    dry_run: bool,
) -> str:
    """Check a workbook and make reports of its rows, all or none; returns what was done.

    They are filed by the first administrator. Raises Refused with every row that is wrong.
    """
    data = path.read_bytes()
    database = await Database.open(config.database)
    try:
        async with clock_at(config.clock_url) as clock:
            async with database.transaction() as connection:
                await units.seed(connection, plan)
                tree = await units.tree(connection)
                member = await _administrator(connection, words)
            now = clock.now()
            today = now.astimezone(ZoneInfo(plan.timezone)).date()
            rules = Rules(plan, tree, today, tree.root.code)
            # Not inside the transaction: a bot that runs on the same file would have to wait.
            outcome = await _outcome(database.reader, data, rules, words)
            if outcome.checked.refusals:
                raise _refusal(plan, words, outcome, remarks)
            if dry_run:
                return words.plain("cli-import-would", **_counts(outcome.new, outcome.known))
            ready = outcome.checked.ready
            async with database.transaction() as connection:
                added = await imports.add_all(connection, now, plan, ready, member, path.name)
            return words.plain("cli-import-done", **_counts(added, len(ready) - added))
    finally:
        await database.close()


def _counts(new: int, known: int) -> dict[str, str]:
    return {"new": str(new), "known": str(known)}


async def _administrator(connection: Connection, words: Words) -> Member:
    found = await members.administrators(connection)
    if not found:
        raise Refused(words.plain("cli-import-nobody"))
    return found[0]


async def _outcome(connection: Connection, data: bytes, rules: Rules, words: Words) -> Outcome:
    try:
        return await look_at(connection, data, rules, Catalogue.load())
    except WrongWorkbook as wrong:
        raise Refused(words.plain(wrong.fault)) from wrong


def _refusal(plan: Plan, words: Words, outcome: Outcome, remarks: Path | None) -> Refused:
    """Every row that is wrong, a line each; the workbook with remarks where it is wanted."""
    refusals = outcome.checked.refusals
    lines = [words.plain("cli-import-refused", count=str(outcome.checked.refused))]
    lines += [
        words.plain("import-row", row=str(one.row), said=said(plan, words, one))
        for one in refusals[:MOST_TOLD]
    ]
    if len(refusals) > MOST_TOLD:
        lines.append(words.plain("import-more", count=str(len(refusals) - MOST_TOLD)))
    if remarks is not None:
        remarks.write_bytes(remarked(plan, words, outcome.rows, refusals))
    return Refused("\n".join(lines))
