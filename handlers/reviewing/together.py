"""Approving many at once: only what nothing stands out in, after a preview that counts it."""

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime

from handlers.buttons import Keys
from handlers.reviewing import announcing, bench, deciding, hints, queue
from handlers.reviewing.buttons import ApproveAll, AskAll, QueueCard
from handlers.talk import Talk
from plan.review import Decision
from storage import reports, reviews
from storage.reports import Report
from texts import Markup

# One transaction must not take long; the rest is a second tap.
MOST = 50
THOUSAND = 1000


@dataclass(frozen=True, slots=True)
class Heap:
    """What waits for a reviewer: what can be approved together, and how many cannot."""

    plain: list[Report]
    left: int


async def _heap(talk: Talk, only: str) -> Heap:
    plain: list[Report] = []
    stack = await bench.queue(talk.connection, talk.plan, talk.tree, talk.member, only)
    for one in stack:
        if len(plain) == MOST:
            break
        report = await reports.get(talk.connection, one.report)
        if report is None:
            continue
        decided = await reviews.of_report(talk.connection, one.report)
        if not await hints.of(talk, report, decided):
            plain.append(report)
    return Heap(plain, len(stack) - len(plain))


async def ask(talk: Talk, button: AskAll) -> None:
    """The preview: how many of each indicator, and how many stay to be looked at."""
    heap = await _heap(talk, button.only)
    back = [QueueCard(0, button.only).on(talk.plain("button-back"))]
    if not heap.plain:
        text = talk.html("together-none", left=str(heap.left))
        await talk.rewrite_tapped(text, Keys([back]))
        return
    count = str(len(heap.plain))
    lines: list[str] = [talk.html("together-title", count=count), ""]
    many = Counter(one.content.indicator for one in heap.plain)
    total = Counter[str]()
    for one in heap.plain:
        total[one.content.indicator] += one.content.quantity or 0
    lines += [_line(talk, code, n, total[code]) for code, n in many.items()]
    if heap.left:
        lines += ["", talk.html("together-left", left=str(heap.left))]
    until = int(talk.now.timestamp() * THOUSAND)
    confirm = ApproveAll(until, button.only).on(talk.plain("button-together", count=count))
    await talk.rewrite_tapped(Markup("\n".join(lines)), Keys([[confirm], back]))


def _line(talk: Talk, code: str, count: int, total: int) -> Markup:
    indicator = talk.plan.indicator(code)
    figure = f"{total}{indicator.unit}" if total else ""
    return talk.html("together-line", name=indicator.short, count=str(count), figure=figure)


async def approve(talk: Talk, button: ApproveAll) -> None:
    """Approve what the preview counted; what came or was changed since stays."""
    try:
        until = datetime.fromtimestamp(button.until / THOUSAND, UTC)
    except (OverflowError, ValueError, OSError):
        await talk.toast(talk.plain("toast-old-button"))
        return
    heap = await _heap(talk, button.only)
    done = 0
    for report in heap.plain:
        if await reviews.version_made_at(talk.connection, report.id) > until:
            continue
        after = await deciding.settle(
            talk.connection, talk.plan, report, Decision.APPROVED, member=talk.member, now=talk.now
        )
        await announcing.passed(talk, report, after)
        done += 1
    left = await bench.queue(talk.connection, talk.plan, talk.tree, talk.member, button.only)
    await talk.toast(talk.plain("toast-together", count=str(done)))
    notice = talk.html("together-done", count=str(done), left=str(len(left)))
    await talk.rewrite_tapped(*await queue.at(talk, 0, button.only, notice))
