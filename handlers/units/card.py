"""A unit's card: names, size, targets of its own with who set them, groups; what can be done."""

from collections.abc import Mapping

from handlers.buttons import Keys
from handlers.keyboards import Row, pairs
from handlers.members.buttons import ShowMembers
from handlers.oversight import is_administrator, unit_in_scope
from handlers.scope import top_of
from handlers.talk import Talk
from handlers.units.buttons import (
    AddUnit,
    AskClosing,
    CloseUnit,
    EditUnit,
    MoveUnit,
    PlanValue,
    ShowQuotas,
    ShowUnit,
)
from plan.model import Indicator, Measure, Unit
from storage import groups, units
from storage.units import QUOTA, Set
from texts import Markup

NAMES = ("name", "short", "aliases")


def may_shape(talk: Talk, unit: Unit) -> bool:
    """Whether the speaker may rename or close a unit: any but the federation, or below his own."""
    if is_administrator(talk):
        return True
    return unit.code != talk.member.unit and talk.tree.covers(talk.member.unit, unit.code)


def quota_indicators(talk: Talk) -> list[Indicator]:
    """The indicators a unit can have a target of its own for: those that are counted."""
    counted = {Measure.FLOW, Measure.COVERAGE}
    return [one for one in talk.plan.indicators if one.measure in counted and one.target]


async def show_unit(talk: Talk, button: ShowUnit) -> None:
    """The card, in place of the tapped message."""
    unit = await unit_in_scope(talk, button.unit)
    if unit is not None:
        await talk.rewrite_tapped(*await view(talk, unit))


async def view(talk: Talk, unit: Unit) -> tuple[Markup, Keys]:
    """The card's text and buttons."""
    changed = await units.set_in_chat(talk.connection, unit.code)
    lines = [
        talk.html("unit-title", name=unit.name, closed=_closed(talk, unit)),
        _line(talk, "unit-short", unit.short),
        _line(talk, "unit-aliases", "、".join(unit.aliases) or talk.plain("unit-none")),
        _line(talk, "unit-code", unit.code),
        *_upper(talk, unit),
        _line(talk, "unit-workers", _workers(talk, unit, changed)),
        *_quota_lines(talk, unit, changed),
        *await _group_lines(talk, unit),
    ]
    return Markup("\n".join(lines)), Keys(_rows(talk, unit))


def _line(talk: Talk, label: str, value: str) -> str:
    return talk.html("report-line", label=talk.plain(label), value=value)


def _closed(talk: Talk, unit: Unit) -> str:
    return talk.plain("unit-is-closed") if talk.tree.is_closed(unit.code) else ""


def _upper(talk: Talk, unit: Unit) -> list[str]:
    return [_line(talk, "unit-parent", talk.tree[unit.parent].short)] if unit.parent else []


def set_by(talk: Talk, value: str, changed: Set | None) -> str:
    """A value with who set it in chat and when; as it stands where the plan file says it."""
    if changed is None:
        return value
    day = talk.office.day(changed.at)
    return talk.plain(
        "unit-set-by", value=value, name=changed.by, month=str(day.month), day=str(day.day)
    )


def _workers(talk: Talk, unit: Unit, changed: Mapping[str, Set]) -> str:
    shown = talk.plain("unit-none") if unit.workers is None else str(unit.workers)
    return set_by(talk, shown, changed.get("workers"))


def _quota_lines(talk: Talk, unit: Unit, changed: Mapping[str, Set]) -> list[str]:
    shown = [one for one in quota_indicators(talk) if one.code in unit.quotas]
    if not shown:
        return []
    lines = [
        talk.html(
            "report-line",
            label=one.short,
            value=set_by(
                talk, f"{unit.quotas[one.code]} {one.unit}", changed.get(QUOTA + one.code)
            ),
        )
        for one in shown
    ]
    return ["", talk.html("unit-quotas-title"), *lines]


async def _group_lines(talk: Talk, unit: Unit) -> list[str]:
    titles = [group.title for group in await groups.of_unit(talk.connection, unit.code)]
    return [_line(talk, "unit-groups", "、".join(titles))] if titles else []


def _rows(talk: Talk, unit: Unit) -> list[Row]:
    rows = _shaping_rows(talk, unit) if may_shape(talk, unit) else []
    if not talk.tree.is_closed(unit.code):
        rows.insert(0, [AddUnit(unit.code).on(talk.plain("button-add-unit"))])
    return [*rows, [ShowMembers(unit.code).on(talk.plain("button-back"))]]


def _shaping_rows(talk: Talk, unit: Unit) -> list[Row]:
    labels = ("button-unit-name", "button-unit-short", "button-unit-aliases")
    names = zip(NAMES, labels, strict=True)
    rows = [[EditUnit(unit.code, key).on(talk.plain(label)) for key, label in names]]
    if is_administrator(talk):
        workers = EditUnit(unit.code, "workers").on(talk.plain("button-unit-workers"))
        rows.append([workers, ShowQuotas(unit.code).on(talk.plain("button-unit-quotas"))])
    if unit.code == talk.tree.root.code:
        return rows
    if unit.closed:
        return [*rows, [CloseUnit(unit.code, 0).on(talk.plain("button-open-unit"))]]
    close = AskClosing(unit.code).on(talk.plain("button-close-unit"))
    move = MoveUnit(unit.code, top_of(talk)).on(talk.plain("button-move-unit"))
    return [*rows, [move, close] if is_administrator(talk) else [close]]


async def show_quotas(talk: Talk, button: ShowQuotas) -> None:
    """A unit's targets, each to be set."""
    unit = await unit_in_scope(talk, button.unit)
    if unit is None:
        return
    buttons = [
        EditUnit(unit.code, QUOTA + one.code).on(f"{one.short} {unit.quotas.get(one.code, '')}")
        for one in quota_indicators(talk)
    ]
    back = [ShowUnit(unit.code).on(talk.plain("button-back"))]
    text = talk.html("unit-quotas-which", unit=unit.name)
    await talk.rewrite_tapped(text, Keys([*pairs(buttons), back]))


async def plan_row(talk: Talk, unit: Unit, key: str) -> Row:
    """The button that lets the plan file's value count again, where another was set."""
    if key not in await units.set_in_chat(talk.connection, unit.code):
        return []
    return [PlanValue(unit.code, key).on(talk.plain("button-plan-value"))]
