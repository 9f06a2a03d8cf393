"""An administrator locks a unit's month, or everybody's, and unlocks it again with a reason."""

from telegram import InlineKeyboardMarkup

from briefing import period
from briefing.period import Month
from handlers.planning.buttons import DropDialogue, Lock, ShowMonth, ShowUnitMonth, Unlock
from handlers.planning.months import figures_of, known, month_page, months_of, unit_page
from handlers.talk import Talk
from plan.answers import WrongAnswer, parse_text
from storage import dialogues, period_records, periods
from storage.dialogues import Dialogue
from storage.dialogues import Kind as Asked
from storage.period_records import Kind
from texts import Markup

LONGEST_REASON = 200


def _back(talk: Talk, unit: str, month: str) -> InlineKeyboardMarkup:
    whole = unit == talk.tree.root.code
    target = ShowMonth(month) if whole else ShowUnitMonth(unit, month)
    return InlineKeyboardMarkup([[target.on(talk.plain("button-back"))]])


async def _show(talk: Talk, unit: str, month: Month) -> None:
    whole = unit == talk.tree.root.code
    page = await (month_page(talk, month) if whole else unit_page(talk, unit, month))
    await talk.rewrite_tapped(*page)


async def lock(talk: Talk, button: Lock) -> None:
    """Show what a lock would close, then lock and keep the figures as they are."""
    month = await known(talk, button.month, button.unit)
    if month is None:
        return
    unit = button.unit
    if await period.is_locked(figures_of(talk), unit, month):
        await talk.toast(talk.plain("toast-locked-already"), alert=True)
        await _show(talk, unit, month)
        return
    if not button.sure:
        really = Lock(unit, month.name, 1).on(talk.plain("button-lock-really"))
        back = _back(talk, unit, month.name).inline_keyboard[0]
        text = await months_of(talk).preview(unit, month)
        await talk.rewrite_tapped(text, InlineKeyboardMarkup([[really], back]))
        return
    figures = await period.kept(figures_of(talk), unit, month)
    await period_records.add(
        talk.connection, talk.now, Kind.LOCKED, unit, month.name, talk.member.id, figures
    )
    await talk.toast(talk.plain("toast-locked"))
    await _show(talk, unit, month)


async def _standing(talk: Talk, unit: str, month: str) -> bool:
    return unit in await periods.locks(talk.connection, month)


async def unlock(talk: Talk, button: Unlock) -> None:
    """Ask why a month is to be unlocked."""
    month = await known(talk, button.month, button.unit)
    if month is None:
        return
    if not await _standing(talk, button.unit, month.name):
        await talk.toast(talk.plain("toast-not-locked"), alert=True)
        await _show(talk, button.unit, month)
        return
    content = {"unit": button.unit, "month": month.name}
    dialogue = await dialogues.start(
        talk.connection, talk.now, talk.member.id, Asked.UNLOCK, content
    )
    letter = await talk.rewrite_tapped(_question(talk, content, month), _drop(talk, dialogue))
    await dialogues.keep(talk.connection, talk.now, dialogue, content, letter)


def _question(talk: Talk, content: dict[str, str], month: Month) -> Markup:
    unit = months_of(talk).called(content["unit"])
    return talk.html("unlock-why", unit=unit, month=month.shown(talk.words))


def _drop(talk: Talk, dialogue: Dialogue) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([[DropDialogue(dialogue.id).on(talk.plain("button-cancel"))]])


async def typed(talk: Talk, dialogue: Dialogue, text: str) -> None:
    """Unlock for the reason that was typed, where the lock still stands."""
    unit, name = str(dialogue.content["unit"]), str(dialogue.content["month"])
    month = Month.of(talk.plan, name)
    if month is None or not await _standing(talk, unit, name):
        await dialogues.end(talk.connection, talk.member.id)
        await talk.say(talk.html("toast-not-locked"))
        return
    try:
        reason = parse_text(text, most=LONGEST_REASON, one_line=True)
    except WrongAnswer as wrong:
        told = talk.html("wrong-answer", reason=talk.html(wrong.message_id, **wrong.values))
        question = _question(talk, {"unit": unit, "month": name}, month)
        if dialogue.letter is not None:
            await talk.strip(dialogue.letter)
        letter = await talk.say(Markup(f"{told}\n\n{question}"), _drop(talk, dialogue))
        await dialogues.keep(talk.connection, talk.now, dialogue, dialogue.content, letter)
        return
    await period_records.unlock(talk.connection, talk.now, unit, name, talk.member.id, reason)
    await dialogues.end(talk.connection, talk.member.id)
    if dialogue.letter is not None:
        await talk.strip(dialogue.letter)
    called = months_of(talk).called(unit)
    said = talk.html("unlocked", unit=called, month=month.shown(talk.words), reason=reason)
    await talk.say(said, _back(talk, unit, name))
