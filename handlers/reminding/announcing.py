"""A message to all officers of a unit and below: text, preview with the count, then it goes out."""

from collections.abc import Sequence
from itertools import product
from zoneinfo import ZoneInfo

from handlers import questions
from handlers.buttons import Keys
from handlers.keyboards import Row, pairs
from handlers.reminding.buttons import Announce, AnnounceTo, DropOut, SendOut
from handlers.scope import top_of
from handlers.talk import NO_BUTTONS, Talk
from plan.answers import parse_text
from storage import broadcasts, jobs, preferences
from storage.broadcasts import Broadcast, Recipients, Stage
from storage.members import Language, Member
from storage.outbox import Payload
from storage.questions import Question, Topic
from texts import Markup, Words

BROADCAST = "broadcast"
LONGEST = 1500
MOST_UNITS = 60


async def announce(talk: Talk, _button: Announce) -> None:
    """To which unit's officers?"""
    top = top_of(talk)
    units = talk.tree.below(top)
    if len(units) > MOST_UNITS:
        units = (talk.tree[top], *talk.tree.children(top))
    buttons = [AnnounceTo(unit.code).on(unit.short) for unit in units[:MOST_UNITS]]
    await talk.rewrite_tapped(talk.html("announce-unit"), Keys(pairs(buttons)))


async def announce_to(talk: Talk, button: AnnounceTo) -> None:
    """What is to be written?"""
    if not await _covered(talk, button.unit):
        return
    found = await _recipients(talk, button.unit)
    if not found.reachable:
        await talk.toast(talk.plain("toast-nobody-there"), alert=True)
        return
    unit, people = talk.tree[button.unit].short, str(found.reachable)
    text = talk.html("announce-text", unit=unit, people=people, most=str(LONGEST))
    await questions.put(talk, Topic.BROADCAST, button.unit, text)


async def _covered(talk: Talk, unit: str) -> bool:
    if unit in talk.tree and talk.tree.covers(top_of(talk), unit):
        return True
    await talk.toast(talk.plain("toast-unit-not-yours"), alert=True)
    return False


async def _recipients(talk: Talk, unit: str) -> Recipients:
    return await broadcasts.recipients(
        talk.connection, [below.code for below in talk.tree.below(unit)]
    )


async def typed(talk: Talk, question: Question, text: str) -> bool:
    """Preview what was typed for the unit's officers. Raises WrongAnswer where it is too long."""
    unit, text = question.subject, parse_text(text, LONGEST)
    await questions.answered(talk, question)
    if not talk.tree.covers(top_of(talk), unit):
        # It has gone to another county, or he to another unit, since he was asked.
        await talk.say(talk.html("toast-unit-not-yours"))
        return True
    number = await broadcasts.write(talk.connection, talk.now, talk.member.id, unit, text)
    found = await _recipients(talk, unit)
    people = str(found.reachable)
    shown = talk.html(
        "announce-preview",
        unit=talk.tree[unit].short,
        people=people,
        gone=str(len(found.unreachable)),
        message=said(talk.words, talk.tree[talk.member.unit].short, talk.member, text),
    )
    row: Row = [
        SendOut(number).on(talk.plain("button-send-out", count=people)),
        DropOut(number).on(talk.plain("button-drop-out")),
    ]
    await talk.say(shown, Keys([row]))
    return True


def said(words: Words, unit: str, sender: Member, text: str) -> Markup:
    """The message as its recipients read it."""
    return words.html("announcement", unit=unit, name=sender.name, text=text)


async def send_out(talk: Talk, button: SendOut) -> None:
    """Send what was previewed, once."""
    one = await _ready(talk, button.broadcast)
    if one is None or not await _covered(talk, one.unit):
        return
    found = await _recipients(talk, one.unit)
    text = talk.html("announce-progress", sent="0", total=str(found.reachable))
    letter = await talk.rewrite_tapped(text, NO_BUTTONS)
    await broadcasts.release(talk.connection, talk.now, one, letter, found.reachable)
    await jobs.add(talk.connection, talk.now, BROADCAST, talk.now, payload={"broadcast": one.id})


async def _ready(talk: Talk, broadcast: int) -> Broadcast | None:
    """The speaker's own message that was previewed and waits; else he is told."""
    one = await broadcasts.get(talk.connection, broadcast)
    if one is None or one.by_member != talk.member.id or one.stage is not Stage.READY:
        await talk.toast(talk.plain("toast-old-button"), alert=True)
        return None
    return one


async def drop_out(talk: Talk, button: DropOut) -> None:
    """Do not send it."""
    one = await _ready(talk, button.broadcast)
    if one is not None:
        await broadcasts.drop(talk.connection, one.id)
        await talk.rewrite_tapped(talk.html("announce-dropped"), NO_BUTTONS)


async def address(talk: Talk, one: Broadcast) -> None:
    """Queue the letters of a message of the speaker's that is to be sent, each once."""
    unit = talk.tree[talk.member.unit].short
    local = talk.now.astimezone(ZoneInfo(talk.plan.timezone))
    rules, moment = talk.plan.reminders, local.time()
    payloads: dict[tuple[Language, bool], Payload] = {}
    for language, is_other in product(Language, (False, True)):
        text = said(Words(talk.office.catalogue, language), unit, talk.member, one.text)
        # It was a person's decision to write now; at least nobody is woken by it.
        quiet = rules.is_quiet(moment) is not is_other
        payload = {"text": text, "parse_mode": "HTML", "disable_notification": quiet}
        payloads[language, is_other] = payload
    units = [below.code for below in talk.tree.below(one.unit)]
    others = await preferences.otherwise(talk.connection, rules, moment)
    await broadcasts.address(talk.connection, talk.now, one, units, payloads, others)


async def show_progress(talk: Talk, one: Broadcast, letter: int) -> bool:
    """Tell the writer, by `letter`, how far it is; returns whether all of it has gone out."""
    done = await broadcasts.progress(talk.connection, one.id)
    sent, total = str(done.sent), str(done.total)
    if done.waiting:
        await talk.rewrite(letter, talk.html("announce-progress", sent=sent, total=total))
        return False
    found = await _recipients(talk, one.unit)
    text = talk.html("announce-done", sent=sent, total=total)
    if found.unreachable:
        text = Markup(f"{text}\n{unreachable(talk, found.unreachable)}")
    await talk.rewrite(letter, text)
    return True


def unreachable(talk: Talk, gone: Sequence[tuple[str, str]]) -> Markup:
    """Who cannot be reached, by name and unit."""
    units = talk.tree
    people = "、".join(f"{name}（{units[unit].short}）" for name, unit in gone[:MOST_UNITS])
    return talk.html("unreachable-people", count=str(len(gone)), people=people)
