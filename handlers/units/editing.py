"""Adding and changing units: what is typed is read here; everybody sees the new tree at once."""

from collections.abc import Awaitable, Callable

from handlers import questions
from handlers.oversight import is_administrator, open_unit_in_scope, unit_in_scope
from handlers.talk import Talk
from handlers.units.buttons import AddUnit, EditUnit, PlanValue
from handlers.units.card import NAMES, may_shape, plan_row, quota_indicators, view
from plan.answers import WrongAnswer, parse_count
from plan.model import Unit
from plan.naming import check_names, new_unit, unit_aliases, unit_name, unit_short
from storage import units
from storage.questions import Question, Topic
from storage.units import QUOTA, Value

TOPICS = {
    "name": Topic.UNIT_NAME,
    "short": Topic.UNIT_SHORT,
    "aliases": Topic.UNIT_ALIASES,
    "workers": Topic.UNIT_WORKERS,
}
NONE = frozenset({"无", "没有", "none", "-"})


async def add_unit(talk: Talk, button: AddUnit) -> None:
    """Ask for the names of a unit below this one."""
    unit = await open_unit_in_scope(talk, button.unit)
    if unit is not None:
        text = talk.html("unit-ask-new", unit=unit.name)
        await questions.put(talk, Topic.UNIT_NEW, unit.code, text)


async def edit_unit(talk: Talk, button: EditUnit) -> None:
    """Ask for a value of a unit."""
    unit = await _editable(talk, button.unit, button.key)
    if unit is None:
        return
    rows = [row for row in [await plan_row(talk, unit, button.key)] if row]
    indicator = button.key.removeprefix(QUOTA)
    if indicator != button.key:
        one = talk.plan.indicator(indicator)
        text = talk.html("unit-ask-quota", unit=unit.name, name=one.short, measure=one.unit)
        subject = f"{unit.code}:{indicator}"
        await questions.put(talk, Topic.UNIT_QUOTA, subject, text, *rows)
        return
    asked = {
        "name": talk.html("unit-ask-name", unit=unit.name),
        "short": talk.html("unit-ask-short", unit=unit.name),
        "aliases": talk.html("unit-ask-aliases", unit=unit.name),
        "workers": talk.html("unit-ask-workers", unit=unit.name),
    }
    await questions.put(talk, TOPICS[button.key], unit.code, asked[button.key], *rows)


async def _editable(talk: Talk, code: str, key: str) -> Unit | None:
    """The unit, where the speaker may change this value of it; else he is told why not."""
    unit = await unit_in_scope(talk, code)
    if unit is None:
        return None
    quotas = {QUOTA + one.code for one in quota_indicators(talk)}
    if key not in {*TOPICS, *quotas}:
        await talk.toast(talk.plain("toast-old-button"), alert=True)
        return None
    if not (may_shape(talk, unit) if key in NAMES else is_administrator(talk)):
        await talk.toast(talk.plain("toast-unit-not-yours"), alert=True)
        return None
    return unit


async def plan_value(talk: Talk, button: PlanValue) -> None:
    """What was set in chat is forgotten."""
    unit = await _editable(talk, button.unit, button.key)
    if unit is None:
        return
    if button.key not in await units.set_in_chat(talk.connection, unit.code):
        await talk.toast(talk.plain("toast-no-change"), alert=True)
        return
    await units.as_in_the_plan(talk.connection, talk.now, unit.code, button.key, talk.member.id)
    await talk.office.refresh(talk.connection)
    await talk.rewrite_tapped(*await view(talk, talk.tree[unit.code]))


# What was typed. Each raises WrongAnswer with the reason.


async def added(talk: Talk, question: Question, text: str) -> bool:
    """A new unit's names."""
    parent = _still(talk, question.subject)
    if talk.tree.is_closed(parent.code):
        raise WrongAnswer("toast-unit-closed", unit=parent.short)
    made = new_unit(text, talk.tree, talk.plan, parent.code)
    try:
        unit = await units.add(talk.connection, talk.now, made, talk.tree, talk.member.id)
    except ValueError:
        raise WrongAnswer("unit-no-code") from None
    await questions.answered(talk, question)
    await _show(talk, unit.code, "unit-added")
    return True


def _still(talk: Talk, code: str, *, shaping: bool = False) -> Unit:
    """The unit a question was about. Raises WrongAnswer where it is the speaker's no longer."""
    unit = talk.tree.get(code)
    if unit is None:
        raise WrongAnswer("toast-unit-gone")
    within = is_administrator(talk) or talk.tree.covers(talk.member.unit, code)
    if not within or (shaping and not may_shape(talk, unit)):
        raise WrongAnswer("toast-unit-not-yours")
    return unit


async def _show(talk: Talk, code: str, said: str) -> None:
    await talk.office.refresh(talk.connection)
    unit = talk.tree[code]
    text, keyboard = await view(talk, unit)
    await talk.say(talk.html(said, card=text), keyboard)


def reader(key: str, read: Callable[[str], Value]) -> Callable[..., Awaitable[bool]]:
    """What takes a typed name of a unit: `read` makes the value of `key` from it."""

    async def taken(talk: Talk, question: Question, text: str) -> bool:
        unit = _still(talk, question.subject, shaping=True)
        value = read("" if key == "aliases" and text.strip().lower() in NONE else text)
        names = tuple(value) if isinstance(value, list) else (str(value),)
        check_names(names, talk.tree, talk.plan, unit.code)
        await _keep(talk, question, unit, key, value)
        return True

    return taken


renamed = reader("name", unit_name)
shortened = reader("short", unit_short)
aliased = reader("aliases", unit_aliases)


async def _keep(talk: Talk, question: Question, unit: Unit, key: str, value: Value) -> None:
    await units.change(talk.connection, talk.now, unit.code, key, value, talk.member.id)
    await questions.answered(talk, question)
    await _show(talk, unit.code, "unit-changed")


async def populated(talk: Talk, question: Question, text: str) -> bool:
    """How many workers a unit has."""
    unit = _still(talk, question.subject)
    await _keep(talk, question, unit, "workers", parse_count(text, unit="人"))
    return True


async def given_quota(talk: Talk, question: Question, text: str) -> bool:
    """A unit's own target of an indicator."""
    code, _colon, indicator = question.subject.partition(":")
    unit = _still(talk, code)
    if not talk.plan.has(indicator):
        raise WrongAnswer("toast-not-in-plan")
    value = parse_count(text, unit=talk.plan.indicator(indicator).unit, least=0)
    await _keep(talk, question, unit, QUOTA + indicator, value)
    return True
