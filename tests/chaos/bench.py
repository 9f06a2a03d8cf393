"""Reviewers at their stacks of cards, several at once; they believe what their screens say."""

import re
from dataclasses import dataclass, field
from datetime import datetime

from handlers.buttons import Button
from handlers.reviewing.buttons import (
    Approve,
    ApproveAll,
    AskAll,
    AskReject,
    AskReturn,
    AskUndo,
    RejectFor,
    ReturnFor,
    UndoFor,
)
from tests.chaos.cases import Casebook, Decision, Stands
from tests.chaos.colleagues import Colleague, shown
from tests.chaos.deck import Deck
from tests.chaos.officers import AT_MOST
from tests.chaos.phone import Seen

IN_WORDS = "other"
TOGETHER = re.compile(r"✅ 已一并通过 (\d+) 条")
NOTICES = {
    Stands.APPROVED: "review-passed",
    Stands.RETURNED: "review-sent-back",
    Stands.REJECTED: "review-refused",
}


@dataclass
class Taken:
    """Decisions in the order of their levels, each with the button that undoes it, if any.

    `overtaken`: taps that came second, after somebody else's on the same card.
    """

    decisions: list[tuple[str, Decision]] = field(default_factory=list)
    undoing: dict[str, Seen] = field(default_factory=dict)
    overtaken: int = 0


@dataclass
class Reviewer:
    """One who looks through his stack; `choices` are what he is to decide."""

    person: Colleague
    book: Casebook
    choices: Deck[Stands]
    taken: Taken = field(default_factory=Taken)

    async def reviews(self, most: int, at: datetime) -> Taken:
        """Decide on so many cards at most, oldest first; returns what was taken."""
        self.taken = Taken()
        await self._begins()
        await self._tries_his_own()
        for _ in range(most):
            found = self.person.phone.offered(Approve)
            if found is None:
                break
            await self._decides(*found, at)
        return self.taken

    async def _tries_his_own(self) -> None:
        """Tap as if to approve what he filed himself: nothing must come of it."""
        phone = self.person.phone
        for case in self.book:
            if case.filer == phone.number and case.stands is Stands.PENDING:
                forged = Approve(self.book.number_of(case), case.version, case.level, "")
                await phone.taps(Seen(phone.newest_of_the_bot(), forged.pack()))

    async def approves_together(self) -> int:
        """Approve at once all in which nothing stands out; returns how many he was told it were."""
        await self._begins()
        ask = self.person.phone.offered(AskAll)
        if ask is None:
            return 0
        await self._taps(ask[0])
        confirm = self.person.phone.offered(ApproveAll)
        if confirm is None:
            return 0
        found = TOGETHER.match(await self._taps(confirm[0]))
        assert found, f"not approved together: {self.person.phone.told()}"
        return int(found.group(1))

    async def _begins(self) -> None:
        phone = self.person.phone
        phone.forget(await phone.says("/review"))
        empty = self.person.words.plain("queue-empty")
        seen = await phone.sees(lambda: phone.offered(Approve) or phone.hears(empty), AT_MOST)
        assert seen, f"no answer to {phone.number}'s /review: {phone.told()}"

    async def _decides(self, card: Seen, on: Approve, at: datetime) -> None:
        """Tap on a card, and note the decision where his screen says that it was taken."""
        receipt = self.book.receipts[on.report]
        outcome = self.choices.next()
        case = (on.report, on.version, on.level)
        phone = self.person.phone
        if outcome is Stands.APPROVED:
            text = await self._taps(card)
        elif outcome is Stands.RETURNED:
            text = await self._returns(card, AskReturn(*case, 0, ""), receipt)
        else:
            text = await self._taps(card, AskReject(*case, ""))
            text = await self._because(text, RejectFor, "outside-scope", receipt)
        if not text.startswith(self._notice(outcome, receipt)):
            self.taken.overtaken += 1
            self.choices.give_back(outcome)
            if phone.offered(Approve) is None:
                await self._begins()
            return
        self.taken.decisions.append((receipt, Decision(outcome, phone.number, on.level, at)))
        undo = phone.offered(AskUndo, report=on.report)
        if undo is not None:
            self.taken.undoing[receipt] = undo[0]

    def _notice(self, outcome: Stands, receipt: str) -> str:
        """How a card begins below a decision that was taken."""
        values = {"effect": "", "reason": ""}
        return shown(self.person.words.html(NOTICES[outcome], receipt=receipt, **values))

    async def _taps(self, card: Seen, button: Button | None = None) -> str:
        """Tap a button of a message and wait until the message is another; returns its text."""
        phone = self.person.phone
        before = phone.shown(card.message_id)
        data = card.data if button is None else button.pack()
        await phone.taps(Seen(card.message_id, data))
        other = await phone.sees(lambda: phone.shown(card.message_id) != before or None, AT_MOST)
        assert other, f"nothing came of {phone.number}'s tap {data}: {phone.told()}"
        return phone.text(card.message_id)

    async def _returns(self, card: Seen, ask: AskReturn, receipt: str) -> str:
        """Ask for a report to be mended: its figure, or all of it."""
        text = await self._taps(card, ask)
        if self.person.chance.random() < 0.5 and (mark := self._figure_of(ask)):
            text = await self._taps(mark)
        return await self._because(text, ReturnFor, "figure-doubtful", receipt)

    def _figure_of(self, ask: AskReturn) -> Seen | None:
        """The button that puts the report's figure in dispute: its first field after the unit."""
        found = self.person.phone.offered(AskReturn, report=ask.report, fields=1 << 2)
        return found[0] if found else None

    async def _because(
        self, text: str, kind: type[ReturnFor | RejectFor], reason: str, receipt: str
    ) -> str:
        """Give the reason, by a button or in words; where the question is gone, as it stands."""
        phone = self.person.phone
        in_words = self.person.chance.random() < 0.2
        found = phone.offered(kind, reason=IN_WORDS if in_words else reason)
        if found is None:
            return text
        text = await self._taps(found[0])
        if not in_words or not text.startswith("✍️"):
            return text
        said = await phone.says("请核对后再报")
        phone.forget(said)
        answer = await phone.sees(lambda: phone.hears(receipt, after=said), AT_MOST)
        assert answer, f"no answer to {phone.number}'s reason: {phone.told()}"
        return phone.text(answer)

    async def cannot_undo(self, button: Seen) -> None:
        """Tap as if to undo a decision of a month that is locked: nothing must come of it."""
        await self.person.phone.taps(button)

    async def undoes(self, receipt: str, button: Seen) -> None:
        """Undo a decision of his, as a slip."""
        phone = self.person.phone
        phone.messages.clear()
        await phone.taps(button)
        asked = await phone.sees(lambda: phone.offered(UndoFor, reason="slip"), AT_MOST)
        assert asked, f"{phone.number} cannot undo his decision on {receipt}: {phone.told()}"
        text = await self._taps(asked[0])
        values = {"reason": "", "effect": "", "waits": ""}
        wanted = self.person.words.html("review-undone", receipt=receipt, **values)
        assert text.startswith(shown(wanted)), text
