"""Quick entry: a free text becomes filled drafts, each shown as a card; nothing is filed by itself.

The grammar is plan/quick's; here its answer becomes drafts, questions and words.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum

from handlers import asking, nil
from handlers.buttons import Cancel, Keys, LookAt, Resume
from handlers.opened import CLOSED
from handlers.reporting import fields
from handlers.reporting.showing import show_anew, show_as
from handlers.talk import Talk
from plan.answers import WrongAnswer
from plan.dates import check_date
from plan.quick.grammar import line_key
from plan.quick.mask import mask
from plan.quick.model import Kind, Parsed, QuickDraft
from plan.reporting import period_of
from storage import drafts, nil_reports, quick_lines, reports
from storage.drafts import Draft, Entry
from storage.reports import Report

DAY = "date"  # as the grammar calls it; here the field is "day"
# Words that speak of a period: beside an open draft a bare "no" may as well be meant for it.
OF_A_PERIOD = ("零报告", "周", "旬", "月", "期")


AGAIN = "again:"  # the key of the draft that the same line made once more


class Taken(Enum):
    """What became of words that were tried as quick entry; KEPT: a draft holds what came along."""

    NOT = "not"
    SAID = "said"
    KEPT = "kept"


@dataclass(frozen=True, slots=True)
class Source:
    """The message a quick report was sent in, and the evidence that came with it.

    `into` is a draft that has no more than evidence so far: the words say what it reports.
    """

    message: int
    photos: tuple[int, ...] = ()
    location: tuple[float, float] | None = None
    into: Draft | None = None

    def put_into(self, entry: Entry) -> Entry:
        """The entry with the evidence, as far as there is room."""
        before = self.into.entry if self.into else None
        if before is not None:
            photos = (*before.photos, *entry.photos)
            note, where = entry.note or before.note, before.location
            entry = replace(entry, photos=photos, note=note, location=entry.location or where)
        photos = tuple(dict.fromkeys((*entry.photos, *self.photos)))[: fields.MOST_PHOTOS]
        return replace(entry, photos=photos, location=self.location or entry.location)


@dataclass(slots=True)
class Made:
    """What became of a message's lines: new drafts, open ones that they made before, words."""

    source: Source
    alone: bool
    drafts: list[Draft] = field(default_factory=list)
    open: list[Draft] = field(default_factory=list)
    offered: bool = False
    left_out: list[str] = field(default_factory=list)


def is_report(talk: Talk, text: str) -> bool:
    """Whether a text surely is a report: its indicator is named."""
    lines = talk.office.grammar.parse_message(text, talk.today, talk.member.unit)
    return any(line.kind is Kind.REPORT and "indicator" not in line.ask for line in lines)


