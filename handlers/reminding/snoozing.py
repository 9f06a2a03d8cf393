"""稍后提醒: a reminder comes again in an hour or tomorrow morning, if anything is owed then."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from briefing import owing
from briefing.figures import Figures
from handlers.reminding import messages
from handlers.reminding.buttons import Later, Snooze
from handlers.talk import Talk
from plan.reminding import morning_of
from plan.workdays import out_of_quiet
from storage import jobs

SNOOZE = "snooze"


async def snooze(talk: Talk, button: Snooze) -> None:
    """Note when to remind again; of several taps the last counts."""
    figures = Figures(talk.connection, talk.plan, talk.tree, talk.today)
    if not await owing.debts(figures, talk.member.unit, talk.member.id):
        await talk.toast(talk.plain("toast-nothing-owed"), alert=True)
        return
    if button.when not in set(Later):
        await talk.toast(talk.plain("toast-old-button"))
        return
    at = _instant(talk, Later(button.when))
    await jobs.set_alarm(
        talk.connection,
        talk.now,
        SNOOZE,
        at,
        {"member": talk.member.id},
        f"{SNOOZE}:{talk.member.id}",
    )
    await talk.toast(talk.plain("toast-snoozed", **messages.clock(talk, at)))


def _instant(talk: Talk, later: Later) -> datetime:
    if later is Later.MORNING:
        at = morning_of(talk.today + timedelta(days=1), talk.plan)
    else:
        at = talk.now.astimezone(ZoneInfo(talk.plan.timezone)) + timedelta(hours=1)
    return out_of_quiet(at, talk.plan.reminders).astimezone(UTC)
