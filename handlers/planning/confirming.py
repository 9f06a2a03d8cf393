"""A unit confirms its month (上报确认), is asked to, and is told when its figures changed since."""

from zoneinfo import ZoneInfo

from briefing import period
from briefing.period import Month
from handlers.buttons import Keys
from handlers.menu import FILERS
from handlers.planning.buttons import AskForConfirmation, Confirm, ShowUnitMonth
from handlers.planning.months import (
    figures_of,
    known,
    may_confirm,
    month_page,
    months_of,
    unit_page,
)
from handlers.talk import Talk
from plan.model import Unit
from plan.workdays import out_of_quiet
from storage import audit, members, outbox, period_records, preferences
from storage.members import Member
from storage.outbox import Priority
from storage.period_records import Kind, Record
from texts import Words


async def confirm(talk: Talk, button: Confirm) -> None:
    """Confirm the figures that were shown, once; where they changed meanwhile, show them anew."""
    unit = talk.member.unit
    month = await known(talk, button.month, unit)
    if month is None:
        return
    if not await may_confirm(talk, unit, month):
        await talk.toast(talk.plain("toast-confirm-not"), alert=True)
        await talk.rewrite_tapped(*await unit_page(talk, unit, month))
        return
    figures = await period.kept(figures_of(talk), unit, month)
    if period_records.digest(unit, figures) != button.digest:
        await talk.toast(talk.plain("toast-confirm-moved"), alert=True)
        await talk.rewrite_tapped(*await unit_page(talk, unit, month, "confirm-moved"))
        return
    await period_records.add(
        talk.connection, talk.now, Kind.CONFIRMED, unit, month.name, talk.member.id, figures
    )
    await talk.toast(talk.plain("toast-confirmed"))
    await talk.rewrite_tapped(*await unit_page(talk, unit, month))


async def ask(talk: Talk, button: AskForConfirmation) -> None:
    """Write to everybody who could confirm a month for a unit that has not, once a day each."""
    month = await known(talk, button.month)
    if month is None or not month.has_ended(talk.today):
        await talk.toast(talk.plain("toast-old-button"))
        return
    local = talk.now.astimezone(ZoneInfo(talk.plan.timezone))
    if out_of_quiet(local, talk.plan.reminders) > local:
        await talk.toast(talk.plain("toast-quiet-now"), alert=True)
        return
    missing = await period.unconfirmed(figures_of(talk), month, [one.code for one in talk.tree])
    if not missing:
        await talk.toast(talk.plain("toast-months-complete"), alert=True)
        await talk.rewrite_tapped(*await month_page(talk, month))
        return
    everybody = await members.everyone(talk.connection)
    asked, nobody = 0, list[str]()
    for unit in missing:
        people = [one for one in everybody if one.unit == unit.code and one.role in FILERS]
        if not any(one.reachable for one in people):
            nobody.append(unit.short)
        for member in people:
            if member.reachable and await _ask(talk, member, unit, month):
                asked += 1
    detail: dict[str, str | int | None] = {"month": month.name, "count": asked}
    subject = f"unit:{talk.tree.root.code}"
    action = audit.Action.CONFIRMATION_ASKED
    await audit.record(talk.connection, talk.now, talk.member.id, action, subject, detail)
    await talk.toast(talk.plain("toast-nudged", count=str(asked)))
    text, keyboard = await month_page(talk, month)
    await talk.rewrite_tapped(text, keyboard)
    said = talk.html("months-asked", month=month.shown(talk.words), count=str(asked))
    if nobody:
        said = talk.html("months-asked-nobody", said=said, units="、".join(nobody))
    await talk.say(said)


async def _ask(talk: Talk, member: Member, unit: Unit, month: Month) -> bool:
    words = Words(talk.office.catalogue, member.language)
    text = words.html("confirm-please", unit=unit.short, month=month.shown(words))
    look = ShowUnitMonth(unit.code, month.name).on(words.plain("button-look-month"))
    chosen = await preferences.of(talk.connection, member)
    local = talk.now.astimezone(ZoneInfo(talk.plan.timezone))
    payload = {
        "text": text,
        "parse_mode": "HTML",
        "reply_markup": Keys([[look]]).to_dict(),
        # It was a person's decision to ask now; at least nobody is woken by it.
        "disable_notification": chosen.quiet(talk.plan.reminders).is_quiet(local.time()),
    }
    letter = await outbox.add(
        talk.connection,
        talk.now,
        member.telegram_id,
        "sendMessage",
        payload,
        priority=Priority.REMINDER,
        occasion=f"confirm:{month.name}:{talk.today}:{member.id}",
    )
    return letter is not None


async def taken_back(talk: Talk, record: Record) -> None:
    """A confirmation's figures were touched: where they differ it ends, and he is told so.

    `talk` is with who confirmed it. In a month that is locked by now, and where the figures are as
    they were, nothing is said.
    """
    month = Month.of(talk.plan, record.month)
    if month is None or record.unit not in talk.tree:
        # Of an earlier plan: nobody can confirm it again.
        await period_records.settle(talk.connection, record.id)
        return
    then = await period_records.figures_then(talk.connection, record.id)
    cells = period_records.differing(then, await period.kept(figures_of(talk), record.unit, month))
    if not cells or await period.is_locked(figures_of(talk), record.unit, month):
        await period_records.settle(talk.connection, record.id)
        return
    await period_records.end(
        talk.connection, talk.now, Kind.CONFIRMED, record.unit, record.month, None, None
    )
    named = months_of(talk).named([cell.indicator for cell in cells])
    detail = {"month": record.month, "words": named}
    subject, action = f"unit:{record.unit}", audit.Action.UNCONFIRMED
    await audit.record(talk.connection, talk.now, None, action, subject, detail)
    if not talk.member.reachable or not talk.member.active:
        return
    look = ShowUnitMonth(record.unit, record.month).on(talk.plain("button-look-month"))
    text = talk.html(
        "confirm-taken-back",
        unit=talk.tree[record.unit].short,
        month=month.shown(talk.words),
        names=named,
    )
    await talk.say(text, Keys([[look]]))
