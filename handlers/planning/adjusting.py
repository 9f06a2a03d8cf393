"""Adjusting the plan: a target or a deadline changes from a day on, by an authority (文号).

One question after the other, then a card; the plan file stays as it is. Cancelling asks once more.
"""

import json
from dataclasses import asdict, dataclass, replace
from datetime import date
from decimal import Decimal

from briefing import plan_pages, wording
from briefing.figures import Figures
from briefing.report_fields import instant_shown
from handlers.buttons import Key, Keys
from handlers.keyboards import Row, pairs
from handlers.planning.buttons import (
    Adjust,
    AdjustField,
    AdjustGo,
    CancelAdjustment,
    PlanHome,
    PlanIndicator,
    ShowAdjustments,
)
from handlers.questions import show
from handlers.talk import Talk
from plan.adjusting import Adjustment, parse_target
from plan.answers import WrongAnswer, parse_text
from plan.dates import parse_date
from plan.model import Indicator, Measure
from storage import adjustments, questions
from storage.adjustments import Kept
from storage.questions import Question, Topic
from texts import Markup

FIELDS = ("target", "deadline", "since", "authority", "reason")
LONGEST = {"authority": 60, "reason": 200}
PAGE = 5


@dataclass(frozen=True, slots=True)
class Plea:
    """What is known of an adjustment so far; `what` is target or deadline."""

    indicator: str
    what: str = ""
    target: str = ""
    deadline: str = ""
    since: str = ""
    authority: str = ""
    reason: str = ""

    @property
    def asked(self) -> str:
        """The field to ask for next; empty when all is known."""
        order = ("what", self.what, "since", "authority", "reason") if self.what else ("what",)
        return next((name for name in order if not getattr(self, name)), "")

    def adjustment(self) -> Adjustment:
        """The finished one."""
        number = Decimal(self.target) if self.target else None
        target = int(number) if number is not None and number == int(number) else number
        deadline = date.fromisoformat(self.deadline) if self.deadline else None
        since = date.fromisoformat(self.since)
        return Adjustment(self.indicator, since, target, deadline, self.authority, self.reason)


def _plea(question: Question) -> Plea:
    return Plea(**json.loads(question.subject))


def _subject(plea: Plea) -> str:
    return json.dumps(asdict(plea), ensure_ascii=False)


def _figures(talk: Talk, day: date | None = None) -> Figures:
    return Figures(talk.connection, talk.plan, talk.tree, day or talk.today)


async def begin(talk: Talk, button: Adjust) -> None:
    """Begin to adjust an indicator that is counted."""
    if not talk.plan.has(button.indicator) or not talk.plan.indicator(button.indicator).numeric:
        await talk.toast(talk.plain("toast-not-in-plan"), alert=True)
        return
    plea = Plea(button.indicator)
    question = await questions.begin(
        talk.connection, talk.now, talk.member.id, Topic.ADJUST, _subject(plea)
    )
    await _show(talk, question, plea)


async def _open(talk: Talk, number: int) -> Question | None:
    question = await questions.get(talk.connection, talk.member.id, number)
    if question is None or question.topic is not Topic.ADJUST:
        await talk.toast(talk.plain("toast-adjust-gone"), alert=True)
        return None
    return question


async def fill(talk: Talk, button: AdjustField) -> None:
    """Take a tapped value, or ask for a field again from the card."""
    question = await _open(talk, button.question)
    if question is None:
        return
    plea = _plea(question)
    if button.field == "what" and button.value in {"target", "deadline"}:
        await _show(talk, question, replace(plea, what=button.value))
    elif button.field in FIELDS and not button.value:
        await _show(talk, question, replace(plea, **{button.field: ""}))
    elif button.field == "since":
        await _take(talk, question, "since", button.value)
    else:
        await talk.toast(talk.plain("toast-old-button"))


async def typed(talk: Talk, question: Question, text: str) -> bool:
    """Take what was typed for the field that is asked."""
    field = _plea(question).asked
    if field in FIELDS:
        await _take(talk, question, field, text)
    else:
        await _show(talk, question, _plea(question))
    return True


