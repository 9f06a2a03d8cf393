"""Officers who file reports without a pause, as people do on a bad line.

Half of the time they go from button to button, else they type ahead without waiting; what brings
no answer is tapped again, and "file" is often tapped twice. Each report they file is unlike any
other, so afterwards every one of them can be told apart.
"""

import asyncio
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta

from plan.model import Plan
from tests.chaos.phone import Phone, Seen
from texts import Catalogue, Words

# Of the form's first six buttons, without a required question.
INDICATORS = ("health-records", "mutual-insurance", "performances", "certifications")
FIRST_NUMBER = 7001
AT_MOST = 60.0  # seconds for any answer: the bot is never away for so long


@dataclass(frozen=True, slots=True)
class Filing:
    """What an officer filed: its quantity names officer and round."""

    officer: int
    indicator: str
    quantity: int
    day: date


@dataclass
class Officer:
    """One officer, what he filed, and the receipts he was given, in that order."""

    phone: Phone
    plan: Plan
    today: date
    chance: random.Random
    words: Words = field(default_factory=lambda: Words(Catalogue.load(), "zh"))
    filed: list[Filing] = field(default_factory=list)
    receipts: list[str] = field(default_factory=list)
    hurried: int = 0

    @property
    def name(self) -> str:
        """What he is called."""
        return f"填报人{self.phone.number}"

    async def join(self, link: str) -> None:
        """Follow an invitation and wait for the welcome."""
        await self.phone.create(self.name)
        await self.phone.follows(link)
        said = await self.phone.sees(lambda: len(self.phone.messages) > 1 or None, AT_MOST)
        assert said, "no welcome came"

    async def work(self, enough: asyncio.Event) -> None:
        """File one report after the other until it is enough, and end the last one."""
        while not enough.is_set():
            await self.report()

    async def report(self) -> Filing:
        """File one report, of today or the two days before, and wait for its receipt."""
        days_ago = self.chance.randrange(3)
        filing = Filing(
            officer=self.phone.number,
            indicator=self.chance.choice(INDICATORS),
            quantity=(len(self.filed) + 1) * 1000 + self.phone.number % 1000,
            day=self.today - timedelta(days=days_ago),
        )
        self.phone.forget(await self.phone.says("/report"))
        day = self.words.plain(f"button-days-ago-{days_ago}")
        if self.chance.random() < 0.5:
            await self._type_ahead(filing, day)
        else:
            await self._fill_in(filing, day)
        await self._file(filing)
        return filing

    def _short(self, filing: Filing) -> str:
        return self.plan.indicator(filing.indicator).short

    async def _type_ahead(self, filing: Filing, day: str) -> None:
        for answer in (self._short(filing), str(filing.quantity), day):
            await self.phone.says(answer)

    async def _fill_in(self, filing: Filing, day: str) -> None:
        indicator = self.plan.indicator(filing.indicator)
        question = self.words.plain("ask-quantity", unit=indicator.unit)
        await self._tap_until(indicator.short, lambda: self.phone.form(question))
        await self.phone.says(str(filing.quantity))
        await self._tap_until(day, self._card)

    def _card(self) -> Seen | None:
        return self.phone.button(self.words.plain("button-file"))

    async def _file(self, filing: Filing) -> None:
        card = await self.phone.sees(self._card, AT_MOST)
        assert card, f"no card for {filing}"
        await self.phone.taps(card)
        # From here on it counts: Telegram has the tap.
        self.filed.append(filing)
        self.receipts.append(await self._receipt(card))

    async def _receipt(self, card: Seen) -> str:
        """The receipt that a tap on the card brings; it is often tapped twice."""
        if self.chance.random() < 0.3:
            self.hurried += 1
            await self.phone.taps(card)
        receipt = await self.phone.sees(self._new_receipt, self._patience())
        if receipt is None:
            self.hurried += 1
            await self.phone.taps(card)
            receipt = await self.phone.sees(self._new_receipt, AT_MOST)
        assert receipt, f"no receipt for {self.phone.number}: {self.phone.told()}"
        return receipt

    def _new_receipt(self) -> str | None:
        # An earlier one may come a second time, after a kill.
        return next((one for one in self.shown_receipts() if one not in self.receipts), None)

    def shown_receipts(self) -> list[str]:
        """The number of each receipt on the screen."""
        return self.phone.receipts(self.words.plain("button-one-more"))

    async def _tap_until(self, label: str, find: Callable[[], object]) -> None:
        end = asyncio.get_running_loop().time() + AT_MOST
        while asyncio.get_running_loop().time() < end:
            button = await self.phone.sees(lambda: self.phone.button(label), AT_MOST)
            assert button, f"no button {label}"
            await self.phone.taps(button)
            if await self.phone.sees(find, self._patience()) is not None:
                return
        raise AssertionError(f"nothing came of the button {label}")

    def _patience(self) -> float:
        return self.chance.uniform(0.5, 3.0)
