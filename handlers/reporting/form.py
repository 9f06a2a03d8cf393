"""What a draft looks like: the form of its step, or the confirmation card. Nothing is sent here."""

from datetime import date, timedelta

from briefing import report_fields
from handlers import opened
from handlers.buttons import AddTo, Fill, Key, Keys, Leaf, Say
from handlers.keyboards import Row, pairs
from handlers.reporting.calendar import month_rows
from handlers.reporting.card import card
from handlers.reporting.fields import ANSWER, CARD, indicator_of, question_of, sequence
from handlers.reporting.layout import heading, joined, last_row, line
from handlers.talk import Talk
from plan.model import Indicator, QuestionKind, State, Unit
from storage import drafts, reports
from storage.drafts import Draft, Entry
from texts import Markup

Form = tuple[Markup, Keys]
FAVOURITES = 8
# How long after it was filed a report is offered the photos that come, and how many reports.
LATE = timedelta(days=1)
LATE_OFFERED = 2
EVIDENCE = ("photos", "location", "note")
# More would make a keyboard nobody reads; the name of any unit can be typed.
MOST_UNITS = 40
QUESTION_PROMPTS = {
    QuestionKind.COUNT: "ask-count",
    QuestionKind.MONEY: "ask-money",
    QuestionKind.TEXT: "ask-words",
    QuestionKind.CHOICE: "ask-choice",
}


async def form(talk: Talk, draft: Draft, *, leaf: str = "", reason: Markup | None = None) -> Form:
    """The draft's form: what was wrong (if anything), what is known, what is asked, the buttons.

    `leaf` is the section of indicators or the calendar month (YYYY-MM) to open.
    """
    parts = [reason, ""] if reason else []
    if draft.step == CARD:
        return await card(talk, draft, parts)
    parts += _known_lines(talk, draft)
    parts.append(_prompt(talk, draft))
    rows = [*await _rows(talk, draft, leaf), last_row(talk, draft)]
    return joined(parts), Keys(rows)


def _known_lines(talk: Talk, draft: Draft) -> list[str]:
    entry = draft.entry
    if entry.indicator is None or draft.step == "indicator":
        return [talk.html("report-title"), *_said_lines(talk, entry), *_kept(talk, draft), ""]
    indicator = indicator_of(talk, entry)
    lines = [heading(talk, indicator)]
    if draft.step in sequence(talk, entry)[1:2]:
        lines.append(talk.html("report-definition", definition=indicator.definition))
    lines += [
        line(talk, entry, field, shown)
        for field in sequence(talk, entry)[1:]
        if field != draft.step and (shown := report_fields.value(talk, entry, field))
    ]
    return [*lines, *_kept(talk, draft), ""]


def _kept(talk: Talk, draft: Draft) -> list[Markup]:
    """What came along while something else was asked: it is seen to have arrived."""
    return [
        line(talk, draft.entry, field, report_fields.value(talk, draft.entry, field))
        for field in EVIDENCE
        if field != draft.step and getattr(draft.entry, field)
    ]


def _said_lines(talk: Talk, entry: Entry) -> list[str]:
    """What a message said before it is known what it reports: how many, when, whose."""
    if entry.quantity is None or entry.indicator is not None:
        return []
    shown = {"quantity": str(entry.quantity)}
    shown |= {name: report_fields.value(talk, entry, name) for name in ("day", "unit")}
    return [line(talk, entry, name, value) for name, value in shown.items() if value]


def _prompt(talk: Talk, draft: Draft) -> Markup:
    entry, step = draft.entry, draft.step
    if step.startswith(ANSWER):
        question = question_of(talk, entry, step)
        ask = QUESTION_PROMPTS[question.kind]
        if question.kind is QuestionKind.COUNT and not question.unit:
            ask = "ask-bare-count"
        return talk.html(ask, label=question.label, unit=question.unit, hint=question.hint)
    if step == "indicator":
        return talk.html("ask-indicator")
    return talk.html(
        f"ask-{step}",
        label=report_fields.label(talk, entry, step),
        unit=indicator_of(talk, entry).unit,
    )


async def _rows(talk: Talk, draft: Draft, leaf: str) -> list[Row]:
    step = draft.step
    if step in draft.entry.options and not leaf:
        return [*_option_rows(talk, draft), *await _usual_rows(talk, draft, leaf)]
    return await _usual_rows(talk, draft, leaf)