async def _take(talk: Talk, question: Question, field: str, text: str) -> None:
    plea = _plea(question)
    try:
        plea = replace(plea, **{field: await _read(talk, plea, field, text)})
    except WrongAnswer as wrong:
        reason = talk.html(wrong.message_id, **wrong.values)
        await _show(talk, question, plea, reason=talk.html("wrong-answer", reason=reason))
    else:
        await _show(talk, question, plea)


async def _read(talk: Talk, plea: Plea, field: str, text: str) -> str:
    """The answer as it is kept. Raises WrongAnswer with the reason."""
    indicator = await _figures(talk).in_force(talk.plan.indicator(plea.indicator))
    if field == "target":
        target = parse_target(indicator, text)
        if target == indicator.target:
            raise WrongAnswer("adjust-same")
        return str(target)
    if field in {"deadline", "since"}:
        day = parse_date(text, talk.today)
        start, end = talk.plan.start, talk.plan.end
        if not start <= day <= end:
            span = {"start": start.isoformat(), "end": end.isoformat()}
            raise WrongAnswer("answer-date-outside", found=day.isoformat(), **span)
        if field == "deadline" and day == talk.plan.deadline(indicator):
            raise WrongAnswer("adjust-same")
        return day.isoformat()
    return parse_text(text, most=LONGEST[field], one_line=True)


async def _show(talk: Talk, question: Question, plea: Plea, reason: Markup | None = None) -> None:
    """The question, or the card once all is known."""
    text = await _text(talk, plea, reason)
    kept = replace(question, subject=_subject(plea))
    await show(talk, kept, text, *_rows(talk, question, plea))


async def _text(talk: Talk, plea: Plea, reason: Markup | None) -> Markup:
    planned = talk.plan.indicator(plea.indicator)
    now = await _figures(talk).in_force(planned)
    target = wording.target(now, now.target) or talk.plain("adjust-no-target")
    deadline = plan_pages.day_shown(talk.words, talk.plan.deadline(now))
    lines: list[str] = [reason, ""] if reason else []
    lines += [
        talk.html("adjust-title"),
        talk.html("adjust-what", label=now.label, name=now.short),
        talk.html("adjust-now", target=target, deadline=deadline),
    ]
    lines += [
        talk.html("adjust-line", label=talk.plain(f"field-adjust-{name}"), value=shown)
        for name in FIELDS
        if (shown := _shown(talk, planned, plea, name))
    ]
    if plea.asked:
        unit = now.unit if now.measure is Measure.FLOW else "%"
        values = {"unit": unit} if plea.asked == "target" else {}
        field = "which" if plea.asked == "what" else plea.asked
        lines += ["", talk.html(f"adjust-ask-{field}", **values)]
    else:
        since = plan_pages.day_shown(talk.words, date.fromisoformat(plea.since))
        lines += ["", talk.html("adjust-confirm", day=since)]
    return Markup("\n".join(lines))


def _shown(talk: Talk, indicator: Indicator, plea: Plea, field: str) -> str:
    value = str(getattr(plea, field))
    if not value:
        return ""
    if field == "target":
        return wording.target(indicator, Decimal(value))
    if field in {"deadline", "since"}:
        return plan_pages.day_shown(talk.words, date.fromisoformat(value))
    return value


def _rows(talk: Talk, question: Question, plea: Plea) -> list[Row]:
    def button(message: str, field: str, value: str) -> Key:
        return AdjustField(question.id, field, value).on(talk.plain(message))

    rows: list[Row] = []
    if plea.asked == "what":
        rows = [
            [button("button-adjust-target", "what", "target")],
            [button("button-adjust-deadline", "what", "deadline")],
        ]
    elif plea.asked == "since":
        first = talk.today.replace(day=1)
        rows = pairs(
            [
                button("button-adjust-today", "since", talk.today.isoformat()),
                button("button-adjust-month", "since", first.isoformat()),
                button("button-adjust-year", "since", talk.plan.start.isoformat()),
            ]
        )
    elif not plea.asked:
        again = (
            AdjustField(question.id, name, "").on(
                talk.plain("button-adjust-again", what=talk.plain(f"field-adjust-{name}"))
            )
            for name in (plea.what, "since", "authority", "reason")
        )
        go = AdjustGo(question.id).on(talk.plain("button-adjust-go"))
        rows = [[go], *pairs(again)]
    return rows