async def quick(talk: Talk, text: str, source: Source, *, beside_a_draft: bool) -> Taken:
    """Try a text as quick entry; whatever was made of it has been said.

    `beside_a_draft`: only what surely is a report, a nil report or a question counts, for the words
    may as well be a slip in answering.
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
        return await _reports(talk, reported, source, missed)
    sure_nil = not beside_a_draft or any(word in masked for word in OF_A_PERIOD)
    for line in lines:
        if line.kind is Kind.NIL and sure_nil:
            await _nil(talk, line)
            return Taken.SAID
        if line.kind is Kind.QUESTION and await asking.answer(talk, line.asked):
            return Taken.SAID
        if line.future:
            await talk.say(talk.html("quick-future"))
            return Taken.SAID
    if not beside_a_draft and any(line.kind is Kind.QUESTION for line in lines):
        await talk.say(talk.html("ask-examples"))
        return Taken.SAID
    return Taken.NOT


async def _reports(
    talk: Talk, lines: Sequence[Parsed], source: Source, missed: Sequence[Parsed]
) -> Taken:
    unread = [talk.plain("quick-unread", line=_short(line.text)) for line in missed]
    made = Made(source, sum(len(line.drafts) for line in lines) == 1, left_out=unread)
    for line in lines:
        for number, quick_draft in enumerate(line.drafts):
            if quick_draft.nil:
                await _nil_of(talk, quick_draft)
            else:
                await _draft(talk, quick_draft, number, made)
    if made.left_out:
        await talk.say(talk.html("quick-left-out", lines="\n".join(made.left_out)))
    if made.drafts:
        await show_anew(talk, made.drafts[0])
    elif made.open:
        await _show_open(talk, made)
    return Taken.KEPT if made.drafts or made.open or made.offered else Taken.SAID


async def _show_open(talk: Talk, made: Made) -> None:
    """Show the draft that the same words made before, with the evidence that came now."""
    draft = made.open[0]
    known = talk.html("quick-open-already-alone") if made.alone else None
    await show_anew(talk, replace(draft, entry=made.source.put_into(draft.entry)), known)
    await _use_up(talk, made.source)


async def _use_up(talk: Talk, source: Source) -> None:
    """What a draft of evidence alone held is in another draft now."""
    if source.into is not None:
        await drafts.drop(talk.connection, source.into.id)
        if source.into.form is not None:
            await talk.strip(source.into.form)


def key_of(one: QuickDraft, number: int, today: date) -> str:
    """What tells an item of a line from any other: its words, its place in the line, its day."""
    return f"{line_key(one.source)}#{number}@{one.day or today}"


async def _draft(talk: Talk, one: QuickDraft, number: int, made: Made) -> None:
    key = key_of(one, number, talk.today)
    earlier = await quick_lines.draft_of(talk.connection, talk.member.id, key)
    if earlier is not None:
        if draft := await drafts.get(talk.connection, earlier, talk.member.id):
            made.open.append(draft)
            if not made.alone:
                said = talk.plain("quick-open-already", line=_short(one.source))
                made.left_out.append(said)
            return
        filed = await reports.of_draft(talk.connection, earlier, talk.member.id)
        if filed is not None and filed.status not in CLOSED:
            await _filed_before(talk, one, key, filed, made)
            return
    reason = refusal(talk, one)
    if reason is not None:
        made.left_out.append(f"{_short(one.source)}：{reason}")
        return
    draft = await _begin(talk, one, made)
    await quick_lines.keep(talk.connection, talk.member.id, key, draft.id)
    made.drafts.append(draft)


async def _begin(talk: Talk, one: QuickDraft, made: Made) -> Draft:
    """A draft of what was said; the first one of a message takes its evidence."""
    entry, source = entry_of(talk, one), made.source
    if not made.drafts:
        entry = source.put_into(entry)
        if source.into is not None:
            step = fields.next_step(talk, entry)
            return replace(source.into, entry=entry, step=step, message=source.message)
    step = fields.next_step(talk, entry)
    return await drafts.start(
        talk.connection, talk.now, talk.member.id, step, entry, message=source.message
    )


async def _filed_before(talk: Talk, one: QuickDraft, key: str, filed: Report, made: Made) -> None:
    """The same line was reported: of several it is named; alone, it may be another event after all.

    Then its draft lies ready, with the evidence, until he says so.
    """
    said = {"line": _short(one.source), "receipt": filed.receipt}
    if not made.alone:
        made.left_out.append(talk.plain("quick-filed-before", **said))
        return
    again = await quick_lines.draft_of(talk.connection, talk.member.id, AGAIN + key)
    draft = None if again is None else await drafts.get(talk.connection, again, talk.member.id)
    if draft is None:
        draft = await _begin(talk, one, made)
        await quick_lines.keep(talk.connection, talk.member.id, AGAIN + key, draft.id)
    else:
        draft = replace(draft, entry=made.source.put_into(draft.entry))
        await _use_up(talk, made.source)
    rows = [
        [LookAt(filed.id).on(talk.plain("button-look-at", receipt=filed.receipt))],
        [Resume(draft.id).on(talk.plain("button-report-again"))],
        [Cancel(draft.id).on(talk.plain("button-drop"))],
    ]
    await show_as(talk, draft, talk.html("quick-filed-before-alone", **said), Keys(rows))
    made.offered = True


def _short(line: str) -> str:
    return line if len(line) <= 24 else f"{line[:23]}…"


def refusal(talk: Talk, one: QuickDraft) -> str | None:
    """Why this member cannot report this, or None."""
    try:
        fields.check_unit(talk, one.unit or talk.member.unit)
        if one.day is not None:
            check_date(one.day, talk.today, talk.plan)
    except WrongAnswer as wrong:
        return talk.plain(wrong.message_id, **wrong.values)
    return None


def entry_of(talk: Talk, one: QuickDraft) -> Entry:
    """What was said, as a draft has it; what the grammar asks for is left open for the form."""
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
    period = period_of(one.day or talk.today, talk.plan)
    await nil.keep(talk, unit, period, one.indicator or nil_reports.WHOLE)
