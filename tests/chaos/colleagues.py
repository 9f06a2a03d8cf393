"""Officers as they are in a whole quarter: reports of every kind, typed or tapped, and mended."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from io import BytesIO

from PIL import Image

from handlers.buttons import ChangeReport, Edit, File, OpenReport, Reinstate, Withdraw, WithdrawFor
from handlers.planning.buttons import Confirm, Explain, ShowUnitMonth
from handlers.reviewing.buttons import Mend
from plan.model import Indicator, Measure
from tests.chaos.cases import A_DAY, Case
from tests.chaos.officers import AT_MOST, Officer
from tests.chaos.phone import B, Seen

WHOLE = 900_000  # the denominator of every rate
DAYS_AGO = ("今天", "昨天", "前天")
MAIN_FIELD = {
    Measure.FLOW: "quantity",
    Measure.COVERAGE: "quantity",
    Measure.STOCK: "numerator",
    Measure.NARRATIVE: "text",
}
TAG = re.compile(r"<[^>]+>")


class How(StrEnum):
    """How a report is made: as a line of text, as the words below a photo, question by question."""

    LINE = "line"
    CAPTION = "caption"
    GUIDED = "guided"


def shown(words: str) -> str:
    """Words as they stand on a phone: without tags."""
    return TAG.sub("", words).strip()


def picture(number: int) -> bytes:
    """A photo unlike any other."""
    image, file = Image.new("RGB", (32, 24)), BytesIO()
    image.putdata([((number * (at + 7)) % 251, at % 256, number % 256) for at in range(32 * 24)])
    image.save(file, "JPEG")
    return file.getvalue()


@dataclass
class Colleague(Officer):
    """A person who files, mends and confirms; `rounds` makes each figure unlike any other."""

    rounds: int = 0
    pictures: int = 0

    def next_number(self) -> int:
        """A figure that nobody else reports."""
        self.rounds += 1
        return self.rounds * 1000 + self.phone.number % 1000

    async def tells(self, how: How, indicator: str, number: int, day: date, photos: int) -> str:
        """File a report and wait for its receipt; returns its number."""
        one = self.plan.indicator(indicator)
        if how is How.GUIDED:
            self.phone.forget(await self.phone.says("/report"))
            for answer in (one.short, *_answers(one, number), _typed(day)):
                await self.phone.says(answer)
        elif how is How.CAPTION:
            await self.phone.look()
            self.phone.messages.clear()
            await self._shows(1, self._line(one, number, day))
            photos -= 1
        else:
            self.phone.forget(await self.phone.says(self._line(one, number, day)))
        await self._completes(one)
        if photos:
            await self._shows(photos)
        card = await self.offered(File)
        await self.phone.taps(card)
        receipt = await self._receipt(card)
        self.receipts.append(receipt)
        return receipt

    async def has_nothing(self) -> None:
        """Say that there is nothing to report this week, and wait until it is noted."""
        self.phone.forget(await self.phone.says("本周无"))
        await self.hears("零报告")

    def _line(self, one: Indicator, number: int, day: date) -> str:
        ago = (self.today - day) // A_DAY
        begins = (DAYS_AGO[ago] if ago < len(DAYS_AGO) else _typed(day)) + one.short
        if one.measure is Measure.STOCK:
            return f"{begins}{number}/{WHOLE}"
        if one.measure is Measure.NARRATIVE:
            return f"{begins}推进中，{_text(number)}"
        return f"{begins}{number}{one.unit}"

    async def _completes(self, one: Indicator) -> None:
        """Answer what has to be answered before it can be filed."""
        for question in one.questions:
            if question.required:
                await self.offered(File)
                await self._edits(f"a.{question.key}", "城关")

    async def _edits(self, field: str, answer: str) -> None:
        """Answer a field of the card anew; the tap and the words are taken in this order."""
        await self.phone.taps(await self.offered(Edit, field=field))
        self.phone.forget(await self.phone.says(answer))
        await self.offered(File)

    async def _shows(self, many: int, caption: str = "") -> None:
        """Send so many new photos, several as an album."""
        await self.phone.shows([self._picture() for _ in range(many)], caption)

    def _picture(self) -> bytes:
        self.pictures += 1
        return picture(self.pictures * 1000 + self.phone.number % 1000)

    async def offered(self, kind: type[B], **wanted: object) -> Seen:
        """Wait for a button and return it."""
        found = await self.phone.sees(lambda: self.phone.offered(kind, **wanted), AT_MOST)
        assert found, f"{self.phone.number} sees no {kind.__name__} {wanted}: {self.phone.told()}"
        return found[0]

    async def hears(self, words: str) -> None:
        """Wait until the bot says this."""
        wanted = shown(words)
        heard = await self.phone.sees(lambda: self.phone.hears(wanted), AT_MOST)
        assert heard, f"{self.phone.number} never heard {wanted!r}: {self.phone.told()}"

    async def _opens(self, report: int) -> None:
        """Open one of his reports from his list of them."""
        self.phone.forget(await self.phone.says("/my"))
        listed = await self.phone.sees(lambda: self.phone.form("我的上报"), AT_MOST)
        assert listed, f"no list for {self.phone.number}: {self.phone.told()}"
        await self.phone.taps(Seen(listed, OpenReport(report, "").pack()))
        await self.offered(Withdraw, report=report)

    async def changes(self, report: int, case: Case, number: int | None, photos: int) -> None:
        """Change his report's figure, or add photos, and wait until it is saved."""
        await self._opens(report)
        await self.phone.taps(await self.offered(ChangeReport, report=report))
        await self.offered(File)
        if number is not None:
            await self._edits(*self._figure(case, number))
        if photos:
            await self._shows(photos)
        await self._saves(case)

    async def mends(self, report: int, case: Case, number: int) -> None:
        """Mend his report from the message that returned it."""
        field, answer = self._figure(case, number)
        await self.phone.look()
        button = self.phone.offered(Mend, report=report, field=field)
        if button is None:
            await self.changes(report, case, number, 0)
            return
        self.phone.messages.clear()
        await self.phone.taps(button[0])
        self.phone.forget(await self.phone.says(answer))
        await self.offered(File)
        await self._saves(case)

    def _figure(self, case: Case, number: int) -> tuple[str, str]:
        """The field that holds a report's figure, and what is typed there."""
        field = MAIN_FIELD[self.plan.indicator(case.indicator).measure]
        return field, _text(number) if field == "text" else str(number)

    async def _saves(self, case: Case) -> None:
        await self.phone.taps(await self.offered(File))
        saved = f"回执号 {case.receipt}（第 {case.version + 1} 版）"
        heard = await self.phone.sees(lambda: self.phone.hears(saved), AT_MOST)
        assert heard, f"{case} was not saved: {self.phone.told()}"

    async def explains(self, why: str) -> None:
        """Say why a report came late or was amended, by the button below its receipt."""
        await self.phone.taps(await self.offered(Explain, why=why))

    async def withdraws(self, report: int, case: Case) -> None:
        """Withdraw his report."""
        await self._opens(report)
        await self.phone.taps(await self.offered(Withdraw, report=report))
        await self.phone.taps(await self.offered(WithdrawFor, report=report, reason="wrong"))
        values = {"receipt": case.receipt, "reason": self.words.plain("reason-wrong")}
        await self.hears(self.words.html("receipt-withdrawn", effect="", **values))

    async def reinstates(self, report: int, case: Case) -> None:
        """Bring it back, by the button below the word that it is withdrawn."""
        await self.phone.taps(await self.offered(Reinstate, report=report))
        await self.hears(self.words.html("receipt-reinstated", receipt=case.receipt, effect=""))

    async def confirms(self, unit: str, month: str) -> None:
        """Confirm his unit's figures of a month, as /owe asks him to."""
        self.phone.forget(await self.phone.says("/owe"))
        await self.phone.taps(await self.offered(ShowUnitMonth, unit=unit, month=month))
        await self.phone.taps(await self.offered(Confirm, month=month))
        confirmed = await self.phone.sees(lambda: self.phone.hears("已确认上报"), AT_MOST)
        assert confirmed, f"{unit} did not confirm: {self.phone.told()}"


def _answers(one: Indicator, number: int) -> tuple[str, ...]:
    if one.measure is Measure.STOCK:
        return str(number), str(WHOLE)
    if one.measure is Measure.NARRATIVE:
        return _text(number), "推进中"
    return (str(number),)


def _text(number: int) -> str:
    return f"已办{number}件"


def _typed(day: date) -> str:
    return f"{day.month}月{day.day}日"