async def go(talk: Talk, button: AdjustGo) -> None:
    """Make the adjustment, once."""
    question = await _open(talk, button.question)
    if question is None:
        return
    plea = _plea(question)
    if plea.asked or not talk.plan.has(plea.indicator):
        await _show(talk, question, plea)
        return
    one = plea.adjustment()
    await adjustments.add(talk.connection, talk.now, one, talk.member.id)
    await questions.forget(talk.connection, question)
    indicator = talk.plan.indicator(one.indicator)
    figures = _figures(talk, max(one.since, talk.today))
    standing = await figures.standing(indicator, talk.tree.root.code)
    text = talk.html(
        "adjust-done",
        name=indicator.name,
        change="，".join(wording.adjusted(talk.words, standing)),
        day=plan_pages.day_shown(talk.words, one.since),
    )
    back = PlanIndicator(indicator.code).on(talk.plain("button-back"))
    await talk.rewrite_tapped(text, Keys([[back]]))


async def show_all(talk: Talk, button: ShowAdjustments) -> None:
    """A page of all adjustments, newest first, each with the button that cancels it."""
    kept = await adjustments.everything(talk.connection)
    pages = max(1, -(-len(kept) // PAGE))
    page = min(max(button.page, 0), pages - 1)
    shown = kept[page * PAGE : (page + 1) * PAGE]
    lines: list[str] = [talk.html("adjust-list-title")]
    for one in shown:
        lines += ["", *_kept_lines(talk, one)]
    if not kept:
        lines += ["", talk.html("adjust-none")]
    rows = pairs(
        CancelAdjustment(one.id, 0).on(talk.plain("button-adjust-cancel", number=str(one.id)))
        for one in shown
        if not one.cancelled
    )
    turns = [
        ShowAdjustments(n).on(sign)
        for n, sign in ((page - 1, "‹"), (page + 1, "›"))
        if 0 <= n < pages
    ]
    home = PlanHome().on(talk.plain("button-back"))
    keyboard = Keys([*rows, *([turns] if turns else []), [home]])
    await talk.rewrite_tapped(Markup("\n".join(lines)), keyboard)


def _name(talk: Talk, kept: Kept) -> str:
    code = kept.adjustment.indicator
    return talk.plan.indicator(code).short if talk.plan.has(code) else code


def _kept_lines(talk: Talk, kept: Kept) -> list[str]:
    one = kept.adjustment
    cancelled = talk.plain("adjust-is-cancelled") if kept.cancelled else ""
    name = _name(talk, kept)
    lines: list[str] = [
        talk.html("adjust-kept-head", number=str(kept.id), name=name, cancelled=cancelled)
    ]
    if one.target is not None and talk.plan.has(one.indicator):
        shown = wording.target(talk.plan.indicator(one.indicator), one.target)
        label = talk.plain("field-adjust-target")
        lines.append(talk.html("adjust-line", label=label, value=shown))
    if one.deadline is not None:
        label, shown = (
            talk.plain("field-adjust-deadline"),
            plan_pages.day_shown(talk.words, one.deadline),
        )
        lines.append(talk.html("adjust-line", label=label, value=shown))
    since = plan_pages.day_shown(talk.words, one.since)
    lines += [
        talk.html("adjust-kept-since", day=since, authority=one.authority),
        talk.html("adjust-kept-reason", reason=one.reason),
        talk.html("adjust-kept-by", name=kept.by, when=instant_shown(talk, kept.at)),
    ]
    return lines


async def cancel(talk: Talk, button: CancelAdjustment) -> None:
    """Cancel an adjustment, after asking once more."""
    kept = await adjustments.get(talk.connection, button.number)
    if kept is None or kept.cancelled:
        await talk.toast(talk.plain("toast-adjust-cancelled"), alert=True)
        return
    number, name = str(kept.id), _name(talk, kept)
    back = ShowAdjustments(0).on(talk.plain("button-back"))
    if not button.sure:
        really = CancelAdjustment(kept.id, 1).on(talk.plain("button-adjust-really"))
        text = talk.html("adjust-cancel-ask", number=number, name=name)
        await talk.rewrite_tapped(text, Keys([[really], [back]]))
        return
    await adjustments.cancel(talk.connection, talk.now, kept, talk.member.id)
    text = talk.html("adjust-cancelled", number=number, name=name)
    await talk.rewrite_tapped(text, Keys([[back]]))
