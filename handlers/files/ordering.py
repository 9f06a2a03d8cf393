"""Orders something to be made by a job, once however often it is tapped; nothing is made here."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from briefing.orders import Order
from handlers.scope import top_of
from handlers.talk import Talk
from storage import jobs

MAKE = "make-file"
MOST_AT_ONCE = 3
"""What one person may have in the making."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the job is about: for whom, what, and the letter whose message shows how far it is."""

    member: int
    order: Order
    letter: int | None

    def as_payload(self) -> dict[str, object]:
        """The job's payload."""
        return {"member": self.member, "order": self.order.pack(), "letter": self.letter}

    @classmethod
    def of(cls, payload: Mapping[str, object]) -> Self:
        """Read a job's payload. Raises ValueError."""
        letter = payload["letter"]
        order = Order.unpack(str(payload["order"]))
        return cls(int(str(payload["member"])), order, None if letter is None else int(str(letter)))


async def is_in_the_making(talk: Talk, order: Order) -> bool:
    """Whether the speaker waits for this already, or for enough else; then he has been told."""
    waiting = await jobs.waiting(talk.connection, MAKE, talk.member.id)
    same = any(one["order"] == order.pack() for one in waiting)
    if not same and len(waiting) < MOST_AT_ONCE:
        return False
    message = "making-already" if same else "making-enough"
    if talk.query is not None:
        await talk.toast(talk.plain(message), alert=True)
    else:
        await talk.say(talk.html(message))
    return True


async def put_in_hand(talk: Talk, order: Order, letter: int | None) -> None:
    """Queue the job; `letter` sent the message that is to show how far it is."""
    wanted = Wanted(talk.member.id, order, letter)
    await jobs.add(talk.connection, talk.now, MAKE, talk.now, payload=wanted.as_payload())


def is_allowed(talk: Talk, order: Order) -> bool:
    """Whether the speaker may have this now: his unit's and below, of what the plan still has."""
    known = order.top in talk.tree and (not order.indicator or talk.plan.has(order.indicator))
    return talk.member.active and known and talk.tree.covers(top_of(talk), order.top)
