"""What an operator does at the command line besides running the bot."""

from dataclasses import dataclass
from datetime import timedelta

from bot.clock import clock_at
from bot.config import Config
from bot.process import USERNAME
from bot.request import AiohttpRequest
from bot.terminal import Refused, words
from plan.model import Plan
from storage import chain, invitations, settings, tally, units
from storage.chain import Checked
from storage.database import Database
from storage.members import Role


async def first_link(config: Config, plan: Plan) -> str:
    """Ask Telegram who the bot is and make the first administrator's link.

    Raises TelegramError when Telegram cannot be asked.
    """
    username = await ask_username(config)
    database = await Database.open(config.database)
    try:
        async with database.transaction() as connection:
            await settings.put(connection, USERNAME, username)
    finally:
        await database.close()
    return await make_link(config, plan, Wanted(plan.root.code, Role.ADMINISTRATOR))


async def ask_username(config: Config) -> str:
    """The bot's own username, by getMe. Raises TelegramError."""
    request = AiohttpRequest(proxy_url=config.telegram.proxy_url)
    await request.initialize()
    try:
        me = await request.call(f"{config.telegram.base_url}{config.telegram.token}/getMe", {})
    finally:
        await request.shutdown()
    return str(me["username"]) if isinstance(me, dict) else ""


@dataclass(frozen=True, slots=True)
class Wanted:
    """An invitation to be made."""

    unit: str
    role: Role
    uses: int = 1
    valid_for: timedelta = invitations.VALID_FOR


async def make_link(config: Config, plan: Plan, wanted: Wanted) -> str:
    """An invitation link; asks Telegram for the username where it is not known.

    Raises Refused where there is no such unit, or it is closed.
    """
    database = await Database.open(config.database)
    try:
        username = await settings.get(database.reader, USERNAME) or await ask_username(config)
        async with clock_at(config.clock_url) as clock, database.transaction() as connection:
            await units.seed(connection, plan)
            tree = await units.tree(connection)
            if wanted.unit not in tree or tree.is_closed(wanted.unit):
                raise Refused(words().plain("cli-no-such-unit", unit=wanted.unit))
            token = await invitations.issue(
                connection,
                clock.now(),
                wanted.unit,
                wanted.role,
                None,
                uses=wanted.uses,
                valid_for=wanted.valid_for,
            )
    finally:
        await database.close()
    return invitations.link(username, token)


async def compare_tally(config: Config, plan: Plan) -> list[str]:
    """Each cell of the kept tally that is not what the reports say, as a line."""
    database = await Database.open(config.database)
    try:
        differences = await tally.differences(database.reader, plan)
    finally:
        await database.close()
    return [
        f"{c.indicator} {c.part} {c.unit} {c.day} {c.status}: {kept} ≠ {expected}"
        for c, (kept, expected) in differences.items()
    ]


async def remake_tally(config: Config, plan: Plan) -> int:
    """Make the tally anew; returns the number of its cells."""
    database = await Database.open(config.database)
    try:
        async with database.transaction() as connection:
            return await tally.rebuild(connection, plan)
    finally:
        await database.close()


async def check_trail(config: Config, wanted: str) -> Checked:
    """Walk the audit trail; `wanted` are the first digits of a hash that should stand in it."""
    database = await Database.open(config.database)
    try:
        return await chain.check(database.reader, wanted)
    finally:
        await database.close()
