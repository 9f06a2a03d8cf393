"""What administrators do in a quarter: adjust the plan, write to everybody, lock a month."""

from dataclasses import dataclass

from handlers.planning.buttons import (
    Adjust,
    AdjustField,
    AdjustGo,
    AskForConfirmation,
    Lock,
    PlanIndicator,
    PlanSection,
    ShowMonth,
    ShowMonths,
)
from handlers.reminding.buttons import Announce, AnnounceTo, SendOut
from tests.chaos.colleagues import Colleague

AUTHORITY = "平工发〔2014〕45号"
NOTICE = "请各单位本周内核对职工底数"


@dataclass
class Administrator:
    """One of them at his phone."""

    person: Colleague

    async def adjusts(self, indicator: str, target: int) -> None:
        """Give an indicator another target from today on, by an authority."""
        phone, offered = self.person.phone, self.person.offered
        section = self.person.plan.indicator(indicator).section
        phone.forget(await phone.says("/plan"))
        await phone.taps(await offered(PlanSection, section=section))
        await phone.taps(await offered(PlanIndicator, indicator=indicator))
        await phone.taps(await offered(Adjust, indicator=indicator))
        await phone.taps(await offered(AdjustField, field="what", value="target"))
        phone.forget(await phone.says(str(target)))
        await phone.taps(await offered(AdjustField, field="since"))
        for answer in (AUTHORITY, "省总要求加场"):
            phone.forget(await phone.says(answer))
        await phone.taps(await offered(AdjustGo))
        await self.person.hears(f"✅ 已调整：{self.person.plan.indicator(indicator).name}")

    async def writes_to_all(self, unit: str) -> None:
        """Write to all officers of a unit and those below it."""
        phone, offered = self.person.phone, self.person.offered
        phone.forget(await phone.says("/remind"))
        await phone.taps(await offered(Announce))
        await phone.taps(await offered(AnnounceTo, unit=unit))
        await self.person.hears("请输入要发的内容")
        phone.forget(await phone.says(NOTICE))
        await phone.taps(await offered(SendOut))
        await self.person.hears("已送达")

    async def asks_for_confirmation(self, month: str) -> None:
        """Write to those who have not confirmed a month."""
        await self._opens(month)
        phone = self.person.phone
        await phone.taps(await self.person.offered(AskForConfirmation, month=month))
        await self.person.hears("条催办，每人一天最多一条")

    async def locks(self, month: str, unit: str) -> None:
        """Lock a month for a unit and all below it."""
        await self._opens(month)
        for sure in (0, 1):
            lock = await self.person.offered(Lock, unit=unit, month=month, sure=sure)
            await self.person.phone.taps(lock)
        await self.person.hears(self.person.words.plain("month-whole-locked"))

    async def _opens(self, month: str) -> None:
        phone = self.person.phone
        phone.forget(await phone.says("/plan"))
        await phone.taps(await self.person.offered(ShowMonths))
        await phone.taps(await self.person.offered(ShowMonth, month=month))
