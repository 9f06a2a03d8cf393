"""What the operators (the administrators) are told when something goes wrong. No personal data."""

from bot.clock import Clock
from handlers import operators
from storage import dead_letters
from storage.database import Connection
from storage.members import Member
from storage.outbox import Letter
from texts import Catalogue


class Notices:
    """Queues notices; each occasion is told to each administrator once."""

    def __init__(self, catalogue: Catalogue, clock: Clock) -> None:
        self._catalogue = catalogue
        self._clock = clock

    def wrote(self, letter: Letter) -> bool:
        """Whether a letter is itself a notice."""
        return letter.occasion is not None and letter.occasion.startswith(operators.OCCASION)

    async def failed_update(self, connection: Connection, update_id: int, error: str) -> None:
        """An update's handler failed; it was rolled back and will not be run again."""
        await self._tell(
            connection,
            f"update:{update_id}",
            "notice-update-failed",
            update=str(update_id),
            error=error,
        )

    async def give_up(
        self,
        connection: Connection,
        source: dead_letters.Source,
        reference: int,
        content: str,
        error: str,
    ) -> None:
        """Lay a row of `source` among the dead letters and say so."""
        letter = await dead_letters.add(
            connection, source, reference, content, error, self._clock.now()
        )
        await self._tell(
            connection,
            f"dead:{letter}",
            "notice-dead-letter",
            source=source,
            row=str(reference),
            error=error,
        )

    async def unreachable(self, connection: Connection, member: Member) -> None:
        """A member blocked the bot or left Telegram."""
        await operators.lost(connection, self._clock.now(), self._catalogue, member)

    async def unknown_holidays(self, connection: Connection, year: int) -> None:
        """The statutory calendar does not know this year: weekends alone count."""
        await self._tell(connection, f"calendar:{year}", "notice-unknown-holidays", year=str(year))

    async def gone_indicator(self, connection: Connection, code: str) -> None:
        """Reports are kept of an indicator that the plan file no longer has."""
        await self._tell(connection, f"indicator-gone:{code}", "notice-indicator-gone", code=code)

    async def _tell(
        self, connection: Connection, occasion: str, message: str, **values: str
    ) -> None:
        now = self._clock.now()
        await operators.tell(connection, now, self._catalogue, occasion, message, **values)