def _option_rows(talk: Talk, draft: Draft) -> list[Row]:
    """What the person's own words left open: one tap instead of typing it again."""
    step = draft.step

    def label(value: str) -> str:
        if step == "indicator":
            return talk.plan.indicator(value).short if talk.plan.has(value) else value
        if step == "unit":
            return talk.tree[value].short if value in talk.tree else value
        return report_fields.day_shown(talk, date.fromisoformat(value)) if step == "day" else value

    return pairs(Say(draft.id, step, value).on(label(value)) for value in draft.entry.options[step])


async def _usual_rows(talk: Talk, draft: Draft, leaf: str) -> list[Row]:
    step = draft.step
    if step == "indicator":
        return await _indicator_rows(talk, draft, leaf)
    if step == "day":
        return _day_rows(talk, draft, leaf)
    if step == "state":
        return pairs(
            Fill(draft.id, step, state.value).on(talk.plain(f"state-{state}")) for state in State
        )
    if step == "unit":
        return pairs(Fill(draft.id, step, unit.code).on(unit.short) for unit in _units(talk))
    if step.startswith(ANSWER):
        return _choice_rows(talk, draft)
    return _photo_rows(talk, draft) if step == "photos" else []


def _photo_rows(talk: Talk, draft: Draft) -> list[Row]:
    """Of several photos each can be taken away; for the only one "clear" is enough."""
    photos = draft.entry.photos
    if len(photos) < 2:
        return []
    return pairs(
        Fill(draft.id, draft.step, str(photo)).on(talk.plain("button-drop-photo", number=str(n)))
        for n, photo in enumerate(photos, 1)
    )


def _units(talk: Talk) -> tuple[Unit, ...]:
    """The units to choose from: all of the speaker's, or where they are many the upper ones."""
    own = talk.tree.offered(talk.member.unit)
    if len(own) <= MOST_UNITS:
        return own
    upper = {talk.member.unit, *(unit.code for unit in talk.tree.children(talk.member.unit))}
    return tuple(unit for unit in own if unit.code in upper)[:MOST_UNITS]


def _choice_rows(talk: Talk, draft: Draft) -> list[Row]:
    question = question_of(talk, draft.entry, draft.step)
    if question.kind is not QuestionKind.CHOICE:
        return []
    return pairs(
        Fill(draft.id, draft.step, str(number)).on(choice)
        for number, choice in enumerate(question.choices)
    )


async def _indicator_rows(talk: Talk, draft: Draft, leaf: str) -> list[Row]:
    def pick(indicator: Indicator) -> Key:
        return Fill(draft.id, "indicator", indicator.code).on(indicator.short)

    if leaf:
        whole = Leaf(draft.id, "indicator", "").on(talk.plain("button-all-sections"))
        return [*pairs(map(pick, talk.plan.in_section(leaf))), [whole]]
    uses = await reports.uses(talk.connection, talk.member.id)
    # Most used first; the plan's own order among equals, so a newcomer sees its first ones.
    offered = draft.entry.options.get("indicator", ())
    others = [one for one in talk.plan.indicators if one.code not in offered]
    favourites = sorted(others, key=lambda one: -uses.get(one.code, 0))
    sections = (
        Leaf(draft.id, "indicator", section.code).on(f"📁 {section.name}")
        for section in talk.plan.sections
    )
    late = await _late_rows(talk, draft)
    return [*late, *pairs(map(pick, favourites[:FAVOURITES])), *pairs(sections)]


async def _late_rows(talk: Talk, draft: Draft) -> list[Row]:
    """Evidence of nothing named yet may belong to what was filed just before it."""
    if not drafts.waits_for_words(draft):
        return []
    filed = await reports.of_member(talk.connection, talk.member.id, most=LATE_OFFERED)
    return [
        [
            AddTo(draft.id, one.id).on(
                talk.plain(
                    "button-add-to",
                    receipt=one.receipt,
                    name=talk.plan.indicator(one.content.indicator).short,
                )
            )
        ]
        for one in filed
        if talk.now - one.filed_at < LATE and opened.refusal(talk, one) is None
    ]


def _day_rows(talk: Talk, draft: Draft, leaf: str) -> list[Row]:
    if leaf:
        return month_rows(talk, draft.id, leaf)
    days = [talk.today - timedelta(days=back) for back in range(3)]
    recent = [
        Fill(draft.id, "day", day.isoformat()).on(talk.plain(f"button-days-ago-{back}"))
        for back, day in enumerate(days)
        if talk.plan.start <= day <= talk.plan.end
    ]
    month = min(max(talk.today, talk.plan.start), talk.plan.end)
    calendar = Leaf(draft.id, "day", f"{month:%Y-%m}").on(talk.plain("button-calendar"))
    return [recent, [calendar]] if recent else [[calendar]]
