"""Quick entry: a free text becomes filled drafts, each shown as a card; nothing is filed by itself.

The grammar is plan/quick's; here its answer becomes drafts, questions and words.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from handlers import asking
from handlers.reporting import fields
from handlers.reporting.showing import show_anew
from handlers.talk import Talk
from plan.answers import WrongAnswer
from plan.dates import check_date
from plan.quick.grammar import line_key
from plan.quick.mask import mask
from plan.quick.model import Kind, Parsed, QuickDraft
from plan.reporting import period_of
from storage import drafts, nil_reports, quick_lines, reports
from storage.drafts import Draft, Entry

DAY = "date"  # as the grammar calls it; here the field is "day"

NIL_OF_ALL = ("nil-kept", "nil-already")


@dataclass(frozen=True, slots=True)
class Source:
    """The message a quick report was sent in, and the evidence that came with it."""

    message: int
    photos: tuple[int, ...] = ()
    location: tuple[float, float] | None = None


@dataclass(slots=True)
class Made:
    """What became of a message's lines."""

    drafts: list[Draft]
    repeated: list[str]
    refused: list[str]


def is_report(talk: Talk, text: str) -> bool:
    """Whether a text surely is a report: its indicator is named."""
    lines = talk.office.grammar.parse_message(text, talk.today, talk.member.unit)
    return any(line.kind is Kind.REPORT and "indicator" not in line.ask for line in lines)


async def quick(talk: Talk, text: str, source: Source, *, beside_a_draft: bool) -> bool:
    """Try a text as quick entry; returns whether anything was made of it (and said).

    `beside_a_draft`: only what surely is a report or a question counts, for the words may as well
    be a slip in answering.
    """
    masked, found = mask(text)
    lines = talk.office.grammar.parse_message(masked, talk.today, talk.member.unit)
    reported = [line for line in lines if line.kind is Kind.REPORT]
    if beside_a_draft:
        reported = [line for line in reported if "indicator" not in line.ask]
    if found and (reported or not beside_a_draft):
        await talk.say(talk.html("quick-masked"))
    if reported:
        missed = [line for line in lines if line.numbers and not line.future]
        await _reports(talk, reported, source, missed)
        return True
    for line in lines:
        if line.kind is Kind.NIL and not beside_a_draft:
            await _nil(talk, line)
            return True
        if line.kind is Kind.QUESTION and await asking.answer(talk, line.asked):
            return True
        if line.future and not beside_a_draft:
            await talk.say(talk.html("quick-future"))
            return True
    if not beside_a_draft and any(line.kind is Kind.QUESTION for line in lines):
        await talk.say(talk.html("ask-examples"))
        return True
    return False


async def _reports(
    talk: Talk, lines: Sequence[Parsed], source: Source, missed: Sequence[Parsed]
) -> None:
    unread = [talk.plain("quick-unread", line=_short(line.text)) for line in missed]
    made = Made([], [], unread)
    for line in lines:
        for number, quick_draft in enumerate(line.drafts):
            if quick_draft.nil:
                await _nil_of(talk, quick_draft)
            else:
                await _draft(talk, quick_draft, number, source, made)
    said = [*made.refused, *made.repeated]
    if said:
        await talk.say(talk.html("quick-left-out", lines="\n".join(said)))
    if made.drafts:
        await show_anew(talk, made.drafts[0])


async def _draft(talk: Talk, one: QuickDraft, number: int, source: Source, made: Made) -> None:
    key = f"{line_key(one.source)}#{number}@{one.day or talk.today}"
    earlier = await quick_lines.draft_of(talk.connection, talk.member.id, key)
    if earlier is not None and (known := await _known(talk, earlier)):
        made.repeated.append(talk.plain(known, line=_short(one.source)))
        return
    reason = _refusal(talk, one)
    if reason is not None:
        made.refused.append(f"{_short(one.source)}：{reason}")
        return
    entry = _entry(talk, one, source if not made.drafts else Source(source.message))
    step = fields.next_step(talk, entry)
    draft = await drafts.start(
        talk.connection, talk.now, talk.member.id, step, entry, message=source.message
    )
    await quick_lines.keep(talk.connection, talk.member.id, key, draft.id)
    made.drafts.append(draft)


async def _known(talk: Talk, draft: int) -> str | None:
    """What became of the draft that the same line made before; None when it was thrown away."""
    if await reports.receipt_of_draft(talk.connection, draft, talk.member.id):
        return "quick-filed-before"
    if await drafts.get(talk.connection, draft, talk.member.id):
        return "quick-open-already"
    return None


def _short(line: str) -> str:
    return line if len(line) <= 24 else f"{line[:23]}…"


def _refusal(talk: Talk, one: QuickDraft) -> str | None:
    """Why this member cannot report this, or None."""
    try:
        fields.check_unit(talk, one.unit or talk.member.unit)
        if one.day is not None:
            check_date(one.day, talk.today, talk.plan)
    except WrongAnswer as wrong:
        return talk.plain(wrong.message_id, **wrong.values)
    return None


def _entry(talk: Talk, one: QuickDraft, source: Source) -> Entry:
    """The draft's answers; what the grammar asks for is left open and asked by the form."""
    day = one.day
    if day is None and DAY not in one.ask:
        day = talk.today
    own = {"indicator", "quantity", "numerator", "denominator", "text", "state", DAY}
    extra = tuple(name if name == "unit" else fields.ANSWER + name for name in one.ask)
    return Entry(
        unit=one.unit or talk.member.unit,
        indicator=one.indicator,
        day=day,
        quantity=one.quantity,
        numerator=one.numerator,
        denominator=one.denominator,
        text=one.text,
        state=one.state,
        answers=one.answers,
        photos=source.photos,
        location=source.location,
        asks=tuple(n for n, name in zip(extra, one.ask, strict=True) if name not in own),
        options={("day" if k == DAY else k): v for k, v in one.options.items()},
    )


async def _nil(talk: Talk, line: Parsed) -> None:
    for one in line.drafts:
        await _nil_of(talk, one)


async def _nil_of(talk: Talk, one: QuickDraft) -> None:
    """Keep 零报告 of the period the text speaks of, for the unit it names."""
    unit = one.unit or talk.member.unit
    if not talk.tree.covers(talk.member.unit, unit):
        unit_name = talk.tree[talk.member.unit].name
        await talk.say(talk.html("report-unit-not-yours", unit=unit_name))
        return
    first = period_of(one.day or talk.today, talk.plan).first
    indicator = one.indicator or nil_reports.WHOLE
    new = await nil_reports.add(talk.connection, talk.now, unit, first, talk.member.id, indicator)
    names = {
        "unit": talk.tree[unit].name,
        "month": str(first.month),
        "day": str(first.day),
        "kind": talk.plan.calendar.period.value,
    }
    if one.indicator:
        names["name"] = talk.plan.indicator(one.indicator).short
    kept, already = ("nil-one-kept", "nil-one-already") if one.indicator else NIL_OF_ALL
    await talk.say(talk.html(kept if new else already, **names))
