"""/remind: who owes what now, and nudging them at once."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from briefing.arrears import Arrear, Arrears
from briefing.figures import Figures
from handlers.buttons import Keys
from handlers.reminding import messages
from handlers.reminding.buttons import Announce, NudgeNow, ShowArrears
from handlers.scope import top_of
from handlers.talk import Talk
from plan.model import Unit
from plan.reporting import period_named, period_of
from plan.workdays import out_of_quiet
from storage import jobs, unasked
from storage.members import Role
from texts import Markup

BY_HAND = "nudge-by-hand"
MOST_LINES = 12


async def remind(talk: Talk) -> None:
    """/remind: who owes what."""
    await talk.say(*await _view(talk))


async def show(talk: Talk, _button: ShowArrears) -> None:
    """The same, as it is now."""
    await talk.rewrite_tapped(*await _view(talk))


async def _view(talk: Talk) -> tuple[Markup, Keys]:
    top = top_of(talk)
    period = period_of(talk.today, talk.plan)
    figures = Figures(talk.connection, talk.plan, talk.tree, talk.today)
    rows = await (await Arrears.read(figures, period)).by_unit(top)
    kind = talk.plan.calendar.period.value
    days = messages.span(talk, period)
    lines: list[str] = [
        talk.html("desk-title", unit=talk.tree[top].short),
        talk.html("desk-period", kind=kind, days=days),
    ]
    if period.due is not None:
        lines.append(talk.html("desk-due", **messages.clock(talk, period.due)))
    lines += ["", *(_lines(talk, rows) or [talk.html("desk-nothing")])]
    if talk.member.role is Role.ADMINISTRATOR:
        lines += ["", await _count(talk)]
    buttons = [[Announce().on(talk.plain("button-announce"))]]
    people = sum(one.reachable for row in rows for one in row.officers)
    if people:
        label = talk.plain("button-nudge-people", count=str(people))
        buttons.insert(0, [NudgeNow(top, period.key).on(label)])
    buttons.append([ShowArrears().on(talk.plain("button-refresh"))])
    return Markup("\n".join(lines)), Keys(buttons)


def _lines(talk: Talk, rows: Sequence[Arrear]) -> list[str]:
    silent = [row for row in rows if row.silent]
    lines: list[str] = []
    if silent:
        lines.append(talk.html("desk-silent", count=str(len(silent))))
        lines += [_staff(talk, row) for row in silent[:MOST_LINES]]
        if len(silent) > MOST_LINES:
            rest: list[Unit] = [row.unit for row in silent[MOST_LINES:]]
            lines.append(messages.listed(talk, rest))
    returned = [f"{row.unit.short} {row.returned}" for row in rows if row.returned]
    photoless = [f"{row.unit.short} {row.photoless}" for row in rows if row.photoless]
    if returned:
        lines.append(talk.html("desk-returned", units="、".join(returned[:MOST_LINES])))
    if photoless:
        lines.append(talk.html("desk-photos", units="、".join(photoless[:MOST_LINES])))
    return lines


def _staff(talk: Talk, row: Arrear) -> Markup:
    """A unit that reported nothing, with how many officers it has and how many are out of reach."""
    gone = sum(not one.reachable for one in row.officers)
    if not row.officers:
        return talk.html("desk-unit-unstaffed", unit=row.unit.short)
    people = str(len(row.officers))
    if gone:
        return talk.html("desk-unit-gone", unit=row.unit.short, people=people, gone=str(gone))
    return talk.html("desk-unit", unit=row.unit.short, people=people)


async def _count(talk: Talk) -> Markup:
    """How many messages the bot sent of its own accord this month."""
    found = await unasked.count(talk.connection, talk.today.replace(day=1), talk.today)
    if found is None:
        return talk.html("desk-count-none")
    return talk.html(
        "desk-count",
        mean=f"{found.total / found.people:.1f}",
        most=str(found.most),
        name=found.busiest,
    )


async def nudge(talk: Talk, button: NudgeNow) -> None:
    """Have those who owe something nudged; the job says how many it were."""
    period = period_named(button.first, talk.plan)
    if button.unit not in talk.tree or not talk.tree.covers(top_of(talk), button.unit):
        await talk.toast(talk.plain("toast-unit-not-yours"), alert=True)
        return
    if period is None or period.first > talk.today:
        await talk.toast(talk.plain("toast-old-button"), alert=True)
        return
    await jobs.add(
        talk.connection,
        talk.now,
        BY_HAND,
        talk.now,
        payload={"by": talk.member.id, "unit": button.unit, "first": period.key},
    )
    local = talk.now.astimezone(ZoneInfo(talk.plan.timezone))
    later = out_of_quiet(local, talk.plan.reminders)
    if later > local:
        await talk.toast(
            talk.plain("toast-nudging-later", **messages.clock(talk, later)), alert=True
        )
    else:
        await talk.toast(talk.plain("toast-nudging"))
