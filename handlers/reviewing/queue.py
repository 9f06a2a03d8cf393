"""/review: the waiting reports as a stack of cards, oldest first; narrowed where one likes."""

from collections import Counter
from collections.abc import Sequence

from handlers.buttons import Key, Keys
from handlers.keyboards import Row, pairs
from handlers.reviewing import bench
from handlers.reviewing.buttons import Narrow, QueueCard, fitting
from handlers.reviewing.card import Place, view
from handlers.talk import Talk
from storage import reports
from storage.reviews import Waiting
from texts import Markup

View = tuple[Markup, Keys]
MOST_CHOICES = 20


async def review(talk: Talk) -> None:
    """/review: the oldest report that waits for the speaker."""
    await talk.say(*await at(talk, 0, ""))


async def show_card(talk: Talk, button: QueueCard) -> None:
    """Another card, in place."""
    await talk.rewrite_tapped(*await at(talk, button.report, button.only))


async def at(
    talk: Talk, number: int, only: str, notice: Markup | None = None, act: Row | None = None
) -> View:
    """The card of report `number`, or of the next that waits, below what was just done.

    `act` is a row of buttons for what was just done, last of all.
    """
    stack = await _stack(talk, only)
    if not stack and only:
        number, only, stack = 0, "", await _stack(talk, "")
    text, rows = talk.html("queue-empty"), tuple[Row, ...]()
    if stack:
        text, rows = await _card(talk, stack, number, only)
    if notice is not None:
        text = Markup(f"{notice}\n\n{text}")
    return text, Keys([*rows, *([act] if act else [])])


async def _stack(talk: Talk, only: str) -> Sequence[Waiting]:
    """What waits for the speaker."""
    return await bench.queue(talk.connection, talk.plan, talk.tree, talk.member, only)


async def _card(
    talk: Talk, stack: Sequence[Waiting], number: int, only: str
) -> tuple[Markup, tuple[Row, ...]]:
    after = (place for place, one in enumerate(stack) if one.report >= number)
    place = Place(stack, next(after, len(stack) - 1), only)
    report = await reports.get(talk.connection, place.here.report)
    if report is None:
        raise LookupError(f"report {place.here.report} is gone")
    acting = (await bench.sitting(talk.connection, talk.tree)).acting(place.here)
    text, keyboard = await view(talk, report, place, acting)
    return text, tuple(list(row) for row in keyboard.rows)


async def narrow(talk: Talk, button: Narrow) -> None:
    """The units and indicators that have reports waiting, to choose one."""
    stack = await _stack(talk, "")
    if not stack:
        await talk.rewrite_tapped(*await at(talk, 0, ""))
        return
    units = Counter(one.unit for one in stack)
    indicators = Counter(one.indicator for one in stack)

    def choice(only: str, name: str, count: int) -> Key:
        sign = "● " if only == button.only else ""
        return fitting(QueueCard(0, only)).on(f"{sign}{name} {count}")

    chosen = [
        *(choice(f"u{code}", talk.tree[code].short, n) for code, n in units.items()),
        *(choice(f"i{code}", talk.plan.indicator(code).short, n) for code, n in indicators.items()),
    ]
    rows = [
        [choice("", talk.plain("queue-all"), len(stack))],
        *pairs(chosen[:MOST_CHOICES]),
        [fitting(QueueCard(button.report, button.only)).on(talk.plain("button-back"))],
    ]
    await talk.rewrite_tapped(talk.html("queue-narrow"), Keys(rows))
