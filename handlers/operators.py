"""What the operators (the administrators) are told of trouble: each occasion once to each."""

from datetime import datetime

from storage import members, outbox
from storage.database import Connection
from storage.members import Member
from storage.outbox import Priority
from texts import Catalogue

OCCASION = "notice:"


async def tell(
    connection: Connection,
    now: datetime,
    catalogue: Catalogue,
    occasion: str,
    message: str,
    **values: str,
) -> None:
    """Queue a notice for each administrator who has not had it yet."""
    for administrator in await members.administrators(connection):
        text = catalogue.html(administrator.language, message, **values)
        await outbox.add(
            connection,
            now,
            administrator.telegram_id,
            "sendMessage",
            {"text": text, "parse_mode": "HTML"},
            priority=Priority.REMINDER,
            occasion=f"{OCCASION}{occasion}:{administrator.id}",
        )


async def lost(connection: Connection, now: datetime, catalogue: Catalogue, member: Member) -> None:
    """A member blocked the bot or left Telegram: told once, until he was back and goes again."""
    occasion = f"unreachable:{member.id}:{now:%Y%m%d}"
    await tell(connection, now, catalogue, occasion, "notice-unreachable", name=member.name)
