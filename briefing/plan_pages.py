"""What the plan itself says, in chat: sections, indicators, 口径, targets, who is responsible."""

from collections.abc import Sequence
from datetime import date

from briefing import wording
from briefing.figures import Figures, NarrativeStanding
from plan.model import TO_BE_FILLED, Indicator, Measure
from storage import tally
from texts import Markup, Words

MOST_CHOICES = 12


def day_shown(words: Words, day: date) -> str:
    """A day with its year."""
    return words.plain("plan-day", year=str(day.year), month=str(day.month), day=str(day.day))


def home(figures: Figures, words: Words) -> Markup:
    """The plan's name, its year, its sections."""
    plan = figures.plan
    lines: list[str] = [
        words.html("plan-title", federation=plan.federation, name=plan.name),
        words.html(
            "plan-whole-span", start=day_shown(words, plan.start), end=day_shown(words, plan.end)
        ),
        "",
    ]
    lines += [
        words.html("plan-section", name=one.name, count=str(len(plan.in_section(one.code))))
        for one in plan.sections
    ]
    return Markup("\n".join(lines))


async def section(figures: Figures, words: Words, code: str) -> Markup:
    """A section's indicators, each with what it asks for."""
    lines: list[str] = [words.html("plan-section-title", name=figures.plan.section(code).name)]
    for planned in figures.plan.in_section(code):
        one = await figures.in_force(planned)
        lines.append(words.html("summary-indicator", label=one.label, name=one.short))
        lines.append(words.html("summary-line", line=_asked(words, one)))
    return Markup("\n".join(lines))


def _asked(words: Words, one: Indicator) -> str:
    if one.measure is Measure.NARRATIVE:
        return words.plain("plan-in-words")
    if one.target is None:
        return words.plain("plan-no-target", unit=one.unit)
    return words.plain("plan-target", target=wording.target(one, one.target))


async def indicator(figures: Figures, words: Words, planned: Indicator) -> Markup:
    """All that the plan says of one indicator, original and adjusted."""
    standing = await figures.standing(planned, figures.tree.root.code)
    one = standing.indicator
    deadline = day_shown(words, figures.plan.deadline(one))
    rows = [
        ("plan-field-measure", words.plain(f"measure-{one.measure}")),
        ("column-target", wording.target(one, one.target) or _asked(words, one)),
        ("column-deadline", deadline if one.target is not None else ""),
        ("plan-field-definition", _filled(words, one.definition)),
        ("plan-field-department", _filled(words, one.department)),
        ("plan-field-questions", _questions(words, one)),
        ("field-photos", words.plain("plan-photos", count=str(one.photos)) if one.photos else ""),
        ("plan-field-aliases", words.plain("plan-and").join(one.aliases[:MOST_CHOICES])),
        ("plan-field-quotas", _quotas(figures, words, one)),
    ]
    lines: list[str] = [words.html("report-heading", label=one.label, name=one.name)]
    lines += [
        words.html("adjust-line", label=words.plain(label), value=value)
        for label, value in rows
        if value
    ]
    changed = [] if isinstance(standing, NarrativeStanding) else wording.adjusted(words, standing)
    if changed:
        lines += ["", words.html("plan-adjusted", said="，".join(changed))]
    return Markup("\n".join(lines))


def _filled(words: Words, text: str) -> str:
    return words.plain("plan-to-be-filled") if text == TO_BE_FILLED else text


def _questions(words: Words, asked: Indicator) -> str:
    required = words.plain("plan-required")
    shown = [f"{one.label}{required if one.required else ''}" for one in asked.questions]
    return words.plain("plan-and").join(shown)


def _quotas(figures: Figures, words: Words, one: Indicator) -> str:
    if not tally.adds_up(one):
        return ""
    return words.plain("plan-and").join(_quotas_of(figures, one))


def _quotas_of(figures: Figures, one: Indicator) -> Sequence[str]:
    return [
        f"{unit.short}{unit.quotas[one.code]}"
        for unit in figures.tree
        if one.code in unit.quotas and unit.parent is not None
    ]
